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
from reportlab.platypus import Flowable, KeepTogether, Table

from app.reports.mark import KIND_WORDS, PackageMark
from app.reports.page import SEAL_NOTE, TEXT_WIDTH
from app.reports.style import (
    CELL,
    CENTRED,
    CENTRED_BOLD,
    CENTRED_ITALIC,
    INK,
    ISSUER,
    MOTTO,
    NATION,
    RECIPIENTS,
    RECIPIENTS_HEAD,
    SMALL,
    SUPERIOR,
    TITLE,
    line,
    readable,
    space,
)
from app.reports.tables import FACE

NATION_WORDS = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_WORDS = "Độc lập - Tự do - Hạnh phúc"

LONGEST_NAME = 240

_BARE = [
    FACE,
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of the first page. `place_date` in formal words: "Sông Mẫu, ngày 05 tháng 02 năm 2026"."""

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: str = ""
    about: str = ""  # of a letter, which has no title: "V/v …" under its number
    place_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs: "TM. BAN THƯỜNG TRỰC" above "CHỦ TỊCH", or "KT. CHỦ TỊCH" above "PHÓ CHỦ TỊCH"."""

    authority: tuple[str, ...] = ()
    name: str = ""
    sealed: bool = True  # room for a stamp


STANDING_COMMITTEE = Signature(authority=("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"))
"""Who signs when nothing else is said; the name is left to the pen."""


def heading(head: Heading) -> list[Flowable]:
    """The two columns on top of the first page."""
    left: list[Any] = [line(brief(words).upper(), SUPERIOR) for words in head.superior]
    left += [line(brief(words).upper(), ISSUER) for words in head.issuer]
    if head.issuer:
        left.append(_Rule(min(0.42 * _width(head.issuer[-1].upper(), ISSUER), 35 * mm)))
    right: list[Any] = [
        line(NATION_WORDS, NATION),
        line(MOTTO_WORDS, MOTTO),
        _Rule(_width(MOTTO_WORDS, MOTTO)),
    ]
    numbered = [line(brief(head.number), CENTRED)]
    if head.about:
        numbered.append(line(brief(head.about), SUPERIOR))
    cells: list[list[Any]] = [[left, right], [numbered, line(brief(head.place_date), CENTRED_ITALIC)]]
    rules = [*_BARE, ("TOPPADDING", (0, 1), (-1, 1), 8)]
    return [Table(cells, colWidths=[70 * mm, TEXT_WIDTH - 70 * mm], style=rules), space(6)]


def title(kind: str, abstract: str) -> list[Flowable]:
    """The name of the document and what it is about, ruled off below."""
    lines = [line(kind.upper(), TITLE)]
    if abstract:
        lines.append(line(abstract, TITLE))
    last = readable(abstract or kind).split("\n")[-1]
    return [*lines, _Rule(min(0.42 * _width(last, TITLE), TEXT_WIDTH / 3)), space(5)]


def close(recipients: Sequence[str], signature: Signature) -> list[Flowable]:
    """Nơi nhận on the left, the signature with room for the stamp on the right; never parted by a page break."""
    rows = recipient_lines(recipients)
    left: list[Any] = [line(row, RECIPIENTS) for row in rows]
    if left:
        left.insert(0, line("Nơi nhận:", RECIPIENTS_HEAD))
    right: list[Any] = [line(brief(words).upper(), CENTRED_BOLD) for words in signature.authority]
    right += [space(26 if signature.sealed else 18), line(brief(signature.name), CENTRED_BOLD)]
    width = TEXT_WIDTH / 2
    beside = len(rows) <= 20 and sum(map(len, rows)) <= 1500
    block = Table([[left if beside else "", right]], colWidths=[width, width], style=_BARE)
    return [space(4), KeepTogether([block]), *([] if beside else left)]


def two_signatures(*blocks: tuple[str, str, str]) -> list[Flowable]:
    """Who signs beside whom: what each is, the note in brackets, the name where it is known."""
    cells: list[list[Any]] = [
        [[line(head, CENTRED_BOLD), line(note, CENTRED_ITALIC), space(26)] for head, note, _ in blocks],
        [line(brief(name), CENTRED_BOLD) for _, _, name in blocks],
    ]
    width = TEXT_WIDTH / len(blocks)
    rules = [*_BARE, ("NOSPLIT", (0, 0), (0, 1))]
    return [space(4), Table(cells, colWidths=[width] * len(blocks), style=rules)]


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
