"""The body of a review report: opening, leadership, six tasks, general assessment, directions, recommendations.

Outline (b) of domain notes §5.2; the headings of the six tasks are the guidance's own words, which are official.
What the chairman wrote is printed as written; where a text was left empty it is made from the records, so that
prose and tables cannot contradict each other.
"""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from app.domain.assessment import Assessment, assessment_uid
from app.domain.fields import Field, Kind, Record, Section
from app.domain.outline import programmes_of
from app.domain.report import AHEAD, GENERAL, LEAD, OPENING, PROGRAMMES, SUM, Report
from app.domain.report_rows import Direction, Recommendation
from app.domain.words import Lookup, say
from app.reports.charts import task_scores
from app.reports.charts.told import score_marks, score_rows
from app.reports.dossier import Dossier
from app.reports.page import TEXT_WIDTH
from app.reports.sections import said, small_letter
from app.reports.style import BODY, BODY_ITALIC, HEADING, PART, SUBHEADING, led, line, paragraphs, space
from app.reports.tasks import NOTHING, task_chapter, total_line

TASKS_TITLE = "II. KẾT QUẢ THỰC HIỆN 6 NHIỆM VỤ"

_PRINTED_ELSEWHERE = frozenset(
    "period outline subject number symbol place dated_on signing_mode signing_body signer_title signer_name "
    "recipients state revision approved_by approved_on".split()
)
"""Fields of a report that its frame shows, or that only steer the program."""


def body(dossier: Dossier) -> list[Flowable]:
    """Everything between the title and the signature."""
    return [
        *opening(dossier),
        *_leadership(dossier),
        line(TASKS_TITLE, PART),
        *(flow for task in dossier.guidance.tasks for flow in task_chapter(task, dossier)),
        *_programmes(dossier),
        *general(dossier, "III"),
        *_chart_of_scores(dossier),
        *ahead(dossier, "IV", "V"),
    ]


def opening(dossier: Dossier) -> list[Flowable]:
    """Grounds, size of the area, situation; and whatever of the report no chapter prints."""
    return [*grounds(dossier), *situation(dossier)]


def grounds(dossier: Dossier) -> list[Flowable]:
    """What the report is based on, each "Căn cứ" in italics."""
    return [
        line(part, BODY_ITALIC if part.strip().startswith("Căn cứ") else BODY)
        for part in (dossier.report.basis or "").split("\n")
        if part.strip()
    ]


def situation(dossier: Dossier) -> list[Flowable]:
    """The size of the area, its people, and whatever of the report no chapter prints."""
    report = dossier.report
    flow = _size(report, dossier)
    flow += _narratives(report, OPENING, dossier, skip={"basis"})
    chapters = {OPENING, LEAD, PROGRAMMES, GENERAL, AHEAD, SUM}
    for field, words in said(report, dossier.lookup, _PRINTED_ELSEWHERE):
        if field.key == "cutoff_on":
            flow.append(line(f"Số liệu trong báo cáo tính đến ngày {words}.", BODY))
        elif field.section not in chapters:
            flow += led(f"{field.label}:", words)
    return flow


_SIZES = {"population": "dân số {} người", "households": "{} hộ", "residential_areas": "{} khu dân cư"}


def _size(report: Report, dossier: Dossier) -> list[Flowable]:
    """ "Địa bàn có dân số 16.870 người, 4.215 hộ, 12 khu dân cư."."""
    counted = [
        _SIZES.get(field.key, f"{small_letter(field.label)} {{}} {field.unit}").format(words)
        for field, words in _of_section(report, OPENING, dossier)
        if field.kind is Kind.COUNT
    ]
    return [line(f"Địa bàn có {', '.join(counted)}.", BODY)] if counted else []


def _leadership(dossier: Dossier) -> list[Flowable]:
    flow: list[Flowable] = [line("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT VÀ TỔ CHỨC TRIỂN KHAI THỰC HIỆN", PART)]
    number = 0
    for field in dossier.report.description.fields:
        if field.section != LEAD:
            continue
        words = say(field, getattr(dossier.report, field.key), dossier.lookup) or dossier.written.of_report(field.key)
        if words:
            number += 1
            flow += [line(f"{number}. {field.label}", HEADING), *paragraphs(words)]
    return flow if number else [*flow, line(NOTHING, BODY)]


def _chart_of_scores(dossier: Dossier) -> list[Flowable]:
    """The points of the six tasks beside each other."""
    rows = score_rows(dossier.guidance, dossier.scores)
    return [*task_scores(rows, TEXT_WIDTH, marks=score_marks(dossier.guidance)), space(3)] if rows else []


def _programmes(dossier: Dossier) -> list[Flowable]:
    """What was written for the programmes of a periodic report, although this is none."""
    report = dossier.report
    flow: list[Flowable] = []
    for key, name in programmes_of(report):
        text = getattr(report, key) if key else None
        if text or report.programme_names:
            flow += led(f"{name}:", text or NOTHING)
    return [line("Kết quả các chương trình hành động", HEADING), *flow] if flow else []


def general(dossier: Dossier, number: str, title: str = "ĐÁNH GIÁ CHUNG") -> list[Flowable]:
    """The general assessment as written, or gathered from the chapters where the officer wrote nothing."""
    report = dossier.report
    flow: list[Flowable] = [line(f"{number}. {title}", PART)]
    for head, keys in (
        ("1. Ưu điểm", ["strengths"]),
        ("2. Hạn chế, tồn tại", ["limitations"]),
        ("3. Nguyên nhân", ["causes_objective", "causes_subjective"]),
        ("4. Bài học kinh nghiệm", ["lessons"]),
    ):
        told: list[Flowable] = []
        for key in keys:
            text = getattr(report, key) or dossier.written.of_report(key)
            if text and len(keys) > 1:
                told.append(line(_CAUSES[key], SUBHEADING))
            told += paragraphs(text)
        if told:
            flow += [line(head, HEADING), *told]
    known = {"strengths", "limitations", "causes_objective", "causes_subjective", "lessons"}
    flow += _narratives(report, GENERAL, dossier, skip=known)
    flow += total_line(dossier)
    assessment = dossier.ledger.get(Assessment, assessment_uid(dossier.period.code))
    if assessment:
        flow += _about_assessment(assessment, dossier)
    sums = _narratives(report, SUM, dossier)
    flow += [line("Tổng hợp từ các đơn vị", HEADING), *sums] if sums else []
    return flow if len(flow) > 1 else [*flow, line(NOTHING, BODY)]


def _about_assessment(assessment: Assessment, dossier: Dossier) -> list[Flowable]:
    """Its remarks, each as a paragraph; when and by whom it was made, in one."""
    told = said(assessment, dossier.lookup, {"period"})
    short = [f"{small_letter(field.label)}: {words}" for field, words in told if field.kind is not Kind.NOTE]
    flow = led("Việc tự đánh giá:", f"{'; '.join(short)}." if short else "")
    for field, words in told:
        if field.kind is Kind.NOTE:
            flow += led(f"{field.label}:", words)
    return flow


_CAUSES = {"causes_objective": "a) Nguyên nhân khách quan", "causes_subjective": "b) Nguyên nhân chủ quan"}


def ahead(dossier: Dossier, first: str, second: str) -> list[Flowable]:
    """Directions, then recommendations by addressee."""
    return [
        line(f"{first}. PHƯƠNG HƯỚNG, NHIỆM VỤ VÀ GIẢI PHÁP THỜI GIAN TỚI", PART),
        *(directions(dossier) or [line(NOTHING, BODY)]),
        line(f"{second}. KIẾN NGHỊ, ĐỀ XUẤT", PART),
        *(recommendations(dossier) or [line(NOTHING, BODY)]),
        *_narratives(dossier.report, AHEAD, dossier, skip={"directions_text", "recommendations_text"}),
    ]


def directions(dossier: Dossier) -> list[Flowable]:
    """What is to be done next, as text and then point by point."""
    report = dossier.report
    rows = dossier.ledger.parts(Direction, report.uid)
    return [
        *paragraphs(report.directions_text),
        *(part for row in rows for part in bullet(row, dossier, lead="direction_kind")),
    ]


def recommendations(dossier: Dossier) -> list[Flowable]:
    """What is asked of others, as text and then by addressee."""
    report, lookup = dossier.report, dossier.lookup
    told: list[Flowable] = list(paragraphs(report.recommendations_text))
    rows = dossier.ledger.parts(Recommendation, report.uid)
    for at, who in enumerate(dict.fromkeys(row.addressee for row in rows), 1):
        told.append(line(f"{at}. {asked_of(who, lookup)}", HEADING))
        for row in rows:
            told += bullet(row, dossier, skip={"addressee"}) if row.addressee == who else []
    return told


def asked_of(addressee: str | None, lookup: Lookup) -> str:
    """ "Với huyện, quận": whom a recommendation goes to, amid a line; the name of one body keeps its capital."""
    words = say(Recommendation.description.by_key["addressee"], addressee, lookup) or "các cơ quan liên quan"
    return f"Với {small_letter(words) if addressee in _OF_A_KIND else words}"


_OF_A_KIND = frozenset(("province", "district", "party", "government"))


def bullet(row: Record, dossier: Dossier, *, skip: Iterable[str] = (), lead: str = "") -> list[Flowable]:
    """ "- Nội dung (chủ trì: …; hạn: …)." for a row whose title is the matter itself; `lead` names its field of leads.

    A task goes by its number, for its wording is the heading of a chapter.
    """
    told = {field.key: (field, words) for field, words in said(row, dossier.short_names, skip)}
    first = told.pop(lead, None)
    main = told.pop(row.description.title, None)
    aside = "; ".join(f"{small_letter(field.label)}: {words}" for field, words in told.values())
    words = f"{(main[1] if main else '').rstrip(' .;')}{f' ({aside})' if aside else ''}."
    return led(f"- {first[1]}:", words) if first else paragraphs(f"- {words}")


def _of_section(report: Report, section: Section, dossier: Dossier) -> list[tuple[Field, str]]:
    return [(field, words) for field, words in said(report, dossier.lookup) if field.section == section]


def _narratives(report: Report, section: Section, dossier: Dossier, skip: Iterable[str] = ()) -> list[Flowable]:
    left_out = set(skip)
    flow: list[Flowable] = []
    for field, words in _of_section(report, section, dossier):
        if field.key not in left_out and field.kind is not Kind.COUNT:
            flow += led(f"{field.label}:", words)
    return flow
