import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import UserError
from app.safewrite import in_words, make_folder, sweep, write_beside, write_together


def test_the_file_is_replaced_and_nothing_is_left_beside(tmp_path: Path):
    target = tmp_path / "báo cáo.pdf"
    write_beside(target, b"one")
    write_beside(target, b"two")
    assert target.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["báo cáo.pdf"]


@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o666)])
def test_only_what_is_private_is_closed_to_others(tmp_path: Path, private: bool, mode: int):
    umask = os.umask(0)
    try:
        write_beside(tmp_path / "khoa.json", b"{}", private=private)
    finally:
        os.umask(umask)
    if os.name == "posix":
        assert (tmp_path / "khoa.json").stat().st_mode & 0o777 == mode


def test_a_full_disk_keeps_the_old_file(tmp_path: Path):
    target = tmp_path / "so-lieu.xlsx"
    write_beside(target, b"old")
    # A limit on the size of files, in a process of its own, is a real refusal by the system.
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from app.errors import UserError; from app.safewrite import write_beside\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_beside(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except UserError as fault: sys.exit(0 if fault.reason == 'disk-full' else 3)\n"
        "sys.exit(4)"
    )
    done = subprocess.run([sys.executable, "-c", script, target], cwd=Path(__file__).parent.parent, check=False)
    assert done.returncode == 0
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["so-lieu.xlsx"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(UserError, match="USB") as caught:
        write_beside(tmp_path / "usb" / "bc.pdf", b"x")
    assert caught.value.reason == "unplugged"


def test_a_folder_in_the_way_is_told(tmp_path: Path):
    (tmp_path / "bc.pdf").mkdir()
    with pytest.raises(UserError):
        write_beside(tmp_path / "bc.pdf", b"x")
    assert os.listdir(tmp_path) == ["bc.pdf"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "unplugged"),
        (0, "write"),
    ],
)
def test_every_fault_has_its_name(number: int, reason: str):
    assert in_words(OSError(number, "x"), Path("/usb/bc.pdf")).reason == reason


def test_folders_are_made_or_refused(tmp_path: Path):
    assert make_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError):
        make_folder(tmp_path / "file")
    with pytest.raises(UserError):
        make_folder(tmp_path / "file" / "b")


def test_sweeping_removes_only_what_a_power_cut_left(tmp_path: Path):
    for name in (".so.db.0123abcd.tam", "so.db", ".hidden", "x.tam"):
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)
    sweep(tmp_path / "nowhere")
    assert sorted(os.listdir(tmp_path)) == [".hidden", "so.db", "x.tam"]


def test_many_files_are_written_at_once_or_said_why_not(tmp_path: Path) -> None:
    files = {tmp_path / f"{number}.pdf": bytes([number]) * 5000 for number in range(40)}
    write_together(files)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files
    with pytest.raises(UserError) as refused:
        write_together({tmp_path / "khong-co" / "a.pdf": b"a"})
    assert refused.value.reason == "unplugged"
    assert set(tmp_path.iterdir()) == set(files)
