"""The blank form of a unit, filled in as somebody would in Excel."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from app.domain.conference import Conference
from app.domain.indicator_figure import IndicatorFigure
from app.domain.report import Report
from app.packages.form_plan import mark_of
from tests.offices import PERIOD, Desk

Fill = Callable[[Any], None]


def type_in(book: Any, kind: type, code: str, **typed: object) -> None:
    """Type into the row of a code; the first empty row for ""."""
    sheet = next(sheet for sheet in book if sheet["A1"].value == mark_of(kind))
    columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
    if code:
        row = next(cell.row for cell in sheet["B"] if cell.value == code)
    else:
        row = next(cell.row for cell in sheet["A"] if cell.value == "STT") + 1
    for key, value in typed.items():
        sheet.cell(row, columns[key]).value = value


def answer(book: Any, kind: type, **typed: object) -> None:
    """Type into the lines of a page."""
    sheet = next(sheet for sheet in book if sheet["A1"].value == mark_of(kind))
    for key, value in typed.items():
        row = next(cell.row for cell in sheet["A"] if cell.value == key)
        sheet.cell(row, 3).value = value


def year(book: Any) -> None:
    """What Đồi Mẫu has to tell of its year."""
    for code, actual in (("DC_HO", 1000), ("GDVH_DAT", "1.234,5"), ("QT_HN", "không phát sinh")):
        type_in(book, IndicatorFigure, code, actual=actual)
    type_in(book, Conference, "", title="Hội nghị ở Đồi Mẫu", own_role="Chủ trì, tổ chức", held_on="5/9/2024")
    answer(book, Report, subject="Công tác năm 2024", signer_name="Lý Thị Đồi")


def filled(desk: Desk, fill: Fill, name: str = "bieu.xlsx") -> Path:
    """The blank form of a unit after somebody had it in Excel."""
    file = desk.office.write_form(PERIOD, desk.office.folder.parent / "bieu" / name)
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    fill(book)
    book.save(file)
    return file
