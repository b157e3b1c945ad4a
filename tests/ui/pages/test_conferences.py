"""The page of the conferences through the real window: typed by keyboard only, pasted, begun from an earlier one."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.conference import (
    AgendaItem,
    BodyPresent,
    Conference,
    Delegate,
    TaskGiven,
)
from app.office import Office
from tests.ui.conftest import Answers
from ui.forms.date_editor import DateEditor
from ui.forms.recall_box import RecallBox
from ui.models.parts_model import PartsModel
from ui.opening import window_for
from ui.pages.conferences import ConferencesPage
from ui.pages.places import FOLLOW_UP, NEW
from ui.theme import Theme
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, office: Office, theme: Theme, answers: Answers) -> Iterator[Window]:
    window = window_for(office, theme, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def opened(window: Window) -> ConferencesPage:
    window.open(1)
    page = window.page()
    assert isinstance(page, ConferencesPage)
    return page


class Keyboard:
    """Keys to whatever has the focus, as a keyboard sends them: nothing is reached in any other way."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # without a screen nobody gives the window back its place after a list
            self._window.activateWindow()
            QApplication.processEvents()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        for _ in range(times):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, key, modifiers))
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """A Vietnamese input method hands over whole letters."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, PLAIN, letter))
            QApplication.processEvents()

    def tab_to(self, reached: Callable[[], bool], most: int = 150) -> None:
        for _ in range(most):
            if reached():
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came there, but to {self.focus}, {self.focus.accessibleName()}")


def field(page: ConferencesPage, key: str) -> Callable[[], bool]:
    editor = page.pane.form.rows[key].editor
    return (editor.focusProxy() or editor).hasFocus


def enter_row(keys: Keyboard, *cells: str) -> None:
    """A row typed cell by cell, each ended with Enter."""
    for typed in cells:
        keys.type(typed) if typed else keys.press(Qt.Key.Key_F2)
        keys.press(Qt.Key.Key_Return)


def test_a_whole_conference_by_keyboard_only(qtbot: QtBot, window: Window, office: Office) -> None:
    page = opened(window)
    keys = Keyboard(window)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)  # shortcuts come through the window
    qtbot.waitUntil(field(page, "title"))
    keys.type("Hội nghị sơ kết 15 năm")
    for key, words in (
        ("organiser_name", "Ban Thường trực"),
        ("held_on", "22/11/2024"),
        ("starts_at", "7h30"),
        ("venue", "Hội trường phường"),
        ("chaired_by", "Đặng Thị Ánh Nguyệt"),
        ("convened", "20"),
        ("present", "19"),
        ("summary", "Sơ kết 15 năm"),
        ("cost", "5.000.000"),
        ("source_name", "Báo Mẫu"),
    ):
        keys.tab_to(field(page, key))
        keys.type(words)
    for name, rows in (
        ("body_present", [("Đảng ủy", "dang", "Bí thư", "12", "12"), ("Công an", "luc luong", "Trưởng", "8", "7")]),
        ("agenda_item", [("7h30", "Khai mạc", "Ban tổ chức"), ("8h", "Báo cáo", "Ngô Thị Ẻn")]),
        ("task_given", [("Báo cáo quý", "Công an", "12/2024", "chua lam")]),
    ):
        view = page.pane.table(name).view
        keys.tab_to(view.hasFocus)
        model = view.model()
        assert isinstance(model, PartsModel)
        view.setCurrentIndex(model.index(0, 0))
        for row in rows:
            if name == "task_given":  # a narrative is ended with Ctrl+Enter, Enter begins a new line in it
                keys.type(row[0])
                keys.press(Qt.Key.Key_Return, CONTROL)
                enter_row(keys, *row[1:])
            else:
                enter_row(keys, *row)
        assert len(model.parts) == len(rows)
        keys.press(Qt.Key.Key_Return)  # in the empty row: the table is done
    page.flush()
    (stored,) = office.ledger.all(Conference)
    assert (stored.title, stored.held_on, stored.starts_at) == ("Hội nghị sơ kết 15 năm", "2024-11-22", "07:30")
    assert (stored.venue, stored.present, stored.cost, stored.source_name) == (
        "Hội trường phường",
        19,
        5_000_000,
        "Báo Mẫu",
    )
    assert stored.code == f"99001-HN-{window.session.period.year}-001"
    bodies = [(row.body, row.block, row.present) for row in office.ledger.parts(BodyPresent, stored.uid)]
    assert bodies == [("Đảng ủy", "party", 12), ("Công an", "forces", 7)]
    agenda = [(row.starts_at, row.content, row.done_by) for row in office.ledger.parts(AgendaItem, stored.uid)]
    assert agenda == [("07:30", "Khai mạc", "Ban tổ chức"), ("08:00", "Báo cáo", "Ngô Thị Ẻn")]
    tasks = [(row.content, row.lead, row.deadline, row.state) for row in office.ledger.parts(TaskGiven, stored.uid)]
    assert tasks == [("Báo cáo quý", "Công an", "2024-12", "not_started")]
    page.look()
    assert page.pane.summary.text() == "19/20 có mặt, vắng 1 · cấp ủy 12, lực lượng vũ trang 7"


def test_a_table_from_a_spreadsheet_lands_in_rows(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024"))
    page = opened(window)
    page.refresh()
    view = page.pane.table("body_present").view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QGuiApplication.clipboard().setText(
        "Cơ quan, tổ chức\tKhối\tNgười đại diện\tSố mời\tCó mặt\r\n"
        'Hội Nông dân\tTổ chức thành viên\t"Chủ tịch\nPhó Chủ tịch"\t1.020\t1.019\r\n'
        "Công an phường\tLực lượng vũ trang\t\t3\t3\r\n"
    )
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    rows = office.ledger.parts(BodyPresent, "a")
    assert [(row.body, row.block, row.represented_by, row.invited, row.present) for row in rows] == [
        ("Hội Nông dân", "member", "Chủ tịch Phó Chủ tịch", 1020, 1019),
        ("Công an phường", "forces", None, 3, 3),
    ]


def test_a_chosen_person_fills_the_row(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024"))
    known = Delegate(
        uid="d", parent="a", position=1, salutation="mr", name="Trần Văn Mẫu", state_post="Chủ tịch", organisation="Hội"
    )
    office.ledger.put(known)
    office.ledger.put(Conference(uid="b", title="Hai", held_on="2025"))
    page = opened(window)
    page.open("b")
    keys = Keyboard(window)
    table = page.pane.table("delegate")
    name = next(at for at, column in enumerate(table.fields) if column.key == "name")
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, name))
    keys.type("tran")
    box = QApplication.focusWidget()
    assert isinstance(box, RecallBox)
    assert box.popup.isVisible()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert box.text() == "Trần Văn Mẫu"
    keys.press(Qt.Key.Key_Return)
    (row,) = office.ledger.parts(Delegate, "b")
    assert (row.name, row.salutation, row.state_post, row.organisation) == ("Trần Văn Mẫu", "mr", "Chủ tịch", "Hội")


def test_typing_on_takes_nothing_that_was_not_chosen(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024", venue="Hội trường phường"))
    office.ledger.put(Conference(uid="b", title="Hai", held_on="2025"))
    page = opened(window)
    page.open("b")
    page.pane.form.focus_field("venue")
    keys = Keyboard(window)
    keys.type("Hội")
    keys.press(Qt.Key.Key_Tab)
    page.flush()
    stored = office.ledger.get(Conference, "b")
    assert stored is not None
    assert stored.venue == "Hội"


def test_a_conference_begins_from_an_earlier_one(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(
        Conference(uid="a", title="Thường kỳ quý I", held_on="2024-03", venue="Hội trường", own_role="host")
    )
    office.ledger.put(BodyPresent(uid="p", parent="a", position=1, body="Đảng ủy", invited=3, present=2))
    page = opened(window)
    page.offer_earlier()
    page.begin_from.find_box.setText("quy i")
    qtbot.keyClick(page.begin_from.find_box, Qt.Key.Key_Return)
    record = page.pane.form.record()
    assert isinstance(record, Conference)
    assert (record.title, record.venue, record.held_on, record.code) == (
        "Thường kỳ quý I",
        "Hội trường",
        None,
        f"99001-HN-{window.session.period.year}-001",
    )
    (row,) = office.ledger.parts(BodyPresent, record.uid)
    assert (row.body, row.invited, row.present) == ("Đảng ủy", 3, None)
    office.past.undo()
    assert [each.uid for each in office.ledger.all(Conference)] == ["a"], "one act, taken back in one"


def test_tasks_given_are_followed_up(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Sơ kết", held_on="2024-03"))
    office.ledger.put(TaskGiven(uid="t", parent="a", position=1, content="Báo cáo quý", deadline="2024-05"))
    page = opened(window)
    window.session.news.changed.emit("task_given")
    assert "1 quá hạn" in page.tasks_button.text()
    page.show_record(FOLLOW_UP)
    view = page.follow_up
    assert view.table.subject().task.uid == "t"
    view.state.set_value("done")
    view.on.set_value("2024-06-01")
    view.said.set_value("Đã gửi quận")
    view.save.click()
    stored = office.ledger.get(TaskGiven, "t")
    assert stored is not None
    assert (stored.state, stored.done_on, stored.result) == ("done", "2024-06-01", "01/06/2024: Đã gửi quận")
    assert page.tasks_button.text() == "Việc được giao"
    view.chips.buttons[2].click()
    qtbot.waitUntil(lambda: view.table.subject() is not None)
    view.go.click()
    qtbot.waitUntil(page.pane.isVisible)
    assert page.pane.table("task_given").view.currentIndex().row() == 0


def test_a_date_is_picked_from_a_vietnamese_calendar(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024-09"))
    page = opened(window)
    page.refresh()
    editor = page.pane.form.rows["held_on"].editor
    assert isinstance(editor, DateEditor)
    assert editor.box.text() == "9/2024"
    qtbot.keyClick(editor.box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = editor.calendar.month
    assert editor.calendar.isVisible()
    assert (month.yearShown(), month.monthShown()) == (2024, 9)
    assert month.firstDayOfWeek() is Qt.DayOfWeek.Monday
    month.activated.emit(QDate(2024, 9, 16))
    page.flush()
    stored = office.ledger.get(Conference, "a")
    assert stored is not None
    assert (stored.held_on, editor.box.text()) == ("2024-09-16", "16/09/2024")


def test_sections_beside_the_form_say_how_they_stand(qtbot: QtBot, window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024-09-16", venue="Hội trường", present=9, women=12))
    page = opened(window)
    page.refresh()
    pane = page.pane
    assert pane.sections.isVisible()
    assert pane.sections.standing("time_place").short == "✓"
    assert pane.sections.standing("general").short == "5 ô"
    assert pane.sections.standing("people").level == "warning"
    assert [notice.level for notice in pane.form.rows["women"].notices] == ["error"]
    pane.go_to_section("people")
    qtbot.waitUntil(field(page, "chaired_by"))
    pane.form.sections["money"].heading.click()
    assert window.session.settings.folded == ("conference/money",)
    window.resize(1000, 700)
    qtbot.waitUntil(pane.unfolding.isVisible)
    assert not pane.sections.isVisible()


def test_the_list_is_narrowed_ordered_and_counted(qtbot: QtBot, window: Window, office: Office) -> None:
    for uid, held, role in (("a", "2023-05", "host"), ("b", "2024-06", "attend"), ("c", "2024-07", "host")):
        office.ledger.put(Conference(uid=uid, title=f"Hội nghị {uid}", held_on=held, own_role=role))
    page = opened(window)
    page.refresh()
    own = page.list
    assert own.count.text() == "3 hội nghị"
    own.filters["own_role"].setCurrentText("Chủ trì, tổ chức")
    assert (own.count.text(), own.narrow.text()) == ("2 trong 3 hội nghị", "Lọc (1)")
    own.filters["held_on"].setCurrentText("Năm 2024")
    assert [own.rows.index(row).data() for row in range(own.rows.rowCount())] == ["Hội nghị c"]
    page.refresh()
    assert own.count.text() == "1 trong 3 hội nghị", "what was narrowed down stays so"
    own.all_again.click()
    own.order.setCurrentText("Theo tên")
    assert own.rows.index(0).data() == "Hội nghị a"
    own.find_box.setFocus()
    keys = Keyboard(window)
    keys.type("nghi b")
    keys.press(Qt.Key.Key_Down)
    assert own.view.hasFocus()
    keys.press(Qt.Key.Key_Return)
    assert field(page, "title")()
    own.view.setFocus()
    keys.press(Qt.Key.Key_Delete)
    assert office.ledger.get(Conference, "b") is None


def test_due_tasks_are_counted_at_the_page(window: Window, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024"))
    late = (datetime.date.today() - datetime.timedelta(days=3)).isoformat()
    office.ledger.put(TaskGiven(uid="t", parent="a", position=1, content="Báo cáo", deadline=late))
    window.refresh_badges()
    assert window.navigation.badges[1].text() == "1"


def test_the_first_conference_is_begun_from_nothing(qtbot: QtBot, window: Window, office: Office) -> None:
    page = opened(window)
    assert page.begin_button.isHidden()
    window.session.go_to("conference", NEW)
    title = page.pane.form.rows["title"].editor.focusProxy()
    assert title is not None
    qtbot.waitUntil(title.hasFocus)
    assert page.begin_button.isHidden()
    keys = Keyboard(window)
    keys.type("Giao ban")
    page.flush()
    page.look()
    assert page.begin_button.isHidden(), "there is none but the one at hand"
    page.add()
    assert not page.begin_button.isHidden()
