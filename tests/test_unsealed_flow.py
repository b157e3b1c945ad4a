"""Offices without the program: the blank form filled in Excel, taken in by its own office or by the one above."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.conference import Conference
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.report import Report, report_uid
from app.domain.report_rows import IncludedPackage
from app.errors import UserError
from app.packages.opening import open_sealed
from app.packages.verdict import Outcome
from tests.command_line import say
from tests.filling import filled, type_in, year
from tests.offices import PERIOD, Desk, Offices, on


@pytest.fixture
def ward(offices: Offices, tmp_path: Path) -> Desk:
    return offices.empty(tmp_path / "doi", "99003", "ward", clock=on(4))


@pytest.fixture
def district(offices: Offices, tmp_path: Path) -> Desk:
    return offices.sampled(tmp_path / "quan", "song-mau", on(13))


def sealed_year(desk: Desk, out: Path, households: int) -> Path:
    """A sealed report of the same unit."""
    uid = figure_uid(PERIOD, "DC_HO")
    desk.office.ledger.put(
        IndicatorFigure(uid=uid, period=PERIOD, indicator="DC_HO", scope="own", actual=Decimal(households))
    )
    desk.head_report()
    return desk.export(out).file


def test_the_own_form_is_taken_in_once_however_often(ward: Desk) -> None:
    file = filled(ward, year)
    first = ward.office.fill(file)
    assert (first.period, first.bad_cells) == (PERIOD, ())
    ledger = ward.office.ledger
    figures = {row.indicator: row.actual for row in ledger.all(IndicatorFigure)}
    assert (figures["DC_HO"], figures["GDVH_DAT"]) == (1000, Decimal("1234.5"))
    (conference,) = ledger.all(Conference)
    assert (conference.title, conference.own_role, conference.held_on) == ("Hội nghị ở Đồi Mẫu", "host", "2024-09-05")
    before = [ledger.all(kind) for kind in (IndicatorFigure, Conference, Report)]
    assert ward.office.fill(file).records == first.records
    assert [ledger.all(kind) for kind in (IndicatorFigure, Conference, Report)] == before


def test_what_the_form_leaves_empty_stays_as_it_was_recorded(ward: Desk) -> None:
    ledger = ward.office.ledger
    ledger.put(Report(uid=report_uid(PERIOD), period=PERIOD, subject="Cũ", situation="Đã ghi từ trước."))
    uid = figure_uid(PERIOD, "DC_HO")
    ledger.put(IndicatorFigure(uid=uid, period=PERIOD, indicator="DC_HO", scope="own", cumulative=Decimal(7)))
    ward.office.fill(filled(ward, year))
    report, figure = ledger.get(Report, report_uid(PERIOD)), ledger.get(IndicatorFigure, uid)
    assert report is not None
    assert (report.subject, report.situation) == ("Công tác năm 2024", "Đã ghi từ trước.")
    assert figure is not None
    assert (figure.actual, figure.cumulative) == (1000, 7)
    assert ward.office.past.undo()
    report = ledger.get(Report, report_uid(PERIOD))
    assert report is not None
    assert report.subject == "Cũ"


def test_bad_cells_are_listed_and_nothing_is_taken_in(ward: Desk) -> None:
    def fill(book: Any) -> None:
        year(book)
        type_in(book, IndicatorFigure, "DC_NGUOI", actual="nhiều")
        type_in(book, IndicatorFigure, "DC_KDC", actual="=1+1")

    file = filled(ward, fill)
    result = ward.office.fill(file)
    assert result.records == 0
    assert len(result.bad_cells) == 2
    assert {cell.sheet for cell in result.bad_cells} == {"Chỉ tiêu"}
    assert all(cell.cell and cell.reason for cell in result.bad_cells)
    assert ward.office.ledger.all(IndicatorFigure) == []
    ward.office.close()
    said = say("fill", file, "--data", ward.office.folder, "--json")
    assert (said.code, said.json["records"]) == (1, 0)
    assert [(c["sheet"], c["cell"], c["reason"]) for c in said.json["bad_cells"]] == [
        (cell.sheet, cell.cell, cell.reason) for cell in result.bad_cells
    ]


def test_a_doubt_waits_for_a_yes_and_what_is_not_read_is_told(ward: Desk) -> None:
    def fill(book: Any) -> None:
        year(book)
        type_in(book, IndicatorFigure, "DC_NGUOI", actual="1,234.5")
        book.create_sheet("Nháp")["A1"] = "ghi tạm"

    file = filled(ward, fill)
    asked = ward.office.fill(file)
    assert (asked.records, asked.only_questions) == (0, True)
    assert [cell.cell for cell in asked.bad_cells] == [question.cell for question in asked.questions]
    assert ward.office.ledger.all(IndicatorFigure) == []
    ward.office.close()
    said = say("fill", file, "--data", ward.office.folder, "--json")
    assert said.code == 1
    assert [one["sheet"] for one in said.json["questions"]] == ["Chỉ tiêu"]
    assert [one["sheet"] for one in said.json["notices"]] == ["Nháp"]
    done = say("fill", file, "--as-understood", "--data", ward.office.folder, "--json")
    assert (done.code, done.json["bad_cells"]) == (0, [])
    assert done.json["records"] > 0


def test_an_office_gives_forms_to_the_units_below_and_takes_them_back(
    ward: Desk, district: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "phat"
    files = {file.name: file for file in district.office.write_forms_below(PERIOD, folder)}
    assert district.office.write_forms_below(PERIOD, folder) == []
    file = files[f"Bieu_{PERIOD}_99003.xlsx"]
    book = openpyxl.load_workbook(file)
    year(book)
    book.save(file)
    (received,) = district.office.receive([file])
    assert (received.verdict.reason, received.verdict.unit) == ("unsealed", "99003")
    assert ward.office.fill(file).bad_cells == ()
    with pytest.raises(UserError) as told:
        district.office.write_form(PERIOD, tmp_path / "la.xlsx", "99101")
    assert told.value.reason == "wrong-unit"


def test_a_form_of_another_unit_is_not_ours(ward: Desk, district: Desk) -> None:
    with pytest.raises(UserError) as told:
        district.office.fill(filled(ward, year))
    assert told.value.reason == "wrong-unit"


def test_the_office_above_takes_it_in_and_says_everywhere_that_it_has_no_seal(
    ward: Desk, district: Desk, offices: Offices, tmp_path: Path
) -> None:
    file = filled(ward, year)
    (received,) = district.office.receive([file])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REMARK, "unsealed")
    assert "KHÔNG NIÊM PHONG" in received.verdict.sentence
    assert received.entry is not None
    assert (received.entry.sealed, received.entry.days_late) == (False, 8)
    (again,) = district.office.receive([file])
    assert (again.already, again.imported) == (True, False)
    district.office.accept(received.verdict.package)
    totals = district.office.consolidate(PERIOD)
    assert (totals.accepted, totals.indicators["DC_HO"].total) == (("99003",), 1000)
    assert totals.conferences == 2
    assert district.office.rebuild() == 1
    assert district.office.consolidate(PERIOD).indicators["DC_HO"].total == 1000
    province = offices.empty(tmp_path / "tp", "97", "province", clock=on(16))
    province.trust(district)
    bundle = district.export(tmp_path / "len", bundle=True).file
    assert open_sealed(bundle.read_bytes()).inner == ()
    (above,) = province.office.receive([bundle])
    assert (above.verdict.outcome, above.verdict.reason) == (Outcome.REMARK, "unsealed-inside")
    assert "Phường Đồi Mẫu" in above.verdict.sentence
    assert above.entry is not None
    (row,) = [r for r in province.office.ledger_of(above.entry.source).all(IncludedPackage) if r.unit == "99003"]
    assert (row.state, row.package) == ("Đã chấp nhận, không niêm phong", None)
    province.office.accept(above.verdict.package)
    assert province.office.consolidate(PERIOD).indicators["DC_HO"].total == 1000
    district.office.close()
    said = say("inbox", "--period", PERIOD, "--data", district.office.folder)
    assert "biểu không niêm phong" in said.out


def test_a_sealed_report_takes_the_place_of_a_form_and_a_form_that_of_a_report(
    ward: Desk, district: Desk, tmp_path: Path
) -> None:
    district.trust(ward)
    (form,) = district.take(filled(ward, year))
    (sealed,) = district.take(sealed_year(ward, tmp_path / "1", 1100))
    states = {entry.package: entry.state for entry in district.office.inbox(PERIOD).entries}
    assert states == {form.package: "superseded", sealed.package: "accepted"}
    assert district.office.consolidate(PERIOD).indicators["DC_HO"].total == 1100

    def corrected(book: Any) -> None:
        type_in(book, IndicatorFigure, "DC_HO", actual=1200)

    district.take(filled(ward, corrected, "sua.xlsx"))
    assert district.office.consolidate(PERIOD).indicators["DC_HO"].total == 1200
    district.take(sealed_year(ward, tmp_path / "2", 1300))
    assert district.office.consolidate(PERIOD).indicators["DC_HO"].total == 1300


def test_a_form_with_bad_cells_or_of_a_stranger_is_refused_above(
    ward: Desk, district: Desk, offices: Offices, tmp_path: Path
) -> None:
    def bad(book: Any) -> None:
        type_in(book, IndicatorFigure, "DC_HO", actual="nhiều")

    stranger = offices.empty(tmp_path / "la", "99101", "ward", clock=on(4))
    rubbish = tmp_path / "so-khac.xlsx"
    openpyxl.Workbook().save(rubbish)
    wanted = [(filled(ward, bad), "form"), (filled(stranger, year, "la.xlsx"), "wrong-unit"), (rubbish, "form")]
    for file, reason in wanted:
        (received,) = district.office.receive([file])
        assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REFUSED, reason)
        assert received.entry is not None
        assert received.entry.state == "refused"
    bad_cells = district.office.inbox().entries[-1].sentence
    assert "Chỉ tiêu ô " in bad_cells
    assert district.office.consolidate(PERIOD).accepted == ()
