"""Indicator × unit over as many landscape pages as it takes: 170 units are some seventy, and each can be read alone.

Every page repeats the indicators on the left, the sum, and above the columns which units it shows. The cells are plain
strings of 8.5 points: as paragraphs, the 18,000 cells of 170 units would take many seconds to set.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Table

from app.domain.consolidation import Total
from app.domain.fields import NOT_ARISEN
from app.domain.told_figures import show
from app.reports.charts.sketch import fitted
from app.reports.consolidated.material import Material, told
from app.reports.fonts import BOLD, REGULAR
from app.reports.page import WIDE_TEXT_WIDTH
from app.reports.style import LINE, SHADE, readable, space

SIZE, ROOMY, FEW = 8.5, 9.2, 5
"""Points of the letters; of those where few units stand on the page."""

PADDING = 2.2
NUMBER, MEASURE, NAME = 8 * mm, 17 * mm, 54 * mm
WIDEST_NAME = 105 * mm
NARROWEST, WIDEST = 12 * mm, 25 * mm
"""Widths of a unit's column: its figures decide between these, unless one number alone is wider."""

FIXED = 4
"""Columns that every page repeats: number, indicator, what it is counted in, sum."""

NONE = "KPS"
"""Short for "không phát sinh"."""

LINES_OF_NAME, LINES_OF_HEAD = 3, 4


@dataclass(frozen=True, slots=True)
class _Line:
    """One indicator, its cells written out; a band where `cells` is None."""

    name: str
    measure: str = ""
    total: str = ""
    cells: tuple[str, ...] | None = None


def matrix(about: Material) -> list[Flowable]:
    """The pages of the matrix, our own activity first; nothing where nobody has told a figure."""
    totals = about.totals
    units = [totals.unit, *totals.accepted]
    lines = _lines(about, units)
    if not lines or not totals.accepted:
        return []
    size = SIZE if len(units) > FEW else ROOMY
    heads = ["Hoạt động riêng cấp mình", *map(about.name, totals.accepted)]
    widest = max(_width(cell, size) for row in lines for cell in (row.cells or ()))
    broad = max(NARROWEST, widest + 2 * PADDING)
    total = max(NARROWEST, *(_width(row.total, size) + 2 * PADDING for row in lines))
    across = max(1, int((WIDE_TEXT_WIDTH - NUMBER - MEASURE - NAME - total) / broad))
    if len(units) <= across:
        broad = max(broad, min(WIDEST, (WIDE_TEXT_WIDTH - NUMBER - MEASURE - WIDEST_NAME - total) / len(units)))
    flow: list[Flowable] = []
    for some in _shares(len(units), across):
        name = min(WIDEST_NAME, WIDE_TEXT_WIDTH - NUMBER - MEASURE - total - broad * len(heads[some]))
        widths = [NUMBER, name, MEASURE, total, *(broad for _ in heads[some])]
        flow += [CondPageBreak(90 * mm), space(4)] if flow else []
        flow.append(_page(lines, heads[some], some, widths, size, _index(about, some)))
    return flow


def _page(
    lines: Sequence[_Line], heads: Sequence[str], some: slice, widths: Sequence[float], size: float, index: str
) -> Flowable:
    """The units of one slice with every indicator; its header goes along to each page that it needs."""
    leading = size * 1.18
    broad = widths[FIXED] - 2 * PADDING
    named = ("\n".join(fitted(head, broad, LINES_OF_HEAD, size, bold=True)) for head in heads)
    titles = ["TT", "Chỉ tiêu", "ĐVT", "Cộng", *named]
    cells: list[list[str]] = [[index, *[""] * (len(widths) - 1)], titles]
    rules: list[Any] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, size, leading),
        ("FONT", (0, 1), (-1, 1), BOLD, size, leading),
        ("FONT", (FIXED - 1, 2), (FIXED - 1, -1), BOLD, size, leading),
        ("SPAN", (0, 0), (-1, 0)),
        ("ALIGN", (0, 0), (-1, 0), "RIGHT"),
        ("ALIGN", (0, 1), (-1, 1), "CENTRE"),
        ("ALIGN", (0, 2), (0, -1), "CENTRE"),
        ("ALIGN", (2, 2), (2, -1), "CENTRE"),
        ("ALIGN", (FIXED - 1, 2), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 1), (-1, 1), "MIDDLE"),
        ("BACKGROUND", (0, 1), (-1, 1), SHADE),
        ("GRID", (0, 1), (-1, -1), 0.4, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    number = 0
    for row in lines:
        at = len(cells)
        if row.cells is None:
            cells.append([row.name, *[""] * (len(widths) - 1)])
            rules += [
                ("SPAN", (0, at), (-1, at)),
                ("ALIGN", (0, at), (0, at), "LEFT"),
                ("FONT", (0, at), (-1, at), BOLD, size, leading),
                ("NOSPLIT", (0, at), (0, at + 1)),
            ]
            continue
        number += 1
        name = "\n".join(fitted(row.name, widths[1] - 2 * PADDING, LINES_OF_NAME, size))
        measure = "\n".join(fitted(row.measure, widths[2] - 2 * PADDING, 2, size))
        cells.append([str(number), name, measure, row.total, *row.cells[some]])
    return Table(cells, colWidths=list(widths), repeatRows=2, style=rules, hAlign="LEFT")


def _lines(about: Material, units: Sequence[str]) -> list[_Line]:
    names = {task.code: task.numbered for task in about.guidance.tasks}
    lines: list[_Line] = []
    group: str | None = ""
    for code, total in about.totals.indicators.items():
        if not _says_something(total):
            continue
        item = total.item
        if item.task != group:
            group = item.task
            lines.append(_Line(readable(names.get(group, "Số liệu nền"))))
        cells = tuple(_cell(total, unit, about.totals.areas) for unit in units)
        lines.append(_Line(readable(item.name or code), readable(item.unit or ""), sum_words(total), cells))
    return lines


def sum_words(total: Total) -> str:
    """The sum of an indicator: a number, or "3/3" units for a question of yes and no."""
    return _short(told(total.total, total.item, total.fraction))


def _cell(total: Total, unit: str, areas: Collection[str]) -> str:
    value = total.by_unit.get(unit)
    if unit in areas:  # it adds up units itself: of a question of yes and no it tells how many have it
        return _short(told(value, total.item))
    return _short(show(total.shown(value), total.item))


def _says_something(total: Total) -> bool:
    return total.total is not None or any(value is not None for value in total.by_unit.values())


def _short(words: str) -> str:
    """Three letters where the words would make every column twice as wide; the line above the table explains them."""
    return NONE if words == NOT_ARISEN.value else words


def _shares(count: int, most: int) -> list[slice]:
    """The units cut into as few parts as it takes, none of them much smaller than the others."""
    parts = -(-count // most)
    bounds = [count * at // parts for at in range(parts + 1)]
    return [slice(first, last) for first, last in pairwise(bounds)]


def _index(about: Material, some: slice) -> str:
    """ "Đơn vị 1–12 / 170": which of the units below stand on a page; our own activity is not counted."""
    which = f"Đơn vị {max(some.start, 1)}–{some.stop - 1} / {len(about.totals.accepted)}"
    return " · ".join(part for part in (which, about.provisional, f"{NONE}: {NOT_ARISEN.value}") if part)


def _width(words: str, size: float) -> float:
    return stringWidth(words, BOLD, size)
