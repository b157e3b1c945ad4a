import pytest

from app.domain.conference import TaskGiven, is_overdue


@pytest.mark.parametrize(
    ("deadline", "state", "overdue"),
    [
        ("2024-12-31", "in_progress", True),
        ("2024-12-31", None, True),
        ("2024-12-31", "done", False),
        ("2024-12-31", "stopped", False),
        ("2025-01-15", "not_started", False),
        ("2025-01", "not_started", False),  # a month runs to its end
        ("2024-12", "not_started", True),
        ("2025", None, False),
        ("2024", None, True),
        ("--01-01", None, False),  # nobody knows of which year
        (None, None, False),
    ],
)
def test_being_overdue_is_computed(deadline: str | None, state: str | None, overdue: bool) -> None:
    assert is_overdue(TaskGiven(deadline=deadline, state=state), "2025-01-15") is overdue
