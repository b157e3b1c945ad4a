"""Files and folders received in one go: checked on every core, taken in one after another.

Checking needs no ledger and runs in other processes when there is enough of it; writing is one
connection's work. Every file gets its line; stopping leaves whole packages only.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from app.errors import UserError
from app.packages.books import Books
from app.packages.examine import Examined, examine
from app.packages.receive import Received, take_in
from app.packages.verdict import Outcome, Verdict
from app.progress import Progress, silent
from app.storage.keyring import TrustedKey

WORTH_SHARING = 12
"""From so many files on, starting other processes costs less than it saves."""

AT_ONCE = 32
"""Packages to a transaction: one flush of the disk for all of them. Each is still all or nothing."""

_IGNORED = frozenset([".ini", ".db", ".lnk", ".tmp", ".tam", ".eml"])


@dataclass(frozen=True, slots=True)
class Bench:
    """What checking needs to know of our office."""

    unit: str
    keys: tuple[TrustedKey, ...]
    today: date
    passphrase: str | None = None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and all in the folders named. Raises `UserError` for a path that is not.

    What the operating system leaves in folders (thumbs.db, desktop.ini, hidden files) is not a package.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file())
            found += [one for one in inside if not one.name.startswith(".") and one.suffix.lower() not in _IGNORED]
        elif path.exists():
            found.append(path)
        else:
            raise UserError(f"Không thấy “{path}”. Hãy xem USB có còn cắm, tên tệp có đúng không.", reason="no-file")
    return found


def receive_all(
    books: Books, paths: Sequence[Path], passphrase: str | None = None, progress: Progress = silent
) -> list[Received]:
    """Receive files and folders; one answer a file, in their order. May be stopped by `progress` between packages."""
    files = files_in(paths)
    bench = Bench(books.unit, tuple(books.keyring.all()), books.today(), passphrase)
    done: list[Received] = []
    examined = _watched(_examined(files, bench), len(files), progress)
    while batch := list(islice(examined, AT_ONCE)):
        with books.store.atomic():
            taken = [take_in(books, one) for one in batch]
        # the whole path: two folders may hold files of one name
        done += [replace(one, file=str(files[at])) for at, one in enumerate(taken, len(done))]
    progress(len(files), len(files), "Xong")
    return done


def _watched(examined: Iterator[Examined], total: int, progress: Progress) -> Iterator[Examined]:
    """Tells of each file outside any transaction, so that Stop never tears one."""
    for done, one in enumerate(examined):
        progress(done, total, f"Nhận {one.file}")
        yield one


def _examined(files: Sequence[Path], bench: Bench) -> Iterator[Examined]:
    workers = os.cpu_count() or 1
    if len(files) < WORTH_SHARING or workers < 2:
        for path in files:
            yield _look(path, bench)
        return
    # "spawn" everywhere: a fork would copy the window's threads and the ledger's connection.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[Examined]] = []
        try:
            for path in files:
                waiting.append(pool.submit(_look, path, bench))
                if len(waiting) > 2 * workers:  # bounded: a folder of ten thousand must not sit in memory
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()


def _look(path: Path, bench: Bench) -> Examined:
    try:
        return examine(path, unit=bench.unit, keys=bench.keys, today=bench.today, passphrase=bench.passphrase)
    except OSError:
        sentence = f"Không đọc được tệp {path.name}. Hãy chép lại tệp rồi nhận lại."
        verdict = Verdict(outcome=Outcome.REFUSED, reason="unreadable", sentence=sentence)
        return Examined(file=path.name, data=b"", digest="", verdict=verdict)
