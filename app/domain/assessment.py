"""Records: the self-assessment of the six tasks, its narrative and its evidence (domain notes §4.1)."""

from decimal import Decimal

from app.domain.fields import (
    Choice,
    Part,
    Record,
    Section,
    Width,
    amount,
    choice,
    date,
    link,
    links,
    note,
    record,
    text,
)
from app.domain.fields import file as attached

GENERAL = Section("general", "Thông tin chung")
BONUS = Section("bonus", "Điểm thưởng, điều kiện khống chế")
NARRATIVE = Section("narrative", "Đánh giá")
SCORE = Section("score", "Tự chấm")
APPRAISAL = Section("appraisal", "Thẩm định")
ROW = Section("row", "Nội dung")

CAUSE_KINDS = (
    Choice("objective", "Khách quan"),
    Choice("subjective", "Chủ quan"),
)


def assessment_uid(period: str) -> str:
    """The uid of a period's self-assessment."""
    return f"{period}.assessment"


def review_uid(period: str, task: str) -> str:
    """The uid of the narrative of one task ("NV1")."""
    return f"{period}.{task}"


def score_uid(period: str, criterion: str) -> str:
    """The uid of the score of one criterion ("1.1")."""
    return f"{period}.{criterion}"


@record("assessment", "Tự đánh giá", title="period")
class Assessment(Record):
    """One self-assessment a period. Scores, levels and the total are computed from its parts."""

    period: str | None = link(GENERAL, "Kỳ", "period", required=True, listed=True)
    prepared_on: str | None = date(GENERAL, "Ngày tự đánh giá", listed=True)
    prepared_by: str | None = text(GENERAL, "Người lập", width=Width.WIDE, listed=True)
    summary: str | None = note(GENERAL, "Nhận xét chung")
    bonus: Decimal | None = amount(
        BONUS,
        "Điểm thưởng",
        unit="điểm",
        places=1,
        minimum=Decimal(0),
        maximum=Decimal(5),
        help="Cho mô hình được cấp trên nhân rộng; chỉ dùng khi hướng dẫn cho phép.",
    )
    bonus_reason: str | None = note(BONUS, "Lý do điểm thưởng")
    conditions: str | None = note(
        BONUS, "Điều kiện khống chế", help="Ví dụ: nộp báo cáo sau hạn nên không xếp xuất sắc."
    )


@record("task_review", "Đánh giá nhiệm vụ", plural="Đánh giá sáu nhiệm vụ", title="task", parents=("assessment",))
class TaskReview(Part):
    """The narrative of one task; its limitations, causes and solutions are rows of their own."""

    task: str | None = link(NARRATIVE, "Nhiệm vụ", "task", required=True, width=Width.WIDE, listed=True)
    results: str | None = note(NARRATIVE, "Kết quả", listed=True)
    strengths: str | None = note(NARRATIVE, "Kết quả nổi bật, ưu điểm")
    models: str | None = note(NARRATIVE, "Mô hình, cách làm hay")
    lessons: str | None = note(NARRATIVE, "Bài học kinh nghiệm")
    proposals: str | None = note(NARRATIVE, "Kiến nghị")


@record("criterion_score", "Điểm tiêu chí", plural="Điểm các tiêu chí", title="criterion", parents=("assessment",))
class CriterionScore(Part):
    """The points our unit gives itself for one criterion, and those of the office above."""

    criterion: str | None = link(SCORE, "Tiêu chí", "criterion", required=True, width=Width.WIDE, listed=True)
    score: Decimal | None = amount(
        SCORE, "Tự chấm", unit="điểm", places=1, minimum=Decimal(0), listed=True, help="Từ 0 đến điểm tối đa, bước 0,5."
    )
    reason: str | None = note(
        SCORE, "Thuyết minh", listed=True, help="Bắt buộc khi dưới một nửa điểm tối đa hoặc bằng điểm tối đa."
    )
    appraised: Decimal | None = amount(
        APPRAISAL, "Cấp trên thẩm định", unit="điểm", places=1, minimum=Decimal(0), listed=True
    )
    appraised_reason: str | None = note(APPRAISAL, "Lý do chênh lệch")


@record("cause", "Nguyên nhân", plural="Nguyên nhân", title="content", parents=("assessment",))
class Cause(Part):
    """Why something fell short: outside our reach, or our own doing."""

    task: str | None = link(ROW, "Nhiệm vụ", "task", listed=True)
    cause_kind: str | None = choice(
        ROW, "Loại nguyên nhân", *CAUSE_KINDS, required=True, width=Width.SHORT, listed=True
    )
    content: str | None = note(ROW, "Nguyên nhân", required=True, listed=True)


@record("solution", "Giải pháp", plural="Giải pháp", title="content", parents=("assessment",))
class Solution(Part):
    """What will be done about it."""

    task: str | None = link(ROW, "Nhiệm vụ", "task", listed=True)
    content: str | None = note(ROW, "Giải pháp", required=True, listed=True)
    responsible: str | None = text(ROW, "Người, đơn vị thực hiện", width=Width.WIDE)
    deadline: str | None = date(ROW, "Hạn")


@record("limitation", "Hạn chế", plural="Tồn tại, hạn chế", title="content", parents=("assessment",))
class Limitation(Part):
    """A shortcoming, tied to its causes and its solutions."""

    task: str | None = link(ROW, "Nhiệm vụ", "task", listed=True, help="Để trống khi là hạn chế chung.")
    content: str | None = note(ROW, "Hạn chế", required=True, listed=True)
    causes: tuple[str, ...] = links(ROW, "Nguyên nhân", "cause", help="Ít nhất một nguyên nhân.")
    solutions: tuple[str, ...] = links(ROW, "Giải pháp", "solution", help="Ít nhất một giải pháp.")


@record("evidence", "Minh chứng", plural="Minh chứng", title="title", parents=("assessment",))
class Evidence(Part):
    """What proves a task or a criterion: a record of this ledger, or a file."""

    task: str | None = link(ROW, "Nhiệm vụ", "task", listed=True)
    criterion: str | None = link(ROW, "Tiêu chí", "criterion", listed=True)
    title: str | None = text(ROW, "Minh chứng", required=True, width=Width.FULL, listed=True)
    conference: str | None = link(ROW, "Hội nghị", "conference")
    campaign: str | None = link(ROW, "Cuộc vận động", "campaign")
    document: str | None = link(ROW, "Văn bản", "document")
    file: str | None = attached(ROW, "Tệp")
