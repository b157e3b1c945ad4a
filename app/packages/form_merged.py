"""Cells that people merged: what the values of a merged range mean for each of its cells."""

from collections.abc import Collection

from app.packages.form_places import Tell
from app.packages.tables import BadCell, Sheet, Table, cell_name
from app.packages.typed import is_blank


def unmerged(
    sheet: Sheet, start: int, asked: Collection[int], owner: int | None, outside: Collection[int], tell: Tell
) -> Table:
    """The table with merged ranges resolved from row `start` on, where their meaning is certain; else they are told.

    A merged number of the owner holds for all of its rows: so people write whose rows these are. A value merged over
    one column of the form and empty space beside it is that column's.
    """
    table = sheet.table
    for first, left, last, right in sheet.merged:
        if last < start or first >= len(table) or left >= len(table[first]) or is_blank(table[first][left]):
            continue
        covered = [column for column in range(left, right + 1) if column in asked]
        value = table[first][left]
        if last > first and owner is not None and left == owner:
            table = [list(row) if first <= number <= last else row for number, row in enumerate(table)]
            for row in table[first : last + 1]:
                row[owner] = value
        elif last > first and (covered or left == owner):
            tell(BadCell(sheet.title, cell_name(left, first), "bị gộp qua nhiều dòng, hãy bỏ gộp ô"))
        elif len(covered) > 1:
            tell(BadCell(sheet.title, cell_name(left, first), "bị gộp qua nhiều cột, hãy bỏ gộp ô"))
        elif covered and left in outside:
            table = [list(row) if number == first else row for number, row in enumerate(table)]
            table[first][covered[0]], table[first][left] = value, ""
    return table
