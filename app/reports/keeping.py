"""What the end of a page never parts: headings from what they open, the head of a table from its first two rows.

Before them room is asked for, as much as they need there. reportlab's own way would keep a heading with all of a table
that follows, and leave half a page white.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table

from app.reports.tagging import head_rows, holds_others, inside, is_figure

LINES, ROWS = 2, 2
"""So many lines of a text, or rows of a table, are not left alone by the end of a page (our own proposal)."""

MOST = 110 * mm
"""No more than this is asked for: a page that ends so early looks forgotten."""

_NO_END = 0xFFFFFF
_HEIGHTS, _JOINED = "_rowHeights", "_nosplitCmds"  # what reportlab knows of the rows of a table


def is_heading(flowable: Flowable) -> bool:
    """Whether this is nothing without what follows it."""
    return bool(isinstance(flowable, Paragraph) and getattr(flowable.style, "keepWithNext", 0))


def height(flowables: Sequence[Flowable], width: float) -> float:
    """How high these are below something else, in points: of two distances that meet, the larger one counts."""
    heights = sum(one.wrap(width, _NO_END)[1] for one in flowables)
    between = (max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairwise(flowables))
    return sum(one.getSpaceBefore() for one in flowables[:1]) + heights + sum(between)


def row_heights(table: Table) -> list[float]:
    """The heights of the rows of a table that was wrapped, in points."""
    return getattr(table, _HEIGHTS)


def kept(story: Iterable[Flowable], width: float) -> Iterator[Flowable]:
    """The story of a document so many points wide, with room asked for where it is needed."""
    run: list[Flowable] = []
    for flowable in story:
        if is_heading(flowable) or (run and isinstance(flowable, Spacer)):
            run.append(flowable)
            continue
        if run or isinstance(flowable, Table):
            yield _room(run, flowable, width)
        yield from _freed(run)
        run = []
        yield flowable
    yield from _freed(run)


def _room(run: Sequence[Flowable], opened: Flowable, width: float) -> CondPageBreak:
    """Asks for headings and for the least that may stand below them."""
    gap = max(run[-1].getSpaceAfter(), opened.getSpaceBefore()) if run else opened.getSpaceBefore()
    return CondPageBreak(min(height(run, width) + gap + _least(opened, width), MOST))


def _freed(run: Iterable[Flowable]) -> Iterator[Flowable]:
    """Headings for which room is asked already."""
    for flowable in run:
        if isinstance(flowable, Paragraph):
            flowable.keepWithNext = 0
        yield flowable


def _least(flowable: Flowable, width: float) -> float:
    """How high the first piece is into which a page end may divide this."""
    if isinstance(flowable, Paragraph):
        return LINES * flowable.style.leading
    if isinstance(flowable, Table):
        return _first_rows(flowable, width)
    if holds_others(flowable):
        return height(inside(flowable), width)
    return flowable.wrap(width, MOST)[1] if is_figure(flowable) else 0.0


def _first_rows(table: Table, width: float) -> float:
    """The header, `ROWS` rows, and those that must not be parted from them."""
    table.wrap(width, MOST)
    joined: list[tuple[str, tuple[int, int], tuple[int, int]]] = getattr(table, _JOINED)
    end = head_rows(table) + ROWS
    for _, (_, first), (_, last) in sorted(joined, key=lambda rule: rule[1][1]):
        end = last + 1 if first < end <= last else end
    return sum(row_heights(table)[:end])
