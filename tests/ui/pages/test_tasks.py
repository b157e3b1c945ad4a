from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.domain.assessment import Assessment, Cause, CriterionScore, Limitation, Solution, TaskReview
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.office import Office
from ui.pages.criterion_row import NOT_SCORED, ScoreBox
from ui.pages.tasks import TasksPage
from ui.session import Session
from ui.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TasksPage:
    page = TasksPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 620)
    page.widget.show()
    page.refresh()
    return page


def test_every_task_has_its_sheet_with_the_official_words(page: TasksPage) -> None:
    guidance = load_default()
    for task in guidance.tasks:
        page.open(task.code or "")
        sheet = page.sheets[task.code or ""]
        labels = [label.text() for label in sheet.findChildren(type(sheet.score))]
        assert f"{task.code} · {task.wording}" in labels
        assert list(sheet.criteria) == [item.code for item in guidance.criteria(task.code)]


def test_points_go_in_halves_and_not_scored_is_not_zero(qtbot: QtBot, theme: Theme) -> None:
    box = ScoreBox(Decimal(20), theme)
    qtbot.addWidget(box)
    told: list[Decimal | None] = []
    box.scored.connect(told.append)
    assert (box.points(), box.text()) == (None, NOT_SCORED)
    box.stepUp()
    box.stepUp()
    box.setValue(7.3)
    box.setValue(99)
    box.setValue(-0.5)
    assert told == [Decimal(0), Decimal("0.5"), Decimal("7.5"), Decimal(20), None]


def test_scores_are_kept_and_the_total_is_live(qtbot: QtBot, page: TasksPage, office: Office) -> None:
    assert page.total.text() == "Chưa có điểm tổng."
    sheet = page.sheets["NV1"]
    code, row = next(iter(sheet.criteria.items()))
    row.box.setValue(20)
    stored = office.ledger.get(CriterionScore, f"2024-NAM.{code}")
    assert stored is not None
    assert (stored.score, stored.parent) == (Decimal(20), "2024-NAM.assessment")
    assert office.ledger.get(Assessment, "2024-NAM.assessment") is not None
    assert "20/100" in sheet.score.text()
    assert "tạm tính" in page.total.text()
    assert row.needed.isVisible(), "full points want a reason"
    row.box.setValue(15)
    assert not row.needed.isVisible()


def test_the_sample_reaches_its_told_scores(qtbot: QtBot, sample_session: Session) -> None:
    page = TasksPage(sample_session)
    qtbot.addWidget(page.widget)
    page.refresh()
    assert page.total.text().startswith("Điểm tổng: 87,95/100")
    assert [chip.text().rsplit(" · ", 1)[1] for chip in page.chips.values()] == ["91", "88", "87", "89", "86", "87"]


def test_linked_indicators_are_shown_with_their_values(page: TasksPage, office: Office) -> None:
    guidance = load_default()
    item = next(item for item in guidance.criteria("NV1") if item.indicators)
    indicator = guidance.indicator(item.indicators[0])
    assert indicator is not None
    code = indicator.code or ""
    office.ledger.put(
        IndicatorFigure(
            uid=figure_uid("2024-NAM", code), period="2024-NAM", indicator=code, scope="own", actual=Decimal(1234)
        )
    )
    page.refresh()
    assert f"{indicator.name}: 1.234 {indicator.unit}" in page.sheets["NV1"].criteria[item.code or ""].facts.text()


def test_narrative_and_rows_belong_to_their_task(typing, qtbot: QtBot, page: TasksPage, office: Office) -> None:
    page.open("NV2")
    sheet = page.sheets["NV2"]
    box = sheet.review.rows["results"].editor.focusProxy()
    assert box is not None
    typing(box, "Đã làm tốt")
    for name, words in (("cause", "Thiếu kinh phí"), ("solution", "Vận động thêm"), ("limitation", "Chưa đều")):
        model = sheet.tables[name].model
        column = next(at for at, field in enumerate(sheet.tables[name].fields) if field.key == "content")
        model.setData(model.index(0, column), words)
    page.flush()
    review = office.ledger.get(TaskReview, "2024-NAM.NV2")
    assert review is not None
    assert (review.results, review.task) == ("Đã làm tốt", "NV2")
    for kind in (Limitation, Cause, Solution):
        assert [row.task for row in office.ledger.all(kind)] == ["NV2"]
    (limitation,) = office.ledger.all(Limitation)
    table = sheet.tables["limitation"]
    table.focus_part(limitation.uid)
    causes = table.detail.rows["causes"].editor
    options = causes.context.options("cause")
    assert [option.title for option in options] == ["Thiếu kinh phí"]
    page.open("NV1")
    assert page.sheets["NV1"].tables["limitation"].model.parts == []


def test_going_to_a_score(qtbot: QtBot, sample_session: Session) -> None:
    page = TasksPage(sample_session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.show_record("2024-NAM.3.2", "reason")
    assert page.chips["NV3"].isChecked()
