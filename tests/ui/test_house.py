from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.office import Office
from ui.closing import keep_safe
from ui.house import House
from ui.only_read import OnlyRead
from ui.opening import window_for
from ui.theme import DARK, LIGHT


def test_other_looks_come_at_once_and_at_the_same_place(qtbot: QtBot, qapp, sample_office: Office, answers) -> None:
    def make(office, theme):
        return window_for(office, theme, answers)

    house = House(qapp, sample_office, make, LIGHT, answers)
    first = house.show()
    assert first.session.theme.palette is LIGHT
    first.open(2)
    first.session.choose_period(sample_office.period("2023-NAM"))
    first.session.keep(replace(sample_office.settings, theme="dark", text_size=125))
    qtbot.waitUntil(lambda: house.window is not first)
    second = house.window
    assert second is not None
    assert (second.session.theme.palette, second.session.theme.percent) == (DARK, 125)
    assert second.current == 2
    assert second.session.period.code == "2023-NAM"
    second.session.keep(replace(sample_office.settings, theme="auto", text_size=100))
    qtbot.waitUntil(lambda: house.window is not second)
    assert house.window is not None
    assert house.window.session.theme.palette is LIGHT
    qtbot.addWidget(house.frame)


def test_closing_leaves_a_safety_copy(sample_office: Office, answers) -> None:
    keep_safe(sample_office, answers)
    assert len(sample_office.backups()) == 1
    assert answers.told == []
    with Office.open(sample_office.folder) as second:
        keep_safe(second, answers)
    assert len(sample_office.backups()) == 1


def test_another_office_comes_in_the_place_of_this_one(qtbot: QtBot, qapp, tmp_path, answers) -> None:
    def make(office, theme):
        return window_for(office, theme, answers)

    first = Office.create(tmp_path / "a", unit="99001", name="Phường Hoa Mẫu", level="ward")
    Office.create(tmp_path / "b", unit="99003", name="Phường Đồi Mẫu", level="ward").close()
    house = House(qapp, first, make, LIGHT, answers)
    window = house.show()
    window.open(2)
    window.session.change_office(tmp_path / "b", "Chuyển nhà", lambda progress: "Đã chuyển.")
    qtbot.waitUntil(lambda: house.window not in (None, window))
    assert house.window is not None
    qtbot.addWidget(house.frame)
    assert house.office.unit == "99003"
    assert house.window.status.words.text() == "Đã chuyển."
    assert len(list((tmp_path / "a" / "sao-luu").iterdir())) == 1, "who leaves an office leaves a safety copy"
    with Office.open(tmp_path / "a") as again:
        assert not again.read_only, "it was closed"
    house.close()


def test_an_office_that_can_not_be_gone_to_leaves_the_one_before(qtbot: QtBot, qapp, sample_office, answers) -> None:
    def make(office, theme):
        return window_for(office, theme, answers)

    def fail(progress) -> str:
        raise UserError("USB đã rút ra.")

    house = House(qapp, sample_office, make, LIGHT, answers)
    window = house.show()
    window.open(1)
    window.session.change_office(sample_office.folder, "Khôi phục", fail)
    qtbot.waitUntil(lambda: house.window not in (None, window))
    assert house.window is not None
    qtbot.addWidget(house.frame)
    assert answers.told == ["USB đã rút ra."]
    assert (house.office.unit, house.window.current) == ("99001", 1)
    house.close()


def test_a_second_window_may_write_once_the_first_is_gone(qtbot: QtBot, qapp, tmp_path, answers) -> None:
    """It once stayed read-only for ever, although nobody held the ledger any more."""
    first = Office.create(tmp_path / "a", unit="99001", name="Phường Hoa Mẫu", level="ward")
    second = Office.open(tmp_path / "a")
    house = House(qapp, second, lambda office, theme: window_for(office, theme, answers), LIGHT, answers)
    looking = house.show()
    qtbot.addWidget(house.frame)
    line = looking.findChild(OnlyRead)
    assert line is not None
    line.look()
    assert not line.again.isVisible()
    assert line.words.text() == second.why_read_only
    first.close()
    line.look()
    assert line.again.isVisible()
    assert "đã đóng" in line.words.text()
    line.again.click()
    qtbot.waitUntil(lambda: house.window not in (None, looking), timeout=10_000)
    assert house.window is not None
    assert not house.office.read_only
    assert house.window.findChild(OnlyRead) is None
    with Office.open(tmp_path / "a") as third:
        assert third.read_only
        assert not third.may_be_opened_to_write, "this window holds it now"
    house.close()


def test_an_office_that_moved_away_is_not_offered_to_be_written(tmp_path) -> None:
    with Office.create(tmp_path / "a", unit="99001", name="Phường Hoa Mẫu", level="ward") as office:
        office.moving.pack(tmp_path, "bốn từ khó đoán lắm")
        assert office.read_only
        assert not office.may_be_opened_to_write
