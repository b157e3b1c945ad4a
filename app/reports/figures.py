"""Tables of indicators: plan, actual, share of the plan, since the year began, last year and the change on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from app.domain.campaign import Campaign, CampaignTarget
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.told_figures import change, share_of_plan, show
from app.domain.words import Lookup, say, title
from app.reports.page import TEXT_WIDTH
from app.reports.sections import said, with_aside
from app.reports.tables import Band, Column, Row, grid
from app.text.numbers import number_or_blank, write_number

_COLUMNS = (
    Column("TT", 8, "centre"),
    Column("Chỉ tiêu", 66),
    Column("ĐVT", 18, "centre"),
    Column("Kế hoạch", 15, "right"),
    Column("Thực hiện", 15, "right"),
    Column("TH/KH (%)", 15, "right"),
    Column("Lũy kế", 15, "right"),
    Column("Cùng kỳ", 15, "right"),
    Column("Tăng, giảm", 17, "right"),
)
_ALWAYS = 3
"""Columns that stand even when they are empty; of the others only those that say something in the table."""

_ACTUAL, _SINCE = 4, 6
_KEY_COLUMNS = (1, 2, 3, 4, 5, 7)
MOST_KEY = 6
"""Indicators in the small table of a chapter; all of them are in the annex."""

_IN_COLUMNS = frozenset(
    "period indicator scope own_name own_unit plan actual last_year cumulative numerator denominator".split()
)
_OF_TARGET = frozenset("period name indicator unit plan actual last_year".split())


def figure_rows(
    items: Sequence[IndicatorItem], figures: Mapping[str, IndicatorFigure], lookup: Lookup, *, band: str = ""
) -> list[Row | Band]:
    """The rows of some indicators under their band; nothing when none has a figure."""
    told = [(item, figures[item.code]) for item in items if item.code and item.code in figures]
    return _banded(band, [_row(at, figure, item, lookup) for at, (item, figure) in enumerate(told, 1)])


def own_rows(
    figures: Mapping[str, IndicatorFigure], guidance: Guidance, lookup: Lookup, *, band: str = ""
) -> list[Row | Band]:
    """Indicators that the guidance does not know: a unit's own ones, listed and never summed."""
    strange = [
        figure
        for code, figure in figures.items()
        if code.startswith(OWN_PREFIX) or guidance.indicator(code) is None
    ]  # fmt: skip
    return _banded(band, [_row(at, figure, None, lookup) for at, figure in enumerate(strange, 1)])


def target_rows(
    campaign: Campaign,
    targets: Sequence[CampaignTarget],
    figures: Mapping[str, IndicatorFigure],
    guidance: Guidance,
    lookup: Lookup,
) -> list[Row | Band]:
    """What a campaign pledged and what came of it; a target that only repeats an indicator's figure is left out."""
    told = [row for row in targets if not _repeats(row, figures.get(row.indicator or ""), guidance)]
    return _banded(title(campaign, lookup), [_target(at, row, lookup) for at, row in enumerate(told, 1)])


def set_table(rows: Sequence[Row | Band], *, width: float = TEXT_WIDTH, small: bool = False) -> Flowable | None:
    """Rows of figures as a table without the columns that nobody filled; None when there are none.

    What was counted since the year began is left out where it is what was done, in every row: at the year's end.
    """
    told = [row for row in rows if isinstance(row, Row)]
    repeated = all(row.cells[_SINCE] in ("", row.cells[_ACTUAL]) for row in told)
    kept = [
        at
        for at in range(len(_COLUMNS))
        if at < _ALWAYS or (any(row.cells[at] for row in told) and not (at == _SINCE and repeated))
    ]
    return _table(rows, kept, width, small=small) if told else None


def key_table(
    items: Sequence[IndicatorItem], figures: Mapping[str, IndicatorFigure], lookup: Lookup
) -> Flowable | None:
    """The few indicators that a chapter shows: the first of those that had a plan; None where nothing was planned."""
    planned = planned_items(items, figures)[:MOST_KEY]
    bare = [_row(0, figures[item.code or ""], item, lookup, remarks=False) for item in planned]
    kept = [at for at in _KEY_COLUMNS if at < _ALWAYS or any(row.cells[at] for row in bare)]
    return _table(bare, kept, TEXT_WIDTH, small=False) if bare else None


def planned_items(items: Sequence[IndicatorItem], figures: Mapping[str, IndicatorFigure]) -> list[IndicatorItem]:
    """Those of some indicators that had a plan and have a result."""
    return [item for item in items if _is_planned(figures.get(item.code or ""), item)]


def _actual(figure: IndicatorFigure, item: IndicatorItem | None) -> str:
    """Of a whole area, a yes-or-no indicator says how many units have it: "3/3 đơn vị"."""
    counted = item is not None and item.unit_rule == "COUNT_YES" and figure.scope == "area"
    if counted and figure.numerator is not None and figure.denominator is not None:
        return f"{write_number(figure.numerator)}/{write_number(figure.denominator)} đơn vị"
    return show(figure.actual, item)


def _row(
    at: int, figure: IndicatorFigure, item: IndicatorItem | None, lookup: Lookup, *, remarks: bool = True
) -> Row:  # fmt: skip
    name = (item.name if item else figure.own_name) or figure.indicator or ""
    unit = (item.unit if item else figure.own_unit) or ""
    share = share_of_plan(figure) if item is None or item.nature != "yesno" else None
    named, details = with_aside(name, said(figure, lookup, _IN_COLUMNS)) if remarks else (name, ())
    cells = (
        str(at),
        named,
        unit,
        show(figure.plan, item),
        _actual(figure, item),
        number_or_blank(share, 2),
        show(figure.cumulative, item),
        show(figure.last_year, item),
        change(figure, item),
    )
    return Row(cells, details)


def _target(at: int, row: CampaignTarget, lookup: Lookup) -> Row:
    fields = CampaignTarget.description.by_key
    plan, actual, last_year = (say(fields[key], getattr(row, key)) for key in ("plan", "actual", "last_year"))
    name = row.name or say(fields["indicator"], row.indicator, lookup)
    same = IndicatorFigure(plan=row.plan, actual=row.actual, last_year=row.last_year)
    share = share_of_plan(same)
    named, details = with_aside(name, said(row, lookup, _OF_TARGET))
    percent = number_or_blank(share, 2)
    return Row((str(at), named, row.unit or "", plan, actual, percent, "", last_year, change(same, None)), details)


def _repeats(row: CampaignTarget, figure: IndicatorFigure | None, guidance: Guidance) -> bool:
    item = guidance.indicator(row.indicator or "")
    if item is None or figure is None or row.remark:
        return False
    told = (
        (row.name, item.name),
        (row.unit, item.unit),
        (row.plan, figure.plan),
        (row.actual, figure.actual),
        (row.last_year, figure.last_year),
    )
    return all(own is None or own == other for own, other in told)


def _is_planned(figure: IndicatorFigure | None, item: IndicatorItem) -> bool:
    return item.nature != "yesno" and figure is not None and share_of_plan(figure) is not None


def _banded(band: str, rows: list[Row]) -> list[Row | Band]:
    return [*([Band(band)] if band and rows else []), *rows]


def _table(rows: Sequence[Row | Band], kept: Sequence[int], width: float, *, small: bool) -> Flowable:
    columns = [_COLUMNS[at] for at in kept]
    bare = [
        row if isinstance(row, Band) else replace(row, cells=tuple(row.cells[at] for at in kept)) for row in rows
    ]  # fmt: skip
    return grid(columns, bare, width=width, small=small)
