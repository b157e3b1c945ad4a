"""What was written before, for the boxes that complete it: read when first asked for, and anew when it has changed."""

from collections.abc import Sequence

from app.domain.recalls import Used, places_of
from app.domain.records import KINDS
from app.office import Office


class Recalled:
    """The people, bodies and places of one office, kept until something in them changes."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._used: dict[str, list[Used]] = {}

    def used(self, recalled: str) -> Sequence[Used]:
        """What was written in the fields that recall this, the most recent first."""
        if recalled not in self._used:
            self._used[recalled] = self._office.memory.used(recalled)
        return self._used[recalled]

    def forget(self, kind: str) -> None:
        """Read anew: records of this kind have changed."""
        if kind not in KINDS:
            self._used.clear()
            return
        for recalled in list(self._used):
            if any(place.name == kind for place, _ in places_of(recalled)):
                del self._used[recalled]
