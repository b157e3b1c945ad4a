"""Where things stand on a sheet of the form after people had it: columns and rows may have moved, labels remain.

Columns are found by the hidden row of keys, wherever it is by now, and by their labels when that row was deleted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.packages import layout
from app.packages.cells import Cell
from app.packages.form_plan import COVER_MARK, REQUIRED
from app.packages.form_sheets import ANSWER, HINT, LABEL
from app.packages.tables import BadCell, Sheet, Table, cell_name
from app.packages.typed import is_blank

_HEAD_WITHIN = 12
"""Marks and heads are looked for among so many first rows and columns."""

Tell = Callable[[BadCell], None]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a table's columns stand: key → column. `start` is its first row; all counted from 0."""

    counter: int
    start: int
    keys: Mapping[str, int]
    outside: Sequence[int]  # columns that are none of the form's


@dataclass(frozen=True, slots=True)
class PageLines:
    """Where a page's answers stand: key → row, all in one column."""

    answer: int
    rows: Mapping[str, int]


def mark_of(sheet: Sheet) -> str:
    """The mark of a sheet of the form; "" for any other sheet."""
    found = _mark_at(sheet.table)
    return str(sheet.table[found[0]][found[1]]) if found else ""


def entries_of(table: Table) -> dict[str, str]:
    """What the first sheet says under its hidden keys: the second entry beside the key, behind its label."""
    found = _mark_at(table)
    if found is None:
        return {}
    entries: dict[str, str] = {}
    for row in table:
        said = [str(cell).strip() for cell in row[found[1] :] if not is_blank(cell)]
        if len(said) > 2 and said[0].isascii():
            entries.setdefault(said[0], said[2])
    return entries


def places_of(table: Table, labels: Mapping[str, str], aids: Sequence[str]) -> Places:
    """`labels` names the columns by key, `aids` those that only help to read; raises ValueError when all is lost."""
    head = _head_at(table)
    if head is None:
        raise ValueError("mất dòng đầu cột (dòng có chữ STT)")
    keys = _keys(table, head[1])
    heads = {_label(cell): column for column, cell in enumerate(table[head[0]]) if not is_blank(cell)}
    for key, label in labels.items():
        if key not in keys and (column := heads.get(_label(label))) is not None and column not in keys.values():
            keys[key] = column
    known = {*map(_label, aids), _label(layout.HEAD)}
    aiding = {column for label, column in heads.items() if label in known}
    taken = {*keys.values(), *aiding, head[1]}
    outside = [column for column in range(len(table[head[0]])) if column not in taken]
    return Places(head[1], head[0] + 1, keys, outside)


def lines_of(sheet: Sheet, labels: Mapping[str, str], tell: Tell) -> PageLines:
    """`labels` names the lines by key; raises ValueError when all is lost. A line that stands twice is told."""
    table = sheet.table
    head = next((row for row in table[:_HEAD_WITHIN] if {LABEL, ANSWER} <= {_label(cell) for cell in row}), None)
    if head is None:
        raise ValueError(f"mất dòng đầu cột (dòng có chữ {LABEL}, {ANSWER})")
    columns = {_label(cell): column for column, cell in enumerate(head)}
    found = _mark_at(table)
    keyed = found[1] if found else None
    named = {_label(label): key for key, label in labels.items()}
    rows: dict[str, int] = {}
    for number, row in enumerate(table):
        key = str(row[keyed]) if keyed is not None else ""
        key = key if key in labels else named.get(_label(row[columns[LABEL]]), "")
        if not key:
            _tell_of(sheet, number, columns[ANSWER], columns, tell)
        elif key not in rows or is_blank(table[rows[key]][columns[ANSWER]]):
            rows[key] = number
        elif not is_blank(row[columns[ANSWER]]):
            tell(BadCell(sheet.title, cell_name(columns[ANSWER], number), f"mục “{labels[key]}” đã có ở một dòng trên"))
    return PageLines(columns[ANSWER], rows)


def _tell_of(sheet: Sheet, number: int, answer: int, columns: Mapping[str, int], tell: Tell) -> None:
    """An answer beside no question."""
    row = sheet.table[number]
    if not is_blank(row[answer]) and _label(row[answer]) != ANSWER and is_blank(row[columns.get(HINT, answer - 1)]):
        tell(BadCell(sheet.title, cell_name(answer, number), "không thuộc mục nào của biểu; hãy ghi vào ô của một mục"))


def _mark_at(table: Table) -> tuple[int, int] | None:
    for number, row in enumerate(table[:_HEAD_WITHIN]):
        for column, cell in enumerate(row[:_HEAD_WITHIN]):
            if isinstance(cell, str) and cell.startswith(COVER_MARK):
                return number, column
    return None


def _head_at(table: Table) -> tuple[int, int] | None:
    for number, row in enumerate(table[:_HEAD_WITHIN]):
        for column, cell in enumerate(row[:_HEAD_WITHIN]):
            if isinstance(cell, str) and cell.strip() == layout.HEAD:
                return number, column
    return None


def _keys(table: Table, counter: int) -> dict[str, int]:
    """Key → column of the hidden row that begins with the mark; raises ValueError for a key that stands twice."""
    found = _mark_at(table)
    if found is None:
        return {}
    keys: dict[str, int] = {}
    for column, cell in enumerate(table[found[0]]):
        if isinstance(cell, str) and cell and column not in (found[1], counter):
            if cell in keys:
                raise ValueError(f"trùng mã cột “{cell}”")
            keys[cell] = column
    return keys


def _label(cell: Cell) -> str:
    return " ".join(str(cell).split()).removesuffix(REQUIRED.strip()).strip()
