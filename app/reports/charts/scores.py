"""Points from 0 to 100: of the six tasks, or of the units below."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.indicators import rounded
from app.domain.scores import HIGHEST as FULL
from app.domain.scores import PLACES
from app.reports.charts.plan import BLANK
from app.reports.charts.rows import HIGHEST, Axis, Bar, Row, bar_rows
from app.reports.charts.sketch import Chart
from app.reports.charts.values import Mark, ScoreRow
from app.text.numbers import write_number

OWN, APPRAISED, BEFORE = "tự chấm", "cấp trên thẩm định", "kỳ trước"


def task_scores(
    rows: Sequence[ScoreRow], width: float, *, marks: Sequence[Mark] = (), highest: float = HIGHEST
) -> list[Chart]:
    """Points in the order given; beside our own those of the office above and of the period before, where known.

    `marks` are the values from which on a level is reached.
    """
    legend = [("solid", f"Điểm {OWN}")]
    if any(row.appraised is not None for row in rows):
        legend.append(("hatched", f"Điểm {APPRAISED}"))
    if any(row.before is not None for row in rows):
        legend.append(("soft", f"Điểm {BEFORE}"))
    axis = Axis(0, float(FULL), tuple(range(0, 101, 20)), tuple((float(mark.value), mark.label) for mark in marks))
    return bar_rows(
        [_row(row) for row in rows],
        axis,
        width,
        "Biểu đồ điểm trên thang 100.",
        legend=legend if len(legend) > 1 else (),
        highest=highest,
    )


def _row(row: ScoreRow) -> Row:
    bars: list[Bar] = []
    if row.score is not None:
        bars.append(Bar(float(row.score)))
    if row.appraised is not None:
        bars.append(Bar(float(row.appraised), "hatched"))
    if row.before is not None:
        bars.append(Bar(float(row.before), "soft", thin=True))
    said = "" if row.score is None else points(row.score)
    if row.appraised is not None:
        said = f"{said or '–'} | {points(row.appraised)}"
    return Row(
        row.label,
        tuple(bars),
        said,
        row.level,
        "" if bars else BLANK,
        bold=row.whole,
        told=f"{row.label}: {_said(row)}",
    )


def _said(row: ScoreRow) -> str:
    parts = [f"{OWN} {points(row.score)}" if row.score is not None else BLANK]
    if row.appraised is not None:
        parts.append(f"{APPRAISED} {points(row.appraised)}")
    if row.before is not None:
        parts.append(f"{BEFORE} {points(row.before)}")
    if row.level:
        parts.append(row.level)
    return ", ".join(parts)


def points(value: Decimal) -> str:
    """Points as they are printed: with two decimals at most."""
    return write_number(rounded(value, PLACES)).replace("-", "−")
