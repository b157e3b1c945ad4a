"""Opening the page of the six tasks, and its sheets, for the tests of their parts."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.task_sheet import TaskSheet
from ui.pages.tasks import TasksPage
from ui.session import Session

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
