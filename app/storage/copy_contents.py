"""What a copy of a ledger holds, read without opening it for work: counts of own records, and the last act."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Contents:
    """How many own records of each kind, the number of the last act, and when it was done (ISO 8601, UTC)."""

    counts: dict[str, int]
    last_act: int
    last_at: str


def contents_of(ledger: Path, kinds: Iterable[str]) -> Contents | None:
    """What a ledger file holds; None when it can't be read."""
    address = f"file:{quote(ledger.absolute().as_posix())}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            counts = {
                kind: connection.execute(f'SELECT count(*) FROM "{kind}" WHERE source = 0').fetchone()[0]
                for kind in kinds
                if kind in present
            }
            last = connection.execute("SELECT id, at FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return None  # a broken copy is listed as such; what is chosen is checked whole before it is put back
    return Contents(counts, last[0], last[1]) if last else Contents(counts, 0, "")
