"""Take back, do again, and bring back from the bin.

Undo is itself an act with a history: nothing that was ever saved is lost by it.
"""

from dataclasses import dataclass, replace
from typing import Any

from app.domain.fields import Record
from app.errors import UserError
from app.storage import history
from app.storage.ledger import SourceLedger
from app.storage.rows import Row, RowCodec, Stored, codec

_OVERTAKEN = (
    "Mục này đã được sửa tiếp sau đó nên không lùi lại được một mình bước này. Hãy xem lịch sử của mục và sửa bằng tay."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A record in the bin. Parts that left with it come back with it and are not listed; nor are parts whose own
    record is gone: it must come back first."""

    kind: str
    uid: str
    title: str
    who: str
    at: str
    batch: int
    parent: str = ""  # of a part: the record that it belonged to, and that is there still
    parts: int = 0  # how many rows left with it


def undo(ledger: SourceLedger, *, this_session: bool = True) -> int | None:
    """Take back the last act of this person; returns the number of that act, None when there is nothing.

    With `this_session` only what was done since the ledger was opened. Raises `UserError` ("overtaken") when
    somebody else changed the same fields afterwards; then nothing is taken back.
    """
    target = _last(ledger, "role IN ('do', 'redo') AND reverted = 0", this_session=this_session)
    return None if target is None else _revert(ledger, target, "undo")


def redo(ledger: SourceLedger, *, this_session: bool = True) -> int | None:
    """Do again what was taken back last, unless something else was done since; None when there is nothing."""
    target = _to_redo(ledger, this_session=this_session)
    return None if target is None else _revert(ledger, target, "redo")


def can_undo(ledger: SourceLedger) -> bool:
    """Whether this person has done anything since the ledger was opened that is not taken back."""
    return _last(ledger, "role IN ('do', 'redo') AND reverted = 0", this_session=True) is not None


def can_redo(ledger: SourceLedger) -> bool:
    """Whether what was taken back last may be done again."""
    return _to_redo(ledger, this_session=True) is not None


def settle(ledger: SourceLedger, since: int) -> bool:
    """Count as taken back what was typed into one field after an act and is gone again; whether that was so.

    A box takes back what was typed in it by itself. When it has come to the beginning, the ledger holds several acts
    that come to nothing, and to take back one of those would bring back what the person has just got rid of.
    """
    run = ledger.store.conn.execute
    query = "SELECT c.kind, c.uid, c.field, c.old, c.new, b.role, b.session FROM change AS c"
    query += " JOIN batch AS b ON b.id = c.batch WHERE c.batch > ? ORDER BY c.id"
    with ledger.store.reading():
        rows = run(query, (since,)).fetchall()
    one_place = len({row[:3] for row in rows}) == 1 and rows[0][2] != ""
    all_typed = all(row[5:] == ("do", ledger.store.session) for row in rows)
    if not (rows and one_place and all_typed and rows[0][3] == rows[-1][4]):
        return False
    with ledger.store.atomic():
        run("UPDATE batch SET reverted = 1 WHERE id > ?", (since,))
    return True


def bin_of(ledger: SourceLedger) -> list[Removed]:
    """What was removed and is not back, newest first."""
    query = (
        "SELECT c.kind, c.uid, c.old, b.who, b.at, b.id FROM change AS c JOIN batch AS b ON b.id = c.batch"
        " WHERE c.field = '' AND c.new IS NULL AND c.id = (SELECT max(d.id) FROM change AS d"
        " WHERE d.kind = c.kind AND d.uid = c.uid AND d.field = '') ORDER BY c.id DESC"
    )
    with ledger.store.reading():
        found = ledger.store.conn.execute(query).fetchall()
    removed: dict[tuple[str, int], Removed] = {}
    above: dict[tuple[str, int], str] = {}  # what a part that left belonged to
    for kind, uid, old, who, at, batch in found:
        cls = ledger.store.kinds.get(kind)
        if cls is None:
            continue
        rows: RowCodec[Any] = codec(cls)
        record = rows.from_row(rows.from_json(old))
        parent = str(getattr(record, "parent", ""))
        above[uid, batch] = parent
        title = cls.description.title_of(record)
        removed[uid, batch] = Removed(kind=kind, uid=uid, title=title, who=who, at=at, batch=batch, parent=parent)
    parts: dict[tuple[str, int], int] = {}
    listed: list[Removed] = []
    for (uid, batch), item in removed.items():
        top = uid
        while (above.get((top, batch), ""), batch) in removed:
            top = above[top, batch]
        if top != uid:
            parts[top, batch] = parts.get((top, batch), 0) + 1
        elif not item.parent or _exists(ledger, item):
            listed.append(item)
    return [replace(item, parts=parts.get((item.uid, item.batch), 0)) for item in listed]


def _exists(ledger: SourceLedger, part: Removed) -> bool:
    """Whether the record that a removed row belonged to is in the ledger: the row has a place to come back to."""
    parents = ledger.store.kinds[part.kind].description.parents
    kinds = [ledger.store.kinds[name] for name in parents if name in ledger.store.kinds]
    return any(ledger.get(kind, part.parent) is not None for kind in kinds)


def bring_back(ledger: SourceLedger, kind: type[Record], uid: str) -> int:
    """Put a removed record back, with the parts that left with it; returns how many records came back."""
    run = ledger.store.conn.execute
    with ledger.batch("khôi phục"):
        last = run(
            "SELECT batch FROM change WHERE kind = ? AND uid = ? AND field = '' AND new IS NULL"
            " ORDER BY id DESC LIMIT 1",
            (kind.description.name, uid),
        ).fetchone()
        if last is None or ledger.get(kind, uid) is not None:
            return 0
        gone = run("SELECT kind, uid, old FROM change WHERE batch = ? AND field = '' AND new IS NULL", last).fetchall()
        wanted = {uid}
        count = 0
        for name, gone_uid, old in reversed(gone):  # a record leaves after its parts, so it comes back before them
            if name not in ledger.store.kinds:
                continue
            rows: RowCodec[Any] = codec(ledger.store.kinds[name])
            row = rows.from_json(old)
            parent = row[1] if rows.is_part else None
            if (name, gone_uid) == (kind.description.name, uid) or parent in wanted:
                wanted.add(gone_uid)
                ledger.write_row(rows, gone_uid, row)
                count += 1
    return count


def _to_redo(ledger: SourceLedger, *, this_session: bool) -> int | None:
    target = _last(ledger, "role = 'undo' AND reverted = 0", this_session=this_session)
    newest = _last(ledger, "role = 'do'", this_session=this_session)
    return None if target is None or (newest is not None and newest > target) else target


def _last(ledger: SourceLedger, condition: str, *, this_session: bool) -> int | None:
    run, session = ledger.store.conn.execute, ledger.store.session
    with ledger.store.reading():
        # One program writes at a time, so the acts of a session lie together: nothing older needs to be looked at.
        older = "SELECT id FROM batch WHERE session <> ? ORDER BY id DESC LIMIT 1"
        before = run(older, (session,)).fetchone() if this_session else None
        query = f"SELECT id FROM batch WHERE {condition} AND who = ? AND id > ? ORDER BY id DESC LIMIT 1"
        found = run(query, (ledger.who, before[0] if before else 0)).fetchone()
    return found[0] if found else None


def _revert(ledger: SourceLedger, target: int, role: str) -> int:
    run = ledger.store.conn.execute
    with history.batch(ledger.store, ledger.who, role=role, reverts=target):
        changes = run("SELECT kind, uid, field, old, new FROM change WHERE batch = ? ORDER BY id DESC", (target,))
        by_record: dict[tuple[str, str], list[tuple[str, Stored, Stored]]] = {}
        for kind, uid, field, old, new in changes.fetchall():
            by_record.setdefault((kind, uid), []).append((field, old, new))
        for (kind, uid), wanted in by_record.items():
            rows: RowCodec[Any] = codec(ledger.store.kinds[kind])
            row: Row | None = run(rows.select_one, (ledger.source, uid)).fetchone()
            ledger.write_row(rows, uid, _before(rows, row, wanted))
        run("UPDATE batch SET reverted = 1 WHERE id = ?", (target,))
    return target


def _before(rows: RowCodec[Any], row: Row | None, changes: list[tuple[str, Stored, Stored]]) -> Row | None:
    """The row as it was before these changes (newest first), which must be the last ones of their fields."""
    for field, old, new in changes:
        if field == "":
            expected = None if new is None else rows.from_json(str(new))
            if row != expected:
                raise UserError(_OVERTAKEN, reason="overtaken")
            row = None if old is None else rows.from_json(str(old))
            continue
        place = rows.columns.index(field)
        if row is None or row[place] != new:
            raise UserError(_OVERTAKEN, reason="overtaken")
        row = (*row[:place], old, *row[place + 1 :])
    return row
