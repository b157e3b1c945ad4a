import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled, UserError
from app.storage.carrying import carry, place_for

DATA = os.urandom(3 << 20)


def test_a_file_arrives_whole_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    carry(DATA, tmp_path / "bc.pdf", lambda done, total, what="": told.append((done, total)))
    assert (tmp_path / "bc.pdf").read_bytes() == DATA
    assert [path.name for path in tmp_path.iterdir()] == ["bc.pdf"]
    assert told == sorted(told)
    assert all(0 <= done < total for done, total in told)


def test_a_stick_pulled_in_mid_copy_is_told_and_never_made_again(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(done: int, total: int, what: str = "") -> None:
        if done > total // 4:
            shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises(UserError) as told:
        carry(DATA, stick / "bc.pdf", pulled)
    assert told.value.reason == "unplugged"
    assert not stick.exists()


def test_stopping_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "bc.pdf").write_bytes(b"before")

    def stopped(done: int, total: int, what: str = "") -> None:
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        carry(DATA, tmp_path / "bc.pdf", stopped)
    assert (tmp_path / "bc.pdf").read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_medium_that_gives_back_something_else_is_found_out(tmp_path: Path) -> None:
    def worn(done: int, total: int, what: str = "") -> None:
        if what.startswith("Đọc"):
            (beside,) = tmp_path.glob(".*.tam")
            with beside.open("r+b") as file:
                file.seek(2 << 20)
                file.write(b"?")

    with pytest.raises(UserError) as told:
        carry(bytes(len(DATA)), tmp_path / "bc.pdf", worn)
    assert told.value.reason == "copy"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def full_stick(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte, or where none may be mounted a device that is always full."""
    stick = tmp_path / "stick"
    stick.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(stick)]
    mounted = shutil.which("mount") and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    yield stick if mounted else Path("/dev/full")
    if mounted:
        subprocess.run(["umount", "-l", str(stick)], check=True)


def test_a_full_stick_is_told_and_keeps_nothing_half(full_stick: Path) -> None:
    with pytest.raises(UserError) as told:
        carry(DATA, full_stick / "bc.pdf")
    assert told.value.reason in ("disk-full", "unplugged")
    assert not full_stick.is_dir() or list(full_stick.iterdir()) == []


def test_a_missing_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    assert place_for(tmp_path / "moi").is_dir()
    assert place_for(tmp_path / "moi") == tmp_path / "moi"
    assert place_for(tmp_path / "nam" / "2024" / "bao-cao").is_dir()
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(UserError) as taken:
        place_for(tmp_path / "tep")
    assert taken.value.reason == "write"


@pytest.mark.parametrize(
    "place",
    [
        "/media/KINGSTON-khong-co",
        "/media/ai-do-khong-co/KINGSTON",
        "/run/media/KINGSTON-khong-co",
        "/mnt/KINGSTON-khong-co",
        "/media/ai-do-khong-co/KINGSTON/bao-cao/2024",
    ],
)
def test_where_sticks_are_hung_in_no_folder_is_made(place: str) -> None:
    with pytest.raises(UserError) as told:
        place_for(Path(place))
    assert told.value.reason == "unplugged"
    assert not Path(place).exists()
