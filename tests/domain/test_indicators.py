from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import Guidance, load_default
from app.domain.indicators import add, fraction, over_time, ratio, rounded, with_ratios

figures = st.one_of(st.none(), st.just(NOT_ARISEN), st.decimals(-(10**15), 10**15, places=6))


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ([], None),
        ([None, None], None),
        ([NOT_ARISEN, NOT_ARISEN], NOT_ARISEN),
        ([None, NOT_ARISEN], NOT_ARISEN),
        ([Decimal(0), None], Decimal(0)),
        ([NOT_ARISEN, Decimal("2.5"), None, Decimal("0.1")], Decimal("2.6")),
    ],
)
def test_the_three_blank_states_never_merge(values: list[Figure | None], total: Figure | None) -> None:
    assert add(values) == total


@given(st.lists(figures), st.lists(figures))
def test_adding_in_two_steps_is_adding_at_once(first: list[Figure | None], second: list[Figure | None]) -> None:
    assert add([add(first), add(second)]) == add(first + second) == add(reversed(first + second))


def test_a_percentage_is_computed_from_the_sums(guidance: Guidance) -> None:
    item = guidance.formula_indicators["GDVH_TL"]
    value = ratio(item, {"GDVH_DAT": Decimal(6343), "DC_HO": Decimal(6975)})
    assert isinstance(value, Decimal)
    assert rounded(value, item.places) == Decimal("90.94")
    assert fraction(item, {"GDVH_DAT": Decimal(6343), "DC_HO": Decimal(6975)}) == (6343, 6975)


def test_a_ratio_of_blanks(guidance: Guidance) -> None:
    item = guidance.formula_indicators["TXCT_TL"]
    assert ratio(item, {"TXCT_GQ": Decimal(1)}) is None
    assert ratio(item, {"TXCT_GQ": Decimal(0), "TXCT_YK": Decimal(0)}) is None
    assert ratio(item, {"TXCT_GQ": NOT_ARISEN, "TXCT_YK": NOT_ARISEN}) is NOT_ARISEN
    assert ratio(item, {"TXCT_GQ": NOT_ARISEN, "TXCT_YK": Decimal(4)}) == 0


def test_a_typed_ratio_stays_where_its_parts_are_missing(guidance: Guidance) -> None:
    items = guidance.formula_indicators
    assert with_ratios({"HG_TL": Decimal(80)}, items)["HG_TL"] == 80
    assert with_ratios({"HG_TL": Decimal(80), "HG_THANH": Decimal(1), "HG_VU": Decimal(4)}, items)["HG_TL"] == 25


def test_flows_add_stocks_stay_ratios_are_computed_again(guidance: Guidance) -> None:
    first = {"TXCT_YK": Decimal(10), "TXCT_GQ": Decimal(5), "HONGHEO": Decimal(30), "DC_HO": Decimal(100)}
    second = {"TXCT_YK": Decimal(30), "TXCT_GQ": Decimal(30), "HONGHEO": Decimal(20), "DC_HO": None}
    items = guidance.formula_indicators
    codes = [code for code, item in items.items() if not item.formula]
    told = {code: over_time(items[code], [first.get(code), second.get(code)]) for code in codes}
    year = with_ratios(told, items)
    assert year["TXCT_YK"] == 40
    assert year["TXCT_TL"] == Decimal("87.5")
    assert year["HONGHEO"] == 20
    assert year["HONGHEO_TL"] == 20
    assert year["TT_CUOC"] is None


def test_rounding_is_half_up() -> None:
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert rounded(Decimal("2.5"), 0) == 3
    assert rounded(Decimal("-2.5"), None) == -3
