"""The sheets of a checked workbook as tables of cells, and how a cell is named to people."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.errors import UserError
from app.packages.cells import Cell
from app.packages.workbook_guard import LIMITS, Limits, check
from app.packages.workbook_sight import ALL_SEEN, Sight

Table = list[list[Cell]]

_HEAD_WITHIN = 12
"""The row of labels is looked for among so many first rows."""


class BadCell(NamedTuple):
    """A cell that could not be read, and why, in Vietnamese."""

    sheet: str
    cell: str  # "C7"
    reason: str


class WorkbookError(UserError):
    """Every cell that could not be read, in one list that a person can work through."""

    def __init__(self, cells: Sequence[BadCell]) -> None:
        first = cells[0]
        more = f"; và {len(cells) - 1} ô khác" if len(cells) > 1 else ""
        super().__init__(
            f"Sổ số liệu có ô không đọc được: trang “{first.sheet}”, ô {first.cell} {first.reason}{more}.",
            reason="workbook",
            detail="cells",
        )
        self.cells = tuple(cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its visible name, the mark in its first cell ("#conference", "" when none), its cells from A1."""

    title: str
    mark: str
    table: Table
    hidden: bool
    formulas: tuple[str, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column; 0-based
    errors: frozenset[str] = frozenset()  # cells that show a fault, of which nothing is read: "C7"
    sight: Sight = ALL_SEEN  # of a workbook of record


def read_sheets(data: bytes, *, foreign: bool = False, limits: Limits = LIMITS) -> list[Sheet]:
    """Every sheet of a workbook that passed the guard; raises UserError ("workbook")."""
    from python_calamine import CalamineError, CalamineWorkbook  # loaded when first needed: the window never reads one

    checked = check(data, foreign=foreign, limits=limits)
    sheets: list[Sheet] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(checked.data))
        for part in checked.sheets:
            found = workbook.get_sheet_by_name(part.name)
            table: Table = found.to_python(skip_empty_area=False)
            _show_errors(table, part.errors)
            merged = tuple((*start, *end) for start, end in found.merged_cell_ranges or ()) if foreign else ()
            sheets.append(
                Sheet(
                    part.name,
                    _mark(table),
                    table,
                    part.hidden,
                    part.formulas,
                    merged,
                    frozenset(part.errors),
                    part.sight,
                )
            )
    except BaseException as fault:
        # A hostile number in a date cell makes the Rust code panic, which is no Exception in Python.
        if isinstance(fault, CalamineError) or type(fault).__name__ == "PanicException":
            raise UserError(
                "Tệp Excel bị hỏng, không đọc được. Hãy xin lại tệp gốc.", reason="workbook", detail="damaged"
            ) from fault
        raise
    return sheets


FAULTY = "#LỖI!"
"""Stands in the table where a cell shows a fault ("#REF!"), which is not the same as empty."""


def _show_errors(table: Table, errors: Sequence[str]) -> None:
    for name in errors:
        letters = name.rstrip("0123456789")
        row, column = int(name[len(letters) :]) - 1, 0
        for letter in letters:
            column = 26 * column + ord(letter) - 64
        if row < len(table) and column <= len(table[row]):
            table[row][column - 1] = FAULTY


def keys_of(table: Table) -> Mapping[str, int]:
    """Key → column of the hidden row that begins with the mark; raises ValueError for a key that stands twice."""
    keys: dict[str, int] = {}
    row = next((cells for cells in table[:_HEAD_WITHIN] if _is_mark(cells[0])), [""])
    for column, key in enumerate(row[1:], 1):
        if isinstance(key, str) and key:
            if key in keys:
                raise ValueError(f"trùng mã cột “{key}”")
            keys[key] = column
    return keys


def first_row(table: Table, head: str) -> int:
    """The row below the labels, 0-based; raises ValueError when there is no row of labels."""
    for row, cells in enumerate(table[:_HEAD_WITHIN]):
        if cells[0] == head:
            return row + 1
    raise ValueError("mất dòng đầu cột (dòng có chữ STT)")


def cell_name(column: int, row: int) -> str:
    """What people call a cell, from 0-based column and row: (2, 6) is "C7"."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _mark(table: Table) -> str:
    """The mark of a sheet, also when rows were inserted above it."""
    return next((str(cells[0]) for cells in table[:_HEAD_WITHIN] if cells and _is_mark(cells[0])), "")


def _is_mark(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith("#")
