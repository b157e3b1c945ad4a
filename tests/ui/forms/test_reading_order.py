from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.reading_order import tab_as_read


def test_tab_follows_the_layouts_not_the_order_of_making(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    last, second, first = QLineEdit(page), QLineEdit(page), QLineEdit(page)
    inner = QWidget(page)
    row = QHBoxLayout(inner)
    row.addWidget(QLabel("tên"))
    row.addWidget(second)
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(inner)
    column.addWidget(last)
    tab_as_read(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [first, second, last]
