"""What a ledger offers to its readers, and the frozen copy of one.

Forms, reports, checks, the workbook and the totals read through `Ledger` only, so an own
ledger, a received one and the contents of a package that was never imported look the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar, cast

from app.domain.fields import Part, Record

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)


class Ledger(Protocol):
    """The records of one office, as far as this reader may see them."""

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind; parts by (parent, position)."""
        ...

    def parts(self, kind: type[P], parent: str) -> Sequence[P]:
        """The parts of one record, by position."""
        ...

    def get(self, kind: type[R], uid: str) -> R | None:
        """One record, or None."""
        ...

    def blob(self, digest: str) -> bytes | None:
        """The bytes of an attachment, by its SHA-256."""
        ...


class Snapshot:
    """Records held in memory: what a workbook holds, what a report is printed from."""

    def __init__(self, records: Iterable[Record] = (), blobs: Mapping[str, bytes] | None = None) -> None:
        self._records: dict[str, dict[str, Record]] = {}
        self._parts: dict[str, dict[str, list[Part]]] = {}
        self._blobs = dict(blobs or {})
        for record in records:
            self._records.setdefault(record.description.name, {})[record.uid] = record
        for name, rows in self._records.items():
            parts = [row for row in rows.values() if isinstance(row, Part)]
            if parts:
                parts.sort(key=lambda part: (part.parent, part.position, part.uid))
                self._records[name] = {part.uid: part for part in parts}
                by_parent = self._parts.setdefault(name, {})
                for part in parts:
                    by_parent.setdefault(part.parent, []).append(part)

    def all(self, kind: type[R]) -> Sequence[R]:
        return cast(list[R], list(self._records.get(kind.description.name, {}).values()))

    def parts(self, kind: type[P], parent: str) -> Sequence[P]:
        return cast(list[P], list(self._parts.get(kind.description.name, {}).get(parent, ())))

    def get(self, kind: type[R], uid: str) -> R | None:
        return cast(R | None, self._records.get(kind.description.name, {}).get(uid))

    def blob(self, digest: str) -> bytes | None:
        return self._blobs.get(digest)

    def records(self) -> list[Record]:
        """Every record of every kind."""
        return [record for rows in self._records.values() for record in rows.values()]

    @property
    def blobs(self) -> Mapping[str, bytes]:
        return self._blobs

    def __eq__(self, other: object) -> bool:
        """The same records and the same attachments, in whatever order they came."""
        if not isinstance(other, Snapshot):
            return NotImplemented
        return self._records == other._records and self._blobs == other._blobs

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(rows)}" for name, rows in self._records.items())
        return f"<Snapshot {counts or 'empty'}>"
