"""The chapter of each of the six tasks: results, key figures, models, shortcomings with causes and solutions, rating.

Wording of the headings comes from the guidance and is printed exactly (domain notes §4).
"""

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable

from app.domain.assessment import Cause, Limitation, Solution, TaskReview, assessment_uid, review_uid
from app.domain.fields import Field
from app.domain.guidance import TaskItem
from app.domain.scores import PLACES, band, rating
from app.reports.dossier import Dossier
from app.reports.figures import key_table
from app.reports.sections import said, small_letter
from app.reports.style import BODY, HEADING, led, line, paragraphs
from app.text.numbers import write_number

NOTHING = "Chưa ghi nội dung."
_LEADS = {"results": "", "strengths": "Kết quả nổi bật:", "models": "Mô hình, cách làm hay:"}
_FIRST = ("results", "strengths")
_AFTER = ("lessons", "proposals")


def task_chapter(task: TaskItem, dossier: Dossier) -> list[Flowable]:
    """One task under its official heading."""
    code = task.code or task.uid
    flow: list[Flowable] = [line(f"{task.number}. {task.wording}", HEADING)]
    flow += told_of_tasks([task], dossier)
    return [*flow, *_own_rating(code, dossier, empty=len(flow) == 1)]


def told_of_tasks(tasks: Sequence[TaskItem], dossier: Dossier, *, from_figures: bool = True) -> list[Flowable]:
    """What is said of one or more tasks, without their rating: results, one table of key figures, then the rest.

    Results that were left empty are written `from_figures`, unless the figures are told elsewhere.
    """
    codes = [task.code or task.uid for task in tasks]
    told = {code: _review(code, dossier) for code in codes}
    flow: list[Flowable] = []
    for code in codes:
        if from_figures and "results" not in told[code]:
            flow += paragraphs(dossier.written.of_task(code))
        for key in _FIRST:
            flow += _paragraphs_of(key, told[code])
    items = [item for item in dossier.guidance.indicators if item.task in codes]
    table = key_table(items, dossier.area_figures or dossier.own_figures, dossier.lookup)
    flow += [table] if table else []
    for code in codes:
        for key in told[code]:
            if key not in (*_FIRST, *_AFTER):
                flow += _paragraphs_of(key, told[code])
        flow += _shortcomings(code, dossier)
        for key in _AFTER:
            flow += _paragraphs_of(key, told[code])
    return flow


def _review(code: str, dossier: Dossier) -> dict[str, tuple[Field, str]]:
    """What was written of a task, by field."""
    review = dossier.ledger.get(TaskReview, review_uid(dossier.period.code, code))
    return {field.key: (field, words) for field, words in said(review, dossier.lookup, {"task"})} if review else {}


def _paragraphs_of(key: str, told: Mapping[str, tuple[Field, str]]) -> list[Flowable]:
    if key not in told:
        return []
    field, words = told[key]
    lead = _LEADS.get(key, f"{field.label}:")
    return led(lead, words) if lead else paragraphs(words)


def total_line(dossier: Dossier) -> list[Flowable]:
    """The weighted total and the level it reaches; nothing before any task is scored."""
    scores = dossier.scores
    if scores.total is None:
        return []
    level = rating(dossier.guidance, scores)
    words = f"{write_number(scores.total, PLACES)} điểm{f' – {level.name}' if level else ''}."
    if not scores.complete:
        words += " Còn tiêu chí chưa chấm điểm."
    flow = led("Tự xếp loại chung:", words)
    if scores.appraised_total is not None:
        flow += led("Cấp trên thẩm định:", f"{write_number(scores.appraised_total, PLACES)} điểm.")
    return flow


def _shortcomings(code: str, dossier: Dossier) -> list[Flowable]:
    """Each shortcoming with the causes and solutions tied to it, then those tied to none."""
    ledger, uid = dossier.ledger, assessment_uid(dossier.period.code)
    causes = {row.uid: row for row in ledger.parts(Cause, uid)}
    solutions = {row.uid: row for row in ledger.parts(Solution, uid)}
    flow: list[Flowable] = []
    tied: set[str] = set()
    for limitation in ledger.parts(Limitation, uid):
        tied |= {*limitation.causes, *limitation.solutions}
        if limitation.task != code:
            continue
        flow += led("Hạn chế:", limitation.content or NOTHING)
        for known in (causes, solutions):
            for name in (*limitation.causes, *limitation.solutions):
                if name in known:
                    flow += _tied(known[name], dossier)
    for row in (*causes.values(), *solutions.values()):
        if row.task == code and row.uid not in tied:
            flow += _tied(row, dossier)
    return flow


def _tied(row: Cause | Solution, dossier: Dossier) -> list[Flowable]:
    told = {field.key: (field, words) for field, words in said(row, dossier.lookup, {"task"})}
    lead = row.description.label
    if isinstance(row, Cause) and "cause_kind" in told:
        lead = f"{lead} {told.pop('cause_kind')[1].lower()}"
    content = told.pop("content", (None, NOTHING))[1]
    aside = "; ".join(f"{small_letter(field.label)}: {words}" for field, words in told.values())
    return led(f"– {lead}:", f"{content.rstrip().rstrip('.')} ({aside})." if aside else content)


def _own_rating(code: str, dossier: Dossier, *, empty: bool) -> list[Flowable]:
    task = dossier.scores.tasks.get(code)
    if task is None or task.score is None:
        return [line(NOTHING, BODY)] if empty else []
    level = band(dossier.guidance, "task", task.score)
    words = f"{write_number(task.score)}/100 điểm{f', mức {level.name}' if level else ''}."
    if task.appraised is not None:
        words += f" Cấp trên thẩm định: {write_number(task.appraised)}/100 điểm."
    return led("Tự xếp loại:", words)
