import io
from collections import Counter
from decimal import Decimal

import pytest
from PIL import Image

from app import sample
from app.domain.assessment import Cause, Limitation, TaskReview, assessment_uid
from app.domain.campaign import Campaign, FundAccount, spending_of
from app.domain.checks import check
from app.domain.conference import BodyPresent, Conference, ConnectionPoint, TaskGiven
from app.domain.correspondence import Attachment
from app.domain.enclosures import Commendation, Document, Photo
from app.domain.extract import of_period
from app.domain.fields import Kind
from app.domain.guidance import GUIDANCE_KINDS, Guidance, load_default
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.office import Office, Officer
from app.domain.report import Report
from app.domain.scores import rating, scores_of
from app.errors import UserError
from app.text.clean import nfc
from app.text.legacy import detect

EVERY = pytest.mark.parametrize(
    ("name", "version"), [("hoa-mau", None), ("ben-mau", 1), ("ben-mau", None), ("song-mau", None)]
)
GUIDANCE = load_default()


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return GUIDANCE


@pytest.fixture(scope="module")
def ward() -> Snapshot:
    return sample.contents("hoa-mau", GUIDANCE)


@EVERY
def test_complete_for_sealing(name: str, version: int | None, guidance: Guidance) -> None:
    contents = sample.contents(name, guidance, version)
    assert [p for p in check(contents, sample.PERIOD, guidance) if p.level == "error"] == []
    assert of_period(contents, sample.PERIOD, guidance) == contents


@EVERY
def test_the_same_every_time_and_every_link_leads_somewhere(name: str, version: int | None, guidance: Guidance) -> None:
    contents = sample.contents(name, guidance, version)
    assert sample.contents(name, guidance, version) == contents
    rules = guidance.snapshot()
    for record in contents.records():
        for field in record.description.fields:
            value = getattr(record, field.key)
            if field.kind in (Kind.TEXT, Kind.NOTE) and value is not None:
                assert value == nfc(value)
                assert detect(value) is None
            if field.kind not in (Kind.LINK, Kind.LINKS, Kind.FILE) or field.target == "period":
                continue
            targets = value if isinstance(value, tuple) else () if value is None else (value,)
            for uid in targets:
                kind = GUIDANCE_KINDS.get(field.target)
                found = rules.get(kind, uid) if kind else None
                assert found or any(r.uid == uid and r.description.name == field.target for r in contents.records())


def test_scores_as_told(guidance: Guidance) -> None:
    told = {"hoa-mau": ("87.95", "tốt nhiệm vụ"), "ben-mau": ("64.00", "nhiệm vụ"), "song-mau": ("86.80", "tốt")}
    for name, (total, words) in told.items():
        scores = scores_of(sample.contents(name, guidance), sample.PERIOD, guidance)
        level = rating(guidance, scores)
        assert scores.complete
        assert scores.total == Decimal(total)
        assert level is not None
        assert words in (level.name or "")


def test_all_indicators_and_people(guidance: Guidance, ward: Snapshot) -> None:
    assert {row.indicator for row in ward.all(IndicatorFigure)} == set(guidance.formula_indicators)
    figure = ward.get(IndicatorFigure, "2024-NAM.NTM_TIEN")
    assert figure is not None
    assert (figure.actual, figure.scope) == (Decimal("1240.5"), "own")
    names = {officer.name for name in sample.UNITS for officer in sample.contents(name, guidance).all(Officer)}
    assert {"Đặng Thị Ánh Nguyệt", "Lê Ái Ân", "Bùi Văn Bá", "Ngô Thị Ẻn", "Ưng Văn Ước", "Tô Thị Ba"} <= names
    assert {"Quách Đình Ẩn", "Đỗ Thị Đào", "Dương Văn Dậu", "Vũ Thị Ý"} <= names
    codes = {name: sample.contents(name, guidance).all(Office)[0].code for name in sample.UNITS}
    assert codes == sample.UNITS


def test_the_conference_of_november(ward: Snapshot) -> None:
    conference = ward.get(Conference, "99001-HN-2024-003")
    assert conference is not None
    assert (conference.held_on, conference.starts_at, conference.ends_at) == ("2024-11-22", "07:30", "11:00")
    assert (conference.convened, conference.present, conference.women) == (96, 91, 38)
    assert sum(row.present or 0 for row in ward.parts(BodyPresent, conference.uid)) == 91
    tasks = ward.parts(TaskGiven, conference.uid)
    assert [(t.deadline, t.state) for t in tasks] == [
        ("2024-12-31", "done"),
        ("2025-01-31", "in_progress"),
        ("2025-02-15", "not_started"),
    ]
    awards = ward.parts(Commendation, conference.uid)
    assert Counter(row.awarded for row in awards if row.name) == {"collective": 3, "individual": 2}
    assert {row.awarded: row.quantity for row in awards if row.quantity} == {"collective": 3, "individual": 8}
    numbers = {row.number for row in ward.parts(Document, conference.uid)}
    assert numbers == {"21/KH-MTTQ-BTT", "98/BC-MTTQ-BTT", "412/QĐ-UBND"}
    assert [row.caption for row in ward.parts(Photo, conference.uid)] == [
        "Quang cảnh hội nghị.",
        "Bà Đặng Thị Ánh Nguyệt phát biểu khai mạc.",
        "Trao giấy khen cho 3 tập thể.",
    ]


def test_one_online_conference_in_two_files(guidance: Guidance) -> None:
    district, ward = sample.contents("song-mau", guidance), sample.contents("ben-mau", guidance)
    host = district.get(Conference, "990-HN-2024-007")
    guest = ward.get(Conference, "99002-HN-2024-004")
    assert host is not None
    assert guest is not None
    points = district.parts(ConnectionPoint, host.uid)
    assert sum(point.present or 0 for point in points) == host.present == 141
    assert {point.unit: point.present for point in points}["99002"] == guest.present == 27
    assert (guest.own_role, guest.host_code) == ("connection_point", host.code)


def test_a_draft_knows_only_the_month(guidance: Guidance) -> None:
    conference = sample.contents("ben-mau", guidance).get(Conference, "99002-HN-2024-002")
    assert conference is not None
    assert (conference.held_on, conference.state) == ("2024-09", "draft")
    assert (conference.summary or "").startswith("Uỷ ban Mặt trận Tổ quốc")


@pytest.mark.parametrize(
    ("name", "opening", "income", "spent", "closing"),
    [
        ("hoa-mau", "30.8", "212.4", "168.9", "74.3"),
        ("ben-mau", "22.7", "96.5", "88.0", "31.2"),
        ("song-mau", "263.1", "640.0", "512.5", "390.6"),
    ],
)
def test_funds_balance(guidance: Guidance, name: str, opening: str, income: str, spent: str, closing: str) -> None:
    accounts = sample.contents(name, guidance).all(FundAccount)
    assert len(accounts) == 1
    account = accounts[0]
    assert (account.opening, account.income, account.closing) == (Decimal(opening), Decimal(income), Decimal(closing))
    assert spending_of(account) == Decimal(spent)


def test_the_first_version_has_the_faults_it_came_back_for(guidance: Guidance) -> None:
    first, second = sample.contents("ben-mau", guidance, 1), sample.contents("ben-mau", guidance, 2)
    assert first.all(FundAccount)[0].closing == Decimal("13.2")
    assert not [cause for cause in first.all(Cause) if cause.task == "NV3"]
    assert [cause for cause in second.all(Cause) if cause.task == "NV3"]
    faults = [p for p in check(first, sample.PERIOD, guidance) if p.level == "warning"]
    assert {"fund_account", "limitation"} <= {problem.record_kind for problem in faults}
    changed = {r.uid for r in second.records()} ^ {r.uid for r in first.records()}
    assert changed == {"99002.NV3.khach-quan-11", "99002.NV3.chu-quan-11"}
    report = second.all(Report)[0]
    assert (report.number, report.dated_on) == ("47", "2024-12-11")


def test_narrative_as_told(ward: Snapshot) -> None:
    review = ward.get(TaskReview, "2024-NAM.NV3")
    assert review is not None
    assert (review.results or "").startswith("131/146 ý kiến được trả lời (89,73 %).")
    assert review.lessons == "Ghi sổ theo dõi từng kiến nghị đến khi có trả lời."
    limitations = ward.parts(Limitation, assessment_uid(sample.PERIOD))
    assert {limitation.task for limitation in limitations} == {f"NV{n}" for n in range(1, 7)}
    assert "Còn 15 kiến nghị, chủ yếu về thoát nước, chưa có lộ trình giải quyết." in {
        limitation.content for limitation in limitations
    }
    assert {"CVD_VNN", "CVD_NTM", "PT_SXKDG"} <= {campaign.catalogue_item for campaign in ward.all(Campaign)}


def test_pictures_are_small_and_real(guidance: Guidance) -> None:
    for name in sample.UNITS:
        contents = sample.contents(name, guidance)
        for attachment in contents.all(Attachment):
            data = contents.blob(attachment.uid)
            assert data is not None
            assert len(data) == attachment.size
            assert len(data) < 40_000
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
                assert picture.format == "JPEG"


@pytest.mark.parametrize(("name", "version"), [("khong-co", None), ("ben-mau", 3), ("hoa-mau", 2), ("ben-mau", 0)])
def test_unknown_samples_are_refused(guidance: Guidance, name: str, version: int | None) -> None:
    with pytest.raises(UserError) as refused:
        sample.contents(name, guidance, version)
    assert refused.value.reason == "sample"
