"""The first start as a person walks through it, by the keyboard."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.office import Officer
from app.office import Office
from app.packages.founding import new_store
from app.packages.identity import unlock
from app.paths import OfficePaths
from app.pin import fits
from app.storage.store import now
from tests.faulty import apart
from ui.first_start.first_start import FirstStart
from ui.start import Welcome, Wish, open_office
from ui.start import sample_office as ui_sample
from ui.theme import Theme

PASSPHRASE = "noi chao dua bat"


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What would have been shown in the computer's own programs."""
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(shown.append(url.toLocalFile())) or True)
    return shown


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, theme: Theme, answers) -> Iterator[FirstStart]:
    start = FirstStart(tmp_path / "so", theme, answers)
    qtbot.addWidget(start)
    start.show()
    yield start
    if start.office is not None:
        start.office.close()


def choose_unit(qtbot: QtBot, start: FirstStart) -> None:
    qtbot.keyClicks(start.unit.find_box, "hoa mau")
    qtbot.keyClick(start.unit.find_box, Qt.Key.Key_Return)
    qtbot.keyClick(start.unit.code, Qt.Key.Key_Return)


def name_officer(qtbot: QtBot, start: FirstStart) -> None:
    qtbot.keyClicks(start.people.lines[0].name, "Tran Thi Mau")
    qtbot.keyClick(start.people.lines[0].name, Qt.Key.Key_Return)


def make_key(qtbot: QtBot, start: FirstStart) -> None:
    qtbot.keyClicks(start.key.first, PASSPHRASE)
    qtbot.keyClicks(start.key.second, PASSPHRASE)
    qtbot.keyClick(start.key.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.stack.currentIndex() == 3, timeout=20_000)


def test_from_nothing_to_an_office_with_key_slip_copy_and_pin(
    qtbot: QtBot, start: FirstStart, answers, opened: list[str], tmp_path: Path
) -> None:
    assert not start.next.isEnabled()
    choose_unit(qtbot, start)
    assert start.stack.currentIndex() == 1
    assert not start.next.isEnabled()
    name_officer(qtbot, start)
    assert start.stack.currentIndex() == 2
    make_key(qtbot, start)
    start.card.card.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    stick = tmp_path / "usb"
    stick.mkdir()
    answers.paths = [stick]
    start.card.copy.click()
    qtbot.waitUntil(lambda: not start.card.copied.isHidden(), timeout=20_000)
    start.next.click()
    qtbot.keyClicks(start.pin.first, "2468")
    assert not start.next.isEnabled()
    qtbot.keyClicks(start.pin.second, "2468")
    qtbot.keyClick(start.pin.second, Qt.Key.Key_Return)

    assert start.result() == FirstStart.DialogCode.Accepted
    office = start.office
    assert office is not None
    assert (office.unit, office.unit_name, office.level, office.superior) == ("99001", "Phường Hoa Mẫu", "ward", "990")
    assert [(one.name, len(one.roles)) for one in office.ledger.all(Officer)] == [("Tran Thi Mau", 4)]
    assert office.settings.who == "Tran Thi Mau"
    assert not office.past.can_undo
    assert fits("2468", office.settings.pin)
    assert Path(opened[0]).read_bytes().startswith(b"%PDF")
    assert unlock(office.folder, PASSPHRASE).certificate == office.public_key().certificate_der
    assert [path.suffix for path in stick.iterdir()] == [".json"]


def test_a_unit_that_no_tree_knows_is_typed(typing, qtbot: QtBot, start: FirstStart) -> None:
    qtbot.keyClicks(start.unit.find_box, "qwzx")
    assert start.unit.list.count() == 0
    qtbot.keyClicks(start.unit.code, "99777")
    typing(start.unit.unit_name, "Phường Suối Mẫu")
    qtbot.keyClicks(start.unit.superior, "990")
    start.next.click()
    name_officer(qtbot, start)
    assert start.office is not None
    assert (start.office.unit_name, start.office.superior) == ("Phường Suối Mẫu", "990")


def test_two_officers_each_with_their_own_work(typing, qtbot: QtBot, start: FirstStart) -> None:
    choose_unit(qtbot, start)
    start.people.more.click()
    first, second = start.people.lines
    typing(first.name, "Trần Thị Mẫu")
    typing(second.name, "Lê Văn Thử")
    first.roles["entering"].setChecked(False)
    second.roles["entering"].setChecked(True)
    start.next.click()
    assert start.office is not None
    people = {one.name: one.roles for one in start.office.ledger.all(Officer)}
    assert people == {"Trần Thị Mẫu": ("approving", "signing", "consolidating"), "Lê Văn Thử": ("entering",)}
    assert start.office.settings.who == "Trần Thị Mẫu"


def test_key_and_pin_may_wait(qtbot: QtBot, start: FirstStart) -> None:
    choose_unit(qtbot, start)
    name_officer(qtbot, start)
    start.later.click()
    start.next.click()
    assert start.result() == FirstStart.DialogCode.Accepted
    assert start.office is not None
    assert not start.office.has_key()
    assert start.office.settings.pin == ""


def test_whoever_closes_the_window_half_way_keeps_the_ledger(qtbot: QtBot, start: FirstStart) -> None:
    choose_unit(qtbot, start)
    name_officer(qtbot, start)
    qtbot.keyClick(start, Qt.Key.Key_Escape)
    assert start.office is not None
    assert start.office.unit == "99001"


def test_a_passphrase_too_short_or_mistyped_is_said(qtbot: QtBot, start: FirstStart) -> None:
    choose_unit(qtbot, start)
    name_officer(qtbot, start)
    qtbot.keyClicks(start.key.first, "ngan")
    assert "Cần ít nhất" in start.key.problem.text()
    qtbot.keyClicks(start.key.first, " nhung dai hon")
    qtbot.keyClicks(start.key.second, "khac")
    assert "chưa giống" in start.key.problem.text()
    assert not start.next.isEnabled()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    qtbot: QtBot, tmp_path: Path, theme: Theme, answers
) -> None:
    (tmp_path / "so").write_text("đây là tệp, không phải thư mục", encoding="utf-8")
    start = FirstStart(tmp_path / "so", theme, answers)
    qtbot.addWidget(start)
    start.show()
    choose_unit(qtbot, start)
    name_officer(qtbot, start)
    assert start.office is None
    assert start.problem.text()
    assert start.people.lines[0].name.text() == "Tran Thi Mau"


def test_the_welcome_offers_the_ways_to_begin(qtbot: QtBot, tmp_path: Path, theme: Theme, answers) -> None:
    welcome = Welcome(tmp_path, theme, answers)
    qtbot.addWidget(welcome)
    assert welcome.wish is Wish.NOTHING
    welcome.sample.click()
    assert welcome.wish is Wish.SAMPLE
    welcome.new.click()
    assert welcome.wish is Wish.NEW


def test_an_office_moves_in_from_the_old_computer(
    qtbot: QtBot, tmp_path: Path, theme: Theme, answers, sample_office: Office
) -> None:
    file = sample_office.moving.pack(tmp_path, PASSPHRASE)
    welcome = Welcome(tmp_path / "may-moi", theme, answers)
    qtbot.addWidget(welcome)
    welcome.show()
    assert welcome.move_in.isVisible()
    assert welcome.move_in.window() is welcome
    answers.paths, answers.texts = [file], ["sai mat khau roi"]
    welcome.move_in.click()
    qtbot.waitUntil(welcome.new.isEnabled, timeout=20_000)
    assert welcome.wish is Wish.NOTHING
    assert "mật khẩu" in welcome.said.text().lower()
    assert welcome.said.window() is welcome
    answers.paths, answers.texts = [file], [PASSPHRASE]
    welcome.move_in.click()
    qtbot.waitUntil(lambda: welcome.wish is Wish.MOVED, timeout=20_000)
    with Office.open(tmp_path / "may-moi") as moved:
        assert moved.unit_name == "Phường Hoa Mẫu"
        assert not moved.read_only


def test_a_copy_of_the_key_comes_back_only_to_its_own_unit(tmp_path: Path, office: Office) -> None:
    office.create_key(PASSPHRASE)
    copy = office.own_key.copy_to(tmp_path)
    digits = office.public_key().digits
    office.paths.key.unlink()
    assert office.own_key.bring_back(copy).digits == digits
    with Office.create(tmp_path / "khac", unit="99002", name="Phường Bến Mẫu", level="ward") as other:
        with pytest.raises(Exception, match="không phải của đơn vị mình"):
            other.own_key.bring_back(copy)
        assert not other.has_key()


def cut_short(folder: Path, step: str) -> None:
    """The power goes in the midst of the first start, in a process of its own."""

    def job() -> None:
        if step == "file":
            new_store(OfficePaths(folder), now)
        else:
            office = Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward")
            if step == "key":
                signal.setitimer(signal.ITIMER_REAL, 0.02)
                office.create_key(PASSPHRASE)
        os.kill(os.getpid(), signal.SIGKILL)

    code, _ = apart(job)
    assert code in (-signal.SIGKILL, -signal.SIGALRM)


@pytest.mark.parametrize("step", ["office", "key"])
def test_a_power_cut_after_the_ledger_was_made_opens_it(tmp_path: Path, theme: Theme, answers, step: str) -> None:
    cut_short(tmp_path / "so", step)
    office = open_office(tmp_path / "so", theme, answers)
    assert office is not None
    with office:
        assert office.unit == "99001"
        assert not office.read_only
        assert [path.name for path in office.folder.rglob(".*")] == []
        if not office.has_key():
            office.create_key(PASSPHRASE)
        assert unlock(office.folder, PASSPHRASE)


def test_a_power_cut_before_the_first_word_of_the_ledger_begins_anew(
    qtbot: QtBot, tmp_path: Path, theme: Theme, answers
) -> None:
    """The window once refused such a folder at every start, and nothing in it said what to do."""
    folder = tmp_path / "so"
    cut_short(folder, "file")
    assert (folder / "so.db").exists()
    seen: list[str] = []

    def look_and_leave() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Welcome)
        seen.append(shown.windowTitle())
        shown.reject()

    QTimer.singleShot(0, look_and_leave)
    assert open_office(folder, theme, answers) is None
    assert seen
    Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward").close()
    office = open_office(folder, theme, answers)
    assert office is not None
    office.close()


def test_a_power_cut_in_the_first_look_at_the_sample_makes_it_anew(tmp_path: Path) -> None:
    cut_short(tmp_path / "so", "file")
    with ui_sample(tmp_path / "so") as office:
        assert office.unit_name == "Phường Hoa Mẫu"


def test_an_office_moves_in_where_a_first_start_was_cut_short(tmp_path: Path, sample_office: Office) -> None:
    file = sample_office.moving.pack(tmp_path, PASSPHRASE)
    cut_short(tmp_path / "so", "file")
    Office.unpack(file, tmp_path / "so", PASSPHRASE)
    with Office.open(tmp_path / "so") as moved:
        assert moved.unit_name == "Phường Hoa Mẫu"
        assert moved.store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
