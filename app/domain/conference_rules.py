"""Rules that tie a conference's fields and rows together (domain notes §2 and §9.1)."""

from collections.abc import Iterator

from app.domain.conference import BodyPresent, Conference, ConnectionPoint, TaskGiven, Vote
from app.domain.periods import span
from app.domain.problems import Case, Level, Problem, problem
from app.errors import UserError
from app.text.numbers import write_number

_REVIEWS = frozenset({"interim_review", "final_review"})


def conference_problems(case: Case) -> Iterator[Problem]:
    """Contradictions inside conferences and what is missing in them."""
    for conference in case.records.all(Conference):
        yield from _attendance(case, conference)
        yield from _votes(case, conference)
        yield from _points(case, conference)
        yield from _told(case, conference)
        starts, ends = conference.starts_at, conference.ends_at
        if starts and ends and ends < starts and not conference.ends_on:
            yield problem("error", case, conference, "ends_at", "giờ kết thúc trước giờ bắt đầu.")
    yield from _tasks_given(case)


def _level(conference: Conference) -> Level:
    """A draft is never held back."""
    return "warning" if conference.state in (None, "draft") else "error"


def _attendance(case: Case, conference: Conference) -> Iterator[Problem]:
    present, convened, absent = conference.present, conference.convened, conference.absent
    bodies = case.records.parts(BodyPresent, conference.uid)
    counted = [row.present for row in bodies if row.present is not None]
    if counted and present is not None:
        total = sum(counted)
        if total > present or (total < present and len(counted) == len(bodies)):
            said = f"tổng thành phần dự là {write_number(total)}, khác số có mặt {write_number(present)}."
            yield problem(_level(conference), case, conference, "present", said)
    if present is None or convened is None:
        return
    if present > convened and not conference.attendance_remark:
        said = f"có mặt {write_number(present)}, nhiều hơn triệu tập {write_number(convened)}; hãy ghi chú lý do."
        yield problem("warning", case, conference, "present", said)
    elif absent is not None and present + absent != convened:
        sent = write_number(convened)
        said = f"có mặt {write_number(present)} và vắng {write_number(absent)} không bằng triệu tập {sent}."
        yield problem("warning", case, conference, "absent", said)


def _votes(case: Case, conference: Conference) -> Iterator[Problem]:
    for vote in case.records.parts(Vote, conference.uid):
        views = (vote.agreed, vote.against, vote.other_views)
        if vote.total is None or vote.agreed is None:
            continue
        counted = sum(view or 0 for view in views)
        if counted > vote.total or (counted < vote.total and None not in views):
            said = f"số phiếu các loại cộng lại là {write_number(counted)}, khác tổng số {write_number(vote.total)}."
            yield problem(_level(conference), case, vote, "total", said)


def _points(case: Case, conference: Conference) -> Iterator[Problem]:
    points = case.records.parts(ConnectionPoint, conference.uid)
    counted = [point.present for point in points if point.present is not None]
    if conference.form == "in_person" and points:
        yield problem("warning", case, conference, "form", "có điểm cầu nhưng hình thức ghi là trực tiếp.")
    if conference.own_role == "connection_point" and not conference.host_code:
        said = "đơn vị là điểm cầu nhưng chưa ghi mã hội nghị của cấp chủ trì."
        yield problem("warning", case, conference, "host_code", said)
    if (
        counted
        and len(counted) == len(points)
        and conference.present is not None
        and sum(counted) != conference.present
    ):
        said = f"các điểm cầu có {write_number(sum(counted))} người, khác số có mặt {write_number(conference.present)}."
        yield problem("warning", case, conference, "present", said)


def _told(case: Case, conference: Conference) -> Iterator[Problem]:
    """What a review or a dissemination should tell, and a date outside the chosen period."""
    purposes = set(conference.purposes)
    if purposes & (_REVIEWS | {"dissemination"}) and not conference.subjects:
        said = "chưa ghi văn bản, chủ đề được sơ kết, tổng kết hoặc quán triệt."
        yield problem("warning", case, conference, "subjects", said)
    if purposes & _REVIEWS and not conference.overall:
        yield problem("warning", case, conference, "overall", "là sơ kết, tổng kết nhưng chưa ghi đánh giá chung.")
    if conference.period and span(conference.held_on):
        try:
            period = case.guidance.period(conference.period)
        except UserError:
            return  # value_rules tells that there is no such period
        if not period.contains(conference.held_on):
            said = f"ngày tổ chức không thuộc kỳ đã chọn ({period.label})."
            yield problem("warning", case, conference, "held_on", said)


def _tasks_given(case: Case) -> Iterator[Problem]:
    for task in case.records.all(TaskGiven):
        if not task.deadline and not task.rhythms and not task.deadline_remark:
            yield problem("warning", case, task, "deadline", "chưa ghi hạn hoặc nhịp thực hiện.")
