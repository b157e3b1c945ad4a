"""What a bad day or a hostile name tried on the window, and what must hold. Every case once got through."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.domain.fields import Kind, Record
from app.domain.records import KINDS
from app.office import Office
from app.pin import locked
from app.storage.drafts import drafts
from tests.offices import Offices
from ui.house import House
from ui.lock import Lock
from ui.messages import PassphraseDialog, TextDialog, WindowMessages
from ui.opening import window_for
from ui.pages.conferences import ConferencesPage
from ui.plain_tips import plain_tip
from ui.theme import LIGHT, Theme
from ui.window import Window

PIN = "2468"
NO_NAMES = ("code", "_uid", "period", "indicator", "task", "criterion")
"""How fields end that look like text but point to something; what they say is never a name."""
WORDS = "Chữ quý không được mất"
PICTURE = '<img src="file:///may-khac/anh.png"><b>Phường Hoa Mẫu</b>'


@contextmanager
def held_by_another_program(office: Office) -> Iterator[None]:
    """The ledger can't be written: another program holds the file."""
    office.store.conn.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(office.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def typed(window: Window, typing, words: str = WORDS) -> Conference:
    """The title of the first conference typed anew, as yet unsaved."""
    conference = window.session.office.ledger.all(Conference)[0]
    window.session.go_to("conference", conference.uid)
    page = window.page()
    assert isinstance(page, ConferencesPage)
    box = page.pane.form.rows["title"].editor.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    typing(box, words)
    return conference


def title_of(office: Office, uid: str) -> str:
    kept = office.ledger.get(Conference, uid)
    assert kept is not None
    return kept.title or ""


def house_of(qtbot: QtBot, qapp, office: Office, answers) -> tuple[House, Window]:
    house = House(qapp, office, lambda office, theme: window_for(office, theme, answers), LIGHT, answers)
    window = house.show()
    qtbot.addWidget(house.frame)
    return house, window


def test_news_in_mid_typing_take_no_letter(qtbot: QtBot, sample_office: Office, theme: Theme, answers, typing) -> None:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    uid = typed(window, typing).uid
    window.session.news.changed.emit("conference")  # a job has ended, a package has come
    window.flush()
    assert title_of(sample_office, uid) == WORDS
    window.close()


def test_what_could_not_be_saved_is_saved_later_wherever_the_person_went(
    qtbot: QtBot, sample_office: Office, theme: Theme, answers, typing
) -> None:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    other = sample_office.ledger.put(Conference(uid="z", title="Hội nghị khác"))
    with held_by_another_program(sample_office):
        uid = typed(window, typing).uid
        window.session.go_to("conference", other.uid)
        assert "CHƯA LƯU ĐƯỢC" in window.status.words.text()
        window.open(0)
        assert not window.session.is_all_saved
    assert title_of(sample_office, uid) != WORDS
    window._try_again.timeout.emit()
    assert title_of(sample_office, uid) == WORDS
    assert window.session.is_all_saved
    assert "đã lưu" in window.status.words.text()
    window.close()
    assert answers.asked == []


def test_half_a_date_typed_meanwhile_is_kept_later_too(
    qtbot: QtBot, sample_office: Office, theme: Theme, answers, typing
) -> None:
    """Else it would be forgotten with its box, and the window say for ever that something is not saved."""
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    other = sample_office.ledger.put(Conference(uid="z", title="Hội nghị khác"))
    uid = sample_office.ledger.all(Conference)[0].uid
    window.session.go_to("conference", uid)
    page = window.page()
    assert isinstance(page, ConferencesPage)
    with held_by_another_program(sample_office):
        box = page.pane.form.rows["held_on"].editor.focusProxy()
        assert isinstance(box, QLineEdit)
        box.setFocus()
        box.selectAll()
        typing(box, "31/2")
        window.session.go_to("conference", other.uid)
        assert not window.session.is_all_saved
        assert "CHƯA LƯU ĐƯỢC" in window.status.words.text()
    window._try_again.timeout.emit()
    assert drafts(sample_office.store) == {("conference", uid, "held_on"): "31/2"}
    assert window.session.is_all_saved
    assert "đã lưu" in window.status.words.text()
    window.close()
    assert answers.asked == []


def test_a_record_that_is_gone_back_to_shows_what_waits(
    qtbot: QtBot, sample_office: Office, theme: Theme, answers, typing
) -> None:
    """Else the next key in another of its boxes would write the old words over those that wait."""
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    other = sample_office.ledger.put(Conference(uid="z", title="Hội nghị khác"))
    with held_by_another_program(sample_office):
        uid = typed(window, typing).uid
        page = window.page()
        assert isinstance(page, ConferencesPage)
        window.session.go_to("conference", other.uid)
        window.session.go_to("conference", uid)
        assert page.pane.form.rows["title"].editor.value() == WORDS
        place = page.pane.form.rows["venue"].editor.focusProxy()
        assert place is not None
        place.setFocus()
        typing(place, "Nhà văn hóa")
        window.flush()
    window.flush()
    kept = sample_office.ledger.get(Conference, uid)
    assert kept is not None
    assert kept.title == WORDS
    assert "Nhà văn hóa" in (kept.venue or "")
    window.close()


def test_a_copy_is_not_put_back_over_words_that_are_not_saved(
    qtbot: QtBot, qapp, sample_office: Office, answers, typing
) -> None:
    house, window = house_of(qtbot, qapp, sample_office, answers)
    with held_by_another_program(sample_office):
        uid = typed(window, typing).uid
        house.reopen(sample_office.folder, "Đang quay về bản sao", lambda progress: "")
        assert answers.asked == ["Còn chữ chưa lưu được. Vẫn làm tiếp?"]
        assert house.window is window
    window.flush()
    assert title_of(sample_office, uid) == WORDS


def test_another_look_waits_for_words_that_are_not_saved(
    qtbot: QtBot, qapp, sample_office: Office, answers, typing
) -> None:
    house, window = house_of(qtbot, qapp, sample_office, answers)
    with held_by_another_program(sample_office):
        uid = typed(window, typing).uid
        window.session.keep(replace(sample_office.settings, text_size=125))
        qtbot.waitUntil(lambda: not window.session.is_all_saved)
        qapp.processEvents()
        assert house.window is window
    window.flush()
    assert title_of(sample_office, uid) == WORDS


def locked_window(qtbot: QtBot, office: Office, theme: Theme, answers) -> Window:
    office.save_settings(replace(office.settings, pin=locked(PIN)))
    window = window_for(office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    return window


def the_lock() -> Lock:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Lock) and each.isVisible())


def test_nothing_of_the_ledger_stays_in_view_while_it_is_locked(
    qtbot: QtBot, sample_office: Office, theme: Theme, answers
) -> None:
    window = locked_window(qtbot, sample_office, theme, answers)
    window.session.go_to("conference", sample_office.ledger.all(Conference)[0].uid)
    window.show_history()
    window.show_help()
    seen: list[str] = []

    def answer() -> None:
        seen.extend(type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible())
        lock = the_lock()
        lock.box.setText(PIN)
        lock.enter.click()

    QTimer.singleShot(0, window, answer)
    window.lock()
    assert seen == ["Lock"]
    assert window.isVisible()
    assert window.beside.history is not None
    assert window.beside.history.isVisible(), "what was open is open again"
    window.close()


def test_closing_the_lock_is_no_way_around_it(qtbot: QtBot, sample_office: Office, theme: Theme, answers) -> None:
    window = locked_window(qtbot, sample_office, theme, answers)
    go_on = threading.Event()
    window.session.run("Việc dài", lambda office, progress: go_on.wait(20))
    asked: list[bool] = []

    def answer() -> None:
        asked.append(window.isVisible())
        lock = the_lock()
        if len(asked) < 3:  # "Làm tiếp": the window is not closed, and stays locked
            QTimer.singleShot(0, window, answer)
            lock.reject()
        else:
            lock.box.setText(PIN)
            lock.enter.click()

    QTimer.singleShot(0, window, answer)
    window.lock()
    go_on.set()
    qtbot.waitUntil(lambda: not window.session.jobs.busy)
    assert asked == [False, False, False]
    window.close()


def test_a_name_is_no_page_of_the_web(qtbot: QtBot, sample_office: Office, theme: Theme, answers) -> None:
    """Qt would fetch a picture from wherever a name says, which on Windows tells a stranger who is logged in."""
    box = WindowMessages()._box("help", PICTURE, PICTURE, PICTURE)
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.status.say(PICTURE)
    for shown in (box, TextDialog("", PICTURE, ""), PassphraseDialog("", PICTURE, new=False), window.status):
        qtbot.addWidget(shown)
        labels = [label for label in shown.findChildren(QLabel) if "<" in label.text()]
        assert labels
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    window.close()


@pytest.fixture(params=["song-mau", "hoa-mau"])
def hostile(request, tmp_path: Path) -> Iterator[Office]:
    """An office in which every name and every narrative is a page of the web, also in what was received."""
    with Offices() as offices:
        office = offices.sampled(tmp_path, request.param).office
        hostile: list[Record] = []
        for kind in KINDS.values():
            keys = [
                one.key
                for one in kind.description.fields
                if one.kind in (Kind.TEXT, Kind.NOTE) and not one.computed and not one.key.endswith(NO_NAMES)
            ]
            for record in office.ledger.all(kind):
                words = {key: f"Ben&Mẫu {PICTURE} {getattr(record, key) or ''}" for key in keys}
                hostile.append(replace(record, **words))
        office.ledger.put_many(hostile)
        yield office


def test_no_page_takes_a_name_for_a_page_of_the_web(
    qtbot: QtBot, hostile: Office, theme: Theme, answers, finish
) -> None:
    """Its tips are told letter for letter, its labels are plain, and "&" on a button is no key."""
    window = window_for(hostile, theme, answers)
    qtbot.addWidget(window)
    window.show()
    tips: list[str] = []
    seen = 0
    for number in range(len(window.navigation.buttons)):
        window.open(number)
        finish(window.session)
        QApplication.processEvents()
        for view in window.findChildren(QAbstractItemView):
            model = view.model()
            nowhere = QModelIndex()
            for row in range(min(model.rowCount(nowhere), 20) if model is not None else 0):
                for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(nowhere)):
                    tips.append(str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""))
            for column in range(model.columnCount(nowhere) if isinstance(model, QAbstractTableModel) else 0):
                told = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
                tips.append(str(told or ""))
        tips += [widget.toolTip() for widget in window.findChildren(QWidget)]
        labels = [label for label in window.findChildren(QLabel) if "<img" in label.text()]
        seen += len(labels)
        assert {label.textFormat() for label in labels} <= {Qt.TextFormat.PlainText}, window.title.text()
        for one in window.findChildren(QAbstractButton):
            assert "&" not in one.text().replace("&&", ""), one.text()
    shown = [tip for tip in tips if "may-khac" in tip]
    assert shown
    assert seen
    assert not [tip for tip in shown if "<img" in tip]
    window.close()


def test_a_tip_is_told_letter_for_letter() -> None:
    assert plain_tip("a < b\nc") == "a < b\nc"
    shown = QTextDocument()
    shown.setHtml(plain_tip(PICTURE))
    assert shown.toPlainText() == PICTURE
