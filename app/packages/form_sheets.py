"""The sheets of the blank form: what may be typed is yellow and unlocked, everything else is locked."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.fields import Field, Kind
from app.packages import cells, layout, sheet_style
from app.packages.layout import Book, Column
from app.packages.pens import Pens

BLANK = None
"""Stands in a row for a cell to be typed into."""

NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE)

FormRow = Sequence[cells.Cell | None]


def draw_cover(book: Book, title: str, mark: str, keys: Sequence[tuple[str, str, str]], lines: Sequence[str]) -> None:
    """The first sheet: (key, label, value) entries, then plain words on how to fill in the form."""
    sheet, pens = layout.new_sheet(book, layout.sheet_title(book, title))
    sheet_style.set_widths(sheet, (8, 26, 90))
    sheet.column_dimensions["A"].hidden = True
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=False)
    sheet.append([pens.text(mark, "key"), pens.text("BIỂU MẪU BÁO CÁO", "title")])
    for key, label, value in keys:
        sheet.append(_cells(pens, (key, "key"), (label, "head"), (value, "fixed")))
    sheet.append([])
    for number, line in enumerate(lines, len(keys) + 3):
        sheet.row_dimensions[number].height = sheet_style.row_height([(line, 80)])
        sheet.append(_cells(pens, ("", "key"), ("", "words"), (line, "words")))


def draw_page(book: Book, title: str, mark: str, heading: str, fields: Sequence[Field]) -> None:
    """A sheet with one answer a line: label, answer, what belongs there."""
    sheet, pens = layout.new_sheet(book, layout.sheet_title(book, title))
    sheet_style.set_widths(sheet, (8, 34, 80, 50))
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "A3"
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=True, head="2:2")
    sheet.append([pens.text(mark, "key"), pens.text(heading, "title")])
    sheet.append(_cells(pens, ("", "key"), ("Mục", "head"), ("Nội dung", "head"), ("Gợi ý", "head")))
    for number, field in enumerate(fields, 3):
        sheet.row_dimensions[number].height = sheet_style.row_height([(field.label, 30), (field.help, 46)])
        sheet.append(_answer(pens, field))
        _validate(book, sheet, field, 3, (number, number))


def draw_form_table(
    book: Book,
    title: str,
    mark: str,
    columns: Sequence[Column],
    rows: Sequence[FormRow],
    *,
    heading: str,
    lines: Sequence[str],
) -> None:
    """A sheet with one record a row; `BLANK` cells are to be typed into."""
    from openpyxl.utils import get_column_letter  # loaded when first needed

    sheet, pens = layout.new_sheet(book, layout.sheet_title(book, title))
    head = 3 + len(lines)
    sheet_style.set_widths(sheet, (6, *(column.width for column in columns)))
    sheet.row_dimensions[layout.KEY_ROW].hidden = True
    sheet.row_dimensions[head].height = 45
    for number, column in enumerate(columns, 2):
        sheet.column_dimensions[get_column_letter(number)].hidden = column.hidden
    shown = [number for number, column in enumerate(columns, 2) if not column.hidden]
    sheet.freeze_panes = f"{get_column_letter(shown[0] + 1)}{head + 1}"
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=True, head=f"{head}:{head}")
    sheet.append(_cells(pens, *((key, "key") for key in (mark, *(column.key for column in columns)))))
    sheet.append([pens.text(heading, "title")])
    for line in lines:
        sheet.append([pens.text(line, "note")])
    sheet.append(_cells(pens, *((label, "head") for label in (layout.HEAD, *(column.label for column in columns)))))
    widths = [column.width for column in columns]
    for number, row in enumerate(rows, 1):
        sheet.row_dimensions[head + number].height = sheet_style.row_height(zip(row, widths, strict=True))
        sheet.append(_form_row(pens, number, columns, row))
    for number, column in enumerate(columns, 2):
        if column.field is not None:
            _validate(book, sheet, column.field, number, (head + 1, head + len(rows)))


def _cells(pens: Pens, *texts: tuple[str, str]) -> Iterator[Any]:
    for text, look in texts:
        yield pens.text(text, look) if text else None


def _answer(pens: Pens, field: Field) -> Iterator[Any]:
    yield pens.text(field.key, "key")
    yield pens.text(layout.label_with_unit(field), "head")
    yield pens.blank(field.kind in NUMBERS)
    yield pens.text(field.help, "words") if field.help else None


def _form_row(pens: Pens, number: int, columns: Sequence[Column], row: FormRow) -> Iterator[Any]:
    yield pens.fixed(number)
    for column, cell in zip(columns, row, strict=True):
        if cell is None:
            yield pens.blank(column.field is not None and column.field.kind in NUMBERS)
        else:
            yield pens.fixed(cell)


def _validate(book: Book, sheet: Any, field: Field, column: int, rows: tuple[int, int]) -> None:
    """Drop-downs, and a warning (never a wall: the reader decides) where a number is expected."""
    from openpyxl.utils import get_column_letter  # loaded when first needed
    from openpyxl.worksheet.datavalidation import DataValidation  # loaded when first needed

    layout.add_drop_down(book, sheet, field, column, rows)
    first = f"{get_column_letter(column)}{rows[0]}"
    rule: Any
    if field.kind is Kind.FIGURE:
        rule = DataValidation(type="custom", formula1=f'OR(ISNUMBER({first}),{first}="không phát sinh")')
        rule.error = "Hãy ghi một con số, hoặc chữ “không phát sinh”, hoặc để trống."
    elif field.kind in NUMBERS:
        most = f",{first}<={field.maximum}" if field.maximum is not None else ""
        rule = DataValidation(type="custom", formula1=f"AND(ISNUMBER({first}),{first}>={field.minimum or 0}{most})")
        rule.error = "Hãy ghi một con số không âm" + (f", nhiều nhất {field.maximum}." if most else ".")
    else:
        return
    rule.allow_blank, rule.errorStyle, rule.errorTitle = True, "warning", field.label[:32]
    rule.add(f"{first}:{get_column_letter(column)}{rows[1]}")
    sheet.data_validations.append(rule)
