"""Rules for the self-assessment and for the report as a whole (domain notes §4.1, §9.10 and §9.13)."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.assessment import CriterionScore, Limitation, TaskReview
from app.domain.indicator_figure import IndicatorFigure
from app.domain.office import Office
from app.domain.outline import PERIODIC, TASKS_OF_PROGRAMME, outline_of, programme_fields, programmes_of
from app.domain.problems import Case, Problem, problem
from app.domain.report import Report, report_uid
from app.domain.scores import why_reason
from app.text.numbers import write_number

_STEP = Decimal("0.5")
_NARRATIVE = ("results", "strengths", "models", "lessons", "proposals")


def assessment_problems(case: Case) -> Iterator[Problem]:
    """Scores beyond their limits, scores without a reason, tasks and limitations that are only half told.

    A periodic report owes no word on the six tasks, but one on each of its programmes.
    """
    yield from _weights(case)
    yield from _scores(case)
    if outline_of(case.records, case.period) == PERIODIC:
        yield from _programmes(case)
    else:
        yield from _unscored(case)
        yield from _narratives(case)
    for row in case.records.all(Limitation):
        if not row.causes:
            yield problem("warning", case, row, "causes", "hạn chế chưa có nguyên nhân.")
        if not row.solutions:
            yield problem("warning", case, row, "solutions", "hạn chế chưa có giải pháp.")


def report_problems(case: Case) -> Iterator[Problem]:
    """What the printed document cannot do without."""
    office = next(iter(case.records.all(Office)), None)
    if office is None:
        yield Problem("error", "Chưa ghi thông tin đơn vị; hãy mở mục Đơn vị và ghi mã, tên, cấp.", "office")
    report = case.records.get(Report, report_uid(case.period.code))
    if report is None:
        said = f"Chưa lập báo cáo kỳ {case.period.label}: cần trích yếu, ngày ký và người ký."
        yield Problem("error", said, "report")
        return
    if not report.number:
        yield problem("warning", case, report, "number", "chưa ghi số; bản in sẽ để trống chỗ này.")
    if not report.place and not (office and office.place_name):
        yield problem("warning", case, report, "place", "chưa ghi địa danh.")


def _weights(case: Case) -> Iterator[Problem]:
    weights = sum((task.weight or Decimal(0) for task in case.guidance.tasks), Decimal(0))
    if case.guidance.tasks and weights != 100:
        said = f"Bộ biểu mẫu có tổng trọng số {write_number(weights)}, phải là 100; hãy hỏi đơn vị ban hành."
        yield Problem("error", said, "task")


def _scores(case: Case) -> Iterator[Problem]:
    for row in case.records.all(CriterionScore):
        criterion = case.guidance.criterion(row.criterion or "")
        highest = criterion.maximum if criterion else None
        for key in ("score", "appraised"):
            yield from _points(case, row, key, highest)
        if row.score is None or criterion is None or highest is None:
            continue
        why = why_reason(criterion, row.score)
        if row.reason is None and why:
            yield problem("error", case, row, "reason", f"điểm {why} nên phải có thuyết minh.")


def _unscored(case: Case) -> Iterator[Problem]:
    scored = {row.criterion for row in case.records.all(CriterionScore) if row.score is not None}
    criteria = [item for item in case.guidance.criteria() if item.code]
    missing = [item.code for item in criteria if item.code not in scored]
    if missing:
        codes = ", ".join(str(code) for code in missing[:8]) + ("…" if len(missing) > 8 else ".")
        said = f"Còn {len(missing)}/{len(criteria)} tiêu chí chưa tự chấm điểm: {codes}"
        yield Problem("warning", said, "criterion_score")


def _points(case: Case, row: CriterionScore, key: str, highest: Decimal | None) -> Iterator[Problem]:
    points: Decimal | None = getattr(row, key)
    if points is None:
        return
    if highest is not None and points > highest:
        said = f"điểm {write_number(points)} lớn hơn điểm tối đa {write_number(highest)}."
        yield problem("error", case, row, key, said)
    if points % _STEP:
        yield problem("error", case, row, key, f"điểm {write_number(points)} không theo bước 0,5.")


def _programmes(case: Case) -> Iterator[Problem]:
    """A programme of which nothing would be printed, and names for which there is no text."""
    report = case.records.get(Report, report_uid(case.period.code))
    if report is None:
        return
    told = {
        item.task
        for row in case.records.all(IndicatorFigure)
        if row.actual is not None and (item := case.guidance.indicator(row.indicator or "")) is not None
    }
    for number, (key, name) in enumerate(programmes_of(report), 1):
        if not key:
            most = len(programme_fields())
            said = f"ghi nhiều hơn {most} chương trình, từ chương trình {number} không có ô để viết."
            yield problem("warning", case, report, "programme_names", said)
            return
        if not getattr(report, key) and told.isdisjoint(TASKS_OF_PROGRAMME.get(key, ())):
            yield problem("warning", case, report, key, f"chương trình {number} “{name}” chưa có nội dung.")


def _narratives(case: Case) -> Iterator[Problem]:
    told = {row.task: row for row in case.records.all(TaskReview)}
    for task in case.guidance.tasks:
        row = told.get(task.code)
        if row is None or not any(getattr(row, key) for key in _NARRATIVE):
            said = f"Nhiệm vụ {task.number} chưa có phần đánh giá: “{task.wording}”."
            uid = row.uid if row else ""
            yield Problem("warning", said, "task_review", uid, "results")
