import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from app.domain.conference import Conference
from app.errors import UserError
from app.storage.ledger import SourceLedger
from app.storage.lock import lock_path
from app.storage.store import Store, journal_mode


def put_in(path: Path) -> str:
    with Store.open(path) as store:
        return SourceLedger(store).put(Conference(title="Hội nghị")).uid


def read_why(path: Path) -> tuple[bool, str, int]:
    with Store.open(path) as store:
        return store.read_only, store.why_read_only, len(SourceLedger(store).all(Conference))


def test_the_file_is_guarded_as_designed(store):
    def pragma(name: str) -> object:
        return store.conn.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", 2, 1)
    assert pragma("busy_timeout") > 0
    assert journal_mode(Path("//server/share/so.db")) == "delete"


def test_a_second_opener_reads_and_is_told_who_writes(tmp_path):
    path = tmp_path / "so.db"
    with Store.open(path, who="Ông Lê Văn Mẫu") as first:
        SourceLedger(first).put(Conference(uid="c", title="Một"))
        with Store.open(path) as second:
            assert second.read_only
            assert "Ông Lê Văn Mẫu" in second.why_read_only
            assert SourceLedger(second).get(Conference, "c") is not None
            with pytest.raises(UserError) as told:
                SourceLedger(second).put(Conference(uid="d"))
            assert told.value.reason == "read-only"
            with pytest.raises(sqlite3.OperationalError):
                second.conn.execute("DELETE FROM conference")
            SourceLedger(first).put(Conference(uid="e"))
            assert SourceLedger(second).get(Conference, "e") is not None
    with Store.open(path) as third:
        assert not third.read_only


def test_another_process_is_told_as_well(tmp_path, apart):
    path = tmp_path / "so.db"
    with Store.open(path, who="Bà Mẫu"):
        done, (read_only, why, _) = apart(read_why, path)
    assert done == "done"
    assert read_only
    assert "Bà Mẫu" in why
    assert apart(read_why, path)[1][0] is False


def test_a_dead_holder_holds_nothing(tmp_path):
    path = tmp_path / "so.db"
    code = "import sys, app.storage.store as s; held = s.Store.open(s.Path(sys.argv[1])); print('open', flush=True)"
    code += "; input()"
    with subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with Store.open(path) as store:
            assert store.read_only
        os.kill(holder.pid, signal.SIGKILL)
    with Store.open(path) as store:
        assert not store.read_only


def test_a_torn_lock_file_still_gives_a_sentence(tmp_path):
    path = tmp_path / "so.db"
    with Store.open(path):
        lock_path(path).write_bytes(b"\xff{")
        with Store.open(path) as second:
            assert "một cửa sổ khác" in second.why_read_only


def test_a_job_writes_through_a_connection_of_its_own(store):
    def job() -> None:
        with store.another() as own:
            assert not own.read_only
            SourceLedger(own).put_many([Conference(uid=f"{n}") for n in range(50)])

    worker = threading.Thread(target=job)
    worker.start()
    for number in range(50):
        SourceLedger(store).put(Conference(uid=f"window {number}"))
    worker.join()
    assert len(SourceLedger(store).all(Conference)) == 100


def test_a_transaction_is_all_or_nothing_and_nests(store):
    ledger = SourceLedger(store)

    def give_up(uid: str) -> None:
        with store.atomic():
            ledger.put(Conference(uid=uid))
            raise KeyError

    with pytest.raises(KeyError):
        give_up("a")
    with store.atomic():
        ledger.put(Conference(uid="b"))
        with pytest.raises(KeyError):
            give_up("c")
    assert [row.uid for row in ledger.all(Conference)] == ["b"]


def test_a_write_that_would_be_lost_is_a_bug(store):
    with pytest.raises(RuntimeError), store.reading():
        SourceLedger(store).put(Conference())
    SourceLedger(store).put(Conference())
    assert len(SourceLedger(store).all(Conference)) == 1


def test_a_file_in_a_closed_folder_opens_to_read(apart, as_nobody):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put_in(folder / "so.db")
        folder.chmod(0o555)

        def job() -> tuple[bool, str, int]:
            as_nobody()
            return read_why(folder / "so.db")

        lock_path(folder / "so.db").chmod(0o444)
        done, (read_only, why, count) = apart(job)
        folder.chmod(0o755)
    assert (done, read_only, count) == ("done", True, 1)
    assert "không cho ghi" in why


def test_a_look_by_another_person_of_the_computer_does_not_close_the_ledger(apart, as_nobody):
    """SQLite leaves an empty log in the name of who only read: every write of the ledger's own people was refused."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "so.db"
        put_in(path)
        folder.chmod(0o777)
        for mine in (path, lock_path(path)):
            mine.chmod(0o666)
        for left in ("-wal", "-shm"):
            (folder / f"so.db{left}").touch(0o444)

        def job() -> tuple[bool, str, int]:
            as_nobody()
            put_in(path)
            return read_why(path)

        assert apart(job) == ("done", (False, "", 2))


def test_nothing_can_be_made_in_a_closed_folder(apart, as_nobody):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)

        def job() -> str:
            as_nobody()
            return put_in(folder / "so.db")

        reason, sentence = apart(job)
        folder.chmod(0o755)
    assert reason == "read-only"
    assert "quyền ghi" in sentence


def spoil(path: Path, case: str) -> None:
    match case:
        case "rubbish":
            path.write_bytes(b"not a database, but long enough to be looked at " * 40)
        case "folder":
            path.mkdir()
        case "another program's":
            with sqlite3.connect(path) as other:
                other.execute("CREATE TABLE t (x)")
            other.close()
        case "torn":
            with Store.open(path) as store:
                SourceLedger(store).put_many([Conference(title="Hội nghị " * 50) for _ in range(200)])
                store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            data = bytearray(path.read_bytes())
            data[4096 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 4096)
            path.write_bytes(data)
        case "no folder":
            pass


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("rubbish", "not-a-ledger"),
        ("another program's", "not-a-ledger"),
        ("torn", "corrupt"),
        ("folder", "cannot-open"),
        ("no folder", "unplugged"),
    ],
)
def test_what_is_no_ledger_is_told_in_words_and_left_alone(tmp_path, case, reason):
    path = tmp_path / "so.db" if case != "no folder" else tmp_path / "gone" / "so.db"
    spoil(path, case)
    before = path.read_bytes() if path.is_file() else None
    for _ in range(2):  # the lock was given free, so the second try hears the same
        with pytest.raises(UserError) as told:
            read_why(path)
        assert told.value.reason == reason
        assert str(path) in told.value.sentence or reason == "not-a-ledger"
    assert before is None or path.read_bytes() == before


def test_looking_at_a_file_that_is_not_there_makes_none(tmp_path):
    with pytest.raises(UserError) as told:
        Store.open(tmp_path / "so.db", read_only=True)
    assert told.value.reason == "cannot-open"
    assert list(tmp_path.iterdir()) == []


def test_a_closed_file_is_one_file(tmp_path):
    put_in(tmp_path / "so.db")
    assert {path.name for path in tmp_path.iterdir()} == {"so.db", "so.db.lock"}
