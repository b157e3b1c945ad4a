"""Tasks that conferences and guidance documents gave, and how they stand (domain notes §2.2).

Being overdue is never stored: it follows from the deadline and today's date.
"""

import datetime
from dataclasses import dataclass, replace
from enum import Enum

from app.domain.conference import TaskGiven, is_overdue
from app.domain.periods import span
from app.text.dates import write_date

SOON = 14
"""Days before its deadline from which on a task is called due (our own proposal)."""


class Standing(Enum):
    """How a task stands; the value is what people read."""

    OVERDUE = "quá hạn"
    DUE = "đến hạn"
    OPEN = "đang làm"
    NO_DEADLINE = "không có hạn"
    DONE = "đã xong"
    STOPPED = "đã dừng"


_ORDER = list(Standing)
OPEN = frozenset({Standing.OVERDUE, Standing.DUE, Standing.OPEN, Standing.NO_DEADLINE})
"""What still has to be done."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A task given, with the record that gave it. `days` is how many are left; negative when overdue, None without."""

    task: TaskGiven
    given_by: str  # what a person calls the conference or document
    given_on: str  # its date, partial or ""
    kind: str  # the kind of the record that gave it
    standing: Standing
    days: int | None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.standing in OPEN


def standing_of(task: TaskGiven, today: datetime.date) -> tuple[Standing, int | None]:
    """How a task stands on a day, and how many days are left to the end of its deadline."""
    if task.state == "done":
        return Standing.DONE, None
    if task.state == "stopped":
        return Standing.STOPPED, None
    days = span(task.deadline)
    if days is None:
        return Standing.NO_DEADLINE, None
    left = (days[1] - today).days
    if is_overdue(task, today.isoformat()):
        return Standing.OVERDUE, left
    return (Standing.DUE if left <= SOON else Standing.OPEN), left


def in_order(follow_up: FollowUp) -> tuple[int, int, str]:
    """The order to read them in: what is late, what comes soon, the rest; each by its deadline."""
    days = follow_up.days if follow_up.days is not None else 10**6
    return _ORDER.index(follow_up.standing), days, follow_up.task.uid


def time_left(follow_up: FollowUp) -> str:
    """ "quá hạn 12 ngày", "còn 3 ngày", "hôm nay"; the bare standing where there are no days to count."""
    days = follow_up.days
    if days is None:
        return follow_up.standing.value
    if days < 0:
        return f"quá hạn {-days} ngày"
    return "hạn hôm nay" if days == 0 else f"còn {days} ngày"


def reported(task: TaskGiven, state: str, on: str, said: str = "") -> TaskGiven:
    """The task after a report on it: its state, and what was said, under its date, behind what was said before.

    `on` is an ISO date. A task that is done keeps the day; one that is taken up again loses it.
    """
    line = f"{write_date(on)}: {said.strip()}" if said.strip() else ""
    result = "\n".join(part for part in (task.result or "", line) if part)
    return replace(task, state=state, result=result or None, done_on=on if state == "done" else None)
