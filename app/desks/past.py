"""What was done in the office's own ledger, and taking it back."""

from app.open_office import OpenOffice
from app.storage import undo


class Past:
    """Undo over everything the person did since the ledger was opened."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def undo(self) -> bool:
        """Take back the last act; False when there is none. Raises `UserError` ("overtaken")."""
        return undo.undo(self._office.ledger) is not None
