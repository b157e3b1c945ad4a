from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicator_past import (
    EarlierFigures,
    money_said,
    out_of_scale,
    period_before,
    periods_around,
    periods_before,
)
from app.domain.periods import parse_period

FLOW = load_default().formula_indicators["VNN_THU"]
STOCK = load_default().formula_indicators["HONGHEO"]
amounts = st.decimals(Decimal("0.01"), 10**9, places=2)


def earlier(period: str, told: dict[str, Figure | None], code: str = "VNN_THU") -> EarlierFigures:
    rows = {
        at: {code: IndicatorFigure(uid=figure_uid(at, code), period=at, indicator=code, scope="own", actual=value)}
        for at, value in told.items()
    }
    return EarlierFigures(parse_period(period), rows)


@settings(deadline=None, max_examples=80)
@given(amounts, amounts)
def test_a_figure_is_doubted_beyond_ten_times_either_way(now: Decimal, then: Decimal) -> None:
    said = out_of_scale(now, then)
    assert bool(said) is (now > then * 10 or now * 10 < then)
    assert out_of_scale(-now, then) == said
    assert ("gấp" in said) is (now > then * 10)


@settings(deadline=None)
@given(amounts)
def test_of_nothing_no_scale_is_told(now: Decimal) -> None:
    assert out_of_scale(now, Decimal(0)) == out_of_scale(Decimal(0), now) == ""
    assert out_of_scale(now * 10, now) == out_of_scale(now, now * 10) == ""


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2024-NAM", "2023-NAM"),
        ("2024-6T", "2023-6T"),
        ("2024-Q3", "2024-Q2"),
        ("2024-Q1", "2023-Q4"),
        ("2024-T05", "2024-T04"),
        ("2024-T01", "2023-T12"),
    ],
)
def test_the_period_before(period: str, before: str) -> None:
    found = period_before(parse_period(period))
    assert found is not None
    assert found.code == before


def test_a_review_has_none_before_it() -> None:
    review = parse_period("KL62-SK3-2012")
    assert period_before(review) is None
    assert periods_before(review) == [review]


def test_only_periods_near_by_are_asked() -> None:
    known = ["2024-NAM", "2023-NAM", "2019-NAM", "2018-NAM", "2024-Q1", "2023-Q1", "KL62-SK3-2012"]
    assert periods_around(parse_period("2024-NAM"), known) == ["2023-NAM", "2019-NAM", "2024-Q1"]


def test_last_year_and_last_period() -> None:
    past = earlier("2024-Q2", {"2023-Q2": Decimal(5), "2024-Q1": Decimal(7)})
    assert past.last_year("VNN_THU") == 5
    assert past.last_year_label == "Quý II năm 2023"
    assert past.last_period("VNN_THU") == ("Quý I năm 2024", Decimal(7))
    assert past.last_period("HONGHEO") is None
    assert earlier("2024-Q2", {"2024-Q1": NOT_ARISEN}).last_period("VNN_THU") is None


def test_the_sum_since_january_takes_every_period_or_is_not_told() -> None:
    past = earlier("2024-Q3", {"2024-Q1": Decimal(5), "2024-Q2": NOT_ARISEN, "2024-NAM": Decimal(99)})
    assert past.since_january(FLOW, Decimal(7)) == 12
    assert past.since_january(FLOW, None) is None
    assert past.since_january(STOCK, Decimal(7)) is None
    assert earlier("2024-Q3", {"2024-Q1": Decimal(5)}).since_january(FLOW, Decimal(7)) is None
    assert earlier("2024-Q3", {"2024-6T": Decimal(5)}).since_january(FLOW, Decimal(7)) == 12
    assert earlier("2024-NAM", {"2024-Q1": Decimal(5)}).since_january(FLOW, NOT_ARISEN) is NOT_ARISEN


@settings(deadline=None)
@given(st.lists(amounts, min_size=11, max_size=11), amounts)
def test_the_sum_of_a_december_is_that_of_its_year(months: list[Decimal], now: Decimal) -> None:
    told: dict[str, Figure | None] = {f"2024-T{at:02}": value for at, value in enumerate(months, 1)}
    assert earlier("2024-T12", told).since_january(FLOW, now) == sum(months) + now


def test_the_trend_begins_where_something_is_known() -> None:
    past = earlier("2024-NAM", {"2022-NAM": Decimal(3), "2023-NAM": None})
    told = [(period.code, value) for period, value in past.trend("VNN_THU", Decimal(4))]
    assert told == [("2022-NAM", Decimal(3)), ("2023-NAM", None), ("2024-NAM", Decimal(4))]
    assert past.trend("HONGHEO", None) == []


def test_money_is_said_in_words_whatever_its_unit() -> None:
    assert money_said(Decimal("212.4"), "triệu đồng") == "Hai trăm mười hai triệu bốn trăm nghìn đồng"
    assert money_said(Decimal(5000), "đồng") == "Năm nghìn đồng"
    assert money_said(Decimal("0.0000001"), "triệu đồng") == ""
    assert money_said(Decimal(3), "hộ") == money_said(NOT_ARISEN, "đồng") == money_said(None, "đồng") == ""
