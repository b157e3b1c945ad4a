"""All guidance that this office goes by: what the program ships, and what came from above since."""

from app.domain.guidance import Guidance, in_force, load_default
from app.domain.periods import Period
from app.storage.ledger import SourceLedger
from app.storage.store import Store
from app.storage.survey import guidance_sources


class IssuedGuidance:
    """Read when first asked for; `forget` after guidance was received or taken back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._issued: list[Guidance] = []
        self._newest: Guidance | None = None
        self._of_period: dict[str, Guidance] = {}

    def _all(self) -> list[Guidance]:
        if not self._issued:
            received = [Guidance(SourceLedger(self._store, source)) for source in guidance_sources(self._store)]
            self._issued = [load_default(), *received]
        return self._issued

    @property
    def newest(self) -> Guidance:
        """Everything that was issued until now, the newer over the older."""
        if self._newest is None:
            newest, *newer = self._all()
            for one in newer:
                newest = newest.superseded_by(one)
            self._newest = newest
        return self._newest

    def of(self, period: Period) -> Guidance:
        """What binds a period."""
        if period.code not in self._of_period:
            self._of_period[period.code] = in_force(self._all(), period)
        return self._of_period[period.code]

    def forget(self) -> None:
        """Read anew at the next question."""
        self._issued, self._newest, self._of_period = [], None, {}
