import shutil
from pathlib import Path

import pytest

from app import bench_packages
from app.bench_receiving import office_for
from app.domain.guidance import load_default
from app.errors import Cancelled
from app.office import Office
from app.packages.contents import Contents
from app.packages.examine import read_contents
from app.packages.intake import WORTH_SHARING, files_in
from app.packages.opening import open_sealed
from app.packages.receive import Received

COUNT = WORTH_SHARING + 2


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bench_packages.Made:
    return bench_packages.make(tmp_path_factory.mktemp("goi"), COUNT, 30, load_default())


@pytest.fixture
def stick(made: bench_packages.Made, tmp_path: Path) -> Path:
    """All packages, then one of them again, one with a changed byte, and one that the first unit sealed anew."""
    folder = tmp_path / "usb"
    folder.mkdir()
    for path in made.files:
        shutil.copy(path, folder)
    shutil.copy(made.files[0], folder / "X_1.pdf")
    damaged = bytearray(made.files[1].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (folder / "X_2.pdf").write_bytes(damaged)
    (tmp_path / "khac").mkdir()
    other = bench_packages.make(tmp_path / "khac", 1, 25, load_default())
    shutil.copy(other.files[0], folder / "X_3.pdf")
    return folder


def kept(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in office.paths.packages.iterdir()}


def answers(received: list[Received]) -> list[tuple[str, str]]:
    return [(Path(one.file).name, "imported" if one.imported else one.verdict.reason) for one in received]


def test_what_lies_beside_packages_on_a_stick_is_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    for name in ("BC.pdf", "anh.JPG", "phim.mp4", "khoa-99001-12345.json", "thumbs.db", "bao cao.docx"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in files_in([tmp_path])] == ["BC.pdf", "bao cao.docx"]
    assert files_in([tmp_path / "anh.JPG"]) == [tmp_path / "anh.JPG"]


def test_a_folder_checked_by_several_processes_gives_what_one_by_one_gives(
    made: bench_packages.Made, stick: Path, tmp_path: Path
) -> None:
    office_for(tmp_path / "chung", made)
    office_for(tmp_path / "rieng", made)
    files = sorted(stick.iterdir())
    with Office.open(tmp_path / "chung") as shared, Office.open(tmp_path / "rieng") as alone:
        together = shared.receive([stick])
        apart = [one for path in files for one in alone.receive([path])]
        assert answers(together) == answers(apart)
        assert [said for _, said in answers(together)] == ["imported"] * COUNT + ["already", "changed", "key-mismatch"]
        assert (
            kept(shared)
            == kept(alone)
            == {f"{one.verdict.package}.pdf": Path(one.file).read_bytes() for one in apart[:COUNT]}
        )
        assert len(list(shared.paths.quarantine.iterdir())) == 2


def test_what_does_not_enter_is_not_kept(made: bench_packages.Made, stick: Path, tmp_path: Path) -> None:
    """Two different files of one revision: the second is put away, though it is whole and its key is known."""
    other = bench_packages.make(tmp_path / "khac", 1, 25, load_default())
    office_for(tmp_path / "so", bench_packages.Made(made.files, (*made.keys, *other.keys)))
    with Office.open(tmp_path / "so") as office:
        received = office.receive([made.files[0], other.files[0]])
        assert [one.imported for one in received] == [True, False]
        assert list(kept(office)) == [f"{received[0].verdict.package}.pdf"]
        assert len(list(office.paths.quarantine.iterdir())) == 1


def test_stopping_leaves_whole_packages_only(made: bench_packages.Made, tmp_path: Path) -> None:
    office_for(tmp_path / "so", made)

    def stop(done: int, total: int, what: str = "") -> None:
        if done == COUNT - 1:
            raise Cancelled

    with Office.open(tmp_path / "so") as office:
        office.receive([made.files[0]])
        with pytest.raises(Cancelled):
            office.receive(list(made.files), progress=stop)
        assert {entry.kept for entry in office.inbox().entries} == {f"goi/{name}" for name in kept(office)}
        received = office.receive(list(made.files))
        assert [one.imported or one.already for one in received] == [True] * COUNT
        assert len(kept(office)) == COUNT


def test_rows_hold_everything_a_package_brings(made: bench_packages.Made) -> None:
    snapshot = read_contents(open_sealed(made.files[0].read_bytes()))
    assert Contents.of(snapshot).snapshot() == snapshot
