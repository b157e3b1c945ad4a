"""What guidance from above changed, and the answers that were begun under the guidance before it."""

from dataclasses import dataclass
from datetime import date

from app.domain.fields import Record
from app.domain.guidance import GuidanceHeader
from app.domain.guidance_news import (
    ADDED,
    CHANGED,
    DROPPED,
    RENAMED,
    FieldChange,
    Novelty,
    called,
    novelties,
)
from app.domain.old_questions import OldAnswer, carried_over, old_answers
from app.domain.periods import Period
from app.open_office import OpenOffice
from app.storage.mailbox import Entry

__all__ = ["ADDED", "CHANGED", "DROPPED", "RENAMED", "FieldChange", "News", "Novelty", "OldAnswer", "Questions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What one received guidance changed, and for our level the day on which a period is due, before and since."""

    entry: Entry
    header: GuidanceHeader
    novelties: tuple[Novelty, ...]
    due_before: date | None
    due_now: date | None


class Questions:
    """New questions, and answers to old ones."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def received(self) -> list[Entry]:
        """The guidance that was received and is in force, newest first."""
        return self._office.books.mailbox.entries(direction="in", kind="guidance", states=["received"])

    def news(self, entry: Entry, period: Period) -> News:
        """What a received guidance changed against what was in force before it."""
        office = self._office
        before, now = office.issued.around(entry.source)
        header = next(iter(office.ledger_of(entry.source).all(GuidanceHeader)), now.header)
        return News(
            entry=entry,
            header=header,
            novelties=tuple(novelties(before, now)),
            due_before=before.deadline(period, office.level),
            due_now=now.deadline(period, office.level),
        )

    def old_answers(self, period: Period) -> list[OldAnswer]:
        """Answers of a period to questions that are asked no more: kept, never sent."""
        office = self._office
        return old_answers(office.ledger, period, office.guidance_of(period))

    def name(self, item: Record, period: Period) -> str:
        """What a person calls a question."""
        return called(item, self._office.guidance_of(period))

    def is_carried(self, period: Period, answer: OldAnswer, item: Record) -> bool:
        """Whether the question in its place already says all that can be taken over."""
        made = self._carried(period, answer, item)
        return self._office.ledger.get(type(made), made.uid) == made

    def carry_over(self, period: Period, answer: OldAnswer, item: Record) -> Record:
        """Take an old answer over to the question in its place, as one act that can be undone."""
        with self._office.ledger.batch("chuyển câu trả lời sang câu hỏi mới"):
            return self._office.ledger.put(self._carried(period, answer, item))

    def _carried(self, period: Period, answer: OldAnswer, item: Record) -> Record:
        office = self._office
        return carried_over(office.ledger, period, office.guidance_of(period), answer.record, item)
