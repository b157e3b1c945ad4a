"""Tasks that conferences and guidance documents gave: which are due, and what became of them."""

import datetime
from collections.abc import Iterable

from app.domain.conference import Conference, TaskGiven
from app.domain.correspondence import Directive
from app.domain.follow_ups import FollowUp, in_order, reported, standing_of
from app.open_office import OpenOffice
from app.storage import open_tasks


class FollowUps:
    """The tasks given, each with the record that gave it."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def open_tasks(self, today: datetime.date) -> list[FollowUp]:
        """What still has to be done: overdue first, then by deadline."""
        return self._told(open_tasks.open_tasks(self._office.ledger), today)

    def all_tasks(self, today: datetime.date) -> list[FollowUp]:
        """Every task given, those that are done last."""
        return self._told(self._office.ledger.all(TaskGiven), today)

    def overdue(self, today: datetime.date) -> int:
        """How many are past their deadline; cheap enough to be asked after every key."""
        return open_tasks.count_overdue(self._office.ledger, today.isoformat())

    def report(self, task: TaskGiven, state: str, on: str, said: str = "") -> TaskGiven:
        """Keep what became of a task, with its date (ISO) and a few words; returns the task as kept."""
        kept = reported(task, state, on, said)
        self._office.ledger.put(kept)
        return kept

    def _told(self, tasks: Iterable[TaskGiven], today: datetime.date) -> list[FollowUp]:
        ledger = self._office.ledger
        givers: dict[str, Conference | Directive | None] = {}
        found: list[FollowUp] = []
        for task in tasks:
            if task.parent not in givers:
                givers[task.parent] = ledger.get(Conference, task.parent) or ledger.get(Directive, task.parent)
            giver = givers[task.parent]
            standing, days = standing_of(task, today)
            on = giver.held_on if isinstance(giver, Conference) else giver.issued_on if giver else None
            called = giver.description.title_of(giver) if giver else ""
            kind = giver.description.name if giver else ""
            found.append(FollowUp(task, called, on or "", kind, standing, days))
        return sorted(found, key=in_order)
