"""Files and folders received in one go: checked on every core, taken in one after another.

Checking needs no ledger and runs in other processes when there is enough of it; writing is one
connection's work. Every file gets its line; stopping leaves whole packages only.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from app.errors import UserError
from app.packages.books import Books
from app.packages.examine import Examined, examine
from app.packages.opening import Opened
from app.packages.parts_joining import Source, named, sources_of
from app.packages.receive import Received, take_in
from app.packages.trust import BoundKey, Keys
from app.packages.verdict import Outcome, Verdict
from app.progress import Progress, silent
from app.safewrite import is_plain_file
from app.storage.keyring import Keyring

WORTH_SHARING = 12
"""From so many files on, starting other processes costs less than it saves."""

AT_ONCE = 32
"""Packages to a transaction: one flush of the disk for all of them. Each is still all or nothing."""

BYTES_AT_ONCE = 32 << 20
"""Fewer of them when they are big, so that packages with many photographs do not fill the memory."""

MOST_WORKERS = 4
"""Checking processes at most: four give as many packages as one connection can write, and each takes memory."""

HANDFUL = 8
"""Files to one errand of another process."""

_LEFT_BY_MACHINES = frozenset([".ini", ".db", ".lnk", ".tmp", ".tam", ".eml"])
_PHOTOS_FILMS_SOUNDS = frozenset(
    [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".mp4", ".mov", ".avi", ".3gp", ".mp3", ".wav", ".m4a"]
)
_KEYS = frozenset([".json"])
_IGNORED = _LEFT_BY_MACHINES | _PHOTOS_FILMS_SOUNDS | _KEYS
"""What lies on a stick beside the packages and is none: in a folder it is passed over, named it is answered."""


@dataclass(frozen=True, slots=True)
class PinnedKey:
    """A bound key without what only people read: what judging needs, and small enough for every process to hold."""

    unit: str
    unit_name: str
    certificate: bytes
    withdrawn_from: str | None


class _KeysInLedger(Keys):
    """The keyring asked package by package, where reading all of it would cost more than the few packages."""

    def __init__(self, keyring: Keyring) -> None:
        super().__init__(())
        self._keyring = keyring

    def about(self, opened: Opened) -> Sequence[BoundKey]:
        sender = opened.letter.sender
        elsewhere = [key for key in self._keyring.units_of(opened.digits) if key.unit != sender]
        return [*self._keyring.of_unit(sender), *elsewhere]


@dataclass(frozen=True, slots=True)
class Bench:
    """What checking needs to know of our office."""

    unit: str
    keys: Keys
    today: date
    passphrase: str | None = None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and all in the folders named. Raises `UserError` for a path that is not.

    What lies in folders beside packages (hidden files, thumbs.db, photos, the copy of a key) is passed over there.
    """
    found: list[Path] = []
    for path in paths:
        if _is_folder(path):
            inside = sorted(one for one in path.rglob("*") if is_plain_file(one))
            found += [one for one in inside if not one.name.startswith(".") and one.suffix.lower() not in _IGNORED]
        elif is_plain_file(path):
            found.append(path)
        else:
            raise UserError(f"Không thấy “{path}”. Hãy xem USB có còn cắm, tên tệp có đúng không.", reason="no-file")
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no disk can hold
        return False


def receive_all(
    books: Books, paths: Sequence[Path], passphrase: str | None = None, progress: Progress = silent
) -> list[Received]:
    """Receive files and folders; one answer a file, in their order. May be stopped by `progress` between packages.

    The parts of one file get one answer, in the place and under the path of the first of them.
    """
    files = sources_of(files_in(paths))
    keys = _all_keys(books.keyring) if len(files) >= WORTH_SHARING else _KeysInLedger(books.keyring)
    bench = Bench(books.unit, keys, books.today(), passphrase)
    done: list[Received] = []
    for batch in _batches(_watched(_examined(files, bench), len(files), progress)):
        taken = _take_in(books, batch)
        # the whole path: two folders may hold files of one name
        done += [replace(one, file=str(named(files[at]))) for at, one in enumerate(taken, len(done))]
    progress(len(files), len(files), "Xong")
    return done


def _all_keys(keyring: Keyring) -> Keys:
    """Every key, to be given to other processes."""
    return Keys(PinnedKey(key.unit, key.unit_name, key.certificate, key.withdrawn_from) for key in keyring.all())


def _take_in(books: Books, batch: Sequence[Examined]) -> list[Received]:
    """One batch, in one transaction. What will be kept is on the disk before the transaction begins: a power cut
    leaves at most files that the next start sweeps, and nobody waits for a lock while the disk is flushed."""
    wanted = {one.verdict.package: one.data for one in batch if _will_be_kept(one)}
    new = books.keep_together(wanted) if len(wanted) > 1 else set[str]()
    try:
        with books.store.atomic():
            return [take_in(books, one) for one in batch]
    finally:  # what went to quarantine, and everything when the whole batch came to nothing
        for path in new - _registered(books, wanted):
            with contextlib.suppress(OSError):
                books.kept(path).unlink(missing_ok=True)


def _registered(books: Books, packages: Iterable[str]) -> set[str]:
    """Where these packages are kept, as the register says: Ctrl-C may come when the transaction has just been
    written, so nobody but the register knows what entered."""
    return {entry.kept for package in packages for entry in books.mailbox.by_package(package, "in")}


def _will_be_kept(examined: Examined) -> bool:
    """Whether this package enters or waits, as far as can be told without the ledger."""
    verdict, letter = examined.verdict, examined.letter
    refused = letter is None or verdict.outcome is Outcome.REFUSED or letter.kind == "card"
    return examined.sealed and not refused and bool(verdict.package)


def _batches(examined: Iterator[Examined]) -> Iterator[list[Examined]]:
    batch: list[Examined] = []
    for one in examined:
        batch.append(one)
        if len(batch) == AT_ONCE or sum(len(other.data) for other in batch) > BYTES_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _watched(examined: Iterator[Examined], total: int, progress: Progress) -> Iterator[Examined]:
    """Tells of each file outside any transaction, so that Stop never tears one."""
    for done, one in enumerate(examined):
        progress(done, total, f"Nhận {one.file}")
        yield one


def _examined(files: Sequence[Source], bench: Bench) -> Iterator[Examined]:
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    if len(files) < WORTH_SHARING or workers < 2:
        for source in files:
            yield _look(source, bench)
        return
    # "spawn" everywhere: a fork would copy the window's threads and the ledger's connection.
    with ProcessPoolExecutor(workers, get_context("spawn"), _take_place, (bench,)) as pool:
        waiting: list[Future[list[Examined]]] = []
        try:
            for handful in _handfuls(files):
                with _interrupts_held():  # it may start a process, which keeps them held
                    waiting.append(pool.submit(_look_at, handful))
                if len(waiting) > 2 * workers:  # bounded: a folder of ten thousand must not sit in memory
                    yield from waiting.pop(0).result()
            while waiting:
                yield from waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()


@contextlib.contextmanager
def _interrupts_held() -> Generator[None]:
    """Ctrl-C reaches every process of a terminal; the parent alone answers it, and does so after this."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _handfuls(files: Sequence[Source]) -> Iterator[list[Source]]:
    """Files to one errand of another process: a few, and not too many bytes."""
    handful: list[Source] = []
    size = 0
    for source in files:
        handful.append(source)
        with contextlib.suppress(OSError):  # whoever reads it will say what is wrong with it
            size += sum(path.stat().st_size for path in (source if isinstance(source, tuple) else (source,)))
        if len(handful) == HANDFUL or size > BYTES_AT_ONCE // 8:
            yield handful
            handful, size = [], 0
    if handful:
        yield handful


_place: list[Bench] = []
"""What a checking process was given when it started; always empty in the program's own process."""


def _take_place(bench: Bench) -> None:
    """Made ready before the first errand: no answer to Ctrl-C, and no staying when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()
    _place[:] = [bench]


def _leave_with(parent: int) -> None:
    wait([parent])
    os._exit(1)  # a checking process holds nothing; an ordinary exit would wait for work that never comes


def _look_at(sources: Sequence[Source]) -> list[Examined]:
    return [_look(source, _place[0]) for source in sources]


def _look(source: Source, bench: Bench) -> Examined:
    path = named(source)
    try:
        return examine(source, unit=bench.unit, keys=bench.keys, today=bench.today, passphrase=bench.passphrase)
    except OSError:
        sentence = f"Không đọc được tệp {path.name}. Hãy chép lại tệp rồi nhận lại."
        verdict = Verdict(outcome=Outcome.REFUSED, reason="unreadable", sentence=sentence)
        return Examined(file=path.name, data=b"", digest="", verdict=verdict)
