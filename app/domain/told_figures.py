"""Figures of a period as tables and sentences tell them: ratios computed, share of the plan, change on last year.

Percentages of plan and of last year are computed, never typed (domain notes §3.3). An indicator that
is itself a percentage is compared in points, not in per cent of a per cent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicators import EXACT, number, with_ratios
from app.text.numbers import write_number


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
