from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.secret_box import SecretBox

COVERED, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


def test_what_was_typed_is_shown_only_while_it_is_asked_for(qtbot: QtBot) -> None:
    box = SecretBox()
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    box.setFocus()
    qtbot.keyClicks(box, "noi chao dua bat")
    assert box.echoMode() == COVERED
    qtbot.keyClick(box, Qt.Key.Key_F8)
    assert box.echoMode() == SHOWN
    box.eye.trigger()
    assert box.echoMode() == COVERED
    box.eye.trigger()
    box.clear()
    assert box.echoMode() == COVERED, "the next secret is not shown unasked"
    qtbot.keyClicks(box, "x")
    box.eye.trigger()
    box.hide()
    box.show()
    assert box.echoMode() == COVERED
