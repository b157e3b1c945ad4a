"""What the tests of the pages share: a district and two wards with keys, and their sealed reports."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import sample_folder
from app.office import Office
from ui.jobs import Jobs
from ui.session import Session
from ui.theme import Theme

PASSPHRASE = "bốn từ khó đoán lắm"


@dataclass(frozen=True)
class Road:
    """Folders with keys, made once: tests work on copies."""

    folder: Path
    hoa_report: Path
    ben_report: Path
    ben_card: Path
    hoa_digits: str
    ben_digits: str


@pytest.fixture(scope="session")
def road(tmp_path_factory: pytest.TempPathFactory) -> Road:
    folder = tmp_path_factory.mktemp("duong")
    out = folder / "usb"
    with sample_folder.create(folder / "quan", "song-mau") as district:
        district.create_key(PASSPHRASE)
    with sample_folder.create(folder / "hoa", "hoa-mau") as hoa:
        hoa_digits = hoa.create_key(PASSPHRASE).digits
        hoa_report = hoa.export("2024-NAM", out, PASSPHRASE).file
    with sample_folder.create(folder / "ben", "ben-mau") as ben:
        ben_digits = ben.create_key(PASSPHRASE).digits
        ben_report = ben.export("2024-NAM", out, PASSPHRASE).file
        ben_card = ben.make_card(out, PASSPHRASE).file
    with Office.open(folder / "quan") as district:
        district.trust_add(hoa_report, hoa_digits, "điện thoại")
    return Road(folder, hoa_report, ben_report, ben_card, hoa_digits, ben_digits)


@pytest.fixture
def session_of(road: Road, tmp_path: Path, answers, theme: Theme) -> Iterator[Callable[[str], Session]]:
    """A session over a copy of one of the offices of the road: "quan", "hoa", "ben"."""
    opened: list[tuple[Session, Office]] = []

    def make(name: str) -> Session:
        shutil.copytree(road.folder / name, tmp_path / name)
        office = Office.open(tmp_path / name)
        session = Session(office, Jobs(), answers, office.settings, theme, office.period("2024-NAM"))
        opened.append((session, office))
        return session

    yield make
    for session, office in opened:
        session.reader.end()
        office.close()
