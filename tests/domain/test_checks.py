import dataclasses
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from app.domain.assessment import Assessment, Cause, CriterionScore, Limitation, Solution, TaskReview
from app.domain.campaign import Beneficiary, Campaign, FundAccount
from app.domain.checks import Problem, check, errors_of
from app.domain.conference import BodyPresent, Conference, ConnectionPoint, Delegate, TaskGiven, Vote
from app.domain.enclosures import Commendation, Photo
from app.domain.fields import NOT_ARISEN, Record
from app.domain.guidance import Guidance, load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.office import OFFICE_UID, Office, Officer
from app.domain.records import KINDS
from app.domain.report import Report, report_uid
from app.domain.report_rows import Oversight, StaffLine
from tests.strategies import snapshots

YEAR = "2024-NAM"
OFFICE = Office(uid=OFFICE_UID, code="99001", name="Phường Hoa Mẫu", level="ward", place_name="Hoa Mẫu")
REPORT = Report(
    uid=report_uid(YEAR),
    period=YEAR,
    subject="Kết quả công tác Mặt trận năm 2024",
    number="112",
    dated_on="2024-12-04",
    signer_title="CHỦ TỊCH",
    signer_name="Đặng Thị Ánh Nguyệt",
)
CONFERENCE = Conference(
    uid="hn",
    title="Hội nghị sơ kết 15 năm thực hiện Kết luận số 62-KL/TW",
    purposes=("interim_review", "honouring"),
    form="in_person",
    own_role="host",
    organiser="front",
    level="ward",
    state="complete",
    held_on="2024-11-22",
    starts_at="07:30",
    ends_at="11:00",
    venue="Hội trường UBND phường Hoa Mẫu",
    chaired_by="Bà Đặng Thị Ánh Nguyệt",
    convened=96,
    present=91,
    women=38,
    subjects="Kết luận số 62-KL/TW",
    summary="Sơ kết 15 năm",
    overall="Đạt kết quả tốt",
)
SCORE = CriterionScore(
    uid=f"{YEAR}.1.1", parent=f"{YEAR}.assessment", criterion="1.1", score=Decimal(18), reason="Đủ đối tượng"
)


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


def figure(code: str, actual: object, **values: Any) -> IndicatorFigure:
    value = Decimal(str(actual)) if isinstance(actual, int | float) else actual
    given = {"period": YEAR, "scope": "own", **values}
    return IndicatorFigure(uid=figure_uid(given["period"], code), indicator=code, actual=value, **given)


def found(guidance: Guidance, *records: Record) -> list[Problem]:
    return check(Snapshot([OFFICE, REPORT, *records]), YEAR, guidance)


def about(problems: list[Problem], uid: str, field: str) -> list[str]:
    return [p.level for p in problems if p.record_uid == uid and p.field == field]


def changed(record: Record, **values: Any) -> Record:
    return dataclasses.replace(record, **values)


def test_a_complete_report_has_no_errors_and_no_remarks_about_its_records(guidance: Guidance) -> None:
    problems = found(guidance, CONFERENCE, SCORE)
    assert errors_of(problems) == []
    assert {p.record_uid for p in problems} <= {""}


def test_an_empty_ledger_says_what_is_missing(guidance: Guidance) -> None:
    problems = check(Snapshot(), YEAR, guidance)
    assert [p.record_kind for p in errors_of(problems)] == ["office", "report"]
    assert {p.record_kind for p in problems} == {
        "office",
        "report",
        "indicator_figure",
        "criterion_score",
        "task_review",
    }


@pytest.mark.parametrize(
    ("record", "field", "level"),
    [
        (changed(REPORT, signer_name=None), "signer_name", "error"),
        (changed(REPORT, number=None), "number", "warning"),
        (changed(REPORT, dated_on="2024-12"), "dated_on", "warning"),
        (changed(REPORT, dated_on="2024-02-30"), "dated_on", "error"),
        (changed(OFFICE, place_name=None), "", ""),
        (changed(CONFERENCE, venue=None), "venue", "error"),
        (changed(CONFERENCE, venue=None, state="draft"), "venue", "warning"),
        (changed(CONFERENCE, venue=None, state=None), "venue", "warning"),
        (changed(CONFERENCE, title=None, state="draft"), "title", "error"),
        (changed(CONFERENCE, chaired_by=None), "chaired_by", "error"),
        (changed(CONFERENCE, held_on="2024-09"), "held_on", "warning"),
        (changed(CONFERENCE, held_on="2024-11-22", period="2023-NAM"), "", ""),
        (changed(CONFERENCE, starts_at="25:00"), "starts_at", "error"),
        (changed(CONFERENCE, ends_at="07:00"), "ends_at", "error"),
        (changed(CONFERENCE, ends_on="2024-11-21"), "ends_on", "error"),
        (changed(CONFERENCE, assessed_from="2024", assessed_to="2009-12"), "assessed_to", "error"),
        (changed(CONFERENCE, women=92), "women", "error"),
        (changed(CONFERENCE, present=-1, women=None), "present", "error"),
        (changed(CONFERENCE, convened=80), "present", "warning"),
        (changed(CONFERENCE, convened=80, attendance_remark="Mời thêm tại chỗ"), "present", ""),
        (changed(CONFERENCE, absent=1), "absent", "warning"),
        (changed(CONFERENCE, own_role="connection_point"), "host_code", "warning"),
        (changed(CONFERENCE, subjects=None), "subjects", "warning"),
        (changed(CONFERENCE, overall=None), "overall", "warning"),
        (changed(CONFERENCE, form="by_letter"), "form", "warning"),
        (changed(CONFERENCE, organiser="Tỉnh ủy"), "organiser", ""),
        (changed(CONFERENCE, title="A" * 301), "title", "warning"),
        (changed(CONFERENCE, summary="A" * 32768), "summary", "error"),
        (changed(CONFERENCE, summary="😀" * 16384), "summary", "error"),
        (changed(CONFERENCE, summary="A" * 32767), "summary", ""),
        (changed(CONFERENCE, summary="chuông\x07"), "summary", "error"),
        (changed(CONFERENCE, summary="một\nhai\tba"), "summary", ""),
        (changed(CONFERENCE, cost=Decimal("0.5")), "cost", "warning"),
        (changed(CONFERENCE, cost=Decimal("NaN")), "cost", "error"),
        (changed(CONFERENCE, present="91"), "present", "error"),
        (changed(CONFERENCE, campaigns=("gone",)), "campaigns", "warning"),
        (changed(CONFERENCE, tasks=("NV9",)), "tasks", "warning"),
        (changed(CONFERENCE, tasks=("NV6",)), "tasks", ""),
        (Photo(uid="p", parent="hn", file="a" * 64, caption="Quang cảnh hội nghị."), "file", "error"),
        (
            Vote(uid="v", parent="hn", matter="Thông qua", agreed=90, against=1, other_views=1, total=91),
            "total",
            "error",
        ),
        (Vote(uid="v", parent="hn", matter="Thông qua", agreed=90, against=1, other_views=0, total=91), "total", ""),
        (Vote(uid="v", parent="hn", matter="Thông qua", agreed=80, total=91), "total", ""),
        (ConnectionPoint(uid="cp", parent="hn", name="Hoa Mẫu", present=34), "", ""),
        (TaskGiven(uid="t", parent="hn", content="Củng cố", lead="Ban CTMT TDP 7"), "deadline", "warning"),
        (TaskGiven(uid="t", parent="hn", content="Làm việc", lead="Cấp ủy", rhythms=("quarterly",)), "deadline", ""),
        (StaffLine(uid="s", parent=REPORT.uid, post="Ủy viên", quantity=43, women=44), "women", "error"),
        (Oversight(uid="o", parent=REPORT.uid, matter="x", recommendations=2, resolved=3), "resolved", "warning"),
        (Officer(uid="o", name="A", since_on="2024", until_on="2020"), "until_on", "error"),
        (Beneficiary(uid="b", parent="hn"), "name", ""),
        (changed(OFFICE, symbol="{so}/BC"), "symbol", "warning"),
        (changed(OFFICE, symbol="{số}/{loại}-MTTQ-BTT"), "symbol", ""),
        (changed(SCORE, score=Decimal("20.5")), "score", "error"),
        (changed(SCORE, score=Decimal("17.3")), "score", "error"),
        (changed(SCORE, score=Decimal("-1")), "score", "error"),
        (changed(SCORE, score=Decimal(20), reason=None), "reason", "error"),
        (changed(SCORE, score=Decimal(9), reason=None), "reason", "error"),
        (changed(SCORE, score=Decimal(10), reason=None), "reason", ""),
        (changed(SCORE, score=Decimal("0")), "score", ""),
        (changed(SCORE, criterion="9.9"), "criterion", "warning"),
        (changed(SCORE, appraised=Decimal(21)), "appraised", "error"),
    ],
)
def test_each_rule_for_a_single_record(guidance: Guidance, record: Record, field: str, level: str) -> None:
    kept = [other for other in (OFFICE, REPORT, CONFERENCE) if other.uid != record.uid]
    problems = check(Snapshot([*kept, record]), YEAR, guidance)
    assert about(problems, record.uid, field) == ([level] if level else [])
    assert all(p.sentence.endswith((".", "…", "”")) for p in problems)


def test_photos_without_a_caption_go_by_their_number_and_conference(guidance: Guidance) -> None:
    photos = [Photo(uid=f"p{at}", parent=CONFERENCE.uid, position=at, file="a" * 64) for at in (1, 2)]
    said = {p.record_uid: p.sentence for p in found(guidance, CONFERENCE, *photos) if p.field == "caption"}
    begins = {uid: sentence.split("“")[0] for uid, sentence in said.items()}
    assert begins == {"p1": "Ảnh số 1 của hội nghị ", "p2": "Ảnh số 2 của hội nghị "}


def test_a_chair_among_the_delegates_is_enough(guidance: Guidance) -> None:
    row = Delegate(uid="d", parent="hn", name="Lê Ái Ân", roles=("attend", "chair", "direct"))
    assert errors_of(found(guidance, changed(CONFERENCE, chaired_by=None), row)) == []


@pytest.mark.parametrize(
    ("counts", "state", "level"),
    [
        ((60, 31), "complete", ""),
        ((60, 30), "complete", "error"),
        ((60, 30), "draft", "warning"),
        ((60, None), "complete", ""),
        ((92, None), "complete", "error"),
        ((None, None), "complete", ""),
    ],
)
def test_bodies_add_up_to_those_present(
    guidance: Guidance, counts: tuple[int | None, ...], state: str, level: str
) -> None:
    rows = [BodyPresent(uid=f"b{i}", parent="hn", body="Đảng ủy", present=n) for i, n in enumerate(counts)]
    problems = found(guidance, changed(CONFERENCE, state=state), *rows)
    assert about(problems, "hn", "present") == ([level] if level else [])


def test_connection_points_add_up_and_need_a_line(guidance: Guidance) -> None:
    points = [ConnectionPoint(uid=str(n), parent="hn", name=str(n), present=n) for n in (34, 27, 22, 58)]
    online = changed(CONFERENCE, form="hybrid", convened=None, present=141)
    assert about(found(guidance, online, *points), "hn", "present") == []
    assert about(found(guidance, CONFERENCE, *points), "hn", "present") == ["warning"]
    assert about(found(guidance, CONFERENCE, *points), "hn", "form") == ["warning"]


def test_commendations_may_be_counted_without_names(guidance: Guidance) -> None:
    counted = Commendation(uid="8", parent="hn", awarded="individual", award="commendation", quantity=2)
    names = [
        Commendation(uid=f"n{n}", parent="hn", awarded="individual", award="commendation", name=n) for n in ("A", "B")
    ]
    assert errors_of(found(guidance, CONFERENCE, counted)) == []
    assert errors_of(found(guidance, CONFERENCE, counted, *names)) == []
    third = Commendation(uid="n3", parent="hn", awarded="individual", award="commendation", name="C")
    assert about(found(guidance, CONFERENCE, counted, *names, third), "8", "quantity") == ["error"]
    late = changed(counted, decided_on="2024-12-05")
    assert about(found(guidance, CONFERENCE, late), "8", "decided_on") == ["warning"]


def fund(**values: Any) -> list[Record]:
    amounts = {key: Decimal(str(value)) for key, value in values.items()}
    account = FundAccount(uid="f", parent="vnn", period=YEAR, fund="poor", **amounts)
    return [Campaign(uid="vnn", name="Ngày vì người nghèo", campaign_kind="campaign", state="running"), account]


def test_a_wrong_fund_balance_is_told_but_may_be_sent(guidance: Guidance) -> None:
    right = found(guidance, *fund(opening=22.7, income=96.5, gifts=50, house_building=38, closing=31.2))
    assert about(right, "f", "closing") == []
    wrong = found(guidance, *fund(opening=22.7, income=96.5, gifts=50, house_building=38, closing=13.2))
    assert about(wrong, "f", "closing") == ["warning"]
    assert any("22,7" in p.sentence and "31,2" in p.sentence and "13,2" in p.sentence for p in wrong)
    assert errors_of(wrong) == []


def test_the_fund_and_the_indicators_tell_one_story(guidance: Guidance) -> None:
    rows = [*fund(opening=22.7, income=96.5, gifts=88, closing=13.2), figure("VNN_THU", 96.5), figure("VNN_DU", 31.2)]
    problems = found(guidance, *rows)
    assert about(problems, f"{YEAR}.VNN_THU", "actual") == []
    assert about(problems, f"{YEAR}.VNN_DU", "actual") == ["warning"]


@pytest.mark.parametrize(
    ("figures", "code", "field", "level"),
    [
        ({"GDVH_DAT": 4300, "DC_HO": 4215}, "GDVH_DAT", "actual", "error"),
        ({"TXCT_GQ": 131, "TXCT_YK": 146}, "TXCT_GQ", "actual", ""),
        ({"TXCT_GQ": 147, "TXCT_YK": 146}, "TXCT_GQ", "actual", "error"),
        ({"TXCT_GQ": 147, "TXCT_YK": NOT_ARISEN}, "TXCT_GQ", "actual", ""),
        ({"BCT_TOT": 9, "BCT_KHA": 2, "BCT_TB": 1, "BCT_YEU": 0, "BCT_TONG": 12}, "BCT_TONG", "actual", ""),
        ({"BCT_TOT": 9, "BCT_KHA": 2, "BCT_TB": 1, "BCT_YEU": 1, "BCT_TONG": 12}, "BCT_TONG", "actual", "error"),
        ({"BCT_TOT": 9, "BCT_TONG": 12}, "BCT_TONG", "actual", ""),
        ({"BCT_TONG": 12, "DC_KDC": 13}, "BCT_TONG", "actual", "warning"),
        ({"TT_CUOC": -1}, "TT_CUOC", "actual", "error"),
        ({"QCPH_CO": 2}, "QCPH_CO", "actual", "error"),
        ({"HAILONG": 101}, "HAILONG", "actual", "error"),
        ({"DC_HO": 12.5}, "DC_HO", "actual", "warning"),
    ],
)
def test_figures_that_contradict_themselves(
    guidance: Guidance, figures: dict[str, object], code: str, field: str, level: str
) -> None:
    problems = found(guidance, *(figure(key, value) for key, value in figures.items()))
    assert about(problems, f"{YEAR}.{code}", field) == ([level] if level else [])


def test_an_explained_contradiction_is_only_told(guidance: Guidance) -> None:
    rows = [figure("TXCT_GQ", 147, note="Gồm cả kiến nghị năm trước"), figure("TXCT_YK", 146)]
    assert about(found(guidance, *rows), f"{YEAR}.TXCT_GQ", "actual") == ["warning"]


def test_figures_against_last_year(guidance: Guidance) -> None:
    def told(*rows: Record) -> list[tuple[str, str]]:
        problems = found(guidance, *rows)
        return [(p.level, p.field) for p in problems if p.record_uid == f"{YEAR}.VNN_THU"]

    assert told(figure("VNN_THU", 212.4, last_year=Decimal(180))) == []
    assert told(figure("VNN_THU", 212.4, last_year=Decimal(100))) == [("warning", "note")]
    assert told(figure("VNN_THU", 212.4, last_year=Decimal(100), note="Thêm doanh nghiệp")) == []
    assert told(figure("VNN_THU", 212400, last_year=Decimal(180))) == [("warning", "actual")]
    assert told(figure("VNN_THU", 18, last_year=Decimal(181))) == [("warning", "actual")]
    assert told(figure("VNN_THU", 212.4), figure("VNN_THU", 100, period="2023-NAM")) == [("warning", "note")]


def test_a_year_holds_its_half_years_and_never_runs_backwards(guidance: Guidance) -> None:
    half = figure("TT_CUOC", 130, period="2024-6T", cumulative=Decimal(130))
    assert about(found(guidance, figure("TT_CUOC", 127), half), f"{YEAR}.TT_CUOC", "actual") == ["warning"]
    assert about(found(guidance, figure("TT_CUOC", 140), half), f"{YEAR}.TT_CUOC", "actual") == []
    stock = [figure("HONGHEO", 21), figure("HONGHEO", 30, period="2024-6T")]
    assert about(found(guidance, *stock), f"{YEAR}.HONGHEO", "actual") == []
    now = figure("TT_CUOC", 20, cumulative=Decimal(127))
    assert about(found(guidance, now, half), now.uid, "cumulative") == ["warning"]
    nine_months = figure("TT_CUOC", 20, period="2024-9T", cumulative=Decimal(120))
    assert about(found(guidance, now, half, nine_months), now.uid, "cumulative") == []
    for elsewhere in ("2023-6T", "KL62-SK15-2024", "2025-Q1"):
        assert about(found(guidance, now, changed(half, period=elsewhere)), now.uid, "cumulative") == []


def test_own_indicators_need_a_name_only(guidance: Guidance) -> None:
    own = figure("R_1", 5)
    assert [(p.level, p.field) for p in found(guidance, own) if p.record_uid == own.uid] == [("warning", "own_name")]
    assert about(found(guidance, figure("LẠ", 5)), f"{YEAR}.LẠ", "indicator") == ["warning"]


def test_what_is_not_filled_in_is_counted(guidance: Guidance) -> None:
    (told,) = [
        p
        for p in found(guidance, figure("DC_HO", 0), figure("TT_CUOC", NOT_ARISEN))
        if not p.record_uid and p.record_kind == "indicator_figure"
    ]
    assert told.level == "warning"
    assert "Còn 90/92" in told.sentence


def test_a_limitation_wants_causes_and_solutions(guidance: Guidance) -> None:
    parent = f"{YEAR}.assessment"
    whole: list[Record] = [
        Assessment(uid=parent, period=YEAR),
        Cause(uid="c", parent=parent, cause_kind="objective", content="Địa bàn rộng"),
        Solution(uid="s", parent=parent, content="Giao ban hằng quý"),
        Limitation(uid="l", parent=parent, task="NV3", content="Còn 15 kiến nghị", causes=("c",), solutions=("s",)),
        TaskReview(uid=f"{YEAR}.NV3", parent=parent, task="NV3", results="131/146 ý kiến được trả lời"),
    ]
    problems = found(guidance, *whole)
    assert not [p for p in problems if p.record_uid == "l"]
    assert len([p for p in problems if p.record_kind == "task_review"]) == 5
    bare = changed(whole[3], causes=(), solutions=())
    assert [p.level for p in found(guidance, *whole[:3], bare) if p.record_uid == "l"] == ["warning", "warning"]


def test_what_no_report_takes_is_told(guidance: Guidance) -> None:
    rows = [Conference(uid="lost", title="Sơ kết 3 năm"), Campaign(uid="named", name="Mái ấm tình thương")]
    told = [p for p in found(guidance, *rows) if p.field == "period"]
    assert [(p.level, p.record_uid) for p in told] == [("warning", "lost"), ("warning", "named")]
    assert all("không vào báo cáo nào" in p.sentence for p in told)


def test_errors_come_first(guidance: Guidance) -> None:
    levels = [p.level for p in found(guidance, changed(CONFERENCE, women=92, convened=80))]
    assert levels == sorted(levels)


@settings(deadline=None, max_examples=60)
@given(snapshots(KINDS.values()))
def test_whatever_a_ledger_holds_can_be_checked(guidance: Guidance, ledger: Snapshot) -> None:
    records = [
        changed(record, period=("2024-6T", YEAR)[place % 2]) if "period" in record.description.by_key else record
        for place, record in enumerate(ledger.records())
    ]
    for problem in check(Snapshot(records), YEAR, guidance):
        assert problem.sentence
        assert problem.level in ("error", "warning")
