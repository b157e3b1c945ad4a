"""By when those who owe a report are asked to send it. The rule is our own proposal; nothing official says how long."""

from datetime import date, timedelta

from app.domain.periods import working_day

DAYS = 3
"""Working days that a unit is given after the day on which the superior wants its report, or after today."""


def proposed_day(due: date | None, today: date) -> date:
    """Three working days after the day the report was due, or after today where that day is past or nobody set one."""
    day = max(due or today, today)
    for _ in range(DAYS):
        day = working_day(day + timedelta(days=1))
    return day
