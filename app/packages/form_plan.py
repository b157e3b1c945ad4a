"""What the blank form asks for: its sheets in order, and the fields of each. Writer and reader share it.

A sheet asks for every field of its kind that a person without the program can answer, so that a new field is in the
form by itself; what only the program or the office above fills in is named in `left_out`.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from app.domain.assessment import Assessment, Cause, CriterionScore, Limitation, Solution, TaskReview
from app.domain.campaign import Campaign, CampaignResource, CampaignTarget, FundAccount, ModelExample
from app.domain.conference import BodyPresent, Conference, Delegate, Speech, TaskGiven
from app.domain.enclosures import Commendation, Document
from app.domain.fields import Choice, Field, Kind, Record, Width
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.report import SUM, Report

FORM_FORMAT = 2
"""The newest form this program writes and reads. 2: the parts of conferences and campaigns have sheets."""

COVER_MARK = "#form"

OWNER = "owner"
"""The key of the column in which a row names what it belongs to, by number or name."""

CATALOGUE = "catalogue_item"
"""The key of the hidden column with the code of a campaign that the catalogue names."""

OWN_INDICATORS = 10
"""Rows for a unit's own indicators, which are listed and never summed."""


REQUIRED = " *"
"""Stands behind the label of what should not stay empty."""

HIDDEN_LABELS: Mapping[str, str] = {"uid": "Mã dòng", CATALOGUE: "Mã danh mục"}
"""Hidden columns: the name of a row, and the code of a campaign that the catalogue names."""

QUESTION, MAXIMUM, DUTY = "Câu hỏi tự đánh giá", "Điểm tối đa", "Nội dung nhiệm vụ"
"""Heads of the locked columns that say what a criterion asks, its most points, and what a task is."""

NAMED_LABELS: Mapping[str, str] = {"own_name": "Tên chỉ tiêu", "own_unit": "Đơn vị tính"}
"""Columns in which the guidance names its indicators and a unit its own ones."""

AIDS = (QUESTION, MAXIMUM, DUTY)
"""Heads of columns that only help to read."""


class Shape(Enum):
    """How the rows of a sheet come about."""

    KNOWN = "known"  # the guidance names them
    LIST = "list"  # as many as there are
    PAGE = "page"  # one record, an answer a line


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """A sheet of the form. `says` tells on the first sheet when it is to be filled in."""

    kind: type[Record]
    title: str
    says: str
    shape: Shape = Shape.LIST
    rows: int = 0
    owner: type[Record] | None = None  # whose number a row names
    ties: str = ""  # key of the owner's links that hold the row; "" when the row is a part of its owner
    free: bool = False  # a row may belong to none
    left_out: frozenset[str] = frozenset()
    since: int = 1

    @property
    def mark(self) -> str:
        """The mark in the first cell of the sheet."""
        return mark_of(self.kind)

    @property
    def owns(self) -> bool:
        """Whether rows of other sheets name rows of this one by number."""
        return any(sheet.owner is self.kind for sheet in SHEETS)


def _without(*keys: str) -> frozenset[str]:
    return frozenset(keys)


_APPRAISED = ("appraised", "appraised_reason")

_REPORT = _without(
    *("outline", "cutoff_on", "signing_mode", "signing_body", "programme_names"),
    *("approved_on", "adjustment_reason"),
    *(field.key for field in Report.description.fields if field.section == SUM),
)
_CONFERENCE = _without(
    *("ordinal", "state", "part_of_day", "ends_at", "attendance_remark", "combined_with", "cost_sources"),
    *("host_code", "source_name", "source_author", "source_published_on", "source_published_at", "source_link"),
    "video_link",
)
_CAMPAIGN = _without(
    *("short_name", "code", "merged_into", "launch_level", "launch_document", "launched_on", "board_decision"),
    *("board_size", "source_name"),
)

SHEETS: Sequence[FormSheet] = (
    FormSheet(
        kind=IndicatorFigure,
        title="Chỉ tiêu",
        says="Cần điền. Số liệu của kỳ theo từng chỉ tiêu.",
        shape=Shape.KNOWN,
        left_out=_without("scope", *_APPRAISED),
    ),
    FormSheet(
        kind=CriterionScore,
        title="Tự chấm",
        says="Cần điền khi kỳ có tự đánh giá. Điểm từng tiêu chí.",
        shape=Shape.KNOWN,
        left_out=_without(*_APPRAISED),
    ),
    FormSheet(
        kind=TaskReview,
        title="Nội dung",
        says="Lời đánh giá từng nhiệm vụ: kết quả, ưu điểm, bài học.",
        shape=Shape.KNOWN,
    ),
    FormSheet(kind=Limitation, title="Hạn chế", says="Khi có hạn chế. Mỗi dòng một hạn chế.", rows=15),
    FormSheet(
        kind=Cause,
        title="Nguyên nhân",
        says="Của hạn chế nào thì ghi số của hạn chế ấy.",
        rows=20,
        owner=Limitation,
        ties="causes",
        free=True,
    ),
    FormSheet(
        kind=Solution,
        title="Giải pháp",
        says="Cho hạn chế nào thì ghi số của hạn chế ấy.",
        rows=20,
        owner=Limitation,
        ties="solutions",
        free=True,
    ),
    FormSheet(
        kind=Assessment,
        title="Nhận xét chung",
        says="Nhận xét chung của cả kỳ.",
        shape=Shape.PAGE,
        left_out=_without("bonus", "bonus_reason", "conditions"),
    ),
    FormSheet(kind=Conference, title="Hội nghị", says="Mỗi dòng một hội nghị trong kỳ.", rows=30, left_out=_CONFERENCE),
    FormSheet(
        kind=BodyPresent,
        title="Thành phần dự",
        says="Cơ quan nào dự hội nghị nào, mấy người.",
        rows=100,
        owner=Conference,
        since=2,
    ),
    FormSheet(
        kind=Delegate,
        title="Đại biểu",
        says="Đại biểu cần nêu tên, mỗi người một dòng.",
        rows=120,
        owner=Conference,
        since=2,
    ),
    FormSheet(
        kind=Speech,
        title="Phát biểu",
        says="Tham luận, ý kiến, phát biểu chỉ đạo.",
        rows=60,
        owner=Conference,
        since=2,
    ),
    FormSheet(
        kind=TaskGiven,
        title="Nhiệm vụ giao",
        says="Việc mà kết luận hội nghị giao.",
        rows=40,
        owner=Conference,
        left_out=_without("deadline_remark", "priority"),
        since=2,
    ),
    FormSheet(
        kind=Commendation,
        title="Khen thưởng",
        says="Tập thể, cá nhân được khen tại hội nghị.",
        rows=60,
        owner=Conference,
        since=2,
    ),
    FormSheet(
        kind=Document,
        title="Văn bản",
        says="Văn bản của hội nghị; để trống số hội nghị là văn bản của báo cáo.",
        rows=40,
        owner=Conference,
        free=True,
        since=2,
    ),
    FormSheet(
        kind=Campaign,
        title="Phong trào",
        says="Cuộc vận động trong danh mục đã ghi sẵn tên; của địa phương thì ghi thêm ở dưới.",
        rows=15,
        left_out=_CAMPAIGN,
    ),
    FormSheet(
        kind=CampaignTarget,
        title="Chỉ tiêu đăng ký",
        says="Mục tiêu của từng phong trào và kết quả.",
        rows=60,
        owner=Campaign,
        since=2,
    ),
    FormSheet(
        kind=CampaignResource,
        title="Nguồn lực",
        says="Tiền, hiện vật, ngày công huy động được.",
        rows=40,
        owner=Campaign,
        since=2,
    ),
    FormSheet(
        kind=ModelExample,
        title="Mô hình, điển hình",
        says="Mô hình, cách làm hay, tập thể, cá nhân điển hình.",
        rows=20,
        owner=Campaign,
        since=2,
    ),
    FormSheet(
        kind=FundAccount, title="Quỹ", says="Thu, chi từng quỹ; nhà Đại đoàn kết.", rows=6, owner=Campaign, since=2
    ),
    FormSheet(
        kind=Report,
        title="Báo cáo",
        says="Cần điền. Số, ngày, người ký và lời văn của báo cáo.",
        shape=Shape.PAGE,
        left_out=_REPORT,
    ),
)
"""The sheets behind the first one, owners before what belongs to them."""


def mark_of(kind: type[Record]) -> str:
    """The mark in the first cell of a kind's sheet."""
    return f"{COVER_MARK}-{kind.description.name}"


@cache
def sheet_of(kind: type[Record]) -> FormSheet:
    """The sheet of a kind that the form asks for."""
    return next(sheet for sheet in SHEETS if sheet.kind is kind)


def typed_fields(kind: type[Record], guidance: Guidance) -> list[Field]:
    """The fields that the form asks of a kind; a task is picked by its code and short name."""
    sheet = sheet_of(kind)
    named = {row_key(kind)} if sheet.shape is Shape.KNOWN else frozenset[str]()
    tasks = tuple(Choice(task.code or "", f"{task.code} – {task.short_name or ''}") for task in guidance.tasks)
    asked: list[Field] = []
    for field in kind.description.fields:
        if field.key in sheet.left_out or field.key in named or field.computed or field.local:
            continue
        if field.target == "task":
            several = field.kind is Kind.LINKS
            asked.append(dataclasses.replace(field, kind=Kind.CHOICES if several else Kind.CHOICE, choices=tasks))
        elif field.kind not in (Kind.LINK, Kind.LINKS, Kind.FILE):
            asked.append(field)
    return asked


def label_of(asked: Field) -> str:
    """What stands over a column or beside a line: "Có mặt (người) *"."""
    several = " (nhiều mục thì cách nhau bằng dấu ;)" if asked.kind is Kind.CHOICES else ""
    unit = f" ({asked.unit})" if asked.unit else ""
    return asked.label + unit + several + (REQUIRED if asked.required else "")


def owner_field(sheet: FormSheet) -> Field:
    """The column in which a row names what it belongs to; raises ValueError where rows belong to nothing."""
    if sheet.owner is None:
        raise ValueError(f"rows of {sheet.title} belong to nothing")
    whose = sheet_of(sheet.owner)
    several = "; nhiều số thì cách nhau bằng dấu ;" if sheet.ties else ""
    return Field(
        key=OWNER,
        kind=Kind.TEXT,
        section=sheet.kind.description.fields[0].section,
        label=f"{whose.title} số",
        required=not sheet.free,
        width=Width.MEDIUM,
        help=f"Ghi số ở cột STT của trang “{whose.title}”, hoặc chọn tên{several}.",
    )


def row_key(kind: type[Record]) -> str:
    """The key of the locked column that names a row of a kind whose rows the guidance names."""
    return kind.description.title


def uid_prefix(unit: str, period: str, kind: type[Record]) -> str:
    """How the uids of a form's own rows begin; the number of the row, or a code of the guidance, follows."""
    return f"{unit}.{period}.{kind.description.name}."
