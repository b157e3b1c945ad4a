"""Read a filled form back: records, a list of bad cells to work through, and questions to be answered.

Tolerant where the meaning is certain: inserted rows and columns, renamed and reordered sheets (found by their hidden
mark), dates and numbers typed as text, words for choices without marks. What may mean something else is a question
with a proposal (`accepted` takes it over). Formulas, values merged over several rows and unknown codes are bad cells:
they are reported and left out, the rest of the form stands. What is not read is told in a notice.
"""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.fields import Value
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.errors import UserError
from app.packages import layout
from app.packages.form_places import entries_of, mark_of
from app.packages.form_plan import COVER_MARK, FORM_FORMAT, SHEETS, FormSheet, Shape
from app.packages.form_rows import Found, Question, read_page, read_table, with_ties
from app.packages.tables import BadCell, Sheet, read_sheets
from app.packages.typed import is_blank
from app.packages.workbook_guard import LIMITS, Limits

__all__ = ["Filled", "Question", "accepted", "read_form", "understood"]

_READABLE = frozenset(str(number) for number in range(1, FORM_FORMAT + 1))
_FORM_UID = re.compile(r"(?P<unit>[^.]+)\.(?P<period>[^.]+)\.[a-z_]+\.[^.]+")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds. Values asked about are not in the snapshot until `accepted` takes them over."""

    period: Period
    unit: str
    unit_name: str
    snapshot: Snapshot
    problems: tuple[BadCell, ...] = ()
    questions: tuple[Question, ...] = ()
    notices: tuple[BadCell, ...] = ()


def read_form(data: bytes, guidance: Guidance, *, limits: Limits = LIMITS) -> Filled:
    """Raises UserError ("form") for a workbook that is no form, ("workbook") for one that must not be opened."""
    return understood(read_sheets(data, foreign=True, limits=limits), guidance)


def understood(sheets: Sequence[Sheet], guidance: Guidance) -> Filled:
    """What the sheets of a form say. Raises UserError ("form") when they are none."""
    cover = _cover(sheets)
    period = guidance.period(cover["period"])
    found = Found(period, cover.get("unit", ""), guidance)
    read: set[str] = set()
    for plan in SHEETS:
        sheet = _sheet_of(found, sheets, plan)
        if sheet is not None:
            read.add(sheet.title)
            (read_page if plan.shape is Shape.PAGE else read_table)(found, plan, sheet)
        elif plan.since <= int(cover["format"]):
            found.tell(BadCell(plan.title, "A1", "không tìm thấy trang này trong biểu mẫu"))
    found.notices += [
        BadCell(sheet.title, "A1", "trang này không thuộc biểu nên không được đọc")
        for sheet in sheets
        if sheet.title not in read and _says_something(sheet)
    ]
    return Filled(
        period,
        found.unit,
        cover.get("unit_name", ""),
        Snapshot(with_ties(found)),
        tuple(found.problems),
        tuple(found.questions),
        tuple(found.notices),
    )


def accepted(filled: Filled, questions: Iterable[Question]) -> Snapshot:
    """The records with the proposals of these questions taken over."""
    proposals: dict[tuple[str, str], dict[str, Value]] = {}
    for question in questions:
        proposals.setdefault((question.record_kind, question.record_uid), {})[question.field] = question.proposal
    return Snapshot(
        dataclasses.replace(record, **values) if values else record
        for record in filled.snapshot.records()
        for values in [proposals.get((record.description.name, record.uid), {})]
    )


def _cover(sheets: Sequence[Sheet]) -> dict[str, str]:
    """What the first sheet says of the form; when it was deleted, what the names of the rows say."""
    marks = [mark_of(sheet) for sheet in sheets]
    if COVER_MARK in marks:
        entries = entries_of(sheets[marks.index(COVER_MARK)].table)
    else:
        ours = (sheet for sheet, mark in zip(sheets, marks, strict=True) if mark)
        none: dict[str, str] = {}
        entries = next((said for sheet in ours for said in _from_rows(sheet)), none)
    if not entries.get("period"):
        raise UserError(
            "Tệp này không phải biểu mẫu của Sổ Mặt trận (thiếu trang “Hướng dẫn”). Hãy chọn đúng tệp.",
            reason="form",
        )
    if entries.get("format", "") not in _READABLE:
        raise UserError(
            "Biểu mẫu này do một phiên bản chương trình mới hơn lập ra. Hãy cập nhật Sổ Mặt trận rồi đọc lại.",
            reason="too-new",
        )
    return entries


def _from_rows(sheet: Sheet) -> Iterable[dict[str, str]]:
    """Unit and period as the hidden uid of a row holds them."""
    for row in sheet.table:
        for cell in row[:4]:
            if isinstance(cell, str) and (uid := _FORM_UID.fullmatch(cell)):
                yield {**uid.groupdict(), "format": str(FORM_FORMAT), "unit_name": uid["unit"]}


def _sheet_of(found: Found, sheets: Sequence[Sheet], plan: FormSheet) -> Sheet | None:
    """By its mark; by its name when the mark was wiped out and no other sheet bears it. A copy must be the same."""
    marked = [sheet for sheet in sheets if mark_of(sheet) == plan.mark]
    named = [sheet for sheet in sheets if not mark_of(sheet) and sheet.title == plan.title]
    first, *others = (marked or named) or [None]
    for other in others:
        if first is not None and other is not None and other.table != first.table:
            why = f"trang này chép từ trang “{first.title}” mà khác nội dung; hãy dồn về một trang, xóa trang kia"
            found.tell(BadCell(other.title, "A1", why))
    return first


def _says_something(sheet: Sheet) -> bool:
    """Whether a sheet that is none of ours holds anything."""
    first = str(sheet.table[0][0]) if sheet.table and sheet.table[0] else ""
    ours = mark_of(sheet) or first == layout.LISTS_MARK
    return not ours and any(not is_blank(cell) for row in sheet.table for cell in row)
