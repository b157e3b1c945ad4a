"""Who changed what, and when: written in the same transaction as the change itself.

Only the own ledger (source 0) has a history. What one act changed is a batch; undo takes back a whole batch.
A change of field "" is a whole record that came into being (old is None) or left (new is None).
"""

import datetime
import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.domain.fields import Record, Value
from app.storage.rows import RowCodec, Stored, codec
from app.storage.store import Store

TYPING_SECONDS = 30
"""Keystrokes in one field of one record within this time become one change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one record, before and after. `at` is UTC, ISO 8601; times are this computer's claim."""

    who: str
    at: str
    kind: str
    uid: str
    field: str  # "" for the whole record
    old: Value | Record
    new: Value | Record
    batch: int
    number: int = 0  # of this change; numbers grow with time
    role: str = "do"  # "do", "undo" or "redo"


@contextmanager
def batch(store: Store, who: str, *, what: str = "", role: str = "do", reverts: int | None = None) -> Generator[int]:
    """Everything changed inside is one act, and one transaction. Inside another batch it is part of that one."""
    if store.batch is not None:
        yield store.batch
        return
    with store.atomic():
        cursor = store.conn.execute(
            "INSERT INTO batch (at, who, session, role, what, reverts) VALUES (?, ?, ?, ?, ?, ?)",
            (stamp(store), who, store.session, role, what, reverts),
        )
        number = int(cursor.lastrowid or 0)
        store.batch = number
        try:
            yield number
        finally:
            store.batch = None
        # An act that changed nothing is none; taking back one that changed nothing in the end still counts as done.
        empty = "role = 'do' AND NOT EXISTS (SELECT 1 FROM change WHERE batch = ?)"
        store.conn.execute(f"DELETE FROM batch WHERE id = ? AND {empty}", (number, number))


def pass_over(store: Store) -> None:
    """Let undo pass over the open batch: what only keeps a file ready is not what a person means by the last act."""
    store.conn.execute("UPDATE batch SET reverted = 1 WHERE id = ?", (store.batch,))


def stamp(store: Store) -> str:
    """The present moment as history writes it: UTC, so that text order is time order."""
    return store.clock().astimezone(datetime.UTC).isoformat(timespec="milliseconds")


def note(store: Store, kind: str, uid: str, changes: Sequence[tuple[str, Stored, Stored]]) -> None:
    """Write changes (field, old, new) of one record into the open batch."""
    store.conn.executemany(
        "INSERT INTO change (batch, kind, uid, field, old, new) VALUES (?, ?, ?, ?, ?, ?)",
        [(store.batch, kind, uid, *change) for change in changes],
    )


def continue_typing(store: Store, who: str, kind: str, uid: str, changes: Sequence[tuple[str, Stored, Stored]]) -> bool:
    """Let the last batch grow when it is the same person still typing in the same fields; False when it is not.

    A field that is back at what it was leaves no trace. A record that came into being with its first letters goes on
    growing by the same fields: it was one act.
    """
    run = store.conn.execute
    last = run("SELECT id, at, who, session, role, reverted FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    if last is None or last[2:] != (who, store.session, "do", 0):
        return False
    began = datetime.datetime.fromisoformat(last[1])
    if not 0 <= (store.clock() - began).total_seconds() <= TYPING_SECONDS:
        return False
    before = {
        (row[0], row[1], row[2]): (row[3], row[4])
        for row in run("SELECT kind, uid, field, id, old FROM change WHERE batch = ?", (last[0],))
    }
    if set(before) == {(kind, uid, "")}:
        return _grow_new(store, *before[kind, uid, ""], changes)
    if set(before) != {(kind, uid, field) for field, _, _ in changes}:
        return False
    for field, _, new in changes:
        number, first = before[kind, uid, field]
        if first == new:
            run("DELETE FROM change WHERE id = ?", (number,))
        else:
            run("UPDATE change SET new = ? WHERE id = ?", (new, number))
    run("DELETE FROM batch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM change WHERE batch = ?)", (last[0], last[0]))
    return True


def _grow_new(store: Store, number: int, old: Stored, changes: Sequence[tuple[str, Stored, Stored]]) -> bool:
    """Let "H", with which a record was made, go on to "Hội nghị"; False for any other change."""
    run = store.conn.execute
    made = run("SELECT new FROM change WHERE id = ?", (number,)).fetchone()[0]
    if old is not None or made is None:
        return False
    row: dict[str, Stored] = json.loads(made)
    if not all(new is not None and str(new)[:1] == str(row.get(field, ""))[:1] for field, _, new in changes):
        return False
    row.update({field: new for field, _, new in changes})
    run("UPDATE change SET new = ? WHERE id = ?", (json.dumps(row, ensure_ascii=False), number))
    return True


def last_batch(store: Store) -> int:
    """The number of the last act; keep it to ask later what changed since."""
    with store.reading():
        return store.conn.execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()[0]


def changes_of(store: Store, kind: type[Record], uid: str) -> list[Change]:
    """The history of one record, newest first."""
    return _changes(store, "c.kind = ? AND c.uid = ? ORDER BY c.id DESC", (kind.description.name, uid))


def changes_of_whole(store: Store, kind: type[Record], uid: str, limit: int = 2000) -> list[Change]:
    """The history of one record and of every row that is or was part of it, newest first."""
    parts = [part.description.name for part in store.part_kinds(kind.description.name)]
    marks = ", ".join("?" for _ in parts)
    belongs = (
        f"SELECT p.kind, p.uid FROM change AS p WHERE p.kind IN ({marks}) AND p.field = ''"
        " AND instr(coalesce(p.new, p.old), ?) AND json_extract(coalesce(p.new, p.old), '$.parent') = ?"
    )
    condition = f"(c.kind = ? AND c.uid = ?) OR (c.kind, c.uid) IN ({belongs}) ORDER BY c.id DESC LIMIT ?"
    return _changes(store, condition, (kind.description.name, uid, *parts, uid, uid, limit))


def changes_in(store: Store, batch: int) -> list[Change]:
    """What one act changed, oldest first."""
    return _changes(store, "c.batch = ? ORDER BY c.id", (batch,))


def change_of(store: Store, number: int) -> Change | None:
    """One change by its number."""
    found = _changes(store, "c.id = ?", (number,))
    return found[0] if found else None


def changes_since(store: Store, *, batch: int = 0, moment: str = "", limit: int = 100_000) -> list[Change]:
    """What changed after an act (its number) or from a moment on (ISO 8601, UTC), oldest first."""
    return _changes(store, "b.id > ? AND b.at >= ? ORDER BY c.id LIMIT ?", (batch, moment, limit))


def _changes(store: Store, condition: str, values: tuple[Any, ...]) -> list[Change]:
    query = (
        "SELECT b.who, b.at, c.kind, c.uid, c.field, c.old, c.new, b.id, c.id, b.role"
        f" FROM change AS c JOIN batch AS b ON b.id = c.batch WHERE {condition}"
    )
    with store.reading():
        rows = store.conn.execute(query, values).fetchall()
    return [
        Change(
            who=who,
            at=at,
            kind=kind,
            uid=uid,
            field=field,
            old=_value(store, kind, field, old),
            new=_value(store, kind, field, new),
            batch=act,
            number=number,
            role=role,
        )
        for who, at, kind, uid, field, old, new, act, number, role in rows
        if kind in store.kinds
    ]


def _value(store: Store, kind: str, field: str, stored: Stored) -> Value | Record:
    rows: RowCodec[Any] = codec(store.kinds[kind])
    if field:
        return rows.read_value(field, stored)
    return None if stored is None else rows.from_row(rows.from_json(str(stored)))
