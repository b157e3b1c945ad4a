"""The sum of a period from the ledger: our own activity and every accepted package."""

from dataclasses import dataclass

from app.domain.consolidation import Consolidation, Contribution, area_figures, consolidate, contribution_of
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.periods import Period
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.packages.books import Books
from app.storage.contributions import contributions
from app.storage.mailbox import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A consolidation and what it was made of."""

    totals: Consolidation
    entries: tuple[Entry, ...]  # the accepted packages
    given: tuple[Contribution, ...]  # what each of them gave, in the same order


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
    expected += [entry.unit for entry in entries if entry.unit not in expected]
    return Sum(
        totals=consolidate(own, given, expected, guidance, period),
        entries=tuple(entries),
        given=tuple(given),
    )


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
                state="Đã chấp nhận" if entry.sealed else "Đã chấp nhận, không niêm phong",
                received_on=entry.handled_at[:10],
                days_late=entry.days_late,
                score=given.score,
                rating=given.rating,
                conferences=given.conferences,
            )
        )
    for unit in total.totals.missing:
        rows.append(
            IncludedPackage(
                uid=f"{period.code}.{unit}.package",
                parent=parent,
                position=len(rows),
                unit=unit,
                unit_name=names.get(unit, unit),
                period=period.code,
                state="Chưa nộp",
            )
        )
    return rows
