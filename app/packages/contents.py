"""What a package brings, as rows that are ready for their tables.

Rows are plain tuples: they pass from the process that checked a package to the one that holds the ledger at a
tenth of the cost of records, and making them is work that every core can share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.ledger import Snapshot
from app.storage.ledger import SourceLedger, rows_of
from app.storage.rows import Row, codec
from app.storage.store import ALL_KINDS


@dataclass(frozen=True, slots=True)
class Contents:
    """Rows by the name of their kind, each kind in the order of its table; attachments by their SHA-256."""

    rows: Mapping[str, Sequence[Row]]
    blobs: Mapping[str, bytes]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Contents":
        """Raises `UserError` ("text", "too-large") for a value that no ledger can hold."""
        return cls(rows_of(snapshot.records()), snapshot.blobs)

    def snapshot(self) -> Snapshot:
        """The same as records, for who wants to read them."""
        records = (codec(kind).from_row(row) for name, kind in ALL_KINDS.items() for row in self.rows.get(name, ()))
        return Snapshot(records, self.blobs)

    def enter(self, ledger: SourceLedger) -> None:
        """Write everything into the ledger of a package, inside `importing`."""
        for blob in self.blobs.values():
            ledger.put_blob(blob)
        ledger.put_rows(self.rows)
