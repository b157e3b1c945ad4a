import dataclasses
import datetime
from decimal import Decimal

import pytest

from app.domain.fields import Record
from app.domain.guidance import (
    CriterionItem,
    DeadlineItem,
    Guidance,
    GuidanceHeader,
    IndicatorItem,
    PeriodItem,
    TaskItem,
    UnitItem,
    in_force,
    load_default,
)
from app.domain.ledger import Snapshot
from app.domain.periods import parse_period
from app.errors import UserError

OFFICIAL = [
    "Đánh giá việc nâng cao nhận thức về vai trò, trách nhiệm của Đảng, chính quyền đối với Mặt trận",
    "Nâng cao chất lượng các cuộc vận động, các phong trào thi đua yêu nước trên các lĩnh vực của đời sống",
    "Chăm lo và bảo vệ lợi ích hợp pháp chính đáng của đoàn viên, hội viên và nhân dân",
    "Đa dạng hóa các hình thức tập hợp nhân dân và tập trung hướng mạnh các hoạt động về cơ sở",
    "Kiện toàn tổ chức bộ máy, đổi mới chính sách, chế độ đối với cán bộ MTTQ Việt Nam đáp ứng yêu cầu đổi mới nội "
    "dung, phương thức hoạt động trong thời kỳ mới",
    "Tăng cường công tác dân vận của chính quyền các cấp và sự lãnh đạo của Đảng đối với việc đổi mới nội dung, "
    "phương thức hoạt động của Mặt trận",
]


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


def changed(guidance: Guidance, *items: Record, without: tuple[str, ...] = ()) -> Guidance:
    kept = [item for item in guidance.snapshot().records() if item.uid not in without]
    return Guidance(Snapshot([*kept, *items]))


def test_the_six_tasks_are_worded_officially(guidance: Guidance) -> None:
    assert [task.wording for task in guidance.tasks] == OFFICIAL
    assert [task.code for task in guidance.tasks] == ["NV1", "NV2", "NV3", "NV4", "NV5", "NV6"]
    assert [task.weight for task in guidance.tasks] == [15, 20, 20, 15, 15, 15]


def test_criteria_make_a_hundred_points_a_task(guidance: Guidance) -> None:
    assert len(guidance.criteria()) == 34
    for task in guidance.tasks:
        assert sum(criterion.maximum or 0 for criterion in guidance.criteria(task.code)) == 100
    codes = {item.code for item in guidance.indicators}
    assert all(set(criterion.indicators) <= codes for criterion in guidance.criteria())


def test_indicators_are_whole(guidance: Guidance) -> None:
    assert len(guidance.indicators) == 106
    assert guidance.indicators[0].code == "DC_HO"
    assert guidance.indicators[-1].code == "HAILONG_PHIEU"
    assert {item.unit_rule for item in guidance.indicators} == {"SUM", "RATIO", "WAVG", "COUNT_YES"}
    tasks = {task.code for task in guidance.tasks}
    campaigns = {item.code for item in guidance.catalogue}
    for item in guidance.indicators:
        assert item.task is None or item.task in tasks
        assert item.campaign is None or item.campaign in campaigns
        assert (item.nature == "flow") == (item.time_rule == "SUM")
    weighted = guidance.indicator("HAILONG")
    assert weighted is not None
    assert (weighted.weight_by, weighted.places) == ("HAILONG_PHIEU", 1)


def test_every_code_is_its_uid_and_every_link_leads_somewhere(guidance: Guidance) -> None:
    for item in guidance.catalogue:
        assert item.uid == item.code
        for other in (item.successor, item.parent_item):
            assert other is None or guidance.catalogue_item(other) is not None
    old = guidance.catalogue_item("CVD_DSVH")
    assert old is not None
    assert old.successor == "CVD_NTM"
    assert old not in guidance.catalogue_of(parse_period("2024-NAM"))
    assert old in guidance.catalogue_of(parse_period("2012-NAM"))


def test_phrases_and_bodies_are_offered(guidance: Guidance) -> None:
    assert "Làm điểm, rút kinh nghiệm rồi triển khai diện rộng." in guidance.phrases("lesson")
    assert {item.sort for item in guidance.bodies} == {"body", "post"}


@pytest.mark.parametrize(
    ("period", "level", "due"),
    [
        ("2024-NAM", "ward", "2024-12-05"),
        ("2024-NAM", "district", "2024-12-10"),
        ("2024-NAM", "province", "2024-12-16"),  # the 15th is a Sunday
        ("2024-6T", "ward", "2024-06-10"),
        ("2024-9T", "ward", "2024-09-18"),
        ("2024-Q1", "province", "2024-03-25"),
        ("2024-T10", "ward", "2024-10-18"),
        ("KL62-SK3-2012", "province", "2012-12-31"),
        ("KL62-TK10-2019", "ward", "2019-12-11"),
        ("2024-NAM", "central", None),
    ],
)
def test_deadlines(guidance: Guidance, period: str, level: str, due: str | None) -> None:
    assert guidance.deadline(period, level) == (datetime.date.fromisoformat(due) if due else None)


def test_days_late(guidance: Guidance) -> None:
    assert guidance.days_late("2024-NAM", "ward", datetime.date(2024, 12, 4)) == 0
    assert guidance.days_late("2024-NAM", "ward", datetime.date(2024, 12, 7)) == 2
    assert guidance.days_late("2024-NAM", "central", datetime.date(2099, 1, 1)) == 0


def test_a_guidance_document_opens_a_period_with_its_own_day(guidance: Guidance) -> None:
    item = PeriodItem(
        uid="CD-2024-BAO",
        code="CD-2024-BAO",
        label="Khắc phục hậu quả bão",
        kind="CD",
        start="2024-09-07",
        end="2024-10",
        due="2024-11-29",
        levels=("ward", "district"),
        units=("99001",),
    )
    opened = changed(guidance, item)
    period = opened.period("CD-2024-BAO")
    assert (period.start, period.end) == (datetime.date(2024, 9, 7), datetime.date(2024, 10, 31))
    assert opened.deadline(period, "ward") == datetime.date(2024, 11, 11)  # T−20 is a Saturday
    assert opened.deadline(period, "province") is None
    assert [unit.code for unit in opened.expected(period, "990")] == ["99001"]
    assert [unit.code for unit in opened.expected("2024-NAM", "990")] == ["99001", "99002", "99003"]


def test_what_a_newer_guidance_drops_stays_readable(guidance: Guidance) -> None:
    header = GuidanceHeader(uid="guidance-2", title="Bộ biểu mẫu 2025", version=2, issuer="00", issued_on="2025-01-02")
    newer = changed(guidance, header, without=("guidance", "TT_TINBAI", "CVD_XHDT", "99003"))
    merged = guidance.superseded_by(newer)
    assert merged.version == 2
    assert merged.header.title == "Bộ biểu mẫu 2025"
    assert len(merged.indicators) == 105
    dropped = merged.indicator("TT_TINBAI")
    assert dropped is not None
    assert dropped.retired
    assert merged.catalogue_item("CVD_XHDT") is not None
    assert "99003" in merged.units


def test_a_kind_that_is_not_brought_stays(guidance: Guidance) -> None:
    newer = Guidance(Snapshot([DeadlineItem(uid="NAM.ward", code="NAM.ward", period_kind="NAM", level="ward", day=3)]))
    merged = guidance.superseded_by(newer)
    assert len(merged.indicators) == 106
    assert merged.deadline("2024-NAM", "ward") == datetime.date(2024, 12, 3)
    assert merged.header == guidance.header


def test_a_guidance_laid_over_itself_changes_nothing(guidance: Guidance) -> None:
    assert guidance.superseded_by(guidance).snapshot() == guidance.snapshot()


def test_a_code_never_gets_another_meaning(guidance: Guidance) -> None:
    old = guidance.indicator("VNN_THU")
    assert old is not None
    newer = changed(guidance, dataclasses.replace(old, unit="đồng"))
    with pytest.raises(UserError, match="VNN_THU") as refused:
        guidance.superseded_by(newer)
    assert refused.value.reason == "guidance"
    reworded = changed(guidance, dataclasses.replace(old, name="Số tiền vận động"))
    assert guidance.superseded_by(reworded).indicators


def test_an_earlier_period_keeps_the_weights_it_was_written_by(guidance: Guidance) -> None:
    header = GuidanceHeader(uid="guidance-2", version=2, issuer="00", issued_on="2025-01-02", applies_from="2025-01-01")
    tasks = [dataclasses.replace(task, weight=Decimal(25 if task.code == "NV1" else 15)) for task in guidance.tasks]
    newer = changed(guidance, header, *tasks, without=("guidance",))
    old = in_force([guidance, newer], parse_period("2024-NAM"))
    new = in_force([guidance, newer], parse_period("2025-T01"))
    assert old.tasks[0].weight == 15
    assert new.tasks[0].weight == 25


@pytest.mark.parametrize(
    "item",
    [
        TaskItem(uid="NV1", code="NV1", number=1, wording="…", weight=Decimal(16)),
        CriterionItem(uid="1.1", code="1.1", task="NV1", maximum=Decimal(21)),
        IndicatorItem(uid="X", code="X", unit_rule="RATIO", formula="KHONG_CO/DC_HO"),
        IndicatorItem(uid="X", code="X", unit_rule="RATIO", formula="GDVH_TL/DC_HO"),
        IndicatorItem(uid="X", code="X", unit_rule="RATIO"),
        IndicatorItem(uid="X", code="X", unit_rule="WAVG"),
        IndicatorItem(uid="X", code="X", unit_rule="RATIO", formula="__import__('os')"),
        PeriodItem(uid="P", code="P", start="2024-02-01", end="2024-01-01"),
    ],
)
def test_a_guidance_that_contradicts_itself_is_refused(guidance: Guidance, item: Record) -> None:
    with pytest.raises(UserError):
        Guidance.of(changed(guidance, item).snapshot())


def test_what_was_sent_is_what_is_received(guidance: Guidance) -> None:
    assert Guidance.of(guidance.snapshot()).snapshot() == guidance.snapshot()
    assert guidance.snapshot().get(UnitItem, "99003@2025-07-01") is not None
