"""Full disks, pulled sticks, closed folders, second windows, broken files: a sentence, and nothing is lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import UserError
from app.office import Office
from app.packages import send
from app.packages.opening import open_sealed
from tests.command_line import say
from tests.faulty import World, apart, between, made_in, picture, run
from tests.offices import PERIOD, on


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made_in(tmp_path_factory.mktemp("world"))


# disks


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[Callable[[], None]]:
    """A folder on a disk of `size` bytes, and what a job apart calls first: a limit of the system stands in for the
    disk where none may be mounted."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    done = subprocess.run(mount, check=False, capture_output=True) if shutil.which("mount") else None
    mounted = done is not None and done.returncode == 0
    try:
        yield lambda: None if mounted else resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(at)], check=True)


def test_a_full_stick_is_told_and_nothing_counts_as_sent(world: World, tmp_path: Path) -> None:
    folder = world.copy("hoa", tmp_path / "so")
    before = picture(folder)
    with small_disk(tmp_path / "stick", 64 * 1024) as limit:

        def job() -> None:
            with Office.open(folder, clock=on(14)) as office:
                limit()
                send.export_report(office.books, office.period(PERIOD), tmp_path / "stick", world.keys["hoa"])

        code, (reason, sentence) = apart(job)
        assert (code, reason) == (0, "disk-full")
        assert "đã đầy" in sentence
        assert list((tmp_path / "stick").iterdir()) == []
    assert picture(folder) == before
    run(world, folder, "export", tmp_path / "another")
    assert [path.name for path in (tmp_path / "another").iterdir()] == [f"BC_99001_{PERIOD}_v1.pdf"]


def test_a_full_disk_under_the_office_loses_nothing(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "disk" / "so"
    with small_disk(tmp_path / "disk", 5 << 20):
        world.copy("quan", folder)
        before = picture(folder)
        room = shutil.disk_usage(tmp_path / "disk").free
        ballast = tmp_path / "disk" / "ballast"
        if room <= 5 << 20:  # a disk of its own: leave less than a package needs
            ballast.write_bytes(bytes(room - 100_000))

        def job() -> None:
            if room > 5 << 20:
                size = (folder / "so.db").stat().st_size
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            run(world, folder, "receive folder", tmp_path)

        code, (reason, sentence) = apart(job)
        assert code == 0
        assert reason in ("disk-full", "disk")
        assert sentence
        ballast.unlink(missing_ok=True)
        assert between(picture(folder), before, before)
        run(world, folder, "receive folder", tmp_path)
        assert {state for state, _ in picture(folder).came.values()} == {"received"}


def test_a_stick_pulled_while_sealing_leaves_the_register_as_it_was(world: World, tmp_path: Path) -> None:
    folder = world.copy("hoa", tmp_path / "so")
    before = picture(folder)
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(done: int, total: int, what: str = "") -> None:
        if done == total - 1:
            stick.rmdir()

    with Office.open(folder, clock=on(14)) as office:
        signer, period = world.keys["hoa"], office.period(PERIOD)
        with pytest.raises(UserError) as told:
            send.export_report(office.books, period, stick / "bao-cao.pdf", signer, progress=pulled)
    assert told.value.reason == "unplugged"
    assert "USB" in told.value.sentence
    assert picture(folder) == before


def test_a_stick_pulled_while_receiving_keeps_what_came_whole(world: World, tmp_path: Path) -> None:
    folder = world.copy("quan", tmp_path / "so")
    stick = shutil.copytree(world.files[0].parent, tmp_path / "stick")

    def pulled(done: int, total: int, what: str = "") -> None:
        if done == 0:
            shutil.rmtree(stick, ignore_errors=True)

    with Office.open(folder, clock=on(14)) as office:
        first, second = office.receive([stick], progress=pulled)
        assert first.imported
        assert second.verdict.reason == "unreadable"
        assert second.entry is None, "nothing came, so nothing is registered"
    assert len(picture(folder).came) == 1
    run(world, folder, "receive folder", tmp_path)
    assert len(picture(folder).came) == 2


# folders, windows, files


def as_nobody() -> None:
    """Give up the rights of root, for which no folder is closed."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def open_to_all(folder: Path, mode: int) -> None:
    """Rights of a folder with everything in it, and of the way to it."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(mode | 0o111 if path.is_dir() else mode)
    for path in folder.parents:
        if path != Path("/") and path.stat().st_uid == os.geteuid() and not path.stat().st_mode & 0o001:
            path.chmod(path.stat().st_mode | 0o055)


def test_a_closed_folder_can_be_read_and_says_so(world: World, tmp_path: Path) -> None:
    folder = world.copy("da-nhan", tmp_path / "so")
    open_to_all(folder, 0o444)
    package = open_sealed(world.files[0].read_bytes()).package

    def job() -> tuple[bool, str, int]:
        as_nobody()
        with Office.open(folder, clock=on(14)) as office:
            with pytest.raises(UserError) as told:
                office.accept(package)
            assert told.value.reason == "read-only"
            return office.read_only, office.why_read_only, len(office.inbox(PERIOD).entries)

    code, answer = apart(job)
    assert code == 0
    done, (read_only, why, entries) = answer
    assert (done, read_only, entries) == ("done", True, 1)
    assert "không cho ghi" in why


def test_a_closed_stick_is_told(world: World, tmp_path: Path) -> None:
    folder = world.copy("hoa", tmp_path / "so")
    open_to_all(folder, 0o666)
    folder.chmod(0o777)
    stick = tmp_path / "stick"
    stick.mkdir()
    stick.chmod(0o555)

    def job() -> None:
        as_nobody()
        with Office.open(folder, clock=on(14)) as office:
            send.export_report(office.books, office.period(PERIOD), stick, world.keys["hoa"])

    code, (reason, sentence) = apart(job)
    assert (code, reason) == (0, "read-only")
    assert str(stick) in sentence
    assert list(stick.iterdir()) == []


def test_a_second_window_reads_and_refuses_to_write(world: World, tmp_path: Path) -> None:
    folder = world.copy("da-nhan", tmp_path / "so")
    package = open_sealed(world.files[0].read_bytes()).package
    with Office.open(folder, clock=on(14)) as first, Office.open(folder, clock=on(14)) as second:
        assert not first.read_only
        assert second.read_only
        assert "đang được mở" in second.why_read_only
        assert second.consolidate(PERIOD).accepted == ()
        attempts: list[Callable[[], object]] = [
            lambda: second.accept(package),
            lambda: second.undo(package),
            lambda: second.receive(world.files[1:]),
            lambda: second.trust_withdraw("99001", "01/12/2024"),
            second.rebuild,
            lambda: second.ledger.put(second.record),
            lambda: send.export_report(second.books, second.period(PERIOD), tmp_path / "out", world.keys["quan"]),
        ]
        for attempt in attempts:
            with pytest.raises(UserError) as told:
                attempt()
            assert (told.value.reason, bool(told.value.sentence)) == ("read-only", True)
        with pytest.raises(UserError) as told:
            Office.restore(folder, next((world.at / "sao").glob("so.*.db")))
        assert told.value.reason == "locked"
        assert first.accept(package).state == "accepted"
        assert list(tmp_path.glob("out/*")) == []
    assert picture(folder).came[package][0] == "accepted"


def spoil(path: Path, how: str) -> None:
    """Make a ledger file unusable in one of the ways that happen."""
    if how == "newer":
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 9999")
        connection.close()
        return
    data = bytearray(path.read_bytes())
    if how == "overwritten":
        data[:100] = os.urandom(100)
    elif how == "torn":
        del data[len(data) // 3 :]
    else:
        data[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ("newer", {"too-new"}),
        ("overwritten", {"not-a-ledger"}),
        ("torn", {"corrupt"}),
        ("scribbled", {"corrupt", "not-a-ledger"}),
    ],
)
def test_a_broken_or_newer_ledger_is_told_left_alone_and_can_be_restored(
    world: World, tmp_path: Path, how: str, reasons: set[str]
) -> None:
    folder = world.copy("da-nhan", tmp_path / "so")
    spoil(folder / "so.db", how)
    spoilt = (folder / "so.db").read_bytes()
    said = say("inbox", "--data", folder, "--json")
    assert said.code == 1, said.err
    assert said.json["error"] in reasons
    assert said.json["sentence"] in said.err
    assert (folder / "so.db").read_bytes() == spoilt
    copy = next((world.at / "sao").glob("so.*.db"))
    kept = Path(say("restore", copy, "--data", folder, "--json").json["kept"])
    assert kept.read_bytes() == spoilt
    assert picture(folder).came == picture(world.copy("da-nhan", tmp_path / "anew")).came


def test_a_wrong_passphrase_and_a_rubbish_key_hinder_nothing_else(world: World, tmp_path: Path) -> None:
    folder = world.copy("quan", tmp_path / "so")
    with Office.open(folder, clock=on(14)) as office:
        with pytest.raises(UserError) as told:
            office.export(PERIOD, tmp_path / "out", "không phải mật khẩu này")
        assert told.value.reason == "passphrase"
        assert not (tmp_path / "out").exists()
    for rubbish in (b"", b"khoa", b"{}", b"[]", b'{"format": 1}', os.urandom(300)):
        (folder / "khoa.json").write_bytes(rubbish)
        shown = say("key", "show", "--data", folder, "--json")
        assert (shown.code, shown.json["error"]) == (1, "key-broken"), rubbish
        assert say("verify", world.files[0], "--data", folder).code == 0
        received = say("receive", world.files[0], "--data", folder, "--json")
        assert (received.code, received.json["received"] + received.json["already"]) == (0, 1)
