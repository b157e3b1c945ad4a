import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.conference import TaskGiven, is_overdue
from app.domain.follow_ups import FollowUp, Standing, in_order, reported, standing_of, time_left

TODAY = datetime.date(2024, 11, 22)


def told(**values: str) -> FollowUp:
    task = TaskGiven(content="Báo cáo", **values)
    return FollowUp(task, "Hội nghị", "2024", "conference", *standing_of(task, TODAY))


def test_a_task_stands_by_its_deadline_and_its_state():
    assert told(deadline="2024-11-10").standing is Standing.OVERDUE
    assert told(deadline="2024-11-30").standing is Standing.DUE
    assert told(deadline="2024-12").standing is Standing.OPEN, "a month runs to its end"
    assert told().standing is Standing.NO_DEADLINE
    assert told(deadline="--12-18").standing is Standing.NO_DEADLINE, "a day without its year is no deadline"
    assert told(deadline="2024-11-10", state="done").standing is Standing.DONE
    assert told(deadline="2024-11-10", state="stopped").standing is Standing.STOPPED


def test_what_is_left_is_said_in_days():
    assert time_left(told(deadline="2024-11-10")) == "quá hạn 12 ngày"
    assert time_left(told(deadline="2024-11-22")) == "hạn hôm nay"
    assert time_left(told(deadline="2024-11-25")) == "còn 3 ngày"
    assert time_left(told()) == "không có hạn"


def test_late_ones_come_first_and_ended_ones_last():
    rows = [told(state="done"), told(), told(deadline="2025"), told(deadline="2024-11-25"), told(deadline="2023")]
    assert [each.standing for each in sorted(rows, key=in_order)] == [
        Standing.OVERDUE,
        Standing.DUE,
        Standing.OPEN,
        Standing.NO_DEADLINE,
        Standing.DONE,
    ]


def test_a_report_is_kept_under_its_date_and_the_last_state_counts():
    task = reported(TaskGiven(content="Báo cáo"), "in_progress", "2024-11-01", " Đã giao Ban Dân vận ")
    assert (task.state, task.result, task.done_on) == ("in_progress", "01/11/2024: Đã giao Ban Dân vận", None)
    task = reported(task, "done", "2024-11-20", "Đã gửi")
    assert (task.state, task.done_on) == ("done", "2024-11-20")
    assert task.result == "01/11/2024: Đã giao Ban Dân vận\n20/11/2024: Đã gửi"
    assert reported(task, "in_progress", "2024-11-21").done_on is None


@given(
    deadline=st.one_of(
        st.dates(datetime.date(2020, 1, 1), datetime.date(2029, 12, 31)).flatmap(
            lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
        ),
        st.none(),
    ),
    state=st.sampled_from([None, "not_started", "in_progress", "done", "stopped"]),
    today=st.dates(datetime.date(2020, 1, 1), datetime.date(2029, 12, 31)),
)
@settings(max_examples=60, deadline=None)
def test_overdue_means_the_same_everywhere(deadline: str | None, state: str | None, today: datetime.date):
    task = TaskGiven(deadline=deadline, state=state)
    standing, days = standing_of(task, today)
    assert (standing is Standing.OVERDUE) == is_overdue(task, today.isoformat())
    assert (standing is Standing.OVERDUE) == (days is not None and days < 0)
