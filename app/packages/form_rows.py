"""The rows of a filled form as records, sheet by sheet, with everything that must be mended or asked on the way."""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.assessment import Assessment, CriterionScore, assessment_uid, review_uid, score_uid
from app.domain.campaign import Campaign
from app.domain.campaign_catalogue import begun_from
from app.domain.enclosures import Document
from app.domain.fields import Field, Kind, Part, Record, Value
from app.domain.guidance import Guidance
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure, figure_uid
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.packages import form_owners
from app.packages.cells import Cell
from app.packages.form_merged import unmerged
from app.packages.form_owners import Owners
from app.packages.form_places import Places, lines_of, places_of
from app.packages.form_plan import (
    AIDS,
    CATALOGUE,
    HIDDEN_LABELS,
    NAMED_LABELS,
    OWNER,
    FormSheet,
    Shape,
    label_of,
    owner_field,
    row_key,
    typed_fields,
    uid_prefix,
)
from app.packages.tables import BadCell, Sheet, Table, cell_name
from app.packages.typed import is_blank, plain, read_name, read_typed


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


@dataclass(slots=True)
class Found:
    """What has been read so far. `notices` tell of what was passed over."""

    period: Period
    unit: str
    guidance: Guidance
    records: list[Record] = field(default_factory=list[Record])
    problems: list[BadCell] = field(default_factory=list[BadCell])
    questions: list[Question] = field(default_factory=list[Question])
    notices: list[BadCell] = field(default_factory=list[BadCell])
    owners: dict[type[Record], Owners] = field(default_factory=dict[type[Record], Owners])
    tied: dict[tuple[str, str], list[str]] = field(default_factory=dict[tuple[str, str], list[str]])

    def tell(self, bad: BadCell) -> None:
        """A cell that must be mended."""
        self.problems.append(bad)


@dataclass(slots=True)
class _Rows:
    """A table being read: which fields it asks for and where they stand."""

    found: Found
    plan: FormSheet
    sheet: Sheet
    table: Table
    asked: list[Field]
    places: Places
    seen: set[str] = field(default_factory=set[str])

    @property
    def keys(self) -> Mapping[str, int]:
        return self.places.keys

    def bad(self, column: int, number: int, reason: str) -> None:
        """Tell that a cell must be mended."""
        self.found.tell(BadCell(self.sheet.title, cell_name(column, number), reason))

    def ask(self, column: int, number: int, sentence: str, uid: str, key: str, proposal: Value) -> None:
        """Ask whether a cell means what it probably means."""
        name, kind = cell_name(column, number), self.plan.kind.description.name
        self.found.questions.append(Question(self.sheet.title, name, sentence, kind, uid, key, proposal))


def read_page(found: Found, plan: FormSheet, sheet: Sheet) -> None:
    """One record, an answer a line."""
    asked = typed_fields(plan.kind, found.guidance)
    try:
        lines = lines_of(sheet, {one.key: label_of(one) for one in asked}, found.tell)
    except ValueError as fault:
        found.tell(BadCell(sheet.title, "A1", str(fault)))
        return
    table = unmerged(sheet, 0, {lines.answer}, None, (), found.tell)
    rows = _Rows(found, plan, sheet, table, asked, Places(0, 0, {}, ()))
    period = found.period.code
    uid = report_uid(period) if plan.kind is Report else assessment_uid(period)
    values: dict[str, Any] = {}
    for one in asked:
        if one.key in lines.rows:
            values |= _taken(rows, uid, one, (lines.answer, lines.rows[one.key]))
    if values:
        said: dict[str, Any] = {"period": period, **values}
        found.records.append(plan.kind(uid=uid, **said))


def read_table(found: Found, plan: FormSheet, sheet: Sheet) -> None:
    """One record a row."""
    asked = typed_fields(plan.kind, found.guidance)
    labels = {**HIDDEN_LABELS, **{one.key: label_of(one) for one in asked}, **NAMED_LABELS}
    if plan.shape is Shape.KNOWN:
        labels[row_key(plan.kind)] = "Mã"
    if plan.owner is not None:
        labels[OWNER] = label_of(owner_field(plan))
    try:
        places = places_of(sheet.table, labels, AIDS)
    except ValueError as fault:
        found.tell(BadCell(sheet.title, "A1", str(fault)))
        return
    asked = [one for one in asked if one.key in places.keys]
    if not asked or (plan.shape is Shape.KNOWN and row_key(plan.kind) not in places.keys):
        found.tell(BadCell(sheet.title, "A1", "mất dòng mã ẩn ở đầu trang"))
        return
    columns = {places.keys[one.key] for one in asked}
    table = unmerged(sheet, places.start, columns, places.keys.get(OWNER), places.outside, found.tell)
    rows = _Rows(found, plan, sheet, table, asked, places)
    _note_outside(rows)
    last = _last_named(rows)
    for number in range(places.start, len(table)):
        if plan.shape is Shape.KNOWN:
            _read_known(rows, number)
        else:
            _read_listed(rows, number, last)


def _note_outside(rows: _Rows) -> None:
    """What stands beside the columns of the form is not read; that is told, once a column."""
    for column in rows.places.outside:
        for number in range(rows.places.start, len(rows.table)):
            if not is_blank(rows.table[number][column]):
                why = "nằm ngoài các cột của biểu nên không được đọc"
                rows.found.notices.append(BadCell(rows.sheet.title, cell_name(column, number), why))
                break


# --- rows that the guidance names -------------------------------------------------------------


def _read_known(rows: _Rows, number: int) -> None:
    found, kind, row = rows.found, rows.plan.kind, rows.table[number]
    column = rows.keys[row_key(kind)]
    code = read_name(row[column])
    fixed = _fixed(found, kind, code)
    if fixed is None or code in rows.seen:
        if any(not is_blank(row[rows.keys[asked.key]]) for asked in rows.asked):
            unknown = f"mã “{code}” không có trong bộ biểu mẫu" if code else "thiếu mã, hãy chép lại mã của dòng"
            rows.bad(column, number, unknown if fixed is None else f"mã “{code}” đã có ở một dòng trên")
        return
    rows.seen.add(code)
    values: dict[str, Any] = {}
    for asked in _measured(found.guidance, rows.asked, kind, code):
        values |= _taken(rows, fixed["uid"], asked, (rows.keys[asked.key], number))
    if values:
        found.records.append(kind(**{**fixed, **values}))


def _measured(guidance: Guidance, asked: Sequence[Field], kind: type[Record], code: str) -> list[Field]:
    """The fields with what the guidance says of this row: the unit of an indicator, the most points of a criterion."""
    if kind is IndicatorFigure and (item := guidance.indicator(code)) is not None:
        unit = item.unit or ""
        return [dataclasses.replace(one, unit=unit) for one in asked if one.key not in NAMED_LABELS]
    if kind is CriterionScore and (criterion := guidance.criterion(code)) is not None:
        return [dataclasses.replace(one, maximum=criterion.maximum) if one.key == "score" else one for one in asked]
    return list(asked)


def _fixed(found: Found, kind: type[Record], code: str) -> dict[str, Any] | None:
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


# --- rows of which there may be any number ----------------------------------------------------


def _read_listed(rows: _Rows, number: int, last: int) -> None:
    """A row of its own. An inserted or copied row is named after what it says."""
    found, kind, row = rows.found, rows.plan.kind, rows.table[number]
    item = found.guidance.catalogue_item(_cell(rows, number, CATALOGUE)) if kind is Campaign else None
    asked = [one for one in rows.asked if item is None or one.key != "name"]
    if all(is_blank(row[rows.keys[one.key]]) for one in asked):
        return
    uid = _uid(rows, number)
    if uid in rows.seen:
        why = "dòng này giống hệt một dòng ở trên nên chỉ được đọc một lần"
        found.notices.append(BadCell(rows.sheet.title, cell_name(rows.places.counter, number), why))
        return
    if number > last and _stray(rows, number):
        return
    values: dict[str, Any] = {}
    for one in asked:
        values |= _taken(rows, uid, one, (rows.keys[one.key], number))
    if not values:
        return
    rows.seen.add(uid)
    if item is not None:
        made: Record = dataclasses.replace(begun_from(item, found.guidance), uid=uid, **values)
    else:
        made = kind(uid=uid, **values)
    made = dataclasses.replace(made, **_belonging(rows, number, uid))
    found.records.append(made)
    if rows.plan.owns:
        title = read_name(row[rows.keys[kind.description.title]]) if kind.description.title in rows.keys else ""
        found.owners.setdefault(kind, Owners()).add(uid, row[rows.places.counter], title)


def _cell(rows: _Rows, number: int, key: str) -> str:
    return read_name(rows.table[number][rows.keys[key]]) if key in rows.keys else ""


def _uid(rows: _Rows, number: int) -> str:
    """The uid that the form gave the row; for an inserted or a copied row, one that follows from what it says."""
    found, kind = rows.found, rows.plan.kind
    named = _cell(rows, number, "uid")
    if named.startswith(uid_prefix(found.unit, found.period.code, kind)) and named not in rows.seen:
        return named
    keys = [one.key for one in rows.asked] + ([OWNER] if OWNER in rows.keys else [])
    said = [str(rows.table[number][rows.keys[key]]) for key in keys]
    content = "\x1f".join([found.period.code, kind.description.name, *said])
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _last_named(rows: _Rows) -> int:
    """The last row that the form itself made."""
    named = (number for number in range(rows.places.start, len(rows.table)) if _cell(rows, number, "uid"))
    return max(named, default=len(rows.table))


def _stray(rows: _Rows, number: int) -> bool:
    """Whether words below the table are no row of it: a name under a signature, a remark. Somebody must say so."""
    filled = [one for one in rows.asked if not is_blank(rows.table[number][rows.keys[one.key]])]
    needed = [one for one in rows.asked if one.required]
    if len(needed) < 3 or len(filled) > 1:
        return False
    what = rows.plan.kind.description.label.lower()
    why = f"là chữ ở dưới bảng; nếu là một {what} thì ghi đủ các cột có dấu *, nếu không thì xóa đi"
    rows.bad(rows.keys[filled[0].key], number, why)
    return True


def _belonging(rows: _Rows, number: int, uid: str) -> dict[str, Any]:
    """The period, or what the row is a part of, with its place among the others."""
    found, plan, kind = rows.found, rows.plan, rows.plan.kind
    period = found.period.code
    fixed: dict[str, Any] = {"period": period} if "period" in kind.description.by_key else {}
    if not issubclass(kind, Part):
        return fixed
    owners = _owners(rows, number, uid)
    if plan.owner is not None and not plan.ties:
        parent = owners[0] if owners else report_uid(period) if kind is Document else ""
    else:
        parent = assessment_uid(period)
        for owner in owners:
            found.tied.setdefault((owner, plan.ties), []).append(uid)
    return {**fixed, "parent": parent, "position": len(rows.seen)}


def _owners(rows: _Rows, number: int, uid: str) -> list[str]:
    """The uids of what a row says that it belongs to; told or asked where that is not certain."""
    plan, found = rows.plan, rows.found
    if plan.owner is None or OWNER not in rows.keys:
        return []
    column, whose = rows.keys[OWNER], owner_field(plan).label
    cell = rows.table[number][column]
    if cell_name(column, number) in {*rows.sheet.formulas, *rows.sheet.errors}:
        rows.bad(column, number, f"({whose}) là công thức hoặc báo lỗi của Excel; hãy ghi giá trị thay vào")
        return []
    known = found.owners.get(plan.owner, Owners())
    try:
        named = form_owners.named(known, plan, cell)
    except ValueError as fault:
        rows.bad(column, number, f"({whose}) {fault}")
        return []
    if named or plan.free:
        return named
    above = form_owners.above(rows.table, rows.places, number, known, plan)
    if above is None:
        rows.bad(column, number, f"({whose}) để trống; hãy ghi số ở cột STT của trang “{form_owners.title(plan)}”")
        return []
    rows.ask(column, number, f"({whose}) để trống; có phải là {above[1]}?", uid, "parent", above[0])
    return []


# --- cells ------------------------------------------------------------------------------------


def _taken(rows: _Rows, uid: str, asked: Field, place: tuple[int, int]) -> dict[str, Any]:
    """What one cell gives its record; a value that is only asked about stands there as empty."""
    column, number = place
    name = cell_name(column, number)
    if name in rows.sheet.formulas:
        rows.bad(column, number, f"({asked.label}) là công thức; hãy dán giá trị thay vào")
        return {}
    if name in rows.sheet.errors:
        rows.bad(column, number, f"({asked.label}) báo lỗi của Excel, như #REF! hay #N/A; hãy ghi lại giá trị")
        return {}
    cell: Cell = rows.table[number][column]
    try:
        typed = read_typed(asked, cell)
    except ValueError as fault:
        rows.bad(column, number, f"({asked.label}) {_shown(asked, cell)}{fault}")
        return {}
    if typed.question:
        rows.ask(column, number, f"({asked.label}) {typed.question}", uid, asked.key, typed.proposal)
        return {asked.key: typed.value}
    return {} if typed.value in (None, ()) else {asked.key: typed.value}


def _shown(asked: Field, cell: Cell) -> str:
    """What was typed, for who reads the list without the file at hand."""
    return f"ghi “{plain(cell)[:30]}”: " if isinstance(cell, str) and asked.kind is not Kind.NOTE else ""


def with_ties(found: Found) -> list[Record]:
    """The records, with what other sheets tied to them; the self-assessment stands as soon as one of its rows does."""
    uid = assessment_uid(found.period.code)
    parts = any(isinstance(record, Part) and record.parent == uid for record in found.records)
    stands = any(isinstance(record, Assessment) for record in found.records)
    made = [_tied(found, record) for record in found.records]
    return [*made, Assessment(uid=uid, period=found.period.code)] if parts and not stands else made


def _tied(found: Found, record: Record) -> Record:
    ties = {key: tuple(uids) for (owner, key), uids in found.tied.items() if owner == record.uid}
    return dataclasses.replace(record, **ties) if ties else record
