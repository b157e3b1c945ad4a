"""Read a filled form back: records, a list of bad cells to work through, and questions to be answered.

Tolerant where the meaning is certain: inserted rows, renamed sheets (found by their hidden mark),
dates and numbers typed as text, words for choices without marks. What may mean something else is a
question with a proposal (`accepted` takes it over). Formulas, cells merged over several rows and
unknown codes are bad cells: they are reported and left out, the rest of the form stands.
"""

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.assessment import Assessment, CriterionScore, assessment_uid, review_uid, score_uid
from app.domain.fields import Field, Part, Record, Value
from app.domain.guidance import Guidance
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.errors import UserError
from app.packages import layout
from app.packages.form_plan import COVER_MARK, FORM_FORMAT, KNOWN, LISTS, PAGES, mark_of, row_key, typed_fields
from app.packages.tables import BadCell, Sheet, cell_name, first_row, keys_of, read_sheets
from app.packages.typed import read_name, read_typed
from app.packages.workbook_guard import LIMITS, Limits

_READABLE = frozenset(str(number) for number in range(1, int(FORM_FORMAT) + 1))


@dataclass(frozen=True, slots=True)
class Question:
    """A cell whose meaning is not certain; `proposal` is what it probably means."""

    sheet: str
    cell: str
    sentence: str
    record_kind: str
    record_uid: str
    field: str
    proposal: Value


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds. Values asked about are not in the snapshot until `accepted` takes them over."""

    period: Period
    unit: str
    unit_name: str
    snapshot: Snapshot
    problems: tuple[BadCell, ...] = ()
    questions: tuple[Question, ...] = ()


def read_form(data: bytes, guidance: Guidance, *, limits: Limits = LIMITS) -> Filled:
    """Raises UserError ("form") for a workbook that is no form, ("workbook") for one that must not be opened."""
    sheets = read_sheets(data, foreign=True, limits=limits)
    cover = _cover(sheets)
    period = guidance.period(cover.get("period", ""))
    found = _Found(period, guidance)
    for kind, title in {**KNOWN, **PAGES, **{kind: title for kind, (title, _) in LISTS.items()}}.items():
        sheet = _sheet_of(sheets, mark_of(kind), title)
        if sheet is None:
            found.problems.append(BadCell(title, "A1", "không tìm thấy trang này trong biểu mẫu"))
        elif kind in PAGES:
            _read_page(found, kind, sheet)
        else:
            _read_table(found, kind, sheet)
    return Filled(
        period,
        cover.get("unit", ""),
        cover.get("unit_name", ""),
        Snapshot(_with_assessment(found)),
        tuple(found.problems),
        tuple(found.questions),
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


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    period: Period
    guidance: Guidance
    records: list[Record] = field(default_factory=list[Record])
    problems: list[BadCell] = field(default_factory=list[BadCell])
    questions: list[Question] = field(default_factory=list[Question])


@dataclass(slots=True)
class _Rows:
    """A sheet being read: which fields it asks for and where they stand."""

    found: _Found
    kind: type[Record]
    sheet: Sheet
    asked: list[Field]
    keys: Mapping[str, int] = field(default_factory=dict[str, int])
    seen: set[str] = field(default_factory=set[str])


def _cover(sheets: list[Sheet]) -> dict[str, str]:
    sheet = next((sheet for sheet in sheets if sheet.mark == COVER_MARK), None)
    if sheet is None:
        raise UserError(
            "Tệp này không phải biểu mẫu của Sổ Mặt trận (thiếu trang “Hướng dẫn”). Hãy chọn đúng tệp.",
            reason="form",
        )
    entries = {str(row[0]): str(row[2]) for row in sheet.table if len(row) > 2 and row[0] and row[2] != ""}
    if entries.get("format", "") not in _READABLE:
        raise UserError(
            "Biểu mẫu này do một phiên bản chương trình mới hơn lập ra. Hãy cập nhật Sổ Mặt trận rồi đọc lại.",
            reason="too-new",
        )
    return entries


def _sheet_of(sheets: list[Sheet], mark: str, title: str) -> Sheet | None:
    """By its mark; by its name when the mark was wiped out and no other sheet bears it."""
    marked = [sheet for sheet in sheets if sheet.mark == mark]
    named = [sheet for sheet in sheets if not sheet.mark and sheet.title == title]
    return next(iter(marked or named), None)


def _with_assessment(found: _Found) -> list[Record]:
    """The self-assessment itself stands as soon as one of its rows does."""
    uid = assessment_uid(found.period.code)
    parts = any(isinstance(record, Part) and record.parent == uid for record in found.records)
    stands = any(isinstance(record, Assessment) for record in found.records)
    if parts and not stands:
        found.records.append(Assessment(uid=uid, period=found.period.code))
    return found.records


# --- sheets -----------------------------------------------------------------------------------


def _read_page(found: _Found, kind: type[Record], sheet: Sheet) -> None:
    code = found.period.code
    uid = report_uid(code) if kind is Report else assessment_uid(code)
    lines = {str(row[0]): number for number, row in enumerate(sheet.table) if row[0] != "" and len(row) > 2}
    rows = _Rows(found, kind, sheet, typed_fields(kind, found.guidance))
    values: dict[str, Any] = {}
    for asked in rows.asked:
        if asked.key in lines:
            values |= _taken(rows, uid, asked, (2, lines[asked.key]))
    if values:
        fixed: dict[str, Any] = {"period": code}
        found.records.append(kind(uid=uid, **fixed, **values))


def _read_table(found: _Found, kind: type[Record], sheet: Sheet) -> None:
    try:
        keys = keys_of(sheet.table)
        start = first_row(sheet.table, layout.HEAD)
    except ValueError as fault:
        found.problems.append(BadCell(sheet.title, "A1", str(fault)))
        return
    name_key = row_key(kind) if kind in KNOWN else "uid"
    if name_key not in keys:
        found.problems.append(BadCell(sheet.title, "A1", "mất dòng mã ẩn ở đầu trang"))
        return
    for first, left, last, _ in sheet.merged:
        if last > first and last >= start:
            found.problems.append(BadCell(sheet.title, cell_name(left, first), "bị gộp qua nhiều dòng, hãy bỏ gộp ô"))
    asked = [described for described in typed_fields(kind, found.guidance) if described.key in keys]
    rows = _Rows(found, kind, sheet, asked, keys)
    for number, row in enumerate(sheet.table[start:], start):
        named = read_name(row[keys[name_key]])
        if kind in KNOWN:
            _read_known(rows, number, named)
        else:
            _read_listed(rows, number, named)


def _read_known(rows: _Rows, number: int, code: str) -> None:
    """A row that the guidance names by its code."""
    found, kind, sheet = rows.found, rows.kind, rows.sheet
    row = sheet.table[number]
    fixed = _fixed(found, kind, code)
    if fixed is None or code in rows.seen:
        if any(row[rows.keys[asked.key]] != "" for asked in rows.asked):
            unknown = f"mã “{code}” không có trong bộ biểu mẫu" if code else "thiếu mã, hãy chép lại mã của dòng"
            why = unknown if fixed is None else f"mã “{code}” đã có ở một dòng trên"
            found.problems.append(BadCell(sheet.title, cell_name(rows.keys[row_key(kind)], number), why))
        return
    rows.seen.add(code)
    item = found.guidance.indicator(code) if kind is IndicatorFigure else None
    values: dict[str, Any] = {}
    for asked in rows.asked:
        if item is None:
            values |= _taken(rows, fixed["uid"], asked, (rows.keys[asked.key], number))
        elif asked.key not in ("own_name", "own_unit"):
            measured = dataclasses.replace(asked, unit=item.unit or "")
            values |= _taken(rows, fixed["uid"], measured, (rows.keys[asked.key], number))
    if values:
        found.records.append(kind(**{**fixed, **values}))


def _fixed(found: _Found, kind: type[Record], code: str) -> dict[str, Any] | None:
    """What the code of a row says about its record; None for an unknown code."""
    period, guidance = found.period.code, found.guidance
    if kind is IndicatorFigure:
        if guidance.indicator(code) is None and not (code.startswith(OWN_PREFIX) and len(code) > len(OWN_PREFIX)):
            return None
        return {"uid": figure_uid(period, code), "period": period, "indicator": code, "scope": "own"}
    if kind is CriterionScore:
        codes = [item.code for item in guidance.criteria()]
        place = codes.index(code) + 1 if code in codes else 0
        uid, key = score_uid(period, code), "criterion"
    else:
        task = guidance.task(code)
        place = (task.number or 0) if task else 0
        uid, key = review_uid(period, code), "task"
    return {"uid": uid, "parent": assessment_uid(period), "position": place, key: code} if place else None


def _read_listed(rows: _Rows, number: int, uid: str) -> None:
    """A row of which a unit may have any number. An inserted or copied row is named after what it says."""
    found, kind, row = rows.found, rows.kind, rows.sheet.table[number]
    if not uid or uid in rows.seen:
        said = [str(row[rows.keys[asked.key]]) for asked in rows.asked]
        named = "\x1f".join([found.period.code, kind.description.name, *said])
        uid = hashlib.sha256(named.encode()).hexdigest()[:32]
        if uid in rows.seen:
            return  # the same row once more, word for word
    values: dict[str, Any] = {}
    for asked in rows.asked:
        values |= _taken(rows, uid, asked, (rows.keys[asked.key], number))
    if not values:
        return
    rows.seen.add(uid)
    fixed: dict[str, Any] = {"period": found.period.code}
    if issubclass(kind, Part):
        fixed = {"parent": assessment_uid(found.period.code), "position": len(rows.seen)}
    found.records.append(kind(uid=uid, **fixed, **values))


def _taken(rows: _Rows, uid: str, asked: Field, place: tuple[int, int]) -> dict[str, Any]:
    """What one cell gives its record; a value that is only asked about stands there as empty."""
    found, title = rows.found, rows.sheet.title
    column, number = place
    name = cell_name(column, number)
    if name in rows.sheet.formulas:
        found.problems.append(BadCell(title, name, f"({asked.label}) là công thức; hãy dán giá trị thay vào"))
        return {}
    try:
        typed = read_typed(asked, rows.sheet.table[number][column])
    except ValueError as fault:
        found.problems.append(BadCell(title, name, f"({asked.label}) {fault}"))
        return {}
    if typed.question:
        sentence = f"Trang “{title}”, ô {name} ({asked.label}) {typed.question}"
        kind = rows.kind.description.name
        found.questions.append(Question(title, name, sentence, kind, uid, asked.key, typed.proposal))
        return {asked.key: typed.value}
    return {} if typed.value in (None, ()) else {asked.key: typed.value}
