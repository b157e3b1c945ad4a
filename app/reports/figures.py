"""Tables of indicators: plan, actual, share of the plan, last year and the change on it.

Percentages of plan and of last year are computed, never typed (domain notes §3.3). An indicator that
is itself a percentage is compared in points, not in per cent of a per cent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.indicators import EXACT, number, with_ratios
from app.domain.words import Lookup
from app.reports.page import TEXT_WIDTH
from app.reports.sections import said
from app.reports.tables import Band, Column, Row, grid
from app.text.numbers import write_number

_COLUMNS = (
    Column("TT", 10, "centre"),
    Column("Chỉ tiêu", 48),
    Column("ĐVT", 18.5, "centre"),
    Column("Kế hoạch", 18.5, "right"),
    Column("Thực hiện", 18.5, "right"),
    Column("TH/KH (%)", 16, "right"),
    Column("Cùng kỳ", 18.5, "right"),
    Column("Tăng, giảm", 22, "right"),
)
_IN_COLUMNS = frozenset(
    "period indicator scope own_name own_unit plan actual last_year numerator denominator".split()
)  # fmt: skip


def figures_of(
    figures: Sequence[IndicatorFigure], period: str, guidance: Guidance, scope: str = "own"
) -> dict[str, IndicatorFigure]:
    """The figures of one period and scope by indicator, every ratio whose parts are there computed from them."""
    chosen = {
        figure.indicator: figure
        for figure in figures
        if figure.period == period and (figure.scope or "own") == scope and figure.indicator
    }
    columns: dict[str, Mapping[str, Figure | None]] = {}
    for key in ("plan", "actual", "last_year"):
        typed = {code: getattr(figure, key) for code, figure in chosen.items()}
        columns[key] = typed if scope == "area" else with_ratios(typed, guidance.formula_indicators)
    worked_out = [code for code, value in columns["actual"].items() if value is not None and code not in chosen]
    return {
        code: replace(
            chosen.get(code) or IndicatorFigure(period=period, indicator=code, scope=scope),
            **{key: column.get(code) for key, column in columns.items()},
        )
        for code in (*chosen, *worked_out)
    }


def figure_table(
    items: Sequence[IndicatorItem],
    figures: Mapping[str, IndicatorFigure],
    lookup: Lookup,
    *,
    band: str = "",
    width: float = TEXT_WIDTH,
) -> Flowable | None:
    """The table of some indicators; those without a figure are left out, None when none has one."""
    rows: list[Row | Band] = [Band(band)] if band else []
    told = [(item, figures[item.code]) for item in items if item.code and item.code in figures]
    for at, (item, figure) in enumerate(told, 1):
        rows.append(_row(at, figure, item, lookup))
    return grid(_COLUMNS, rows, width=width) if told else None


def own_table(figures: Mapping[str, IndicatorFigure], guidance: Guidance, lookup: Lookup) -> Flowable | None:
    """Indicators that the guidance does not know: a unit's own ones, listed and never summed."""
    strange = [
        figure
        for code, figure in figures.items()
        if code.startswith(OWN_PREFIX) or guidance.indicator(code) is None
    ]  # fmt: skip
    rows = [_row(at, figure, None, lookup) for at, figure in enumerate(strange, 1)]
    return grid(_COLUMNS, rows) if rows else None


def show(value: Figure | None, item: IndicatorItem | None) -> str:
    """One figure as tables print it: yes or no, "không phát sinh", or a number with the indicator's decimals."""
    if value is None:
        return ""
    if value is NOT_ARISEN:
        return NOT_ARISEN.value
    exact = number(value) or Decimal(0)
    if item is not None and item.nature == "yesno":
        return "Có" if exact else "Không"
    if item is None or item.formula:
        return write_number(exact, item.places or 0 if item else None)
    # A typed figure keeps the decimals it was typed with, and has at least those of its indicator.
    typed = -int(exact.normalize().as_tuple().exponent)
    return write_number(exact, max(item.places or 0, typed))


def share_of_plan(figure: IndicatorFigure) -> Decimal | None:
    """Actual in per cent of the plan; None where either is blank or the plan is zero."""
    plan, actual = number(figure.plan), number(figure.actual)
    return EXACT.divide(actual * 100, plan) if plan and actual is not None else None


def change(figure: IndicatorFigure, item: IndicatorItem | None) -> str:
    """The change on last year: in points for a percentage, in per cent for everything else."""
    before, now = number(figure.last_year), number(figure.actual)
    if before is None or now is None or (item is not None and item.nature == "yesno"):
        return ""
    if item is not None and item.nature in ("ratio", "weighted"):
        return _signed(now - before, " điểm")
    return _signed(EXACT.divide((now - before) * 100, before), " %") if before else ""


def _signed(value: Decimal, unit: str) -> str:
    words = write_number(abs(value), 2).removesuffix(",00")
    if words == "0":
        return "0" + unit
    return f"{'+' if value > 0 else '−'}{words}{unit}"


def _actual(figure: IndicatorFigure, item: IndicatorItem | None) -> str:
    """Of a whole area, a yes-or-no indicator says how many units have it: "3/3 đơn vị"."""
    counted = item is not None and item.unit_rule == "COUNT_YES" and figure.scope == "area"
    if counted and figure.numerator is not None and figure.denominator is not None:
        return f"{write_number(figure.numerator)}/{write_number(figure.denominator)} đơn vị"
    return show(figure.actual, item)


def _row(at: int, figure: IndicatorFigure, item: IndicatorItem | None, lookup: Lookup) -> Row:
    name = (item.name if item else figure.own_name) or figure.indicator or ""
    unit = (item.unit if item else figure.own_unit) or ""
    share = share_of_plan(figure) if item is None or item.nature != "yesno" else None
    cells = (
        str(at),
        name,
        unit,
        show(figure.plan, item),
        _actual(figure, item),
        "" if share is None else write_number(share, 2),
        show(figure.last_year, item),
        change(figure, item),
    )
    details = tuple((field.label, words) for field, words in said(figure, lookup, _IN_COLUMNS))
    return Row(cells, details)
