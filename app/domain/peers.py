"""What comes back to a unit with the receipt: its figures and points beside the median of the units of its level.

Our own proposal throughout; no document asks for it. A row stands only where at least `FEWEST` units of the level told
a number, and it names none of them. "Không phát sinh" and empty are no numbers and take no part. Figures
that cannot be told apart by size (yes or no, figures that are not added) have no row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.consolidation import Contribution
from app.domain.correspondence import PeerFigure
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.indicators import EXACT, number, ratio, rounded
from app.domain.scores import PLACES
from app.text.numbers import write_number

FEWEST = 5
"""Units of a level that must have told a number before a median of it is given: with fewer, one could work out whose
it is. Our own proposal."""

POINTS = "điểm"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One thing that units tell, and what each of them told."""

    key: str
    name: str
    measure: str
    values: Mapping[str, Decimal]
    indicator: str | None = None
    task: str | None = None


def median(values: Iterable[Decimal]) -> Decimal:
    """The one in the middle, or half the sum of the two in the middle, exact. Raises `ValueError` for no values."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no median of nothing")
    above, below = ordered[len(ordered) // 2], ordered[(len(ordered) - 1) // 2]
    return above if above == below else EXACT.divide(EXACT.add(above, below), Decimal(2))


def placed(given: Sequence[Contribution], guidance: Guidance, period: str) -> dict[str, list[PeerFigure]]:
    """The rows of every unit, by its code. `given` are the accepted contributions of one level."""
    rows: dict[str, list[PeerFigure]] = {one.unit: [] for one in given}
    for told in _everything(given, guidance):
        if len(told.values) < FEWEST:
            continue
        middle = median(told.values.values())
        for unit, value in told.values.items():
            rows[unit].append(
                PeerFigure(
                    uid=f"{period}.{told.key}.peer",
                    period=period,
                    indicator=told.indicator,
                    task=told.task,
                    name=told.name,
                    measure=told.measure,
                    value=value,
                    median=middle,
                    units=len(told.values),
                )
            )
    return rows


def in_order(rows: Iterable[PeerFigure], guidance: Guidance) -> list[PeerFigure]:
    """The total first, then tasks and indicators in the order of the guidance, what it does not know last."""
    codes = [item.code for item in (*guidance.tasks, *guidance.indicators)]
    known = {code: at for at, code in enumerate(codes)}

    def place(row: PeerFigure) -> int:
        code = row.task or row.indicator
        return known.get(code, len(known)) if code else -1

    return sorted(rows, key=place)


def against(row: PeerFigure) -> str:
    """How a unit stands, in words that judge nothing: "cao hơn 1,5", "bằng", "thấp hơn 12"."""
    if row.value is None or row.median is None:
        return ""
    apart = EXACT.subtract(row.value, row.median)
    if not apart:
        return "bằng"
    return f"{'cao' if apart > 0 else 'thấp'} hơn {write_number(abs(apart))}"


def _everything(given: Sequence[Contribution], guidance: Guidance) -> Iterator[_Told]:
    total = {one.unit: one.score if one.appraised is None else one.appraised for one in given}
    yield _Told(
        key="total",
        name="Tổng điểm",
        measure=POINTS,
        values={unit: rounded(value, PLACES) for unit, value in total.items() if value is not None},
    )
    for task in guidance.tasks:
        code = task.code or task.uid
        points = {one.unit: rounded(one.tasks[code], PLACES) for one in given if code in one.tasks}
        yield _Told(key=code, name=f"Điểm tự chấm: {task.numbered}", measure=POINTS, values=points, task=code)
    for item in guidance.indicators:
        if item.unit_rule not in ("SUM", "RATIO", "WAVG"):
            continue
        code = item.code or item.uid
        values = {one.unit: value for one in given if (value := _shown(item, code, one)) is not None}
        yield _Told(key=code, name=item.name or code, measure=item.unit or "", values=values, indicator=code)


def _shown(item: IndicatorItem, code: str, one: Contribution) -> Decimal | None:
    """The number that a unit tells, as it is printed: what is worked out from others is worked out again."""
    value = number(ratio(item, one.figures)) if item.formula else None
    if value is None:
        value = number(one.figures.get(code))
    return value if value is None or item.unit_rule == "SUM" else rounded(value, item.places)
