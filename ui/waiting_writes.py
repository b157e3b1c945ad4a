"""What was typed while the ledger could not be written: kept in its order and tried again, so that no word is lost.

A full disk, a stick that was pulled out, a program that holds the file: all of it passes. Until then the words stand
in their boxes, and here, even when the person goes to another page meanwhile.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass

from app.errors import UserError

PASSING = frozenset({"disk-full", "locked", "disk", "cannot-open", "unplugged", "read-only"})
"""Reasons of faults that a person or time can mend; anything else would be refused for ever."""


@dataclass(frozen=True, slots=True)
class Write:
    """One writing, the kinds of records in it, and the one record it is about ("" for several)."""

    do: Callable[[], None]
    kinds: Set[str]
    record: str = ""


class WaitingWrites:
    """The writings that wait."""

    def __init__(self) -> None:
        self._waiting: list[Write] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def keep(self, write: Write) -> None:
        """Let a writing wait; what was typed later into the same record takes the place of what was typed before."""
        if write.record:
            self._waiting = [one for one in self._waiting if one.record != write.record]
        self._waiting.append(write)

    def write(self) -> set[str]:
        """Write what waits, the oldest first; the kinds that were written.

        Raises `UserError` at the first that still can't be written; it and those behind it go on waiting. One that is
        refused for ever is told and left out.
        """
        written: set[str] = set()
        while self._waiting:
            first = self._waiting[0]
            try:
                first.do()
            except UserError as fault:
                if fault.reason not in PASSING:
                    del self._waiting[0]
                raise
            del self._waiting[0]
            written |= first.kinds
        return written
