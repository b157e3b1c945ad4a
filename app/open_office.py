"""An office whose folder is open: who it is, its books, its records, and the guidance it goes by.

`app.office` adds the jobs that one may ask of it.
"""

from pathlib import Path
from typing import Self

from app import settings as settings_file
from app.domain.guidance import Guidance
from app.domain.office import OFFICE_UID
from app.domain.office import Office as OfficeRecord
from app.domain.periods import Period
from app.packages import open_periods
from app.packages.books import Books
from app.packages.issued import IssuedGuidance
from app.paths import OfficePaths
from app.settings import Settings
from app.storage.ledger import SourceLedger
from app.storage.store import Clock, Store

WINDOW_SECONDS = 0.3
"""How long a window stands still at most while another program holds the ledger (our own proposal)."""


class OpenOffice:
    """What every job of an office starts from. Use as a context manager, or `close` it."""

    def __init__(self, paths: OfficePaths, store: Store, clock: Clock) -> None:
        self.paths = paths
        self.store = store
        self.clock = clock
        self._issued = IssuedGuidance(store)
        self.settings: Settings = settings_file.load(paths.settings)

    def read_anew(self) -> None:
        """A job has written through a connection of its own: keep nothing that was read before."""
        self._issued.forget()

    def answer_soon(self) -> None:
        """This one serves a window: a write waits for other programs no longer than a person does for a key."""
        self.store.wait_for(WINDOW_SECONDS)

    def close(self) -> None:
        """Close the ledger."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""
        settings_file.save(self.paths.settings, settings)
        self.settings = settings

    @property
    def folder(self) -> Path:
        """The office's folder."""
        return self.paths.root

    @property
    def record(self) -> OfficeRecord:
        """What the ledger says of our office."""
        return self.ledger.get(OfficeRecord, OFFICE_UID) or OfficeRecord(uid=OFFICE_UID)

    @property
    def unit(self) -> str:
        """Our code."""
        return self.record.code or ""

    @property
    def unit_name(self) -> str:
        """Our name."""
        return self.record.name or ""

    @property
    def level(self) -> str:
        """Our level: ward, district, province or central."""
        return self.record.level or "ward"

    @property
    def superior(self) -> str:
        """The code of the unit that we report to today; "" for the centre."""
        return self.books.superior_on(self.guidance, self.books.today())

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; `why_read_only` says why."""
        return self.store.read_only

    @property
    def why_read_only(self) -> str:
        """A sentence, or ""."""
        return self.store.why_read_only

    @property
    def may_be_opened_to_write(self) -> bool:
        """Whether the window that held the ledger is gone, so that opening it again would let it be written."""
        return self.store.may_be_opened_to_write

    @property
    def written(self) -> tuple[int, int]:
        """Another value as soon as anything was written to the ledger: whoever kept what it read may ask."""
        return self.store.written

    @property
    def has_units_below(self) -> bool:
        """Whether anybody reports to us."""
        return self.level != "ward" or bool(self.guidance.units.children(self.unit, self.books.today()))

    @property
    def books(self) -> Books:
        """The office's books, as the flows of packages need them."""
        own = self.settings
        return Books.of(
            self.store, self.paths, self.record, self._issued, self.clock, own.who, system_times=own.system_times
        )

    @property
    def ledger(self) -> SourceLedger:
        """Our own records."""
        return SourceLedger(self.store, who=self.settings.who)

    def ledger_of(self, source: int) -> SourceLedger:
        """The records of a received package, read only."""
        return SourceLedger(self.store, source)

    @property
    def guidance(self) -> Guidance:
        """Everything that was issued until now, the newest over the older."""
        return self._issued.newest

    @property
    def issued(self) -> IssuedGuidance:
        """All guidance that this office goes by, one by one."""
        return self._issued

    def guidance_of(self, period: Period) -> Guidance:
        """The guidance that binds a period."""
        return self._issued.of(period)

    def period(self, code: str) -> Period:
        """A period by its code. Raises `UserError` ("period")."""
        return self.guidance.period(code)

    def periods(self) -> list[Period]:
        """The periods to choose from, newest first."""
        return open_periods.to_choose_from(self.books)

    @property
    def current_period(self) -> Period:
        """The year with the newest data; this year in an empty ledger."""
        return open_periods.current(self.books)
