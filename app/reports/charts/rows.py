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


def bar_rows(
    rows: Sequence[Row],
    axis: Axis,
    width: float,
    alt: str,
    *,
    legend: Sequence[tuple[str, str]] = (),
    highest: float = HIGHEST,
) -> list[Chart]:
    """The rows in their order, in as many drawings as it takes; none for no rows."""
    labels = min(
        max((width_of(row.label, bold=row.bold) for row in rows if not row.heading), default=0), width * LABEL_SHARE
    )
    said = max((max(width_of(row.said, bold=True), width_of(row.more, SMALL)) for row in rows), default=0)
    said = min(said, width * 0.34)
    made: list[Chart] = []
    left = list(rows)
    while left:
        sketch = Sketch(width)
        plot = _Plot(sketch, axis, labels + GAP, width - said - GAP if said else width)
        top = sketch.legend(0, legend) + plot.head_high
        first, taken = top, 0
        while taken < len(left) and (not taken or top + _height(left[taken], labels) + plot.foot_high <= highest):
            top += _height(left[taken], labels)
            taken += 1
        if taken < len(left) and taken > 1 and left[taken - 1].heading:  # a heading does not stand alone at the end
            taken -= 1
            top -= _height(left[taken], labels)
        plot.grid(first, top)
        at = first
        for row in left[:taken]:
            _draw(plot, row, at, labels, said)
            at += _height(row, labels)
        left = left[taken:]
        told = alt if not made and not left else f"{alt} (phần {len(made) + 1})"
        made.append(sketch.finish(top + plot.foot_high, told))
    return made


@dataclass(frozen=True, slots=True)
class _Plot:
    """The part of the sketch between the labels and what is said."""

    sketch: Sketch
    axis: Axis
    left: float
    right: float

    @property
    def head_high(self) -> float:
        return LEADING + 2 if self.axis.marks else 2.0

    @property
    def foot_high(self) -> float:
        return LEADING + 4

    def x(self, value: float) -> float:
        return self.left + self.axis.place(value, self.right - self.left)

    def grid(self, top: float, bottom: float) -> None:
        """The lines that the bars are read by, under them; the numbers below, the marks above."""
        for tick in self.axis.ticks:
            x = self.x(tick)
            self.sketch.line(x, top, x, bottom, "line")
            words = f"{tick:g}".replace(".", ",").replace("-", "−")
            self.sketch.text(x, bottom + 2, words + self.axis.unit, size=SMALL, tone="quiet", anchor="middle")
        free = self.left
        for value, label in self.axis.marks:
            x = self.x(value)
            self.sketch.line(x, top - 3, x, bottom, "quiet", thick=0.8, dashed=True)
            half = width_of(label, SMALL) / 2
            middle = min(max(x, free + half), self.sketch.width - half)
            self.sketch.text(middle, top - LEADING - 2, label, size=SMALL, tone="quiet", anchor="middle")
            free = middle + half + 4
        self.sketch.line(self.x(0), top, self.x(0), bottom, "ink", thick=0.8)


def _lines(row: Row, labels: float) -> list[str]:
    return fitted(row.label, labels, bold=row.bold)


def _bars_high(row: Row) -> float:
    return sum(THIN if bar.thin else THICK for bar in row.bars) + max(len(row.bars) - 1, 0)


def _height(row: Row, labels: float) -> float:
    if row.heading:
        return LEADING + 8
    written = max(len(_lines(row, labels)), 1 + bool(row.more)) * LEADING
    return max(written, _bars_high(row)) + 6


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
