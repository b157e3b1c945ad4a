"""What was typed and can't be read yet, kept beside the ledger from one start to the next."""

from functools import cached_property

from app.open_office import OpenOffice
from app.storage.drafts import Place, drafts, keep_draft


class UnreadText:
    """By kind, uid and field; asked at every drawing of a cell, so it is held in memory too."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self._unwritten: set[Place] = set()  # a full disk refused them

    def typed(self, kind: str, uid: str, field: str) -> str:
        """What stands in the box and is no value yet; "" where there is nothing of the kind."""
        return self._kept.get((kind, uid, field), "")

    @cached_property
    def _kept(self) -> dict[Place, str]:
        return drafts(self._office.store)

    @property
    def is_kept(self) -> bool:
        """Whether all of it is written."""
        return not self._unwritten

    def keep_waiting(self) -> None:
        """Write what could not be written before. Raises `UserError` while it can't be; it goes on waiting then."""
        for place in sorted(self._unwritten):
            keep_draft(self._office.store, place, self._kept.get(place, ""))
            self._unwritten.discard(place)

    def keep(self, kind: str, uid: str, field: str, typed: str) -> None:
        """Keep it; "" when the box can be read. Raises `UserError` when it can't be written, and holds it still."""
        place = (kind, uid, field)
        if typed == self._kept.get(place, "") and place not in self._unwritten:
            return
        if typed:
            self._kept[place] = typed
        else:
            self._kept.pop(place, None)
        if not self._office.read_only:
            self._unwritten.add(place)
            keep_draft(self._office.store, place, typed)
            self._unwritten.discard(place)
