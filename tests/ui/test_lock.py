from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.office import Office
from app.pin import fits, is_pin, locked
from ui.lock import TRIES, Lock
from ui.opening import may_open, window_for
from ui.theme import Theme


@pytest.fixture
def lock(qtbot: QtBot, office: Office, theme: Theme, answers) -> Lock:
    office.save_settings(replace(office.settings, pin=locked("2468")))
    lock = Lock(office, theme, answers)
    qtbot.addWidget(lock)
    lock.show()
    return lock


def type_pin(qtbot: QtBot, lock: Lock, pin: str) -> None:
    qtbot.keyClicks(lock.box, pin)
    qtbot.keyClick(lock.box, Qt.Key.Key_Return)


def test_the_right_pin_opens_and_a_wrong_one_is_said(qtbot: QtBot, lock: Lock) -> None:
    type_pin(qtbot, lock, "1357")
    assert lock.isVisible()
    assert lock.problem.text() == "Mã PIN không đúng."
    type_pin(qtbot, lock, "2468")
    assert lock.result() == Lock.DialogCode.Accepted


def test_many_wrong_ones_have_to_wait(qtbot: QtBot, lock: Lock) -> None:
    for _ in range(TRIES):
        type_pin(qtbot, lock, "1357")
    assert not lock.box.isEnabled()
    lock._pause.timeout.emit()
    type_pin(qtbot, lock, "2468")
    assert lock.result() == Lock.DialogCode.Accepted


def test_the_passphrase_of_the_key_opens_when_the_pin_is_forgotten(
    qtbot: QtBot, office: Office, theme: Theme, answers
) -> None:
    office.create_key("noi chao dua bat")
    office.save_settings(replace(office.settings, pin=locked("2468")))
    lock = Lock(office, theme, answers)
    qtbot.addWidget(lock)
    lock.show()
    answers.texts = ["sai mat khau", "noi chao dua bat"]
    lock.forgotten.click()
    assert lock.isVisible()
    assert lock.problem.text()
    lock.forgotten.click()
    assert lock.result() == Lock.DialogCode.Accepted


def test_without_a_pin_nothing_is_asked(office: Office, theme: Theme, answers) -> None:
    assert may_open(office, theme, answers)


@settings(max_examples=8, deadline=None)
@given(st.text("0123456789", min_size=4, max_size=8), st.text("0123456789", min_size=4, max_size=8))
def test_only_the_pin_itself_fits(pin: str, other: str) -> None:
    kept = locked(pin)
    assert pin not in kept
    assert fits(pin, kept)
    assert fits(other, kept) == (other == pin)


@pytest.mark.parametrize("kept", ["", "không phải", "AAAA", "!!!!"])
def test_what_cannot_be_read_lets_nobody_in(kept: str) -> None:
    assert not fits("2468", kept)


@pytest.mark.parametrize(("typed", "good"), [("123", False), ("1234", True), ("12a4", False), ("١٢٣٤", False)])
def test_a_pin_is_four_digits_or_more(typed: str, good: bool) -> None:
    assert is_pin(typed) is good


def test_the_window_is_hidden_while_it_is_locked(qtbot: QtBot, sample_office: Office, theme: Theme, answers) -> None:
    sample_office.save_settings(replace(sample_office.settings, pin=locked("2468")))
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    seen: list[bool] = []

    def answer() -> None:
        seen.append(window.isVisible())
        lock = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Lock))
        type_pin(qtbot, lock, "2468")

    QTimer.singleShot(0, window, answer)
    window.lock()
    assert seen == [False]
    assert window.isVisible()
    window.close()


def test_without_a_pin_there_is_nothing_to_lock(qtbot: QtBot, sample_office: Office, theme: Theme, answers) -> None:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    window.lock()
    assert window.isVisible()
    assert "Chưa đặt mã PIN" in window.status.words.text()
    window.close()
