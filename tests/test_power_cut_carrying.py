"""A power cut or a full disk while a sealed file is copied to a stick, or an office moves in."""

import random
import resource
import shutil
import signal
from pathlib import Path

import pytest

from app.office import Office
from tests.faulty import apart
from tests.offices import PERIOD, Offices, on

PASSPHRASE = "bốn từ khó đoán lắm"
ROOM = (4_096, 60_000, 400_000)
"""Bytes that the disk still takes of one file: of the first page, of a part, of a ledger."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has sealed a report, and the same packed."""
    at = tmp_path_factory.mktemp("mang-di")
    with Offices() as offices:
        desk = offices.sampled(at / "so", "hoa-mau")
        desk.office.attach(random.Random(3).randbytes(900_000), "phu-luc.bin")
        desk.export(at / "len")
        desk.office.close()
    with Office.open(at / "so", clock=on(22, 11, 2026)) as office:
        office.moving.pack(at, PASSPHRASE).rename(at / "nha.smtz")
        office.moving.lift()
    return at


def carried(base: Path, stick: Path) -> None:
    with Office.open(base / "so", clock=on(14)) as office:
        entry = office.newest_report(office.period(PERIOD))
        assert entry is not None
        office.outbox.copy_to_folder(entry, stick)


def test_a_cut_while_copying_leaves_nothing_that_looks_whole(base: Path, tmp_path: Path) -> None:
    chance, stick = random.Random(8), tmp_path / "usb"
    stick.mkdir()
    (sent,) = (base / "len").glob("*.pdf")
    for _ in range(6):
        moment = chance.uniform(0.005, 0.05)

        def cut_short(moment: float = moment) -> None:
            signal.setitimer(signal.ITIMER_REAL, moment)
            carried(base, stick)

        assert apart(cut_short)[0] in (0, -signal.SIGALRM)
        for file in stick.rglob("*.pdf"):
            assert file.name != sent.name or file.read_bytes() == sent.read_bytes()
        carried(base, stick)
        assert any(file.read_bytes() == sent.read_bytes() for file in stick.rglob("*.pdf"))


@pytest.mark.parametrize("room", ROOM)
def test_a_full_disk_while_moving_in_is_told_and_leaves_no_half_office(base: Path, tmp_path: Path, room: int) -> None:
    folder = tmp_path / "so"

    def without_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        Office.unpack(base / "nha.smtz", folder, PASSPHRASE)

    code, answer = apart(without_room)
    assert code == 0
    assert answer is not None
    assert answer[0] == "disk-full", answer
    assert not (folder / "so.db").exists()
    Office.unpack(base / "nha.smtz", folder, PASSPHRASE)
    with Office.open(folder, clock=on(22, 11, 2026)) as office:
        assert office.store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert [path.name for path in folder.rglob(".*")] == []
    shutil.rmtree(folder)
