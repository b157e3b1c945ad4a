"""An earlier state made present again: of one field, or of a record with its rows.

What the record is now stays in the history, so that this, too, can be taken back.
"""

from collections.abc import Iterable
from typing import Any

from app.domain.fields import Record
from app.storage import history
from app.storage.history import Change
from app.storage.ledger import SourceLedger
from app.storage.rows import Row, RowCodec, Stored, codec

NAME = "lấy lại"
"""How history calls such an act."""

EVERYTHING = -1  # what SQLite takes for no limit


def put_back_field(ledger: SourceLedger, number: int) -> bool:
    """Give a field the value that it had before a change; False when its record is gone, or it has that value."""
    run = ledger.store.conn.execute
    with ledger.batch(NAME):
        found = run("SELECT kind, uid, field, old FROM change WHERE id = ? AND field <> ''", (number,)).fetchone()
        if found is None or found[0] not in ledger.store.kinds:
            return False
        kind, uid, field, old = found
        rows: RowCodec[Any] = codec(ledger.store.kinds[kind])
        row: Row | None = run(rows.select_one, (ledger.source, uid)).fetchone()
        if row is None or field not in rows.columns or row[rows.columns.index(field)] == old:
            return False
        ledger.write_row(rows, uid, _with(rows, row, field, old))
    return True


def put_back_whole(ledger: SourceLedger, kind: type[Record], uid: str, batch: int) -> int:
    """Make a record and its rows what they were right after an act; returns how many records that changed."""
    every = history.changes_of_whole(ledger.store, kind, uid, limit=EVERYTHING)
    later = [change for change in every if change.batch > batch]
    count = 0
    with ledger.batch(NAME):
        for (name, record_uid), changes in _by_record(later).items():
            rows: RowCodec[Any] = codec(ledger.store.kinds[name])
            now: Row | None = ledger.store.conn.execute(rows.select_one, (ledger.source, record_uid)).fetchone()
            then = _before(ledger, rows, now, changes)
            if then != now:
                ledger.write_row(rows, record_uid, then)
                count += 1
    return count


def _by_record(changes: Iterable[Change]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for change in changes:
        found.setdefault((change.kind, change.uid), []).append(change.number)
    return found


def _before(ledger: SourceLedger, rows: RowCodec[Any], row: Row | None, numbers: Iterable[int]) -> Row | None:
    """The row before these changes, which are all of its newest ones, newest first."""
    for number in numbers:
        query = "SELECT field, old FROM change WHERE id = ?"
        field, old = ledger.store.conn.execute(query, (number,)).fetchone()
        if field == "":
            row = None if old is None else rows.from_json(str(old))
        elif row is not None and field in rows.columns:
            row = _with(rows, row, field, old)
    return row


def _with(rows: RowCodec[Any], row: Row, field: str, value: Stored) -> Row:
    place = rows.columns.index(field)
    return (*row[:place], value, *row[place + 1 :])
