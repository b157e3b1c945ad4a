"""How the targets of a campaign stand beside those of earlier periods, and how a new period begins from the last.

Rows of different periods are the same target when they follow the same indicator, or else when they have the same
name and unit, however capitals and marks are written. Percentages are computed and never kept.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.campaign import CampaignResult, CampaignTarget
from app.domain.fields import Figure
from app.domain.guidance_items import IndicatorItem
from app.domain.indicator_past import period_before, sum_since_january
from app.domain.indicators import add, number
from app.domain.periods import Period, year_before
from app.text.keys import search_key

Row = CampaignTarget | CampaignResult


def same_target(one: Row, other: Row) -> bool:
    """Whether two rows tell of the same thing."""
    if one.indicator or other.indicator:
        return one.indicator == other.indicator
    return _key(one) == _key(other) != ("", "")


def _key(row: Row) -> tuple[str, str]:
    return search_key(row.name or ""), search_key(row.unit or "")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The rows of one campaign, as seen from a period."""

    period: Period
    targets: Sequence[CampaignTarget]
    results: Sequence[CampaignResult]

    def told(self, period: Period | None, target: Row) -> Figure | None:
        """What a period tells of a target: its own row, or else the result of the unit, or the sum of its areas."""
        if period is None:
            return None
        rows = [row for row in self.targets if row.period == period.code and same_target(row, target)]
        if rows and rows[0].actual is not None:
            return rows[0].actual
        results = [row for row in self.results if row.period == period.code and same_target(row, target)]
        whole = [row.actual for row in results if not row.area]
        return add(whole) if whole else add(row.actual for row in results)

    def last_year(self, target: Row) -> Figure | None:
        """What the same period of last year tells."""
        return self.told(year_before(self.period), target)

    def last_period(self, target: Row) -> tuple[str, Decimal] | None:
        """The name of the period just before and the number it tells."""
        before = period_before(self.period)
        value = number(self.told(before, target))
        return (before.label, value) if before is not None and value is not None else None

    def since_january(self, target: CampaignTarget, item: IndicatorItem | None) -> Figure | None:
        """The sum since 1 January of a target whose indicator is added up; None where a period has not told its part.

        Of a target of its own words nobody knows whether its numbers may be added.
        """
        if item is None:
            return None
        codes = {row.period for row in (*self.targets, *self.results) if row.period}
        return sum_since_january(
            item, self.period, codes, lambda each: target.actual if each == self.period else self.told(each, target)
        )


def period_to_carry(earlier: Earlier) -> Period | None:
    """The period whose rows this one may begin from: last year's, else the one just before; None without rows."""
    told = {row.period for row in (*earlier.targets, *earlier.results)}
    befores = (year_before(earlier.period), period_before(earlier.period))
    return next((before for before in befores if before is not None and before.code in told), None)


def carried_forward(earlier: Earlier, owner: str) -> list[CampaignTarget]:
    """New targets of this period from those, and the results, of an earlier one; what is there already is passed over.

    The plan stays empty: it is decided anew. What was done last year stands as "cùng kỳ".
    """
    source = period_to_carry(earlier)
    if source is None:
        return []
    found: list[CampaignTarget] = [row for row in earlier.targets if row.period == earlier.period.code]
    place = max((row.position for row in earlier.targets), default=-1) + 1
    fresh: list[CampaignTarget] = []
    rows: Iterable[Row] = (*earlier.targets, *earlier.results)
    for row in rows:
        if row.period != source.code or not row.name or any(same_target(row, other) for other in found):
            continue
        made = CampaignTarget(
            parent=owner,
            position=place + len(fresh),
            period=earlier.period.code,
            name=row.name,
            indicator=row.indicator,
            unit=row.unit,
        )
        made = dataclasses.replace(made, last_year=earlier.last_year(made))
        fresh.append(made)
        found.append(made)
    return fresh
