"""Tables that repeat their header, keep their rows whole, and can hold a text longer than a page.

A row that is taller than a third of a page is set as several rows without a line between them, so that a
page break can fall inside it; every other row stays in one piece.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Table

from app.reports.fonts import REGULAR
from app.reports.page import TEXT_WIDTH
from app.reports.style import (
    CELL,
    CELL_BOLD,
    CELL_HEAD,
    LINE,
    MOST_LINES,
    SHADE,
    SMALL,
    SMALL_BOLD,
    SMALL_HEAD,
    line,
    markup,
    readable,
)

Align = Literal["left", "centre", "right"]

PADDING = 1.2 * mm
FACE = ("FONT", (0, 0), (-1, -1), REGULAR, 11)
"""Every table names its face, or reportlab mentions Helvetica for an empty cell and leaves it out of the file."""

TALLEST = 60 * mm
"""A cell taller than this may be broken over two pages."""

LONGEST = 3000
"""Characters that are set as one paragraph of a table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width (roughly millimetres), and where its text stands."""

    head: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one text a column, then whatever has no column as (label, text) across the whole width."""

    cells: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A row that names the group below it, across the whole width."""

    words: str


class OneLine(Flowable):
    """A text that fits its cell: drawn where a Paragraph would draw it, at a tenth of the cost."""

    def __init__(self, words: str, style: ParagraphStyle, align: Align) -> None:
        super().__init__()
        self.words, self.style, self.align = words, style, align

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.setFont(self.style.fontName, self.style.fontSize)
        base = self.height - self.style.fontSize
        if self.align == "left":
            canvas.drawString(0, base, self.words)
        elif self.align == "centre":
            canvas.drawCentredString(self.width / 2, base, self.words)
        else:
            canvas.drawRightString(self.width, base, self.words)


def grid(
    columns: Sequence[Column], rows: Iterable[Row | Band], *, width: float = TEXT_WIDTH, small: bool = False
) -> Flowable:
    """A ruled table over the given width (points); its header is repeated on every page it reaches.

    `small` sets it in 10 points instead of 11, for tables that are looked up rather than read.
    """
    plain, strong, head = (SMALL, SMALL_BOLD, SMALL_HEAD) if small else (CELL, CELL_BOLD, CELL_HEAD)
    total = sum(column.share for column in columns)
    widths = [width * column.share / total for column in columns]
    cells: list[list[Any]] = [[line(column.head, head) for column in columns]]
    rules: list[Any] = [
        FACE,
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("LINEBEFORE", (0, 0), (-1, -1), 0.5, LINE),
        ("LINEAFTER", (-1, 0), (-1, -1), 0.5, LINE),
        ("LINEABOVE", (0, 0), (-1, 1), 0.5, LINE),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, LINE),
        ("LINEABOVE", (0, "splitfirst"), (-1, "splitfirst"), 0.5, LINE),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.5, LINE),
    ]
    opening: list[int] = []
    for row in rows:
        at = len(cells)
        rules.append(("LINEABOVE", (0, at), (-1, at), 0.5, LINE))
        if isinstance(row, Band):
            cells += [[piece, *[""] * (len(columns) - 1)] for piece in _set(row.words, strong, width)]
            rules += [("SPAN", (0, n), (-1, n)) for n in range(at, len(cells))]
            opening.append(at)
            continue
        if row.bold:
            opening.append(at)
        style = strong if row.bold else plain
        texts = zip(row.cells, columns, widths, strict=True)
        stacks = [_cell(text, column.align, style, broad) for text, column, broad in texts]
        tall = max(len(stack) for stack in stacks)
        cells += [[stack[n] if n < len(stack) else "" for stack in stacks] for n in range(tall)]
        if row.details:
            opening.append(len(cells) - 1)
        for label, text in row.details:
            for piece in _set(text, plain, width, lead=f"<i>{markup(label)}:</i> "):
                rules.append(("SPAN", (0, len(cells)), (-1, len(cells))))
                cells.append([piece, *[""] * (len(columns) - 1)])
    rules += [("NOSPLIT", (0, at), (0, at + 1)) for at in opening if at + 1 < len(cells)]
    return Table(cells, colWidths=widths, repeatRows=1, style=rules, hAlign="LEFT", spaceBefore=2, spaceAfter=8)


def facts(pairs: Iterable[tuple[str, str]], *, width: float = TEXT_WIDTH, share: float = 0.3) -> Flowable | None:
    """Labels on the left, values on the right, without lines; None when there is nothing to say."""
    left, right = width * share, width * (1 - share)
    cells: list[list[Any]] = []
    for label, text in pairs:
        head: list[Any] = _set(label, _FACT_LABEL, left)
        for piece in _set(text, CELL, right):
            cells.append([head.pop(0) if head else "", piece])
        cells += [[piece, ""] for piece in head]
    if not cells:
        return None
    rules = [
        FACE,
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (0, -1), 3 * mm),
        ("RIGHTPADDING", (1, 0), (1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, colWidths=[left, right], style=rules, hAlign="LEFT", spaceAfter=4)


_FACT_LABEL = CELL.clone("fact-label", textColor=LINE)


def _cell(text: str, align: Align, style: ParagraphStyle, width: float) -> list[Any]:
    words = readable(text).strip()
    if not words:
        return [""]
    if "\n" not in words and stringWidth(words, style.fontName, style.fontSize) <= width - 2 * PADDING:
        return [OneLine(words, style, align)]
    return _set(words, _ALIGNED[style.name, align], width)


def _set(text: str, style: ParagraphStyle, width: float, lead: str = "") -> list[Any]:
    """A text as paragraphs none of which is too tall for a row."""
    pieces: list[Any] = []
    for part in _parts(readable(text).strip()):
        pieces += _pieces(Paragraph(lead + markup(part), style), width)
        lead = ""
    return pieces


def _parts(text: str) -> list[str]:
    """The text in lengths that are quickly set: breaking a paragraph costs the square of its length."""
    lines = text.split("\n")
    if len(text) <= LONGEST and len(lines) <= MOST_LINES:
        return [text]
    parts: list[str] = []
    for at in range(0, len(lines), MOST_LINES):
        rest = "\n".join(lines[at : at + MOST_LINES])
        while len(rest) > LONGEST:
            cut = rest.rfind(" ", 1, LONGEST) + 1 or LONGEST
            parts.append(rest[:cut])
            rest = rest[cut:]
        parts.append(rest)
    return parts


def _pieces(paragraph: Paragraph, width: float) -> list[Any]:
    inner = max(width - 2 * PADDING, 1)
    pieces: list[Any] = []
    rest: list[Any] = [paragraph]
    while rest:
        piece = rest.pop(0)
        _, height = piece.wrap(inner, TALLEST)
        if height > TALLEST:
            first, *others = piece.split(inner, TALLEST)
            pieces.append(first)
            rest = others + rest
        else:
            pieces.append(piece)
    return pieces


_ALIGNED = {
    (style.name, align): style.clone(f"{style.name}-{align}", alignment=code)
    for style in (CELL, CELL_BOLD, SMALL, SMALL_BOLD)
    for align, code in (("left", 0), ("centre", 1), ("right", 2))
}
