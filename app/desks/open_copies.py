"""Handing out: a period as plain files for other programs."""

from pathlib import Path

from app.domain.periods import Period
from app.open_office import OpenOffice
from app.packages import open_copy
from app.packages.open_copy import OpenCopy
from app.progress import Progress, silent

__all__ = ["OpenCopies", "OpenCopy"]


class OpenCopies:
    """What leaves the ledger unsealed, to be reckoned with elsewhere."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def write(self, period: Period, out: Path, progress: Progress = silent) -> OpenCopy:
        """The open copy of a period, in a folder of its own. Raises what `app.packages.open_copy.write` raises."""
        return open_copy.write(self._office.books, period, self._office.guidance_of(period), out, progress)
