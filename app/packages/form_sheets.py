"""The sheets of the blank form: what may be typed is yellow and unlocked, everything else is locked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.fields import Field, Kind, Width
from app.packages import cells, form_rules, layout, sheet_style
from app.packages.form_plan import label_of
from app.packages.layout import Book, Column
from app.packages.pens import Part, Pens

BLANK = None
"""Stands in a row for a cell to be typed into."""

WIDTHS: Mapping[Width, float] = {Width.SHORT: 12, Width.MEDIUM: 18, Width.WIDE: 26, Width.FULL: 44}
"""Widths of columns to be typed into: a form is printed with all of them."""

LABEL, ANSWER, HINT = "Mục", "Nội dung", "Gợi ý"
"""Heads of a page's columns."""

FormRow = Sequence[cells.Cell | None]

_FIGURE_WIDTH = 16  # "không phát sinh" on one line
_COUNTER = 6
_SIDE_AT_MOST = 70
_SQUEEZED = 225
_PAGE_WIDTHS = (8.0, 34.0, 74.0, 46.0)
NOTE_LINES = 6
"""Lines that a narrative answer has on a page before somebody makes its row higher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """A sheet with one record a row. The first `naming` columns after the counter are repeated on every page.

    `limits` names for the key of a field the key of the locked column that holds its maximum; `numbered` lets the
    counter be typed, because rows of other sheets refer to it.
    """

    title: str
    mark: str
    heading: str
    lines: Sequence[str] = ()
    columns: Sequence[Column]
    rows: Sequence[FormRow]
    naming: int = 1
    numbered: bool = False
    limits: Mapping[str, int] = field(default_factory=dict[str, int])
    names: Mapping[str, str] = field(default_factory=dict[str, str])  # key → range whose entries are offered
    lines_high: int = 1  # room in a row whose height does not grow by itself
    tab: str = sheet_style.TAB_DATA

    @property
    def banded(self) -> bool:
        """Whether the sections of the fields stand above the heads: only where there are many."""
        return len({column.field.section for column in self.columns if column.field}) > 1

    @property
    def head(self) -> int:
        """The row of the labels; the rows to be typed into begin below it."""
        return 3 + len(self.lines) + self.banded


def range_of(table: FormTable, key: str) -> str:
    """Where the entries of a column stand, as other sheets refer to it."""
    from openpyxl.utils import get_column_letter  # loaded when first needed

    at = next(number for number, column in enumerate(table.columns, 2) if column.key == key)
    quoted, letter = table.title.replace("'", "''"), get_column_letter(at)
    return f"'{quoted}'!${letter}${table.head + 1}:${letter}${table.head + len(table.rows)}"


def column_of(asked: Field) -> Column:
    """The column of a field."""
    width = _FIGURE_WIDTH if asked.kind is Kind.FIGURE else WIDTHS[asked.width]
    return Column(asked.key, label_of(asked), width, asked)


def draw_page(book: Book, title: str, mark: str, heading: str, fields: Sequence[Field]) -> None:
    """A sheet with one answer a line: label, answer, what belongs there."""
    sheet, pens = layout.new_sheet(book, title, sheet_style.TAB_DATA)
    sheet_style.set_widths(sheet, _PAGE_WIDTHS)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].height = sheet_style.TITLE_HEIGHT
    sheet.freeze_panes = "C3"
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=True, head="2:2")
    sheet.append(pens.line(("key", mark), ("title", heading)))
    sheet.append(pens.line(None, ("head", LABEL), ("head", ANSWER), ("head", HINT)))
    number, section = 3, fields[0].section
    for asked in fields:
        if asked.section != section:
            section = asked.section
            sheet.append(pens.line(None, ("section", section.label), ("section", ""), ("section", "")))
            number += 1
        label = label_of(asked)
        height = sheet_style.row_height([(label, _PAGE_WIDTHS[1] - 2), (asked.help, _PAGE_WIDTHS[3] - 2)])
        if asked.kind is Kind.NOTE:
            height = max(height or 0, sheet_style.height_of(NOTE_LINES))
        sheet_style.set_height(sheet, number, height)
        sheet.append(_answer(pens, asked, label))
        form_rules.add(book, sheet, asked, 3, (number, number))
        number += 1


def draw_table(book: Book, table: FormTable) -> None:
    """A sheet with one record a row; `BLANK` cells are to be typed into."""
    from openpyxl.utils import get_column_letter  # loaded when first needed

    sheet, pens = layout.new_sheet(book, table.title, table.tab)
    _set_up(sheet, table)
    columns, head = table.columns, table.head
    sheet.append(pens.text(key, "key") if key else None for key in (table.mark, *(one.key for one in columns)))
    sheet.append(pens.line(("title", table.heading)))
    for line in table.lines:
        sheet.append(pens.line(("note", line)))
    if table.banded:
        sheet.append(pens.line(("section", ""), *_bands(columns)))
    sheet.append(pens.line(("head", layout.HEAD), *(("head", column.label) for column in columns)))
    for number, row in enumerate(table.rows, 1):
        height = sheet_style.row_height(_shown(columns, row))
        if table.lines_high > 1:
            height = max(height or 0, sheet_style.height_of(table.lines_high))
        sheet_style.set_height(sheet, head + number, height)
        sheet.append(_form_row(pens, table, number, row))
    for number, column in enumerate(columns, 2):
        if column.field is not None and not column.locked:
            rows = (head + 1, head + len(table.rows))
            most = table.limits.get(column.key)
            limit = f"${get_column_letter(most + 2)}{head + 1}" if most is not None else ""
            form_rules.add(book, sheet, column.field, number, rows, most=limit, offered=table.names.get(column.key, ""))


def _shown(columns: Sequence[Column], row: FormRow) -> Iterator[tuple[object, float]]:
    """The cells of a row that can be seen, with the width that each has."""
    return ((cell, column.width) for column, cell in zip(columns, row, strict=True) if not column.hidden)


def _set_up(sheet: Any, table: FormTable) -> None:
    from openpyxl.utils import get_column_letter  # loaded when first needed

    columns, head = table.columns, table.head
    sheet_style.set_widths(sheet, (_COUNTER, *(column.width for column in columns)))
    sheet.row_dimensions[layout.KEY_ROW].hidden = True
    sheet.row_dimensions[2].height = sheet_style.TITLE_HEIGHT
    labels = [(column.label, column.width - 2) for column in columns if not column.hidden]
    sheet.row_dimensions[head].height = max(sheet_style.row_height(labels) or 0, 32)
    for number, column in enumerate(columns, 2):
        sheet.column_dimensions[get_column_letter(number)].hidden = column.hidden
    naming, side = _naming(table)
    sheet.freeze_panes = f"{get_column_letter(naming + 2)}{head + 1}"
    sheet_style.protect(sheet)
    across = _COUNTER + sum(column.width for column in columns if not column.hidden)
    pages = 1 if across <= _SQUEEZED else 1 + int((across - side) / (sheet_style.LANDSCAPE - side))
    sheet_style.print_on_a4(
        sheet,
        landscape=across > sheet_style.PORTRAIT,
        head=f"{head - table.banded}:{head}",
        side=f"A:{get_column_letter(naming + 1)}" if pages > 1 else "",
        pages=pages,
    )


def _naming(table: FormTable) -> tuple[int, float]:
    """How many columns stay in sight, and how wide they are with the counter: never most of a screen."""
    naming, side = 0, float(_COUNTER)
    left = table.naming
    for at, column in enumerate(table.columns, 1):
        width = 0 if column.hidden else column.width
        if left == 0 or side + width > _SIDE_AT_MOST:
            break
        naming, side, left = at, side + width, left - (not column.hidden)
    return naming, side


def _bands(columns: Sequence[Column]) -> Iterator[Part]:
    """The section of each column, written once where it begins."""
    before = ""
    for column in columns:
        section = column.field.section.label if column.field else ""
        yield ("section", section if section != before else "")
        before = section


def _answer(pens: Pens, asked: Field, label: str) -> Iterator[Any]:
    yield from pens.line(("key", asked.key), ("label", label))
    yield pens.blank(asked.kind in form_rules.NUMBERS)
    yield pens.text(asked.help, "fixed") if asked.help else pens.empty("fixed")


def _form_row(pens: Pens, table: FormTable, number: int, row: FormRow) -> Iterator[Any]:
    yield from pens.line(("typed-counter", number)) if table.numbered else [pens.count(number)]
    for column, cell in zip(table.columns, row, strict=True):
        if cell is None:
            yield pens.blank(column.field is not None and column.field.kind in form_rules.NUMBERS)
        elif cell == "":
            yield pens.empty("fixed")
        else:
            yield pens.fixed(cell)
