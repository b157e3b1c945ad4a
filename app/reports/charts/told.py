"""What charts are drawn of, out of the records: the same choice and the same words on paper and on the screen."""

from collections.abc import Mapping, Sequence

from app.domain.consolidation import Consolidation
from app.domain.fields import Figure
from app.domain.guidance import Guidance
from app.domain.guidance_items import LEVELS, IndicatorItem
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.indicator_past import EarlierFigures, period_before
from app.domain.indicators import number
from app.domain.periods import Period, year_before
from app.domain.report_rows import IncludedPackage
from app.domain.reporting import ACCEPTED, MISSING, TO_MEND, WAITING, Reporting
from app.domain.scores import Scores, band, rating
from app.reports.charts.values import Counted, Mark, PlanRow, Point, ScoreRow, Series

ENOUGH = 2
"""Periods with a number from which on there is something to see in a trend."""

FEW = 20
"""Units whose levels are written beside their points; of more of them the marks of the axis tell enough."""

STATES = (ACCEPTED, WAITING, TO_MEND, MISSING)
"""What became of the reports that units owe, the best first."""


def plan_rows(items: Sequence[IndicatorItem], figures: Mapping[str, IndicatorFigure]) -> list[PlanRow]:
    """The indicators with a plan in the order of the guidance, then the office's own; a yes or no is no amount."""
    rows = [
        PlanRow(item.name or code, item.unit or "", figure.plan, figure.actual, item.places)
        for item in items
        if item.nature != "yesno" and (figure := figures.get(code := item.code or "")) is not None
    ]
    rows += [
        PlanRow(figure.own_name or code, figure.own_unit or "", figure.plan, figure.actual)
        for code, figure in figures.items()
        if code.startswith(OWN_PREFIX)
    ]
    return [row for row in rows if number(row.plan) is not None]


def area_rows(totals: Consolidation) -> list[PlanRow]:
    """The same for the sum of a whole area."""
    return [
        PlanRow(total.item.name or code, total.item.unit or "", total.plan, total.shown(total.total), total.item.places)
        for code, total in totals.indicators.items()
        if total.item.nature != "yesno" and number(total.plan) is not None
    ]


def series(
    items: Sequence[IndicatorItem], figures: Mapping[str, IndicatorFigure], earlier: EarlierFigures
) -> list[Series]:
    """How indicators went over the periods of this kind; those that only one period tells are left out."""
    found: list[Series] = []
    for item in items:
        code = item.code or ""
        figure = figures.get(code)
        if item.nature == "yesno":
            continue
        told = _with_last_year(earlier.trend(code, figure.actual if figure else None), figure, earlier.period)
        if sum(number(value) is not None for _, value in told) >= ENOUGH:
            points = tuple(Point(period.short, value) for period, value in told)
            found.append(Series(item.name or code, item.unit or "", points, item.places))
    return found


def _with_last_year(
    told: list[tuple[Period, Figure | None]], figure: IndicatorFigure | None, period: Period
) -> list[tuple[Period, Figure | None]]:
    """What was typed as last year's number stands where the ledger holds nothing of that year."""
    before = year_before(period)
    if figure is None or figure.last_year is None or before is None or period_before(period) != before:
        return told
    if any(each == before and value is not None for each, value in told):
        return told
    rest = [(each, value) for each, value in told if each != before]
    return [*rest[:-1], (before, figure.last_year), *rest[-1:]]


def score_rows(guidance: Guidance, scores: Scores, before: Scores | None = None) -> list[ScoreRow]:
    """The tasks with their points, and the total; none while nothing has points. A level waits for every point."""
    if scores.total is None and scores.appraised_total is None:
        return []
    rows: list[ScoreRow] = []
    for task in guidance.tasks:
        points = scores.tasks[task.code or ""]
        past = before.tasks.get(task.code or "") if before else None
        level = band(guidance, "task", points.score) if points.scored == points.criteria else None
        name = task.numbered
        rows.append(
            ScoreRow(name, points.score, points.appraised, past.score if past else None, (level and level.name) or "")
        )
    level = rating(guidance, scores) if scores.complete else None
    total = before.total if before else None
    name = (level and level.name) or ""
    return [*rows, ScoreRow("Tổng điểm", scores.total, scores.appraised_total, total, name, whole=True)]


def score_marks(guidance: Guidance, scale: str = "task") -> list[Mark]:
    """From which points on which level is reached; the lowest begins at 0 and needs no mark."""
    return [
        Mark(item.from_score, item.name)
        for item in sorted(guidance.bands, key=lambda item: item.from_score or 0)
        if item.scale == scale and item.from_score and item.name
    ]


def rating_levels(guidance: Guidance, totals: Consolidation) -> list[str]:
    """The overall levels, the highest first; then those that only packages name."""
    known = [item for item in guidance.bands if item.scale == "overall"]
    known.sort(key=lambda item: item.from_score or 0, reverse=True)
    levels = [item.name or "" for item in known]
    return [*levels, *(name for name in totals.ratings if name not in levels)]


def rating_groups(guidance: Guidance, totals: Consolidation) -> list[Counted]:
    """How many units of each level of the Front rate themselves how: a ward is not counted among districts."""
    labels = {level.code: level.label for level in LEVELS}
    levels = rating_levels(guidance, totals)
    return [
        Counted(labels.get(level, "Đơn vị khác"), tuple(counts.get(name, 0) for name in levels))
        for level, counts in totals.ratings_by_level.items()
    ]


def unit_rows(totals: Consolidation, packages: Sequence[IncludedPackage]) -> list[ScoreRow]:
    """The points of the units below, of few units also their levels, in the order of the packages that tell them."""
    scored = [row for row in packages if row.score is not None]
    few = len(scored) <= FEW
    return [
        ScoreRow(
            row.unit_name or row.unit or "",
            row.score,
            totals.appraised.get(row.unit or ""),
            level=(row.rating or "") if few else "",
        )
        for row in scored
    ]


def progress_groups(reporting: Reporting) -> list[Counted]:
    """What became of the reports that are owed, by `STATES`; none where nobody owes one."""
    counts = (reporting.accepted, reporting.waiting, reporting.returned, reporting.missing)
    return [Counted("Các đơn vị phải nộp báo cáo", tuple(map(len, counts)))] if reporting.expected else []
