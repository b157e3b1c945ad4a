"""Take back, do again, and bring back from the bin.

Undo is itself an act with a history: nothing that was ever saved is lost by it.
"""

from dataclasses import dataclass
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
    """A record in the bin. Parts that left with it come back with it and are not listed."""

    kind: str
    uid: str
    title: str
    who: str
    at: str
    batch: int


def undo(ledger: SourceLedger, *, this_session: bool = True) -> int | None:
    """Take back the last act of this person; returns the number of that act, None when there is nothing.

    With `this_session` only what was done since the ledger was opened. Raises `UserError` ("overtaken") when
    somebody else changed the same fields afterwards; then nothing is taken back.
    """
    target = _last(ledger, "role IN ('do', 'redo') AND reverted = 0", this_session=this_session)
    return None if target is None else _revert(ledger, target, "undo")


def redo(ledger: SourceLedger, *, this_session: bool = True) -> int | None:
    """Do again what was taken back last, unless something else was done since; None when there is nothing."""
    target = _last(ledger, "role = 'undo' AND reverted = 0", this_session=this_session)
    newest = _last(ledger, "role = 'do'", this_session=this_session)
    if target is None or (newest is not None and newest > target):
        return None
    return _revert(ledger, target, "redo")


def bin_of(ledger: SourceLedger) -> list[Removed]:
    """What was removed and is not back, newest first."""
    query = (
        "SELECT c.kind, c.uid, c.old, b.who, b.at, b.id FROM change AS c JOIN batch AS b ON b.id = c.batch"
        " WHERE c.field = '' AND c.new IS NULL AND c.id = (SELECT max(d.id) FROM change AS d"
        " WHERE d.kind = c.kind AND d.uid = c.uid AND d.field = '') ORDER BY c.id DESC"
    )
    with ledger.store.reading():
        found = ledger.store.conn.execute(query).fetchall()
    removed: list[Removed] = []
    gone_with = {(uid, batch) for _, uid, _, _, _, batch in found}
    for kind, uid, old, who, at, batch in found:
        cls = ledger.store.kinds.get(kind)
        if cls is None:
            continue
        rows: RowCodec[Any] = codec(cls)
        record = rows.from_row(rows.from_json(old))
        if (getattr(record, "parent", None), batch) in gone_with:
            continue
        title = cls.description.title_of(record)
        removed.append(Removed(kind=kind, uid=uid, title=title, who=who, at=at, batch=batch))
    return removed


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


def _last(ledger: SourceLedger, condition: str, *, this_session: bool) -> int | None:
    session = ledger.store.session if this_session else None
    query = f"SELECT max(id) FROM batch WHERE {condition} AND who = ? AND (? IS NULL OR session = ?)"
    with ledger.store.reading():
        return ledger.store.conn.execute(query, (ledger.who, session, session)).fetchone()[0]


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
