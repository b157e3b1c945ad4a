"""The records of one source: the office's own (0), or what one received package holds.

`SourceLedger` is the only way to records, so that own and received ones can't be mixed by a forgotten filter.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, TypeVar

from app.domain.fields import Part, Record
from app.storage import history, search
from app.storage.rows import Row, RowCodec, Stored, codec
from app.storage.store import Store

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)

OWN = 0
"""The source of the office's own records."""


class SourceLedger:
    """A `Ledger` over the rows of one source. `who` is named in the history of the own one.

    Received rows can be written only inside `importing`; a trigger of the file itself refuses anything else.
    """

    def __init__(self, store: Store, source: int = OWN, who: str = "") -> None:
        self.store = store
        self.source = source
        self.who = who

    # Reading

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind; parts by (parent, position)."""
        return self._select(kind, codec(kind).select_all, (self.source,))

    def parts(self, kind: type[P], parent: str) -> Sequence[P]:
        """The parts of one record, by position."""
        return self._select(kind, codec(kind).select_parts, (self.source, parent))

    def get(self, kind: type[R], uid: str) -> R | None:
        """One record, or None."""
        found = self._select(kind, codec(kind).select_one, (self.source, uid))
        return found[0] if found else None

    def filed_under(self, kind: type[R], period: str) -> Sequence[R]:
        """The records of a kind whose own field `period` names this period; nothing is said of their dates."""
        rows = codec(kind)
        return self._select(kind, f'{rows.select} AND "period" = ? ORDER BY "uid"', (self.source, period))

    def blob(self, digest: str) -> bytes | None:
        """The bytes of an attachment that this source refers to, by its SHA-256."""
        query = "SELECT b.data FROM blob AS b JOIN blob_use AS u USING (digest) WHERE u.source = ? AND u.digest = ?"
        with self.store.reading():
            row = self.store.conn.execute(query, (self.source, digest)).fetchone()
        return None if row is None else row[0]

    def _select(self, kind: type[R], query: str, values: tuple[Stored, ...]) -> list[R]:
        rows = codec(kind)
        with self.store.reading():
            return [rows.from_row(row) for row in self.store.conn.execute(query, values)]

    # Writing

    def put(self, record: R, *, typing: bool = False) -> R:
        """Save a record as it is now, and its history with it; nothing is written when nothing changed.

        Text is stored in NFC and "" as None; the record is returned as stored. With `typing`, pauses within
        half a minute in the same field become one change.
        """
        rows = codec(type(record))
        row = rows.to_row(record)
        with self.store.atomic():
            self.write_row(rows, str(row[0]), row, typing=typing)
        return rows.from_row(row)

    def put_many(self, records: Iterable[Record]) -> int:
        """Save many records as one act and one transaction; returns how many were given."""
        if self.source != OWN:
            return self.put_rows(rows_of(records))
        count = 0
        with self.batch():
            for record in records:
                self.put(record)
                count += 1
        return count

    def put_rows(self, rows: Mapping[str, Sequence[Row]]) -> int:
        """Insert received rows by kind, as `rows_of` makes them; returns how many."""
        if self.source == OWN:
            raise ValueError("own rows come one by one, with their history")
        count = 0
        with self.store.atomic():
            for name, group in rows.items():
                insert = codec(self.store.kinds[name]).insert
                self.store.conn.executemany(insert, [(self.source, *row) for row in group])
                count += len(group)
        return count

    def remove(self, kind: type[Record], uid: str) -> None:
        """Take a record and its parts out of the ledger. Own ones stay in the bin, from where they come back whole."""
        with self.batch():
            self._remove(kind, uid)

    def put_blob(self, data: bytes) -> str:
        """Keep the bytes of an attachment, once for all sources; returns their SHA-256."""
        import hashlib  # loaded when first needed: it starts OpenSSL, 3.5 MB

        digest = hashlib.sha256(data).hexdigest()
        run = self.store.conn.execute
        with self.store.atomic():
            if run("SELECT 1 FROM blob WHERE digest = ?", (digest,)).fetchone() is None:
                run("INSERT INTO blob (digest, size, data) VALUES (?, ?, ?)", (digest, len(data), data))
            run("INSERT OR IGNORE INTO blob_use (source, digest) VALUES (?, ?)", (self.source, digest))
        return digest

    @contextmanager
    def batch(self, what: str = "") -> Generator[None]:
        """Everything put or removed inside is one act: one transaction, one undo."""
        if self.source != OWN:
            with self.store.atomic():
                yield
            return
        with history.batch(self.store, self.who, what=what):
            yield

    def write_row(self, rows: RowCodec[Any], uid: str, new: Row | None, *, typing: bool = False) -> None:
        """Make one row what it shall be (None: gone), with history and search. Inside a transaction."""
        run = self.store.conn.execute
        if self.source != OWN:
            run(rows.delete, (self.source, uid)) if new is None else run(rows.replace, (self.source, *new))
            return
        old: Row | None = run(rows.select_one, (self.source, uid)).fetchone()
        if old == new:
            return
        changes: list[tuple[str, Stored, Stored]]
        if old is None or new is None:
            changes = [("", rows.to_json(old) if old else None, rows.to_json(new) if new else None)]
            run(rows.delete, (self.source, uid)) if new is None else run(rows.insert, (self.source, *new))
        else:
            pairs = zip(rows.columns, old, new, strict=True)
            changes = [(column, before, after) for column, before, after in pairs if before != after]
            values = [after for _, _, after in changes]
            run(rows.update(column for column, _, _ in changes), (*values, self.source, uid))
        self._note(rows.name, uid, changes, typing=typing)
        if old is None or new is None or search.touches(rows, [column for column, _, _ in changes]):
            search.index(self.store, self.source, rows, uid, new)

    def _note(self, kind: str, uid: str, changes: list[tuple[str, Stored, Stored]], *, typing: bool) -> None:
        if typing and self.store.batch is None and history.continue_typing(self.store, self.who, kind, uid, changes):
            return
        with history.batch(self.store, self.who):
            history.note(self.store, kind, uid, changes)

    def _remove(self, kind: type[Record], uid: str) -> None:
        rows = codec(kind)
        for part in self.store.part_kinds(rows.name):
            query = f'SELECT uid FROM "{part.description.name}" WHERE source = ? AND parent = ?'
            for (part_uid,) in self.store.conn.execute(query, (self.source, uid)).fetchall():
                self._remove(part, part_uid)
        self.write_row(rows, uid, None)


def rows_of(records: Iterable[Record]) -> dict[str, list[Row]]:
    """Records as rows by the name of their kind, in the order of the table so that they are appended.

    Raises `UserError` ("text", "too-large") for a value that no row can hold.
    """
    rows: dict[str, list[Row]] = {}
    for record in records:
        made = codec(type(record))
        rows.setdefault(made.name, []).append(made.to_row(record))
    for group in rows.values():
        group.sort(key=itemgetter(0))
    return rows


@contextmanager
def importing(store: Store, source: int) -> Generator[SourceLedger]:
    """Rows of a received package may be written inside: one transaction, all of them or none.

    They are searchable after `search.catch_up`, which runs apart so that receiving is not slowed by it.
    """
    with _gate(store, source):
        store.conn.execute("INSERT OR IGNORE INTO search_pending (source) VALUES (?)", (source,))
        yield SourceLedger(store, source)


def forget(store: Store, source: int) -> int:
    """Take back an import: its rows, its search entries and the attachments that nobody else refers to.

    Returns how many records went. The entry in the register stays; it tells what happened.
    """
    run = store.conn.execute
    with _gate(store, source):
        gone = sum(run(f'DELETE FROM "{kind}" WHERE source = ?', (source,)).rowcount for kind in store.kinds)
        search.forget(store, source)
        digests = [row[0] for row in run("SELECT digest FROM blob_use WHERE source = ?", (source,)).fetchall()]
        run("DELETE FROM blob_use WHERE source = ?", (source,))
        for digest in digests:
            orphan = "NOT EXISTS (SELECT 1 FROM blob_use WHERE digest = ?)"
            run(f"DELETE FROM blob WHERE digest = ? AND {orphan}", (digest, digest))
    return gone


@contextmanager
def _gate(store: Store, source: int) -> Generator[None]:
    if source == OWN:
        raise ValueError("the own ledger is not imported")
    with store.atomic():
        store.conn.execute("INSERT INTO gate (source) VALUES (?)", (source,))
        yield
        store.conn.execute("DELETE FROM gate WHERE source = ?", (source,))
