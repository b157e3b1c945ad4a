"""By when those who owe are asked to send."""

from datetime import date

import pytest

from app.domain.reminding import proposed_day


@pytest.mark.parametrize(
    ("due", "today", "day"),
    [
        (date(2024, 12, 5), date(2024, 12, 12), date(2024, 12, 17)),  # Thursday: Friday, Monday, Tuesday
        (date(2024, 12, 20), date(2024, 12, 12), date(2024, 12, 25)),
        (None, date(2024, 12, 9), date(2024, 12, 12)),
        (None, date(2024, 12, 27), date(2025, 1, 2)),  # over a weekend and New Year
    ],
)
def test_three_working_days_after_the_day_of_the_superior_or_today(due: date | None, today: date, day: date) -> None:
    assert proposed_day(due, today) == day
