"""The sheet "Đối chiếu": how many rows each sheet has, and the sum of every column of numbers.

A workbook under a seal holds no formula, so its sums are values. They can be checked all the same: a person marks a
column in Excel and compares what the status bar says, and our own reader adds up again and refuses a workbook in which
a row was lost or a number changed. The sums say nothing else: heads and shares are added up like money.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from app.domain.fields import Field, Kind, Record, Section
from app.domain.indicators import EXACT
from app.packages import cells, layout, sheet_style
from app.packages.layout import Book
from app.packages.tables import BadCell, Sheet, cell_name

TITLE, MARK = "Đối chiếu", "#sums"

_NUMBERS = frozenset([Kind.COUNT, Kind.AMOUNT, Kind.FIGURE])
_NUMBER = (int, Decimal)
_SUM = Field(key="sum", kind=Kind.AMOUNT, section=Section("control", TITLE), label="Tổng")
_COUNT_AT, _SUM_AT = 3, 4
FIGURES = (_COUNT_AT, _SUM_AT)
"""The columns of the figures, counted from 0."""

_WIDTHS = (8, 34, 44, 14, 24)
_HEADS = ("Trang", "Cột", "Số dòng, số ô", "Tổng các số trong cột")
_EXPLAINED = (
    "Chương trình cộng lại các số này khi nhận; sai một ô là không nhận.",
    "Tự kiểm tra: bôi đen cả cột ở trang có tên, so với Sum ở góc dưới cửa sổ Excel.",
)
_HEAD_ROW = len(_EXPLAINED) + 2


@dataclass(frozen=True, slots=True)
class ControlSum:
    """Of one sheet or, with `field`, of one of its columns: how many cells hold a number, and their sum."""

    key: str  # "conference", "conference.present"
    sheet: str
    label: str
    count: int
    total: Decimal | None = None


def sums_of(kind: type[Record], records: Sequence[Record], sheet: str = "") -> Iterator[ControlSum]:
    """The sums of the records of one kind: their number first, then every field that holds numbers in any of them."""
    described = kind.description
    yield ControlSum(described.name, sheet, "Số dòng", len(records))
    for field in described.fields:
        if field.kind in _NUMBERS and not field.local:
            values = [getattr(record, field.key) for record in records]
            numbers = [Decimal(value) for value in values if isinstance(value, _NUMBER)]
            if numbers:
                key = f"{described.name}.{field.key}"
                total = reduce(EXACT.add, numbers, Decimal(0))
                yield ControlSum(key, sheet, layout.label_with_unit(field), len(numbers), total)


def draw(book: Book, heading: str, sums: Sequence[ControlSum]) -> None:
    """The sheet, the last before the lists."""
    sheet, pens = layout.new_sheet(book, TITLE, sheet_style.TAB_LISTS)
    sheet_style.set_widths(sheet, _WIDTHS)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].height = sheet_style.TITLE_HEIGHT
    sheet.freeze_panes = f"B{_HEAD_ROW + 1}"
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=False, head=f"{_HEAD_ROW}:{_HEAD_ROW}")
    sheet.append(pens.line(("key", MARK), ("title", f"{TITLE} – {heading}" if heading else TITLE)))
    for line in _EXPLAINED:
        sheet.append(pens.line(None, ("note", line)))
    sheet.append(pens.line(None, *(("head", head) for head in _HEADS)))
    for one in sums:
        if one.total is None:
            row = (("label", one.sheet), ("label", one.label), ("fixed", one.count), ("fixed", ""))
        else:
            row = (("fixed", ""), ("fixed", one.label), ("fixed", one.count), ("fixed", cells.show_number(one.total)))
        sheet.append(pens.line(("key", one.key), *row))


def differing(sheet: Sheet, kinds: Mapping[str, type[Record]], read: Mapping[str, Sequence[Record]]) -> list[BadCell]:
    """The sums of a sheet that are not those of the records that were `read`, by kind; unknown ones are passed over."""
    found = {one.key: one for name, records in read.items() for one in sums_of(kinds[name], records)}
    bad: list[BadCell] = []
    for number, row in enumerate(sheet.table[1:], 1):
        key = row[0]
        name, _, field = key.partition(".") if isinstance(key, str) else ("", "", "")
        kind = kinds.get(name)
        if kind is None or len(row) <= _SUM_AT or (field and field not in kind.description.by_key):
            continue
        one = found.get(str(key), ControlSum(str(key), "", "", 0))
        if not _same(row[_COUNT_AT], Decimal(one.count)):
            bad.append(BadCell(sheet.title, cell_name(_COUNT_AT, number), f"ghi khác số đếm lại được ({one.count})"))
        if field and not _same(row[_SUM_AT], one.total):
            bad.append(BadCell(sheet.title, cell_name(_SUM_AT, number), f"ghi khác tổng cộng lại được ({one.total})"))
    return bad


def _same(cell: cells.Cell, number: Decimal | None) -> bool:
    try:
        return cells.read(_SUM, cell) == number
    except ValueError:
        return False
