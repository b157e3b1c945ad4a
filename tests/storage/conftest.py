"""An open ledger in a folder of its own, and a clock that the test turns."""

import datetime
import multiprocessing
import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.storage.ledger import SourceLedger
from app.storage.store import Store


class Clock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.time = datetime.datetime(2026, 3, 2, 8, 0, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.time

    def turn(self, **by: float) -> None:
        self.time += datetime.timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(tmp_path / "so.db", clock=clock) as opened:
        yield opened


@pytest.fixture
def ledger(store: Store) -> SourceLedger:
    return SourceLedger(store, who="Nguyễn Thị Mẫu")


def _told(job: Callable[..., Any], values: tuple[Any, ...], answers: Any) -> None:
    try:
        answers.put(("done", job(*values)))
    except UserError as fault:
        answers.put((fault.reason, fault.sentence))


@pytest.fixture
def apart() -> Callable[..., tuple[str, Any]]:
    """Run a job in a process of its own; gives ("done", answer) or the reason and sentence of its `UserError`."""

    def run(job: Callable[..., Any], *values: Any) -> tuple[str, Any]:
        context = multiprocessing.get_context("fork")
        answers = context.SimpleQueue()
        process = context.Process(target=_told, args=(job, values, answers))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads; the child uses none of them
            process.start()
        process.join()
        assert process.exitcode == 0
        return answers.get()

    return run


@pytest.fixture
def as_nobody() -> Callable[[], None]:
    """Give up the rights of root, for which no folder is closed; a no-op for everybody else."""

    def drop() -> None:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)

    return drop


def dump(store: Store) -> dict[str, list[Any]]:
    """All that the ledger's tables hold, but the traces that history and numbering leave on purpose."""
    names = store.conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('batch', 'change')"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_words_%' AND name NOT LIKE '%_migrations'"
    ).fetchall()
    return {name: sorted(store.conn.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for (name,) in names}


@pytest.fixture
def contents() -> Callable[[Store], dict[str, list[Any]]]:
    return dump
