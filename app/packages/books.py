"""One office's books, as sending, receiving and reviewing need them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.guidance import Guidance
from app.domain.office import OFFICE_UID, Office
from app.domain.periods import Period
from app.domain.units import UnitItem
from app.packages.issued import IssuedGuidance
from app.packages.letter import Letter, new_letter
from app.paths import OfficePaths
from app.safewrite import make_folder, write_beside, write_together
from app.storage.keyring import Keyring
from app.storage.ledger import SourceLedger
from app.storage.mailbox import Mailbox
from app.storage.store import Clock, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The ledger, the register and the keys of the unit `unit`.

    `guidance` is everything that was issued until now, `guidance_of` what binds a period.
    """

    store: Store
    paths: OfficePaths
    unit: str
    unit_name: str
    level: str
    superior: str  # as the office says itself; "" = by the tree of units
    guidance: Guidance
    guidance_of: Callable[[Period], Guidance]
    clock: Clock
    who: str = ""
    system_times: bool = False  # its documents are drawn with the computer's own Times New Roman (`fonts.choose`)

    @classmethod
    def of(
        cls,
        store: Store,
        paths: OfficePaths,
        office: Office,
        issued: IssuedGuidance,
        clock: Clock,
        who: str = "",
        *,
        system_times: bool = False,
    ) -> "Books":
        """The books of the office that this record describes."""
        return cls(
            store=store,
            paths=paths,
            unit=office.code or "",
            unit_name=office.name or "",
            level=office.level or "ward",
            superior=office.superior or "",
            guidance=issued.newest,
            guidance_of=issued.of,
            clock=clock,
            who=who,
            system_times=system_times,
        )

    def choose_face(self) -> None:
        """From now on documents are drawn in the face that this office wants; ask before drawing each."""
        from app.reports import fonts  # loaded when first needed: it loads reportlab

        fonts.choose(system_times=self.system_times)

    @property
    def mailbox(self) -> Mailbox:
        """The register of packages."""
        return Mailbox(self.store)

    @property
    def keyring(self) -> Keyring:
        """The compared keys."""
        return Keyring(self.store)

    @property
    def own(self) -> SourceLedger:
        """The office's own records."""
        return SourceLedger(self.store, who=self.who)

    @property
    def office(self) -> Office:
        """What the ledger says of our office, for the head of a document."""
        return self.own.get(Office, OFFICE_UID) or Office(uid=OFFICE_UID, code=self.unit, name=self.unit_name)

    def letter(
        self, kind: str, *, addressee: str = "", period: str = "", revision: int = 1, answers: str = ""
    ) -> Letter:
        """The letter of a package that we send, made now; its list of files is still to come."""
        return new_letter(
            kind=kind,
            sender=self.unit,
            sender_name=self.unit_name,
            addressee=addressee,
            period=period,
            revision=revision,
            answers=answers,
            now=self.clock().astimezone(),
        )

    def received(self, source: int) -> SourceLedger:
        """The rows of one package, read only."""
        return SourceLedger(self.store, source)

    def today(self) -> date:
        """The day on this computer's calendar."""
        return self.clock().astimezone().date()

    def now(self) -> str:
        """This moment as the register notes it: ISO 8601 by this computer's own clock and zone."""
        return self.clock().astimezone().isoformat(timespec="seconds")

    def superior_on(self, guidance: Guidance, day: date) -> str:
        """The code of the unit that we report to on a day; "" for the centre."""
        above = guidance.units.superior(self.unit, day)
        return (above.code or "") if above else self.superior

    def units_below(self, guidance: Guidance, period: Period) -> list[UnitItem]:
        """Who owes us a report of a period."""
        return guidance.expected(period, self.unit)

    def level_of(self, unit: str, guidance: Guidance, day: date) -> str:
        """The level of a unit that reports to us, also of one that the tree does not know."""
        known = guidance.units.unit(unit, day)
        return (known.level if known else None) or _LEVEL_BELOW.get(self.level, "ward")

    def keep(self, package: str, data: bytes, *, sealed: bool = True) -> str:
        """Keep a package whole and once, beside the ledger; returns the path that the register notes."""
        target = make_folder(self.paths.packages) / f"{package}.{'pdf' if sealed else 'xlsx'}"
        if not _holds(target, package, data):
            write_beside(target, data)
        return target.relative_to(self.paths.root).as_posix()

    def keep_together(self, packages: Mapping[str, bytes]) -> set[str]:
        """Keep many sealed packages with one wait for the disk; `keep` then finds them. Returns the new paths."""
        folder = make_folder(self.paths.packages)
        new = {path: data for name, data in packages.items() if not (path := folder / f"{name}.pdf").exists()}
        if new:
            write_together(new)
        return {path.relative_to(self.paths.root).as_posix() for path in new}

    def kept(self, path: str) -> Path:
        """Where a kept package lies."""
        return self.paths.root / path


_LEVEL_BELOW = {"central": "province", "province": "ward", "district": "ward"}
"""The level of a unit that the tree does not know, by the level of the office it reports to."""


def _holds(target: Path, package: str, data: bytes) -> bool:
    """Whether a kept file still is the package: the very bytes, or the same seal with signatures added later."""
    try:
        there = target.read_bytes()
    except OSError:
        return False
    return there == data or _package_in(there) == package


def _package_in(data: bytes) -> str:
    """The hash of a sealed document; "" for what is none."""
    from app.packages.opening import open_sealed  # loaded when first needed: to receive or to send
    from app.packages.refusals import Refusal

    try:
        return open_sealed(data).package
    except Refusal:
        return ""
