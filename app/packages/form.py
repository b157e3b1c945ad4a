"""The blank form: a workbook for an office without the program, filled in by hand and received unsealed.

It asks for what a report of the period needs: the period's own indicators and criteria, the
narrative of each task, conferences, campaigns and the report's header. Filled rows become records
with the same uids as the program itself gives them, so a form and a later package of the same
period meet in the same rows. `read_form` reads it back.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from app.domain.assessment import CriterionScore, TaskReview
from app.domain.fields import Field, Kind, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.periods import Period
from app.packages import layout
from app.packages.form_plan import (
    COVER_MARK,
    FORM_FORMAT,
    KNOWN,
    LISTS,
    PAGES,
    TYPED,
    mark_of,
    row_key,
    typed_fields,
)
from app.packages.form_reading import Filled, Question, accepted, read_form
from app.packages.form_sheets import BLANK, FormRow, draw_cover, draw_form_table, draw_page
from app.packages.layout import Column

__all__ = ["Filled", "FormUnit", "Question", "accepted", "read_form", "write_form"]

OWN_INDICATORS = 10
"""Rows for a unit's own indicators, which are listed and never summed."""


class FormUnit(Protocol):
    """The unit a form is made for: an item of the guidance, or anything with code, name and level."""

    @property
    def code(self) -> str | None: ...

    @property
    def name(self) -> str | None: ...

    @property
    def level(self) -> str | None: ...


_EXPLAINED = (
    "1. Chỉ gõ vào các ô màu vàng. Các ô khác đã khóa (không có mật khẩu) để tránh xóa nhầm mã và tên.",
    "2. Có thể chèn thêm dòng, đổi độ rộng cột, in ra giấy. Không xóa dòng ẩn ở đầu mỗi trang.",
    "3. Số liệu có ba trạng thái khác nhau: để TRỐNG là chưa có số liệu; số 0 là có theo dõi và kết quả bằng không; "
    "chữ “không phát sinh” là trong kỳ không có việc này.",
    "4. Số viết theo cách của Việt Nam: 1.234,5. Không dùng công thức: hãy gõ hoặc dán giá trị.",
    "5. Ngày viết 16/9/2024; khi không nhớ đủ thì ghi 9/2024 hoặc 2024.",
    "6. Điểm tự chấm từ 0 đến điểm tối đa, bước 0,5; phải thuyết minh khi dưới một nửa hoặc bằng điểm tối đa.",
    "7. Điền xong, lưu tệp ở khuôn .xlsx rồi gửi lên cấp trên. Tệp này không có niêm phong: cấp trên sẽ hỏi lại "
    "đơn vị trước khi dùng số liệu.",
)


def write_form(period: Period, guidance: Guidance, unit: FormUnit) -> bytes:
    """The blank form of a period for a unit (.xlsx)."""
    book = layout.new_book(f"Biểu mẫu báo cáo {period.label} – {unit.name or unit.code}")
    cover = (
        ("format", "Khuôn dạng", FORM_FORMAT),
        ("unit", "Mã đơn vị", unit.code or ""),
        ("unit_name", "Đơn vị", unit.name or ""),
        ("period", "Mã kỳ", period.code),
        ("period_label", "Kỳ báo cáo", period.label),
        ("guidance", "Phiên bản bộ biểu mẫu", str(guidance.version)),
    )
    draw_cover(book, "Hướng dẫn", COVER_MARK, cover, _EXPLAINED)
    heading = f"{period.label} – {unit.name or unit.code}"
    _draw_known(book, IndicatorFigure, list(_indicator_rows(period, guidance)), heading, _INDICATOR_LINES)
    _draw_known(book, CriterionScore, list(_criterion_rows(guidance)), heading, _SCORE_LINES)
    _draw_known(book, TaskReview, list(_task_rows(guidance)), heading, ())
    for kind, (title, count) in LISTS.items():
        fields = typed_fields(kind, guidance)
        columns = [Column("uid", "Mã dòng", 10, hidden=True), *(_column(field) for field in fields)]
        rows: list[FormRow] = [
            [f"{unit.code}.{period.code}.{kind.description.name}.{number}", *[BLANK] * len(fields)]
            for number in range(1, count + 1)
        ]
        draw_form_table(book, title, mark_of(kind), columns, rows, heading=f"{title} – {heading}", lines=())
    for kind, title in PAGES.items():
        draw_page(book, title, mark_of(kind), f"{title} – {heading}", typed_fields(kind, guidance))
    return layout.to_bytes(book)


_INDICATOR_LINES = (
    "Ô trống: chưa có số liệu. Số 0: có theo dõi, bằng không. “không phát sinh”: trong kỳ không có việc này.",
    f"Chỉ tiêu riêng của đơn vị: ghi tên, đơn vị tính và số liệu vào các dòng mã {OWN_PREFIX}… ở cuối.",
)
_SCORE_LINES = ("Thuyết minh bắt buộc khi điểm dưới một nửa hoặc bằng điểm tối đa.",)

_AIDS: Mapping[type[Record], tuple[tuple[str, float], ...]] = {
    CriterionScore: (("Câu hỏi tự đánh giá", 60), ("Điểm tối đa", 10)),
    TaskReview: (("Nội dung nhiệm vụ", 60),),
}


def _draw_known(
    book: layout.Book, kind: type[Record], rows: Sequence[FormRow], heading: str, lines: Sequence[str]
) -> None:
    title = KNOWN[kind]
    described = kind.description.by_key
    columns = [Column(row_key(kind), "Mã", 16, locked=True)]
    columns += [Column("", label, width, locked=True) for label, width in _AIDS.get(kind, ())]
    columns += [_column(described[key]) for key in TYPED[kind]]
    if kind is IndicatorFigure:
        columns[1:3] = [Column("own_name", "Tên chỉ tiêu", 60), Column("own_unit", "Đơn vị tính", 14)]
    draw_form_table(book, title, mark_of(kind), columns, rows, heading=f"{title} – {heading}", lines=lines)


def _column(field: Field) -> Column:
    several = " (nhiều mục thì cách nhau bằng dấu ;)" if field.kind is Kind.CHOICES else ""
    return Column(field.key, layout.label_with_unit(field) + several, layout.WIDTHS[field.width], field)


def _indicator_rows(period: Period, guidance: Guidance) -> Iterator[FormRow]:
    for item in guidance.indicators_of(period):
        yield [item.code or "", item.name or "", item.unit or "", BLANK, BLANK, BLANK, BLANK]
    for number in range(1, OWN_INDICATORS + 1):
        yield [f"{OWN_PREFIX}{number:02d}", *[BLANK] * 6]


def _criterion_rows(guidance: Guidance) -> Iterator[FormRow]:
    for item in guidance.criteria():
        yield [item.code or "", item.question or "", _number(item.maximum), BLANK, BLANK]


def _task_rows(guidance: Guidance) -> Iterator[FormRow]:
    for task in guidance.tasks:
        yield [task.code or "", task.wording or "", *[BLANK] * len(TYPED[TaskReview])]


def _number(value: Decimal | None) -> float | str:
    return "" if value is None else float(value)
