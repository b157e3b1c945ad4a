"""How indicators went over the periods: columns from the oldest to the newest, which is drawn full."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.fields import NOT_ARISEN
from app.domain.indicators import number
from app.reports.charts.plan import BLANK, written
from app.reports.charts.rows import HIGHEST
from app.reports.charts.sketch import LEADING, SMALL, Chart, Sketch, fitted, width_of
from app.reports.charts.values import Series

COLUMNS_HIGH = 66.0
NARROWEST, A_COLUMN = 140.0, 36.0
"""Points that one indicator takes at least, and for each of its columns: as many stand beside each other as fit."""

_BETWEEN = 24.0


def trend(series: Sequence[Series], width: float, *, highest: float = HIGHEST) -> list[Chart]:
    """Each indicator as columns with its own scale from 0, beside each other as far as there is room."""
    needed = max((_needed(one) for one in series), default=NARROWEST)
    across = max(min(int((width + _BETWEEN) // (needed + _BETWEEN)), len(series)), 1)
    room = (width - _BETWEEN * (across - 1)) / across
    made: list[Chart] = []
    left = [series[at : at + across] for at in range(0, len(series), across)]
    while left:
        sketch, top = Sketch(width), 0.0
        taken: list[Series] = []
        while left:
            heads = [_heading(one, room) for one in left[0]]
            high = max(len(lines) for lines in heads) * LEADING + _below(left[0], room) + COLUMNS_HIGH + LEADING + 10
            if taken and top + high > highest:
                break
            lines = max(len(lines) for lines in heads)
            for at, (one, head) in enumerate(zip(left[0], heads, strict=True)):
                x = at * (room + _BETWEEN)
                for number_, line in enumerate(head):
                    sketch.text(x, top + number_ * LEADING, line, bold=True)
                _columns(sketch, one, x, top + lines * LEADING, room)
                taken.append(one)
            top += high
            left.pop(0)
        made.append(sketch.finish(top, "Biểu đồ qua các kỳ. " + " ".join(_said(one) for one in taken)))
    return made


def _needed(one: Series) -> float:
    """The width in which every number stands over its column."""
    written_ = (written(number(p.value), one.places) for p in one.points if number(p.value) is not None)
    step = max((width_of(words, SMALL, bold=True) + 4 for words in written_), default=0)
    return max(NARROWEST, max(A_COLUMN, step) * len(one.points))


def _heading(one: Series, room: float) -> list[str]:
    return fitted(f"{one.label} ({one.unit})" if one.unit else one.label, room, 2, bold=True)


def _below(group: Sequence[Series], room: float) -> float:
    """The lines under the columns: the names of the periods."""
    return LEADING * max(
        (len(fitted(point.label, _step(one, room) - 2, 2, SMALL)) for one in group for point in one.points), default=1
    )


def _step(one: Series, room: float) -> float:
    return room / max(len(one.points), 1)


def _columns(sketch: Sketch, one: Series, left: float, top: float, room: float) -> None:
    values = [number(point.value) for point in one.points]
    known = [value for value in values if value is not None]
    high, low = max([*known, Decimal(0)]), min([*known, Decimal(0)])
    if high == low:
        high = Decimal(1)  # nothing but zeros: the ground lies below, where it lies for every other chart
    span = high - low
    top += LEADING + 2  # for what is written over the highest column
    bottom = top + COLUMNS_HIGH - (LEADING if low < 0 else 0)

    def at(value: Decimal) -> float:
        return top + (bottom - top) * float((high - value) / span)

    step = _step(one, room)
    ground = at(Decimal(0))
    for place, (point, value) in enumerate(zip(one.points, values, strict=True)):
        middle = left + step * (place + 0.5)
        newest = place == len(one.points) - 1
        if value is None:
            words = fitted(NOT_ARISEN.value if point.value is NOT_ARISEN else BLANK, step - 2, 3, SMALL)
            for number_, line in enumerate(words):
                under = ground - (len(words) - number_) * LEADING
                sketch.text(middle, under, line, size=SMALL, tone="quiet", anchor="middle", italic=True)
        else:
            ends = sorted((at(value), ground))
            thick = min(step * 0.56, 46)
            sketch.bar(middle - thick / 2, ends[0], thick, ends[1] - ends[0], "solid" if newest else "hatched")
            words = written(value, one.places)
            size = min(SMALL, SMALL * (step - 2) / max(width_of(words, SMALL, bold=newest), 1))
            over = ends[0] - LEADING if value >= 0 else ends[1] + 1
            sketch.text(middle, over, words, size=size, anchor="middle", bold=newest)
        for number_, line in enumerate(fitted(point.label, step - 2, 2, SMALL)):
            under = top + COLUMNS_HIGH + 2 + number_ * LEADING
            sketch.text(middle, under, line, size=SMALL, tone="ink" if newest else "quiet", anchor="middle")
    sketch.line(left, ground, left + room, ground, "ink", thick=0.8)


def _said(one: Series) -> str:
    unit = f" ({one.unit})" if one.unit else ""
    return f"{one.label}{unit}: " + ", ".join(f"{p.label} {written(p.value, one.places)}" for p in one.points) + "."
