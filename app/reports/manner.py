"""How the official documents of one body look: the state's form, which the Front follows, or the Party's.

The state's is Decree 30/2020/NĐ-CP (signing standards §5.2). The Party's is Hướng dẫn 05-HD/VPTW of 2026 as four
independent tools carry it out (§5.3); its own text was not seen. Everything that differs stands here as data.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from app.domain.office import Office
from app.reports.fonts import ITALIC, REGULAR
from app.reports.style import CENTRED_BOLD, MOTTO, NATION, PARTY, RECIPIENTS_HEAD, SUPERIOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One way to write official documents; the letterhead reads it."""

    superior: str
    """The line above the issuing body where an office wrote none."""
    body: str
    """What issues within the office where it wrote nothing else."""
    nation: tuple[tuple[str, ParagraphStyle], ...]
    """The lines on the right of the head; a rule as long as the last stands below."""
    below_issuer: str
    """What stands below the issuing body in place of a rule; "" for a rule."""
    number_lead: str
    letter_code: str
    """The kind in the symbol of a letter (công văn); "" where letters have none."""
    letter_about: ParagraphStyle
    below_title: str
    """What stands below the abstract in place of a rule; "" for a rule."""
    signs: Mapping[str, str]
    """The signs of who signs for whom, by the codes of `app.domain.report.SIGNING_MODES`."""
    post: ParagraphStyle
    """The post of who signs."""
    recipients_head: ParagraphStyle
    recipients_underlined: bool
    kept: str
    """What an office writes for the copy that it keeps."""
    ending: str
    """The sign at the end of a document's text."""


DECREE = Manner(
    superior="ỦY BAN MTTQ VIỆT NAM",
    body="BAN THƯỜNG TRỰC",
    nation=(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", NATION), ("Độc lập - Tự do - Hạnh phúc", MOTTO)),
    below_issuer="",
    number_lead="Số: ",
    letter_code="",
    letter_about=SUPERIOR,
    below_title="",
    signs={"on_behalf": "TM.", "deputy": "KT.", "order": "TL.", "delegated": "TUQ."},
    post=CENTRED_BOLD,
    recipients_head=RECIPIENTS_HEAD,
    recipients_underlined=False,
    kept="Lưu: VT",
    ending="./.",
)

PARTY_MANNER = Manner(
    superior="",
    body="",
    nation=(("ĐẢNG CỘNG SẢN VIỆT NAM", PARTY),),
    below_issuer="*",
    number_lead="Số ",
    letter_code="CV",
    letter_about=SUPERIOR.clone("letter-about-party", fontName=ITALIC),
    below_title="-----",
    # The form of "thừa ủy quyền" was not found; it is written like the others.
    signs={"on_behalf": "T/M", "deputy": "K/T", "order": "T/L", "delegated": "T/UQ"},
    post=CENTRED_BOLD.clone("post-party", fontName=REGULAR),
    recipients_head=RECIPIENTS_HEAD.clone("recipients-head-party", fontName=REGULAR),
    recipients_underlined=True,
    kept="Lưu",
    ending=".",
)


def manner_of(office: Office) -> Manner:
    """The manner that an office chose; the state's where it chose none."""
    return PARTY_MANNER if office.manner == "party" else DECREE
