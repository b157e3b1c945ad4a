"""Tables that repeat their header, keep their rows whole, and can hold a text longer than a page.

A row that is taller than a third of a page is set as several rows without a line between them, so that a
page break can fall inside it; every other row stays in one piece, and the last never stands alone on a page.
Numbers of one column stand comma below comma; a column that is too narrow for a word or number takes room
from the widest.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Table

from app.reports.balance import balanced
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

BARE: list[tuple[Any, ...]] = [
    FACE,
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
"""A table that only says what stands beside what."""

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

    def __init__(self, words: str, style: ParagraphStyle, align: Align, inset: float = 0) -> None:
        """`inset`: points that a text on the right stands away from its edge."""
        super().__init__()
        self.words, self.style, self.align, self.inset = words, style, align, inset

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
            canvas.drawRightString(self.width - self.inset, base, self.words)


def grid(
    columns: Sequence[Column], rows: Iterable[Row | Band], *, width: float = TEXT_WIDTH, small: bool = False
) -> Flowable:
    """A ruled table over the given width (points); its header is repeated on every page it reaches.

    `small` sets it in 10 points instead of 11, for tables that are looked up rather than read.
    """
    plain, strong, head = (SMALL, SMALL_BOLD, SMALL_HEAD) if small else (CELL, CELL_BOLD, CELL_HEAD)
    told = list(rows)
    widths = _widths(columns, [row for row in told if isinstance(row, Row)], width, head)
    tails = _tails(columns, told, plain)
    first = int(columns[0].align == "centre" and len(columns) > 2)  # a running number has nothing below it
    beside = width - (widths[0] if first else 0)
    cells: list[list[Any]] = [[_head(column.head, head, broad) for column, broad in zip(columns, widths, strict=True)]]
    rules: list[Any] = [
        FACE,
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 0.8 if small else 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8 if small else 2.5),
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
    at = len(cells)
    for row in told:
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
        texts = zip(row.cells, columns, widths, tails, strict=True)
        stacks = [_cell(text, column.align, style, broad, tail) for text, column, broad, tail in texts]
        tall = max(len(stack) for stack in stacks)
        cells += [[stack[n] if n < len(stack) else "" for stack in stacks] for n in range(tall)]
        if row.details:
            opening.append(len(cells) - 1)
        for piece in _details(row.details, beside):
            below = len(cells)
            rules += [("SPAN", (first, below), (-1, below)), ("TOPPADDING", (0, below), (-1, below), 0)]
            cells.append([*[""] * first, piece, *[""] * (len(columns) - 1 - first)])
    opening += [at - 1] if len(told) > 1 else []  # the last row stays with the one before it
    rules += [("NOSPLIT", (0, at), (0, at + 1)) for at in opening if at + 1 < len(cells)]
    return Table(
        cells, colWidths=widths, repeatRows=1, style=rules, hAlign="LEFT", spaceBefore=2, spaceAfter=4 if small else 8
    )


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


def _head(words: str, style: ParagraphStyle, width: float) -> Paragraph:
    return line("\n".join(balanced(words, style, width - 2 * PADDING)), style)


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: float, head: ParagraphStyle) -> list[float]:
    """The shares in points; a column with a word or a number that it can't hold takes room from those with much."""
    total = sum(column.share for column in columns)
    given = [width * column.share / total for column in columns]
    words, numbers = [0.0] * len(columns), [0.0] * len(columns)
    for at, (column, broad) in enumerate(zip(columns, given, strict=True)):
        words[at] = _longest(column.head, head, broad)
        for row in rows:
            kind = numbers if _NUMBER.fullmatch(row.cells[at].strip()) else words
            kind[at] = max(kind[at], _longest(row.cells[at], head, broad))
    wanted = [max(both) for both in zip(words, numbers, strict=True)]
    missing = sum(max(want - broad, 0) for want, broad in zip(wanted, given, strict=True))
    spare = [max(broad - max(want, _KEPT), 0) for want, broad in zip(wanted, given, strict=True)]
    if not missing:
        return given
    if sum(spare) >= missing:
        lent = missing / sum(spare)
        return [max(want, broad) - room * lent for want, broad, room in zip(wanted, given, spare, strict=True)]
    return _crowded([max(word, min(broad, _KEPT)) for word, broad in zip(words, given, strict=True)], numbers, width)


def _crowded(least: Sequence[float], numbers: Sequence[float], width: float) -> list[float]:
    """Words keep their room while they can; what is left goes to the numbers, set smaller where it is short."""
    left = width - sum(least)
    if left <= 0:
        return [width * part / sum(least) for part in least]
    more = [max(number - part, 0) for number, part in zip(numbers, least, strict=True)]
    return [part + left * want / (sum(more) or 1) for part, want in zip(least, more, strict=True)]


_KEPT = 30 * mm
"""No column lends so much that less than this is left to it."""

_WIDEST_LETTER = 0.95
"""Of the size; most letters are narrower by half, so what surely fits is not measured."""


def _longest(text: str, style: ParagraphStyle, width: float) -> float:
    """What a text needs at least: its longest word, or all of a number; 0 where it surely fits."""
    inner = width - 2 * PADDING
    most = inner / (style.fontSize * _WIDEST_LETTER)
    if len(text) <= most:
        return 0.0
    number = _NUMBER.fullmatch(text.strip())
    words = [text.strip()] if number else [word for word in text.split() if len(word) <= _LONG_WORD]
    long = [stringWidth(word, style.fontName, style.fontSize) for word in words if most < len(word)]
    return max(long, default=0.0) + 2 * PADDING


_LONG_WORD = 24
"""Longer than any word of ours: an address, a code; it is broken where the column ends. A number never is."""

_NUMBER = re.compile(r"[+\-−–]?\d[\d.]*((?:,\d+)?(?:\s?%)?)")


def _tails(columns: Sequence[Column], rows: Sequence[Row | Band], style: ParagraphStyle) -> list[float]:
    """How wide the longest fraction of each column is, so that its numbers stand comma below comma."""
    texts = [row.cells for row in rows if isinstance(row, Row)]
    return [
        max((_tail(cells[at], style) for cells in texts), default=0.0) if column.align == "right" else 0.0
        for at, column in enumerate(columns)
    ]


def _tail(text: str, style: ParagraphStyle) -> float:
    found = _NUMBER.fullmatch(text.strip())
    return stringWidth(found[1], style.fontName, style.fontSize) if found and found[1] else 0.0


def _details(details: Sequence[tuple[str, str]], width: float) -> list[Any]:
    """What has no column, below its row: short ones follow each other, a long one has lines of its own."""
    pieces: list[Any] = []
    short: list[tuple[str, str]] = []
    for label, text in details:
        lead = f"<i>{markup(label)}:</i> "
        if len(text) <= _SHORT and "\n" not in text:
            short.append((lead, text))
        else:
            pieces += _set(text, SMALL, width, lead=lead)
    followed = [lead + markup(text.rstrip(" .;")) for lead, text in short[:-1]]
    joined = "; ".join([*followed, *(lead + markup(text) for lead, text in short[-1:])])
    together = _pieces(Paragraph(joined, SMALL), width) if short else []
    return together + pieces


_SHORT = 60
"""Characters of a detail that may share its line with others."""


def _cell(text: str, align: Align, style: ParagraphStyle, width: float, tail: float = 0) -> list[Any]:
    words = readable(text).strip()
    if not words:
        return [""]
    inset = tail - _tail(words, style) if tail and _NUMBER.fullmatch(words) else 0.0
    if "\n" not in words and stringWidth(words, style.fontName, style.fontSize) + inset <= width - 2 * PADDING:
        return [OneLine(words, style, align, inset)]
    if _NUMBER.fullmatch(words):
        return _squeezed(words, style, align, width - 2 * PADDING)
    return _set(words, _ALIGNED[style.name, align], width)


def _squeezed(number: str, style: ParagraphStyle, align: Align, room: float) -> list[Any]:
    """A number that is too wide for its column, in smaller digits; broken between its groups, never within one."""
    needed = stringWidth(number, style.fontName, style.fontSize)
    size = max(style.fontSize * room / needed, _SMALLEST)
    small = style.clone(f"{style.name}-squeezed", fontSize=size)
    lines = [""]
    for group in _GROUP.findall(number):
        if lines[-1] and stringWidth(lines[-1] + group, small.fontName, size) > room + 0.01:
            lines.append("")
        lines[-1] += group
    drawn = [OneLine(one, small, align) for one in lines]
    return drawn if len(drawn) == 1 else [drawn]


_SMALLEST = 5.0
"""Points of the smallest digits."""

_GROUP = re.compile(r"[^.]*\.|[^.]+")


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
    """A paragraph in pieces of at most `TALLEST`.

    Halved again and again: cutting one piece off the front breaks all the lines that remain anew each time, which takes
    the square of the length; a word of thousands of letters in a narrow column took seconds.
    """
    inner = max(width - 2 * PADDING, 1)
    _, height = paragraph.wrap(inner, TALLEST)
    if height <= TALLEST:
        return [paragraph]
    leading = paragraph.style.leading
    lines = max(int(TALLEST / leading), 1)  # of one piece
    half = max(round(height / leading) // lines // 2, 1) * lines
    parts: list[Any] = paragraph.split(inner, (half + 0.5) * leading)
    return [piece for part in parts for piece in _pieces(part, width)] if len(parts) > 1 else [paragraph]


_ALIGNED = {
    (style.name, align): style.clone(f"{style.name}-{align}", alignment=code)
    for style in (CELL, CELL_BOLD, SMALL, SMALL_BOLD)
    for align, code in (("left", 0), ("centre", 1), ("right", 2))
}
