"""The totals workbook: what stands where, and LibreOffice as the judge of its check cells."""

import io
import subprocess
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from app.domain.consolidation import COLUMNS, Contribution, OwnFigure, consolidate
from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import load_default
from app.domain.periods import parse_period
from app.domain.report_rows import IncludedPackage
from app.domain.reporting import ACCEPTED, MISSING
from app.packages import totals_sheet
from app.packages.grid_sheet import DIFFERS, MATCHES

GUIDANCE, PERIOD = load_default(), parse_period("2024-NAM")


def unit(number: int, *, level: str | None = "Hoàn thành tốt nhiệm vụ") -> Contribution:
    """Figures that differ from unit to unit, with all three kinds of answers among them."""
    figures: dict[str, Figure | None] = {}
    for place, item in enumerate(GUIDANCE.indicators):
        if not item.formula:
            odd = (place + number) % 11
            answer = Decimal(100 * place + number) / (10 if odd == 3 else 1)
            figures[item.code or ""] = None if odd == 1 else NOT_ARISEN if odd == 2 else answer
    return Contribution(
        unit=f"99{number:03d}",
        name=f"Phường Mẫu {number}",
        columns={column: dict(figures) for column in COLUMNS},
        listed=(OwnFigure(f"99{number:03d}", "RIENG_01", "Cây trồng mới", "cây", Decimal(12)),) if number == 1 else (),
        tasks={item.code or "": Decimal(80) for item in GUIDANCE.tasks},
        score=Decimal("82.456"),
        rating=level,
        conferences=3,
    )


@cache
def made(count: int) -> bytes:
    units = [unit(number) for number in range(1, count + 1)]
    totals = consolidate(unit(0), units, [*(one.unit for one in units), "99999"], GUIDANCE, PERIOD)
    names = {one.unit: one.name for one in (unit(0), *units)} | {"99999": "Phường Chưa Nộp"}
    rows = [
        IncludedPackage(
            uid=one.unit,
            parent="r",
            unit=one.unit,
            unit_name=one.name,
            state=ACCEPTED,
            revision=1,
            received_on="2024-12-05",
            days_late=0,
            score=one.score,
            rating=one.rating,
            conferences=3,
            package="ab" * 32,
        )
        for one in units
    ]
    rows.append(IncludedPackage(uid="99999", parent="r", unit="99999", unit_name="Phường Chưa Nộp", state=MISSING))
    return totals_sheet.write(totals, rows, names, PERIOD)


def book(count: int = 4) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(count)))


def test_it_begins_with_what_it_is_and_leads_to_every_sheet():
    front = book()["Giới thiệu"]
    said = [str(cell.value) for row in front.iter_rows() for cell in row if cell.value]
    assert said[:2] == ["SỔ TỔNG HỢP", "Phường Mẫu 0 – Năm 2024"]
    assert {"05 đơn vị", "04 đơn vị, và số liệu của chính đơn vị mình", "01 đơn vị"} <= set(said)
    assert [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink] == [
        f"'{title}'!A1" for title in book().sheetnames[1:-1]
    ] + [f"'{book().sheetnames[-1]}'!A1"]


def test_the_matrix_has_a_column_for_every_unit_and_values_for_sums():
    sheet = book()["Chỉ tiêu theo đơn vị"]
    assert [cell.value for cell in sheet[3]][3:] == [
        *("Cộng", "Kiểm tra", "Cách cộng"),
        *(f"Phường Mẫu {number}" for number in range(5)),
    ]
    assert sheet.freeze_panes == "E4"
    row = next(row for row in sheet.iter_rows(min_row=4) if str(row[4].value).startswith("=IF(ABS(SUM("))
    units = [cell.value for cell in row[6:]]
    assert row[3].value == pytest.approx(sum(value for value in units if isinstance(value, int | float)))
    assert {
        value for row in sheet.iter_rows(min_row=4, min_col=7) for cell in row if isinstance(value := cell.value, str)
    } == {"không phát sinh"}


def test_points_states_levels_and_own_indicators_have_their_sheets():
    made_book = book()
    points = [[cell.value for cell in row] for row in made_book["Điểm và xếp loại"].iter_rows(min_row=4)]
    assert points[1][:3] == [2, "99001", "Phường Mẫu 1"]
    assert points[1][-3:] == [82.46, None, "Hoàn thành tốt nhiệm vụ"]
    states = [[cell.value for cell in row] for row in made_book["Tình hình báo cáo"].iter_rows(min_row=4)]
    assert [row[3] for row in states] == [ACCEPTED] * 4 + [MISSING]
    assert states[0][5].strftime("%d/%m/%Y") == "05/12/2024"
    assert made_book["Xếp loại"]["B5"].value == 4
    assert [cell.value for cell in made_book["Chỉ tiêu riêng"][4]] == [
        "99001",
        "Phường Mẫu 1",
        "Cây trồng mới",
        "cây",
        12,
    ]


def test_an_office_with_nobody_below_has_no_empty_sheets():
    titles = book(0).sheetnames
    assert "Xếp loại" not in titles
    assert "Chỉ tiêu riêng" not in titles


def test_a_hundred_and_seventy_units_are_printed_eight_to_a_page():
    sheet = book(170)["Chỉ tiêu theo đơn vị"]
    breaks = [one.id for one in sheet.col_breaks.brk]
    assert sheet.page_setup.scale < 100
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$D", "$3:$3")
    assert {after - before for before, after in pairwise(breaks)} == {8}


def test_check_cells_find_a_changed_figure(tmp_path: Path):
    good = tmp_path / "tot.xlsx"
    good.write_bytes(made(4))
    spoiled = openpyxl.load_workbook(good)
    sheet = spoiled["Chỉ tiêu theo đơn vị"]
    wrong = next(row for row in sheet.iter_rows(min_row=4) if str(row[4].value).startswith("=IF(ABS(SUM("))
    number = next(cell for cell in wrong[6:] if isinstance(cell.value, int | float))
    number.value += 1
    bad = tmp_path / "hong.xlsx"
    spoiled.save(bad)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = ["soffice", "--headless", profile, "--convert-to", every_sheet, "--outdir", str(tmp_path), good, bad]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    told = (tmp_path / "tot-Chỉ tiêu theo đơn vị.csv").read_text("utf-8")
    assert told.count(MATCHES) > 90
    assert DIFFERS not in told
    assert "Err:" not in told
    assert "#" not in told
    mended = (tmp_path / "hong-Chỉ tiêu theo đơn vị.csv").read_text("utf-8")
    assert [line.split(",")[0] for line in mended.splitlines() if DIFFERS in line][:1] == [wrong[0].value]
