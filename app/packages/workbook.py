"""The workbook of a package: a ledger as sheets that people read in Excel, and back (package format §2).

Sheets, in order: "Thông tin" repeats the letter and explains the rest (`front_sheet`); one sheet for each record kind
that has rows; "Đối chiếu" holds their sums (`control_sums`); "Danh mục" holds the entries of drop-downs. On a record
sheet the hidden first row holds the field keys and, in its first cell, the kind ("#conference"); columns match by key
and sheets by kind, so labels, order and sheet names may change. The row whose first cell is "STT" holds the labels,
the data stand below it. A record of which there is one stands upright instead (`standing_sheet`). Columns without a key
are reading aids (the name behind a code) and are skipped. What is marked local is never written.

`read(write(ledger))` gives the same records, local fields apart, for anything a ledger may hold.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from app.domain.fields import Field, Kind, Part, Record, RecordKind, Section
from app.domain.guidance import GUIDANCE_KINDS, Guidance
from app.domain.ledger import Ledger, Snapshot
from app.domain.periods import parse_period
from app.domain.records import KINDS
from app.errors import UserError
from app.packages import cells, control_sums, front_sheet, layout, seen_cells, sheet_style, standing_sheet
from app.packages.control_sums import ControlSum
from app.packages.front_sheet import Front, Page
from app.packages.layout import Column, Table
from app.packages.letter import Letter
from app.packages.standing_sheet import Line, Standing
from app.packages.tables import BadCell, Sheet, WorkbookError, cell_name, first_row, keys_of, read_sheets
from app.packages.workbook_guard import LAST_ROW, LIMITS, Limits
from app.reports.mark import KIND_WORDS

__all__ = ["BadCell", "Sheets", "WorkbookError", "letter_fields", "read", "shareable", "write"]

STANDING = frozenset(["office", "report", "assessment"])
"""Kinds of which a package has one record with many fields: it stands upright. A second one makes rows of them."""

LETTER_LABELS: Mapping[str, str] = {
    "kind": "Loại gói",
    "sender": "Mã đơn vị gửi",
    "sender_name": "Đơn vị gửi",
    "addressee": "Mã đơn vị nhận",
    "period": "Kỳ báo cáo",
    "revision": "Lần gửi",
    "answers": "Thay cho hoặc trả lời gói",
    "made_at": "Lập lúc",
    "package": "Mã gói",
    "program": "Chương trình",
    "format": "Khuôn dạng",
}
"""The entries of the letter that the first sheet repeats, in its order."""

_FIRST_ENTRIES = ("sender_name", "period", "revision", "made_at")
"""What a person looks for first stands first; the codes come below."""

_MOST_BAD_CELLS = 500
_SYSTEM = Section("system", "Mã của chương trình")
_UID = Field(key="uid", kind=Kind.LINK, section=_SYSTEM, label="Mã dòng")
_PARENT = Field(key="parent", kind=Kind.LINK, section=_SYSTEM, label="Mã thuộc về")
_POSITION = Field(key="position", kind=Kind.COUNT, section=_SYSTEM, label="Thứ tự")


@dataclasses.dataclass(frozen=True, slots=True)
class Sheets:
    """What a workbook holds. `letter` repeats `letter_fields`; `remarks` tell what was passed over."""

    letter: dict[str, str]
    snapshot: Snapshot
    remarks: tuple[str, ...] = ()


def letter_fields(letter: Letter) -> dict[str, str]:
    """The letter as the first sheet repeats it: compare with `Sheets.letter`."""
    return {key: str(getattr(letter, key)) for key in LETTER_LABELS}


def shareable(ledger: Ledger, kinds: Mapping[str, type[Record]] = KINDS) -> Snapshot:
    """The records without what is local: exactly what a workbook carries."""
    return Snapshot(
        dataclasses.replace(record, **{entry.key: _empty(entry) for entry in kind.description.fields if entry.local})
        for kind in kinds.values()
        if not kind.description.local
        for record in ledger.all(kind)
    )


def write(
    ledger: Ledger,
    letter: Letter,
    guidance: Guidance | None = None,
    kinds: Mapping[str, type[Record]] = KINDS,
) -> bytes:
    """The workbook (.xlsx). With a guidance, the names behind its codes stand beside them.

    Raises UserError ("workbook-text") naming sheet, record and field of a value that no cell can hold.
    """
    names = _names(ledger, guidance)
    entries = {key: _written(front_sheet.TITLE, key, value) for key, value in letter_fields(letter).items()}
    heading = " – ".join(part for part in (letter.sender_name, _period_words(letter.period)) if part)
    book = layout.new_book(heading)
    for taken in (front_sheet.TITLE, control_sums.TITLE):
        layout.sheet_title(book, taken)
    # Whatever cannot be written is found before a sheet is begun: a half-streamed one cannot be given up cleanly.
    sheets: list[Table | Standing] = []
    sums: list[ControlSum] = []
    for kind in kinds.values():
        if not kind.description.local and (records := ledger.all(kind)):
            title = layout.sheet_title(book, kind.description.plural)
            sheets.append(_sheet(kind.description, records, names, title, heading))
            sums += control_sums.sums_of(kind, records, title)
    front_sheet.draw(book, _front(letter, entries, heading, sheets, names))
    for sheet in sheets:
        if isinstance(sheet, Table):
            layout.draw_table(book, sheet)
        else:
            standing_sheet.draw(book, sheet)
    if sums:
        control_sums.draw(book, heading, sums)
    return layout.to_bytes(book)


def read(data: bytes, kinds: Mapping[str, type[Record]] = KINDS, *, limits: Limits = LIMITS) -> Sheets:
    """The letter's fields and the records of a workbook of ours.

    Raises UserError ("workbook") for what is not ours or holds more than data (see
    `app.packages.workbook_guard`), and `WorkbookError` with every bad cell.
    """
    letter: dict[str, str] = {}
    records: dict[str, list[Record]] = {}
    bad: list[BadCell] = []
    remarks: list[str] = []
    sums: Sheet | None = None
    seen: set[str] = set()
    for sheet in read_sheets(data, limits=limits):
        if sheet.mark in seen or not sheet.mark:
            raise UserError(
                f"Trang “{sheet.title}” không phải do Sổ Mặt trận lập ra. "
                "Hãy dùng đúng sổ số liệu do chương trình xuất.",
                reason="workbook",
                detail="extra-sheet",
            )
        seen.add(sheet.mark)
        kind = kinds.get(sheet.mark[1:])
        if sheet.mark == front_sheet.MARK:
            letter = _read_letter(sheet, bad)
            bad += seen_cells.unseen_in_lines(sheet, [2])
        elif sheet.mark == control_sums.MARK:
            sums = sheet
            bad += seen_cells.unseen_in_lines(sheet, control_sums.FIGURES)
        elif kind is not None and not kind.description.local:
            records[kind.description.name] = list(_read_kind(sheet, kind, bad, remarks))
        elif sheet.mark != layout.LISTS_MARK:
            remarks.append(f"Trang “{sheet.title}” chưa được phiên bản này biết tới nên được bỏ qua.")
    if sums is not None and not bad:  # older workbooks have none
        bad += control_sums.differing(sums, kinds, records)
    if bad:
        raise WorkbookError(bad[:_MOST_BAD_CELLS])
    if front_sheet.MARK not in seen:
        raise UserError(
            f"Sổ số liệu thiếu trang “{front_sheet.TITLE}”. Hãy xin đơn vị gửi lại tệp gốc.",
            reason="workbook",
            detail="no-letter",
        )
    return Sheets(letter, Snapshot(record for found in records.values() for record in found), tuple(remarks))


def _empty(field: Field) -> Any:
    return () if field.kind in (Kind.CHOICES, Kind.LINKS) else None


# --- writing ----------------------------------------------------------------------------------

Names = Callable[[str, str], str]
"""The words for a record, by name of its kind and uid; "" when it is not known."""


def _names(ledger: Ledger, guidance: Guidance | None) -> Names:
    items = guidance.snapshot() if guidance else Snapshot()
    known: dict[tuple[str, str], str] = {}

    def name_of(target: str, uid: str) -> str:
        if (target, uid) not in known:
            kind = KINDS.get(target) or GUIDANCE_KINDS.get(target)
            found = kind and (ledger if target in KINDS else items).get(kind, uid)
            hidden = found and (found.description.local or _field_is_local(found.description))
            known[target, uid] = found.description.title_of(found) if found and not hidden else ""
        return known[target, uid]

    return name_of


def _field_is_local(description: RecordKind) -> bool:
    field = description.by_key.get(description.title)
    return field is None or field.local


def _front(
    letter: Letter, entries: Mapping[str, str], heading: str, sheets: Sequence[Table | Standing], names: Names
) -> Front:
    first = [*_FIRST_ENTRIES, *(key for key in entries if key not in _FIRST_ENTRIES)]
    said = {
        "kind": KIND_WORDS.get(letter.kind, ""),
        "period": _period_words(letter.period),
        "made_at": _moment_words(letter.made_at),
        "sender": letter.sender_name,
        "addressee": names("unit", letter.addressee),
        "answers": "" if letter.answers else "Không thay cho gói nào",
    }
    return Front(
        heading=f"SỔ SỐ LIỆU – {KIND_WORDS.get(letter.kind, letter.kind).upper()}",
        below=heading,
        labels=LETTER_LABELS,
        entries={key: entries[key] for key in first},
        said={key: words for key, words in said.items() if words != entries[key]},
        pages=[
            *(Page(sheet.title, _holds(sheet)) for sheet in sheets),
            *([Page(control_sums.TITLE, "Số dòng và tổng của từng cột, để kiểm tra")] if sheets else []),
        ],
    )


def _holds(sheet: Table | Standing) -> str:
    if isinstance(sheet, Standing):
        return "Một bản, mỗi mục một dòng"
    return f"{len(sheet.rows):02d} dòng" + (f", ẩn {sheet.empty} cột chưa ghi gì" if sheet.empty else "")


def _period_words(code: str) -> str:
    """The name of a period; a code of another kind stands as it is."""
    try:
        return parse_period(code).label
    except UserError:
        return code


def _moment_words(moment: str) -> str:
    try:
        return datetime.fromisoformat(moment).strftime("%H:%M ngày %d/%m/%Y")
    except ValueError:
        return ""


def _sheet(
    description: RecordKind, records: Sequence[Record], names: Names, title: str, heading: str
) -> Table | Standing:
    """The sheet of one kind, with every cell as it will be written."""
    heading = f"{description.plural} – {heading}" if heading else description.plural
    if len(records) > LAST_ROW - 10:
        raise UserError(
            f"Có {len(records)} dòng “{description.label}”, quá số dòng mà một trang của sổ số liệu chứa được. "
            "Hãy bớt dòng rồi niêm phong lại.",
            reason="workbook-text",
        )
    fields = [field for field in description.fields if not field.local]
    mark = f"#{description.name}"
    if description.name in STANDING and len(records) == 1:
        lines = list(_lines(description, fields, records[0], names))
        return Standing(title=title, mark=mark, heading=heading, lines=lines)
    naming = 0
    columns = [Column("uid", _UID.label, 14, hidden=True)]
    if description.is_part:
        columns += [
            Column("parent", _PARENT.label, 14, hidden=True),
            Column("position", _POSITION.label, 8, hidden=True),
            Column("", "Thuộc về", 30, locked=True),
        ]
    for field in fields:
        columns.append(Column(field.key, layout.label_with_unit(field), layout.WIDTHS[field.width], field))
        if _is_named(field):
            columns.append(Column("", f"{field.label} (tên)", 40, locked=True))
        if field.key == description.title:
            naming = len(columns)
    rows = [_row(description, fields, record, names) for record in records]
    tab = sheet_style.TAB_PARTS if description.is_part else sheet_style.TAB_DATA
    table = Table(title=title, mark=mark, heading=heading, columns=columns, rows=rows, tab=tab, naming=naming)
    return layout.fitted(table)


def _lines(description: RecordKind, fields: Sequence[Field], record: Record, names: Names) -> Iterator[Line]:
    yield Line(_UID, _shown(description, record, _UID, record.uid), hidden=True)
    for field in fields:
        value = getattr(record, field.key)
        cell = _shown(description, record, field, value)
        if cell != "":
            yield Line(field, cell, names(field.target, value) if _is_named(field) else "")


def _is_named(field: Field) -> bool:
    return field.kind is Kind.LINK and (field.target in GUIDANCE_KINDS or field.target in KINDS)


def _row(description: RecordKind, fields: Sequence[Field], record: Record, names: Names) -> list[cells.Cell]:
    row = [_shown(description, record, _UID, record.uid)]
    if isinstance(record, Part):
        parents = (names(parent, record.parent) for parent in description.parents)
        row.append(_shown(description, record, _PARENT, record.parent or None))
        row.append(_shown(description, record, _POSITION, record.position))
        row.append(next((name for name in parents if name), ""))
    for field in fields:
        value = getattr(record, field.key)
        row.append(_shown(description, record, field, value))
        if _is_named(field):
            row.append(names(field.target, value) if value else "")
    return row


def _written(title: str, label: str, value: str) -> str:
    try:
        return str(cells.show(_UID, value))
    except ValueError as fault:
        raise UserError(
            f"Không ghi được vào sổ số liệu: trang “{title}”, mục “{label}” {fault}. Hãy sửa rồi niêm phong lại.",
            reason="workbook-text",
        ) from fault


def _shown(description: RecordKind, record: Record, field: Field, value: Any) -> cells.Cell:
    try:
        return cells.show(field, value)
    except ValueError as fault:
        raise UserError(
            f"Không ghi được vào sổ số liệu: {description.plural}, “{description.title_of(record)[:80]}”, "
            f"mục “{field.label}” {fault}.",
            reason="workbook-text",
            detail=f"{description.name}/{record.uid}/{field.key}",
        ) from fault


# --- reading ----------------------------------------------------------------------------------


def _read_letter(sheet: Sheet, bad: list[BadCell]) -> dict[str, str]:
    letter: dict[str, str] = {}
    for number, row in enumerate(sheet.table[1:], 1):
        key, value = row[0], row[2] if len(row) > 2 else ""
        if isinstance(key, str) and key:
            if not isinstance(value, str) or key in letter:
                bad.append(BadCell(sheet.title, cell_name(2, number), "phải là chữ và chỉ ghi một lần"))
            letter[key] = str(value)
    return letter


def _read_kind(sheet: Sheet, kind: type[Record], bad: list[BadCell], remarks: list[str]) -> Iterator[Record]:
    upright = standing_sheet.is_standing(sheet.table)
    try:
        keys = standing_sheet.keys_of(sheet.table) if upright else keys_of(sheet.table)
        start = 0 if upright else first_row(sheet.table, layout.HEAD)
    except ValueError as fault:
        bad.append(BadCell(sheet.title, "A1", str(fault)))
        return
    fields = _known_fields(kind)
    if upright:
        bad += seen_cells.unseen_upright(sheet, keys, fields)
    else:
        bad += seen_cells.unseen_rows(sheet, keys, start, fields)
    unknown = keys.keys() - fields.keys()
    if unknown:
        remarks.append(
            f"Trang “{sheet.title}” có cột chưa được phiên bản này biết tới nên được bỏ qua: "
            f"{', '.join(sorted(unknown))}."
        )
    readers = _readers(kind)
    columns = [(key, column, readers[key]) for key, column in keys.items() if key in fields]
    # A record that stands upright is one row, whose cells lie below one another.
    rows = [[line[standing_sheet.VALUES] for line in sheet.table]] if upright else sheet.table[start:]
    uids: set[str] = set()
    for number, row in enumerate(rows, start):
        values: dict[str, Any] = {}
        for key, column, value_of in columns:
            cell = row[column]
            if cell == "":
                continue
            try:
                values[key] = value_of(cell)
            except ValueError as fault:
                place = cell_name(standing_sheet.VALUES, column) if upright else cell_name(column, number)
                bad.append(BadCell(sheet.title, place, f"({fields[key].label}) {fault}"))
        if not values:
            continue
        uid = values.get("uid", "")
        if not uid or uid in uids:
            why = "trùng mã dòng với một dòng ở trên" if uid else "thiếu mã dòng"
            bad.append(BadCell(sheet.title, cell_name(keys.get("uid", 0), number), why))
        uids.add(uid)
        yield kind(**values)


@cache
def _known_fields(kind: type[Record]) -> Mapping[str, Field]:
    system = (_UID, _PARENT, _POSITION) if issubclass(kind, Part) else (_UID,)
    return {field.key: field for field in (*system, *kind.description.fields) if not field.local}


@cache
def _readers(kind: type[Record]) -> Mapping[str, Callable[[cells.Cell], Any]]:
    return {key: cells.reader(field) for key, field in _known_fields(kind).items()}
