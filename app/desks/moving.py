"""The office moves to another computer."""

from pathlib import Path

from app.open_office import OpenOffice
from app.packages import moved
from app.progress import Progress, silent


class Moving:
    """Everything in one file; the office here can only be read afterwards, until a person says otherwise."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    @property
    def why_moved(self) -> str:
        """The sentence of an office that has moved away; "" for one that is at home here."""
        return moved.why(self._office.store)

    def pack(self, out: Path, passphrase: str, progress: Progress = silent) -> Path:
        """The whole office as one locked file in a folder; from then on the office here is only read.

        Raises `UserError` as `app.packages.moving.pack` does, and leaves everything as it was.
        """
        from app.packages.moving import pack  # loaded when first needed: once in the life of a computer

        made = pack(self._office.books, out, passphrase, progress)
        moved.mind(self._office.store)
        return made

    def lift(self) -> None:
        """Let the office be written here again. Raises `UserError` ("read-only") when something else forbids it."""
        moved.lift(self._office.store)
