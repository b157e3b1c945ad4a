"""A sheet of the totals: heads, rows, and as many pages across as its columns need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.packages import layout, sheet_style
from app.packages.layout import Book
from app.packages.pens import Part

NOTE_ROW, HEAD_ROW, FIRST_ROW = 2, 3, 4
"""The title stands in row 1, the data from the fourth on."""

MATCHES, DIFFERS = "Khớp", "Lệch"
"""What a check cell says after it has added up again."""

_SAME_PAGE = 225
"""A sheet that is a little too wide is printed smaller on one page."""

_FULL_SCALE = 137
"""Characters across an A4 sheet on its side at its full size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet to be drawn. The first `naming` columns stay in sight; `checks` is the column of check cells, from 1."""

    title: str
    heading: str
    note: str
    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[Part]]
    naming: int = 2
    checks: int = 0
    tab: str = sheet_style.TAB_DATA
    filtered: bool = True


def draw(book: Book, grid: Grid) -> None:
    """The sheet, landscape where it is wide."""
    from openpyxl.utils import get_column_letter  # loaded when first needed

    grid = replace(grid, widths=[_width(grid, at) for at in range(len(grid.widths))])
    sheet, pens = layout.new_sheet(book, grid.title, grid.tab)
    sheet_style.set_widths(sheet, grid.widths)
    sheet.row_dimensions[1].height = sheet_style.TITLE_HEIGHT
    heads = zip(grid.heads, (width - 2 for width in grid.widths), strict=True)
    sheet.row_dimensions[HEAD_ROW].height = sheet_style.row_height(heads) or 20
    sheet.freeze_panes = f"{get_column_letter(grid.naming + 1)}{FIRST_ROW}"
    if grid.filtered:
        last = HEAD_ROW + len(grid.rows)
        sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(grid.heads))}{last}"
    sheet_style.protect(sheet)
    _print(sheet, grid)
    if grid.checks:
        _mark_differences(sheet, get_column_letter(grid.checks), len(grid.rows))
    sheet.append(pens.line(("title", grid.heading)))
    sheet.append(pens.line(("note", grid.note)))
    sheet.append(pens.line(*(("head", head) for head in grid.heads)))
    for number, row in enumerate(grid.rows, FIRST_ROW):
        words = (
            (part[1] if isinstance(part, tuple) else "", width) for part, width in zip(row, grid.widths, strict=True)
        )
        sheet_style.set_height(sheet, number, sheet_style.row_height(words))
        sheet.append(pens.line(*row))


def _width(grid: Grid, at: int) -> float:
    """At least what was asked for; more where a number needs it."""
    parts = (row[at] for row in grid.rows)
    numbers = (part[1] for part in parts if isinstance(part, tuple) and isinstance(part[1], int | float))
    return max([grid.widths[at], *map(sheet_style.number_width, numbers)])


def _print(sheet: Any, grid: Grid) -> None:
    """One page across while that is legible; else what names a row is repeated beside every further part."""
    from openpyxl.utils import get_column_letter  # loaded when first needed
    from openpyxl.worksheet.pagebreak import Break  # loaded when first needed

    across, head = sum(grid.widths), f"{HEAD_ROW}:{HEAD_ROW}"
    if across <= _SAME_PAGE:
        sheet_style.print_on_a4(sheet, landscape=across > sheet_style.PORTRAIT, head=head)
        return
    side = sum(grid.widths[: grid.naming])
    scale = int(100 * _FULL_SCALE / sheet_style.LANDSCAPE)
    sheet_style.print_on_a4(sheet, landscape=True, head=head, side=f"A:{get_column_letter(grid.naming)}", scale=scale)
    filled = side
    for number, width in enumerate(grid.widths[grid.naming :], grid.naming + 1):
        if filled + width > sheet_style.LANDSCAPE:
            sheet.col_breaks.append(Break(id=number - 1))
            filled = side
        filled += width


def _mark_differences(sheet: Any, letter: str, count: int) -> None:
    from openpyxl.formatting import rule  # loaded when first needed
    from openpyxl.styles import Font, PatternFill  # loaded when first needed

    made: Any = rule
    red = made.CellIsRule(
        operator="equal",
        formula=[f'"{DIFFERS}"'],
        font=Font(bold=True, color=sheet_style.ALARM),
        fill=PatternFill(bgColor=sheet_style.ALARM_FILL),
    )
    sheet.conditional_formatting.add(f"{letter}{FIRST_ROW}:{letter}{HEAD_ROW + max(count, 1)}", red)
