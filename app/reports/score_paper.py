"""The score sheet of the six tasks as a paper of its own: criteria, points and reasons, totals, level, signatures.

Criteria without points stand there empty, so that the same sheet serves to score on paper (domain notes §4.1).
"""

from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.assessment import Assessment, CriterionScore, assessment_uid
from app.domain.guidance import Guidance, TaskItem
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.scores import HIGHEST, PLACES, band, rating
from app.reports import fonts
from app.reports.dossier import Dossier
from app.reports.letterhead import heading, title, two_signatures
from app.reports.official import heading_of, signature_of, written_by
from app.reports.page import About, build
from app.reports.style import BODY, PART, led, line
from app.reports.tables import Column, Row, grid
from app.text.numbers import number_or_blank, write_number

_CODE, _MAXIMUM, _SCORE = Column("Mã", 12, "centre"), Column("Điểm tối đa", 15, "right"), Column("Tự chấm", 15, "right")
_CRITERIA = (_CODE, Column("Tiêu chí", 68), _MAXIMUM, _SCORE, Column("Thuyết minh", 55))
_APPRAISED = (
    _CODE,
    Column("Tiêu chí", 58),
    _MAXIMUM,
    _SCORE,
    Column("Thẩm định", 16, "right"),
    Column("Thuyết minh", 49),
)
_TOTALS = (
    Column("TT", 10, "centre"),
    Column("Nhiệm vụ", 73),
    Column("Điểm (trên 100)", 20, "right"),
    Column("Trọng số", 17, "right"),
    Column("Điểm quy đổi", 20, "right"),
    Column("Mức", 25, "centre"),
)


def render(ledger: Ledger, guidance: Guidance, period: Period) -> bytes:
    """The PDF of a period's score sheet."""
    fonts.register()
    dossier = Dossier(ledger, guidance, period)
    assessment = ledger.get(Assessment, assessment_uid(period.code)) or Assessment()
    made_on = assessment.prepared_on or dossier.report.dated_on or ""
    tasks = len(guidance.tasks)
    head = heading_of(dossier.office, type_code=None, dated_on=made_on, year=str(period.year))
    story: list[Flowable] = [
        *heading(head),
        *title("BẢNG TỰ CHẤM ĐIỂM", f"Kết quả thực hiện {tasks} nhiệm vụ – {period.label}", head.manner),
        line("I. ĐIỂM TỪNG TIÊU CHÍ", PART),
        _criteria(dossier),
        line("II. TỔNG HỢP, XẾP LOẠI", PART),
        _totals(dossier),
        *_signed(dossier, assessment),
    ]
    about = About(
        title=f"Bảng tự chấm điểm. {period.label}",
        author=written_by(dossier.office),
        subject=period.label,
        made_on=made_on or period.end.isoformat(),
    )
    return build(story, about)


def _signed(dossier: Dossier, assessment: Assessment) -> list[Flowable]:
    authority = "\n".join(words.upper() for words in signature_of(dossier.report, dossier.office).authority)
    return two_signatures(
        ("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)", assessment.prepared_by or ""),
        (authority, "(Ký, ghi rõ họ tên, đóng dấu)", dossier.report.signer_name or ""),
        words=_verdict(dossier, assessment),
    )


def _criteria(dossier: Dossier) -> Flowable:
    guidance, uid = dossier.guidance, assessment_uid(dossier.period.code)
    given = {row.criterion or "": row for row in dossier.ledger.parts(CriterionScore, uid)}
    appraised = any(row.appraised is not None for row in given.values())
    rows: list[Row] = []
    for task in guidance.tasks:
        criteria = guidance.criteria(task.code)
        points = dossier.scores.tasks[task.code or ""]
        highest = sum((item.maximum or Decimal(0) for item in criteria), Decimal(0))
        level = band(guidance, "task", points.score)
        judged = [number_or_blank(points.appraised)] if appraised else []
        reached = level.name or "" if level else ""
        rows.append(
            Row(
                ("", task.numbered, number_or_blank(highest), number_or_blank(points.score), *judged, reached),
                bold=True,
            )
        )
        for item in criteria:
            row = given.get(item.code or "") or CriterionScore()
            judged = [number_or_blank(row.appraised)] if appraised else []
            reasons = [row.reason or ""]
            reasons += [f"Thẩm định: {row.appraised_reason}"] if appraised and row.appraised_reason else []
            words = "\n".join(reason for reason in reasons if reason)
            rows.append(
                Row(
                    (
                        item.code or "",
                        item.question or "",
                        number_or_blank(item.maximum),
                        number_or_blank(row.score),
                        *judged,
                        words,
                    )
                )
            )
    return grid(_APPRAISED if appraised else _CRITERIA, rows)


def _totals(dossier: Dossier) -> Flowable:
    rows = [_total(at, task, dossier) for at, task in enumerate(dossier.guidance.tasks, 1)]
    scores = dossier.scores
    level = rating(dossier.guidance, scores) if scores.complete else None
    weights = sum((task.weight or Decimal(0) for task in dossier.guidance.tasks), Decimal(0))
    total = (
        "",
        "Tổng điểm",
        "",
        number_or_blank(weights),
        number_or_blank(scores.total, PLACES),
        level.name or "" if level else "",
    )
    return grid(_TOTALS, [*rows, Row(total, bold=True)])


def _total(at: int, task: TaskItem, dossier: Dossier) -> Row:
    points = dossier.scores.tasks[task.code or ""]
    level = band(dossier.guidance, "task", points.score)
    turned = None if points.score is None else points.score * (task.weight or Decimal(0)) / HIGHEST
    name = task.short
    return Row(
        (
            str(at),
            name,
            number_or_blank(points.score),
            number_or_blank(task.weight),
            number_or_blank(turned, PLACES),
            level.name or "" if level else "",
        )
    )


def _verdict(dossier: Dossier, assessment: Assessment) -> list[Flowable]:
    scores = dossier.scores
    flow: list[Flowable] = []
    if scores.total is None:
        flow.append(line("Chưa chấm điểm.", BODY))
    elif not scores.complete:
        told = f"{write_number(scores.total, PLACES)} điểm, còn tiêu chí chưa chấm nên chưa xếp loại."
        flow += led("Tổng điểm tạm tính:", told)
    else:
        level = rating(dossier.guidance, scores)
        flow += led("Tự xếp loại:", f"{write_number(scores.total, PLACES)} điểm{f' – {level.name}' if level else ''}.")
    if scores.appraised_total is not None:
        flow += led("Cấp trên thẩm định:", f"{write_number(scores.appraised_total, PLACES)} điểm.")
    if assessment.bonus:
        flow += led("Điểm thưởng:", f"{write_number(assessment.bonus)} điểm. {assessment.bonus_reason or ''}".strip())
    if assessment.conditions:
        flow += led("Điều kiện khống chế:", assessment.conditions)
    return flow + (led("Nhận xét chung:", assessment.summary) if assessment.summary else [])
