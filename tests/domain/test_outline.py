from decimal import Decimal

import pytest

from app.domain.assessment import CriterionScore, TaskReview, assessment_uid
from app.domain.checks import check
from app.domain.guidance import Guidance, load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.outline import PERIODIC, REVIEW, outline_of, programme_fields, programmes_of
from app.domain.report import Report, report_uid


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


@pytest.mark.parametrize(
    ("code", "usual"),
    [
        ("2024-T05", PERIODIC),
        ("2024-Q1", PERIODIC),
        ("2024-6T", PERIODIC),
        ("2024-9T", PERIODIC),
        ("2024-NAM", REVIEW),
        ("KL62-SK3-2012", REVIEW),
        ("KL62-TK10-2019", REVIEW),
    ],
)
def test_the_usual_outline_follows_the_period(guidance: Guidance, code: str, usual: str) -> None:
    assert outline_of(Snapshot(), guidance.period(code)) == usual
    chosen = Report(uid=report_uid(code), period=code, outline=REVIEW if usual == PERIODIC else PERIODIC)
    assert outline_of(Snapshot([chosen]), guidance.period(code)) == chosen.outline


@pytest.mark.parametrize("kind", [CriterionScore, TaskReview])
def test_whoever_assessed_the_tasks_reports_on_them(
    guidance: Guidance, kind: type[CriterionScore | TaskReview]
) -> None:
    row = kind(uid="x", parent=assessment_uid("2024-6T"))
    assert outline_of(Snapshot([row]), guidance.period("2024-6T")) == REVIEW
    assert outline_of(Snapshot([row]), guidance.period("2024-9T")) == PERIODIC


def test_five_programmes_unless_more_is_written() -> None:
    assert [key for key, _ in programmes_of(Report())] == [field.key for field in programme_fields()][:5]
    assert programmes_of(Report(other_programmes="Chăm lo Tết."))[-1] == ("other_programmes", "Chương trình khác")


def test_programmes_are_as_many_as_the_report_names() -> None:
    assert programmes_of(Report(programme_names="Một\n\n Hai ")) == [("propaganda", "Một"), ("emulation", "Hai")]
    seven = programmes_of(Report(programme_names="\n".join("1234567")))
    assert len(seven) == 7
    assert seven[-1] == ("", "7")


def test_a_text_whose_programme_is_not_named_is_told_all_the_same() -> None:
    told = programmes_of(Report(programme_names="Một", organisation="Đã kiện toàn."))
    assert told == [("propaganda", "Một"), ("organisation", "Tổ chức bộ máy")]


def test_a_periodic_report_is_asked_for_its_programmes_and_not_for_the_tasks(guidance: Guidance) -> None:
    period = "2024-Q1"
    report = Report(uid=report_uid(period), period=period, emulation="Đã phát động.")
    figure = IndicatorFigure(
        uid=figure_uid(period, "TXCT_HN"), period=period, indicator="TXCT_HN", scope="own", actual=Decimal(2)
    )
    asked = {problem.field for problem in check(Snapshot([report, figure]), period, guidance)}
    assert {"propaganda", "foreign_relations", "organisation"} <= asked
    assert not asked & {"emulation", "democracy", "results"}  # written, told by a figure, a matter of the review
    named = Report(uid=report.uid, period=period, programme_names="\n".join("1234567"))
    assert "programme_names" in {problem.field for problem in check(Snapshot([named]), period, guidance)}
    review = Report(uid=report.uid, period=period, outline=REVIEW)
    asked = {problem.field for problem in check(Snapshot([review]), period, guidance)}
    assert "results" in asked
    assert "propaganda" not in asked
