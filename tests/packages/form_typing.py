"""People at the blank form: records that they may tell, the cells into which they type them, and what they do to it."""

import copy
import dataclasses
import datetime
import functools
from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from app.domain.assessment import Assessment, CriterionScore, TaskReview, assessment_uid, review_uid, score_uid
from app.domain.campaign import Campaign
from app.domain.campaign_catalogue import begun_from
from app.domain.enclosures import Document
from app.domain.fields import NOT_ARISEN, Field, Kind, Part, Record
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.report import Report, report_uid
from app.packages import cells
from app.packages.form import write_form
from app.packages.form_plan import CATALOGUE, OWNER, SHEETS, FormSheet, Shape, mark_of, typed_fields, uid_prefix
from app.packages.tables import Sheet, read_sheets
from tests.strategies import dates, times

GUIDANCE = load_default()
PERIOD = GUIDANCE.period("2024-NAM")
UNIT = GUIDANCE.units.unit("99001")
BLANK = write_form(PERIOD, GUIDANCE, UNIT)
CRITERIA = [item.code or "" for item in GUIDANCE.criteria()]

WORDS = (
    *("Hội", "nghị", "sơ", "kết", "phường", "Hoa", "Mẫu", "đoàn", "Uỷ", "ban", "hoà", "bình", "–", "“Vì", "nghèo”"),
    *("007", "22/11/2024", "1.234,5", "Có", "không", "x", "=1+1", "5%", "(lần", "2)", "NV1", "a;b"),
)


class Put(NamedTuple):
    """A cell that somebody types; row and column count from 0."""

    mark: str
    row: int
    column: int
    cell: cells.Cell


@functools.cache
def _read() -> list[Sheet]:
    return read_sheets(BLANK, foreign=True)


def blank_sheets() -> list[Sheet]:
    """The sheets of the blank form, to be typed into."""
    return copy.deepcopy(_read())


def sheet_of(sheets: list[Sheet], kind: type[Record]) -> Sheet:
    """The sheet of a kind."""
    return next(sheet for sheet in sheets if sheet.mark == mark_of(kind))


# --- what people may tell ---------------------------------------------------------------------


def _words() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def _telling(field: Field) -> st.SearchStrategy[Any]:
    """What a person may write into a field without leaving a doubt."""
    codes = [option.code for option in field.choices] or [""]
    free = [st.just("Ban liên lạc đồng hương")] if field.open_choices else []
    ways: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: _words(),
        Kind.NOTE: st.lists(_words(), min_size=1, max_size=3).map("\n".join),
        Kind.COUNT: st.integers(0, 10**9),
        Kind.AMOUNT: _numbers(field),
        Kind.FIGURE: st.one_of(_numbers(field), st.just(NOT_ARISEN)),
        Kind.DATE: dates(),
        Kind.TIME: times(),
        Kind.YESNO: st.booleans(),
        Kind.CHOICE: st.one_of(st.sampled_from(codes), *free),
        Kind.CHOICES: st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True).map(tuple),
    }
    return ways[field.kind]


def _numbers(field: Field) -> st.SearchStrategy[Decimal]:
    most = int(field.maximum) if field.maximum is not None else 10**9
    step = 2 if field.maximum is not None else 100
    return st.integers(0, most * step).map(lambda number: Decimal(number) / step)


@st.composite
def told(draw: st.DrawFn, full: bool = False) -> Snapshot:
    """The records of a form that somebody filled in; `full` answers everything that is asked."""

    def values(kind: type[Record], known: tuple[str, ...] = (), **measured: Decimal | None) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for field in typed_fields(kind, GUIDANCE):
            limited = dataclasses.replace(field, maximum=measured[field.key]) if field.key in measured else field
            if field.key not in known and (full or not said or draw(st.booleans())):
                said[field.key] = draw(_telling(limited))
        return said

    made: list[Record] = []
    period, above = PERIOD.code, assessment_uid(PERIOD.code)
    for code in draw(st.lists(st.sampled_from(["DC_HO", "QT_HN", "QT_NGUOI"]), unique=True, max_size=2)):
        said = values(IndicatorFigure, ("own_name", "own_unit"))
        fixed: dict[str, Any] = {"period": period, "indicator": code, "scope": "own"}
        made.append(IndicatorFigure(uid=figure_uid(period, code), **fixed, **said))
    own: dict[str, Any] = {"period": period, "indicator": "R_03", "scope": "own"}
    made.append(IndicatorFigure(uid=figure_uid(period, "R_03"), **own, **values(IndicatorFigure)))
    for code in draw(st.lists(st.sampled_from(CRITERIA), unique=True, max_size=2)):
        criterion = GUIDANCE.criterion(code)
        assert criterion is not None
        place = CRITERIA.index(code) + 1
        said = values(CriterionScore, score=criterion.maximum)
        made.append(CriterionScore(uid=score_uid(period, code), parent=above, position=place, criterion=code, **said))
    task = draw(st.sampled_from(GUIDANCE.tasks))
    said = values(TaskReview)
    place = task.number or 0
    made.append(TaskReview(uid=review_uid(period, task.uid), parent=above, position=place, task=task.code, **said))
    made.append(Assessment(uid=above, period=period, **values(Assessment)))
    made.append(Report(uid=report_uid(period), period=period, **values(Report)))
    owners: dict[type[Record], list[str]] = {}
    ties: dict[tuple[str, str], tuple[str, ...]] = {}
    for plan in SHEETS:
        if plan.shape is Shape.LIST:
            made += _listed(draw, plan, owners, ties, values, at_least=int(full))
    for at, record in enumerate(made):
        tied = {key: uids for (uid, key), uids in ties.items() if uid == record.uid}
        made[at] = dataclasses.replace(record, **tied) if tied else record
    return Snapshot(made)


def _listed(
    draw: st.DrawFn,
    plan: FormSheet,
    owners: dict[type[Record], list[str]],
    ties: dict[tuple[str, str], tuple[str, ...]],
    values: Any,
    at_least: int,
) -> list[Record]:
    made: list[Record] = []
    prefix = uid_prefix("99001", PERIOD.code, plan.kind)
    known = owners.get(plan.owner, []) if plan.owner is not None else []
    if plan.owner is not None and not plan.free and not known:
        return []
    numbers = draw(st.lists(st.integers(1, min(plan.rows, 6)), unique=True, min_size=at_least, max_size=2))
    for position, number in enumerate(sorted(numbers), 1):
        uid = f"{prefix}{number}"
        fixed: dict[str, Any] = {"period": PERIOD.code} if "period" in plan.kind.description.by_key else {}
        if issubclass(plan.kind, Part):
            fixed |= {"parent": assessment_uid(PERIOD.code), "position": position}
        if plan.owner is not None:
            owner = draw(st.sampled_from([*known, ""] if plan.free else known))
            if plan.ties and owner:
                ties[owner, plan.ties] = (*ties.get((owner, plan.ties), ()), uid)
            elif not plan.ties:
                fixed["parent"] = owner or (report_uid(PERIOD.code) if plan.kind is Document else "")
        made.append(plan.kind(uid=uid, **fixed, **values(plan.kind)))
        owners.setdefault(plan.kind, []).append(uid)
    return made


def of_the_catalogue(number: int, **said: Any) -> Campaign:
    """A campaign of the catalogue as the form gives it back."""
    item = GUIDANCE.catalogue_of(PERIOD)[number]
    uid = uid_prefix("99001", PERIOD.code, Campaign) + item.uid
    return dataclasses.replace(begun_from(item, GUIDANCE), uid=uid, period=PERIOD.code, **said)


# --- where they type it -----------------------------------------------------------------------


def puts(snapshot: Snapshot) -> list[Put]:
    """The cells to be typed so that the blank form tells these records."""
    typed: list[Put] = []
    for plan in SHEETS:
        sheet = sheet_of(_read(), plan.kind)
        place = _on_page if plan.shape is Shape.PAGE else _in_table
        for record in snapshot.all(plan.kind):
            shown = {
                field.key: cells.show(field, getattr(record, field.key)) for field in typed_fields(plan.kind, GUIDANCE)
            }
            if plan.owner is not None:
                shown[OWNER] = _owner_cell(snapshot, plan, record)
            if getattr(record, CATALOGUE, None):
                del shown["name"]
            typed += [Put(plan.mark, row, column, cell) for row, column, cell in place(sheet, record, shown)]
    return typed


def _owner_cell(snapshot: Snapshot, plan: FormSheet, record: Record) -> cells.Cell:
    assert plan.owner is not None
    if plan.ties:
        uids = [one.uid for one in snapshot.all(plan.owner) if record.uid in getattr(one, plan.ties)]
    else:
        uids = [one.uid for one in snapshot.all(plan.owner) if isinstance(record, Part) and one.uid == record.parent]
    numbers = [str(_number_of(plan.owner, uid)) for uid in uids]
    return "" if not numbers else float(numbers[0]) if len(numbers) == 1 else "; ".join(numbers)


def _number_of(kind: type[Record], uid: str) -> int:
    table = sheet_of(_read(), kind).table
    return next(int(str(row[0]).removesuffix(".0")) for row in table if uid in row)


def _on_page(sheet: Sheet, _record: Record, shown: dict[str, cells.Cell]) -> list[tuple[int, int, cells.Cell]]:
    rows = {row[0]: number for number, row in enumerate(sheet.table)}
    return [(rows[key], 2, cell) for key, cell in shown.items() if cell != ""]


def _in_table(sheet: Sheet, record: Record, shown: dict[str, cells.Cell]) -> list[tuple[int, int, cells.Cell]]:
    columns = {key: column for column, key in enumerate(sheet.table[0]) if key}
    codes = {record.uid, getattr(record, record.description.title)}
    number = next(n for n, row in enumerate(sheet.table) if n > 2 and row[1] in codes)
    return [(number, columns[key], cell) for key, cell in shown.items() if cell != ""]


def typed_into(sheets: list[Sheet], typed: list[Put]) -> list[Sheet]:
    """The sheets as they are read after somebody typed: whole numbers come back as numbers of any kind."""
    by_mark: dict[str, list[Put]] = defaultdict(list)
    for put in typed:
        by_mark[put.mark].append(put)
    for sheet in sheets:
        for put in by_mark[sheet.mark]:
            plain_number = isinstance(put.cell, int) and not isinstance(put.cell, bool)
            sheet.table[put.row][put.column] = float(put.cell) if plain_number else put.cell
    return sheets


# --- what they do to it -----------------------------------------------------------------------


class Edit(NamedTuple):
    """A change to a sheet that leaves its meaning."""

    what: str
    sheet: int
    at: int


EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(["row", "column", "rename", "hide", "delete-empty", "first", "wider", "keys", "nbsp"]),
        st.integers(0, len(SHEETS)),
        st.integers(0, 40),
    ),
    max_size=8,
    unique_by=lambda edit: (edit.what, edit.sheet),
)


def edited(sheets: list[Sheet], edits: list[Edit]) -> list[Sheet]:
    """The sheets after these edits."""
    renamed = {edit.sheet for edit in edits if edit.what == "rename"}
    for edit in edits:
        sheet = sheets[edit.sheet]
        table = sheet.table
        width = len(table[0])
        if edit.what == "row":
            table.insert(edit.at % (len(table) + 1), [""] * width)
        elif edit.what == "column":
            for row in table:
                row.insert(edit.at % (width + 1), "")
        elif edit.what == "rename":
            sheets[edit.sheet] = dataclasses.replace(sheet, title=f"Của tôi {edit.at}")
        elif edit.what == "hide":
            sheets[edit.sheet] = dataclasses.replace(sheet, hidden=True)
        elif edit.what == "delete-empty":
            table[:] = [row for row in table if any(row)]
        elif edit.what == "wider":
            table[:] = [[*row, "", " "] for row in table] + [[""] * (width + 2)]
        elif edit.what == "nbsp":
            table.append(["\u00a0"] * width)
        elif edit.what == "keys" and edit.sheet not in renamed and edit.sheet > 0:
            table[:] = [row for row in table if sheet.mark not in row or "Mục" in row]
    first = [sheets[edit.sheet] for edit in edits if edit.what == "first"]
    return [*first, *(sheet for sheet in sheets if sheet not in first)]


GARBAGE: st.SearchStrategy[cells.Cell] = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["#REF!", "STT", "#form-conference", "=A1", "１２３", "99/99/9999", "1,2,3", "\x00", "uid", "owner"]
    ),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.times(),
    st.timedeltas(datetime.timedelta(-1), datetime.timedelta(9)),
)
