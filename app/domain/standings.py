"""How a self-assessment stands: each criterion with its points, what is missing, and the period before."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.assessment import CriterionScore, score_uid
from app.domain.guidance import BandItem, Guidance
from app.domain.guidance_items import CriterionItem, TaskItem
from app.domain.ledger import Ledger
from app.domain.scores import TaskScore, band, scores_of, why_reason


@dataclass(frozen=True, slots=True)
class CriterionStanding:
    """One criterion: its points now and in the period before, and the reason that is still owed ("" if none is)."""

    item: CriterionItem
    score: Decimal | None
    owes: str
    past: Decimal | None

    @property
    def code(self) -> str:
        return self.item.code or ""


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """One task. `level` is told only when every criterion has points."""

    task: TaskItem
    points: TaskScore
    criteria: tuple[CriterionStanding, ...]
    level: BandItem | None
    past: Decimal | None

    @property
    def code(self) -> str:
        return self.task.code or ""

    @property
    def not_scored(self) -> list[str]:
        """The criteria without points."""
        return [one.code for one in self.criteria if one.score is None]

    @property
    def unexplained(self) -> list[str]:
        """The criteria whose points want a reason and have none."""
        return [one.code for one in self.criteria if one.owes]

    @property
    def difference(self) -> Decimal | None:
        """Points more than in the period before; None until both are whole."""
        if self.points.score is None or self.past is None or self.not_scored:
            return None
        return self.points.score - self.past


def standings(ledger: Ledger, guidance: Guidance, period: str, past: str = "") -> list[TaskStanding]:
    """The tasks of one period beside those of an earlier one, by the codes that both know."""
    now = scores_of(ledger, period, guidance)
    then = scores_of(ledger, past, guidance) if past else None
    made: list[TaskStanding] = []
    for task in guidance.tasks:
        code = task.code or ""
        points = now.tasks[code]
        made.append(
            TaskStanding(
                task,
                points,
                tuple(_criterion(ledger, item, period, past) for item in guidance.criteria(code)),
                band(guidance, "task", points.score) if points.scored == points.criteria else None,
                then.tasks[code].score if then else None,
            )
        )
    return made


def _criterion(ledger: Ledger, item: CriterionItem, period: str, past: str) -> CriterionStanding:
    row = ledger.get(CriterionScore, score_uid(period, item.code or ""))
    old = ledger.get(CriterionScore, score_uid(past, item.code or "")) if past else None
    score = row.score if row else None
    owes = why_reason(item, score) if row is not None and row.reason is None else ""
    return CriterionStanding(item, score, owes, old.score if old else None)
