"""How everything stands, read from the office in one go: what the first page shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.desks.replies import Asked
from app.domain.campaign import Campaign
from app.domain.consolidation import hosted
from app.domain.follow_ups import FollowUp, Standing
from app.domain.indicator_figure import OWN_PREFIX
from app.domain.indicators import percent
from app.domain.periods import Period
from app.domain.problems import Problem
from app.domain.records import parts_of
from app.domain.scores import rating, scores_of
from app.domain.standings import TaskStanding, standings
from app.office import Entry, Office
from app.text.dates import moment_words
from app.text.numbers import write_number
from ui.models.indicator_lines import how_many_filled, rows_of
from ui.next_step import Step, due_words, next_step
from ui.pages.inbox_lines import missing_of, stamp
from ui.pages.places import SEND, WORDS_VIEW

SHOWN_INDICATORS = 6
"""Indicators with a plan that are drawn: those that are furthest behind it, which is where looking helps."""

OLD_COPY = 7
"""Days after which a safety copy is called old (our own proposal)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report: what is there, how much of it is filled in where that can be counted, what is wrong."""

    name: str
    kind: str
    uid: str
    said: str
    done: int = 0
    of: int = 0
    blocking: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A number beside the one before it. `share` and `before` go from 0 to 1 of the longest bar."""

    label: str
    said: str
    share: float
    before: float | None
    before_said: str
    kind: str
    uid: str
    behind: bool = False


@dataclass(frozen=True, slots=True)
class SafetyCopy:
    """The last safety copy in words; `old` when it is time for another."""

    said: str
    old: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """One look at a period."""

    step: Step
    problems: Sequence[Problem]
    due: str
    sent: Entry | None
    parts: Sequence[Part]
    tasks: Sequence[FollowUp]
    remarks: Sequence[Asked]
    scores: Sequence[Bar]
    rated: str
    plans: Sequence[Bar]
    planned: str
    copy: SafetyCopy
    below: str
    owing: int  # units below that have not sent


def look(office: Office, period: Period, now: datetime) -> Glance:
    """Everything at once; called beside the window, for a ledger of many years takes a while to check."""
    today = now.date()
    problems = office.check(period.code)
    past = office.assessing.assessed_before(period)
    guidance = office.guidance_of(period)
    standing = standings(office.ledger, guidance, period.code, past.code if past else "")
    plans, planned = _plans(office, period)
    tasks = [each for each in office.follow_up.open_tasks(today) if each.standing in (Standing.OVERDUE, Standing.DUE)]
    return Glance(
        step=next_step(office, period, today, problems),
        problems=problems,
        due=due_words(office, period, today),
        sent=office.newest_report(period),
        parts=_parts(office, period, problems, standing),
        tasks=tasks,
        remarks=office.replies.remarks(period),
        scores=[_score(each, past.label if past else "") for each in standing],
        rated=_rated(office, period),
        plans=plans,
        planned=planned,
        copy=_copy(office, now),
        below=stamp(office, period) if office.has_units_below else "",
        owing=len(missing_of(office, period)) if office.has_units_below else 0,
    )


def _parts(office: Office, period: Period, problems: Sequence[Problem], tasks: Sequence[TaskStanding]) -> list[Part]:
    wrong = Counter(problem.record_kind for problem in problems if problem.level == "error")

    def blocking(kind: str) -> int:
        return sum(wrong[name] for name in (kind, *(part.description.name for part in parts_of(kind))))

    held = len(hosted(office.ledger, period, office.guidance_of(period)))
    campaigns = len(office.ledger.all(Campaign))
    figures = office.figures.of(period)
    own = [row for row in figures if (row.indicator or "").startswith(OWN_PREFIX)]
    lines = rows_of(office.guidance_of(period).indicators_of(period), {}, own)
    filled, wanted = how_many_filled(lines, {row.indicator or "": row for row in figures})
    scored, criteria = sum(each.points.scored for each in tasks), sum(each.points.criteria for each in tasks)
    words = "đủ các mục phải có" if not blocking("report") else "còn thiếu"
    return [
        Part("Hội nghị", "conference", "", f"{held} hội nghị đã tổ chức", int(held > 0), 1, blocking("conference")),
        Part("Phong trào", "campaign", "", f"{campaigns} đang ghi", int(campaigns > 0), 1, blocking("campaign")),
        Part(
            "Chỉ tiêu",
            "indicator_figure",
            "",
            f"{filled}/{wanted} đã nhập",
            filled,
            wanted,
            blocking("indicator_figure"),
        ),
        Part(
            "Sáu nhiệm vụ",
            "assessment",
            "",
            f"{scored}/{criteria} tiêu chí đã chấm",
            scored,
            criteria,
            blocking("assessment"),
        ),
        Part("Lời báo cáo", SEND, WORDS_VIEW, words, blocking=blocking("report")),
    ]


def _score(task: TaskStanding, past: str) -> Bar:
    points = task.points.score
    name = task.task.short_name or task.code
    return Bar(
        f"{task.code} · {name}",
        "chưa chấm" if points is None else write_number(points),
        float(points or 0) / 100,
        None if task.past is None else float(task.past) / 100,
        "" if task.past is None else f"{past}: {write_number(task.past)}",
        "assessment",
        task.code,
    )


def _rated(office: Office, period: Period) -> str:
    guidance = office.guidance_of(period)
    scores = scores_of(office.ledger, period.code, guidance)
    if scores.total is None:
        return ""
    level = rating(guidance, scores, 0) if scores.complete else None
    return f"{write_number(scores.total)}/100 · {level.name if level else 'tạm tính'}"


def _plans(office: Office, period: Period) -> tuple[list[Bar], str]:
    """The indicators with a plan that are furthest behind, and how many have reached theirs."""
    guidance = office.guidance_of(period)
    found: list[tuple[Decimal, Bar]] = []
    for row in office.figures.of(period):
        item = guidance.indicator(row.indicator or "")
        reached = percent(row.actual, row.plan)
        if item is None or reached is None:
            continue
        before = percent(row.last_year, row.plan)
        found.append(
            (
                reached,
                Bar(
                    item.name or row.indicator or "",
                    f"{write_number(reached)} %",
                    min(float(reached) / 100, 1.0),
                    None if before is None else min(float(before) / 100, 1.0),
                    "" if before is None else f"cùng kỳ: {write_number(before)} % kế hoạch",
                    "indicator_figure",
                    row.uid,
                    behind=reached < 100,
                ),
            )
        )
    found.sort(key=lambda each: each[0])
    done = sum(reached >= 100 for reached, _ in found)
    said = f"Đạt kế hoạch {done}/{len(found)} chỉ tiêu có kế hoạch." if found else ""
    return [bar for _, bar in found[:SHOWN_INDICATORS]], said


def _copy(office: Office, now: datetime) -> SafetyCopy:
    made = office.safety.newest()
    second = office.settings.backup_copy
    where = "" if second else " Chưa có nơi sao lưu thứ hai: nên chọn một USB hoặc ổ đĩa khác."
    if made is None:
        return SafetyCopy(f"Chưa có bản sao lưu nào; sổ tự sao lưu khi đóng chương trình.{where}", old=False)
    when = moment_words(made, now.date())
    return SafetyCopy(f"Sao lưu lần cuối {when}.{where}", old=(now - made).days >= OLD_COPY or not second)


def last_copy(office: Office, now: datetime) -> str:
    """When the last safety copy was made, in as few words as the line at the foot of the window has room for."""
    made = office.safety.newest()
    return f"sao lưu {moment_words(made, now.date())}" if made else "chưa có bản sao lưu"
