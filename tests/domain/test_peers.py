import json
import statistics
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.consolidation import COLUMNS, Contribution
from app.domain.correspondence import PeerFigure
from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import load_default
from app.domain.indicators import formula_of, ratio, rounded
from app.domain.peers import FEWEST, against, in_order, median, placed

PERIOD = "2024-NAM"
GUIDANCE = load_default()
SUMMED = [item.code or "" for item in GUIDANCE.indicators if item.unit_rule == "SUM"][:3]
RATIO = next(item for item in GUIDANCE.indicators if item.unit_rule == "RATIO" and item.formula)
TASK = GUIDANCE.tasks[0].code or ""

numbers = st.decimals(-(10**9), 10**9, places=3)
told = st.one_of(st.none(), st.just(NOT_ARISEN), numbers)
units = st.lists(
    st.fixed_dictionaries(dict.fromkeys(SUMMED, told) | {"score": st.none() | st.decimals(0, 100, places=4)}),
    max_size=12,
)


def unit(number: int, figures: Mapping[str, Figure | None], **points: Decimal | None) -> Contribution:
    columns = {column: figures if column == "actual" else {} for column in COLUMNS}
    tasks = {TASK: score} if (score := points.get("score")) is not None else {}
    return Contribution(
        unit=f"{number:05}", name=f"Phường {number}", columns=columns, tasks=tasks,
        score=points.get("score"), appraised=points.get("appraised"),
    )  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(numbers, min_size=1, max_size=15))
def test_the_median_is_that_of_the_library_and_exact(values: list[Decimal]) -> None:
    assert Fraction(median(values)) == statistics.median([Fraction(value) for value in values])


@settings(deadline=None, max_examples=60)
@given(units)
def test_every_row_equals_an_independent_computation(rows: list[dict[str, Figure | None]]) -> None:
    scores = [value if isinstance(value := row["score"], Decimal) else None for row in rows]
    made = [
        unit(at, {code: row[code] for code in SUMMED}, score=score)
        for at, (row, score) in enumerate(zip(rows, scores, strict=True))
    ]
    found = placed(made, GUIDANCE, PERIOD)
    assert set(found) == {one.unit for one in made}
    for code in SUMMED:
        values = [Fraction(value) for row in rows if isinstance(value := row[code], Decimal)]
        mine = {one: row for one, peers in found.items() for row in peers if row.indicator == code}
        assert len(mine) == (len(values) if len(values) >= FEWEST else 0)
        for row in mine.values():
            assert row.median is not None
            assert Fraction(row.median) == statistics.median(values)
            assert row.units == len(values)
        for one in made:
            if one.unit in mine:
                assert mine[one.unit].value == one.figures[code]
    totals = [row for peers in found.values() for row in peers if row.indicator is None and row.task is None]
    pointed = [rounded(score, 2) for score in scores if score is not None]
    assert sorted(row.value for row in totals if row.value is not None) == (
        sorted(pointed) if len(pointed) >= FEWEST else []
    )


def test_rows_that_come_in_any_order_are_read_in_one() -> None:
    made = [unit(at, {code: Decimal(at) for code in SUMMED}, score=Decimal(at)) for at in range(FEWEST)]
    rows = placed(made, GUIDANCE, PERIOD)["00001"]
    strange = PeerFigure(uid="la", indicator="khong-co")
    assert in_order([strange, *reversed(rows)], GUIDANCE) == [*rows, strange]


def test_no_row_names_another_unit_and_one_figure_stands_once() -> None:
    made = [unit(at, {SUMMED[0]: Decimal(at)}, score=Decimal(at)) for at in range(FEWEST)]
    for code, rows in placed(made, GUIDANCE, PERIOD).items():
        assert len({row.uid for row in rows}) == len(rows) == 3
        others = [one.name for one in made] + [one.unit for one in made]
        text = json.dumps([[row.name, row.measure, row.uid] for row in rows], ensure_ascii=False)
        assert not any(other in text for other in others), code


def test_appraised_points_stand_for_the_units_own() -> None:
    made = [unit(at, {}, score=Decimal(90), appraised=Decimal(70) if at == 0 else None) for at in range(FEWEST)]
    rows = placed(made, GUIDANCE, PERIOD)["00000"]
    total = next(row for row in rows if row.task is None)
    assert (total.value, total.median) == (Decimal(70), Decimal(90))


def test_a_ratio_is_worked_out_again_and_compared_as_it_is_printed() -> None:
    formula = formula_of(RATIO)
    assert formula is not None
    figures: dict[str, Figure | None] = {code: Decimal(3 + at) for at, code in enumerate(formula.codes)}
    worked_out = ratio(RATIO, figures)
    assert isinstance(worked_out, Decimal)
    made = [unit(at, {**figures, RATIO.code or "": Decimal(-7)}) for at in range(FEWEST)]
    row = next(row for row in placed(made, GUIDANCE, PERIOD)["00000"] if row.indicator == RATIO.code)
    assert row.value == row.median == rounded(worked_out, RATIO.places)
    typed = [unit(at, {RATIO.code or "": Decimal("33.333333")}) for at in range(FEWEST)]
    (row,) = placed(typed, GUIDANCE, PERIOD)["00000"]
    assert row.value == rounded(Decimal("33.333333"), RATIO.places)


@pytest.mark.parametrize(
    ("value", "middle", "words"),
    [("12", "10.5", "cao hơn 1,5"), ("3.0", "3", "bằng"), ("0", "1234", "thấp hơn 1.234")],
)
def test_how_a_unit_stands_is_said_in_plain_words(value: str, middle: str, words: str) -> None:
    assert against(PeerFigure(value=Decimal(value), median=Decimal(middle))) == words
