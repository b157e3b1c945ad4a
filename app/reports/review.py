"""The report of a period in official form: opening, six tasks, general assessment, directions, annexes.

Outline (b) of domain notes §5.2; the headings of the six tasks are the guidance's own words, which are official.
What the chairman wrote is printed as written; where a text was left empty it is made from the records, so that
prose and tables cannot contradict each other.
"""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from app.domain.assessment import Assessment, assessment_uid
from app.domain.conference import Conference
from app.domain.fields import Field, Kind, Record, Section
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.report import AHEAD, GENERAL, LEAD, OPENING, PROGRAMMES, SUM, Report
from app.domain.report_rows import Direction, Recommendation
from app.domain.words import say
from app.reports import fonts
from app.reports.annexes import annexes
from app.reports.dossier import Dossier
from app.reports.letterhead import close, heading, package_block, title
from app.reports.mark import PackageMark
from app.reports.official import report_heading, signature_of, written_by
from app.reports.page import SEAL_NOTE, About, build
from app.reports.sections import said
from app.reports.style import BODY, BODY_ITALIC, HEADING, PART, SUBHEADING, led, line, paragraphs
from app.reports.tasks import NOTHING, lists_of_shortcomings, task_chapter, total_line
from app.text.numbers import two_digit, write_number

TASKS_TITLE = "II. KẾT QUẢ THỰC HIỆN 6 NHIỆM VỤ"

_PRINTED_ELSEWHERE = frozenset(
    "period outline subject number symbol place dated_on signing_mode signing_body signer_title signer_name "
    "recipients state revision approved_by approved_on".split()
)
"""Fields of a report that its frame shows, or that only steer the program."""


def render(
    ledger: Ledger,
    guidance: Guidance,
    period: Period,
    package_mark: PackageMark | None = None,
    *,
    across: str = "",
) -> bytes:
    """The PDF of a unit's report. An empty ledger gives the bare outline; `across` is printed pale on every page."""
    fonts.register()
    dossier = Dossier(ledger, guidance, period)
    report = dossier.report
    subject = report.subject or f"Kết quả công tác Mặt trận – {period.label}"
    story: list[Flowable] = [
        *heading(report_heading(dossier.office, report, period)),
        *title("BÁO CÁO", subject),
        *opening(dossier),
        *_leadership(dossier),
        line(TASKS_TITLE, PART),
        *(flow for task in guidance.tasks for flow in task_chapter(task, dossier)),
        *_programmes(dossier),
        *general(dossier, "III"),
        *ahead(dossier, "IV", "V"),
        *close((report.recipients or "Lưu: VT").split("\n"), signature_of(report, dossier.office)),
        *annexes(dossier),
    ]
    if package_mark:
        story.append(package_block(package_mark))
    about = About(
        title=f"Báo cáo. {subject}",
        author=written_by(dossier.office),
        subject=period.label,
        made_on=report.dated_on or period.end.isoformat(),
    )
    return build(story, about, footnote=SEAL_NOTE if package_mark else "", across=across)


def opening(dossier: Dossier) -> list[Flowable]:
    """Grounds, size of the area, situation; and whatever of the report no chapter prints."""
    report = dossier.report
    flow = [
        line(part, BODY_ITALIC if part.strip().startswith("Căn cứ") else BODY)
        for part in (report.basis or "").split("\n")
        if part.strip()
    ]
    counted = [
        f"{field.label.lower()} {words} {field.unit}"
        for field, words in _of_section(report, OPENING, dossier)
        if field.kind is Kind.COUNT
    ]
    if counted:
        flow += led("Quy mô:", f"{'; '.join(counted)}.")
    flow += _narratives(report, OPENING, dossier, skip={"basis"})
    chapters = {OPENING, LEAD, PROGRAMMES, GENERAL, AHEAD, SUM}
    for field, words in said(report, dossier.lookup, _PRINTED_ELSEWHERE):
        if field.section not in chapters:
            flow += led(f"{field.label}:", words)
    return flow


def _leadership(dossier: Dossier) -> list[Flowable]:
    flow: list[Flowable] = [line("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT VÀ TỔ CHỨC TRIỂN KHAI THỰC HIỆN", PART)]
    number = 0
    for field in dossier.report.description.fields:
        if field.section != LEAD:
            continue
        words = say(field, getattr(dossier.report, field.key), dossier.lookup)
        if field.key == "dissemination" and not words:
            words = conference_sentence(dossier.hosted)
        if words:
            number += 1
            flow += [line(f"{number}. {field.label}", HEADING), *paragraphs(words)]
    return flow if number else [*flow, line(NOTHING, BODY)]


def conference_sentence(conferences: Sequence[Conference]) -> str:
    """ "Trong kỳ đã chủ trì, đồng tổ chức 03 hội nghị với 286 lượt người dự": for those the unit may count."""
    if not conferences:
        return ""
    present = sum(conference.present or 0 for conference in conferences)
    attended = f" với {write_number(present)} lượt người dự" if present else ""
    return f"Trong kỳ đã chủ trì, đồng tổ chức {two_digit(len(conferences))} hội nghị{attended} (Phụ lục 1)."


def _programmes(dossier: Dossier) -> list[Flowable]:
    told = _narratives(dossier.report, PROGRAMMES, dossier)
    return [line("Kết quả các chương trình hành động", HEADING), *told] if told else []


def general(dossier: Dossier, number: str) -> list[Flowable]:
    """The general assessment as written, or gathered from the chapters where the officer wrote nothing."""
    report = dossier.report
    made = lists_of_shortcomings(dossier)
    flow: list[Flowable] = [line(f"{number}. ĐÁNH GIÁ CHUNG", PART)]
    for head, keys in (
        ("1. Ưu điểm", ["strengths"]),
        ("2. Hạn chế, tồn tại", ["limitations"]),
        ("3. Nguyên nhân", ["causes_objective", "causes_subjective"]),
        ("4. Bài học kinh nghiệm", ["lessons"]),
    ):
        told: list[Flowable] = []
        for key in keys:
            text = getattr(report, key) or "\n".join(f"- {words}" for words in made.get(key, ()))
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
        for field, words in said(assessment, dossier.lookup, {"period"}):
            flow += led(f"{field.label}:", words)
    sums = _narratives(report, SUM, dossier)
    flow += [line("Tổng hợp từ các đơn vị", HEADING), *sums] if sums else []
    return flow if len(flow) > 1 else [*flow, line(NOTHING, BODY)]


_CAUSES = {"causes_objective": "a) Nguyên nhân khách quan", "causes_subjective": "b) Nguyên nhân chủ quan"}


def ahead(dossier: Dossier, first: str, second: str) -> list[Flowable]:
    """Directions, then recommendations by addressee."""
    report = dossier.report
    lookup = dossier.lookup
    directions = dossier.ledger.parts(Direction, report.uid)
    flow: list[Flowable] = [line(f"{first}. PHƯƠNG HƯỚNG, NHIỆM VỤ VÀ GIẢI PHÁP THỜI GIAN TỚI", PART)]
    told = [*paragraphs(report.directions_text), *(bullet(row, dossier) for row in directions)]
    flow += told or [line(NOTHING, BODY)]
    flow.append(line(f"{second}. KIẾN NGHỊ, ĐỀ XUẤT", PART))
    told = list(paragraphs(report.recommendations_text))
    rows = dossier.ledger.parts(Recommendation, report.uid)
    addressee = Recommendation.description.by_key["addressee"]
    for at, who in enumerate(dict.fromkeys(row.addressee for row in rows), 1):
        told.append(line(f"{at}. Với {say(addressee, who, lookup) or 'các cơ quan liên quan'}", HEADING))
        told += [bullet(row, dossier, skip={"addressee"}) for row in rows if row.addressee == who]
    flow += told or [line(NOTHING, BODY)]
    known = {"directions_text", "recommendations_text"}
    return flow + _narratives(report, AHEAD, dossier, skip=known)


def bullet(row: Record, dossier: Dossier, *, skip: Iterable[str] = ()) -> Flowable:
    """ "- Nội dung (Chủ trì: …; Hạn: …)." for a row whose title is the matter itself."""
    told = {field.key: (field, words) for field, words in said(row, dossier.lookup, skip)}
    main = told.pop(row.description.title, None)
    aside = "; ".join(f"{field.label.lower()}: {words}" for field, words in told.values())
    words = (main[1] if main else "").rstrip(" .;")
    return line(f"- {words}{f' ({aside})' if aside else ''}.", BODY)


def _of_section(report: Report, section: Section, dossier: Dossier) -> list[tuple[Field, str]]:
    return [(field, words) for field, words in said(report, dossier.lookup) if field.section == section]


def _narratives(report: Report, section: Section, dossier: Dossier, skip: Iterable[str] = ()) -> list[Flowable]:
    left_out = set(skip)
    flow: list[Flowable] = []
    for field, words in _of_section(report, section, dossier):
        if field.key not in left_out and field.kind is not Kind.COUNT:
            flow += led(f"{field.label}:", words)
    return flow
