"""Bars that lie under each other on one axis: a label, the bars, what they say in words.

Where the rows do not fit on one page the chart goes on in a further drawing, with its legend and its axis again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.charts.sketch import LEADING, SMALL, Chart, Sketch, fitted, width_of

HIGHEST = 620.0
"""Points that one drawing may be high: it still fits on a page of A4 under a heading and a caption."""

LABEL_SHARE = 0.36  # of the width, for the labels at most
GAP = 8.0
THICK, THIN = 9.0, 5.0
HEADING_HIGH = LEADING + 8
EDGE = 18.0
"""Points kept free beside the bars, for the half of a number that stands under the end of the axis."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where the bars are measured, and what stands at which place. It always holds 0."""

    low: float
    high: float
    ticks: tuple[float, ...]
    marks: tuple[tuple[float, str], ...] = ()  # values that mean something, drawn stronger
    unit: str = ""

    def place(self, value: float, room: float) -> float:
        """How far from the left end a value stands, in points of this room; never outside it."""
        share = (value - self.low) / (self.high - self.low)
        return min(max(share, 0.0), 1.0) * room


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a row; `thin` for what only stands beside."""

    value: float
    fill: str = "solid"
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart: `said` is written at its end, `more` under that, `instead` where there is no bar."""

    label: str
    bars: tuple[Bar, ...]
    said: str
    more: str = ""
    instead: str = ""
    bold: bool = False
    heading: bool = False  # a line of its own above the rows that belong to it
    told: str = ""  # for who cannot see it


def bar_rows(
    rows: Sequence[Row],
    axis: Axis,
    width: float,
    alt: str,
    *,
    legend: Sequence[tuple[str, str]] = (),
    highest: float = HIGHEST,
) -> list[Chart]:
    """The rows in their order, in as many drawings as it takes; none for no rows. Each tells `alt` and its rows."""
    labels = min(
        max((width_of(row.label, bold=row.bold) for row in rows if not row.heading), default=0), width * LABEL_SHARE
    )
    said = max((max(width_of(row.said, bold=True), width_of(row.more, SMALL)) for row in rows), default=0)
    said = min(said, width * 0.34)
    made: list[Chart] = []
    edges = max(labels + GAP, EDGE), width - max(said + GAP, EDGE)
    tried = Sketch(width)
    around = tried.legend(0, legend) + _Plot(tried, axis, *edges).around
    for part in _parts(rows, [_height(row, labels) for row in rows], highest - around - 1):
        sketch = Sketch(width)
        plot = _Plot(sketch, axis, *edges)
        top = sketch.legend(0, legend) + plot.head_high
        bottom = top + sum(_height(row, labels) for row in part)
        plot.grid(top, bottom)
        for row in part:
            _draw(plot, row, top, labels, said)
            top += _height(row, labels)
        told = "; ".join(row.told for row in part if row.told)
        made.append(sketch.finish(bottom + plot.foot_high, f"{alt} {told}."))
    return made


def _parts(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[list[Row]]:
    """The rows in as few parts as fit into the room, all of about one height; no part ends with a heading."""
    parts = _cut(rows, heights, room)
    evenly = min(sum(heights) / max(len(parts), 1) + max(heights, default=0), room)
    even = _cut(rows, heights, evenly)
    return even if len(even) == len(parts) else parts


def _cut(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[list[Row]]:
    parts: list[list[Row]] = []
    left = room
    for row, high in zip(rows, heights, strict=True):
        if not parts or high > left:
            moved = [parts[-1].pop()] if parts and len(parts[-1]) > 1 and parts[-1][-1].heading else []
            parts.append(moved)
            left = room - len(moved) * HEADING_HIGH
        parts[-1].append(row)
        left -= high
    return parts


@dataclass(frozen=True, slots=True)
class _Plot:
    """The part of the sketch between the labels and what is said."""

    sketch: Sketch
    axis: Axis
    left: float
    right: float

    @property
    def head_high(self) -> float:
        return self._lines_of_marks * LEADING + 2.0

    @property
    def _lines_of_marks(self) -> int:
        return max((line for _, line in self._marks()), default=-1) + 1

    @property
    def foot_high(self) -> float:
        return LEADING + 4

    @property
    def around(self) -> float:
        """What a drawing needs above and below its rows."""
        return self.head_high + self.foot_high

    def x(self, value: float) -> float:
        return self.left + self.axis.place(value, self.right - self.left)

    def grid(self, top: float, bottom: float) -> None:
        """The lines that the bars are read by, under them; the numbers below, the marks above."""
        free = 0.0
        for tick in self.axis.ticks:
            x = self.x(tick)
            self.sketch.line(x, top, x, bottom, "line")
            words = f"{tick:g}".replace(".", ",").replace("-", "−") + self.axis.unit
            half = width_of(words, SMALL) / 2
            if x - half >= free:
                self.sketch.text(x, bottom + 2, words, size=SMALL, tone="quiet", anchor="middle")
                free = x + half + 4
        for (value, label), (left, line) in zip(self.axis.marks, self._marks(), strict=True):
            high = top - (self._lines_of_marks - line) * LEADING - 2
            x = self.x(value)
            begin = high + (2 if left > x else LEADING)
            self.sketch.line(x, begin, x, bottom, "quiet", thick=0.8, dashed=True)
            self.sketch.text(left, high, label, size=SMALL, tone="quiet")
        self.sketch.line(self.x(0), top, self.x(0), bottom, "ink", thick=0.8)

    def _marks(self) -> list[tuple[float, int]]:
        """Where each label begins, right of its line, and in which line of text: never above one before it, so that
        no line cuts a word."""
        placed: list[tuple[float, int]] = []
        free, line = 0.0, 0
        for value, label in self.axis.marks:
            wide = width_of(label, SMALL)
            left = min(self.x(value) + 3, self.sketch.width - wide)
            line += bool(placed) and left < free
            free = left + wide + 6
            placed.append((left, line))
        return placed


def _lines(row: Row, labels: float) -> list[str]:
    return fitted(row.label, labels, bold=row.bold)


def _bars_high(row: Row) -> float:
    return sum(THIN if bar.thin else THICK for bar in row.bars) + max(len(row.bars) - 1, 0)


def _height(row: Row, labels: float) -> float:
    if row.heading:
        return HEADING_HIGH
    written = max(len(_lines(row, labels)), 1 + bool(row.more)) * LEADING
    return max(written, _bars_high(row)) + 8


def _draw(plot: _Plot, row: Row, top: float, labels: float, said: float) -> None:
    sketch, high = plot.sketch, _height(row, labels)
    if row.heading:
        sketch.text(0, top + 6, fitted(row.label, sketch.width, 1, bold=True)[0], bold=True)
        return
    lines = _lines(row, labels)
    at = top + (high - len(lines) * LEADING) / 2
    for number, line in enumerate(lines):
        sketch.text(0, at + number * LEADING, line, bold=row.bold)
    at = top + (high - _bars_high(row)) / 2
    for bar in row.bars:
        thick = THIN if bar.thin else THICK
        start, end = sorted((plot.x(0), plot.x(bar.value)))
        sketch.bar(start, at, end - start, thick, bar.fill)
        if bar.value > plot.axis.high:
            _break(sketch, end, at, thick)
        at += thick + 1
    if row.instead:
        sketch.text(plot.x(0) + 4, top + (high - LEADING) / 2, row.instead, size=SMALL, tone="quiet", italic=True)
    written = (bool(row.said) + bool(row.more)) * LEADING
    at = top + (high - written) / 2
    if row.said:
        sketch.text(sketch.width, at, fitted(row.said, said, 1, bold=True)[0], anchor="end", bold=True)
        at += LEADING
    if row.more:
        sketch.text(sketch.width, at, fitted(row.more, said, 1, SMALL)[0], size=SMALL, tone="quiet", anchor="end")


def _break(sketch: Sketch, end: float, top: float, thick: float) -> None:
    """A bar longer than the axis is cut open before its end: two slanted lines of paper."""
    for at in (end - 12, end - 8):
        sketch.line(at, top + thick + 1, at + 4, top - 1, "surface", thick=2)
