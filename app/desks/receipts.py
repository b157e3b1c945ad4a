"""Receipts for the units below: their report was accepted, and where its figures stand."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.periods import Period
from app.open_office import OpenOffice
from app.progress import Progress, silent

if TYPE_CHECKING:
    from app.packages.receipts import Receipt

__all__ = ["Receipts"]


class Receipts:
    """What may go back to a unit besides a report that has to be mended. Nobody has to send it."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def can_make(self, period: Period) -> bool:
        """Whether a report of the period was accepted."""
        found = self._office.books.mailbox.entries(direction="in", period=period.code, states=["accepted"])
        return any(entry.is_report for entry in found)

    def make_all(self, period: Period, out: Path, passphrase: str, progress: Progress = silent) -> "list[Receipt]":
        """A receipt for every accepted report of a period, one file a unit in the folder.

        Raises `UserError`: "none-accepted", what our key says, what the disk says.
        """
        from app.packages import identity, receipts  # loaded when first needed: cryptography

        signer = identity.unlock(self._office.folder, passphrase)
        return receipts.receipts(self._office.books, period, out, signer, progress)
