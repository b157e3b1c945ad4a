"""The disk fails: a sentence, nothing that was saved is lost, and the ledger goes on afterwards."""

import errno
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.conference import Conference
from app.errors import UserError
from app.storage.backup import back_up
from app.storage.faults import as_user_error, faults
from app.storage.ledger import SourceLedger, importing
from app.storage.store import Store

LIMIT = 3 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder that holds about 3 MB, and what a job calls first: a real small disk where one may be mounted."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={LIMIT}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False

    def limit() -> None:
        if not mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))

    yield folder, limit
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def saved(store: Store) -> int:
    return len(SourceLedger(store).all(Conference))


def test_a_full_disk_loses_nothing(small_disk, apart):
    folder, limit = small_disk

    def job() -> tuple[str, int, int, str]:
        limit()
        with Store.open(folder / "so.db") as store:
            ledger = SourceLedger(store)
            count = 0
            reason = ""
            while not reason:
                try:
                    ledger.put(Conference(title="Hội nghị " * 3000))
                    count += 1
                except UserError as fault:
                    reason = fault.reason
            check = store.conn.execute("PRAGMA integrity_check").fetchone()[0]
            return reason, count, saved(store), check

    done, (reason, count, found, check) = apart(job)
    assert done == "done"
    assert reason in ("disk-full", "disk")  # a quota is told by the system as a failing disk
    assert count == found > 5
    assert check == "ok"

    def again() -> int:
        with Store.open(folder / "so.db") as store:
            return saved(store)

    assert apart(again) == ("done", count)


def test_an_import_on_a_full_disk_leaves_nothing(small_disk, apart, contents):
    folder, limit = small_disk

    def job() -> tuple[str, bool]:
        limit()
        with Store.open(folder / "so.db") as store:
            before = contents(store)
            reason = ""
            try:
                with importing(store, 5) as received:
                    for _ in range(300):
                        received.put_many(Conference(title="Hội nghị " * 3000) for _ in range(10))
            except UserError as fault:
                reason = fault.reason
            return reason, contents(store) == before

    done, (reason, same) = apart(job)
    assert (done, same) == ("done", True)
    assert reason in ("disk-full", "disk")


def test_a_backup_on_a_full_disk_leaves_nothing_behind(store, small_disk, apart):
    folder, limit = small_disk
    path = store.path
    SourceLedger(store).put_blob(bytes(2 * LIMIT))
    store.close()

    def job() -> None:
        with Store.open(path) as again:
            limit()
            back_up(again, folder)

    reason, _ = apart(job)
    assert reason in ("disk-full", "disk")
    assert list(folder.iterdir()) == []


def test_a_full_file_is_told_by_its_code(store):
    SourceLedger(store).put(Conference(uid="kept"))
    pages = store.conn.execute("PRAGMA page_count").fetchone()[0]
    store.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(UserError) as told:
        SourceLedger(store).put(Conference(title="x" * 100_000))
    assert told.value.reason == "disk-full"
    store.conn.execute("PRAGMA max_page_count = 1000000")
    SourceLedger(store).put(Conference(title="x" * 100_000))
    assert saved(store) == 2


def test_a_locked_ledger_is_told(store):
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.conn.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(UserError) as told:
        SourceLedger(store).put(Conference())
    assert told.value.reason == "locked"
    other.execute("ROLLBACK")
    other.close()
    SourceLedger(store).put(Conference())


def test_a_bug_is_not_a_fault(store):
    with pytest.raises(sqlite3.OperationalError), store.atomic():
        store.conn.execute("SELECT * FROM no_such_table")
    assert as_user_error(OSError(errno.EDOM, "")) is None


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "read-only"), (errno.ENODEV, "unplugged"), (errno.EIO, "disk")],
)
def test_faults_of_the_system_are_told_with_their_place(number, reason):
    with pytest.raises(UserError) as told, faults(Path("/stick/so.db")):
        raise OSError(number, "whatever the system says")
    assert told.value.reason == reason
    assert "/stick/so.db" in told.value.sentence
