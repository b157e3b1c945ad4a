from decimal import Decimal

from app.domain.assessment import CriterionScore, assessment_uid, score_uid
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.standings import standings

NOW, THEN = "2024-NAM", "2023-NAM"


def score(period: str, code: str, points: Decimal | None, reason: str | None = None) -> CriterionScore:
    return CriterionScore(
        uid=score_uid(period, code), parent=assessment_uid(period), criterion=code, score=points, reason=reason
    )


def test_what_is_missing_is_told_by_criterion() -> None:
    rows = [
        score(NOW, "1.1", Decimal(20)),
        score(NOW, "1.2", Decimal(20), "Đủ"),
        score(NOW, "1.3", Decimal(12)),
        score(THEN, "1.1", Decimal(17)),
    ]
    first = standings(Snapshot(rows), load_default(), NOW, THEN)[0]
    assert (first.code, first.points.score, first.past) == ("NV1", Decimal(52), Decimal(17))
    assert first.unexplained == ["1.1"]
    assert first.not_scored == ["1.4", "1.5", "1.6"]
    assert [one.past for one in first.criteria[:2]] == [Decimal(17), None]
    assert (first.level, first.difference) == (None, None)


def test_a_whole_task_has_its_level_and_difference() -> None:
    guidance = load_default()
    criteria = guidance.criteria("NV1")
    now = [score(NOW, item.code or "", item.maximum, "Đủ") for item in criteria]
    then = [score(THEN, item.code or "", Decimal(10)) for item in criteria]
    first = standings(Snapshot([*now, *then]), guidance, NOW, THEN)[0]
    assert first.level is not None
    assert (first.level.name, first.difference, first.unexplained) == ("Tốt", Decimal(40), [])
    assert standings(Snapshot(now), guidance, NOW)[0].past is None
