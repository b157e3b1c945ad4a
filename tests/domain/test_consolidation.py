import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import sample
from app.domain.conference import Conference
from app.domain.consolidation import (
    CONVERTED,
    Consolidation,
    Contribution,
    area_figures,
    consolidate,
    contribution_of,
    converted,
)
from app.domain.fields import NOT_ARISEN, Figure, Record
from app.domain.guidance import Guidance, load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicators import rounded
from app.domain.ledger import Snapshot
from app.domain.periods import parse_period
from app.domain.report_rows import IncludedPackage

PERIOD = parse_period("2024-NAM")
GUIDANCE = load_default()
WARDS = ("99001", "99002", "99003")


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return GUIDANCE


def of(name: str, guidance: Guidance, *, area: bool = True) -> Contribution:
    ledger = sample.contents(name, guidance)
    return contribution_of(ledger, PERIOD, sample.UNITS[name], name, guidance, area=area)


@pytest.fixture(scope="module")
def district(guidance: Guidance) -> Consolidation:
    own = of("song-mau", guidance, area=False)
    received = [of("ben-mau", guidance), of("hoa-mau", guidance)]
    return consolidate(own, received, WARDS, guidance, PERIOD)


def figures(values: dict[str, Figure | None], scope: str = "own") -> list[Record]:
    code = PERIOD.code
    return [
        IndicatorFigure(uid=figure_uid(code, key, scope), period=code, indicator=key, scope=scope, actual=value)
        for key, value in values.items()
    ]


def contribution(unit: str, values: dict[str, Figure | None], guidance: Guidance, *, area: bool = True) -> Contribution:
    return contribution_of(Snapshot(figures(values)), PERIOD, unit, unit, guidance, area=area)


def test_the_consolidated_column_to_the_last_digit(district: Consolidation) -> None:
    expected = json.loads((Path(__file__).parent / "consolidated_2024.json").read_text(), parse_float=Decimal)
    assert len(expected) == 106
    shown: dict[str, Decimal] = {}
    for code, total in district.indicators.items():
        assert isinstance(total.total, Decimal), code
        shown[code] = rounded(total.total, total.item.places)
    assert shown == expected


def test_averages_ratios_and_counts_say_what_they_are_made_of(district: Consolidation) -> None:
    satisfied = district.indicators["HAILONG"]
    assert (satisfied.shown(satisfied.total), satisfied.denominator) == (Decimal("92.0"), 790)
    cultured = district.indicators["GDVH_TL"]
    assert cultured.shown(cultured.total) == Decimal("90.94")
    assert (cultured.numerator, cultured.denominator) == (6343, 6975)
    regulated = district.indicators["QCPH_CO"]
    assert (regulated.numerator, regulated.denominator) == (3, 3)
    assert list(cultured.by_unit) == ["990", "99001", "99002"]
    assert cultured.by_unit["990"] is None


def test_who_is_in_the_sum(district: Consolidation) -> None:
    assert district.expected == WARDS
    assert district.accepted == ("99001", "99002")
    assert district.missing == ("99003",)
    assert not district.complete


def test_an_online_conference_counts_once(district: Consolidation) -> None:
    assert district.conferences_by_unit == {"990": 1, "99001": 1, "99002": 1}
    assert district.conferences == 3


def test_scores_and_ratings(district: Consolidation) -> None:
    assert district.scores == {"990": Decimal("86.80"), "99001": Decimal("87.95"), "99002": Decimal("64.00")}
    assert district.ratings == {"Hoàn thành tốt nhiệm vụ": 1, "Hoàn thành nhiệm vụ": 1}
    assert district.ratings_by_level == {"ward": district.ratings}
    assert district.tasks["NV1"] == {"990": 92, "99001": 91, "99002": 67}


def test_plans_and_last_year_are_added_too(district: Consolidation) -> None:
    fund = district.indicators["VNN_THU"]
    assert (fund.plan, fund.last_year, fund.cumulative) == (900, Decimal("893.4"), Decimal("948.9"))
    relief = district.indicators["CUUTRO_TIEN"]
    assert relief.last_year is NOT_ARISEN


def test_two_steps_give_the_same_sum_as_one(guidance: Guidance, district: Consolidation) -> None:
    upward = Snapshot(
        [
            *sample.contents("song-mau", guidance).records(),
            *area_figures(district),
            *(
                IncludedPackage(
                    uid=unit,
                    parent="2024-NAM.report",
                    unit=unit,
                    rating=rating,
                    conferences=district.conferences_by_unit.get(unit),
                )
                for unit, rating in (("99001", "Hoàn thành tốt nhiệm vụ"), ("99002", "Hoàn thành nhiệm vụ"))
            ),
        ]
    )
    received = contribution_of(upward, PERIOD, "990", "Quận Sông Mẫu", guidance, area=True)
    province = consolidate(contribution("97", {}, guidance, area=False), [received], ["990"], guidance, PERIOD)
    for code, total in district.indicators.items():
        above = province.indicators[code]
        assert (above.total, above.numerator, above.denominator) == (total.total, total.numerator, total.denominator)
    assert province.conferences == district.conferences
    assert province.complete
    assert province.ratings == {"Hoàn thành tốt nhiệm vụ": 2, "Hoàn thành nhiệm vụ": 1}
    assert province.ratings_by_level["district"] == {"Hoàn thành tốt nhiệm vụ": 1}


def test_own_and_unknown_indicators_are_listed_not_added(guidance: Guidance) -> None:
    row = IndicatorFigure(
        uid="2024-NAM.R_GHE",
        period="2024-NAM",
        indicator="R_GHE",
        scope="own",
        own_name="Số ghe tự quản",
        own_unit="ghe",
        actual=Decimal(42),
    )
    ledger = Snapshot([row, *figures({"CHUA_BIET": Decimal(1), "MH_MOI": Decimal(2)})])
    unit = contribution_of(ledger, PERIOD, "99002", "Phường Bến Mẫu", guidance, area=True)
    total = consolidate(contribution("990", {}, guidance, area=False), [unit], WARDS, guidance, PERIOD)
    assert "R_GHE" not in total.indicators
    assert [(item.code, item.name, item.measure, item.value) for item in total.listed] == [
        ("R_GHE", "Số ghe tự quản", "ghe", 42),
        ("CHUA_BIET", "CHUA_BIET", "", 1),
    ]
    assert total.indicators["MH_MOI"].total == 2


def test_conferences_of_other_periods_and_roles_do_not_count(guidance: Guidance) -> None:
    rows = [
        Conference(uid="1", own_role="host", held_on="2024-03-01"),
        Conference(uid="2", own_role="cohost", held_on="2024-09"),
        Conference(uid="3", own_role="host", held_on="--12-18", period="2024-NAM"),
        Conference(uid="4", own_role="host", held_on="2025-01-05", period="2024-Q4"),
        Conference(uid="5", own_role="attend", held_on="2024-03-01"),
        Conference(uid="6", own_role="connection_point", held_on="2024-03-01"),
        Conference(uid="7", own_role="host", held_on="2023-12-31"),
        Conference(uid="8", own_role="host", held_on="2024-12-31", period="2025-NAM"),
        Conference(uid="9", own_role="host", held_on="2024-12-31", period="không rõ"),
    ]
    unit = contribution_of(Snapshot(rows), PERIOD, "990", "", guidance, area=False)
    assert unit.conferences == 4


def test_blank_states_survive_the_sum(guidance: Guidance) -> None:
    values: list[dict[str, Figure | None]] = [
        {"PB_HN": NOT_ARISEN, "TH_LOP": None, "GS_KN": Decimal(0), "QCPH_CO": Decimal(0), "HAILONG": NOT_ARISEN},
        {"PB_HN": NOT_ARISEN, "TH_LOP": None, "GS_KN": NOT_ARISEN, "QCPH_CO": None, "HAILONG": None},
    ]
    units = [contribution(unit, row, guidance) for unit, row in zip(WARDS, values, strict=False)]
    total = consolidate(contribution("990", {}, guidance, area=False), units, WARDS, guidance, PERIOD).indicators
    assert total["PB_HN"].total is NOT_ARISEN
    assert total["TH_LOP"].total is None
    assert total["GS_KN"].total == 0
    assert (total["QCPH_CO"].numerator, total["QCPH_CO"].denominator) == (0, 1)
    assert total["HAILONG"].total is NOT_ARISEN
    assert total["TXCT_TL"].total is None


amounts = st.one_of(st.none(), st.just(NOT_ARISEN), st.decimals(0, 10**12, places=2))
answers = st.sampled_from([None, Decimal(0), Decimal(1)])
rows = st.fixed_dictionaries(
    {
        "TXCT_YK": amounts,
        "TXCT_GQ": amounts,
        "VNN_DU": amounts,
        "QCPH_CO": answers,
        "HAILONG": st.one_of(st.none(), st.decimals(0, 100, places=1)),
        "HAILONG_PHIEU": st.one_of(st.none(), st.integers(0, 10**6).map(Decimal)),
    }
)


def sums(units: Sequence[Contribution], guidance: Guidance) -> dict[str, object]:
    own = contribution("97", {}, guidance, area=False)
    totals = consolidate(own, units, [], guidance, PERIOD).indicators
    return {code: (total.total, total.numerator, total.denominator) for code, total in totals.items()}


@settings(deadline=None, max_examples=40)
@given(st.lists(rows, max_size=6), st.randoms())
def test_totals_do_not_depend_on_order(values: list[dict[str, Figure | None]], random: Random) -> None:
    guidance = GUIDANCE
    units = [contribution(f"{number:05}", row, guidance) for number, row in enumerate(values)]
    shuffled = list(units)
    random.shuffle(shuffled)
    assert sums(units, guidance) == sums(shuffled, guidance)


@settings(deadline=None, max_examples=40)
@given(st.lists(rows, min_size=1, max_size=6), st.integers(0, 6))
def test_any_two_level_sum_equals_the_one_level_sum(values: list[dict[str, Figure | None]], cut: int) -> None:
    guidance = GUIDANCE
    units = [contribution(f"{number:05}", row, guidance) for number, row in enumerate(values)]
    districts: list[Contribution] = []
    for name, group in (("A", units[:cut]), ("B", units[cut:])):
        middle = consolidate(contribution(name, {}, guidance, area=False), group, [], guidance, PERIOD)
        ledger = Snapshot(area_figures(middle))
        districts.append(contribution_of(ledger, PERIOD, name, name, guidance, area=True))
    assert sums(districts, guidance) == sums(units, guidance)


def test_a_merged_ward_is_compared_with_what_it_came_from(guidance: Guidance) -> None:
    last_year = {"99001": of("hoa-mau", guidance), "99002": of("ben-mau", guidance)}
    before = converted("99101", guidance, last_year.get)
    assert before is not None
    assert (before.predecessors, before.remark) == (("99001", "99002"), CONVERTED)
    assert before.figures["DC_HO"] == 6975
    ratio = before.figures["GDVH_TL"]
    assert isinstance(ratio, Decimal)
    assert rounded(ratio, 2) == Decimal("90.94")
    assert converted("99003", guidance, last_year.get) is None
    assert converted("99101", guidance, {"99001": last_year["99001"]}.get) is None


def test_a_nation_is_added_up(guidance: Guidance) -> None:
    ward = of("hoa-mau", guidance)
    units = [
        Contribution(
            unit=f"{number:05}",
            name=ward.name,
            columns=ward.columns,
            tasks=ward.tasks,
            score=ward.score,
            rating=ward.rating,
            conferences=1,
        )
        for number in range(10_600)
    ]
    total = consolidate(contribution("00", {}, guidance, area=False), units, [], guidance, PERIOD)
    assert total.indicators["DC_HO"].total == 4215 * 10_600
    assert total.ratings == {"Hoàn thành tốt nhiệm vụ": 10_600}
