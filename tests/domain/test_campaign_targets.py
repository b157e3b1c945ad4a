import dataclasses
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.campaign import Campaign, CampaignResult, CampaignTarget
from app.domain.campaign_targets import Earlier, carried_forward, period_to_carry, same_target
from app.domain.checks import check
from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.periods import parse_period

GUIDANCE = load_default()
ITEMS = GUIDANCE.formula_indicators


def target(period: str, name: str = "Số nhà", actual: Figure | None = None, **more: str | None) -> CampaignTarget:
    return CampaignTarget(parent="c", period=period, name=name, actual=actual, **more)  # pyright: ignore[reportArgumentType]


def result(period: str, actual: Figure | None, area: str | None = None, name: str = "Số nhà") -> CampaignResult:
    return CampaignResult(parent="c", period=period, name=name, actual=actual, area=area)


def test_the_same_target_is_known_by_its_indicator_or_its_name() -> None:
    assert same_target(target("a", "Số nhà"), target("b", "so  NHÀ"))
    assert not same_target(target("a", "Số nhà"), target("a", "Số nhà", unit="nhà"))
    assert same_target(target("a", "x", indicator="NDDK_XAY"), target("a", "y", indicator="NDDK_XAY"))
    assert not same_target(target("a", "x", indicator="NDDK_XAY"), target("a", "x"))
    assert not same_target(target("a", ""), target("a", ""))


def test_what_an_earlier_period_tells() -> None:
    past = Earlier(
        parse_period("2024-NAM"),
        [target("2023-NAM", actual=Decimal(4))],
        [
            result("2022-NAM", Decimal(1), "Khu 1"),
            result("2022-NAM", Decimal(2), "Khu 2"),
            result("2023-NAM", Decimal(9)),
        ],
    )
    now = target("2024-NAM")
    assert past.last_year(now) == 4
    assert past.last_period(now) == ("Năm 2023", Decimal(4))
    assert past.told(parse_period("2022-NAM"), now) == 3
    assert past.told(None, now) is None


def test_a_result_of_the_whole_unit_stands_before_those_of_its_areas() -> None:
    rows = [result("2023-NAM", Decimal(7)), result("2023-NAM", Decimal(2), "Khu 1")]
    assert Earlier(parse_period("2024-NAM"), [], rows).last_year(target("2024-NAM")) == 7


def test_only_what_may_be_added_is_added_up() -> None:
    rows = [
        target("2024-Q1", "x", Decimal(2), indicator="NDDK_XAY"),
        target("2024-Q2", "x", NOT_ARISEN, indicator="NDDK_XAY"),
    ]
    past = Earlier(parse_period("2024-Q3"), rows, [])
    now = target("2024-Q3", "x", Decimal(5), indicator="NDDK_XAY")
    assert past.since_january(now, ITEMS["NDDK_XAY"]) == 7
    assert past.since_january(now, ITEMS["HONGHEO"]) is None
    assert past.since_january(now, None) is None
    assert Earlier(parse_period("2024-Q3"), rows[:1], []).since_january(now, ITEMS["NDDK_XAY"]) is None


def test_a_period_begins_from_the_last_one() -> None:
    past = Earlier(
        parse_period("2024-NAM"),
        [target("2023-NAM", "Số nhà", Decimal(4), unit="nhà"), target("2024-NAM", "Số quà")],
        [result("2023-NAM", Decimal(9), name="Số quà"), result("2023-NAM", Decimal(1), name="Số buổi")],
    )
    fresh = carried_forward(past, "c")
    assert [(row.name, row.unit, row.plan, row.last_year) for row in fresh] == [
        ("Số nhà", "nhà", None, Decimal(4)),
        ("Số buổi", None, None, Decimal(1)),
    ]
    assert all(row.period == "2024-NAM" and row.parent == "c" for row in fresh)


def test_a_quarter_without_last_year_begins_from_the_quarter_before() -> None:
    past = Earlier(parse_period("2024-Q2"), [target("2024-Q1", actual=Decimal(3))], [])
    assert period_to_carry(past) == parse_period("2024-Q1")
    (fresh,) = carried_forward(past, "c")
    assert fresh.last_year is None
    assert period_to_carry(Earlier(parse_period("2024-Q2"), [], [])) is None


names = st.sampled_from(["Số nhà", "Số quà", "so nha", "Số buổi", ""])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["2023-NAM", "2024-NAM", "2022-NAM"]), names), max_size=8))
def test_carrying_forward_twice_adds_nothing(rows: list[tuple[str, str]]) -> None:
    targets = [target(period, name) for period, name in rows]
    first = carried_forward(Earlier(parse_period("2024-NAM"), targets, []), "c")
    again = Earlier(parse_period("2024-NAM"), [*targets, *first], [])
    assert carried_forward(again, "c") == []


amounts = st.decimals(1, 10**6, places=1)


@settings(deadline=None, max_examples=50)
@given(amounts, amounts, st.booleans())
def test_a_target_is_doubted_as_a_figure_is(now: Decimal, then: Decimal, explained: bool) -> None:
    row = dataclasses.replace(target("2024-NAM", actual=now), remark="Thêm doanh nghiệp" if explained else None)
    rows = [Campaign(uid="c", name="Quỹ", state="running", campaign_kind="fund"), target("2023-NAM", actual=then), row]
    told = [p for p in check(Snapshot(rows), "2024-NAM", GUIDANCE) if p.record_uid == row.uid and p.field == "actual"]
    assert [p.level for p in told] == (["warning"] if not explained and (now > then * 10 or now * 10 < then) else [])


@settings(deadline=None)
@given(amounts, amounts)
def test_a_percentage_follows_from_plan_and_actual(plan: Decimal, actual: Decimal) -> None:
    row = CampaignTarget(plan=plan, actual=actual)
    assert row.percent is not None
    assert abs(row.percent * plan - actual * 100) <= plan * Decimal("0.05")
    assert CampaignTarget(plan=Decimal(0), actual=actual).percent is None
    assert CampaignTarget(plan=plan, actual=NOT_ARISEN).percent is None
