"""How a workbook of ours is built: its sheets with rows, their drop-downs, and the sheet that feeds these.

Sheets are streamed: openpyxl's write-only mode keeps every feature used here, holds one row at a
time, and with styled cells takes as long as its normal mode (measured: 447 and 467 ms for 36,000).
What things look like says `app.packages.sheet_style`.
"""

import dataclasses
import io
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, Kind, Width
from app.packages import cells, sheet_style
from app.packages.pens import Pen, Pens

if TYPE_CHECKING:
    from openpyxl import Workbook

KEY_ROW = 1
"""Hidden: the keys by which columns are matched; its first cell names the record kind ("#conference")."""

HEAD = "STT"
"""Stands in the first column of the row of labels: the rows of data begin below it."""

LISTS_TITLE, LISTS_MARK = "Danh mục", "#lists"
"""The sheet that holds the entries of drop-downs; it is not read."""

WIDTHS = {Width.SHORT: 14, Width.MEDIUM: 24, Width.WIDE: 40, Width.FULL: 60}
"""Column widths in characters."""

SPARE_ROWS = 200
"""Empty rows below the data that drop-downs reach."""

_TITLE_ROW, _HEAD_ROW, _COUNTER = 2, 3, 6
_FIRST_ENTRY = 4
_LONGEST_TITLE = 31
_NARROWEST, _WIDEST, _WIDEST_SIDE = 8, 110, 90
_SQUEEZED = 225
"""A sheet that is a little too wide for a page is printed smaller (7 points) rather than on two."""

_STRETCHED = 1.3
"""A column grows by so much where that spares its texts a second line."""

_READABLE_LINES = 24
"""A text of more lines makes its column wider: a row of a spreadsheet ends at 409 points."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column to be drawn: its hidden key ("" for a reading aid), label, width in characters, and field."""

    key: str
    label: str
    width: float = 24
    field: Field | None = None
    hidden: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with one record a row, ready to be drawn. `empty` columns are hidden for holding nothing.

    The first `naming` columns say what a row is about: they stay in sight and are repeated on every page.
    """

    title: str  # the name of the sheet
    mark: str
    heading: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[cells.Cell]]
    tab: str = sheet_style.TAB_DATA
    naming: int = 1
    empty: int = 0


@dataclass(slots=True)
class Book:
    """A workbook being written."""

    raw: "Workbook"
    pens: Pens | None = None
    titles: set[str] = field(default_factory=set[str])
    lists: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])  # entries → whose they are


def new_book(title: str) -> Book:
    """An empty workbook."""
    from openpyxl import Workbook  # loaded when first needed: openpyxl takes 160 ms

    raw = Workbook(write_only=True)
    sheet_style.set_base_font(raw)
    raw.properties.creator = "Sổ Mặt trận"
    raw.properties.title = title
    raw.properties.language = "vi-VN"
    return Book(raw, titles={LISTS_TITLE.casefold()})


def new_sheet(book: Book, title: str, tab: str = "") -> tuple[Any, Pens]:
    """A further sheet, and the pens of the book; `tab` colours its tab."""
    sheet = book.raw.create_sheet(title)
    if tab:
        sheet.sheet_properties.tabColor = tab
    if book.pens is None:
        book.pens = Pens(sheet)
    return sheet, book.pens


def to_bytes(book: Book) -> bytes:
    """The finished workbook, with its lists on the last sheet."""
    if book.lists:
        _draw_lists(book)
    out = io.BytesIO()
    book.raw.save(out)
    return out.getvalue()


def sheet_title(book: Book, label: str) -> str:
    """A name that a sheet may have: at most 31 characters, whole words, none of []:*?/\\, different from all others."""
    plain = " ".join("".join(" " if character in "[]:*?/\\" else character for character in label).split()).strip("'")
    title, number = _shortened(plain, _LONGEST_TITLE) or "Trang", 2
    while title.casefold() in book.titles:
        title = f"{_shortened(plain, _LONGEST_TITLE - 4)} ({number})"
        number += 1
    book.titles.add(title.casefold())
    return title


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text.rstrip(" '")
    words = text[:most].rpartition(" ")[0]
    return (words if len(words) > most // 2 else text[:most]).rstrip(" ,;.'–-")


def label_with_unit(field: Field) -> str:
    """The label of a column: "Dân số (người)"."""
    return f"{field.label} ({field.unit})" if field.unit else field.label


def fitted(table: Table) -> Table:
    """The table with columns as wide as what is in them needs; those of the records that hold nothing are hidden."""
    columns: list[Column] = []
    empty = 0
    for at, column in enumerate(table.columns):
        longest = max((_length(row[at]) for row in table.rows), default=0)
        if column.hidden:
            columns.append(column)
        elif longest:
            columns.append(dataclasses.replace(column, width=_width(column, longest)))
        else:
            empty += bool(column.key)
            columns.append(dataclasses.replace(column, hidden=True))
    if all(column.hidden for column in columns):
        return table
    return dataclasses.replace(table, columns=columns, empty=empty)


def _length(cell: cells.Cell) -> int:
    if isinstance(cell, str):
        return max(1, math.ceil(max(map(sheet_style.letters, cell.split("\n"))))) if cell else 0
    return int(sheet_style.number_width(cell)) if isinstance(cell, int | float) else len("16/09/2024")


def _width(column: Column, longest: int) -> float:
    """Between what the label needs on three lines and what the field asks for; wider for a text that has no end."""
    least = max(_NARROWEST, len(column.label) / 3 + 2, *(len(word) + 3 for word in column.label.split()))
    room = column.width * _STRETCHED
    usual = max(least, longest + 2 if longest + 2 <= room else column.width)
    return max(usual, min(longest / _READABLE_LINES, _WIDEST))


def draw_table(book: Book, table: Table) -> None:
    """A sheet with its hidden key row, title, labels and rows; the first column counts the rows."""
    sheet, pens = new_sheet(book, table.title, table.tab)
    columns = table.columns
    _set_up(sheet, table)
    sheet.append(pens.text(text, "key") for text in (table.mark, *(column.key for column in columns)))
    sheet.append(_heading(pens, table))
    sheet.append(pens.text(text, "head") for text in (HEAD, *(column.label for column in columns)))
    widths = [(at, column.width) for at, column in enumerate(columns) if not column.hidden]
    inks = [_ink(pens, column) for column in columns]
    for number, row in enumerate(table.rows, 1):
        height = sheet_style.row_height((row[at], width) for at, width in widths)
        sheet_style.set_height(sheet, number + _HEAD_ROW, height)
        sheet.append(_inked(pens, inks, number, row))
    _add_drop_downs(book, sheet, columns, len(table.rows))


def _heading(pens: Pens, table: Table) -> list[Any]:
    hidden = f"   (ẩn {table.empty} cột chưa ghi gì)" if table.empty else ""
    return [pens.text(table.heading + hidden, "title")]


Ink = Callable[[cells.Cell], Pen | None]
"""Draws the cells of a column."""


def _ink(pens: Pens, column: Column) -> Ink:
    """White for the unit's figures, grey for what only helps to read them; what is hidden needs no look."""
    if column.hidden:
        return lambda cell: (
            None if cell == "" else pens.text(cell, "key") if isinstance(cell, str) else pens.fixed(cell)
        )
    if column.locked:
        return lambda cell: pens.empty("fixed") if cell == "" else pens.fixed(cell)
    return lambda cell: pens.empty("text") if cell == "" else pens.value(cell)


def _inked(pens: Pens, inks: Sequence[Ink], number: int, row: Sequence[cells.Cell]) -> Iterator[Pen | None]:
    yield pens.count(number)
    for ink, cell in zip(inks, row, strict=True):
        yield ink(cell)


def _set_up(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Protection  # loaded when first needed
    from openpyxl.utils import get_column_letter  # loaded when first needed

    columns = table.columns
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[_TITLE_ROW].height = sheet_style.TITLE_HEIGHT
    sheet_style.set_widths(sheet, (_COUNTER, *(column.width for column in columns)))
    for number, column in enumerate(columns, 2):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.hidden = column.hidden
        if column.field is not None and not column.locked:
            dimension.protection = Protection(locked=False)
            if column.field.kind not in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE):
                dimension.number_format = sheet_style.TEXT_FORMAT
    shown = [column for column in columns if not column.hidden]
    sheet.row_dimensions[_HEAD_ROW].height = sheet_style.row_height((one.label, one.width - 2) for one in shown) or 20
    naming, side = _naming(table)
    sheet.freeze_panes = f"{get_column_letter(naming + 2)}{_HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{get_column_letter(len(columns) + 1)}{_HEAD_ROW + len(table.rows)}"
    sheet_style.protect(sheet)
    across = _COUNTER + sum(column.width for column in shown)
    pages = 1 if across <= _SQUEEZED else 1 + int((across - side) / (sheet_style.LANDSCAPE - side))
    sheet_style.print_on_a4(
        sheet,
        landscape=across > sheet_style.PORTRAIT,
        head=f"{_HEAD_ROW}:{_HEAD_ROW}",
        side=f"A:{get_column_letter(naming + 1)}" if pages > 1 else "",
        pages=pages,
    )


def _naming(table: Table) -> tuple[int, float]:
    """How many of the columns stay in sight, and how wide they are with the counter: never most of a page."""
    naming, side = 0, float(_COUNTER)
    for at, column in enumerate(table.columns[: table.naming], 1):
        width = 0 if column.hidden else column.width
        if side + width > _WIDEST_SIDE:
            break
        naming, side = at, side + width
    return naming, side


def _add_drop_downs(book: Book, sheet: Any, columns: Sequence[Column], count: int) -> None:
    for number, column in enumerate(columns, 2):
        if column.field is not None and not column.locked and not column.hidden:
            add_drop_down(book, sheet, column.field, number, (_HEAD_ROW + 1, _HEAD_ROW + count + SPARE_ROWS))


def add_drop_down(book: Book, sheet: Any, described: Field, column: int, rows: tuple[int, int]) -> Any:
    """Offer the entries of a choice in the cells of a column; a free text is allowed where the field allows it.

    Returns the rule that was added, None for a field that has no entries.
    """
    from openpyxl.utils import get_column_letter  # loaded when first needed
    from openpyxl.worksheet.datavalidation import DataValidation  # loaded when first needed

    if described.kind is Kind.YESNO:
        entries: tuple[str, ...] = (cells.YES, cells.NO)
    elif described.kind is Kind.CHOICE and described.choices:
        entries = tuple(option.label for option in described.choices)
    else:
        return None
    offered: Any = DataValidation(type="list", formula1=_list_range(book, entries, described), allow_blank=True)
    offered.showErrorMessage = not described.open_choices
    offered.errorTitle = described.label[:32]
    offered.error = "Hãy chọn một mục trong danh sách, hoặc để trống."
    letter = get_column_letter(column)
    offered.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    sheet.data_validations.append(offered)
    return offered


def _list_range(book: Book, entries: tuple[str, ...], described: Field) -> str:
    from openpyxl.utils import get_column_letter  # loaded when first needed

    whose = "Có hoặc Không" if described.kind is Kind.YESNO else described.label
    book.lists.setdefault(entries, whose)
    letter = get_column_letter(list(book.lists).index(entries) + 2)
    return f"'{LISTS_TITLE}'!${letter}${_FIRST_ENTRY}:${letter}${_FIRST_ENTRY - 1 + len(entries)}"


def _draw_lists(book: Book) -> None:
    """The entries of the drop-downs, each list under the name of the first column that offers it."""
    sheet, pens = new_sheet(book, LISTS_TITLE, sheet_style.TAB_LISTS)
    columns = list(book.lists)
    longest = [max(map(len, (*entries, ""))) for entries in columns]
    widths = [min(max(width + 2, 12), 40) for width in longest]
    sheet_style.set_widths(sheet, (_COUNTER, *widths))
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"A{_FIRST_ENTRY}"
    sheet_style.protect(sheet)
    pages = 1 + int(sum(widths) / sheet_style.LANDSCAPE)
    sheet_style.print_on_a4(sheet, landscape=True, head=f"{_HEAD_ROW}:{_HEAD_ROW}", pages=pages)
    sheet.append([pens.text(LISTS_MARK, "key")])
    sheet.append([None, pens.text("Danh mục các lựa chọn: nguồn của các ô chọn ở những trang khác", "title")])
    heads = list(book.lists.values())
    sheet.row_dimensions[_HEAD_ROW].height = sheet_style.row_height(zip(heads, widths, strict=True)) or 20
    sheet.append(_inked_list(pens, heads, "head"))
    for number in range(max(map(len, columns))):
        row = [entries[number] if number < len(entries) else "" for entries in columns]
        sheet_style.set_height(sheet, _FIRST_ENTRY + number, sheet_style.row_height(zip(row, widths, strict=True)))
        sheet.append(_inked_list(pens, row, "fixed"))


def _inked_list(pens: Pens, entries: Sequence[str], look: str) -> Iterator[Any]:
    yield None
    for entry in entries:
        yield pens.text(entry, look) if entry else None
