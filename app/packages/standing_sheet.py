"""A sheet on which one record stands upright: a line for each field that holds something, under the names of its parts.

A report, an office or an assessment has fifty fields and one record: as a row nobody can read it, on screen or paper.
The keys stand in the hidden first column instead of the hidden first row, and what is not filled in has no line. A text
too long for the highest row of a spreadsheet is spread over several, which are merged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.fields import Field
from app.packages import cells, layout, sheet_style
from app.packages.layout import Book
from app.packages.pens import Pens
from app.packages.tables import Table

STANDING = "#standing"
"""Stands in A2 and tells this shape from a sheet with rows."""

VALUES = 2
"""The column of the values, counted from 0."""

_WIDTHS = (8.0, 34.0, 84.0)
_HEAD_LINES = 2
_MOST_LINES = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One field and its cell; `said` is the name behind a code, for reading only."""

    field: Field
    cell: cells.Cell
    said: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A sheet to be drawn. `title` names it, `heading` stands over it."""

    title: str
    mark: str
    heading: str
    lines: Sequence[Line]
    tab: str = sheet_style.TAB_DATA


def draw(book: Book, page: Standing) -> None:
    """The sheet of one record."""
    sheet, pens = layout.new_sheet(book, page.title, page.tab)
    sheet_style.set_widths(sheet, _WIDTHS)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].height = sheet_style.TITLE_HEIGHT
    sheet.freeze_panes = f"C{_HEAD_LINES + 1}"
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=False, head=f"{_HEAD_LINES}:{_HEAD_LINES}")
    sheet.append(pens.line(("key", page.mark), ("title", page.heading)))
    sheet.append(pens.line(("key", STANDING), ("head", "Mục"), ("head", "Nội dung")))
    at, section = _HEAD_LINES + 1, ""
    for line in page.lines:
        if not line.hidden and line.field.section.label != section:
            section = line.field.section.label
            sheet.append(pens.line(None, ("section", section), ("section", "")))
            at += 1
        at = _draw_line(book, sheet, pens, at, line)


def _draw_line(book: Book, sheet: Any, pens: Pens, at: int, line: Line) -> int:
    """Draw a field from row `at` on; gives back the row below it."""
    label = layout.label_with_unit(line.field)
    shown = line.cell if not line.said else f"{line.cell} – {line.said}"
    needed = sheet_style.lines_of(shown, _WIDTHS[VALUES]) if isinstance(shown, str) else 1
    pieces = -(-needed // _MOST_LINES)
    tall = sheet_style.height_of(max(-(-needed // pieces), sheet_style.lines_of(label, _WIDTHS[1])))
    if line.hidden:
        sheet.row_dimensions[at].hidden = True
    for row in range(at, at + pieces):
        sheet_style.set_height(sheet, row, tall)
    sheet.append(_inked(pens, line, label))
    for _ in range(pieces - 1):
        sheet.append(pens.line(None, ("label", ""), ("text", "")))
    if pieces > 1:
        sheet.merged_cells.add(f"B{at}:B{at + pieces - 1}")
        sheet.merged_cells.add(f"C{at}:C{at + pieces - 1}")
    layout.add_drop_down(book, sheet, line.field, VALUES + 1, (at, at))
    return at + pieces


def _inked(pens: Pens, line: Line, label: str) -> Iterator[Any]:
    yield from pens.line(("key", line.field.key), ("label", label))
    yield pens.fixed(line.cell) if line.hidden else pens.upright(line.cell)
    if line.said:
        yield pens.text(line.said, "fixed")


def is_standing(table: Table) -> bool:
    """Whether a sheet has this shape."""
    return any(row and row[0] == STANDING for row in table[:_HEAD_LINES])


def keys_of(table: Table) -> Mapping[str, int]:
    """Key → row, 0-based; raises ValueError for a key that stands twice, or a sheet without a column of values."""
    if any(len(row) <= VALUES for row in table):
        raise ValueError("mất cột nội dung")
    keys: dict[str, int] = {}
    for at, row in enumerate(table[_HEAD_LINES:], _HEAD_LINES):
        if isinstance(row[0], str) and row[0]:
            if row[0] in keys:
                raise ValueError(f"trùng mã mục “{row[0]}”")
            keys[row[0]] = at
    return keys
