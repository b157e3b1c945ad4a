"""Files of moving house made by somebody who means harm, or written on a bad day; the passphrase is known to him."""

import io
import os
import sqlite3
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from app.errors import UserError
from app.office import Office
from app.packages import moving
from app.packages.locked_file import LockingWriter
from app.storage import files

PASSPHRASE = "bốn từ khó đoán lắm"


def made(path: Path, *entries: tuple[tarfile.TarInfo, bytes]) -> Path:
    with path.open("wb") as file:
        lock = LockingWriter(file, PASSPHRASE, cost=2**14)
        with tarfile.open(fileobj=cast(Any, lock), mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for entry, data in entries:
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))
        lock.finish()
    return path


def refused(path: Path, folder: Path) -> str:
    with pytest.raises(UserError) as told:
        Office.unpack(path, folder, PASSPHRASE)
    assert list(folder.iterdir()) == []
    return told.value.reason


@pytest.mark.parametrize(
    "head",
    [b"[" * 50_000, b'{"files": Infinity}', b'{"files": 1e400}', b'{"files": true}', b'{"files": "1"}', b"[]", b""],
)
def test_a_head_that_says_anything_else_is_refused(tmp_path: Path, head: bytes) -> None:
    file = made(tmp_path / "a.smtz", (tarfile.TarInfo(moving.ABOUT), head))
    assert refused(file, tmp_path / "so") == "moved-broken"


def test_a_small_entry_that_would_become_large_is_refused(tmp_path: Path) -> None:
    bomb = tarfile.TarInfo("so.db")
    bomb.pax_headers = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": "so.db",
        "GNU.sparse.realsize": str(1 << 40),
    }
    held = b"1\n0\n1\n".ljust(512, b"\0") + b"x"
    file = made(tmp_path / "a.smtz", (tarfile.TarInfo(moving.ABOUT), b'{"files": 1}'), (bomb, held))
    assert refused(file, tmp_path / "so") == "moved-broken"


@pytest.mark.parametrize("name", ["../so.db", "/tmp/so.db", "goi/../../x.pdf", "sao-luu/so.db", "so.db-wal"])
def test_no_entry_lands_elsewhere(tmp_path: Path, name: str) -> None:
    entries: Sequence[tuple[tarfile.TarInfo, bytes]] = (
        (tarfile.TarInfo(moving.ABOUT), b'{"files": 1}'),
        (tarfile.TarInfo(name), b"x"),
    )
    assert refused(made(tmp_path / "a.smtz", *entries), tmp_path / "so") == "moved-broken"


def test_an_office_that_could_not_be_marked_as_moved_has_not_moved(tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward") as office:
        office.store.conn.execute("PRAGMA busy_timeout = 20")
        other = sqlite3.connect(office.store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError) as told:
            office.moving.pack(usb, PASSPHRASE)
        other.execute("ROLLBACK")
        other.close()
        assert told.value.reason == "locked"
        assert list(usb.iterdir()) == [], "two computers would write"
        assert office.moving.pack(usb, PASSPHRASE).is_file()


def test_what_a_power_cut_left_of_a_packing_goes_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "so"
    Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward").close()
    left = folder / ".chuyen-a1b2"
    left.mkdir()
    (left / "so.db").write_bytes(b"a whole ledger, unlocked")
    Office.open(folder).close()
    assert not left.exists()


def test_a_pipe_or_a_device_is_no_file_to_attach(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "anh.jpg")
    (tmp_path / "van-ban.pdf").symlink_to("/dev/zero")
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward") as office:
        taken = office.pictures.take_in_photos([tmp_path / "anh.jpg"])
        assert (len(taken.kept), len(taken.faults)) == (0, 1)
        with pytest.raises(UserError) as told:
            files.attach(office.ledger, tmp_path / "van-ban.pdf")
        assert told.value.reason == "not-a-file"
