"""Points, weights and bands of the self-assessment (domain notes §4.1; thresholds are our own proposal).

The score of a task is the sum of its criteria (100 at most), the total is Σ score × weight / 100. A level is
found on the score as it is printed, with two decimals. The limiting condition for late reports and the
bonus are data of the guidance and off unless it sets them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.assessment import Assessment, CriterionScore, assessment_uid
from app.domain.guidance import BandItem, CriterionItem, Guidance
from app.domain.indicators import rounded
from app.domain.ledger import Ledger

PLACES = 2
HIGHEST = Decimal(100)


@dataclass(frozen=True, slots=True)
class TaskScore:
    """The points of one task: by the unit itself, and as the office above appraised them."""

    score: Decimal | None
    appraised: Decimal | None
    scored: int  # criteria that have points
    criteria: int


@dataclass(frozen=True, slots=True)
class Scores:
    """All tasks by code, and the totals. `total` counts a task without points as nothing until all are scored."""

    tasks: Mapping[str, TaskScore]
    total: Decimal | None
    appraised_total: Decimal | None
    bonus: Decimal | None = None

    @property
    def complete(self) -> bool:
        """Whether every criterion has points."""
        return all(task.scored == task.criteria for task in self.tasks.values())

    @property
    def by_task(self) -> dict[str, Decimal]:
        """The own points of the tasks that have any."""
        return {code: task.score for code, task in self.tasks.items() if task.score is not None}


def scores_of(ledger: Ledger, period: str, guidance: Guidance) -> Scores:
    """The scores of one period's self-assessment."""
    given = {row.criterion: row for row in ledger.parts(CriterionScore, assessment_uid(period))}
    tasks = {task.code or "": _task(guidance.criteria(task.code), given) for task in guidance.tasks}
    assessment = ledger.get(Assessment, assessment_uid(period))
    return Scores(
        tasks,
        weighted(guidance, {code: task.score for code, task in tasks.items()}),
        weighted(guidance, {code: task.appraised for code, task in tasks.items()}),
        assessment.bonus if assessment else None,
    )


def _task(criteria: list[CriterionItem], given: Mapping[str | None, CriterionScore]) -> TaskScore:
    rows = [row for criterion in criteria if (row := given.get(criterion.code)) is not None]
    own = [row.score for row in rows if row.score is not None]
    judged = any(row.appraised is not None for row in rows)
    final = [row.score if row.appraised is None else row.appraised for row in rows]
    return TaskScore(
        score=sum(own, Decimal(0)) if own else None,
        appraised=sum((points for points in final if points is not None), Decimal(0)) if judged else None,
        scored=len(own),
        criteria=len(criteria),
    )


def weighted(guidance: Guidance, tasks: Mapping[str, Decimal | None]) -> Decimal | None:
    """Σ score × weight / 100; None while no task has a score."""
    terms = [
        points * (task.weight or Decimal(0)) / HIGHEST
        for task in guidance.tasks
        if (points := tasks.get(task.code or "")) is not None
    ]
    return sum(terms, Decimal(0)) if terms else None


def band(guidance: Guidance, scale: str, score: Decimal | None) -> BandItem | None:
    """The level of a score on the scale "task" or "overall"."""
    if score is None:
        return None
    shown = rounded(score, PLACES)
    reached = [item for item in guidance.bands if item.scale == scale and (item.from_score or Decimal(0)) <= shown]
    return max(reached, key=lambda item: item.from_score or Decimal(0), default=None)


def next_band(guidance: Guidance, scale: str, score: Decimal | None) -> tuple[BandItem, Decimal] | None:
    """The next better level and the points that are missing to it; None on the best one, or without a score."""
    if score is None:
        return None
    shown = rounded(score, PLACES)
    above = [item for item in guidance.bands if item.scale == scale and (item.from_score or Decimal(0)) > shown]
    nearest = min(above, key=lambda item: item.from_score or Decimal(0), default=None)
    return None if nearest is None else (nearest, (nearest.from_score or Decimal(0)) - shown)


def rating(guidance: Guidance, scores: Scores, days_late: int = 0) -> BandItem | None:
    """The overall level: bonus added as far as the guidance allows, the highest level withheld from late reports."""
    if scores.total is None:
        return None
    allowed = min(scores.bonus or Decimal(0), guidance.header.bonus_maximum or Decimal(0))
    level = band(guidance, "overall", min(scores.total + allowed, HIGHEST))
    limit = guidance.header.late_limit_days
    if level is None or limit is None or days_late <= limit:
        return level
    levels = sorted(
        (item for item in guidance.bands if item.scale == "overall"), key=lambda item: item.from_score or Decimal(0)
    )
    return levels[-2] if level is levels[-1] and len(levels) > 1 else level


def why_reason(criterion: CriterionItem, score: Decimal | None) -> str:
    """Why points must be explained, in words; "" when they need not be."""
    highest = criterion.maximum
    if score is None or highest is None:
        return ""
    if score == highest:
        return "bằng điểm tối đa"
    return "dưới một nửa điểm tối đa" if score * 2 < highest else ""
