"""How many of a group are in which class: levels of units, states of their reports."""

from collections.abc import Sequence
from decimal import Decimal

from app.reports.charts.plan import per_cent
from app.reports.charts.rows import HIGHEST, Axis, Bar, Row, bar_rows
from app.reports.charts.sketch import FILLS, LEADING, SMALL, Chart, Sketch, fitted
from app.reports.charts.values import Counted

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
_THICK = 16.0


def ratings(levels: Sequence[str], groups: Sequence[Counted], width: float, *, highest: float = HIGHEST) -> list[Chart]:
    """How the units of each group are spread over the levels: a bar for each level, highest level first as given.

    Groups follow each other under their names; a single group needs none.
    """
    most = max((count for group in groups for count in group.counts), default=0)
    step = next((each for each in _STEPS if each * 6 >= most), 1000)
    high = max(-(-most // step) * step, 1)
    axis = Axis(0, high, tuple(float(tick) for tick in range(0, high + 1, step)))
    rows: list[Row] = []
    for group in groups:
        whole = sum(group.counts)
        if len(groups) > 1:
            rows.append(Row(f"{group.label}: {whole} đơn vị", (), "", heading=True))
        for level, count in zip(levels, group.counts, strict=True):
            share = per_cent(Decimal(count * 100) / whole) if whole else ""
            told = f"{group.label}, {level}: {count}"
            rows.append(Row(level, (Bar(count),), f"{count} ({share})" if share else str(count), told=told))
    return bar_rows(rows, axis, width, "Biểu đồ xếp loại các đơn vị.", highest=highest)


def progress(
    states: Sequence[str], groups: Sequence[Counted], width: float, *, highest: float = HIGHEST
) -> list[Chart]:
    """How far the reports of each group have come: one bar a group, parted by state; every state told in words.

    The first state is the best one. Every bar takes the whole width, so that the shares of groups may be compared.
    """
    made: list[Chart] = []
    left = list(groups)
    fills = [FILLS[at % len(FILLS)] for at in range(len(states))]
    while left:
        sketch = Sketch(width)
        top = sketch.legend(0, list(zip(fills, states, strict=True)))
        taken = 0
        while left[taken:] and (not taken or top + _high(states, left[taken], width) <= highest):
            _group(sketch, states, left[taken], top, fills)
            top += _high(states, left[taken], width)
            taken += 1
        told = "; ".join(f"{group.label}: {_said(states, group)}" for group in left[:taken])
        left = left[taken:]
        made.append(sketch.finish(top, f"Biểu đồ tiến độ nộp báo cáo. {told}."))
    return made


def _group(sketch: Sketch, states: Sequence[str], group: Counted, top: float, fills: Sequence[str]) -> None:
    whole = sum(group.counts)
    sketch.text(0, top, fitted(group.label, sketch.width * 0.7, 1, bold=True)[0], bold=True)
    sketch.text(sketch.width, top, f"{whole} đơn vị", anchor="end")
    x = 0.0
    for count, fill in zip(group.counts, fills, strict=True):
        room = sketch.width * count / whole if whole else 0.0
        sketch.bar(x, top + LEADING + 2, room, _THICK, fill)
        x += room
    at = top + LEADING + _thick(group) + 4
    for line in _lines(states, group, sketch.width):
        sketch.text(0, at, line, size=SMALL, tone="quiet")
        at += LEADING


def _said(states: Sequence[str], group: Counted) -> str:
    whole = sum(group.counts)
    told = [
        f"{state} {count} ({per_cent(Decimal(count * 100) / whole)})"
        for state, count in zip(states, group.counts, strict=True)
        if count
    ]
    return " · ".join(told) or "không có đơn vị nào"


def _lines(states: Sequence[str], group: Counted, width: float) -> list[str]:
    return fitted(_said(states, group), width, 3, SMALL)


def _high(states: Sequence[str], group: Counted, width: float) -> float:
    return LEADING + _thick(group) + 4 + len(_lines(states, group, width)) * LEADING + 8


def _thick(group: Counted) -> float:
    """A group of nobody has no bar."""
    return _THICK if any(group.counts) else 0.0
