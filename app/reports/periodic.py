"""The body of a periodic report: the people's situation, the programmes, general assessment, what comes next.

Outline (a) of domain notes §5.2. Which programmes there are, and how they are called, the report itself says.
"""

from reportlab.platypus import Flowable

from app.domain.fields import Kind
from app.domain.guidance import TaskItem
from app.domain.outline import TASKS_OF_PROGRAMME, programmes_of
from app.domain.report import LEAD
from app.reports.dossier import Dossier
from app.reports.review import directions, general, grounds, recommendations, situation
from app.reports.sections import said
from app.reports.style import BODY, HEADING, PART, led, line, paragraphs
from app.reports.tasks import NOTHING, told_of_tasks


def body(dossier: Dossier) -> list[Flowable]:
    """Everything between the title and the signature."""
    asked = recommendations(dossier)
    return [
        *grounds(dossier),
        line("I. TÌNH HÌNH CÁC TẦNG LỚP NHÂN DÂN VÀ KHỐI ĐẠI ĐOÀN KẾT", PART),
        *(situation(dossier) or [line(NOTHING, BODY)]),
        line("II. KẾT QUẢ THỰC HIỆN CÁC CHƯƠNG TRÌNH HÀNH ĐỘNG", PART),
        *_leadership(dossier),
        *_programmes(dossier),
        *general(dossier, "III", "ĐÁNH GIÁ CHUNG, TỒN TẠI, HẠN CHẾ"),
        line("IV. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", PART),
        *(directions(dossier) or [line(NOTHING, BODY)]),
        *([line("V. KIẾN NGHỊ, ĐỀ XUẤT", PART), *asked] if asked else []),
    ]


def _leadership(dossier: Dossier) -> list[Flowable]:
    """What was written of leadership and inspection stands before the programmes."""
    flow: list[Flowable] = []
    for field, words in said(dossier.report, dossier.lookup):
        if field.section == LEAD and field.kind is Kind.NOTE:
            flow += led(f"{field.label}:", words)
    return flow


def _programmes(dossier: Dossier) -> list[Flowable]:
    """Each programme: what was written, or what its tasks tell; tasks of no programme come last."""
    left = {task.code or task.uid: task for task in dossier.guidance.tasks}
    flow: list[Flowable] = []
    for number, (key, name) in enumerate(programmes_of(dossier.report), 1):
        text = getattr(dossier.report, key) if key else None
        tasks = [left.pop(code) for code in TASKS_OF_PROGRAMME.get(key, ()) if code in left]
        told = [*paragraphs(text), *told_of_tasks(tasks, dossier, from_figures=not text)]
        flow += [line(f"{number}. {name}", HEADING), *(told or [line(NOTHING, BODY)])]
    return flow + [part for task in left.values() for part in _of_no_programme(task, dossier)]


def _of_no_programme(task: TaskItem, dossier: Dossier) -> list[Flowable]:
    told = told_of_tasks([task], dossier)
    return [line(task.wording or "", HEADING), *told] if told else []
