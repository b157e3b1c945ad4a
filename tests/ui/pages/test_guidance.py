import dataclasses
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.assessment import CriterionScore, score_uid
from app.domain.fields import Record
from app.domain.guidance_items import CriterionItem
from app.office import Office
from tests.offices import Desk, Offices, on
from tests.test_guidance_flow import issued
from tests.ui.conftest import Answers
from tests.ui.pages.conftest import PASSPHRASE
from ui.opening import window_for
from ui.pages.guidance import GuidancePage
from ui.pages.inbox import InboxPage
from ui.pages.places import INBOX, RECEIVED_VIEW
from ui.pages.tabs import TabsPage
from ui.pages.task_place import place_in
from ui.pages.tasks import TasksPage
from ui.session import Session
from ui.theme import Theme


def shown(qtbot: QtBot, session: Session) -> GuidancePage:
    page = GuidancePage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    return page


def test_what_is_in_force_can_be_read(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    guidance = sample_session.office.guidance
    assert len(page.chips.buttons) == 7  # a ward issues nothing
    periods = page.tables[0]
    year = next(line for line in periods.lines.lines if line.cells[0] == "Năm 2024")
    due = [guidance.deadline("2024-NAM", level) for level in ("province", "district", "ward")]
    assert periods.lines.columns[1:] == ["Hạn của tỉnh, thành phố", "Hạn của huyện, quận", "Hạn của xã, phường"]
    assert list(year.cells[1:]) == [f"{day:%d/%m/%Y}" for day in due if day]
    for chip in page.chips.buttons:
        chip.click()
    assert len(page.tables[1].lines.lines) == len(guidance.tasks) + len(guidance.criteria())
    assert all(table.lines.lines for table in page.tables)


def test_an_office_with_units_below_issues_it(qtbot: QtBot, session_of, answers, finish, tmp_path: Path) -> None:
    session = session_of("quan")
    page = shown(qtbot, session)
    page.chips.buttons[-1].click()
    answers.paths[:] = [tmp_path]
    page.fields.choose.click()
    page.fields.passphrase.setText(PASSPHRASE)
    page.issue.click()
    finish(session)
    assert page.result.sentence.text() == "Đã ban hành hướng dẫn, lần 1."
    assert len(list(tmp_path.glob("HD_990_*.pdf"))) == 1
    page.look.click()
    finish(session)
    assert page.papers.is_open


def replacing_guidance(district: Desk, folder: Path) -> Path:
    """Guidance in which criterion 1.1 is dropped and 1.9 stands in its place."""
    first = district.office.guidance.criterion("1.1")
    assert first is not None
    item = dataclasses.replace(first, uid="1.9", code="1.9", question="Câu hỏi mới?", replaces=("1.1",))

    def change(old: Record) -> Record | None:
        return None if isinstance(old, CriterionItem) and old.uid == "1.1" else old

    return issued(district, folder, change, [item])


def test_guidance_that_comes_opens_with_what_is_new_and_drafts_go_over(
    qtbot: QtBot, offices: Offices, tmp_path: Path
) -> None:
    district = offices.empty(tmp_path / "quan", "990", "district", clock=on(20))
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau", on(20))
    ward.trust(district)
    file = replacing_guidance(district, tmp_path)
    office: Office = ward.office
    answers = Answers(paths=[file])
    window = window_for(office, Theme(), answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.session.go_to(INBOX, RECEIVED_VIEW)
    inbox = tabs(window.page()).page()
    assert isinstance(inbox, InboxPage)
    inbox.files.click()
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=20_000)
    page = tabs(window.page()).page()
    assert isinstance(page, GuidancePage)
    assert page.stack.currentWidget() is page.news
    assert "2 chỗ thay đổi" in page.news.banner.sentence.text()
    told = {line.cells for line in page.news.table.lines.lines}
    assert ("Mới", "Tiêu chí: 1.9. Câu hỏi mới?", "") in told
    assert "Thay bằng 1.9." in {cells[2] for cells in told}
    page.chips.buttons[6].click()
    old = page.old
    assert old.question.text().startswith("1.1. ")
    old.copy.click()
    assert "Tự chấm" in QApplication.clipboard().text()
    carry = next(one for one in old.below.findChildren(QPushButton) if one.text().startswith("Chuyển sang"))
    carry.click()
    made = office.ledger.get(CriterionScore, score_uid("2024-NAM", "1.9"))
    assert made is not None
    assert made.score is not None
    old.undo.click()
    assert office.ledger.get(CriterionScore, made.uid) is None
    window.close()


@pytest.mark.parametrize("where", ["results", "reason", "score"])
def test_guidance_that_comes_in_mid_typing_leaves_the_person_where_they_were(
    qtbot: QtBot, offices: Offices, tmp_path: Path, typing, where: str
) -> None:
    district = offices.empty(tmp_path / "quan", "990", "district", clock=on(20))
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau", on(20))
    ward.trust(district)
    file = replacing_guidance(district, tmp_path)
    window = window_for(ward.office, Theme(), Answers())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.go_to(INBOX, RECEIVED_VIEW)
    inbox = tabs(window.page()).page()
    assert isinstance(inbox, InboxPage)
    window.open(3)
    page = window.page()
    assert isinstance(page, TasksPage)
    page.open("NV1")
    before = page.sheets["NV1"]
    before.finish()
    boxes = {"results": ("task_review", "results", ""), "reason": ("criterion_score", "reason", "1.2")}
    kind, field, criterion = boxes.get(where, ("criterion_score", "score", "1.2"))
    before.focus(kind, "", field, criterion)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit | QAbstractSpinBox | QLineEdit))
    box = QApplication.focusWidget()
    if isinstance(box, QPlainTextEdit):
        box.moveCursor(QTextCursor.MoveOperation.Start)
        typing(box, "Đang viết dở ")
    inbox.receive([file])
    qtbot.waitUntil(
        lambda: not window.session.jobs.busy and page.sheets.get("NV1") not in (None, before), timeout=20_000
    )
    sheet = page.sheets["NV1"]
    qtbot.waitUntil(lambda: sheet.isAncestorOf(QApplication.focusWidget() or window))
    assert window.page() is page, "nobody is pulled to another page while typing"
    assert "hướng dẫn mới" in inbox.result.sentence.text()
    place = place_in(sheet)
    assert place is not None
    assert (place.kind, place.field, place.criterion) == (kind, field, criterion)
    now = QApplication.focusWidget()
    if isinstance(now, QPlainTextEdit):
        qtbot.waitUntil(lambda: now.textCursor().position() == len("Đang viết dở "))
        typing(now, "một câu. ")
        assert now.toPlainText().startswith("Đang viết dở một câu. ")
    window.close()


def tabs(page: object) -> TabsPage:
    assert isinstance(page, TabsPage)
    return page
