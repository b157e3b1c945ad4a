from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.assessment import (
    Assessment,
    Cause,
    CriterionScore,
    Limitation,
    TaskReview,
    assessment_uid,
    review_uid,
    score_uid,
)
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.office import Office
from tests.ui.pages.opened_tasks import NOW, THEN, inner, narrative, opened, shown
from ui.opening import window_for
from ui.pages.task_row import OVERVIEW
from ui.pages.tasks import TasksPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TasksPage:
    return shown(qtbot, session)


def tell_last_year(office: Office) -> None:
    owner = assessment_uid(THEN)
    office.ledger.put_many(
        [
            Assessment(uid=owner, period=THEN),
            CriterionScore(
                uid=score_uid(THEN, "1.1"), parent=owner, criterion="1.1", score=Decimal(18), reason="Năm ngoái đủ."
            ),
            TaskReview(uid=review_uid(THEN, "NV1"), parent=owner, task="NV1", results="Năm ngoái đã làm tốt."),
            Cause(uid="c", parent=owner, task="NV1", content="Ít người"),
            Limitation(uid="l", parent=owner, task="NV1", content="Chưa đều", causes=("c",)),
        ]
    )


def test_every_task_has_its_sheet_with_the_official_words(qtbot: QtBot, page: TasksPage) -> None:
    guidance = load_default()
    for task in guidance.tasks:
        sheet = opened(qtbot, page, task.code or "")
        labels = [label.text() for label in sheet.findChildren(type(sheet.score))]
        assert f"{task.code} · {task.wording}" in labels
        assert list(sheet.criteria) == [item.code for item in guidance.criteria(task.code)]


def test_a_sheet_is_made_between_the_keys(qtbot: QtBot, page: TasksPage) -> None:
    page.open("NV1")
    sheet = page.sheets["NV1"]
    assert sheet.criteria == {}
    qtbot.waitUntil(lambda: sheet.proofs is not None)
    assert len(sheet.criteria) == 6


def test_a_whole_task_is_scored_by_keyboard(qtbot: QtBot, page: TasksPage, office: Office) -> None:
    assert page.total.text() == "Chưa có điểm tổng."
    for task in load_default().tasks:
        code = task.code or ""
        sheet = opened(qtbot, page, code)
        rows = list(sheet.criteria.values())
        rows[0].box.setFocus()
        for row in rows:
            assert row.box.hasFocus()
            row.box.selectAll()
            qtbot.keyClicks(row.box, "8,5")
            qtbot.keyClick(row.box, Qt.Key.Key_Return)
        assert sheet.score.text().startswith("Điểm nhiệm vụ: ")
    assert "Điểm tổng:" in page.total.text()
    assert "tạm tính" not in page.total.text()
    assert "còn" in page.total.text()
    stored = office.ledger.get(CriterionScore, score_uid(NOW, "1.1"))
    assert stored is not None
    assert (stored.score, stored.parent) == (Decimal("8.5"), assessment_uid(NOW))
    assert office.ledger.get(Assessment, assessment_uid(NOW)) is not None


def test_points_that_need_a_reason_open_its_box(typing, qtbot: QtBot, page: TasksPage, office: Office) -> None:
    sheet = opened(qtbot, page, "NV1")
    row = sheet.criteria["1.1"]
    row.box.setValue(15)
    assert not row.needed.isVisible()
    assert row.add_reason.isVisible()
    row.box.setValue(20)
    assert row.needed.text() == "Điểm bằng điểm tối đa nên cần một lời thuyết minh."
    assert row.reason.isVisible()
    assert "thiếu thuyết minh" in page.row.buttons["NV1"].accessibleName()
    row.reason.setFocus()
    typing(inner(row.reason), "Đủ bốn hội nghị")
    page.flush()
    stored = office.ledger.get(CriterionScore, score_uid(NOW, "1.1"))
    assert stored is not None
    assert (stored.score, stored.reason) == (Decimal(20), "Đủ bốn hội nghị")
    assert not row.needed.isVisible()
    assert "thiếu thuyết minh" not in page.row.buttons["NV1"].accessibleName()


def test_the_sample_reaches_its_told_scores(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    assert page.total.text().startswith("Điểm tổng: 87,95/100 · Hoàn thành tốt nhiệm vụ · còn 2,05 điểm đến")
    points = [one.text() for labels in page.overview.totals.values() for one in labels[:1]]
    assert points == ["91/100", "88/100", "87/100", "89/100", "86/100", "87/100"]


def test_linked_indicators_are_shown_with_their_values(qtbot: QtBot, page: TasksPage, office: Office) -> None:
    item = next(item for item in load_default().criteria("NV1") if item.indicators)
    code = item.indicators[0]
    office.ledger.put(
        IndicatorFigure(uid=figure_uid(NOW, code), period=NOW, indicator=code, scope="own", actual=Decimal(1234))
    )
    assert ": 1.234 " in opened(qtbot, page, "NV1").criteria[item.code or ""].facts.text()


def test_a_press_in_the_matrix_goes_to_the_criterion(qtbot: QtBot, page: TasksPage) -> None:
    cell = page.overview.cells["3.2"]
    qtbot.waitUntil(cell.isVisible)
    assert cell.accessibleName() == "Tiêu chí 3.2, chưa chấm"
    page.overview.cells["3.1"].setFocus()
    qtbot.keyClick(page.overview.cells["3.1"], Qt.Key.Key_Right)
    assert cell.hasFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "NV3" in page.sheets and "3.2" in page.sheets["NV3"].criteria)
    qtbot.waitUntil(page.sheets["NV3"].criteria["3.2"].box.hasFocus)
    assert page.row.buttons["NV3"].isChecked()
    page.row.step(1)
    assert page.row.buttons["NV4"].isChecked()
    page.open(OVERVIEW)
    assert page.overview.isVisible()


def test_the_period_before_is_read_and_copied_and_the_copy_undone(
    typing, qtbot: QtBot, session: Session, office: Office
) -> None:
    tell_last_year(office)
    page = shown(qtbot, session)
    sheet = opened(qtbot, page, "NV1")
    row = sheet.criteria["1.1"]
    assert row.before.text() == "kỳ trước 18"
    assert not row.past.isVisible()
    page.past.click()
    assert row.past.text.text() == "Năm 2023: Năm ngoái đủ."
    assert sheet.review is not None
    assert sheet.shortcomings is not None
    box = narrative(sheet, "results")
    typing(box, "Năm nay.")
    assert sheet.narrative is not None
    sheet.narrative.under.texts["results"].copy.click()
    review = office.ledger.get(TaskReview, review_uid(NOW, "NV1"))
    assert review is not None
    assert review.results == "Năm nay.\nNăm ngoái đã làm tốt."
    office.past.undo()
    review = office.ledger.get(TaskReview, review_uid(NOW, "NV1"))
    assert review is not None
    assert review.results == "Năm nay."
    sheet.shortcomings.past.lines[0].copy.click()
    copies = office.ledger.parts(Limitation, assessment_uid(NOW))
    assert [(copy.content, len(copy.causes)) for copy in copies] == [("Chưa đều", 1)]
    assert copies[0].causes != ("c",)
    row.past.copy.click()
    score = office.ledger.get(CriterionScore, score_uid(NOW, "1.1"))
    assert score is not None
    assert score.reason == "Năm ngoái đủ."


def test_the_overview_stands_beside_the_period_before(qtbot: QtBot, session: Session, office: Office) -> None:
    tell_last_year(office)
    page = shown(qtbot, session)
    assert page.overview.totals["NV1"][2].text() == "18"
    assert page.overview.lead.text().endswith("Kỳ trước là năm 2023.")


def test_a_reader_changes_nothing(qtbot: QtBot, sample_session: Session, tmp_path: Path) -> None:
    page = shown(qtbot, sample_session)
    sheet = opened(qtbot, page, "NV1")
    sheet.set_read_only(True)
    row = sheet.criteria["1.1"]
    assert not row.box.isEnabled()
    assert not row.add_reason.isVisible()
    assert not row.proofs.add.isVisible()
    assert sheet.shortcomings is not None
    assert not sheet.shortcomings.add.isVisible()


def test_going_to_a_score(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    page.show_record("2024-NAM.3.2", "reason")
    qtbot.waitUntil(lambda: "3.2" in page.sheets["NV3"].criteria)
    qtbot.waitUntil(lambda: inner(page.sheets["NV3"].criteria["3.2"].reason).hasFocus())
    assert page.row.buttons["NV3"].isChecked()


def test_what_is_typed_is_kept_without_leaving_its_box(typing, qtbot: QtBot, page: TasksPage, office: Office) -> None:
    row = opened(qtbot, page, "NV1").criteria["1.1"]
    row.box.setFocus()
    row.box.selectAll()
    qtbot.keyClicks(row.box, "5")
    page.refresh()
    assert row.box.lineEdit().text() == "5"
    qtbot.waitUntil(lambda: office.ledger.get(CriterionScore, score_uid(NOW, "1.1")) is not None)
    row.reason.setFocus()
    typing(inner(row.reason), "Mới bắt đầu")

    def kept() -> bool:
        stored = office.ledger.get(CriterionScore, score_uid(NOW, "1.1"))
        return stored is not None and stored.reason == "Mới bắt đầu"

    qtbot.waitUntil(kept)
    assert inner(row.reason).hasFocus()


def test_the_six_tasks_in_the_window_and_undone_there(typing, qtbot: QtBot, office: Office, theme, answers) -> None:
    tell_last_year(office)
    with_window = window_for(office, theme, answers)
    qtbot.addWidget(with_window)
    with_window.resize(1366, 768)
    with_window.show()
    with_window.activateWindow()
    qtbot.waitUntil(with_window.isActiveWindow)
    session = with_window.session
    session.choose_period(office.period(NOW))
    session.go_to("assessment", "NV1")
    page = with_window.page()
    assert isinstance(page, TasksPage)
    sheet = opened(qtbot, page, "NV1")
    row = sheet.criteria["1.1"]
    row.box.setFocus()
    row.box.selectAll()
    qtbot.keyClicks(row.box, "20")
    qtbot.keyClick(row.box, Qt.Key.Key_Return)
    assert "thiếu thuyết minh" in page.row.buttons["NV1"].accessibleName()
    row.reason.setFocus()
    typing(inner(row.reason), "Có đủ")
    page.past.click()
    box = narrative(sheet, "results")
    box.setFocus()
    assert sheet.narrative is not None
    sheet.narrative.under.texts["results"].copy.click()
    assert box.toPlainText() == "Năm ngoái đã làm tốt."
    with_window.setFocus()
    office.past.undo()
    session.news.changed.emit("task_review")
    assert office.ledger.get(TaskReview, review_uid(NOW, "NV1")) is None
    stored = office.ledger.get(CriterionScore, score_uid(NOW, "1.1"))
    assert stored is not None
    assert (stored.score, stored.reason) == (Decimal(20), "Có đủ")
    with_window.close()


def test_words_belong_to_the_period_in_which_they_were_typed(
    typing, qtbot: QtBot, page: TasksPage, session: Session, office: Office
) -> None:
    """Also the assessment that comes into being with them, when one goes to another period in mid-typing."""
    box = narrative(opened(qtbot, page, "NV1"), "results")
    box.setFocus()
    typing(box, "Kết quả")
    session.choose_period(office.period(THEN))
    page.refresh()
    stored = office.ledger.get(TaskReview, review_uid(NOW, "NV1"))
    assert stored is not None
    assert stored.results == "Kết quả"
    assert [one.uid for one in office.ledger.all(Assessment)] == [stored.parent]
