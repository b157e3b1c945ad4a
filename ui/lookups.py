"""What links may point to, found in the office's ledger and guidance, and kept until something changes."""

from collections.abc import Sequence

from app.domain.fields import Record
from app.domain.guidance import GUIDANCE_KINDS
from app.domain.records import KINDS
from app.domain.words import names_in, title
from app.office import Office
from ui.context import Option


class Lookups:
    """Options by the name of the record kind that a link points to."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._options: dict[str, list[Option]] = {}

    def options(self, target: str) -> Sequence[Option]:
        """Everything a link to this kind may point to."""
        if target not in self._options:
            self._options[target] = self._made(target)
        return self._options[target]

    def name(self, target: str, uid: str) -> str | None:
        """What a person calls the target of a link; None when nobody knows it."""
        if target == "period":
            return next((option.title for option in self.options(target) if option.uid == uid), None)
        return names_in(self._office.ledger, self._office.guidance)(target, uid)

    def forget(self, kind: str) -> None:
        """Look anew: records of this kind have changed."""
        if kind in KINDS:
            self._options.pop(kind, None)
        else:
            self._options.clear()

    def _made(self, target: str) -> list[Option]:
        if target == "period":
            return [Option(period.code, period.label) for period in self._office.periods()]
        names = names_in(self._office.ledger, self._office.guidance)
        return [Option(record.uid, title(record, names)) for record in self._records(target)]

    def _records(self, target: str) -> Sequence[Record]:
        if target in KINDS:
            return self._office.ledger.all(KINDS[target])
        kind = GUIDANCE_KINDS.get(target)
        return [] if kind is None else self._office.guidance.snapshot().all(kind)
