"""What earlier periods of the same ledger tell of this period's indicators.

Last year and the period before are offered while typing, the sum since January is computed, and a number that is
out of all proportion to the one before is noticed (domain notes §3.3, §9.6). Nothing here writes anything.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.fields import Figure
from app.domain.guidance_items import IndicatorItem
from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicators import number, over_time
from app.domain.periods import Period, parse_period, year_before, year_to_date
from app.errors import UserError
from app.text.numbers import money_words

SCALE = 10
"""A figure is doubted when it is more than so many times the one before, or less than that part of it."""

LONGEST_TREND = 6
"""Periods whose figures are shown side by side."""

Rows = Mapping[str, IndicatorFigure]
_NOTHING: Rows = {}

_DONG = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


def out_of_scale(now: Decimal, then: Decimal) -> str:
    """How far a number is from the one before, in words; "" while it is within ten times. Of zero nothing is said."""
    now, then = abs(now), abs(then)
    if not now or not then:
        return ""
    if now > then * SCALE:
        return f"gấp hơn {SCALE} lần"
    return "chưa bằng một phần mười" if now * SCALE < then else ""


def money_said(value: Figure | None, unit: str) -> str:
    """An amount of money in words, whatever its unit; "" for anything else and for parts of a đồng."""
    if not isinstance(value, Decimal) or unit not in _DONG:
        return ""
    dong = value * _DONG[unit]
    return money_words(dong) if dong == dong.to_integral_value() else ""


def period_before(period: Period) -> Period | None:
    """The period of the same kind that ends where this one begins; of halves and nine months, that of last year."""
    if period.kind == "Q" and period.number > 1:
        return parse_period(f"{period.year:04}-Q{period.number - 1}")
    if period.kind == "T" and period.number > 1:
        return parse_period(f"{period.year:04}-T{period.number - 1:02}")
    before = year_before(period)
    if before is None or period.kind not in ("Q", "T"):
        return before
    return parse_period(f"{before.year:04}-{'Q4' if period.kind == 'Q' else 'T12'}")


def periods_before(period: Period, most: int = LONGEST_TREND) -> list[Period]:
    """The period and those of its kind before it, earliest first."""
    chain = [period]
    while len(chain) < most and (before := period_before(chain[0])) is not None:
        chain.insert(0, before)
    return chain


def periods_around(period: Period, reported: Collection[str]) -> list[str]:
    """Of the periods with figures, those that anything is asked of here: the same year, last year, the same kind."""
    wanted = {before.code for before in periods_before(period)}
    wanted |= {before.code for before in [year_before(period)] if before is not None}
    return [code for code in reported if code != period.code and (code in wanted or _in_year(code, period.end.year))]


def _in_year(code: str, year: int) -> bool:
    try:
        return parse_period(code).year == year
    except UserError:
        return False  # a review or a period of a guidance: it belongs to no year


@dataclass(frozen=True, slots=True)
class EarlierFigures:
    """The own figures of the periods around one, by period and indicator; the period's own are not among them."""

    period: Period
    rows: Mapping[str, Rows]

    def _actual(self, period: Period | None, code: str) -> Figure | None:
        row = self.rows.get(period.code, _NOTHING).get(code) if period else None
        return row.actual if row else None

    @property
    def last_year_label(self) -> str:
        """What people call the same period of last year; "" where our ledger holds nothing of it."""
        before = year_before(self.period)
        return before.label if before is not None and self.rows.get(before.code) else ""

    def last_year(self, code: str) -> Figure | None:
        """What our own ledger holds of the same period of last year."""
        return self._actual(year_before(self.period), code)

    def last_period(self, code: str) -> tuple[str, Decimal] | None:
        """The name of the period just before and the number it told; None where it told none."""
        before = period_before(self.period)
        value = number(self._actual(before, code))
        return (before.label, value) if before is not None and value is not None else None

    def since_january(self, item: IndicatorItem, now: Figure | None) -> Figure | None:
        """The sum from 1 January to the end of the period; None unless every period in between has told its part."""
        code = item.code or item.uid
        return sum_since_january(
            item, self.period, self.rows, lambda each: now if each == self.period else self._actual(each, code)
        )

    def trend(self, code: str, now: Figure | None) -> list[tuple[Period, Figure | None]]:
        """The figures of the last periods of this kind, earliest first; those before the first known one left out."""
        told = [
            (each, now if each == self.period else self._actual(each, code)) for each in periods_before(self.period)
        ]
        first = next((at for at, (_, value) in enumerate(told) if value is not None), len(told))
        return told[first:]


def sum_since_january(
    item: IndicatorItem, period: Period, codes: Iterable[str], told: Callable[[Period], Figure | None]
) -> Figure | None:
    """What the periods from 1 January to the end of this one have `told`, added up; None where one has told nothing.

    `codes` are those of all periods of which something is known. Only what is added over time has such a sum.
    """
    if item.time_rule != "SUM":
        return None
    chain = year_to_date(period, {*(code for code in codes if _ends_before(code, period)), period.code})
    values = [told(each) for each in chain or ()]
    return None if not values or None in values else over_time(item, values)


def _ends_before(code: str, period: Period) -> bool:
    try:
        return parse_period(code).end < period.start
    except UserError:
        return False
