from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.assessment import (
    Assessment,
    Cause,
    CriterionScore,
    Evidence,
    Limitation,
    Solution,
    TaskReview,
    assessment_uid,
    review_uid,
    score_uid,
)
from app.domain.conference import Conference
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.phrases import OwnPhrase
from app.office import Office
from ui.opening import window_for
from ui.pages.task_evidence import NEW_FILE
from ui.pages.task_row import OVERVIEW
from ui.pages.task_score_box import NOT_SCORED, ScoreBox
from ui.pages.task_sheet import TaskSheet
from ui.pages.tasks import TasksPage
from ui.session import Session
from ui.theme import Theme

NOW, THEN = "2024-NAM", "2023-NAM"


def shown(qtbot: QtBot, session: Session) -> TasksPage:
    page = TasksPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 620)
    page.widget.show()
    qtbot.waitExposed(page.widget)
    page.widget.activateWindow()
    qtbot.waitUntil(page.widget.isActiveWindow)
    page.refresh()
    return page


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TasksPage:
    return shown(qtbot, session)


def opened(qtbot: QtBot, page: TasksPage, code: str) -> TaskSheet:
    page.open(code)
    sheet = page.sheets[code]
    qtbot.waitUntil(lambda: sheet.proofs is not None and sheet.proofs.isVisible())
    return sheet


def narrative(sheet: TaskSheet, key: str) -> QPlainTextEdit:
    assert sheet.review is not None
    box = sheet.review.rows[key].editor.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    return box


def inner(widget: QWidget) -> QWidget:
    box = widget.focusProxy()
    assert box is not None
    return box


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


@pytest.mark.parametrize(("typed", "points"), [("7,5", "7.5"), ("7.5", "7.5"), ("15", "15"), ("0", "0")])
def test_points_are_typed_with_comma_or_point(qtbot: QtBot, theme: Theme, typed: str, points: str) -> None:
    box = ScoreBox(Decimal(20), theme)
    qtbot.addWidget(box)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.points() == Decimal(points)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.points(), box.text()) == (None, NOT_SCORED)


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


def test_a_limitation_with_its_cause_and_solution(typing, qtbot: QtBot, page: TasksPage, office: Office) -> None:
    block = opened(qtbot, page, "NV2").shortcomings
    assert block is not None
    qtbot.keyClick(block.add, Qt.Key.Key_Space)
    (card,) = block.begun.values()
    typing(inner(card.head.boxes["content"]), "Chưa đều")
    qtbot.keyClick(card.add_cause, Qt.Key.Key_Space)
    (line,) = card.lines.values()
    typing(inner(line.boxes["content"]), "Thiếu kinh phí")
    line.flush()
    qtbot.keyClick(inner(line.boxes["content"]), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    second = list(card.lines.values())[-1]
    typing(inner(second.boxes["content"]), "Ít người")
    second.flush()
    qtbot.keyClick(card.add_solution, Qt.Key.Key_Space)
    typing(inner(list(card.lines.values())[-1].boxes["content"]), "Vận động thêm")
    page.flush()
    (limitation,) = office.ledger.all(Limitation)
    causes = {row.uid: row.content for row in office.ledger.all(Cause)}
    assert [causes[uid] for uid in limitation.causes] == ["Thiếu kinh phí", "Ít người"]
    (solution,) = office.ledger.all(Solution)
    assert (limitation.content, limitation.solutions, solution.task) == ("Chưa đều", (solution.uid,), "NV2")
    card.lines[limitation.causes[0]].drop.click()
    (limitation,) = office.ledger.all(Limitation)
    assert [row.content for row in office.ledger.all(Cause)] == ["Ít người"]
    assert len(limitation.causes) == 1
    other = opened(qtbot, page, "NV1").shortcomings
    assert other is not None
    assert other.cards == {}


def test_what_is_tied_to_nothing_can_be_tied_and_order_can_change(
    qtbot: QtBot, page: TasksPage, office: Office
) -> None:
    owner = assessment_uid(NOW)
    office.ledger.put_many(
        [
            Assessment(uid=owner, period=NOW),
            Cause(uid="c", parent=owner, task="NV1", content="Ít người", position=1),
            Limitation(uid="a", parent=owner, task="NV1", content="Một", position=1),
            Limitation(uid="b", parent=owner, task="NV1", content="Hai", position=2),
        ]
    )
    block = opened(qtbot, page, "NV1").shortcomings
    assert block is not None
    assert list(block.loose) == ["c"]
    block.tie("c", "b")
    assert block.loose == {}
    tied = office.ledger.get(Limitation, "b")
    assert tied is not None
    assert tied.causes == ("c",)
    block.cards["b"].up.click()
    assert [row.uid for row in office.ledger.parts(Limitation, owner)] == ["b", "a"]
    block.cards["b"].head.drop.click()
    assert [row.uid for row in office.ledger.all(Limitation)] == ["a"]
    assert office.ledger.all(Cause) == []
    office.past.undo()
    page.refresh()
    assert list(block.cards["b"].lines) == ["c"]


def test_a_row_that_goes_takes_its_last_letters_along_and_stays_gone(
    typing, qtbot: QtBot, page: TasksPage, office: Office
) -> None:
    owner = assessment_uid(NOW)
    cause = Cause(uid="c", parent=owner, task="NV1", content="Ít người")
    limitation = Limitation(uid="a", parent=owner, task="NV1", content="Một", causes=("c",))
    office.ledger.put_many([Assessment(uid=owner, period=NOW), cause, limitation])
    block = opened(qtbot, page, "NV1").shortcomings
    assert block is not None
    line = block.cards["a"].lines["c"]
    line.focus()
    qtbot.keyClick(inner(line.boxes["content"]), Qt.Key.Key_End)
    typing(inner(line.boxes["content"]), " quá")
    line.drop.click()
    qtbot.waitUntil(lambda: not inner(line.boxes["content"]).hasFocus())
    assert office.ledger.all(Cause) == []
    assert office.past.undo() is not None
    assert [row.content for row in office.ledger.all(Cause)] == ["Ít người quá"]


def test_evidence_is_picked_by_keyboard_without_marks(
    qtbot: QtBot, page: TasksPage, session: Session, office: Office
) -> None:
    office.ledger.put_many(
        [
            Conference(uid="h1", title="Hội nghị quán triệt", held_on="2024-03-05", tasks=("NV1",)),
            Conference(uid="h2", title="Đối thoại với thanh niên", held_on="2024-05-06"),
        ]
    )
    sheet = opened(qtbot, page, "NV1")
    row = sheet.criteria["1.1"]
    went: list[tuple[str, str]] = []
    session.news.wanted.connect(lambda kind, uid, field: went.append((kind, uid)))
    qtbot.keyClick(row.proofs.add, Qt.Key.Key_Space)
    assert sheet.picker.lines.item(0).text() == "Gợi ý cho nhiệm vụ này"
    qtbot.keyClick(sheet.picker.box, Qt.Key.Key_Return)
    qtbot.keyClick(row.proofs.add, Qt.Key.Key_Space)
    qtbot.keyClicks(sheet.picker.box, "doi thoai")
    qtbot.keyClick(sheet.picker.box, Qt.Key.Key_Return)
    rows = office.ledger.all(Evidence)
    assert [(one.criterion, one.conference) for one in rows] == [("1.1", "h1"), ("1.1", "h2")]
    chips = list(row.proofs.chips.values())
    assert chips[1].text() == "Đối thoại với thanh niên (06/05/2024)"
    chips[1].click()
    assert went == [("conference", "h2")]
    row.proofs.dropped.emit(rows[0])
    assert [one.conference for one in office.ledger.all(Evidence)] == ["h2"]


def test_evidence_in_words_and_as_a_new_file(
    qtbot: QtBot, page: TasksPage, session: Session, answers, tmp_path: Path
) -> None:
    proof = tmp_path / "biên bản.pdf"
    proof.write_bytes(b"%PDF-1.4")
    answers.paths = [proof]
    sheet = opened(qtbot, page, "NV1")
    assert sheet.proofs is not None
    qtbot.keyClick(sheet.proofs.add, Qt.Key.Key_Space)
    qtbot.keyClicks(sheet.picker.box, "So tay")
    qtbot.keyClick(sheet.picker.box, Qt.Key.Key_Return)
    sheet.proofs.wanted.emit()
    sheet.picker.close()
    sheet.picker.picked.emit(NEW_FILE)
    qtbot.waitUntil(lambda: len(session.office.ledger.all(Evidence)) == 2, timeout=10_000)
    said = [(row.title, bool(row.file)) for row in session.office.ledger.all(Evidence)]
    assert said == [("So tay", False), ("biên bản.pdf", True)]


def test_a_sentence_of_the_bank_goes_where_one_writes(typing, qtbot: QtBot, page: TasksPage, office: Office) -> None:
    sheet = opened(qtbot, page, "NV3")
    box = narrative(sheet, "results")
    box.setFocus()
    typing(box, "Mở đầu.")
    page.bank.open()
    qtbot.keyClicks(page.bank.list.box, "tiep xuc cu tri")
    qtbot.keyClick(page.bank.list.box, Qt.Key.Key_Return)
    assert box.toPlainText().startswith("Mở đầu. Phối hợp tổ chức … cuộc tiếp xúc cử tri")
    page.flush()
    review = office.ledger.get(TaskReview, review_uid(NOW, "NV3"))
    assert review is not None
    assert review.results == box.toPlainText()


def test_a_sentence_of_ones_own_is_kept_offered_first_and_dropped(
    typing, qtbot: QtBot, page: TasksPage, office: Office
) -> None:
    box = narrative(opened(qtbot, page, "NV1"), "lessons")
    box.setFocus()
    typing(box, "Việc nhỏ làm trước.")
    page.bank.open()
    lines = page.bank.list.lines
    assert lines.item(lines.count() - 1).text() == "+ Lưu thành câu mẫu: “Việc nhỏ làm trước.”"
    qtbot.keyClick(page.bank.list.box, Qt.Key.Key_Up)
    lines.setCurrentRow(lines.count() - 1)
    qtbot.keyClick(page.bank.list.box, Qt.Key.Key_Return)
    (own,) = office.ledger.all(OwnPhrase)
    assert (own.place, own.text) == ("lesson", "Việc nhỏ làm trước.")
    page.bank.open()
    assert lines.item(0).text() == "★ Việc nhỏ làm trước."
    qtbot.keyClick(page.bank.list.box, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert office.ledger.all(OwnPhrase) == []
    qtbot.keyClick(page.bank.list.box, Qt.Key.Key_Escape)
    assert not page.bank.list.isVisible()


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
    assert sheet.under is not None
    sheet.under.texts["results"].copy.click()
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
    assert sheet.under is not None
    sheet.under.texts["results"].copy.click()
    assert box.toPlainText() == "Năm ngoái đã làm tốt."
    with_window.setFocus()
    office.past.undo()
    session.news.changed.emit("task_review")
    assert office.ledger.get(TaskReview, review_uid(NOW, "NV1")) is None
    stored = office.ledger.get(CriterionScore, score_uid(NOW, "1.1"))
    assert stored is not None
    assert (stored.score, stored.reason) == (Decimal(20), "Có đủ")
    with_window.close()
