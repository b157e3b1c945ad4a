"""How figures behave: three blank states, formulas, and the two rules of addition (domain notes §3.3).

Empty (None), zero and "không phát sinh" are three different answers and never merge: empty and empty
make empty, "không phát sinh" and "không phát sinh" stay so, and beside a number both count as nothing.
A percentage is never averaged and never added: it is computed again from the sums. All arithmetic is on
exact decimals; rounding (half up, to the indicator's places) happens only where a figure is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.formulas import Formula, parse
from app.domain.guidance_items import IndicatorItem
from app.errors import UserError

Figures = Mapping[str, Figure | None]
"""The figures of one unit and period, by indicator code."""

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough that sums of everything a workbook can hold, weighted or not, are exact."""


def number(value: Figure | None) -> Decimal | None:
    """The value as a number; None for both blanks."""
    return value if isinstance(value, Decimal) else None


def add(values: Iterable[Figure | None]) -> Figure | None:
    """The sum with its three blank states."""
    told = [value for value in values if value is not None]
    numbers = [value for value in told if isinstance(value, Decimal)]
    return reduce(EXACT.add, numbers) if numbers else told[-1] if told else None


def rounded(value: Decimal, places: int | None) -> Decimal:
    """Half up, as people round: 0.125 shown with two places is 0.13."""
    return value.quantize(Decimal(1).scaleb(-(places or 0)), ROUND_HALF_UP, EXACT)


def percent(done: Figure | None, planned: Figure | None) -> Decimal | None:
    """What was done in per cent of the plan, with one decimal; None where that says nothing."""
    if isinstance(done, Decimal) and isinstance(planned, Decimal) and planned:
        return rounded(done * 100 / planned, 1)
    return None


def formula_of(item: IndicatorItem) -> Formula | None:
    """The parsed formula of a ratio; None for indicators that are typed in."""
    return parse(item.formula) if item.formula else None


def check_formulas(items: Mapping[str, IndicatorItem]) -> None:
    """Raises `UserError` ("formula", "guidance") unless every formula and weight names typed-in indicators."""
    for code, item in items.items():
        formula = formula_of(item)
        needed = formula.codes if formula else ()
        if item.unit_rule == "RATIO" and formula is None:
            raise UserError(f"Chỉ tiêu {code} là tỷ lệ nhưng chưa có công thức.", reason="guidance")
        if item.unit_rule == "WAVG" and not item.weight_by:
            raise UserError(f"Chỉ tiêu {code} tính bình quân gia quyền nhưng chưa có quyền số.", reason="guidance")
        for other in (*needed, *filter(None, [item.weight_by])):
            if other not in items or items[other].formula:
                raise UserError(f"Chỉ tiêu {code} tính theo {other}, là mã không có hoặc tự tính.", reason="guidance")


def ratio(item: IndicatorItem, figures: Figures) -> Figure | None:
    """A formula's result: empty while any figure it needs is empty or it would divide by zero.

    "Không phát sinh" counts as zero; when nothing arose in all of them, the ratio did not arise either.
    """
    formula = formula_of(item)
    if formula is None:
        return None
    values = _numbers(formula, figures)
    if values is None:
        return None
    if all(figures.get(code) is NOT_ARISEN for code in formula.codes):
        return NOT_ARISEN
    return formula.term.value(values)


def fraction(item: IndicatorItem, figures: Figures) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of a ratio, exact, for the totals of the level above."""
    formula = formula_of(item)
    values = _numbers(formula, figures) if formula else None
    parts = formula.fraction if formula else None
    if values is None or parts is None:
        return None
    above, below = parts[0].value(values), parts[1].value(values)
    return None if above is None or below is None else (above, below)


def _numbers(formula: Formula, figures: Figures) -> dict[str, Decimal] | None:
    values: dict[str, Decimal] = {}
    for code in formula.codes:
        value = figures.get(code)
        if value is None:
            return None
        values[code] = value if isinstance(value, Decimal) else Decimal(0)
    return values


def with_ratios(figures: Figures, items: Mapping[str, IndicatorItem]) -> dict[str, Figure | None]:
    """The figures with every ratio computed from them; a typed ratio stays where its parts are missing."""
    computed = dict(figures)
    for code, item in items.items():
        if item.formula and (value := ratio(item, figures)) is not None:
            computed[code] = value
    return computed


def over_time(item: IndicatorItem, values: Sequence[Figure | None]) -> Figure | None:
    """One indicator over consecutive periods, earliest first: flows are added, of a stock the last one told counts."""
    if item.time_rule == "SUM":
        return add(values)
    if item.time_rule == "LAST":
        return next((value for value in reversed(values) if value is not None), None)
    return None
