import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.assessment import (
    TaskReview,
    review_uid,
)
from app.domain.phrases import OwnPhrase
from app.office import Office
from tests.ui.pages.opened_tasks import NOW, narrative, opened, shown
from ui.pages.tasks import TasksPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TasksPage:
    return shown(qtbot, session)


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
