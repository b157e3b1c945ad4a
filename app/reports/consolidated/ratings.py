"""How the units rate themselves: how many on each level, own and appraised points; never an average of units."""

from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.scores import PLACES
from app.reports.charts import ratings as drawn
from app.reports.charts.told import rating_groups, rating_levels
from app.reports.consolidated.material import Material
from app.reports.page import TEXT_WIDTH
from app.reports.style import BODY, PART, line, space
from app.reports.tables import Band, Column, Row, grid
from app.text.numbers import number_or_blank, two_digit, write_number

MOST_IN_BODY = 12
"""Units whose points stand in the body; with more of them only the annex has them."""


def rated(about: Material) -> list[Flowable]:
    """Chapter III: the distribution, what the office above found, and the points where few units reported."""
    totals = about.totals
    flow: list[Flowable] = [line("III. XẾP LOẠI CÁC ĐƠN VỊ", PART), *about.stamp()]
    counted = sum(totals.ratings.values())
    if not counted:
        return [*flow, line("Chưa có đơn vị nào tự xếp loại.", BODY)]
    levels = rating_levels(about.guidance, totals)
    words = [f"{name}: {two_digit(totals.ratings[name])}" for name in levels if totals.ratings.get(name)]
    flow.append(
        line(
            f"{two_digit(counted)} đơn vị đã tự xếp loại: {'; '.join(words)}. "
            "Điểm của các đơn vị không cộng bình quân.",
            BODY,
        )
    )
    inside = sum(1 for row in about.reporting.inside if row.rating)
    if inside:
        flow.append(line(f"Trong đó {two_digit(inside)} đơn vị ở trong gói của đơn vị cấp trên của mình.", BODY))
    flow += [*drawn(levels, rating_groups(about.guidance, totals), TEXT_WIDTH), space(2)]
    flow += _appraised(about)
    if 0 < len(totals.accepted) <= MOST_IN_BODY:
        table = _table(about, short=True)
        flow += [table] if table else []
    return flow


def every_score(about: Material) -> list[Flowable]:
    """The annex: points of every task, own total and the one of the office above, unit by unit."""
    table = _table(about, short=False)
    return [table] if table else []


def _appraised(about: Material) -> list[Flowable]:
    """How the points of the office above stand to the units' own, in numbers of units."""
    both = [
        (own, other)
        for unit, other in about.totals.appraised.items()
        if unit != about.totals.unit and (own := about.totals.scores.get(unit)) is not None
    ]
    if not both:
        return []
    higher, lower = sum(other > own for own, other in both), sum(other < own for own, other in both)
    words = (
        f"Đã thẩm định {two_digit(len(both))} đơn vị: bằng điểm tự chấm {two_digit(len(both) - higher - lower)}, "
        f"cao hơn {two_digit(higher)}, thấp hơn {two_digit(lower)}."
    )
    return [line(words, BODY)]


def _table(about: Material, *, short: bool) -> Flowable | None:
    totals = about.totals
    tasks = [] if short else [task for task in about.guidance.tasks if totals.tasks.get(task.code or "")]
    ratings = {row.unit: row.rating or "" for row in about.reporting.accepted}
    units = [*([] if short else [totals.unit]), *totals.accepted]
    scored = [unit for unit in units if unit in totals.scores or unit in totals.appraised]
    if not scored:
        return None
    judged = any(unit in totals.appraised for unit in scored)
    columns = [
        Column("TT", 9, "centre"),
        Column("Đơn vị", 44),
        *(Column(task.code or "", 13, "right") for task in tasks),
        Column("Tự chấm", 17, "right"),
        *([Column("Thẩm định", 17, "right"), Column("Chênh lệch", 17, "right")] if judged else []),
        Column("Xếp loại", 34 if short else 30),
    ]
    rows: list[Row | Band] = []
    for at, unit in enumerate(scored, 1):
        own, other = totals.scores.get(unit), totals.appraised.get(unit)
        cells = [str(at), f"{about.name(unit)} (tự làm)" if unit == totals.unit else about.name(unit)]
        cells += [number_or_blank(totals.tasks.get(task.code or "", {}).get(unit)) for task in tasks]
        cells.append(number_or_blank(own, PLACES))
        if judged:
            cells += [number_or_blank(other, PLACES), _difference(own, other)]
        cells.append(ratings.get(unit, ""))
        rows.append(Row(tuple(cells)))
    return grid(columns, rows, small=not short)


def _difference(own: Decimal | None, other: Decimal | None) -> str:
    if own is None or other is None:
        return ""
    more = round(other, PLACES) - round(own, PLACES)
    return f"{'+' if more > 0 else '−' if more < 0 else ''}{write_number(abs(more), PLACES)}"
