from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.messages import PassphraseDialog
from ui.vietnamese import WORDS, Vietnamese


def ok(dialog: PassphraseDialog):
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def test_a_new_passphrase_is_long_and_typed_twice(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("Đặt mật khẩu", "…", new=True)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.first, "ngan")
    assert "ít nhất" in dialog.problem.text()
    qtbot.keyClicks(dialog.first, " thoi ma dai")
    assert not ok(dialog).isEnabled()
    qtbot.keyClicks(dialog.second, "ngan thoi ma dau")
    assert "chưa giống" in dialog.problem.text()
    dialog.second.clear()
    qtbot.keyClicks(dialog.second, "ngan thoi ma dai")
    assert ok(dialog).isEnabled()
    assert dialog.passphrase() == "ngan thoi ma dai"


def test_a_known_passphrase_is_typed_once(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("Mở khóa", "…", new=False)
    qtbot.addWidget(dialog)
    assert not ok(dialog).isEnabled()
    qtbot.keyClicks(dialog.first, "x")
    assert ok(dialog).isEnabled()


def test_the_cursor_stands_in_the_first_box_and_enter_means_yes(qtbot: QtBot, dressed) -> None:
    dialog = PassphraseDialog("Đặt mật khẩu", "…", new=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.first
    assert all(button.icon().isNull() for button in dialog.buttons.buttons())
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing was typed: Enter neither accepts nor gives up"
    for box in (dialog.first, dialog.second):
        qtbot.keyClicks(box, "bon tu de nho")
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    assert dialog.result() == PassphraseDialog.DialogCode.Accepted


def test_qt_speaks_vietnamese(qtbot: QtBot, qapp) -> None:
    translator = Vietnamese()
    qapp.installTranslator(translator)
    try:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        assert {button.text() for button in box.buttons()} == {"Đồng ý", "Thôi"}
        line = QLineEdit()
        qtbot.addWidget(line)
        menu = line.createStandardContextMenu()
        words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        menu.deleteLater()
        assert words == ["&Hoàn tác", "&Làm lại", "&Cắt", "&Chép", "&Dán", "Xóa", "Chọn hết"]
        assert QCoreApplication.translate("QFileDialog", "no such words") == "no such words"
    finally:
        qapp.removeTranslator(translator)


def test_placeholders_survive_translation() -> None:
    for words in WORDS.values():
        for english, vietnamese in words.items():
            assert english.count("%1") == vietnamese.count("%1")
