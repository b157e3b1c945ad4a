"""Check cells of the totals: a formula that adds up again and says whether the sum beside it is right.

The sums themselves are values, exact decimals that this program added. A spreadsheet calculates with 15 digits, so a
check cell allows a billionth. What cannot be computed from the figures on the sheet (an average of units that sent the
figures of a whole area) is left without a check rather than checked wrongly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.consolidation import Total
from app.domain.fields import Figure
from app.domain.formulas import Term
from app.domain.indicators import formula_of, rounded
from app.packages import cells
from app.packages.grid_sheet import DIFFERS, MATCHES
from app.packages.pens import Formula, Part

NO_CHECK: Part = ("check", "–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An indicator on the sheet: its total, the units' figures as they are shown, and the cells of both."""

    total: Total
    shown: Sequence[Figure | None]
    cell: str  # "$D$5"
    units: str  # "$G$5:$P$5"


def matching(computed: str, cell: str, places: int | None = None) -> Formula:
    """Whether an Excel expression gives what stands in a cell, rounded first where the cell is."""
    again = computed if places is None else f"ROUND({computed},{places})"
    return Formula(f'=IF(ABS({again}-N({cell}))<=0.000000001*MAX(1,ABS(N({cell}))),"{MATCHES}","{DIFFERS}")', "check")


def check_of(code: str, placed: Mapping[str, Placed]) -> Part:
    """The check of one of the indicators on the sheet."""
    one = placed[code]
    item, whole = one.total.item, one.total.shown(one.total.total)
    figures = [value for value in (*one.shown, whole) if isinstance(value, Decimal)]
    if not isinstance(whole, Decimal) or any(isinstance(cells.show_number(value), str) for value in figures):
        return NO_CHECK
    if item.unit_rule == "SUM":
        return matching(f"SUM({one.units})", one.cell)
    if item.unit_rule == "RATIO" and (formula := formula_of(item)) and all(other in placed for other in formula.codes):
        return matching(_expression(formula.term, placed), one.cell, item.places or 0)
    if item.unit_rule == "COUNT_YES" and sum(map(bool, figures[:-1])) == whole:
        return matching(f"SUMPRODUCT(ISNUMBER({one.units})*({one.units}<>0))", one.cell)
    if item.unit_rule == "WAVG" and (weights := placed.get(item.weight_by or "")):
        return _average(one, weights)
    return NO_CHECK


def _average(one: Placed, weights: Placed) -> Part:
    """An average can be checked where the figures on the sheet, weighted, give it."""
    pairs = [
        (value, weight)
        for value, weight in zip(one.shown, weights.shown, strict=True)
        if isinstance(value, Decimal) and isinstance(weight, Decimal)
    ]
    divisor = sum((weight for _, weight in pairs), Decimal(0))
    places = one.total.item.places or 0
    if not divisor:
        return NO_CHECK
    again = rounded(sum((value * weight for value, weight in pairs), Decimal(0)) / divisor, places)
    if again != one.total.shown(one.total.total):
        return NO_CHECK
    above, below = f"SUMPRODUCT({one.units},{weights.units})", f"SUMPRODUCT(--ISNUMBER({one.units}),{weights.units})"
    return matching(f"{above}/{below}", one.cell, places)


def _expression(term: Term, placed: Mapping[str, Placed]) -> str:
    """A parsed formula over the cells of its indicators; "không phát sinh", a text, counts as zero in both."""
    if term.left is None or term.right is None:
        return f"N({placed[term.code].cell})" if term.code else str(term.number)
    return f"({_expression(term.left, placed)}{term.operator}{_expression(term.right, placed)})"
