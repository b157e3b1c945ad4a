"""The sum of a period from the ledger: our own activity and every accepted package."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.consolidation import Consolidation, Contribution, area_figures, consolidate, contribution_of
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.periods import Period
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.domain.reporting import ACCEPTED, ACCEPTED_UNSEALED, INSIDE, MISSING, RETURNED, WAITING
from app.packages.books import Books
from app.storage.contributions import contributions
from app.storage.mailbox import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A consolidation and what it was made of."""

    totals: Consolidation
    entries: tuple[Entry, ...]  # the accepted packages
    given: tuple[Contribution, ...]  # what each of them gave, in the same order
    undecided: tuple[Entry, ...] = ()  # the newest report of each unit that sent one and has none accepted


def accepted(books: Books, period: Period) -> list[Entry]:
    """The accepted packages of a period, one a unit, in the order of unit codes."""
    found = books.mailbox.entries(direction="in", period=period.code, states=["accepted"])
    return sorted((entry for entry in found if entry.is_report), key=lambda entry: entry.unit)


def add_up(books: Books, period: Period, guidance: Guidance) -> Sum:
    """Own activity plus everything accepted, by the guidance of the period."""
    entries = accepted(books, period)
    own = contribution_of(books.own, period, books.unit, books.unit_name, guidance, area=False)
    given = contributions(books.store, entries, period, guidance)
    expected = [unit.code or "" for unit in books.units_below(guidance, period)]
    asked = frozenset(expected)
    expected += [entry.unit for entry in entries if entry.unit not in asked]
    return Sum(
        totals=consolidate(own, given, expected, guidance, period),
        entries=tuple(entries),
        given=tuple(given),
        undecided=_undecided(books, period, {entry.unit for entry in entries}),
    )


def _undecided(books: Books, period: Period, settled: Collection[str]) -> tuple[Entry, ...]:
    """What lies here of units that are not in the sum: returned to be mended, or still to be looked at."""
    found: dict[str, Entry] = {}
    for entry in books.mailbox.entries(direction="in", period=period.code, states=[*_WAITING, "returned"]):
        if entry.is_report and entry.unit not in settled:
            found.setdefault(entry.unit, entry)  # they come newest first
    return tuple(found.values())


def passed_up(total: Sum, period: Period, names: dict[str, str]) -> list[Record]:
    """The rows by which a report carries its sum upward: the area's figures and the list of packages in them.

    `names` gives the words for the units that did not report.
    """
    parent = report_uid(period.code)
    rows: list[Record] = [*area_figures(total.totals)]
    for entry, given in zip(total.entries, total.given, strict=True):
        rows.append(
            IncludedPackage(
                uid=f"{period.code}.{entry.unit}.package",
                parent=parent,
                position=len(rows),
                unit=entry.unit,
                unit_name=entry.unit_name,
                period=period.code,
                revision=entry.revision,
                package=entry.package if entry.sealed else None,  # a form is no package: nothing vouches for it
                state=ACCEPTED if entry.sealed else ACCEPTED_UNSEALED,
                received_on=entry.handled_at[:10],
                received_at=entry.handled_at[11:16] or None,
                days_late=entry.days_late,
                score=given.score,
                rating=given.rating,
                conferences=given.conferences,
            )
        )
    here = {entry.unit: entry for entry in total.undecided}
    for unit in total.totals.missing:
        entry = here.get(unit)
        rows.append(
            IncludedPackage(
                uid=f"{period.code}.{unit}.package",
                parent=parent,
                position=len(rows),
                unit=unit,
                unit_name=(entry.unit_name if entry else "") or names.get(unit, unit),
                period=period.code,
                revision=entry.revision if entry else None,
                state=_state(entry),
                days_late=entry.days_late if entry else None,
            )
        )
    return [*rows, *_inside(total, period, parent, len(rows))]


def _state(entry: Entry | None) -> str:
    if entry is None:
        return MISSING
    return WAITING if entry.state in _WAITING else RETURNED


def _inside(total: Sum, period: Period, parent: str, position: int) -> list[Record]:
    """The units further below, as the packages above them tell: their rating counts in the distribution.

    They have no package and no day of their own here, because what vouches for them is the package they lie in; and
    no conferences, because those are in the number of the unit above them.
    """
    told = {*total.totals.accepted, *total.totals.missing, total.totals.unit}
    rows: list[Record] = []
    for given in total.given:
        for row in given.below:
            if row.unit and row.rating and row.unit not in told:
                told.add(row.unit)
                rows.append(
                    IncludedPackage(
                        uid=f"{period.code}.{row.unit}.package",
                        parent=parent,
                        position=position + len(rows),
                        unit=row.unit,
                        unit_name=row.unit_name,
                        period=period.code,
                        state=f"{INSIDE}{given.name}",
                        score=row.score,
                        rating=row.rating,
                    )
                )
    return rows


_WAITING = ("received", "waiting", "fork")
"""States of a report that came and that nobody has decided about."""
