"""The office moves to another computer, and takes in the ledgers of the units that it came from."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import packages
from app.domain.periods import Period
from app.open_office import OpenOffice
from app.packages import moved
from app.progress import Progress, silent
from app.storage.mailbox import Entry

if TYPE_CHECKING:
    from app.packages.merging import Predecessor, Suggestion


__all__ = ["Moving", "Predecessor", "Suggestion"]


class Moving:
    """Everything in one file, after which the office here is only read; and what predecessors left."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    # to another computer

    @property
    def why_moved(self) -> str:
        """The sentence of an office that has moved away; "" for one that is at home here."""
        return moved.why(self._office.store)

    def pack(self, out: Path, passphrase: str, progress: Progress = silent) -> Path:
        """The whole office as one locked file in a folder; from then on the office here is only read.

        Raises `UserError` as `app.packages.moving.pack` does, and leaves everything as it was.
        """
        made = packages.moving.pack(self._office.books, out, passphrase, progress)
        moved.mind(self._office.store)
        return made

    def lift(self) -> None:
        """Let the office be written here again. Raises `UserError` ("read-only") when something else forbids it."""
        moved.lift(self._office.store)

    # predecessors

    def look(self, source: Path, passphrase: str = "") -> "Predecessor":
        """What a predecessor's folder, safety copy or moving file would bring; writes nothing. Raises `UserError`."""
        return packages.merging.look(self._office.books, source, passphrase)

    def merge(self, source: Path, passphrase: str = "", progress: Progress = silent) -> Entry:
        """Take a predecessor's ledger in, to be read beside ours; `Office.undo` takes it back. Raises `UserError`."""
        return packages.merging.merge(self._office.books, source, passphrase, progress)

    def merged(self) -> list[Entry]:
        """The ledgers that were taken in, newest first."""
        return packages.merging.merged(self._office.books)

    def last_year(self, period: Period) -> "list[Suggestion]":
        """Last year's figures as the sum of all predecessors; empty where one of them is missing."""
        return packages.merging.last_year(self._office.books, period)

    def fill_last_year(self, period: Period, suggestions: "Sequence[Suggestion]") -> int:
        """Put suggestions where nothing is typed, as one act that can be undone; returns how many."""
        return packages.merging.fill_last_year(self._office.books, period, suggestions)

    def periods_of(self, entry: Entry) -> list[Period]:
        """The periods for which a predecessor recorded figures, newest first."""
        return packages.merging.periods_of(self._office.books, entry)

    def old_report(self, entry: Entry, period: Period) -> bytes:
        """The report of a period under the old unit's name (PDF, not sealed)."""
        return packages.merging.old_report(self._office.books, entry, period)
