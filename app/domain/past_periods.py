"""Which earlier period stands beside this one: the same kind a year before, else the newest with data."""

from collections.abc import Iterable

from app.domain.assessment import Assessment, CriterionScore, Limitation, TaskReview
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.periods import Period, year_before
from app.domain.report import Report


def before(period: Period, others: Iterable[Period]) -> Period | None:
    """The same period of the year before if it is among these, else the newest that ended earlier."""
    earlier = [other for other in others if other.end < period.end and other.code != period.code]
    same = year_before(period)
    if same is not None and any(other.code == same.code for other in earlier):
        return same
    return max(earlier, key=lambda other: (other.end, other.kind == period.kind), default=None)


def assessed_before(ledger: Ledger, guidance: Guidance, period: Period) -> Period | None:
    """The last period with a self-assessment that says something; None when this is the first."""
    told = [
        guidance.period(one.period)
        for one in ledger.all(Assessment)
        if one.period and any(ledger.parts(kind, one.uid) for kind in (CriterionScore, TaskReview, Limitation))
    ]
    return before(period, told)


def reported_before(ledger: Ledger, guidance: Guidance, period: Period) -> Period | None:
    """The last period with a report; None when this is the first."""
    return before(period, [guidance.period(one.period) for one in ledger.all(Report) if one.period])
