from decimal import Decimal

import pytest

from app.domain.assessment import Assessment, CriterionScore
from app.domain.campaign import Campaign, CampaignResult, ModelExample
from app.domain.conference import Conference, Delegate, TaskGiven
from app.domain.correspondence import Attachment, Directive, Remark
from app.domain.enclosures import Document, Photo
from app.domain.extract import left_out, of_period
from app.domain.fields import Record
from app.domain.guidance import Guidance, load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.office import OFFICE_UID, Office, Officer
from app.domain.report import Report, report_uid
from app.domain.report_rows import Direction


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


def taken(guidance: Guidance, period: str, *records: Record) -> set[str]:
    return {record.uid for record in of_period(Snapshot(records), period, guidance).records()}


def test_the_office_and_its_people_always_belong(guidance: Guidance) -> None:
    assert taken(guidance, "2024-NAM", Office(uid=OFFICE_UID), Officer(uid="o")) == {OFFICE_UID, "o"}


@pytest.mark.parametrize(
    ("held_on", "period", "belongs"),
    [
        ("2024-11-22", None, True),
        ("2024-11", None, True),
        ("2024", None, True),
        ("2023-12-31", None, False),
        ("--12-18", None, False),
        (None, None, False),
        (None, "2024-NAM", True),
        ("--12-18", "2024-NAM", True),
        ("2024-12-20", "2025-NAM", False),
        ("2023-12-20", "2024-Q1", True),
        (None, "2024-X", False),
    ],
)
def test_the_chosen_period_wins_over_the_date(
    guidance: Guidance, held_on: str | None, period: str | None, belongs: bool
) -> None:
    conference = Conference(uid="c", held_on=held_on, period=period)
    assert taken(guidance, "2024-NAM", conference, Delegate(uid="d", parent="c")) == ({"c", "d"} if belongs else set())


def test_a_partly_known_date_belongs_only_where_all_of_it_lies(guidance: Guidance) -> None:
    assert taken(guidance, "2024-6T", Conference(uid="c", held_on="2024")) == set()


def test_one_report_one_assessment_one_set_of_figures(guidance: Guidance) -> None:
    rows = [
        row
        for period in ("2024-6T", "2024-NAM")
        for row in (
            Report(uid=report_uid(period), period=period),
            Assessment(uid=f"{period}.assessment", period=period),
            CriterionScore(uid=f"{period}.1.1", parent=f"{period}.assessment", criterion="1.1"),
            IndicatorFigure(uid=figure_uid(period, "DC_HO"), period=period, indicator="DC_HO", scope="own"),
            IndicatorFigure(uid=figure_uid(period, "DC_HO", "area"), period=period, indicator="DC_HO", scope="area"),
            Remark(uid=f"remark.{period}", period=period, text="Xem lại"),
        )
    ]
    wanted = {row.uid for row in rows if "2024-NAM" in row.uid}
    assert taken(guidance, "2024-NAM", *rows) == wanted


def test_scores_belong_even_before_the_assessment_is_begun(guidance: Guidance) -> None:
    rows = [CriterionScore(uid="s", parent="2024-NAM.assessment"), Direction(uid="d", parent="2024-NAM.report")]
    assert taken(guidance, "2024-NAM", *rows) == {"s", "d"}
    assert taken(guidance, "2024-6T", *rows) == set()


def test_campaigns_bring_the_rows_of_the_period_and_of_those_inside_it(guidance: Guidance) -> None:
    rows = [
        Campaign(uid="old", name="A", runs_from="2000"),
        CampaignResult(uid="q1", parent="old", period="2024-Q1", name="x", actual=Decimal(1)),
        CampaignResult(uid="last", parent="old", period="2023-NAM", name="x", actual=Decimal(1)),
        ModelExample(uid="model", parent="old", started_on="2023", name="Hẻm không rác"),
        ModelExample(uid="later", parent="old", started_on="2025", name="Sau này"),
        Photo(uid="then", parent="old", taken_on="2021-05"),
        Photo(uid="now", parent="old", taken_on="2024-05"),
        Photo(uid="undated", parent="old"),
        Document(uid="plan", parent="old", issued_on="2024-01-05"),
    ]
    assert taken(guidance, "2024-NAM", *rows) == {"old", "q1", "model", "now", "undated", "plan"}
    assert taken(guidance, "2024-6T", *rows) == {"old", "q1", "model", "now", "undated", "plan"}
    assert taken(guidance, "2022-NAM", *rows) == set()


@pytest.mark.parametrize(
    ("campaign", "belongs"),
    [
        (Campaign(uid="c", runs_from="2000"), True),
        (Campaign(uid="c", runs_from="1995", runs_to="2015"), False),
        (Campaign(uid="c", launched_on="2024-10-17"), True),
        (Campaign(uid="c", runs_from="2025"), False),
        (Campaign(uid="c", runs_to="2024-06"), True),
        (Campaign(uid="c"), False),
        (Campaign(uid="c", period="2024-NAM"), True),
        (Campaign(uid="c", period="2023-NAM", runs_from="2000"), False),
    ],
)
def test_campaigns_without_rows_go_by_their_years(guidance: Guidance, campaign: Campaign, belongs: bool) -> None:
    assert taken(guidance, "2024-NAM", campaign) == ({"c"} if belongs else set())


def test_guidance_documents_bring_the_tasks_they_give(guidance: Guidance) -> None:
    rows = [Directive(uid="d", issued_on="2023-12", received_on="2024-01-05"), TaskGiven(uid="t", parent="d")]
    assert taken(guidance, "2024-NAM", *rows) == {"d", "t"}


def test_only_attachments_referred_to_are_taken(guidance: Guidance) -> None:
    used, idle = "a" * 64, "b" * 64
    rows = [
        Conference(uid="c", held_on="2024-05-01"),
        Photo(uid="p", parent="c", file=used),
        Attachment(uid=used, name="anh.jpg"),
        Attachment(uid=idle, name="khac.jpg"),
    ]
    ledger = Snapshot(rows, {used: b"1", idle: b"2"})
    whole = of_period(ledger, "2024-NAM", guidance)
    assert {record.uid for record in whole.records()} == {"c", "p", used}
    assert whole.blobs == {used: b"1"}
    assert of_period(ledger, "2024-NAM", guidance, with_files=False).blobs == {}


def test_taking_twice_takes_the_same(guidance: Guidance) -> None:
    rows = [
        Office(uid=OFFICE_UID),
        Campaign(uid="old", runs_from="2000"),
        CampaignResult(uid="q1", parent="old", period="2024-Q1"),
        Conference(uid="c", held_on="2024-05-01"),
        Photo(uid="p", parent="c", file="a" * 64),
        Attachment(uid="a" * 64, name="anh.jpg"),
    ]
    once = of_period(Snapshot(rows, {"a" * 64: b"1"}), "2024-NAM", guidance)
    assert of_period(once, "2024-NAM", guidance) == once


def test_what_no_report_takes_is_told() -> None:
    rows = [
        Conference(uid="undated"),
        Conference(uid="yearless", held_on="--12-18"),
        Conference(uid="filed", period="2012-NAM"),
        Conference(uid="dated", held_on="2012"),
        Campaign(uid="named"),
        Campaign(uid="running", runs_from="2000"),
        Campaign(uid="with rows"),
        CampaignResult(uid="r", parent="with rows", period="2024-NAM"),
    ]
    assert {record.uid for record in left_out(Snapshot(rows))} == {"undated", "yearless", "named"}
