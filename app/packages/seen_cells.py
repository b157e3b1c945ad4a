"""Cells of a workbook of record that nobody sees, or that stand under the name of another figure: each a bad cell.

Our own sheets hide their codes and what holds nothing, never a value; a merged cell covers nothing; a column bears the
label of its own field. Whoever wrote it otherwise wants one figure to be read and another to be imported.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from app.domain.fields import Field, Kind
from app.packages import layout, standing_sheet
from app.packages.cells import Cell
from app.packages.tables import BadCell, Sheet, cell_name

CODES = frozenset(["uid", "parent", "position"])
"""Keys of the columns that are hidden because they hold codes."""

_HIDDEN = "bị ẩn hoặc bị che mà vẫn có số liệu"


def unseen_in_lines(sheet: Sheet, columns: Sequence[int]) -> Iterator[BadCell]:
    """Of a sheet with a key in the first cell of its lines: what is hidden in these columns, or covered anywhere."""
    yield from _covered(sheet)
    for row, line in enumerate(sheet.table[1:], 1):
        for column in columns:
            if line[0] != "" and column < len(line) and line[column] != "" and _hides(sheet, row, column):
                yield BadCell(sheet.title, cell_name(column, row), _HIDDEN)


def unseen_upright(sheet: Sheet, keys: Mapping[str, int], fields: Mapping[str, Field]) -> Iterator[BadCell]:
    """Of a record that stands upright; `keys` are its rows."""
    yield from _covered(sheet)
    value = standing_sheet.VALUES
    for key, row in keys.items():
        line = sheet.table[row]
        if key not in CODES and line[value] != "" and _hides(sheet, row, value):
            yield BadCell(sheet.title, cell_name(value, row), _HIDDEN)
        if key in fields and _belongs_elsewhere(line[1], fields[key], fields):
            yield BadCell(sheet.title, cell_name(1, row), "mang tên của mục khác")
    known = set(keys.values())
    for row, line in enumerate(sheet.table[2:], 2):
        if row not in known and line[value] != "":
            yield BadCell(sheet.title, cell_name(value, row), "là số liệu không có mã mục")


def unseen_rows(sheet: Sheet, keys: Mapping[str, int], start: int, fields: Mapping[str, Field]) -> Iterator[BadCell]:
    """Of records that are rows; `keys` are its columns, `start` the first row of data."""
    yield from _covered(sheet)
    heads = sheet.table[start - 1]
    by_column = {column: key for key, column in keys.items()}
    for column, head in enumerate(heads[1:], 1):
        key = by_column.get(column, "")
        if key in fields and _belongs_elsewhere(head, fields[key], fields):
            yield BadCell(sheet.title, cell_name(column, start - 1), "mang tên của cột khác")
        if not key and not _is_aid(column, by_column, fields):
            stray = _first(sheet, column, start)
            yield from [BadCell(sheet.title, cell_name(column, stray), "thuộc một cột không có mã")] * bool(stray)
    hidden = [column for column in sheet.sight.columns if column in by_column and by_column[column] not in CODES]
    for column in hidden:
        row = _first(sheet, column, start)
        yield from [BadCell(sheet.title, cell_name(column, row), _HIDDEN)] * bool(row)
    for row in sorted(sheet.sight.rows):
        if start - 1 <= row < len(sheet.table) and any(cell != "" for cell in sheet.table[row]):
            yield BadCell(sheet.title, cell_name(0, row), _HIDDEN)


def _hides(sheet: Sheet, row: int, column: int) -> bool:
    return row in sheet.sight.rows or column in sheet.sight.columns


def _covered(sheet: Sheet) -> Iterator[BadCell]:
    for top, left, bottom, right in sheet.sight.covered:
        for row in range(top, min(bottom + 1, len(sheet.table))):
            for column in range(left, min(right + 1, len(sheet.table[row]))):
                if (row, column) != (top, left) and sheet.table[row][column] != "":
                    yield BadCell(sheet.title, cell_name(column, row), _HIDDEN)


def _first(sheet: Sheet, column: int, start: int) -> int:
    """The first row of data with something in this column; 0 for none."""
    rows = enumerate(sheet.table[start:], start)
    return next((row for row, line in rows if column < len(line) and line[column] != ""), 0)


def _is_aid(column: int, by_column: Mapping[int, str], fields: Mapping[str, Field]) -> bool:
    """A column without a key says the name behind the code to its left, or what a part belongs to."""
    before = by_column.get(column - 1, "")
    return before == "position" or (before in fields and fields[before].kind is Kind.LINK)


def _belongs_elsewhere(head: Cell, field: Field, fields: Mapping[str, Field]) -> bool:
    """Whether a label is that of another field and not of this one."""
    said = _plain(str(head))
    if said == _plain(layout.label_with_unit(field)):
        return False
    return said in (_plain(layout.label_with_unit(other)) for other in fields.values())


@lru_cache(maxsize=4096)  # every workbook has the same labels
def _plain(label: str) -> str:
    """Letters and digits alone, whatever their case."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    return "".join(character for character in folded if character.isalnum())
