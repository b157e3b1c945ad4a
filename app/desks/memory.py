"""What was written before, to complete what is being typed."""

from app.domain.recalls import Used
from app.open_office import OpenOffice
from app.storage import recall


class Memory:
    """The people, bodies and places of our own ledger."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def used(self, recalled: str) -> list[Used]:
        """What was written in the fields that recall this ("person", "body", "place" …), the most recent first."""
        return recall.used(self._office.ledger, recalled)
