import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.errors import UserError
from app.office import Office
from ui.opening import window_for
from ui.pages.entries import conferences
from ui.pages.indicators import IndicatorsPage
from ui.pages.page import Entry
from ui.session import Session
from ui.start import sample_office
from ui.theme import Theme, theme_of
from ui.window import Window

MANY = 20_000_000  # steps: far more than any test waits for, and yet an end

ENTRIES = [
    Entry("Hội nghị", "conference", conferences, ("conference",), lambda session: 3),
    Entry("Chỉ tiêu", "indicators", IndicatorsPage, ("indicator_figure",)),
]


@pytest.fixture
def window(qtbot: QtBot, sample_session: Session) -> Window:
    window = Window(sample_session, ENTRIES)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def test_pages_are_made_when_first_visited(window: Window) -> None:
    assert list(window._pages) == [0]
    assert window.title.text() == "Hội nghị"
    window.navigation.buttons[1].click()
    assert window.title.text() == "Chỉ tiêu"
    assert isinstance(window.page(), IndicatorsPage)
    assert window.navigation.badges[0].text() == "3"
    assert not window.navigation.badges[1].isVisibleTo(window)


def test_a_page_just_made_is_filled_a_moment_later_and_at_once_for_who_asks(qtbot: QtBot, window: Window) -> None:
    window.open(1)
    assert window._stale == {1}
    qtbot.waitUntil(lambda: not window._stale)
    window._stale.add(1)
    window.page()
    assert not window._stale


def test_what_was_typed_is_saved_when_another_page_is_opened(
    qtbot: QtBot, window: Window, sample_office: Office
) -> None:
    page = window.page()
    record = page.pane.form.record()  # pyright: ignore[reportAttributeAccessIssue]
    box = page.pane.form.rows["venue"].editor.focusProxy()  # pyright: ignore[reportAttributeAccessIssue]
    box.selectAll()
    qtbot.keyClicks(box, "Nha van hoa")
    window.open(1)
    stored = sample_office.ledger.get(Conference, record.uid)
    assert stored is not None
    assert stored.venue == "Nha van hoa"
    assert window.status.words.text().startswith("đã lưu ")


def test_anything_is_found_and_gone_to(qtbot: QtBot, window: Window, sample_office: Office) -> None:
    window.open(1)
    found = sample_office.ledger.all(Conference)[0]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.find_box, "so ket 15 nam")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert window.title.text() == "Hội nghị"
    assert window.page().pane.form.record().uid == found.uid  # pyright: ignore[reportAttributeAccessIssue]


def test_the_list_of_what_is_found_is_wide_and_says_where_the_words_stand(qtbot: QtBot, window: Window) -> None:
    window.resize(1280, 700)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.find_box, "so ket")
    window.find_box.look()
    popup = window.find_box.popup
    assert popup.isVisible()
    assert popup.width() == 560
    assert not popup.horizontalScrollBar().isVisible()
    title, more = popup.model().index(0, 0).data().split("\n")
    assert title
    assert more.startswith("Hội nghị")


def test_the_period_is_chosen_for_every_page(window: Window, sample_session: Session) -> None:
    window.open(1)
    other = next(at for at in range(window.periods.count()) if window.periods.itemData(at) != "2024-NAM")
    window.periods.setCurrentIndex(other)
    window.periods.activated.emit(other)
    assert sample_session.period.code == window.periods.itemData(other)
    assert window.page().grid.rows.sheet.period == sample_session.period.code  # pyright: ignore[reportAttributeAccessIssue]


def test_the_picker_follows_a_page_that_goes_to_another_period(window: Window, sample_session: Session) -> None:
    sample_session.choose_period(sample_session.office.period("2019-T05"))
    assert window.periods.currentText() == "Tháng 5 năm 2019"


def test_work_shows_its_progress_and_stops(qtbot: QtBot, window: Window, sample_session: Session) -> None:
    begun = threading.Event()

    def endless(office: Office, progress) -> None:
        begun.set()
        for _ in range(MANY):
            progress(1, 3, "Đang ghi")

    sample_session.run("Đang niêm phong", endless)
    assert begun.wait(5)
    assert window.status.stop.isVisible()
    qtbot.waitUntil(lambda: window.status.work.text() == "Đang ghi…")
    window.status.stop.click()
    qtbot.waitUntil(lambda: not sample_session.jobs.busy)
    assert not window.status.bar.isVisible()


def test_work_has_a_connection_of_its_own(qtbot: QtBot, sample_session: Session) -> None:
    seen: list[object] = []

    def work(office: Office, progress) -> int:
        office.ledger.put(Conference(uid="w", title="Từ việc nền"))
        return len(office.ledger.all(Conference))

    sample_session.run("việc", work, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert sample_session.office.ledger.get(Conference, "w") is not None


def test_a_fault_of_work_is_told(qtbot: QtBot, window: Window, sample_session: Session, answers) -> None:
    def fail(office: Office, progress) -> None:
        raise UserError("Bút nhớ đã rút ra.")

    sample_session.run("việc", fail)
    qtbot.waitUntil(lambda: answers.told == ["Bút nhớ đã rút ra."])


def test_closing_waits_for_work_to_stop(qtbot: QtBot, window: Window, sample_session: Session, answers) -> None:
    begun = threading.Event()

    def endless(office: Office, progress) -> None:
        begun.set()
        for _ in range(MANY):
            progress(0, 0)

    sample_session.run("Đang chép", endless)
    assert begun.wait(5)
    assert not window.close(), "asked, and told to stay"
    answers.yes.append(True)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(answers.asked) == 2


def test_what_could_not_be_saved_holds_the_window(window: Window, sample_session: Session, answers) -> None:
    sample_session.news.unsaved.emit("Ổ đĩa đã đầy.")
    assert "Ổ đĩa đã đầy" in window.status.words.text()
    assert not window.close()
    answers.yes.append(True)
    assert window.close()


def test_every_page_of_the_office_opens(qtbot: QtBot, sample_office: Office, answers, theme: Theme) -> None:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert 1 <= len(window.navigation.buttons) <= 10
    for number in range(len(window.navigation.buttons)):
        window.open(number)
    window.close()


def test_a_second_window_says_that_it_only_reads(qtbot: QtBot, sample_office: Office, answers, theme: Theme) -> None:
    with Office.open(sample_office.folder) as second:
        window = window_for(second, theme, answers)
        qtbot.addWidget(window)
        window.show()
        assert second.read_only
        assert "chỉ để xem" in window.status.words.text()
        assert any(second.why_read_only in label.text() for label in window.findChildren(type(window.title)))


def test_the_look_follows_the_settings(qapp, sample_office: Office) -> None:
    settings = sample_office.settings
    assert theme_of(qapp, replace(settings, theme="dark", text_size=150)).percent == 150
    assert theme_of(qapp, replace(settings, theme="dark")).palette.name == "dark"
    assert theme_of(qapp, replace(settings, theme="light")).palette.name == "light"


def test_the_sample_is_made_once_and_opened_again(tmp_path) -> None:
    for _ in range(2):
        with sample_office(tmp_path / "mau") as office:
            assert office.unit_name == "Phường Hoa Mẫu"
            assert not office.read_only
