"""What a report says where its writer left a text empty: sentences from the figures, lists from the self-assessment.

Printing writes it, and the window can put it into the empty boxes; both ask here, so that a box that was filled so
prints what it would have printed empty.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from app.domain.assessment import Cause, Limitation, TaskReview, assessment_uid, review_uid
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.outline import PERIODIC, TASKS_OF_PROGRAMME, outline_of
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.domain.sentences import Sentences, of_report

Place = tuple[str, str]

A_PARAGRAPH = 4
"""Sentences that stand together."""

PLACES_OF_REPORT: Mapping[str, tuple[Place, ...]] = {
    "leadership": (("leadership", ""),),
    "dissemination": (("dissemination", ""),),
    "inspection": (("inspection", ""),),
    **{key: tuple(("result", task) for task in tasks) for key, tasks in TASKS_OF_PROGRAMME.items()},
    "strengths": (("strength", ""),),
    "limitations": (("limitation", ""),),
}
"""Which sentences belong into which text of a report; the programmes of the periodic report tell the tasks' results."""

_OF_REVIEW = frozenset({"leadership", "dissemination", "inspection"})
_OF_PERIODIC = frozenset(TASKS_OF_PROGRAMME)
_GATHERED = ("strengths", "limitations", "causes_objective", "causes_subjective", "lessons")


class WrittenTexts:
    """The texts of one period's report."""

    def __init__(self, ledger: Ledger, guidance: Guidance, period: Period) -> None:
        self._ledger, self._guidance, self._period = ledger, guidance, period
        self.sentences: Sentences = of_report(ledger, guidance, period)

    def of_report(self, key: str) -> str:
        """What stands in a text of the report that was left empty; "" where there is nothing to tell."""
        other = _OF_REVIEW if outline_of(self._ledger, self._period) == PERIODIC else _OF_PERIODIC
        told = [] if key in other else self.sentences.at(*PLACES_OF_REPORT.get(key, ()))
        listed = [f"- {words}" for words in self._gathered(key)]
        if listed:
            told = [f"- {words}" for words in told]
            return "\n".join([*told, *listed])
        return _joined(told)

    def of_task(self, code: str) -> str:
        """What stands in the results of a task that were left empty."""
        return _joined(self.sentences.at(("result", code)))

    def into_empty(self) -> list[Record]:
        """The report and the results of its tasks, with everything that is empty and can be written filled in.

        Only what changes is among them.
        """
        return [*self._report(), *self._reviews()]

    def filled(self, records: Iterable[Record]) -> list[str]:
        """The names of the boxes that `into_empty` filled in these records, as people know them."""
        named: list[str] = []
        for record in records:
            if isinstance(record, Report):
                before = self._ledger.get(Report, record.uid) or Report(uid=record.uid)
                fields = record.description.fields
                keys = {key for key in (*PLACES_OF_REPORT, *_GATHERED) if getattr(record, key) != getattr(before, key)}
                named += [field.label for field in fields if field.key in keys]
            elif isinstance(record, TaskReview):
                task = next((task for task in self._guidance.tasks if (task.code or task.uid) == record.task), None)
                named.append(f"Kết quả nhiệm vụ {task.number if task else record.task}")
        return named

    def _report(self) -> Iterable[Report]:
        uid = report_uid(self._period.code)
        report = self._ledger.get(Report, uid) or Report(uid=uid, period=self._period.code)
        keys = [key for key in (*PLACES_OF_REPORT, *_GATHERED) if not getattr(report, key)]
        filled = {key: words for key in dict.fromkeys(keys) if (words := self.of_report(key))}
        return [dataclasses.replace(report, **filled)] if filled else []

    def _reviews(self) -> Iterable[TaskReview]:
        if outline_of(self._ledger, self._period) == PERIODIC:
            return
        for task in self._guidance.tasks:
            code = task.code or task.uid
            uid = review_uid(self._period.code, code)
            review = self._ledger.get(TaskReview, uid) or TaskReview(
                uid=uid, parent=assessment_uid(self._period.code), position=task.number or 0, task=code
            )
            words = "" if review.results else self.of_task(code)
            if words:
                yield dataclasses.replace(review, results=words)

    def _gathered(self, key: str) -> list[str]:
        """What the six chapters say, for the general assessment."""
        if key not in _GATHERED:
            return []
        ledger, uid = self._ledger, assessment_uid(self._period.code)
        if key == "limitations":
            return _lines(row.content for row in ledger.parts(Limitation, uid))
        if key in ("strengths", "lessons"):
            return _lines(getattr(row, key) for row in ledger.parts(TaskReview, uid))
        objective = key == "causes_objective"
        causes = ledger.parts(Cause, uid)
        return _lines(row.content for row in causes if (row.cause_kind == "objective") is objective)


def _joined(sentences: Sequence[str]) -> str:
    """Sentences as paragraphs of a few: one a line would read like a list."""
    groups = (sentences[at : at + A_PARAGRAPH] for at in range(0, len(sentences), A_PARAGRAPH))
    return "\n".join(" ".join(group) for group in groups)


def _lines(texts: Iterable[str | None]) -> list[str]:
    return [part for text in texts for part in (text or "").split("\n") if part.strip()]
