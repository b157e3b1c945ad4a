import io
from decimal import Decimal

import openpyxl
import pytest

from app.domain.assessment import Assessment, CriterionScore, Limitation, TaskReview
from app.domain.campaign import Campaign
from app.domain.conference import Conference, Delegate
from app.domain.enclosures import Commendation, Document
from app.domain.fields import NOT_ARISEN
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.report import Report
from app.errors import UserError
from app.packages import workbook
from app.packages.form import accepted, read_form
from app.packages.form_plan import mark_of, typed_fields
from app.packages.letter import Letter
from tests.packages.form_typing import BLANK, GUIDANCE, PERIOD, of_the_catalogue


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
    assert [question.cell[0] for question in form.questions] == ["F", "F", "D"]
    assert all("có phải" in question.sentence for question in form.questions)


def test_every_bad_cell_is_listed_and_the_rest_stands():
    def fill(book):
        sheet = sheet_of(book, IndicatorFigure)
        good, bad = row_of(sheet, "QT_HN"), row_of(sheet, "QT_NGUOI")
        type_in(book, IndicatorFigure, good, actual=5)
        type_in(book, IndicatorFigure, bad, actual="nhiều", plan="=SUM(E5:E9)")
        strange = sheet.max_row + 1
        type_in(book, IndicatorFigure, strange, indicator="KHONG_CO", actual=1)
        type_in(book, IndicatorFigure, strange + 1, indicator="QT_HN", actual=2)
        type_in(book, IndicatorFigure, bad + 5, plan=1)
        sheet.merge_cells(start_row=bad + 5, end_row=bad + 7, start_column=5, end_column=5)
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


def delegates(book, *rows) -> None:
    for at, (owner, name) in enumerate(rows):
        type_in(book, Delegate, first_row(sheet_of(book, Delegate)) + at, owner=owner, name=name)


def conferences(book, *titles) -> None:
    for at, title in enumerate(titles):
        type_in(book, Conference, first_row(sheet_of(book, Conference)) + at, title=title)


def test_people_say_in_many_ways_whose_row_it_is():
    def fill(book):
        conferences(book, "Hội nghị sơ kết", "Hội nghị tổng kết")
        owners = (1, "2", "số 1", "Hội nghị số 02", "hoi nghi tong ket", " HN 1. ", "１")
        delegates(book, *((owner, str(at)) for at, owner in enumerate(owners)))

    form = read(fill)
    assert (form.problems, form.questions) == ((), ())
    first, second = (conference.uid for conference in form.snapshot.all(Conference))
    parents = [row.parent for row in sorted(form.snapshot.all(Delegate), key=lambda row: row.name)]
    assert parents == [first, second, first, second, second, first, first]


def test_a_number_merged_over_its_rows_is_the_number_of_each():
    def fill(book):
        conferences(book, "Một", "Hai")
        delegates(book, (2, "A"), (None, "B"), (None, "C"))
        sheet = sheet_of(book, Delegate)
        row, column = first_row(sheet), columns_of(sheet)["owner"]
        sheet.merge_cells(start_row=row, end_row=row + 2, start_column=column, end_column=column)

    form = read(fill)
    assert (form.problems, form.questions) == ((), ())
    assert {row.parent for row in form.snapshot.all(Delegate)} == {form.snapshot.all(Conference)[1].uid}


def test_whose_row_it_is_must_be_said_and_is_proposed_where_it_is_likely():
    def fill(book):
        conferences(book, "Một", "Hai")
        delegates(book, (None, "A"), (2, "B"), (None, "C"), (7, "D"), ("Hội nghị lạ", "E"))
        type_in(book, Document, first_row(sheet_of(book, Document)), abstract="Kế hoạch năm")

    form = read(fill)
    asked = {question.record_uid: question for question in form.questions}
    third = next(row.uid for row in form.snapshot.all(Delegate) if row.name == "C")
    assert list(asked) == [third]
    assert "Hội nghị số 2" in asked[third].sentence
    assert accepted(form, form.questions).get(Delegate, third).parent == form.snapshot.all(Conference)[1].uid
    reasons = [cell.reason for cell in form.problems]
    assert len(reasons) == 3
    assert [word in reason for word, reason in zip(("để trống", "số 7", "Hội nghị lạ"), reasons, strict=True)]
    assert form.snapshot.all(Document)[0].parent == "2024-NAM.report"


def test_the_catalogue_names_its_campaigns_and_a_place_has_its_own():
    def fill(book):
        sheet = sheet_of(book, Campaign)
        row = first_row(sheet)
        type_in(book, Campaign, row, summary="Tốt", supported=12)
        own = next(number for number in range(row, sheet.max_row) if not sheet.cell(number, 4).value)
        type_in(book, Campaign, own, name="Phong trào của phường")

    form = read(fill)
    assert (form.problems, form.questions) == ((), ())
    first, own = form.snapshot.all(Campaign)
    assert first == of_the_catalogue(0, summary="Tốt", supported=12)
    assert (own.name, own.catalogue_item, own.period) == ("Phong trào của phường", None, "2024-NAM")


def test_words_below_the_table_are_no_conference_and_words_beside_it_are_told():
    def fill(book):
        sheet = sheet_of(book, Conference)
        type_in(book, Conference, sheet.max_row + 3, title="NGƯỜI LẬP BIỂU")
        sheet.cell(first_row(sheet), sheet.max_column + 2).value = "nhớ hỏi lại"
        book.create_sheet("Nháp")["B2"] = "ghi tạm"

    form = read(fill)
    assert form.snapshot.all(Conference) == []
    assert ["dưới bảng" in cell.reason for cell in form.problems] == [True]
    assert [cell.sheet for cell in form.notices] == ["Hội nghị", "Nháp"]


def test_a_copied_sheet_must_say_the_same():
    def fill(book):
        book.copy_worksheet(sheet_of(book, Commendation))
        book.copy_worksheet(sheet_of(book, Conference))
        type_in(book, Conference, first_row(sheet_of(book, Conference)), title="Một")

    (problem,) = read(fill).problems
    assert (problem.sheet, problem.cell) == ("Hội nghị Copy", "A1")


def test_a_form_without_its_first_sheet_knows_whose_it_is():
    def fill(book):
        del book["Hướng dẫn"]
        conferences(book, "Một")

    form = read(fill)
    assert (form.unit, form.period.code, form.problems) == ("99001", "2024-NAM", ())
    assert form.snapshot.all(Conference)[0].title == "Một"


def test_points_beyond_the_most_are_bad():
    def fill(book):
        row = row_of(sheet_of(book, CriterionScore), "1.1")
        type_in(book, CriterionScore, row, score=99)

    (problem,) = read(fill).problems
    assert "nhiều nhất là 20" in problem.reason


def test_a_form_of_format_one_has_no_sheets_of_parts():
    def fill(book):
        conferences(book, "Một")
        cover = book["Hướng dẫn"]
        row = next(cell.row for cell in cover["A"] if cell.value == "format")
        cover.cell(row, 3).value = "1"
        for kind in (Delegate, Commendation, Document):
            del book[sheet_of(book, kind).title]

    form = read(fill)
    assert form.problems == ()
    assert form.snapshot.all(Conference)[0].title == "Một"


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


def test_a_cell_that_shows_a_fault_is_not_empty():
    """What Excel could no longer work out was a figure once: nobody may take it for "nothing to tell"."""

    def spoil(book):
        sheet = sheet_of(book, IndicatorFigure)
        type_in(book, IndicatorFigure, row_of(sheet, "DC_HO"), plan=5)
        sheet.cell(row_of(sheet, "DC_HO"), columns_of(sheet)["actual"]).value = "#REF!"
        conferences(book, "Hội nghị")
        meeting = sheet_of(book, Conference)
        meeting.cell(first_row(meeting), columns_of(meeting)["organiser_name"]).value = "#N/A"

    form = read(spoil)
    assert [bad.reason.partition(") ")[2][:17] for bad in form.problems] == ["báo lỗi của Excel"] * 2
    (figure,) = form.snapshot.all(IndicatorFigure)
    assert (figure.plan, figure.actual) == (5, None)
