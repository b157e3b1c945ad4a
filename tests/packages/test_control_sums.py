import io
from decimal import Decimal

import openpyxl
import pytest

from app.domain.conference import Conference
from app.domain.fields import NOT_ARISEN
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.packages import control_sums, workbook
from tests.packages.test_workbook import LETTER, change_sheet

HELD = [Conference(uid=str(number), title="Hội nghị", present=number, women=None) for number in (120, 80, 7)]
FIGURES = [
    IndicatorFigure(uid="a", indicator="A", actual=Decimal("0.1")),
    IndicatorFigure(uid="b", indicator="B", actual=Decimal("123456789012345678.25")),
    IndicatorFigure(uid="c", indicator="C", actual=NOT_ARISEN),
]


def test_a_sum_counts_rows_and_adds_what_is_a_number():
    found = {one.key: (one.count, one.total) for one in control_sums.sums_of(Conference, HELD)}
    assert found == {"conference": (3, None), "conference.present": (3, Decimal(207))}


def test_sums_are_exact_and_leave_out_what_did_not_arise():
    found = {one.key: (one.count, one.total) for one in control_sums.sums_of(IndicatorFigure, FIGURES)}
    assert found["indicator_figure.actual"] == (2, Decimal("123456789012345678.35"))
    written = workbook.write(Snapshot(FIGURES), LETTER)
    sheet = openpyxl.load_workbook(io.BytesIO(written))["Đối chiếu"]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    assert rows["indicator_figure.actual"][4].value == "123456789012345678.35"
    assert workbook.read(written).snapshot == Snapshot(FIGURES)


def delete_row(book):
    book["Hội nghị"].delete_rows(5)


def change_number(book):
    sheet = book["Hội nghị"]
    sheet.cell(4, next(cell.column for cell in sheet[1] if cell.value == "present")).value = 121


def change_sum(book):
    sheet = book["Đối chiếu"]
    next(row for row in sheet.iter_rows() if row[0].value == "conference.present")[4].value = "không số"


@pytest.mark.parametrize("change", [delete_row, change_number, change_sum])
def test_a_row_lost_or_a_number_changed_is_found(change):
    with pytest.raises(workbook.WorkbookError) as refused:
        workbook.read(change_sheet(workbook.write(Snapshot(HELD), LETTER), change))
    assert {cell.sheet for cell in refused.value.cells} == {"Đối chiếu"}
    assert "cộng lại" in refused.value.cells[-1].reason


def test_sums_of_what_a_newer_program_knows_are_passed_over():
    def add(book):
        sheet = book["Đối chiếu"]
        sheet.append(["conference.mood", "", "Không khí", 3, 9])
        sheet.append(["something_new", "Mới", "Số dòng", 3])

    written = change_sheet(workbook.write(Snapshot(HELD), LETTER), add)
    assert workbook.read(written).snapshot == Snapshot(HELD)


def test_a_workbook_without_rows_has_no_sums():
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(Snapshot(), LETTER)))
    assert book.sheetnames == ["Thông tin"]
