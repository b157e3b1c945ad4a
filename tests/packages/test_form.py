import io
import subprocess
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.assessment import Assessment, CriterionScore, Limitation, TaskReview
from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.fields import NOT_ARISEN, Kind
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.report import Report
from app.errors import UserError
from app.packages import cells, workbook
from app.packages.form import accepted, read_form, write_form
from app.packages.form_plan import KNOWN, LISTS, PAGES, mark_of, typed_fields
from app.packages.letter import Letter
from app.text.clean import single_line
from tests.strategies import values

GUIDANCE = load_default()
PERIOD = GUIDANCE.period("2024-NAM")
UNIT = GUIDANCE.units.unit("99001")
BLANK = write_form(PERIOD, GUIDANCE, UNIT)


def filled(change) -> bytes:
    """The blank form after an Excel user had it."""
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(book, kind):
    return next(sheet for sheet in book if sheet["A1"].value == mark_of(kind))


def columns_of(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def row_of(sheet, code: str) -> int:
    return next(cell.row for cell in sheet["B"] if cell.value == code)


def first_row(sheet) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == "STT") + 1


def type_in(book, kind, row: int, **typed) -> None:
    sheet = sheet_of(book, kind)
    columns = columns_of(sheet)
    for key, value in typed.items():
        cell = sheet.cell(row, columns[key])
        cell.value = value
        if isinstance(value, str) and not value.startswith("=SUM"):
            cell.data_type = "s"


def read(change):
    return read_form(filled(change), GUIDANCE)


def test_a_blank_form_holds_nothing_and_says_whose_it_is():
    form = read_form(BLANK, GUIDANCE)
    assert (form.period, form.unit, form.unit_name) == (PERIOD, "99001", "Phường Hoa Mẫu")
    assert (form.snapshot, form.problems, form.questions) == (Snapshot(), (), ())


def test_it_asks_for_every_indicator_criterion_and_task_of_the_period():
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    indicators = {cell.value for cell in sheet_of(book, IndicatorFigure)["B"]}
    criteria = {cell.value for cell in sheet_of(book, CriterionScore)["B"]}
    tasks = {cell.value for cell in sheet_of(book, TaskReview)["C"]}
    assert {item.code for item in GUIDANCE.indicators_of(PERIOD)} <= indicators
    assert {item.code for item in GUIDANCE.criteria()} <= criteria
    assert {item.wording for item in GUIDANCE.tasks} <= tasks


def test_only_what_is_asked_for_may_be_typed_into():
    sheet = sheet_of(openpyxl.load_workbook(io.BytesIO(BLANK)), IndicatorFigure)
    row, columns = row_of(sheet, "QT_HN"), columns_of(sheet)
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.cell(row, columns["indicator"]).protection.locked
    assert sheet.cell(row, columns["own_name"]).protection.locked
    assert not sheet.cell(row, columns["actual"]).protection.locked
    assert sheet.row_dimensions[1].hidden


def test_the_records_have_the_uids_of_the_program():
    def fill(book):
        type_in(
            book, IndicatorFigure, row_of(sheet_of(book, IndicatorFigure), "QT_HN"), actual=3, plan="không phát sinh"
        )
        type_in(book, CriterionScore, row_of(sheet_of(book, CriterionScore), "1.1"), score=18.5, reason="Đủ minh chứng")
        type_in(book, TaskReview, row_of(sheet_of(book, TaskReview), "NV2"), results="Tốt")

    assert read(fill).snapshot == Snapshot(
        [
            IndicatorFigure(
                uid="2024-NAM.QT_HN",
                period="2024-NAM",
                indicator="QT_HN",
                scope="own",
                actual=Decimal(3),
                plan=NOT_ARISEN,
            ),
            CriterionScore(
                uid="2024-NAM.1.1",
                parent="2024-NAM.assessment",
                position=1,
                criterion="1.1",
                score=Decimal("18.5"),
                reason="Đủ minh chứng",
            ),
            TaskReview(uid="2024-NAM.NV2", parent="2024-NAM.assessment", position=2, task="NV2", results="Tốt"),
            Assessment(uid="2024-NAM.assessment", period="2024-NAM"),
        ]
    )


def as_typed(field, value):
    """A value as the form may hold it after tidying: what a person can type, not what only a program writes."""
    if isinstance(value, str) and field.kind in (Kind.TEXT, Kind.NOTE):
        value = single_line(value)
        return value if value and value[0].isalnum() else None
    if field.kind is Kind.CHOICE or field.kind is Kind.CHOICES:
        known = {option.code for option in field.choices}
        given_codes = value if isinstance(value, tuple) else (value,)
        kept = tuple(code for code in given_codes if code in known)
        return kept if field.kind is Kind.CHOICES else (kept[0] if kept else None)
    if isinstance(value, Decimal | int) and not isinstance(value, bool) and abs(value) >= 10**12:
        return None
    return value


@settings(deadline=None, max_examples=12)
@given(data=st.data())
def test_a_filled_form_gives_back_what_was_typed(data):
    typed: dict[type, dict[str, object]] = {}
    for kind in (IndicatorFigure, CriterionScore, TaskReview, *LISTS, *PAGES):
        drawn = {field.key: as_typed(field, data.draw(values(field))) for field in typed_fields(kind, GUIDANCE)}
        typed[kind] = {key: value for key, value in drawn.items() if value not in (None, ()) and key[:4] != "own_"}

    def fill(book):
        for kind, row in typed.items():
            shown = {
                field.key: cells.show(field, row[field.key])
                for field in typed_fields(kind, GUIDANCE)
                if field.key in row
            }
            if kind in PAGES:
                sheet = sheet_of(book, kind)
                lines = {cell.value: cell.row for cell in sheet["A"]}
                for key, value in shown.items():
                    sheet.cell(lines[key], 3).value = value
            else:
                type_in(book, kind, first_row(sheet_of(book, kind)), **shown)

    form = read(fill)
    assert not form.problems
    for kind, row in typed.items():
        records = form.snapshot.all(kind)
        assert len(records) == bool(row) or (kind is Assessment and not row)
        asked = [question.field for question in form.questions if question.record_kind == kind.description.name]
        for key, value in row.items():
            if key not in asked:
                assert getattr(records[0], key) == value


def test_what_people_do_is_understood_where_it_is_certain():
    def fill(book):
        sheet = sheet_of(book, Conference)
        sheet.title = "HN của phường"
        sheet.insert_rows(1)
        sheet.insert_rows(first_row(sheet))
        columns = {cell.value: cell.column for cell in sheet[2] if cell.value}
        row = first_row(sheet)
        for key, value in {
            "title": " Hội nghị  sơ kết ",
            "held_on": "ngày 22 tháng 11 năm 2024",
            "present": "1.234",
            "form": "truc tuyen",
            "purposes": "Sơ kết; tổng kết",
            "starts_at": "7h30",
        }.items():
            sheet.cell(row, columns[key]).value = value
        type_in(book, IndicatorFigure, row_of(sheet_of(book, IndicatorFigure), "QT_HN"), actual="1.234,5")

    form = read(fill)
    conference = form.snapshot.all(Conference)[0]
    assert (form.problems, form.questions) == ((), ())
    assert (conference.title, conference.held_on, conference.present) == ("Hội nghị sơ kết", "2024-11-22", 1234)
    assert (conference.form, conference.purposes) == ("online", ("interim_review", "final_review"))
    assert conference.starts_at == "07:30"
    assert form.snapshot.all(IndicatorFigure)[0].actual == Decimal("1234.5")


def test_what_is_not_certain_is_asked_and_can_be_accepted():
    def fill(book):
        sheet = sheet_of(book, IndicatorFigure)
        type_in(book, IndicatorFigure, row_of(sheet, "QT_HN"), actual="1,234.5")
        type_in(book, IndicatorFigure, row_of(sheet, "HAILONG"), actual=0.925)
        type_in(book, TaskReview, row_of(sheet_of(book, TaskReview), "NV1"), results="Céng hoµ x· héi chñ nghÜa")

    form = read(fill)
    figures = {figure.indicator: figure for figure in accepted(form, form.questions).all(IndicatorFigure)}
    assert form.snapshot.get(IndicatorFigure, "2024-NAM.QT_HN").actual is None
    assert figures["QT_HN"].actual == Decimal("1234.5")
    assert figures["HAILONG"].actual == Decimal("92.5")
    assert accepted(form, form.questions).all(TaskReview)[0].results == "Cộng hoà xã hội chủ nghĩa"
    assert form.snapshot.all(TaskReview)[0].results == "Céng hoµ x· héi chñ nghÜa"
    assert accepted(form, ()) == form.snapshot
    assert all("ô" in question.sentence for question in form.questions)


def test_every_bad_cell_is_listed_and_the_rest_stands():
    def fill(book):
        sheet = sheet_of(book, IndicatorFigure)
        good, bad = row_of(sheet, "QT_HN"), row_of(sheet, "QT_NGUOI")
        type_in(book, IndicatorFigure, good, actual=5)
        type_in(book, IndicatorFigure, bad, actual="nhiều", plan="=SUM(E5:E9)")
        strange = sheet.max_row + 1
        type_in(book, IndicatorFigure, strange, indicator="KHONG_CO", actual=1)
        type_in(book, IndicatorFigure, strange + 1, indicator="QT_HN", actual=2)
        sheet.merge_cells(start_row=bad + 5, end_row=bad + 7, start_column=6, end_column=6)
        conference = first_row(sheet_of(book, Conference))
        type_in(book, Conference, conference, title="Hội nghị", held_on="31/2/2024", form="bay")
        del book[sheet_of(book, Campaign).title]

    form = read(fill)
    assert form.snapshot.get(IndicatorFigure, "2024-NAM.QT_HN").actual == 5
    assert form.snapshot.all(Conference)[0].title == "Hội nghị"
    reasons = " | ".join(f"{cell.sheet} {cell.cell} {cell.reason}" for cell in form.problems)
    for word in (
        "một con số",
        "công thức",
        "KHONG_CO",
        "QT_HN” đã có",
        "gộp",
        "ngày có thật",
        "danh sách",
        "Phong trào",
    ):
        assert word in reasons
    assert len(form.problems) == 8


def test_copied_and_inserted_rows_are_rows_of_their_own():
    def fill(book):
        sheet = sheet_of(book, Conference)
        columns, row = columns_of(sheet), first_row(sheet)
        for offset, (uid, title) in enumerate([(None, "Một"), ("keep", "Hai"), ("copy", "Ba"), ("copy", "Ba")]):
            cell = sheet.cell(row + offset, columns["uid"])
            cell.value = {None: None, "keep": cell.value, "copy": sheet.cell(row + 1, columns["uid"]).value}[uid]
            sheet.cell(row + offset, columns["title"]).value = title

    form = read(fill)
    assert [conference.title for conference in form.snapshot.all(Conference)] == ["Một", "Hai", "Ba"]
    assert read(fill).snapshot == form.snapshot


def test_a_form_saved_by_another_program_is_read_the_same(tmp_path):
    def fill(book):
        row = row_of(sheet_of(book, IndicatorFigure), "QT_HN")
        type_in(book, IndicatorFigure, row, actual=3, plan="không phát sinh", note="Uỷ ban – hoà bình")
        type_in(book, Conference, first_row(sheet_of(book, Conference)), title="007", held_on="2/9/2024", present=12)

    source = tmp_path / "form.xlsx"
    source.write_bytes(filled(fill))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(source)], check=True, capture_output=True, timeout=120
    )
    form = read_form((tmp_path / "saved" / "form.xlsx").read_bytes(), GUIDANCE)
    assert (form.problems, form.questions) == ((), ())
    assert form.snapshot == read(fill).snapshot


def test_own_indicators_travel_under_their_own_names():
    def fill(book):
        row = row_of(sheet_of(book, IndicatorFigure), "R_01")
        type_in(book, IndicatorFigure, row, own_name="Số tổ tự quản", own_unit="tổ", actual=7)

    assert read(fill).snapshot == Snapshot(
        [
            IndicatorFigure(
                uid="2024-NAM.R_01",
                period="2024-NAM",
                indicator="R_01",
                scope="own",
                own_name="Số tổ tự quản",
                own_unit="tổ",
                actual=Decimal(7),
            )
        ]
    )


def test_limitations_belong_to_the_assessment_and_the_page_to_the_report():
    def fill(book):
        row = first_row(sheet_of(book, Limitation))
        task = next(f for f in typed_fields(Limitation, GUIDANCE) if f.key == "task").label_of("NV1")
        type_in(book, Limitation, row, task=task, content="Còn chậm")
        sheet = sheet_of(book, Report)
        sheet.cell(next(cell.row for cell in sheet["A"] if cell.value == "number"), 3).value = 112

    snapshot = read(fill).snapshot
    limitation = snapshot.all(Limitation)[0]
    assert (limitation.parent, limitation.task, limitation.content) == ("2024-NAM.assessment", "NV1", "Còn chậm")
    assert snapshot.get(Report, "2024-NAM.report").number == "112"
    assert snapshot.get(Assessment, "2024-NAM.assessment") is not None


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7"])
def test_what_is_no_workbook_is_refused(data: bytes):
    with pytest.raises(UserError) as refused:
        read_form(data, GUIDANCE)
    assert refused.value.reason == "workbook"


def test_a_workbook_that_is_no_form_is_refused():
    letter = Letter(
        kind="report", package="p", sender="99001", sender_name="Hoa Mẫu", addressee="990", period="2024-NAM"
    )
    with pytest.raises(UserError) as refused:
        read_form(workbook.write(Snapshot(), letter), GUIDANCE)
    assert refused.value.reason == "form"


def test_every_sheet_has_its_kind():
    assert len({*KNOWN, *LISTS, *PAGES}) == len(KNOWN) + len(LISTS) + len(PAGES)
