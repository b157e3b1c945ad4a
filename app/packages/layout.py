"""How our sheets look: styles, widths, drop-downs, protection and print set-up, drawn by openpyxl.

Sheets are streamed: openpyxl's write-only mode keeps every feature used here, holds one row at a
time, and with styled cells takes as long as its normal mode (measured: 447 and 467 ms for 36,000).
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, Kind, Width
from app.packages import cells
from app.packages.pens import TEXT_FORMAT, Pens

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

_LINE_HEIGHT, _TALLEST = 15.0, 409.0
_PAGE_CHARACTERS = 230
"""How many characters across are still legible on a landscape A4 page; wider sheets take more pages."""

EXPLAINED = (
    "Mỗi trang là một loại thông tin; mỗi dòng là một mục. Cột (tên) và cột Thuộc về chỉ để đọc, không phải số liệu.",
    "Ô trống: chưa nhập. Số 0: có theo dõi, kết quả bằng không. “không phát sinh”: trong kỳ không có việc này.",
    "Sổ này nằm trong báo cáo đã niêm phong. Bản sửa bằng Excel không còn niêm phong nữa.",
)
"""What the first sheet tells about the others."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column to be drawn: its hidden key ("" for a reading aid), label, width in characters, and field."""

    key: str
    label: str
    width: float = 24
    field: Field | None = None
    hidden: bool = False
    locked: bool = False


@dataclass(slots=True)
class Book:
    """A workbook being written."""

    raw: "Workbook"
    pens: Pens | None = None
    titles: set[str] = field(default_factory=set[str])
    lists: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])


def new_book(title: str) -> Book:
    """An empty workbook."""
    from openpyxl import Workbook  # loaded when first needed: openpyxl takes 160 ms

    raw = Workbook(write_only=True)
    raw.properties.creator = "Sổ Mặt trận"
    raw.properties.title = title
    return Book(raw, titles={LISTS_TITLE.casefold()})


def new_sheet(book: Book, title: str) -> tuple[Any, Pens]:
    """A further sheet, and the pens of the book."""
    sheet = book.raw.create_sheet(title)
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
    """A name that a sheet may have: at most 31 characters, none of []:*?/\\, different from all others."""
    plain = "".join(" " if character in "[]:*?/\\" else character for character in label).strip(" '")[:31].strip()
    title, number = plain or "Trang", 2
    while title.casefold() in book.titles:
        title = f"{plain[:27]} ({number})"
        number += 1
    book.titles.add(title.casefold())
    return title


def label_with_unit(field: Field) -> str:
    """The label of a column: "Dân số (người)"."""
    return f"{field.label} ({field.unit})" if field.unit else field.label


def row_height(texts: Iterable[tuple[cells.Cell | None, float]]) -> float | None:
    """Points that wrapped texts need in columns of these widths; None for one line. Not every program finds out."""
    lines = 1
    for text, width in texts:
        if isinstance(text, str) and (len(text) > width or "\n" in text):
            lines = max(lines, sum(1 + int(len(part) / width) for part in text.split("\n")))
    return None if lines == 1 else min(_LINE_HEIGHT * lines + 2, _TALLEST)


def draw_letter(book: Book, title: str, mark: str, labels: Mapping[str, str], entries: Mapping[str, str]) -> None:
    """The first sheet: hidden keys, labels, values; then what the other sheets are."""
    sheet, pens = new_sheet(book, sheet_title(book, title))
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["B"].width = 30
    sheet.column_dimensions["C"].width = 70
    protect(sheet)
    print_on_a4(sheet, landscape=False)
    sheet.append([pens.text(mark, "key"), pens.text("SỔ SỐ LIỆU KÈM BÁO CÁO", "title")])
    for key, value in entries.items():
        sheet.append(_entry(pens, key, labels[key], value))
    for number, line in enumerate(EXPLAINED, len(entries) + 2):
        sheet.row_dimensions[number].height = row_height([(line, 70)])
        sheet.append(_line(pens, line))


def _entry(pens: Pens, key: str, label: str, value: str) -> Iterator[Any]:
    yield pens.text(key, "key")
    yield pens.text(label, "head")
    yield pens.text(value, "fixed") if value else None


def _line(pens: Pens, line: str) -> Iterator[Any]:
    yield None
    yield None
    yield pens.text(line, "words")


def draw_table(
    book: Book, label: str, mark: str, columns: Sequence[Column], rows: Iterable[Sequence[cells.Cell]], *, heading: str
) -> None:
    """A sheet with its hidden key row, title, labels and rows; the first column counts the rows."""
    sheet, pens = new_sheet(book, sheet_title(book, label))
    drawn = list(rows)
    _set_up(sheet, columns, len(drawn))
    sheet.append(pens.text(text, "key") for text in (mark, *(column.key for column in columns)))
    sheet.append([pens.text(heading, "title")])
    sheet.append(pens.text(text, "head") for text in (HEAD, *(column.label for column in columns)))
    widths = [column.width for column in columns]
    for number, row in enumerate(drawn, 1):
        sheet.row_dimensions[number + 3].height = row_height(zip(row, widths, strict=True))
        sheet.append(_inked(pens, number, row))
    _add_drop_downs(book, sheet, columns, len(drawn))


def _inked(pens: Pens, number: int, row: Sequence[cells.Cell]) -> Iterator[Any]:
    yield pens.value(number)
    for cell in row:
        yield None if cell == "" else pens.value(cell)


def _set_up(sheet: Any, columns: Sequence[Column], count: int) -> None:
    from openpyxl.styles import Protection  # loaded when first needed
    from openpyxl.utils import get_column_letter  # loaded when first needed

    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[3].height = 32
    sheet.column_dimensions["A"].width = 6
    for number, column in enumerate(columns, 2):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.hidden
        dimension.protection = Protection(locked=False)
        if column.field is None or column.field.kind not in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE):
            dimension.number_format = TEXT_FORMAT
    last = get_column_letter(len(columns) + 1)
    visible = next((number for number, column in enumerate(columns, 2) if not column.hidden), 2)
    sheet.freeze_panes = f"{get_column_letter(visible + 1)}4"
    sheet.auto_filter.ref = f"A3:{last}{3 + count}"
    protect(sheet)
    across = sum(column.width for column in columns if not column.hidden)
    print_on_a4(sheet, landscape=True, head="3:3", pages=1 + int(across / _PAGE_CHARACTERS))


def protect(sheet: Any) -> None:
    """Lock what is not meant to be typed into, without a password; the layout stays free."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = protection.sort = protection.autoFilter = False


def print_on_a4(sheet: Any, *, landscape: bool, head: str = "", pages: int = 1) -> None:
    """A4, as wide as so many pages, the labels repeated, pages numbered."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if head:
        sheet.print_title_rows = head
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Trang &P/&N"
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.6, 0.6


def _add_drop_downs(book: Book, sheet: Any, columns: Sequence[Column], count: int) -> None:
    for number, column in enumerate(columns, 2):
        if column.field is not None and not column.locked:
            add_drop_down(book, sheet, column.field, number, (4, 3 + count + SPARE_ROWS))


def add_drop_down(book: Book, sheet: Any, described: Field, column: int, rows: tuple[int, int]) -> None:
    """Offer the entries of a choice in the cells of a column; a free text is allowed where the field allows it."""
    from openpyxl.utils import get_column_letter  # loaded when first needed
    from openpyxl.worksheet.datavalidation import DataValidation  # loaded when first needed

    if described.kind is Kind.YESNO:
        entries: tuple[str, ...] = (cells.YES, cells.NO)
    elif described.kind is Kind.CHOICE and described.choices:
        entries = tuple(option.label for option in described.choices)
    else:
        return
    offered: Any = DataValidation(type="list", formula1=_list_range(book, entries), allow_blank=True)
    offered.showErrorMessage = not described.open_choices
    offered.errorTitle = described.label[:32]
    offered.error = "Hãy chọn một mục trong danh sách, hoặc để trống."
    letter = get_column_letter(column)
    offered.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    sheet.data_validations.append(offered)


def _list_range(book: Book, entries: tuple[str, ...]) -> str:
    from openpyxl.utils import get_column_letter  # loaded when first needed

    if entries not in book.lists:
        letter = get_column_letter(len(book.lists) + 2)
        book.lists[entries] = f"'{LISTS_TITLE}'!${letter}$2:${letter}${1 + len(entries)}"
    return book.lists[entries]


def _draw_lists(book: Book) -> None:
    sheet, pens = new_sheet(book, LISTS_TITLE)
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.column_dimensions["A"].hidden = True
    protect(sheet)
    print_on_a4(sheet, landscape=True)
    sheet.append([pens.text(LISTS_MARK, "key")])
    columns = list(book.lists)
    for number in range(max(map(len, columns))):
        sheet.append(_inked_list(pens, [entries[number] if number < len(entries) else "" for entries in columns]))


def _inked_list(pens: Pens, entries: Sequence[str]) -> Iterator[Any]:
    yield None
    for entry in entries:
        yield pens.text(entry, "fixed") if entry else None
