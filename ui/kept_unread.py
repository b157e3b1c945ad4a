"""What was typed and can't be read yet, kept in the office; that it could not be kept is said, not thrown."""

from collections.abc import Callable

from app.errors import UserError
from app.office import Office


class KeptUnread:
    """The office's unread text, as forms ask for it."""

    def __init__(self, office: Office, unsaved: Callable[[str], object]) -> None:
        self._office = office
        self._unsaved = unsaved

    def typed(self, kind: str, uid: str, field: str) -> str:
        """What stands in the box; "" where there is nothing of the kind."""
        return self._office.unread.typed(kind, uid, field)

    def keep(self, kind: str, uid: str, field: str, typed: str) -> None:
        """Keep it; "" when the box can be read."""
        try:
            self._office.unread.keep(kind, uid, field, typed)
        except UserError as fault:
            self._unsaved(fault.sentence)
