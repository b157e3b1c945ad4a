"""A whole copy of a ledger file: made beside, checked, and only then given its name."""

import datetime
import os
import re
import sqlite3
from pathlib import Path

from app.errors import TooNew, UserError
from app.progress import Progress, silent
from app.safewrite import flush_folder
from app.storage.faults import faults
from app.storage.schema import APPLICATION_ID, NUMBER

PARTIAL = ".partial"
"""The ending of a copy that is not finished; what a crash leaves behind carries it and may be deleted."""

_PAGES = 4096
_PREFIX = "so."
_NAME = re.compile(re.escape(_PREFIX) + r"([0-9]{8})-([0-9]{6})\.db")


def backup_name(at: datetime.datetime) -> str:
    """so.YYYYMMDD-HHMMSS.db, in the time of this computer."""
    return f"{_PREFIX}{at.astimezone():%Y%m%d-%H%M%S}.db"


def moment_of(name: str) -> datetime.datetime | None:
    """When a backup was made, read from its name; None for any other file."""
    said = _NAME.fullmatch(name)
    try:
        return datetime.datetime.fromisoformat(f"{said[1]}T{said[2]}") if said else None
    except ValueError:
        return None


def free_path(path: Path) -> Path:
    """`path`, or the next second's name while that one is taken: a copy never replaces another."""
    moment = moment_of(path.name)
    while moment is not None and path.exists():
        moment += datetime.timedelta(seconds=1)
        path = path.with_name(f"{_PREFIX}{moment:%Y%m%d-%H%M%S}.db")
    return path


def checked_copy(source: sqlite3.Connection, target: Path, progress: Progress = silent) -> Path:
    """Copy a whole database into a new file and check it; the folder is made. Returns where it lies.

    The source may be written to meanwhile: the copy is of one moment. Raises `UserError`, leaving nothing behind.
    """
    with faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        target = free_path(target)
        beside = target.with_name(f".{target.name}{PARTIAL}")
        discard(beside)
        try:
            _copy(source, beside, progress)
            flush(beside)
            os.replace(beside, target)
            flush_folder(target.parent)
        finally:
            discard(beside)
    return target


def discard(unfinished: Path) -> None:
    """Delete a copy that did not come about, with what SQLite may have laid beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, beside: Path, progress: Progress) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total, "Đang sao lưu")

    own = not source.in_transaction
    if own:
        source.execute("BEGIN")  # one moment for the copy and for the counts it is compared with
    copy = sqlite3.connect(beside, isolation_level=None)
    try:
        expected = row_counts(source)
        copy.execute("PRAGMA synchronous = OFF")  # the finished file is flushed once, before it gets its name
        source.backup(copy, pages=_PAGES, progress=tell)
        copy.execute("PRAGMA journal_mode = delete")  # one file, with no log beside it
        verify(copy, beside)
        if row_counts(copy) != expected:
            raise UserError("Bản sao lưu không khớp với sổ. Hãy sao lưu lại vào một nơi khác.", reason="backup-differs")
    finally:
        copy.close()
        if own and source.in_transaction:
            source.execute("ROLLBACK")


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each ordinary table holds."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables.fetchall()}


def verify(connection: sqlite3.Connection, path: Path) -> None:
    """That this is a whole ledger which this program can read; `UserError` or `TooNew` otherwise."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError(f"Tệp này không phải sổ của chương trình. Hãy chọn đúng tệp. ({path})", reason="not-a-ledger")
    if connection.execute("PRAGMA user_version").fetchone()[0] > NUMBER:
        raise TooNew("Bản sao lưu này do một phiên bản chương trình mới hơn ghi. Hãy cập nhật Sổ Mặt trận rồi làm lại.")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'view'").fetchone():  # ours has none
        raise UserError(f"Tệp này không phải sổ của chương trình. Hãy chọn đúng tệp. ({path})", reason="not-a-ledger")
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise UserError(f"Bản sao lưu bị hỏng, không dùng được. Hãy chọn bản khác. ({path})", reason="corrupt")


def flush(path: Path) -> None:
    """Have the system put a file's bytes on the disk before going on."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
