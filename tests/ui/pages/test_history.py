"""The history of what is in view, the bin, and a safety copy put back: through the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.conference import BodyPresent, Conference
from app.office import Office
from tests.ui.conftest import Answers
from ui.house import House
from ui.opening import window_for
from ui.pages.bin import BinPage
from ui.pages.places import BIN_VIEW, SETTINGS
from ui.pages.records import RecordsPage
from ui.pages.settings import SettingsPage
from ui.pages.tabs import TabsPage
from ui.theme import LIGHT, Theme
from ui.window import Window

CONFERENCES = 1


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers, theme: Theme) -> Window:
    office.save_settings(replace(office.settings, who="Bà Mẫu"))
    office.ledger.put(Conference(uid="c", title="Sơ kết quý I", ordinal="Lần một"))
    office.ledger.put(BodyPresent(uid="r", parent="c", position=1, body="Công an"))
    office.ledger.put(Conference(uid="c", title="Sơ kết quý I", ordinal="Lần hai", subjects="Việc đầu năm"))
    window = window_for(office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open(CONFERENCES)
    return window


def shown(window: Window) -> RecordsPage:
    page = window.page()
    assert isinstance(page, RecordsPage)
    return page


def test_the_history_of_the_record_in_view_gives_any_value_back(qtbot: QtBot, window: Window, office: Office) -> None:
    shown(window).open("c")
    window.show_history()
    history = window.beside.history
    assert history is not None
    assert history.windowTitle() == "Lịch sử: hội nghị “Sơ kết quý I”"
    lines = [line.cells[1:] for line in history.table.lines.lines]
    assert ("Bà Mẫu", "Lần thứ", "Lần một", "Lần hai") in lines
    assert ("Bà Mẫu", "Thêm cơ quan dự “Công an”", "", "Cơ quan, tổ chức: Công an") in lines
    assert lines[-1][1] == "Lập mục này"
    row = next(at for at, cells in enumerate(lines) if cells[1] == "Lần thứ")
    history.table.choose(row)
    assert history.back.text() == "Lấy lại “Lần một”"
    history.back.click()
    stored = office.ledger.get(Conference, "c")
    assert stored is not None
    assert (stored.ordinal, stored.subjects) == ("Lần một", "Việc đầu năm")
    assert shown(window).pane.form.rows["ordinal"].editor.value() == "Lần một"
    assert history.table.lines.lines[0].cells[2:] == ("Lần thứ", "Lần hai", "Lần một"), "that is in the history too"
    window.undoing.undo()
    stored = office.ledger.get(Conference, "c")
    assert stored is not None
    assert stored.ordinal == "Lần hai"


def test_a_whole_record_goes_back_to_a_moment(window: Window, office: Office) -> None:
    shown(window).open("c")
    office.ledger.remove(BodyPresent, "r")
    window.show_history()
    history = window.beside.history
    assert history is not None
    added = next(at for at, line in enumerate(history.table.lines.lines) if line.subject.what == "added")
    history.table.choose(added)
    history.back_whole.click()
    assert office.ledger.get(Conference, "c") == Conference(uid="c", title="Sơ kết quý I", ordinal="Lần một")
    assert [row.body for row in office.ledger.parts(BodyPresent, "c")] == ["Công an"]


def test_a_row_that_left_comes_back_from_its_line(window: Window, office: Office) -> None:
    shown(window).open("c")
    office.ledger.remove(BodyPresent, "r")
    window.show_history()
    history = window.beside.history
    assert history is not None
    history.table.choose(0)
    assert history.back.text() == "Lấy lại dòng đã xóa"
    history.back.click()
    assert [row.body for row in office.ledger.parts(BodyPresent, "c")] == ["Công an"]
    assert not history.back.isVisibleTo(history) or history.table.subject().what != "removed"


def test_the_history_of_the_field_at_hand(qtbot: QtBot, window: Window) -> None:
    page = shown(window)
    page.open("c")
    box = page.pane.form.rows["ordinal"].editor.focusProxy()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.pane.focus("ordinal")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box)
    qtbot.keyClick(box, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    history = window.beside.history
    assert history is not None
    assert history.filter.currentText() == "Lần thứ"
    assert [line.cells[2] for line in history.table.lines.lines] == ["Lần thứ"]
    history.filter.setCurrentIndex(0)
    history.filter.activated.emit(0)
    assert history.table.lines.rowCount() > 1


def test_a_page_without_a_record_says_so(window: Window) -> None:
    window.open(0)
    window.show_history()
    assert window.beside.history is None
    assert "không có mục nào" in window.status.words.text()


def test_what_was_removed_is_found_in_the_bin_and_comes_back(window: Window, office: Office) -> None:
    page = shown(window)
    page.open("c")
    page.remove()
    window.session.go_to(SETTINGS, BIN_VIEW, "conference")
    tabs = window.page()
    assert isinstance(tabs, TabsPage)
    bin_ = tabs.page()
    assert isinstance(bin_, BinPage)
    assert bin_.table.lines.lines[0].cells[:3] == ("Sơ kết quý I · cùng 1 dòng", "Hội nghị", "Bà Mẫu")
    bin_.find_box.setText("tong ket")
    assert bin_.table.lines.lines == []
    bin_.find_box.setText("so ket")
    bin_.table.choose(0)
    bin_.back.click()
    assert office.ledger.get(Conference, "c") is not None
    assert [row.body for row in office.ledger.all(BodyPresent)] == ["Công an"]
    record = shown(window).pane.form.record()
    assert record is not None
    assert record.uid == "c", "the window goes there"
    bin_.refresh()
    assert bin_.said.text() == "Chưa xóa mục nào."


def test_the_banner_gives_back_what_it_names_whatever_was_done_since(window: Window, office: Office) -> None:
    page = shown(window)
    page.open("c")
    page.remove()
    office.ledger.put(Conference(uid="d", title="Khác"))
    page.take_back()
    assert {record.uid for record in office.ledger.all(Conference)} == {"c", "d"}


def test_a_safety_copy_is_put_back_through_the_window(qtbot: QtBot, qapp, office: Office, answers: Answers) -> None:
    office.ledger.put(Conference(uid="c", title="Sơ kết quý I"))
    office.back_up()
    office.ledger.put(Conference(uid="d", title="Tổng kết năm"))

    def make(office: Office, theme: Theme) -> Window:
        return window_for(office, theme, answers)

    house = House(qapp, office, make, LIGHT, answers)
    window = house.show()
    copies = copies_of(window)
    copies.look.click()
    qtbot.waitUntil(lambda: copies.table.lines.rowCount() == 1)
    assert "ít hơn 1 hội nghị" in copies.table.lines.lines[0].cells[1]
    copies.table.choose(0)
    copies.back.click()
    assert "Quay về sổ như hôm nay" in answers.asked[0]
    assert house.window is window, "asked, and told to stay"
    answers.yes.append(True)
    copies.back.click()
    qtbot.waitUntil(lambda: house.window not in (None, window))
    assert house.window is not None
    qtbot.addWidget(house.window)
    assert [record.uid for record in house.office.ledger.all(Conference)] == ["c"]
    assert "Đã khôi phục" in house.window.status.words.text()
    assert house.window.current == len(house.window.navigation.buttons) - 1, "at the page where it was asked"
    again = copies_of(house.window)
    again.look.click()
    qtbot.waitUntil(lambda: again.table.lines.rowCount() == 2)
    assert "(sổ đã được thay)" in " ".join(line.cells[0] for line in again.table.lines.lines)
    house.office.ledger.put(Conference(uid="e", title="Gõ tiếp"))
    house.close()


def copies_of(window: Window):
    window.session.go_to(SETTINGS, "office")
    tabs = window.page()
    assert isinstance(tabs, TabsPage)
    page = tabs.page()
    assert isinstance(page, SettingsPage)
    return page.backup.copies
