from app.domain.assessment import Assessment, TaskReview, assessment_uid
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.past_periods import assessed_before, before, reported_before
from app.domain.periods import parse_period
from app.domain.report import Report

P = parse_period


def test_the_same_kind_a_year_before_else_the_newest_with_data() -> None:
    year = P("2024-NAM")
    assert before(year, [P("2023-NAM"), P("2024-6T"), P("2022-NAM")]) == P("2023-NAM")
    assert before(year, [P("2022-NAM"), P("2024-6T"), P("2025-NAM")]) == P("2024-6T")
    assert before(year, [year, P("2025-NAM")]) is None


def test_reviews_have_no_year_before() -> None:
    assert before(P("KL62-SK3-2012"), [P("2011-NAM"), P("2010-NAM")]) == P("2011-NAM")


def test_an_assessment_that_says_nothing_is_none() -> None:
    guidance = load_default()
    empty = Assessment(uid=assessment_uid("2023-NAM"), period="2023-NAM")
    told = Assessment(uid=assessment_uid("2022-NAM"), period="2022-NAM")
    review = TaskReview(uid="2022-NAM.NV1", parent=told.uid, task="NV1", results="Đã làm")
    ledger = Snapshot([empty, told, review, Report(uid="r", period="2023-NAM")])
    assert assessed_before(ledger, guidance, P("2024-NAM")) == P("2022-NAM")
    assert reported_before(ledger, guidance, P("2024-NAM")) == P("2023-NAM")
