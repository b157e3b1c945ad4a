"""Many ledgers, one picture: own activity plus what was accepted from the units below (domain notes §3.3, §5.4).

A percentage is never averaged, a conference counts once (only its host counts it), a unit that did not
report is named, and a unit's own indicators are listed, not added. A unit that itself has units below
sends the figures of its whole area (scope "area") with the exact numerators and denominators, so two
steps give the same sum as one.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from app.domain.conference import COUNTED_ROLES, Conference
from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure, figure_uid
from app.domain.indicators import EXACT, Figures, add, fraction, ratio, rounded
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.domain.scores import Scores, rating, scores_of
from app.errors import UserError

COLUMNS = ("actual", "plan", "last_year", "cumulative")
CONVERTED = "quy đổi sau sáp nhập"
"""The flag of figures that were added up from the units a merged unit came from (domain notes §7.2)."""

Fraction = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """An indicator that is listed but not added: a unit's own, or one that our guidance does not know."""

    unit: str
    code: str
    name: str
    measure: str
    value: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one unit gives to the sum of a period."""

    unit: str
    name: str
    columns: Mapping[str, Figures]  # "actual", "plan" … by indicator
    area: bool = False  # the figures of a whole area: averages and counts come as fractions
    fractions: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    listed: tuple[OwnFigure, ...] = ()
    tasks: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])
    score: Decimal | None = None
    appraised: Decimal | None = None
    rating: str | None = None
    conferences: int = 0
    below: tuple[IncludedPackage, ...] = ()  # the units that are already in this contribution

    @property
    def figures(self) -> Figures:
        """What was done, by indicator."""
        return self.columns["actual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One indicator over all units. `by_unit` has an entry for everyone who contributed, our own office first."""

    item: IndicatorItem
    total: Figure | None
    by_unit: Figures
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    plan: Figure | None = None
    last_year: Figure | None = None
    cumulative: Figure | None = None

    @property
    def fraction(self) -> Fraction | None:
        """What an average, a count or a ratio is made of; None where nothing was."""
        if self.numerator is None or self.denominator is None:
            return None
        return self.numerator, self.denominator

    def shown(self, value: Figure | None) -> Figure | None:
        """A value of this indicator as it is written: sums exact, quotients with the indicator's places."""
        if isinstance(value, Decimal) and self.item.unit_rule in ("RATIO", "WAVG"):
            return rounded(value, self.item.places)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """The sum of a period, and who is in it."""

    period: str
    unit: str
    expected: tuple[str, ...]
    accepted: tuple[str, ...]
    missing: tuple[str, ...]
    indicators: Mapping[str, Total]
    listed: tuple[OwnFigure, ...]
    tasks: Mapping[str, Mapping[str, Decimal]]  # task → unit → points
    scores: Mapping[str, Decimal]  # unit → total
    appraised: Mapping[str, Decimal]
    ratings: Mapping[str, int]  # overall level → units below at any depth, our own office not among them
    ratings_by_level: Mapping[str, Mapping[str, int]]  # the same for each level of units
    conferences: int
    conferences_by_unit: Mapping[str, int]
    areas: frozenset[str] = frozenset()  # units below that added up their own units, whose figures are sums

    @property
    def complete(self) -> bool:
        """Whether everyone who owes a report is in the sum."""
        return not self.missing


def contribution_of(
    ledger: Ledger, period: Period, unit: str, name: str, guidance: Guidance, *, area: bool, days_late: int = 0
) -> Contribution:
    """What a ledger gives to the sum of a period.

    With `area`, a sender that has added up units below gives the figures of its whole area; our own office gives its
    own activity only (`area=False`), because the units below are added beside it.
    """
    rows = [row for row in ledger.all(IndicatorFigure) if row.period == period.code]
    whole = area and any(row.scope == "area" for row in rows)
    rows = [row for row in rows if (row.scope == "area") == whole]
    below = tuple(ledger.parts(IncludedPackage, report_uid(period.code))) if whole else ()
    scores = scores_of(ledger, period.code, guidance)
    return Contribution(
        unit=unit,
        name=name,
        area=whole,
        columns={column: {row.indicator or "": getattr(row, column) for row in rows} for column in COLUMNS},
        fractions={
            row.indicator or "": (row.numerator, row.denominator)
            for row in rows
            if whole and row.numerator is not None and row.denominator is not None
        },
        listed=tuple(_listed(row, unit, guidance) for row in rows if guidance.indicator(row.indicator or "") is None),
        tasks=scores.by_task,
        score=scores.total,
        appraised=scores.appraised_total,
        rating=_level(guidance, scores, days_late),
        conferences=len(hosted(ledger, period, guidance)) + sum(row.conferences or 0 for row in below),
        below=below,
    )


def hosted(ledger: Ledger, period: Period, guidance: Guidance) -> list[Conference]:
    """The conferences that count: ours in this period, held by us alone or with others (domain notes §5.4)."""
    counted = [conference for conference in ledger.all(Conference) if conference.own_role in COUNTED_ROLES]
    return [
        conference
        for conference in counted
        if (_covers(period, conference.period, guidance) if conference.period else period.contains(conference.held_on))
    ]


def _covers(period: Period, code: str, guidance: Guidance) -> bool:
    try:
        return code == period.code or period.covers(guidance.period(code))
    except UserError:
        return False


def _level(guidance: Guidance, scores: Scores, days_late: int) -> str | None:
    level = rating(guidance, scores, days_late)
    return level.name if level else None


def _listed(row: IndicatorFigure, unit: str, guidance: Guidance) -> OwnFigure:
    code = row.indicator or ""
    return OwnFigure(unit, code, row.own_name or code.removeprefix(OWN_PREFIX), row.own_unit or "", row.actual)


def consolidate(
    own: Contribution,
    received: Sequence[Contribution],
    expected: Sequence[str],
    guidance: Guidance,
    period: Period,
) -> Consolidation:
    """Own activity plus everything accepted. `expected` are the codes of the units that owe a report."""
    units = [own, *sorted(received, key=lambda contribution: contribution.unit)]
    accepted = tuple(contribution.unit for contribution in units[1:])
    here = frozenset(accepted)
    totals = add_up(units, guidance)
    below = [(c.unit, c.rating) for c in units[1:]] + [(p.unit or "", p.rating) for c in units[1:] for p in c.below]
    by_level: dict[str, Counter[str]] = {}
    for unit, level in below:
        if level:
            known = guidance.units.unit(unit, period.end)
            by_level.setdefault((known.level if known else None) or "", Counter())[level] += 1
    return Consolidation(
        period=period.code,
        unit=own.unit,
        expected=tuple(expected),
        accepted=accepted,
        missing=tuple(unit for unit in expected if unit not in here),
        indicators=totals,
        listed=tuple(figure for contribution in units for figure in contribution.listed),
        tasks={
            task: {c.unit: c.tasks[task] for c in units if task in c.tasks}
            for task in (item.code or item.uid for item in guidance.tasks)
        },
        scores={c.unit: c.score for c in units if c.score is not None},
        appraised={c.unit: c.appraised for c in units if c.appraised is not None},
        ratings=dict(sum(by_level.values(), Counter[str]())),
        ratings_by_level=by_level,
        conferences=sum(contribution.conferences for contribution in units),
        conferences_by_unit={contribution.unit: contribution.conferences for contribution in units},
        areas=frozenset(contribution.unit for contribution in units if contribution.area),
    )


def add_up(units: Sequence[Contribution], guidance: Guidance) -> dict[str, Total]:
    """Every indicator in use, and the retired ones that somebody still reports, over all units."""
    items = {item.code or item.uid: item for item in guidance.indicators}
    for unit in units:
        for code in unit.figures.keys() - items.keys():
            if (item := guidance.indicator(code)) is not None:
                items[code] = item
    with localcontext(EXACT):
        codes = list(items)
        actual = _column("actual", units, codes)
        others = {column: _sums(_column(column, units, codes), items) for column in COLUMNS if column != "actual"}
        sums = {"actual": _sums(actual, items), **others}
        return {code: _total(code, item, units, actual, sums) for code, item in items.items()}


_ByCode = Mapping[str, Sequence[Figure | None]]
"""What each unit gives to an indicator, by the indicator's code, in the order of the units."""


def _column(column: str, units: Sequence[Contribution], codes: Sequence[str]) -> _ByCode:
    """One column of all units, turned round. Unit by unit, because that is how millions of figures lie in memory."""
    rows = [[*map(unit.columns.get(column, {}).get, codes)] for unit in units]
    return dict(zip(codes, zip(*rows, strict=True), strict=True))


def _sums(given: _ByCode, items: Mapping[str, IndicatorItem]) -> dict[str, Figure | None]:
    """Sums of what is added, and ratios computed from them; averages and counts need their fractions and come after."""
    sums = {code: add(given[code]) for code, item in items.items() if item.unit_rule == "SUM"}
    return sums | {code: ratio(item, sums) for code, item in items.items() if item.unit_rule == "RATIO"}


def _total(
    code: str, item: IndicatorItem, units: Sequence[Contribution], actual: _ByCode, sums: Mapping[str, Figures]
) -> Total:
    by_unit: Figures = dict(zip([unit.unit for unit in units], actual[code], strict=True))
    if item.unit_rule in ("SUM", "RATIO"):
        above, below = fraction(item, sums["actual"]) or (None, None)
        if item.unit_rule == "RATIO":
            by_unit = {unit.unit: _own_ratio(item, code, unit.figures) for unit in units}
        return Total(
            item=item,
            total=sums["actual"][code],
            by_unit=by_unit,
            numerator=above,
            denominator=below,
            plan=sums["plan"][code],
            last_year=sums["last_year"][code],
            cumulative=sums["cumulative"][code],
        )
    parts = [part for unit in units if (part := _fraction(item, code, unit)) is not None]
    numerator = sum((part[0] for part in parts), Decimal(0))
    denominator = sum((part[1] for part in parts), Decimal(0))
    if not denominator:
        blank = NOT_ARISEN if NOT_ARISEN in by_unit.values() and item.unit_rule != "NONE" else None
        return Total(item=item, total=blank, by_unit=by_unit)
    total = numerator if item.unit_rule == "COUNT_YES" else numerator / denominator
    return Total(item=item, total=total, by_unit=by_unit, numerator=numerator, denominator=denominator)


def _own_ratio(item: IndicatorItem, code: str, figures: Figures) -> Figure | None:
    value = ratio(item, figures)
    return figures.get(code) if value is None else value


def _fraction(item: IndicatorItem, code: str, unit: Contribution) -> Fraction | None:
    """What a unit gives to an average (value × weight, weight) or to a count of yes (yes, answered)."""
    if unit.area:
        return unit.fractions.get(code)
    value = unit.figures.get(code)
    if not isinstance(value, Decimal) or item.unit_rule == "NONE":
        return None
    if item.unit_rule == "COUNT_YES":
        return Decimal(1 if value else 0), Decimal(1)
    weight = unit.figures.get(item.weight_by or "")
    return (value * weight, weight) if isinstance(weight, Decimal) and weight else None


def area_figures(consolidation: Consolidation) -> list[IndicatorFigure]:
    """The sum as rows of our own report, which the office above adds up in turn."""
    period = consolidation.period
    rows: list[IndicatorFigure] = []
    for code, total in consolidation.indicators.items():
        values = (total.total, total.plan, total.last_year, total.cumulative)
        if all(value is None for value in values):
            continue
        actual, plan, last_year, cumulative = (total.shown(value) for value in values)
        rows.append(
            IndicatorFigure(
                uid=figure_uid(period, code, "area"),
                period=period,
                indicator=code,
                scope="area",
                actual=actual,
                plan=plan,
                last_year=last_year,
                cumulative=cumulative,
                numerator=total.numerator,
                denominator=total.denominator,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Converted:
    """Figures of a merged unit for a period before the merger, flagged `CONVERTED`."""

    figures: Figures
    predecessors: tuple[str, ...]
    remark: str = CONVERTED


def converted(unit: str, guidance: Guidance, contribution: Callable[[str], Contribution | None]) -> Converted | None:
    """The sum of a merged unit's predecessors, to compare with ("cùng kỳ").

    `contribution` gives what a predecessor reported for that period. None when the unit came from no merger, when
    a predecessor was split between several units, or when one of them did not report: a partial sum would mislead.
    """
    codes = [item.code or item.uid for item in guidance.units.predecessors(unit)]
    if not codes or any(len({item.code for item in guidance.units.successors(code)}) > 1 for code in codes):
        return None
    parts = [part for code in codes if (part := contribution(code)) is not None]
    if len(parts) < len(codes):
        return None
    totals = add_up(parts, guidance)
    return Converted({code: total.total for code, total in totals.items()}, tuple(codes))
