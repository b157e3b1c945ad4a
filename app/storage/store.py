"""The one holder of the ledger file: opened, guarded, brought up to date, read and written in transactions."""

import datetime
import os
import sqlite3
import uuid
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from app.domain.fields import Record
from app.domain.guidance_items import GUIDANCE_KINDS
from app.domain.records import KINDS
from app.errors import TooNew, UserError
from app.storage import schema
from app.storage.copies import backup_name, checked_copy
from app.storage.faults import faults
from app.storage.lock import Lock, held_by, is_free

if TYPE_CHECKING:
    from sqlite_utils import Database

ALL_KINDS: Mapping[str, type[Record]] = {**KINDS, **GUIDANCE_KINDS}
"""Every record kind that has a table: the office's own and the items of the guidance."""

BUSY_SECONDS = 5.0
"""How long a write waits for another connection of this program (a job beside the window)."""

_TOO_NEW = (
    "Tệp sổ này do một phiên bản chương trình mới hơn ghi. "
    "Hãy cập nhật Sổ Mặt trận rồi mở lại; tệp chưa bị thay đổi gì."
)
_NOT_OURS = "Tệp này không phải là sổ của chương trình. Hãy chọn đúng tệp; tệp chưa bị thay đổi gì."
_BEHIND = (
    "Sổ do một phiên bản chương trình cũ hơn ghi và cần được nâng cấp, nhưng đang chỉ đọc được. "
    "Hãy mở sổ ở nơi được phép ghi và không có cửa sổ khác đang mở."
)

Clock = Callable[[], datetime.datetime]


def now() -> datetime.datetime:
    """The time of this computer, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def journal_mode(path: Path) -> str:
    """WAL, but not over a network, where its shared memory does not work."""
    return "delete" if str(path).startswith(("\\\\", "//")) else "wal"


class Store:
    """An open ledger file. One per thread: a job opens its own with `another`.

    `read_only` with `why_read_only` (a sentence) when another window holds the file or the folder is closed.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        kinds: Mapping[str, type[Record]],
        clock: Clock,
        *,
        session: str,
        why: str | None,
    ) -> None:
        self.conn = connection
        self.path = path
        self.kinds = kinds
        self.clock = clock
        self.session = session
        self.read_only = why is not None
        self.why_read_only = why or ""
        self.batch: int | None = None  # the batch of changes that is being written
        self._only_reading = False
        self._lock: Lock | None = None

    @cached_property
    def db(self) -> "Database":
        """The same connection with the means of sqlite-utils."""
        from sqlite_utils import Database  # loaded when first needed: 50 ms, and a ledger that is up to date needs none

        return Database(self.conn, strict=True, execute_plugins=False)

    @classmethod
    def open(
        cls,
        path: Path,
        read_only: bool = False,
        *,
        who: str = "",
        kinds: Mapping[str, type[Record]] = ALL_KINDS,
        backups: Path | None = None,
        clock: Clock = now,
    ) -> "Store":
        """Open or make a ledger file.

        An older file is copied to `backups` (default: the folder "backups" beside it) and then brought up to date
        in one transaction. Raises `TooNew` for a newer file, `UserError` for one that can't be opened.
        """
        path = Path(path)
        lock: Lock | None = None
        why: str | None = "Sổ được mở để xem." if read_only else None
        with faults(path):
            if not read_only:
                lock, why = _take_lock(path, who, clock)
            try:
                if lock is not None:
                    _drop_strangers_log(path)
                connection = _connect(path, writable=lock is not None)
                store = cls(connection, path, kinds, clock, session=uuid.uuid4().hex, why=why)
                try:
                    _bring_up_to_date(store, backups or path.parent / "backups")
                except BaseException:
                    connection.close()
                    raise
            except BaseException:
                if lock is not None:
                    lock.release()
                raise
        store._lock = lock
        return store

    def begin_session(self) -> None:
        """What is written from now on belongs to a session of its own: undo goes back to here and no further."""
        self.session = uuid.uuid4().hex

    def another(self) -> "Store":
        """A second connection under the same lock, for a job in another thread; closed before this one."""
        with faults(self.path):
            connection = _connect(self.path, writable=not self.read_only)
        why = self.why_read_only if self.read_only else None
        return Store(connection, self.path, self.kinds, self.clock, session=self.session, why=why)

    def wait_for(self, seconds: float) -> None:
        """How long a write on this connection waits for others from now on; `BUSY_SECONDS` until this is said."""
        self.conn.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    @contextmanager
    def atomic(self) -> Generator[None]:
        """One transaction; inside another one, a savepoint. All or nothing, faults become sentences."""
        with faults(self.path):
            if self.read_only:
                raise UserError(self.why_read_only, reason="read-only")
            if self._only_reading:
                raise RuntimeError("a write inside `reading` would be lost")
            if self.conn.in_transaction:
                with self._savepoint():
                    yield
                return
            # IMMEDIATE: a transaction that begins by reading could not wait for its turn to write.
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.conn.execute("COMMIT")
            except BaseException:
                self.batch = None
                if self.conn.in_transaction:  # a full disk may have ended it already
                    self.conn.execute("ROLLBACK")
                raise

    @contextmanager
    def _savepoint(self) -> Generator[None]:
        """A part of a transaction that can be taken back alone; of several of one name the innermost counts."""
        run = self.conn.execute
        run("SAVEPOINT part")
        try:
            yield
            run("RELEASE part")
        except BaseException:
            if self.conn.in_transaction:  # a full disk may have ended it already
                run("ROLLBACK TO part")
                run("RELEASE part")
            raise

    @contextmanager
    def reading(self) -> Generator[None]:
        """Reads inside see one moment of the ledger; faults become sentences. Writing inside is a bug."""
        with faults(self.path):
            if self.conn.in_transaction:
                yield
                return
            self.conn.execute("BEGIN")
            self._only_reading = True
            try:
                yield
            finally:
                self._only_reading = False
                if self.conn.in_transaction:
                    self.conn.execute("ROLLBACK")

    def only_read(self, why: str) -> None:
        """Write nothing from now on, for the reason of this sentence."""
        if not self.read_only:
            self.read_only, self.why_read_only = True, why

    def allow_writing(self) -> None:
        """Take `only_read` back. Raises `UserError` ("read-only") where another window or the disk forbids writing."""
        if self._lock is None:
            raise UserError(self.why_read_only, reason="read-only")
        self.read_only, self.why_read_only = False, ""

    @property
    def may_be_opened_to_write(self) -> bool:
        """Whether a ledger that is only read because another window had it is free by now."""
        return self.read_only and self._lock is None and is_free(self.path)

    @property
    def written(self) -> tuple[int, int]:
        """Another value as soon as anything was written to the file, by this program or by another."""
        return self.conn.total_changes, self.conn.execute("PRAGMA data_version").fetchone()[0]

    def part_kinds(self, kind: str) -> Sequence[type[Record]]:
        """The kinds that may be parts of a kind."""
        return [cls for cls in self.kinds.values() if kind in cls.description.parents]

    def close(self) -> None:
        """Close the file and give its lock free."""
        self.conn.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _take_lock(path: Path, who: str, clock: Clock) -> tuple[Lock | None, str | None]:
    """The lock, or the sentence that says why the file can only be read."""
    since = clock().astimezone().strftime("%H:%M ngày %d/%m/%Y")
    try:
        lock = Lock.take(path, who=who, since=since)
    except OSError:
        if not path.is_file():
            raise
        return None, "Thư mục chứa sổ không cho ghi, nên sổ chỉ xem được. Hãy chép sổ sang thư mục được phép ghi."
    if lock is None:
        return None, (
            f"Sổ đang được mở để ghi bởi {held_by(path)}, nên cửa sổ này chỉ xem được. "
            "Hãy đóng cửa sổ kia rồi mở lại nếu cần sửa."
        )
    return lock, None


def _drop_strangers_log(path: Path) -> None:
    """Take away the empty log that another person of this computer left by looking at the ledger.

    SQLite keeps such a log even of one who only reads, in that person's name; it could then not write into it, and
    the ledger not be written at all. A log that holds anything stays.
    """
    log = path.with_name(f"{path.name}-wal")
    with suppress(OSError):  # a folder that lets nothing be taken away: then the first write says so
        if log.stat().st_size == 0 and not os.access(log, os.W_OK):
            log.unlink()
            path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    if writable:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    else:
        connection = _connect_read_only(path)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # a row that is replaced is deleted first: guarded, too
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA temp_store = MEMORY")
        if writable:
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    """In a closed folder WAL can't make its shared memory; there nobody writes, and `immutable` is safe."""
    address = f"file:{quote(path.absolute().as_posix())}?mode=ro"
    for suffix in ("", "&immutable=1"):
        connection = sqlite3.connect(address + suffix, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError as fault:
            connection.close()
            if suffix or fault.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            if not path.is_file() or path.with_name(path.name + "-wal").exists():
                raise  # changes that only the log holds would be overlooked
        else:
            return connection
    raise AssertionError("unreachable")


def _bring_up_to_date(store: Store, backups: Path) -> None:
    run = store.conn.execute
    number: int = run("PRAGMA user_version").fetchone()[0]
    marked = run("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    fresh = not marked and run("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not marked and not fresh:
        raise UserError(_NOT_OURS, reason="not-a-ledger")
    if number > schema.NUMBER:
        raise TooNew(_TOO_NEW)
    if not store.read_only:  # not before: a file that is not ours stays as it is
        run(f"PRAGMA journal_mode = {journal_mode(store.path)}")
    if number == schema.NUMBER and not schema.missing(store.conn, store.kinds.values()):
        return
    if store.read_only:
        raise UserError(_BEHIND, reason="read-only")
    if not fresh:
        checked_copy(store.conn, backups / backup_name(store.clock()))
    from app.storage.migrations import STEPS  # loaded when first needed: sqlite-utils

    with store.atomic():
        STEPS.apply(store.db)
        schema.grow(store.conn, store.kinds.values())
        run(f"PRAGMA user_version = {schema.NUMBER}")
        run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
