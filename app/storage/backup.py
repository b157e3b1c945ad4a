"""Safety copies of the ledger: made, thinned out, and put back.

A backup is the database alone, which holds the rows of everything that was received. The packages themselves lie
beside it as write-once files and are not copied.
"""

import datetime
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from app.errors import UserError
from app.progress import Progress, silent
from app.safewrite import flush_folder
from app.storage.copies import PARTIAL, backup_name, checked_copy, discard, flush, moment_of, verify
from app.storage.facts import fact, set_fact
from app.storage.faults import faults
from app.storage.lock import Lock, held_by
from app.storage.store import Clock, Store, now

KEEP_DAYS = 7
KEEP_WEEKS = 4
KEEP_MONTHS = 12

_MARK = "backed_up"
_REPLACED = ".replaced-"


def back_up(store: Store, folder: Path, second: Path | None = None, progress: Progress = silent) -> Path:
    """Write a checked copy of the ledger into `folder`, and the same into `second` when it is given.

    Raises `UserError` when a copy could not be made or does not hold what the ledger holds; a failing second place
    leaves the first copy in being.
    """
    if store.conn.in_transaction:
        raise RuntimeError("a backup inside a transaction would hold what may yet be taken back")
    name = backup_name(store.clock())
    with store.reading():
        made = checked_copy(store.conn, folder / name, progress)
        if second is not None:
            checked_copy(store.conn, second / name, progress)
    return made


def back_up_if_changed(store: Store, folder: Path, second: Path | None = None) -> Path | None:
    """The daily and closing copy: made when something changed since the last one, and then thinned out.

    Returns the copy in `folder`, or None when there was nothing to copy. Raises as `back_up` does.
    """
    mark = _mark(store)
    if fact(store, _MARK) == mark and backups(folder):
        return None
    made = back_up(store, folder, second)
    set_fact(store, _MARK, mark)
    for place in (folder, second):
        if place is not None:
            thin(place, store.clock().astimezone().date())
    return made


def _mark(store: Store) -> str:
    """A word that differs whenever the own records, the register or the keys have changed."""
    query = "SELECT (SELECT max(id) FROM batch), (SELECT count(*) FROM change), "
    query += "(SELECT count(*) || '/' || max(state_at) FROM package_register), (SELECT count(*) FROM trusted_key)"
    with store.reading():
        row = store.conn.execute(query).fetchone()
    return " ".join(str(value) for value in row)


def unit_of(ledger: Path) -> str:
    """The code of the unit that a ledger file or a copy says it belongs to; "" when that can't be read."""
    if not ledger.is_file():
        return ""
    try:
        with closing(sqlite3.connect(f"file:{quote(ledger.absolute().as_posix())}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT code FROM office WHERE source = 0").fetchone()
    except sqlite3.Error:
        return ""  # no ledger, or a broken one: what is to be done about it is decided elsewhere
    return str(row[0] or "") if row else ""


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    with faults(folder):
        found = [path for path in folder.glob("so.*.db") if moment_of(path.name)] if folder.is_dir() else []
    return sorted(found, key=lambda path: path.name, reverse=True)


def moment_of_copy(name: str) -> datetime.datetime | None:
    """When a copy was made, or a ledger replaced, by the name of its file; None for any other file."""
    return moment_of(name.replace(_REPLACED, ".", 1))


def replaced_ledgers(ledger: Path) -> list[Path]:
    """The ledgers that stood here before a copy was put in their place, newest first."""
    with faults(ledger):
        found = ledger.parent.glob(f"{ledger.stem}{_REPLACED}*{ledger.suffix}")
        return sorted(found, key=lambda path: path.name, reverse=True)


def thin(folder: Path, today: datetime.date) -> list[Path]:
    """Delete what is too much: the newest of each of the last 7 days, 4 weeks and 12 months stays. Returns the deleted.

    The newest backup of all always stays, and so does one that claims to come from the future.
    """
    ages: list[tuple[Path, datetime.date]] = []
    for path in backups(folder):
        moment = moment_of(path.name)
        if moment is not None:
            ages.append((path, moment.date()))
    kept = {path for path, _ in ages[:1]}
    rules: list[tuple[int, Callable[[datetime.date], tuple[int, int]]]] = [
        (KEEP_DAYS, lambda day: (day.year, day.timetuple().tm_yday)),
        (KEEP_WEEKS, lambda day: (day.isocalendar().year, day.isocalendar().week)),
        (KEEP_MONTHS, lambda day: (day.year, day.month)),
    ]
    for count, slot_of in rules:
        newest: dict[tuple[int, int], Path] = {}
        for path, day in ages:
            if day <= today:
                newest.setdefault(slot_of(day), path)
        kept.update(list(newest.values())[:count])
    deleted = [path for path, day in ages if path not in kept and day <= today]
    with faults(folder):
        for path in deleted:
            path.unlink()
        for unfinished in folder.glob(f".so.*{PARTIAL}*"):  # a crash left it, unless it is being written right now
            if datetime.date.fromtimestamp(unfinished.stat().st_mtime) < today:
                unfinished.unlink()
    return deleted


def restore(backup: Path, target: Path, *, clock: Clock = now) -> Path | None:
    """Put a backup in the place of a ledger that is closed. Returns where the replaced file is kept, if there was one.

    The backup is copied beside the target and checked before anything is touched; a broken target may be replaced too.
    Raises `UserError`, leaving the target as it was.
    """
    with faults(backup):
        if not backup.is_file():
            raise UserError(f"Không thấy bản sao lưu {backup}. Hãy chọn tệp khác.", reason="gone")
        size = backup.stat().st_size
    with faults(target):
        lock = Lock.take(target, who="khôi phục sổ", since=clock().astimezone().strftime("%H:%M ngày %d/%m/%Y"))
        if lock is None:
            raise UserError(
                f"Sổ đang được mở bởi {held_by(target)}. Hãy đóng cửa sổ ấy rồi khôi phục lại.", reason="locked"
            )
        beside = _unfinished(target)
        try:
            _checked(backup, beside, size)
            flush(beside)
            kept = _set_aside(target, clock()) if target.exists() else None
            os.replace(beside, target)
            flush_folder(target.parent)
        finally:
            discard(beside)
            lock.release()
    return kept


def discard_unfinished(target: Path) -> None:
    """Remove what a restoring that was cut short left beside a ledger; whoever calls it holds the ledger's lock."""
    discard(_unfinished(target))


def _unfinished(target: Path) -> Path:
    return target.with_name(f".{target.name}.restored{PARTIAL}")


def _checked(backup: Path, beside: Path, size: int) -> None:
    discard(beside)
    if size == 0:  # SQLite takes an empty file for an empty database
        raise UserError(f"Bản sao lưu {backup} rỗng, không dùng được. Hãy chọn bản khác.", reason="corrupt")
    with (
        faults(backup),
        closing(sqlite3.connect(f"file:{quote(backup.absolute().as_posix())}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(beside, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = delete")
        verify(copy, backup)


def _set_aside(target: Path, at: datetime.datetime) -> Path:
    """Keep the replaced ledger, with the log that may still hold its last changes."""
    kept = target.with_name(f"{target.stem}{_REPLACED}{at.astimezone():%Y%m%d-%H%M%S}{target.suffix}")
    while kept.exists():  # restored twice within a second, or by a clock that was set back
        at += datetime.timedelta(seconds=1)
        kept = target.with_name(f"{target.stem}{_REPLACED}{at.astimezone():%Y%m%d-%H%M%S}{target.suffix}")
    log, memory = (target.with_name(target.name + ending) for ending in ("-wal", "-shm"))
    if log.exists():
        _fold_log_in(target)
    shutil.copy2(target, kept)
    flush(kept)
    if log.exists():  # could not be folded in: a log that stays would be applied to the restored file
        os.replace(log, kept.with_name(kept.name + "-wal"))
    memory.unlink(missing_ok=True)
    return kept


def _fold_log_in(target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError:
            return  # the replaced ledger is broken, which is why it is being replaced: keep its log as it is
