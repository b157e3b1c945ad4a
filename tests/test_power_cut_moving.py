"""A power cut while an office packs, moves in, takes an old unit or photos in: nothing lost, nothing left."""

import random
import shutil
import signal
from pathlib import Path

import pytest
from PIL import Image

from app import sample_folder
from app.office import Office
from tests.faulty import apart
from tests.offices import on

PASSPHRASE = "bốn từ khó đoán lắm"
PHOTOS = 5


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("cat-dien")
    for folder, name in (("so", "hoa-mau"), ("cu", "ben-mau")):
        sample_folder.create(at / folder, name).close()
    with Office.open(at / "so", clock=on(22, 11, 2026)) as office:
        office.moving.pack(at, PASSPHRASE).rename(at / "nha.smtz")
        office.moving.lift()
    (at / "anh").mkdir()
    for number in range(PHOTOS):
        Image.effect_noise((600, 600), 9 * number + 5).save(at / "anh" / f"{number}.jpg")
    return at


def do(job: str, base: Path, folder: Path, usb: Path) -> None:
    if job == "unpack":
        Office.unpack(base / "nha.smtz", folder, PASSPHRASE)
        return
    with Office.open(folder, clock=on(22, 11, 2026)) as office:
        if job == "pack":
            if office.read_only:  # the cut came behind the last step
                office.moving.lift()
            office.moving.pack(usb, PASSPHRASE)
        elif job == "merge":
            if not office.moving.merged():
                office.moving.merge(base / "cu")
        else:
            assert len(office.pictures.take_in_photos([base / "anh"]).kept) == PHOTOS


@pytest.mark.parametrize("job", ["pack", "unpack", "merge", "photos"])
def test_nothing_is_lost_or_left_and_it_can_be_done_again(base: Path, tmp_path: Path, job: str) -> None:
    chance = random.Random(job)
    folder, usb = tmp_path / "so", tmp_path / "usb"
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        if job != "unpack":
            shutil.copytree(base / "so", folder)
        moment = chance.uniform(0.02, 0.6)

        def cut_short(moment: float = moment) -> None:
            signal.setitimer(signal.ITIMER_REAL, moment)  # its signal ends the process on the spot
            do(job, base, folder, usb)

        assert apart(cut_short)[0] in (0, -signal.SIGALRM)
        if job != "unpack" or not (folder / "so.db").exists():
            do(job, base, folder, usb)
        with Office.open(folder, clock=on(22, 11, 2026)) as office:
            assert office.store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert [path.name for path in folder.rglob(".*")] == []
            assert office.ledger.all(type(office.record))
