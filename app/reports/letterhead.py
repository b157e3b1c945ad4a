"""The frame of an official document: heading, title, place for recipients, signature and package mark.

Form and sizes: Decree 30/2020 with the Front's own habits (signing standards §5.2, §5.4; domain notes §5.1).
Every part of the heading is data, because practice differs from office to office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.barcode.qr import QrCode
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from app.reports.balance import balanced
from app.reports.closing import Closing
from app.reports.fonts import REGULAR
from app.reports.keeping import is_heading
from app.reports.manner import DECREE, Manner
from app.reports.mark import KIND_WORDS, PackageMark
from app.reports.page import SEAL_NOTE, TEXT_WIDTH
from app.reports.style import (
    ADDRESSED,
    CELL,
    CENTRED,
    CENTRED_BOLD,
    CENTRED_ITALIC,
    INK,
    ISSUER,
    RECIPIENTS,
    SMALL,
    SUPERIOR,
    TITLE,
    line,
    markup,
    readable,
    space,
)
from app.reports.tables import BARE, FACE

LONGEST_NAME = 240
LEFT_WIDTH = 72 * mm
"""The column of the issuing body; the national heading has the rest."""
GUTTER = 3 * mm
SEAL_ROOM, PEN_ROOM = 26, 18
"""Millimetres between the post and the name: for a stamp of 36 mm that covers a third of the signature, and without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of the first page. `place_date` in formal words: "Sông Mẫu, ngày 05 tháng 02 năm 2026"."""

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: str = ""
    about: str = ""  # of a letter, which has no title: "V/v …" under its number
    place_date: str = ""
    right: str = ""  # what stands on the right in place of the nation's or the Party's lines
    manner: Manner = DECREE


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs: "TM. BAN THƯỜNG TRỰC" above "CHỦ TỊCH", or "KT. CHỦ TỊCH" above "PHÓ CHỦ TỊCH"."""

    authority: tuple[str, ...] = ()  # the last is the post of who signs
    name: str = ""
    sealed: bool = True  # room for a stamp
    manner: Manner = DECREE


def heading(head: Heading) -> list[Flowable]:
    """The two columns on top of the first page; number and date stand on one level."""
    manner = head.manner
    left_width, right_width = LEFT_WIDTH - GUTTER, TEXT_WIDTH - LEFT_WIDTH
    left: list[Flowable] = [_name(words, SUPERIOR, left_width) for words in head.superior]
    left += [_name(words, ISSUER, left_width) for words in head.issuer]
    if head.issuer:
        last = balanced(brief(head.issuer[-1]).upper(), ISSUER, left_width)[-1]
        left.append(_below(manner.below_issuer, _part_of(last, ISSUER), ISSUER))
    lines = ((head.right.upper(), manner.nation[0][1]),) if head.right else manner.nation
    right: list[Flowable] = [_balanced(brief(words), of, right_width) for words, of in lines]
    last = balanced(brief(lines[-1][0]), lines[-1][1], right_width)[-1]
    right.append(_Rule(_width(last, lines[-1][1])))
    numbered = [line(brief(head.number), CENTRED)] if head.number else []
    if head.about:
        numbered.append(_balanced(brief(head.about), manner.letter_about, left_width))
    dated = _balanced(brief(head.place_date), CENTRED_ITALIC, right_width)
    cells: list[list[Any]] = [[left, right], [numbered or "", dated]]
    rules = [*BARE, ("TOPPADDING", (0, 1), (-1, 1), 8), ("RIGHTPADDING", (0, 0), (0, -1), GUTTER)]
    return [Table(cells, colWidths=[LEFT_WIDTH, right_width], style=rules), space(6)]


def title(kind: str, abstract: str, manner: Manner = DECREE) -> list[Flowable]:
    """The name of the document and what it is about, ruled off below."""
    lines = [line(kind.upper(), TITLE)]
    if abstract:
        lines.append(_balanced(abstract, TITLE, TEXT_WIDTH))
    last = balanced(readable(abstract or kind), TITLE, TEXT_WIDTH)[-1]
    return [*lines, _below(manner.below_title, min(_part_of(last, TITLE), TEXT_WIDTH / 3), TITLE), space(5)]


def addressed(names: Sequence[str]) -> list[Flowable]:
    """ "Kính gửi:" of a letter, with one name behind it or several below each other (Decree 30, annex I)."""
    lead = line("Kính gửi:", ADDRESSED)
    if len(names) == 1:
        told = [line(names[0], ADDRESSED)]
    else:
        told = [line(f"- {name}{';' if at < len(names) else '.'}", ADDRESSED) for at, name in enumerate(names, 1)]
    before, beside = 38 * mm, 23 * mm
    widths = [before, beside, TEXT_WIDTH - before - beside]
    return [Table([["", lead, told]], colWidths=widths, style=BARE, hAlign="LEFT"), space(4)]


def close(recipients: Sequence[str], signature: Signature) -> list[Flowable]:
    """Nơi nhận on the left, the signature with room for the stamp on the right; with the last words before it."""
    manner = signature.manner
    rows = recipient_lines([_kept(row, manner) for row in recipients])
    left: list[Any] = [line(row, RECIPIENTS) for row in rows]
    if left:
        head = "<u>Nơi nhận:</u>" if manner.recipients_underlined else "Nơi nhận:"
        left.insert(0, Paragraph(head, manner.recipients_head))
    *authority, post = signature.authority or ("",)
    width = TEXT_WIDTH / 2
    right: list[Any] = [_name(words, CENTRED_BOLD, width) for words in authority]
    right.append(_name(post, manner.post, width))
    right += [space(SEAL_ROOM if signature.sealed else PEN_ROOM), line(brief(signature.name), CENTRED_BOLD)]
    beside = len(rows) <= 20 and sum(map(len, rows)) <= 1500
    block = Table([[left if beside else "", right]], colWidths=[width, width], style=BARE)
    return [Closing([space(4), block]), *([] if beside else left)]


def ended(words: str, manner: Manner) -> str:
    """The last words of a document with the sign that ends it: "./." in Decree 30's forms, a full stop in the Party."""
    return words.rstrip(" .;/") + manner.ending


def finished(text: Sequence[Flowable], manner: Manner) -> list[Flowable]:
    """The text of a document with the sign that ends it behind its last paragraph; a table or a chart bears none."""
    *before, last = text
    if not isinstance(last, Paragraph) or is_heading(last):
        return list(text)
    pieces: list[Any] = last.frags
    pieces[-1].text = ended(pieces[-1].text, manner)
    return [*before, last]


def two_signatures(*blocks: tuple[str, str, str], words: Sequence[Flowable] = ()) -> list[Flowable]:
    """Who signs beside whom: what each is, the note in brackets, the name where it is known.

    They stand with the last words before them, or with all of `words` where these belong to what is signed.
    """
    cells: list[list[Any]] = [
        [[_lines(head), line(note, CENTRED_ITALIC), space(26)] for head, note, _ in blocks],
        [line(brief(name), CENTRED_BOLD) for _, _, name in blocks],
    ]
    width = TEXT_WIDTH / len(blocks)
    rules = [*BARE, ("NOSPLIT", (0, 0), (0, 1))]
    signed = [*words, space(4), Table(cells, colWidths=[width] * len(blocks), style=rules)]
    return [*([space(0)] if words else []), Closing(signed)]


def recipient_lines(recipients: Sequence[str]) -> list[str]:
    """`- ` before each, `;` behind, a full stop behind the last."""
    bare = [row.strip().lstrip("-–").strip().rstrip(";.").strip() for row in recipients]
    bare = [row for row in bare if row]
    return [*(f"- {row};" for row in bare[:-1]), *(f"- {row}." for row in bare[-1:])]


def package_block(mark: PackageMark) -> Flowable:
    """The frame on the last page that names the sealed package."""
    words: list[Any] = [
        line(f"Gói dữ liệu: {KIND_WORDS.get(mark.kind, mark.kind)}", CELL),
        line(f"Đơn vị: {brief(mark.unit_name)} (mã {mark.unit})", CELL),
    ]
    if mark.period:
        words.append(line(f"Kỳ: {mark.period} – Lần gửi {mark.revision}", CELL))
    words += [line(f"Mã kiểm tra: {mark.grouped}", CELL), space(1), line(SEAL_NOTE, SMALL)]
    size = 30 * mm
    code: Any = QrCode(mark.scanned, width=size, height=size, qrBorder=2, qrLevel="M")
    code.alt = f"Mã QR: {mark.scanned}"
    rules = [
        FACE,
        ("BOX", (0, 0), (-1, -1), 0.5, INK),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2 * mm),
    ]
    frame = Table([[code, words]], colWidths=[size + 4 * mm, TEXT_WIDTH - size - 4 * mm], style=rules)
    return KeepTogether([space(6), frame])


def brief(words: str) -> str:
    """What stands in the frame of a page has a frame's room; whatever is longer is no name."""
    flat = " ".join(readable(words).split())
    return flat if len(flat) <= LONGEST_NAME else flat[:LONGEST_NAME] + "…"


def _lines(head: str) -> Paragraph:
    """What who signs is, line by line."""
    return line("\n".join(brief(words) for words in head.split("\n")), CENTRED_BOLD)


def _name(words: str, style: ParagraphStyle, width: float) -> Paragraph:
    return _balanced(brief(words).upper(), style, width)


def _balanced(words: str, style: ParagraphStyle, width: float) -> Paragraph:
    """A name of several lines; line breaks that the text has are kept."""
    lines = [piece for part in readable(words).split("\n") for piece in balanced(part, style, width)]
    return Paragraph(markup("\n".join(lines)), style)


def _below(sign: str, length: float, style: ParagraphStyle) -> Flowable:
    return line(sign, style.clone(f"{style.name}-below", fontName=REGULAR)) if sign else _Rule(length)


def _part_of(words: str, style: ParagraphStyle) -> float:
    """Between a third and half of a text's length, as Decree 30 wants the rule below it."""
    return 0.42 * _width(words, style)


def _kept(recipient: str, manner: Manner) -> str:
    """ "Lưu: VT" as the manner writes it; whatever an office wrote behind it stays."""
    bare = recipient.strip().lstrip("-– ")
    return manner.kept + bare[len(DECREE.kept) :] if bare.startswith(DECREE.kept) else recipient


class _Rule(Flowable):
    """A line of a given length in the middle of its column."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 3
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.line((self.width - self.length) / 2, 1, (self.width + self.length) / 2, 1)


def _width(words: str, style: ParagraphStyle) -> float:
    return stringWidth(readable(words), style.fontName, style.fontSize)
