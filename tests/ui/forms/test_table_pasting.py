import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.conference import BodyPresent, Conference, TaskGiven
from app.office import Office
from app.text.legacy import Legacy
from tests.text.test_legacy import encode
from ui.forms.parts_table import PartsTable
from ui.forms.pasting import offer_for_rows
from ui.pages.entries import conferences
from ui.pages.records import RecordsPage
from ui.session import Session
from ui.theme import Theme

ROWS = "đảng uỷ phường\t12\t10\nhội liên hiệp phụ nữ\t8\t8"


def copied(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> PartsTable:
    table = PartsTable(BodyPresent, theme)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    table.load("hn", [BodyPresent(uid="b1", parent="hn", position=1, body="Mặt trận")])
    return table


@pytest.mark.parametrize("legacy", Legacy)
def test_pasted_rows_of_an_old_font_are_converted_only_on_yes(table: PartsTable, qtbot: QtBot, legacy: Legacy) -> None:
    copied(encode(ROWS, legacy))
    table.view.setCurrentIndex(table.model.index(1, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.pasting.isVisible()
    assert table.pasting.sentence.text().startswith("Đã dán 2 dòng; chữ kiểu")
    before = [part.uid for part in table.model.parts]
    table.pasting.take.click()
    assert not table.pasting.isVisible()
    assert [part.uid for part in table.model.parts] == before
    names = [part.body for part in table.model.parts if isinstance(part, BodyPresent)]
    assert names == ["Mặt trận", "đảng uỷ phường", "hội liên hiệp phụ nữ"]


def test_kept_rows_stay_as_they_came(table: PartsTable, qtbot: QtBot) -> None:
    copied(encode(ROWS, Legacy.TCVN3))
    table.view.setCurrentIndex(table.model.index(1, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rows = table.model.parts
    table.pasting.keep.click()
    assert not table.pasting.isVisible()
    assert table.model.parts == rows


def test_ordinary_rows_are_pasted_without_a_word(table: PartsTable, qtbot: QtBot) -> None:
    copied(ROWS)
    table.view.setCurrentIndex(table.model.index(1, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not table.pasting.isVisible()


def test_rows_that_have_gone_meanwhile_are_left_alone(table: PartsTable, qtbot: QtBot) -> None:
    copied(encode(ROWS, Legacy.TCVN3))
    table.view.setCurrentIndex(table.model.index(1, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table.model.remove([1])
    rows = table.model.parts
    table.pasting.take.click()
    assert table.model.parts == rows


def test_only_the_column_of_the_old_font_is_converted() -> None:
    old = encode("phường Hoa Mẫu họp", Legacy.TCVN3)
    found = offer_for_rows([["Hội Nông dân Việt Nam", old], ["Đảng ủy", old]])
    assert found is not None
    assert found[1] == [["Hội Nông dân Việt Nam", "phường Hoa Mẫu họp"], ["Đảng ủy", "phường Hoa Mẫu họp"]]
    assert offer_for_rows([]) is None
    assert offer_for_rows([["12", "5"], ["a"]]) is None


@pytest.fixture
def page(qtbot: QtBot, session: Session, office: Office) -> RecordsPage:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024"))
    page = conferences(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 620)
    page.widget.show()
    page.refresh()
    page.open("a")
    return page


def paste_into_cell(page: RecordsPage, kind: str, column: int, text: str) -> PartsTable:
    table = page.pane.table(kind)
    index = table.model.index(0, column)
    table.view.setCurrentIndex(index)
    table.view.edit(index)
    box = next(
        box
        for kind_of_box in (QLineEdit, QPlainTextEdit)
        for box in table.view.viewport().findChildren(kind_of_box)
        if not box.isHidden()
    )
    copied(text)
    box.paste()
    delegate = table.view.itemDelegate()
    delegate.commitData.emit(box)
    delegate.closeEditor.emit(box)
    return table


def test_a_cell_is_converted_as_an_act_of_its_own(page: RecordsPage, office: Office) -> None:
    old = encode("hội nông dân phường", Legacy.TCVN3)
    table = paste_into_cell(page, "body_present", 0, old)
    assert [part.body for part in office.ledger.parts(BodyPresent, "a")] == [old]
    table.pasting.take.click()
    assert [part.body for part in office.ledger.parts(BodyPresent, "a")] == ["hội nông dân phường"]
    office.past.undo()
    assert [part.body for part in office.ledger.parts(BodyPresent, "a")] == [old], "one step back"


def test_broken_lines_in_a_narrative_cell(page: RecordsPage, office: Office) -> None:
    wrapped = (
        "Ban Thường trực chuẩn bị báo cáo kết quả thực hiện cuộc vận động và\n"
        "ý kiến của các vị đại biểu khu dân cư về việc chăm lo cho các hộ gia\n"
        "đình khó khăn trong dịp Tết sắp tới của phường."
    )
    table = paste_into_cell(page, "task_given", 0, wrapped)
    assert "xuống dòng giữa câu" in table.pasting.sentence.text()
    table.pasting.take.click()
    assert [part.content for part in office.ledger.parts(TaskGiven, "a")] == [wrapped.replace("\n", " ")]
