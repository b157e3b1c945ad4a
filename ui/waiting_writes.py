"""What was typed while the ledger could not be written: kept in its order and tried again, so that no word is lost.

A full disk, a stick that was pulled out, a program that holds the file: all of it passes. Until then the words stand
in their boxes, and here, even when the person goes to another page meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.fields import Part, Record
from app.domain.ledger import Ledger
from app.errors import UserError

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)

PASSING = frozenset({"disk-full", "locked", "disk", "cannot-open", "unplugged", "read-only"})
"""Reasons of faults that a person or time can mend; anything else would be refused for ever."""


@dataclass(frozen=True, slots=True)
class Write:
    """One writing: the records that it puts, and those that it takes away."""

    do: Callable[[], None]
    put: Sequence[Record] = ()
    gone: Sequence[Record] = ()

    @property
    def kinds(self) -> set[str]:
        """The names of the kinds of records in it."""
        return {record.description.name for record in (*self.put, *self.gone)}

    def replaces(self, other: "Write") -> bool:
        """Whether both put the same one record, so that the later says all that the earlier said."""
        ours, theirs = (_places(one.put) for one in (self, other))
        return len(ours) == 1 and ours == theirs and not self.gone and not other.gone


class WaitingWrites:
    """The writings that wait."""

    def __init__(self) -> None:
        self._waiting: list[Write] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def keep(self, write: Write) -> None:
        """Let a writing wait behind the others; typing on in one record is one writing.

        Nothing is moved past another writing: rows come after the record that they belong to.
        """
        if self._waiting and write.replaces(self._waiting[-1]):
            del self._waiting[-1]
        self._waiting.append(write)

    def over(self, ledger: Ledger) -> "AsLeft":
        """The ledger as the person left it: what waits stands over what is written."""
        return AsLeft(ledger, self._waiting)

    def write(self, refused: Callable[[UserError], None]) -> set[str]:
        """Write what waits, the oldest first; the kinds that were written.

        One that would be refused for ever is told and left out. Raises `UserError` at the first that still can't be
        written; it and those behind it go on waiting.
        """
        written: set[str] = set()
        while self._waiting:
            first = self._waiting[0]
            try:
                first.do()
            except UserError as fault:
                if fault.reason in PASSING:
                    raise
                refused(fault)
            else:
                written |= first.kinds
            del self._waiting[0]
        return written


class AsLeft:
    """A ledger with writings over it that are not in it yet; both are read when they are asked for."""

    def __init__(self, ledger: Ledger, waiting: Sequence[Write]) -> None:
        self._ledger, self._waiting = ledger, waiting

    def all(self, kind: type[R]) -> Sequence[R]:
        return self.with_waiting(kind, self._ledger.all(kind))

    def parts(self, kind: type[P], parent: str) -> Sequence[P]:
        rows = self._ledger.parts(kind, parent)
        return [part for part in self.with_waiting(kind, rows) if part.parent == parent]

    def get(self, kind: type[R], uid: str) -> R | None:
        stored = self._ledger.get(kind, uid)
        rows = self.with_waiting(kind, [stored] if stored is not None else [])
        return next((record for record in rows if record.uid == uid), None)

    def blob(self, digest: str) -> bytes | None:
        return self._ledger.blob(digest)

    def with_waiting(self, kind: type[R], rows: Sequence[R]) -> Sequence[R]:
        """Some records of a kind, and all of that kind that wait, in the order of a ledger."""
        if not self._waiting:
            return rows
        found = {row.uid: row for row in rows}
        for write in self._waiting:
            for record in write.gone:
                if isinstance(record, kind):
                    found.pop(record.uid, None)
            found |= {record.uid: record for record in write.put if isinstance(record, kind)}
        return sorted(found.values(), key=_place) if issubclass(kind, Part) else list(found.values())


def _place(row: Record) -> tuple[str, int, str]:
    return (row.parent, row.position, row.uid) if isinstance(row, Part) else ("", 0, row.uid)


def _places(records: Sequence[Record]) -> set[tuple[str, str]]:
    return {(record.description.name, record.uid) for record in records}
