"""Beginning conferences: their codes, and what a new one takes from an earlier one."""

from app.domain.begin_from import Begun, begun_from
from app.domain.codes import next_conference_code
from app.domain.conference import Conference
from app.open_office import OpenOffice
from app.storage.ever_held import ever_held


class Conferences:
    """What a conference begins with."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def next_code(self, year: int) -> str:
        """A code that no conference has, and that none ever had: that of a removed one is on paper somewhere."""
        return next_conference_code(self._office.unit, year, ever_held(self._office.ledger, Conference, "code"))

    def earlier(self, limit: int = 200) -> list[Conference]:
        """The conferences to begin from: those that were not only attended, newest first."""
        own = [each for each in self._office.ledger.all(Conference) if each.own_role != "attend" and each.title]
        own.sort(key=lambda each: each.held_on or "", reverse=True)
        return own[:limit]

    def begun_from(self, earlier: Conference, *, with_delegates: bool = False) -> Begun:
        """A new conference like an earlier one; nothing is kept yet."""
        return begun_from(earlier, self._office.ledger, with_delegates=with_delegates)
