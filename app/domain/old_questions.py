"""Answers to questions that the guidance of a period asks no more: kept, shown, offered to what stands in their place.

They never travel as if they answered something that is asked, and nothing deletes them: what was typed stays where
it is until a person takes it over or away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.assessment import (
    Cause,
    CriterionScore,
    Evidence,
    Limitation,
    Solution,
    TaskReview,
    assessment_uid,
    review_uid,
    score_uid,
)
from app.domain.fields import Kind, Part, Record
from app.domain.guidance import Guidance
from app.domain.guidance_items import CriterionItem, IndicatorItem, TaskItem
from app.domain.guidance_news import called, in_use, successors_of
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure, figure_uid
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.words import names_in, say

_ASKED_BY: Mapping[type[Record], tuple[tuple[str, type[Record]], ...]] = {
    CriterionScore: (("criterion", CriterionItem),),
    TaskReview: (("task", TaskItem),),
    Limitation: (("task", TaskItem),),
    Cause: (("task", TaskItem),),
    Solution: (("task", TaskItem),),
    Evidence: (("criterion", CriterionItem), ("task", TaskItem)),
    IndicatorFigure: (("indicator", IndicatorItem),),
}
"""The field by which a record answers an item of the guidance."""

_ROWS = (Limitation, Cause, Solution, Evidence)
"""Rows of their own: taken over by being moved under another question."""

_FIGURES = ("plan", "actual", "last_year", "cumulative")

_COMPARABLE = ("unit", "nature")
"""What two indicators must share for the figures of one to be figures of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAnswer:
    """An answer whose question is gone. `said` is what was answered, `successors` the questions that replace it."""

    record: Record
    question: str
    said: tuple[tuple[str, str], ...]
    successors: tuple[Record, ...] = ()

    def as_text(self) -> str:
        """All of it as lines, to be copied elsewhere."""
        return "\n".join([self.question, *(f"{label}: {words}" for label, words in self.said)])


def asks_no_more(record: Record, guidance: Guidance) -> bool:
    """Whether a record answers what the guidance once asked and asks no more.

    A code that it never knew is no old question; `checks` says that nobody knows it.
    """
    gone = _gone(record, guidance)
    return gone is not None and _item(*gone[1:], guidance) is not None


def old_answers(ledger: Ledger, period: Period, guidance: Guidance) -> list[OldAnswer]:
    """The answers of a period whose questions are gone or were never known here, as they stand."""
    found: list[OldAnswer] = []
    names = names_in(ledger, guidance)
    for record in _answers(ledger, period):
        gone = _gone(record, guidance)
        if gone is None:
            continue
        key, kind, code = gone
        said = tuple(
            (field.label, words)
            for field in record.description.fields
            if field.key not in (key, "period", "scope") and (words := say(field, getattr(record, field.key), names))
        )
        item = _item(kind, code, guidance)
        question = called(item, guidance) if item else code
        successors = tuple(successors_of(kind, code, guidance))
        if said:
            found.append(OldAnswer(record=record, question=question, said=said, successors=successors))
    return found


def carried_over(ledger: Ledger, period: Period, guidance: Guidance, record: Record, item: Record) -> Record:
    """The answer as one to the question in its place: empty boxes are filled, words are added to words.

    What would not mean the same there (points above the new maximum, figures in another unit) stays behind.
    """
    if isinstance(record, CriterionScore) and isinstance(item, CriterionItem):
        fits = record.score is None or item.maximum is None or record.score <= item.maximum
        uid = score_uid(period.code, item.uid)
        begun = CriterionScore(uid=uid, parent=record.parent, position=item.sequence or 0, criterion=item.uid)
        return _filled(ledger, begun, record, ["reason", *(["score"] if fits else [])])
    if isinstance(record, TaskReview) and isinstance(item, TaskItem):
        uid = review_uid(period.code, item.uid)
        review = TaskReview(uid=uid, parent=record.parent, position=item.number or 0, task=item.uid)
        return _filled(ledger, review, record, [key for key in record.description.by_key if key != "task"])
    if isinstance(record, IndicatorFigure) and isinstance(item, IndicatorItem):
        old = guidance.indicator(record.indicator or "")
        same = old is not None and all(getattr(old, key) == getattr(item, key) for key in _COMPARABLE)
        uid = figure_uid(period.code, item.uid)
        figure = IndicatorFigure(uid=uid, period=period.code, indicator=item.uid, scope="own")
        return _filled(ledger, figure, record, ["note", *(_FIGURES if same else ())])
    if not isinstance(record, _ROWS):
        raise TypeError(f"{record.description.name} answers no {item.description.name}")
    return replace(record, **{"criterion" if isinstance(item, CriterionItem) else "task": item.uid})


def _filled(ledger: Ledger, begun: Record, old: Record, keys: Sequence[str]) -> Record:
    """The answer that is there, or the one just begun, with what the old one says where it says nothing itself."""
    there = ledger.get(type(begun), begun.uid) or begun
    changes: dict[str, Any] = {}
    for key in keys:
        said, value = getattr(there, key), getattr(old, key)
        if said is None:
            changes[key] = value
        elif there.description.by_key[key].kind is Kind.NOTE and value and value not in said:
            changes[key] = f"{said}\n{value}"
    return replace(there, **changes)


def _answers(ledger: Ledger, period: Period) -> list[Record]:
    """What was answered in a period, whether it is asked or not."""
    owner = assessment_uid(period.code)
    found: list[Record] = []
    for kind in _ASKED_BY:
        if issubclass(kind, Part):
            found += ledger.parts(kind, owner)
    figures = ledger.all(IndicatorFigure)
    return [*found, *(one for one in figures if one.period == period.code and one.scope != "area")]


def _gone(record: Record, guidance: Guidance) -> tuple[str, type[Record], str] | None:
    """Field, kind and code of the question that is asked no more; None while all of them are."""
    for key, kind in _ASKED_BY.get(type(record), ()):
        code: str | None = getattr(record, key)
        own = kind is IndicatorItem and (code or "").startswith(OWN_PREFIX)
        item = _item(kind, code, guidance) if code and not own else None
        if code and not own and (item is None or not in_use(item)):
            return key, kind, code
    return None


def _item(kind: type[Record], code: str, guidance: Guidance) -> Record | None:
    if kind is CriterionItem:
        return guidance.criterion(code)
    return guidance.task(code) if kind is TaskItem else guidance.indicator(code)
