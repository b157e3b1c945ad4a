"""Moving house: everything in one file, whole on the other side, and one office that may be written."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import sample_folder
from app.domain.conference import Conference
from app.errors import UserError
from app.office import Office
from app.settings import Settings
from tests.command_line import say
from tests.offices import PERIOD, on, whole

PASSPHRASE = "bốn từ khó đoán lắm"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample ward with a key, a sent report, settings of its own and a file that is none of ours."""
    folder = tmp_path_factory.mktemp("nha") / "so"
    with sample_folder.create(folder, "hoa-mau") as office:
        office.create_key(PASSPHRASE)
        office.export(PERIOD, folder.parent / "usb", PASSPHRASE)
        office.save_settings(Settings(text_size=125, who="Ẩn", backup_copy="/media/usb", passphrase_file="/mk.txt"))
    (folder / "goi" / "ghi-chu.txt").write_text("của người khác", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def packed(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("goi") / "so"
    shutil.copytree(house, copy)
    with Office.open(copy, clock=on(22, 11, 2026)) as office:
        return office.moving.pack(copy.parent / "usb", PASSPHRASE)


@pytest.fixture
def old(house: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(house, tmp_path / "cu")
    with Office.open(tmp_path / "cu", clock=on(22, 11, 2026)) as office:
        yield office


def reason_of(act: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(UserError) as refusal:
        act(*arguments)
    assert refusal.value.sentence
    return refusal.value.reason


def test_everything_arrives(house: Path, packed: Path, tmp_path: Path) -> None:
    assert packed.name == "SoMatTran_99001_2026-11-22.smtz"
    assert "Quách".encode() not in packed.read_bytes()
    Office.unpack(packed, tmp_path / "moi", PASSPHRASE)
    with Office.open(tmp_path / "moi") as new, Office.open(house) as before:
        assert not new.read_only
        assert whole(new.ledger) == whole(before.ledger)
        assert [entry.package for entry in new.sent()] == [entry.package for entry in before.sent()]
        assert all(new.books.kept(entry.kept).is_file() for entry in new.sent())
        assert new.public_key() == before.public_key()
        assert new.unlock(PASSPHRASE)
        assert (new.settings.text_size, new.settings.who) == (125, "Ẩn")
        assert (new.settings.backup_copy, new.settings.passphrase_file) == ("", "")
        new.export(PERIOD, tmp_path / "usb", PASSPHRASE)
        assert max(entry.revision for entry in new.sent(PERIOD)) == 2
    left = {path.name for path in (tmp_path / "moi").iterdir()}
    assert not [name for name in left if name.startswith(".")]
    assert not (tmp_path / "moi" / "goi" / "ghi-chu.txt").exists()


def test_the_old_house_is_only_read_until_a_person_says_otherwise(old: Office, tmp_path: Path) -> None:
    old.moving.pack(tmp_path / "usb", PASSPHRASE)
    assert old.read_only
    assert reason_of(old.ledger.put, Conference(title="Mới")) == "read-only"
    folder = old.folder
    old.close()
    with Office.open(folder) as again:
        assert again.read_only
        assert "đã chuyển sang máy khác ngày 22/11/2026" in again.why_read_only
        assert reason_of(again.moving.pack, tmp_path / "usb", PASSPHRASE) == "read-only"
        with again.another() as beside:
            assert beside.read_only
        again.moving.lift()
        again.ledger.put(Conference(title="Mới"))
    with Office.open(folder) as lifted:
        assert not lifted.read_only
        assert lifted.moving.why_moved == ""


def test_a_wrong_passphrase_packs_nothing_and_opens_nothing(old: Office, packed: Path, tmp_path: Path) -> None:
    assert reason_of(old.moving.pack, tmp_path / "usb", "mật khẩu khác hẳn") == "passphrase"
    assert not old.read_only
    assert list((tmp_path / "usb").glob("*")) == [] if (tmp_path / "usb").exists() else True
    assert reason_of(Office.unpack, packed, tmp_path / "moi", "mật khẩu khác hẳn") == "passphrase"
    assert not (tmp_path / "moi" / "so.db").exists()


def test_an_office_that_is_there_is_never_overwritten(old: Office, packed: Path) -> None:
    before = whole(old.ledger)
    assert reason_of(Office.unpack, packed, old.folder, PASSPHRASE) == "office-exists"
    assert whole(old.ledger) == before


def test_another_key_in_an_empty_folder_is_left_alone(packed: Path, tmp_path: Path) -> None:
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "khoa.json").write_bytes(b"{}")
    assert reason_of(Office.unpack, packed, tmp_path / "moi", PASSPHRASE) == "office-exists"
    assert {path.name for path in (tmp_path / "moi").iterdir()} == {"khoa.json"}


@pytest.mark.parametrize("part", [0.2, 0.6, 0.999])
def test_a_file_that_is_not_whole_leaves_nothing_behind(packed: Path, tmp_path: Path, part: float) -> None:
    data = bytearray(packed.read_bytes())
    data[int(len(data) * part)] ^= 1
    (tmp_path / "hong.smtz").write_bytes(data)
    assert reason_of(Office.unpack, tmp_path / "hong.smtz", tmp_path / "moi", PASSPHRASE) == "moved-broken"
    assert list((tmp_path / "moi").iterdir()) == []


def test_a_second_file_of_the_day_replaces_none(old: Office, tmp_path: Path) -> None:
    first = old.moving.pack(tmp_path / "usb", PASSPHRASE)
    old.moving.lift()
    second = old.moving.pack(tmp_path / "usb", PASSPHRASE)
    assert (first.name, second.name) == ("SoMatTran_99001_2026-11-22.smtz", "SoMatTran_99001_2026-11-22-2.smtz")
    assert first.exists()


def test_an_office_without_a_key_takes_any_passphrase_that_is_long_enough(tmp_path: Path) -> None:
    with Office.create(tmp_path / "cu", unit="99003", name="Phường Đồi Mẫu", level="ward") as office:
        assert reason_of(office.moving.pack, tmp_path, "ngắn") == "passphrase-weak"
        file = office.moving.pack(tmp_path, PASSPHRASE)
    Office.unpack(file, tmp_path / "moi", PASSPHRASE)
    with Office.open(tmp_path / "moi") as office:
        assert office.unit == "99003"


def test_the_commands(house: Path, tmp_path: Path) -> None:
    shutil.copytree(house, tmp_path / "cu")
    words = tmp_path / "mk.txt"
    words.write_text(PASSPHRASE, encoding="utf-8")
    at = ("--data", tmp_path / "cu", "--json")
    file = Path(say("move-out", "--out", tmp_path / "usb", "--passphrase-file", words, *at).json["file"])
    moved = say("move-in", file, "--passphrase-file", words, "--data", tmp_path / "moi", "--json")
    assert moved.json["unit"] == "99001"
    again = say("move-in", file, "--passphrase-file", words, "--data", tmp_path / "moi", "--json")
    assert (again.code, again.json["error"]) == (1, "office-exists")
    assert say("move-back", *at).json == {"lifted": True}
    assert say("move-back", *at).json == {"lifted": False}
