"""The blank form: a workbook for an office without the program, filled in by hand and received unsealed.

It asks for what a report of the period needs: the period's own indicators and criteria, the narrative of each task,
conferences with who took part, the campaigns of the catalogue, and the report's header. Filled rows become records
with the same uids as the program itself gives them, so a form and a later package of the same period meet in the same
rows. `read_form` reads it back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.assessment import CriterionScore, TaskReview
from app.domain.campaign import Campaign
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.periods import Period
from app.packages import cells, form_cover, form_sheets, layout, sheet_style
from app.packages.form_cover import Sender
from app.packages.form_plan import (
    CATALOGUE,
    DUTY,
    HIDDEN_LABELS,
    MAXIMUM,
    NAMED_LABELS,
    OWN_INDICATORS,
    OWNER,
    QUESTION,
    SHEETS,
    FormSheet,
    Shape,
    owner_field,
    row_key,
    sheet_of,
    typed_fields,
    uid_prefix,
)
from app.packages.form_reading import Filled, Question, accepted, read_form
from app.packages.form_sheets import BLANK, FormRow, FormTable, column_of, draw_page, draw_table
from app.packages.layout import Column

__all__ = ["Filled", "FormUnit", "Question", "Sender", "accepted", "read_form", "write_form"]


class FormUnit(Protocol):
    """The unit a form is made for: an item of the guidance, or anything with code, name and level."""

    @property
    def code(self) -> str | None: ...

    @property
    def name(self) -> str | None: ...

    @property
    def level(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Blank:
    """What every sheet of one form needs to know."""

    book: layout.Book
    period: Period
    guidance: Guidance
    unit: FormUnit

    @property
    def heading(self) -> str:
        return f"{self.period.label} – {self.unit.name or self.unit.code}"


def write_form(period: Period, guidance: Guidance, unit: FormUnit, sender: Sender | None = None) -> bytes:
    """The blank form of a period for a unit (.xlsx); `sender` is whom the unit may ask."""
    book = layout.new_book(f"Biểu báo cáo {period.label} – {unit.name or unit.code}")
    blank = _Blank(book, period, guidance, unit)
    titles = {sheet.kind: layout.sheet_title(book, sheet.title) for sheet in SHEETS}
    due = guidance.deadline(period, unit.level) if unit.level else None
    form_cover.draw(book, period, guidance, unit, due, sender)
    for sheet in SHEETS:
        if sheet.shape is Shape.PAGE:
            heading = f"{sheet.title} – {blank.heading}"
            draw_page(book, titles[sheet.kind], sheet.mark, heading, typed_fields(sheet.kind, guidance))
        else:
            draw_table(book, _table(blank, sheet, titles))
    return layout.to_bytes(book)


_INDICATOR_LINES = (
    "Ô trống: chưa có số liệu. Số 0: có theo dõi, bằng không. “không phát sinh”: trong kỳ không có việc này.",
    f"Chỉ tiêu riêng của đơn vị: ghi tên, đơn vị tính và số liệu vào các dòng mã {OWN_PREFIX}… ở cuối.",
)
_SCORE_LINES = ("Thuyết minh bắt buộc khi điểm dưới một nửa hoặc bằng điểm tối đa. Bước chấm 0,5 điểm.",)
_CAMPAIGN_LINES = (
    "Tên trong danh mục đã ghi sẵn: chỉ điền vào dòng của phong trào có thực hiện. Của địa phương: ghi tên vào dòng "
    "vàng ở dưới. Loại, trạng thái, thời gian để trống thì lấy theo danh mục.",
)
_NUMBERED_LINE = "Các trang khác nhắc tới dòng ở đây bằng số ở cột STT. Chèn thêm dòng thì ghi số tiếp theo vào cột ấy."


_LINES_HIGH: Mapping[type[Record], int] = {CriterionScore: 3, TaskReview: form_sheets.NOTE_LINES}
"""Rows of these have a height of their own, which does not grow with what is typed."""


def _table(blank: _Blank, sheet: FormSheet, titles: Mapping[type[Record], str]) -> FormTable:
    return _known_table(blank, sheet) if sheet.shape is Shape.KNOWN else _list_table(blank, sheet, titles)


def _known_table(blank: _Blank, sheet: FormSheet) -> FormTable:
    """Rows that the guidance names: their code and words are locked."""
    kind, guidance = sheet.kind, blank.guidance
    described = {asked.key: asked for asked in typed_fields(kind, guidance)}
    columns = [Column(row_key(kind), "Mã", 18 if kind is IndicatorFigure else 7, locked=True)]
    limits: dict[str, int] = {}
    lines: Sequence[str] = ()
    if kind is IndicatorFigure:
        widths = zip(NAMED_LABELS.items(), (46, 12), strict=True)
        columns += [Column(key, label, width, described.pop(key)) for (key, label), width in widths]
        rows, lines = _indicator_rows(blank, len(described)), _INDICATOR_LINES
    elif kind is CriterionScore:
        columns += [
            Column("", QUESTION, 60, locked=True),
            Column("", MAXIMUM, 9, locked=True),
        ]
        rows, lines, limits = _criterion_rows(guidance, len(described)), _SCORE_LINES, {"score": 2}
    else:
        columns.append(Column("", DUTY, 40, locked=True))
        rows = _task_rows(guidance, len(described))
    columns += [column_of(asked) for asked in described.values()]
    return FormTable(
        title=sheet.title,
        mark=sheet.mark,
        heading=f"{sheet.title} – {blank.heading}",
        lines=lines,
        columns=columns,
        rows=list(rows),
        naming=2,
        limits=limits,
        lines_high=_LINES_HIGH.get(kind, 1),
    )


def _list_table(blank: _Blank, sheet: FormSheet, titles: Mapping[type[Record], str]) -> FormTable:
    """Rows of which there may be any number, each under a uid of its own."""
    kind = sheet.kind
    asked = typed_fields(kind, blank.guidance)
    columns = [Column("uid", HIDDEN_LABELS["uid"], 10, hidden=True)]
    lines: list[str] = []
    names: dict[str, str] = {}
    if sheet.owner is not None:
        columns.append(column_of(owner_field(sheet)))
        names[OWNER] = _names_of(blank, sheet.owner, titles)
    if kind is Campaign:
        columns.append(Column(CATALOGUE, HIDDEN_LABELS[CATALOGUE], 10, hidden=True))
        lines += _CAMPAIGN_LINES
    if sheet.owns:
        lines.append(_NUMBERED_LINE)
    columns += [column_of(one) for one in asked]
    return FormTable(
        title=titles[kind],
        mark=sheet.mark,
        heading=f"{sheet.title} – {blank.heading}",
        lines=lines,
        columns=columns,
        rows=_listed_rows(blank, sheet, columns),
        naming=2 if sheet.owner is not None else 1,
        numbered=sheet.owns,
        names=names,
        tab=sheet_style.TAB_PARTS if sheet.owner is not None else sheet_style.TAB_DATA,
    )


def _listed_rows(blank: _Blank, sheet: FormSheet, columns: Sequence[Column]) -> list[FormRow]:
    prefix = uid_prefix(blank.unit.code or "", blank.period.code, sheet.kind)
    rest = len(columns) - 1
    if sheet.kind is not Campaign:
        return [[f"{prefix}{number}", *[BLANK] * rest] for number in range(1, sheet.rows + 1)]
    named: list[FormRow] = [
        [f"{prefix}{item.uid}", item.uid, item.name or "", *[BLANK] * (rest - 2)]
        for item in blank.guidance.catalogue_of(blank.period)
    ]
    return [*named, *([f"{prefix}{number}", "", *[BLANK] * (rest - 1)] for number in range(1, sheet.rows + 1))]


def _names_of(blank: _Blank, owner: type[Record], titles: Mapping[type[Record], str]) -> str:
    """Where the names of the rows stand that a row may belong to."""
    table = _list_table(blank, sheet_of(owner), titles)
    return form_sheets.range_of(table, owner.description.title)


def _indicator_rows(blank: _Blank, blanks: int) -> Iterator[FormRow]:
    for item in blank.guidance.indicators_of(blank.period):
        yield [item.code or "", item.name or "", item.unit or "", *[BLANK] * blanks]
    for number in range(1, OWN_INDICATORS + 1):
        yield [f"{OWN_PREFIX}{number:02d}", *[BLANK] * (blanks + 2)]


def _criterion_rows(guidance: Guidance, blanks: int) -> Iterator[FormRow]:
    for item in guidance.criteria():
        yield [
            item.code or "",
            item.question or "",
            "" if item.maximum is None else cells.show_number(item.maximum),
            *[BLANK] * blanks,
        ]


def _task_rows(guidance: Guidance, blanks: int) -> Iterator[FormRow]:
    for task in guidance.tasks:
        yield [task.code or "", task.wording or "", *[BLANK] * blanks]
