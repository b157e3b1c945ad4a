"""What was done of what was planned: one bar a row, in per cent of its plan, because rows count different things."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.indicators import EXACT, number
from app.reports.charts.rows import HIGHEST, Axis, Bar, Row, bar_rows
from app.reports.charts.sketch import Chart
from app.reports.charts.values import PlanRow
from app.text.numbers import write_number

MOST_SHARE = 200
"""Per cent up to which the axis goes; a longer bar is cut open and its number tells how long it is."""

MOST_TYPED = 6
"""Decimals that a typed figure may have (`IndicatorFigure`); one with more was computed and is rounded."""

BLANK = "chưa có"
_TOPS = (100, 120, 150, MOST_SHARE)


def plan_actual(rows: Sequence[PlanRow], width: float, *, highest: float = HIGHEST) -> list[Chart]:
    """Indicators against their plans, in the order given; `width` in points.

    A row without a plan has no bar and says so; "không phát sinh" and what is not told yet are written in words.
    """
    shares = [share(row) for row in rows]
    known = [each for each in shares if each is not None]
    top = next((each for each in _TOPS if each >= max(known, default=Decimal(0))), MOST_SHARE)
    low = -MOST_SHARE if min(known, default=Decimal(0)) < 0 else 0
    step = 100 if low else 25 if top <= 150 else 50
    axis = Axis(low, top, tuple(float(tick) for tick in range(low, top + 1, step)), ((100.0, "Kế hoạch"),), " %")
    return bar_rows(
        [_row(row, each) for row, each in zip(rows, shares, strict=True)],
        axis,
        width,
        _alt(shares),
        highest=highest,
    )


def share(row: PlanRow) -> Decimal | None:
    """Actual in per cent of the plan; None where either is no number or the plan is zero."""
    plan, actual = number(row.plan), number(row.actual)
    return EXACT.divide(actual * 100, plan) if plan and actual is not None else None


def written(value: Figure | None, places: int | None = None) -> str:
    """A figure in words: a number, "không phát sinh", or that nobody has told it yet."""
    if value is None:
        return BLANK
    if value is NOT_ARISEN:
        return NOT_ARISEN.value
    exact = number(value) or Decimal(0)
    typed = max(-int(exact.normalize().as_tuple().exponent), 0)
    computed = typed > MOST_TYPED
    return write_number(exact, (places or 2) if computed else max(typed, places or 0)).replace("-", "−")


def per_cent(value: Decimal) -> str:
    """A share with one decimal where it has one: "114,4 %"."""
    return f"{write_number(value, 1).removesuffix(',0')} %".replace("-", "−")


def _row(row: PlanRow, share_: Decimal | None) -> Row:
    unit = f" {row.unit}" if row.unit else ""
    plan, actual = number(row.plan), number(row.actual)
    done, planned = written(row.actual, row.places), written(row.plan, row.places)
    if share_ is not None:
        both = f"{done}/{planned}{unit}"
        said = per_cent(share_)
        return Row(row.label, (Bar(float(share_)),), said, both, told=f"{row.label}: {both}, {said}")
    if actual is None:
        more = f"kế hoạch {planned}{unit}" if plan is not None else ""
        return Row(
            row.label, (), "", more, done, told=", ".join(part for part in (f"{row.label}: {done}", more) if part)
        )
    instead = "kế hoạch bằng 0" if plan is not None else "không có kế hoạch"
    return Row(row.label, (), f"{done}{unit}", "", instead, told=f"{row.label}: {done}{unit}, {instead}")


def _alt(shares: Sequence[Decimal | None]) -> str:
    known = [each for each in shares if each is not None]
    reached = sum(each >= 100 for each in known)
    return (
        f"Biểu đồ thực hiện so với kế hoạch: {len(known)}/{len(shares)} chỉ tiêu tính được tỷ lệ, "
        f"{reached} chỉ tiêu đạt từ 100 % trở lên."
    )
