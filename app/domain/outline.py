"""Which of its two outlines a report follows, and the programmes of the periodic one (domain notes §5.2).

Which outline a period gets when nobody chose one is our own proposal: whoever assessed the six tasks reports on them,
and a month, a quarter, six or nine months without a self-assessment get the periodic report.
"""

from collections.abc import Mapping, Sequence

from app.domain.assessment import CriterionScore, TaskReview, assessment_uid
from app.domain.fields import Field
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.report import PROGRAMMES, Report, report_uid

REVIEW = "review"
PERIODIC = "periodic"

_WITHIN_YEAR = frozenset(["T", "Q", "6T", "9T"])

_NAMES = {
    "propaganda": "Tuyên truyền, vận động, tập hợp các tầng lớp nhân dân, xây dựng khối đại đoàn kết toàn dân tộc",
    "emulation": "Thực hiện các cuộc vận động, các phong trào thi đua yêu nước",
    "democracy": "Phát huy dân chủ, đại diện, bảo vệ quyền và lợi ích hợp pháp, chính đáng của nhân dân; giám sát, "
    "phản biện xã hội; tham gia xây dựng Đảng, chính quyền",
    "foreign_relations": "Hoạt động đối ngoại nhân dân",
    "organisation": "Kiện toàn tổ chức bộ máy, đổi mới nội dung, phương thức hoạt động",
}
"""What the five usual programmes are called where the report does not name its own."""

TASKS_OF_PROGRAMME: Mapping[str, Sequence[str]] = {
    "propaganda": ("NV1", "NV4"),
    "emulation": ("NV2",),
    "democracy": ("NV3", "NV6"),
    "organisation": ("NV5",),
}
"""Whose figures and whose self-assessment belong under a programme, by the keys of the report's texts.

Which task of Kết luận 62 tells something for which programme where nothing was written is our own proposal.
"""


def usual_outline(ledger: Ledger, period: Period) -> str:
    """The outline of a period's report where nobody chose one."""
    if period.kind not in _WITHIN_YEAR:
        return REVIEW
    uid = assessment_uid(period.code)
    assessed = ledger.parts(CriterionScore, uid) or ledger.parts(TaskReview, uid)
    return REVIEW if assessed else PERIODIC


def outline_of(ledger: Ledger, period: Period) -> str:
    """The outline of a period's report: as it was chosen, else the usual one."""
    report = ledger.get(Report, report_uid(period.code))
    chosen = report.outline if report else None
    return chosen if chosen in (REVIEW, PERIODIC) else usual_outline(ledger, period)


def programmes_of(report: Report) -> list[tuple[str, str]]:
    """The programmes of a periodic report in their order: the key of the text and the name that stands over it.

    As many as the report names; where it names none, the five usual ones and those for which something was written.
    More names than there are texts have nothing below them, under the key "".
    """
    keys = [field.key for field in programme_fields()]
    named = [row.strip() for row in (report.programme_names or "").split("\n") if row.strip()]
    names = dict(zip(keys, named, strict=False)) if named else _NAMES
    fields = Report.description.by_key
    told = [
        (key, names.get(key) or fields[key].label.lstrip("0123456789. "))
        for key in keys
        if key in names or getattr(report, key)
    ]
    return told + [("", name) for name in named[len(keys) :]]


def programme_fields() -> list[Field]:
    """The texts of the programmes, in their order."""
    return [
        field
        for field in Report.description.fields
        if field.section == PROGRAMMES and field.key != "programme_names"
    ]  # fmt: skip
