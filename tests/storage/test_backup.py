import datetime
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.conference import Conference
from app.errors import Cancelled, TooNew, UserError
from app.storage.backup import back_up, back_up_if_changed, backups, restore, thin
from app.storage.copies import backup_name
from app.storage.ledger import SourceLedger
from app.storage.schema import NUMBER
from app.storage.store import Store


def titles(path):
    with Store.open(path) as store:
        return [row.title for row in SourceLedger(store).all(Conference)]


def test_a_backup_is_one_file_that_opens_like_any_ledger(store, ledger, tmp_path):
    ledger.put(Conference(uid="c", title="Hội nghị"))
    made = back_up(store, tmp_path / "first", tmp_path / "second")
    again = back_up(store, tmp_path / "first")  # within the same second
    assert made.name.startswith("so.20260302-")
    assert made != again
    assert backups(tmp_path / "first") == [again, made]
    assert len(backups(tmp_path / "second")) == 1
    assert sorted(tmp_path.joinpath("first").iterdir()) == [made, again]
    assert titles(made) == ["Hội nghị"]


def test_the_daily_copy_is_made_only_when_something_changed(store, ledger, tmp_path):
    ledger.put(Conference(uid="c", title="Hội nghị"))
    made = back_up_if_changed(store, tmp_path / "first", tmp_path / "second")
    assert made is not None
    assert back_up_if_changed(store, tmp_path / "first", tmp_path / "second") is None
    ledger.put(Conference(uid="c", title="Hội nghị sơ kết"))
    again = back_up_if_changed(store, tmp_path / "first")
    assert again is not None
    assert titles(again) == ["Hội nghị sơ kết"]
    again.unlink()
    made.unlink(missing_ok=True)
    assert back_up_if_changed(store, tmp_path / "first") is not None  # a copy that is gone is made again


def test_a_backup_is_of_one_moment_while_a_job_writes(store, ledger, tmp_path):
    for letter in (b"a", b"b", b"c"):
        ledger.put_blob(letter * 10_000_000)
    with store.another() as job:
        written = 0

        def write(done: int, total: int, what: str = "") -> None:
            nonlocal written
            written += 1
            SourceLedger(job).put(Conference(uid=f"later {written}"))

        made = back_up(store, tmp_path / "b", progress=write)
        assert written > 1
    assert titles(made) == []


def test_a_stopped_backup_leaves_nothing(store, tmp_path):
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(store, tmp_path / "b", progress=stop)
    assert list((tmp_path / "b").iterdir()) == []
    assert not store.conn.in_transaction


def test_a_damaged_ledger_makes_no_backup(store, ledger, tmp_path):
    ledger.put_many(Conference(title="Hội nghị " * 50) for _ in range(200))
    path = store.path
    store.close()
    data = bytearray(path.read_bytes())
    data[-40 * 4096 : -8 * 4096] = bytes(32 * 4096)
    path.write_bytes(data)
    with Store.open(path) as damaged, pytest.raises(UserError) as told:
        back_up(damaged, tmp_path / "b")
    assert told.value.reason == "corrupt"
    assert list((tmp_path / "b").iterdir()) == []


def test_restoring_replaces_and_keeps_what_was_there(store, ledger, tmp_path):
    ledger.put(Conference(uid="c", title="hôm qua"))
    made = back_up(store, tmp_path / "b")
    ledger.put(Conference(uid="c", title="hôm nay"))
    with pytest.raises(UserError) as told:
        restore(made, store.path)
    assert told.value.reason == "locked"
    store.close()
    kept = restore(made, store.path)
    assert titles(store.path) == ["hôm qua"]
    assert kept is not None
    assert titles(kept) == ["hôm nay"]
    assert titles(made) == ["hôm qua"]


def test_changes_that_only_the_log_held_are_kept_as_well(store, ledger, tmp_path):
    made = back_up(store, tmp_path / "b")
    ledger.put(Conference(uid="c", title="chỉ có trong nhật ký ghi"))
    place = tmp_path / "killed"
    place.mkdir()
    for ending in ("", "-wal"):  # as a killed program leaves them
        (place / f"so.db{ending}").write_bytes(store.path.with_name(f"so.db{ending}").read_bytes())
    kept = restore(made, place / "so.db")
    assert titles(place / "so.db") == []
    assert kept is not None
    assert titles(kept) == ["chỉ có trong nhật ký ghi"]


def test_a_broken_ledger_can_be_replaced_and_is_kept(store, ledger, tmp_path):
    ledger.put(Conference(uid="c", title="còn nguyên"))
    made = back_up(store, tmp_path / "b")
    broken = tmp_path / "x" / "so.db"
    broken.parent.mkdir()
    broken.write_bytes(b"rubbish " * 1000)
    broken.with_name("so.db-wal").write_bytes(b"rubbish " * 1000)
    kept = restore(made, broken)
    assert titles(broken) == ["còn nguyên"]
    assert kept is not None
    assert kept.read_bytes() == b"rubbish " * 1000
    assert restore(made, tmp_path / "x" / "new.db") is None
    assert titles(tmp_path / "x" / "new.db") == ["còn nguyên"]


@pytest.mark.parametrize("case", ["empty", "rubbish", "cut", "foreign", "newer", "gone"])
def test_a_bad_backup_changes_nothing(store, ledger, tmp_path, case):
    ledger.put_many(Conference(uid=f"{n}", title="nguyên vẹn " * 30) for n in range(300))
    bad = back_up(store, tmp_path / "b")
    store.close()
    match case:
        case "empty":
            bad.write_bytes(b"")
        case "rubbish":
            bad.write_bytes(b"rubbish " * 3000)
        case "cut":
            bad.write_bytes(bad.read_bytes()[:-100_000])
        case "foreign":
            bad.unlink()
            sqlite3.connect(bad).execute("CREATE TABLE t (x)").connection.close()
        case "newer":
            connection = sqlite3.connect(bad)
            connection.execute(f"PRAGMA user_version = {NUMBER + 1}")
            connection.close()
        case _:
            bad.unlink()
    with pytest.raises(UserError) as told:
        restore(bad, store.path)
    assert isinstance(told.value, TooNew) == (case == "newer")
    assert set(titles(store.path)) == {"nguyên vẹn " * 30}
    assert {path.name for path in tmp_path.iterdir()} == {"so.db", "so.db.lock", "b"}


DAYS = st.lists(st.integers(0, 800), max_size=60)


@settings(deadline=None, max_examples=25)
@given(ages=DAYS)
def test_thinning_keeps_the_newest_of_days_weeks_and_months(tmp_path_factory, ages):
    folder = tmp_path_factory.mktemp("b")
    today = datetime.date(2026, 3, 2)
    noon = datetime.datetime(2026, 3, 2, 12).astimezone()
    made = {folder / backup_name(noon - datetime.timedelta(days=age, seconds=age)) for age in ages}
    for path in made:
        path.write_bytes(b"")
    (folder / "another file.db").write_bytes(b"")
    deleted = thin(folder, today)
    left = set(backups(folder))
    assert left | set(deleted) == made
    assert left.isdisjoint(deleted)
    assert len(left) <= 7 + 4 + 12
    days = sorted({path.name[3:11] for path in made}, reverse=True)
    assert {path.name[3:11] for path in left} >= set(days[:7])
    assert len({path.name[3:9] for path in left}) == min(12, len({path.name[3:9] for path in made}))
    assert thin(folder, today) == []
    assert (folder / "another file.db").exists()


def test_thinning_sweeps_what_a_crash_left(tmp_path):
    left = tmp_path / ".so.20260302-120000.db.partial"
    left.write_bytes(b"half")
    written = datetime.date.fromtimestamp(left.stat().st_mtime)
    assert thin(tmp_path, written) == []
    assert list(tmp_path.iterdir()) == [left]
    assert thin(tmp_path, written + datetime.timedelta(days=1)) == []
    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_what_is_not_yet_saved_is_a_bug(store, tmp_path):
    with store.atomic(), pytest.raises(RuntimeError):
        back_up(store, tmp_path)
