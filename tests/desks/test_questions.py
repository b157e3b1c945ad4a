"""Guidance says what is new in it; what was typed under the old one is kept, shown, offered over, and not sent."""

import dataclasses
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.desks.questions import ADDED, CHANGED, DROPPED, RENAMED, Novelty
from app.domain.assessment import CriterionScore, assessment_uid, score_uid
from app.domain.extract import of_period
from app.domain.fields import Record
from app.domain.guidance import load_default
from app.domain.guidance_items import (
    CatalogueItem,
    CriterionItem,
    DeadlineItem,
    GuidanceHeader,
    IndicatorItem,
    TaskItem,
)
from app.domain.guidance_news import novelties
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.office import Entry, Office
from app.packages.issued import IssuedGuidance
from tests.offices import PERIOD, Offices, on
from tests.test_guidance_flow import issued

OLD_SCORE, NEW_SCORE = score_uid(PERIOD, "1.1"), score_uid(PERIOD, "1.9")


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample ward, and beside it the guidance of its district with questions renamed, replaced and dropped."""
    at = tmp_path_factory.mktemp("huong-dan")
    with Offices() as offices:
        district = offices.empty(at / "quan", "990", "district", clock=on(20))
        ward = offices.sampled(at / "hoa", "hoa-mau", on(20))
        ward.trust(district)
        guidance = district.office.guidance
        first, phien = guidance.criterion("1.1"), guidance.indicator("HVN_PHIEN")
        assert first is not None
        assert phien is not None
        new: list[Record] = [
            dataclasses.replace(first, uid="1.9", code="1.9", question="Câu hỏi mới?", replaces=("1.1",)),
            dataclasses.replace(phien, uid="HVN_MOI", code="HVN_MOI", name="Số phiên chợ mới", replaces=("HVN_PHIEN",)),
        ]

        def change(item: Record) -> Record | None:
            if item.uid in ("1.1", "HVN_PHIEN", "TT_TINBAI"):
                return None
            if isinstance(item, CriterionItem) and item.uid == "1.2":
                return dataclasses.replace(item, question="Hỏi lại cho rõ?")
            if isinstance(item, TaskItem) and item.uid == "NV1":
                return dataclasses.replace(item, short_name="Tên gọn khác")
            if isinstance(item, DeadlineItem) and (item.period_kind, item.level) == ("NAM", "ward"):
                return dataclasses.replace(item, day=20)
            if isinstance(item, CatalogueItem) and item.uid == "CVD_VNN":
                return dataclasses.replace(item, name="Tên quỹ mới")
            return item

        def next_year(item: Record) -> Record | None:
            header = isinstance(item, GuidanceHeader)
            return dataclasses.replace(item, applies_from="2025-01-01") if header else change(item)

        issued(district, at, change, new).rename(at / "huong-dan.pdf")
        issued(district, at, next_year, new).rename(at / "nam-sau.pdf")
    return at


@pytest.fixture
def ward(roads: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(roads / "hoa", tmp_path / "hoa")
    with Office.open(tmp_path / "hoa", clock=on(21)) as office:
        yield office


@pytest.fixture
def guided(ward: Office, roads: Path) -> Entry:
    (received,) = ward.receive([roads / "huong-dan.pdf"])
    assert received.entry is not None, received.verdict
    assert received.imported
    return received.entry


@pytest.fixture
def period(ward: Office) -> Period:
    return ward.period(PERIOD)


def by_code(found: tuple[Novelty, ...]) -> dict[tuple[str, str], Novelty]:
    return {(one.kind, one.code): one for one in found}


def test_what_is_new_is_told_in_words(ward: Office, guided: Entry, period: Period) -> None:
    news = ward.questions.news(guided, period)
    told = by_code(news.novelties)
    assert {key: one.what for key, one in told.items()} == {
        ("deadline", "NAM.ward"): CHANGED,
        ("task", "NV1"): CHANGED,
        ("criterion", "1.1"): DROPPED,
        ("criterion", "1.2"): RENAMED,
        ("criterion", "1.9"): ADDED,
        ("indicator", "HVN_PHIEN"): DROPPED,
        ("indicator", "TT_TINBAI"): DROPPED,
        ("indicator", "HVN_MOI"): ADDED,
        ("catalogue_item", "CVD_VNN"): RENAMED,
    }
    assert told["criterion", "1.1"].successors == ("1.9",)
    assert told["indicator", "TT_TINBAI"].successors == ()
    renamed = told["catalogue_item", "CVD_VNN"]
    assert (renamed.title, renamed.changes[0].new) == ("Tên quỹ mới", "Tên quỹ mới")
    assert [(news.due_before, news.due_now)] == [
        (load_default().deadline(period, "ward"), ward.guidance_of(period).deadline(period, "ward"))
    ]
    assert news.due_before != news.due_now
    assert [one.source for one in ward.questions.received()] == [guided.source]


def test_a_guidance_brings_nothing_new_against_itself() -> None:
    guidance = load_default()
    assert novelties(guidance, guidance) == []


def test_drafts_stay_where_they_are_and_are_not_sent(ward: Office, roads: Path, period: Period) -> None:
    before = ward.ledger.get(CriterionScore, OLD_SCORE)
    reworded = ward.ledger.get(CriterionScore, score_uid(PERIOD, "1.2"))
    assert ward.questions.old_answers(period) == []
    sent = of_period(ward.ledger, period, ward.guidance_of(period))
    assert sent.get(CriterionScore, OLD_SCORE) is not None
    ward.receive([roads / "huong-dan.pdf"])
    assert ward.ledger.get(CriterionScore, OLD_SCORE) == before
    old = {one.record.uid: one for one in ward.questions.old_answers(period)}
    figures = {figure_uid(PERIOD, "HVN_PHIEN"), figure_uid(PERIOD, "TT_TINBAI")}
    assert set(old) == {OLD_SCORE, *figures, f"{assessment_uid(PERIOD)}-evidence-1"}
    assert old[OLD_SCORE].question.startswith("1.1. ")
    assert "Tự chấm" in old[OLD_SCORE].as_text()
    sent = of_period(ward.ledger, period, ward.guidance_of(period))
    assert not {OLD_SCORE, *old} & {record.uid for record in sent.records()}
    assert sent.get(CriterionScore, score_uid(PERIOD, "1.2")) == reworded  # a new wording keeps its answer
    assert not [problem for problem in ward.check(PERIOD) if problem.record_uid in old]


def test_what_was_reported_stays_with_the_guidance_of_then(ward: Office, roads: Path, period: Period) -> None:
    (received,) = ward.receive([roads / "nam-sau.pdf"])
    assert received.imported, received.verdict
    assert ward.questions.old_answers(period) == []
    assert ward.guidance_of(period).criteria("NV1")[0].uid == "1.1"
    assert ward.guidance_of(ward.period("2025-NAM")).criteria("NV1")[0].uid == "1.9"


def test_an_answer_is_carried_over_in_one_act_and_taken_back(ward: Office, guided: Entry, period: Period) -> None:
    old = {one.record.uid: one for one in ward.questions.old_answers(period)}
    answer = old[OLD_SCORE]
    (item,) = answer.successors
    assert not ward.questions.is_carried(period, answer, item)
    made = ward.questions.carry_over(period, answer, item)
    stored = ward.ledger.get(CriterionScore, NEW_SCORE)
    assert stored == made
    assert isinstance(answer.record, CriterionScore)
    assert stored is not None
    assert (stored.criterion, stored.score, stored.reason) == ("1.9", answer.record.score, answer.record.reason)
    assert ward.questions.is_carried(period, answer, item)
    assert ward.ledger.get(CriterionScore, OLD_SCORE) == answer.record
    assert ward.past.undo()
    assert ward.ledger.get(CriterionScore, NEW_SCORE) is None


def test_words_are_added_points_that_do_not_fit_stay_behind(ward: Office, guided: Entry, period: Period) -> None:
    answer = next(one for one in ward.questions.old_answers(period) if one.record.uid == OLD_SCORE)
    typed = dataclasses.replace(answer.record, reason="Cũ.", score=Decimal(99))
    ward.ledger.put(typed)
    begun = CriterionScore(uid=NEW_SCORE, parent=assessment_uid(PERIOD), criterion="1.9", reason="Mới.")
    ward.ledger.put(begun)
    answer = next(one for one in ward.questions.old_answers(period) if one.record.uid == OLD_SCORE)
    made = ward.questions.carry_over(period, answer, answer.successors[0])
    assert isinstance(made, CriterionScore)
    assert (made.score, made.reason) == (None, "Mới.\nCũ.")


def test_figures_go_where_they_mean_the_same(ward: Office, guided: Entry, period: Period) -> None:
    answer = next(one for one in ward.questions.old_answers(period) if one.record.uid.endswith("HVN_PHIEN"))
    made = ward.questions.carry_over(period, answer, answer.successors[0])
    assert isinstance(made, IndicatorFigure)
    assert isinstance(answer.record, IndicatorFigure)
    assert (made.indicator, made.actual) == ("HVN_MOI", answer.record.actual)
    other = dataclasses.replace(answer.successors[0], unit="triệu đồng")
    ward.ledger.remove(IndicatorFigure, made.uid)
    made = ward.questions.carry_over(period, answer, other)
    assert isinstance(made, IndicatorFigure)
    assert made.actual is None


def test_what_a_later_program_ships_gives_way_to_what_was_issued(ward: Office, guided: Entry, period: Period) -> None:
    def other(item: Record) -> Record:
        return dataclasses.replace(item, unit="nghìn đồng") if isinstance(item, IndicatorItem) else item

    shipped = load_default()
    later = type(shipped)(Snapshot(map(other, shipped.snapshot().records())))
    issued_guidance = IssuedGuidance(ward.store, lambda: later)
    for guidance in (issued_guidance.newest, issued_guidance.of(period)):
        for code in ("VNN_THU", "HVN_MOI"):
            item, known = guidance.indicator(code), ward.guidance.indicator(code)
            assert item is not None
            assert item == known
    ward.undo(guided.package)
    bare = IssuedGuidance(ward.store, lambda: later).newest.indicator("VNN_THU")
    assert bare is not None
    assert bare.unit == "nghìn đồng"  # nobody issued anything: what ships holds
