import dataclasses
from decimal import Decimal

import pytest

from app.domain.assessment import Assessment, CriterionScore
from app.domain.guidance import CriterionItem, Guidance, load_default
from app.domain.ledger import Snapshot
from app.domain.scores import band, next_band, rating, scores_of, weighted, why_reason

PERIOD = "2024-NAM"


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


def with_header(guidance: Guidance, **rules: object) -> Guidance:
    header = dataclasses.replace(guidance.header, **rules)
    return Guidance(Snapshot([*guidance.snapshot().records(), header]))


def scored(guidance: Guidance, share: str, appraised: str | None = None, bonus: str | None = None) -> Snapshot:
    rows = [
        CriterionScore(
            uid=f"{PERIOD}.{item.code}",
            parent=f"{PERIOD}.assessment",
            criterion=item.code,
            score=(item.maximum or 0) * Decimal(share),
            appraised=Decimal(appraised) if appraised and item.code == "1.1" else None,
        )
        for item in guidance.criteria()
    ]
    about = Assessment(uid=f"{PERIOD}.assessment", period=PERIOD, bonus=Decimal(bonus) if bonus else None)
    return Snapshot([*rows, about])


@pytest.mark.parametrize(
    ("points", "task", "overall"),
    [
        ("100", "Tốt", "Hoàn thành xuất sắc nhiệm vụ"),
        ("90", "Tốt", "Hoàn thành xuất sắc nhiệm vụ"),
        ("89.99", "Khá", "Hoàn thành tốt nhiệm vụ"),
        ("89.995", "Tốt", "Hoàn thành xuất sắc nhiệm vụ"),  # printed as 90,00
        ("70", "Khá", "Hoàn thành tốt nhiệm vụ"),
        ("69.5", "Trung bình", "Hoàn thành nhiệm vụ"),
        ("50", "Trung bình", "Hoàn thành nhiệm vụ"),
        ("0", "Yếu", "Không hoàn thành nhiệm vụ"),
    ],
)
def test_bands(guidance: Guidance, points: str, task: str, overall: str) -> None:
    for scale, name in (("task", task), ("overall", overall)):
        level = band(guidance, scale, Decimal(points))
        assert level is not None
        assert level.name == name


def test_nothing_scored_has_no_level(guidance: Guidance) -> None:
    scores = scores_of(Snapshot(), PERIOD, guidance)
    assert scores.total is None
    assert not scores.complete
    assert rating(guidance, scores) is None
    assert band(guidance, "task", None) is None


def test_a_task_is_the_sum_of_its_criteria_and_the_total_is_weighted(guidance: Guidance) -> None:
    scores = scores_of(scored(guidance, "0.5"), PERIOD, guidance)
    assert scores.complete
    assert set(scores.by_task.values()) == {Decimal(50)}
    assert scores.total == 50
    assert weighted(guidance, {"NV2": Decimal(90), "NV6": None}) == 18


def test_what_was_appraised_stands_beside_the_own_points(guidance: Guidance) -> None:
    scores = scores_of(scored(guidance, "1", appraised="12.5"), PERIOD, guidance)
    assert scores.tasks["NV1"].score == 100
    assert scores.tasks["NV1"].appraised == Decimal("92.5")
    assert scores.tasks["NV2"].appraised is None


def test_bonus_and_limiting_condition_are_off_by_default(guidance: Guidance) -> None:
    scores = scores_of(scored(guidance, "0.88", bonus="3"), PERIOD, guidance)
    level, late = rating(guidance, scores), rating(guidance, scores_of(scored(guidance, "1"), PERIOD, guidance), 30)
    assert level is not None
    assert late is not None
    assert level.name == "Hoàn thành tốt nhiệm vụ"
    assert late.name == "Hoàn thành xuất sắc nhiệm vụ"


def test_a_guidance_may_turn_them_on(guidance: Guidance) -> None:
    strict = with_header(guidance, late_limit_days=5, bonus_maximum=Decimal(5))
    scores = scores_of(scored(guidance, "0.88", bonus="3"), PERIOD, strict)
    in_time, late = rating(strict, scores, 5), rating(strict, scores, 6)
    assert in_time is not None
    assert late is not None
    assert in_time.name == "Hoàn thành xuất sắc nhiệm vụ"
    assert late.name == "Hoàn thành tốt nhiệm vụ"


def test_the_next_level_and_what_is_missing_to_it() -> None:
    guidance = load_default()
    found = next_band(guidance, "overall", Decimal("87.95"))
    assert found is not None
    assert (found[0].name, found[1]) == ("Hoàn thành xuất sắc nhiệm vụ", Decimal("2.05"))
    assert next_band(guidance, "overall", Decimal(90)) is None
    assert next_band(guidance, "task", None) is None


def test_why_points_must_be_explained() -> None:
    criterion = CriterionItem(code="1.1", maximum=Decimal(20))
    said = [
        why_reason(criterion, points) for points in (None, Decimal(10), Decimal("19.5"), Decimal("9.5"), Decimal(20))
    ]
    assert said == ["", "", "", "dưới một nửa điểm tối đa", "bằng điểm tối đa"]
