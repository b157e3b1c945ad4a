import unicodedata

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.fields import Field, Kind, Section, Width
from app.text.legacy import Legacy
from tests.text.test_legacy import encode
from ui.context import Context
from ui.forms.field_row import FieldRow
from ui.forms.pasting import offer_for

WHERE = Section("where", "Đâu")
OLD = "§¶ng uû ph\u00adêng häp bµn víi MÆt trËn"
NEW = "Đảng uỷ phường họp bàn với Mặt trận"
WRAPPED = (
    "Hội nghị đã nghe báo cáo kết quả thực hiện cuộc vận động và\n"
    "ý kiến của các vị đại biểu khu dân cư về việc chăm lo cho hộ\n"
    "nghèo trong dịp Tết sắp tới của phường."
)


@pytest.fixture(params=[(Kind.NOTE, Width.FULL), (Kind.TEXT, Width.FULL), (Kind.TEXT, Width.WIDE)])
def row(request: pytest.FixtureRequest, qtbot: QtBot) -> FieldRow:
    kind, width = request.param
    return made(qtbot, kind, width)


def made(qtbot: QtBot, kind: Kind, width: Width) -> FieldRow:
    row = FieldRow(Field(key="x", kind=kind, section=WHERE, label="Nhãn", width=width), Context())
    row.arrange(120, stacked=False)
    qtbot.addWidget(row)
    row.show()
    return row


def box_of(row: FieldRow) -> QLineEdit | QPlainTextEdit:
    box = row.editor.focusProxy()
    assert isinstance(box, (QLineEdit, QPlainTextEdit))
    return box


def paste(row: FieldRow, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    box_of(row).paste()


def test_letters_of_an_old_font_are_converted_only_on_yes(row: FieldRow, qtbot: QtBot) -> None:
    paste(row, OLD)
    assert row.editor.raw() == OLD
    assert row.editor.value() == OLD
    assert row.paste_line is not None
    assert row.paste_line.isVisible()
    assert "TCVN3" in row.paste_line.sentence.text()
    assert "<b>phường</b>" in row.paste_line.after.text()
    assert "bµn" in row.paste_line.before.text()
    row.paste_line.take.click()
    assert row.editor.value() == NEW
    assert not row.paste_line.isVisible()
    qtbot.keyClick(box_of(row), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.editor.raw() == OLD


def test_esc_on_an_answer_keeps_it(row: FieldRow, qtbot: QtBot) -> None:
    paste(row, OLD)
    assert row.paste_line is not None
    qtbot.keyClick(row.paste_line.keep, Qt.Key.Key_Escape)
    assert not row.paste_line.isVisible()
    assert row.editor.value() == OLD


def test_whoever_keeps_it_keeps_it(row: FieldRow) -> None:
    paste(row, OLD)
    assert row.paste_line is not None
    row.paste_line.keep.click()
    assert not row.paste_line.isVisible()
    assert row.editor.value() == OLD


def test_an_offer_goes_with_the_text_it_was_made_for(row: FieldRow) -> None:
    paste(row, OLD)
    assert row.paste_line is not None
    row.editor.set_value("Chuyện khác")
    assert not row.paste_line.isVisible()


def test_ordinary_text_is_pasted_without_a_word(row: FieldRow) -> None:
    paste(row, "Đảng ủy phường họp bàn với Mặt trận")
    assert row.paste_line is None or not row.paste_line.isVisible()


def test_broken_lines_are_joined_where_they_were_pasted(qtbot: QtBot) -> None:
    row = made(qtbot, Kind.NOTE, Width.FULL)
    row.editor.set_value("Trước. Sau.")
    box = box_of(row)
    assert isinstance(box, QPlainTextEdit)
    cursor = box.textCursor()
    cursor.setPosition(len("Trước. "))
    box.setTextCursor(cursor)
    paste(row, WRAPPED)
    assert row.paste_line is not None
    assert row.paste_line.sentence.text() == "Chữ vừa dán có 2 chỗ xuống dòng giữa câu."
    row.paste_line.take.click()
    assert row.editor.value() == "Trước. " + WRAPPED.replace("\n", " ") + "Sau."
    box.undo()
    assert row.editor.value() == f"Trước. {WRAPPED}Sau."


def test_letters_first_then_lines(qtbot: QtBot) -> None:
    row = made(qtbot, Kind.NOTE, Width.FULL)
    paste(row, encode(WRAPPED, Legacy.VNI))
    assert row.paste_line is not None
    row.paste_line.take.click()
    assert row.editor.value() == WRAPPED
    assert "2 chỗ xuống dòng" in row.paste_line.sentence.text()
    assert "<b>↵</b>" in row.paste_line.before.text()
    row.paste_line.take.click()
    assert row.editor.value() == WRAPPED.replace("\n", " ")


def test_marks_apart_from_their_letters_are_put_together_without_a_word(row: FieldRow) -> None:
    paste(row, unicodedata.normalize("NFD", NEW))
    box_of(row).clearFocus()
    row.editor.on_left()
    assert row.editor.value() == NEW
    assert row.editor.raw() == NEW
    assert row.paste_line is None or not row.paste_line.isVisible()


def test_a_list_from_word_keeps_its_items(qtbot: QtBot) -> None:
    row = made(qtbot, Kind.NOTE, Width.FULL)
    data = QMimeData()
    data.setHtml("<p><b>Kết quả</b></p><p>·&nbsp; Một việc</p>")
    data.setText("Kết quả\r\n\uf0b7\tMột việc\r\no\tHai việc\r\n• Ba việc")
    QGuiApplication.clipboard().setMimeData(data)
    box_of(row).paste()
    assert row.editor.value() == "Kết quả\n- Một việc\n- Hai việc\n- Ba việc"


def test_what_has_only_colours_is_taken_as_plain_text(qtbot: QtBot) -> None:
    row = made(qtbot, Kind.NOTE, Width.FULL)
    data = QMimeData()
    data.setHtml("<p>Một <b>hai</b></p><p>ba</p>")
    QGuiApplication.clipboard().setMimeData(data)
    box = box_of(row)
    assert isinstance(box, QPlainTextEdit)
    box.insertFromMimeData(data)
    assert row.editor.value() == "Một hai\nba"


def test_a_paragraph_told_twice_is_noticed() -> None:
    told = "Ban Thường trực đã phân công các vị ủy viên về dự ngày hội ở khu dân cư."
    offer = offer_for(f"{told}\n{told}")
    assert offer is not None
    assert (offer.sentence, offer.text) == ("Chữ vừa dán có 1 đoạn lặp lại.", told)
