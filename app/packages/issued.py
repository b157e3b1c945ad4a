"""All guidance that this office goes by: what the program ships, and what came from above since."""

from collections.abc import Callable

from app.domain.guidance import Guidance, in_force, laid_over, load_default
from app.domain.periods import Period
from app.storage.ledger import SourceLedger
from app.storage.store import Store
from app.storage.survey import guidance_sources


class IssuedGuidance:
    """Read when first asked for; `forget` after guidance was received or taken back.

    `shipped` is what the program brings along: it gives way to everything that was issued.
    """

    def __init__(self, store: Store, shipped: Callable[[], Guidance] = load_default) -> None:
        self._store = store
        self._shipped = shipped
        self._issued: list[Guidance] = []
        self._newest: Guidance | None = None
        self._of_period: dict[str, Guidance] = {}

    def _all(self) -> list[Guidance]:
        if not self._issued:
            received = [Guidance(SourceLedger(self._store, source)) for source in guidance_sources(self._store)]
            self._issued = [self._shipped(), *received]
        return self._issued

    @property
    def newest(self) -> Guidance:
        """Everything that was issued until now, the newer over the older."""
        if self._newest is None:
            shipped, *issued = self._all()
            self._newest = laid_over(shipped, issued)
        return self._newest

    def of(self, period: Period) -> Guidance:
        """What binds a period."""
        if period.code not in self._of_period:
            self._of_period[period.code] = in_force(self._all(), period)
        return self._of_period[period.code]

    def around(self, source: int) -> tuple[Guidance, Guidance]:
        """What was in force before a received guidance, and with it."""
        sources = guidance_sources(self._store)
        shipped, *issued = self._all()
        before = [one for one, number in zip(issued, sources, strict=True) if number < source]
        upto = [one for one, number in zip(issued, sources, strict=True) if number <= source]
        return laid_over(shipped, before), laid_over(shipped, upto)

    def forget(self) -> None:
        """Read anew at the next question."""
        self._issued, self._newest, self._of_period = [], None, {}
