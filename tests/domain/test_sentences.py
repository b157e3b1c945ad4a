from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.assessment import TaskReview, review_uid
from app.domain.campaign import Campaign, CampaignTarget, FundAccount
from app.domain.checks import check
from app.domain.conference import Conference, TaskGiven
from app.domain.fields import NOT_ARISEN, Figure, Record
from app.domain.guidance import Guidance, load_default
from app.domain.guidance_items import SentenceItem
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.report import Report, report_uid
from app.domain.sentence_patterns import FORMS, Fact, parse
from app.domain.sentences import Sentences, mended, of_campaign, of_conference, of_report
from app.errors import UserError
from app.text.numbers import read_number

GUIDANCE = load_default()
NOW = "2024-NAM"
PERIOD = GUIDANCE.period(NOW)
TYPED = [item for item in GUIDANCE.indicators if not item.formula and item.nature != "yesno"]
CODES = [item.code or "" for item in TYPED]

amounts = st.decimals(min_value=0, max_value=10**7, places=1) | st.integers(0, 12000).map(Decimal)
blanks = st.sampled_from([None, NOT_ARISEN])


@st.composite
def figures(draw: st.DrawFn) -> dict[str, IndicatorFigure]:
    """Some indicators of a year, with and without plan and last year."""
    told: dict[str, IndicatorFigure] = {}
    for code in draw(st.sets(st.sampled_from(CODES), min_size=1, max_size=30)):
        actual, plan, last_year = draw(amounts | blanks), draw(st.none() | amounts), draw(blanks | amounts)
        told[code] = figure(code, actual, plan, last_year)
    return told


def figure(
    code: str, actual: Figure | None, plan: Figure | None = None, last_year: Figure | None = None
) -> IndicatorFigure:  # fmt: skip
    return IndicatorFigure(
        uid=figure_uid(NOW, code),
        period=NOW,
        indicator=code,
        scope="own",
        actual=actual,
        plan=plan,
        last_year=last_year,
    )


def told_by(rows: dict[str, IndicatorFigure], *others: Record, guidance: Guidance = GUIDANCE) -> Sentences:
    return of_report(Snapshot([*rows.values(), *others]), guidance, PERIOD)


def whole(sentences: Sentences) -> str:
    return "\n".join(one.words for one in sentences.known if one.words)


@settings(max_examples=60, deadline=None)
@given(figures())
def test_every_sentence_is_found_again_with_exactly_its_figures(rows: dict[str, IndicatorFigure]) -> None:
    sentences = told_by(rows)
    for one in sentences.known:
        if one.words:
            told = one.pattern.find(one.words, 0)
            assert told, one.words
            assert [part.words for part in told] == [one.now(part.slot)[0] for part in told]
    text = whole(sentences)
    assert sentences.contradictions(text) == []
    assert sentences.contradictions(text.replace("\n", " ")) == []
    assert sentences.contradictions("- " + text.replace(".\n", ";\n- ")) == []


@settings(max_examples=60, deadline=None)
@given(figures(), st.data())
def test_a_figure_that_changes_is_told_and_can_be_mended(rows: dict[str, IndicatorFigure], data: st.DataObject) -> None:
    before = told_by(rows)
    text = whole(before)
    written = {slot.slot.source for one in before.known if one.words for slot in one.pattern.find(one.words, 0) or ()}
    mendable = sorted(written & {code for code in rows if isinstance(rows[code].actual, Decimal)})
    if not mendable:
        return
    code = data.draw(st.sampled_from(mendable))
    was = rows[code].actual
    now = data.draw(amounts.filter(lambda value: value != was and bool(value)))
    changed = {**rows, code: figure(code, now, rows[code].plan, rows[code].last_year)}
    after = told_by(changed)
    found = after.contradictions(text)
    assert found
    assert all(one.said and one.words in text for one in found)
    again = mended(text, found)
    assert [one for one in after.contradictions(again) if one.can_be_mended] == []


words = st.sampled_from(
    [
        word
        for place in ("result", "strength", "leadership")
        for text in GUIDANCE.phrases(place)
        for word in text.split()
    ]
)


@settings(max_examples=60, deadline=None)
@given(figures(), st.lists(words | st.from_regex(r"\A[0-9]{1,4}\Z") | st.text(max_size=9), max_size=60))
def test_what_a_person_wrote_in_other_words_is_left_alone(rows: dict[str, IndicatorFigure], typed: list[str]) -> None:
    sentences = told_by(rows)
    assert sentences.contradictions(" ".join(typed)) == []
    for place in ("result", "strength", "leadership", "limitation", "situation"):
        assert sentences.contradictions("\n".join(GUIDANCE.phrases(place))) == []


@settings(max_examples=100, deadline=None)
@given(amounts)
def test_numbers_are_read_back_as_they_were_written(value: Decimal) -> None:
    sentences = told_by({"TT_CUOC": figure("TT_CUOC", value, Decimal(120), Decimal(80))})
    (one,) = (one for one in sentences.known if "TT_CUOC" in {slot.source for slot in one.pattern.slots})
    told = {(part.slot.form): part.words for part in one.pattern.find(one.words, 0) or ()} if one.words else {}
    if value:
        assert read_number(told[""]).value == value
        assert read_number(told["plan"]).value == (value * 100 / 120).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        assert FORMS["change"].meaning(told["change"]) == one.now(one.pattern.slots[-1])[1]
    else:
        assert told == {}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 4000), max_size=12))
def test_the_sum_in_a_sentence_is_the_sum_of_the_table(present: list[int]) -> None:
    held = [
        Conference(uid=f"c{at}", own_role="host", held_on="2024-05-01", present=number)
        for at, number in enumerate(present)
    ]
    others = [Conference(uid="x", own_role="attend", held_on="2024-05-01", present=500)]
    (said,) = told_by({}, *held, *others).at(("dissemination", "")) or [""]
    if present:
        (one,) = (one for one in told_by({}, *held).known if one.place == "dissemination")
        count, total = (read_number(part.words).value for part in one.pattern.find(said, 0) or ())
        assert (count, total) == (len(present), sum(present))
    else:
        assert said == ""


def test_official_style() -> None:
    rows = {
        "QT_HN": figure("QT_HN", Decimal(3)),
        "QT_NGUOI": figure("QT_NGUOI", Decimal(286)),
        "TT_CUOC": figure("TT_CUOC", Decimal(9), Decimal(8), Decimal(8)),
        "VNN_THU": figure("VNN_THU", Decimal("212.4"), None, Decimal("250")),
        "VNN_KH": figure("VNN_KH", Decimal(180)),
        "PB_HN": figure("PB_HN", NOT_ARISEN),
        "LV_CAPUY": figure("LV_CAPUY", Decimal(4), None, Decimal(4)),
        "DT_HN": figure("DT_HN", Decimal(0)),
    }
    sentences = told_by(rows)
    assert sentences.at(("result", "NV1")) == [
        "Đã tổ chức 03 hội nghị quán triệt, triển khai Kết luận số 62-KL/TW và các văn bản liên quan "
        "với 286 lượt người dự.",
        "Tổ chức 09 cuộc tuyên truyền, đạt 112,50 % kế hoạch, tăng 12,5 % so với cùng kỳ.",
    ]
    assert sentences.at(("result", "NV2")) == [
        "Quỹ “Vì người nghèo” vận động được 212,4 triệu đồng, đạt 118,00 % chỉ tiêu giao, giảm 15,04 % so với cùng kỳ."
    ]
    assert sentences.at(("result", "NV3")) == ["Trong kỳ không phát sinh hội nghị phản biện xã hội."]
    assert sentences.at(("leadership", ""))[-1].endswith("04 cuộc, bằng cùng kỳ.")
    assert sentences.at(("result", "NV6")) == []  # nobody writes of nothing


def test_what_is_said_of_a_sentence_whose_figures_are_others_by_now() -> None:
    rows = {"QT_HN": figure("QT_HN", Decimal(3)), "QT_NGUOI": figure("QT_NGUOI", Decimal(290))}
    text = (
        "Mở đầu. Đã tổ chức 3 hội nghị quán triệt, triển khai Kết luận số 62-KL/TW và các văn bản liên quan\n"
        "với 286 lượt người dự; nhân dân phấn khởi."
    )
    (found,) = told_by(rows).contradictions(text)
    assert found.said == "ghi 286 lượt người, bảng chỉ tiêu ghi 290"
    assert mended(text, [found]) == text.replace("286", "290")
    rows["QT_HN"] = figure("QT_HN", NOT_ARISEN)
    (found,) = told_by(rows).contradictions(text)
    assert not found.can_be_mended  # with other figures alone the sentence would not be true
    assert told_by({}).contradictions(text) == []  # what nobody told contradicts nothing
    nothing = "Trong kỳ không phát sinh hội nghị phản biện xã hội."
    (found,) = told_by({"PB_HN": figure("PB_HN", Decimal(2))}).contradictions(nothing)
    assert found.said == "ghi không phát sinh, bảng chỉ tiêu ghi 02"
    assert not found.can_be_mended


def test_a_conference_tells_its_own_figures() -> None:
    held = Conference(uid="c", present=91, convened=96, women=38, cost=Decimal(12_500_000))
    ledger = Snapshot([held, TaskGiven(uid="t", parent="c", content="Củng cố nhân sự")])
    sentences = of_conference(held, ledger, GUIDANCE)
    assert sentences.at(("conference", "")) == [
        "Hội nghị có 91/96 đại biểu dự, đạt 94,79 % số được triệu tập, trong đó có 38 đại biểu nữ.",
        "Kết luận hội nghị giao 01 nhiệm vụ.",
        "Kinh phí tổ chức hội nghị là 12.500.000 đồng (mười hai triệu năm trăm nghìn đồng).",
    ]
    (found,) = sentences.contradictions("Kinh phí tổ chức hội nghị là 12.000.000 đồng (mười hai triệu đồng).")
    assert mended(found.words, [found]) == (
        "Kinh phí tổ chức hội nghị là 12.500.000 đồng (mười hai triệu năm trăm nghìn đồng)"
    )


def test_a_campaign_tells_each_target_under_its_own_name() -> None:
    campaign = Campaign(uid="v", name="Ngày vì người nghèo", supported=128, supported_unit="hộ")
    rows = [
        CampaignTarget(
            uid="1", parent="v", period=NOW, name="Tiền vận động", unit="triệu đồng", plan=Decimal(180),
            actual=Decimal("212.4"), last_year=Decimal("186.7"),
        ),
        CampaignTarget(uid="2", parent="v", position=1, period=NOW, name="Nhà xây mới", unit="nhà", actual=Decimal(2)),
        FundAccount(
            uid="f", parent="v", period=NOW, fund="poor", opening=Decimal("30.8"), income=Decimal("212.4"),
            gifts=Decimal("168.9"), closing=Decimal("74.3"),
        ),
    ]  # fmt: skip
    sentences = of_campaign(campaign, Snapshot([campaign, *rows]), GUIDANCE, PERIOD)
    assert sentences.at(("target", ""), ("campaign", "")) == [
        "Tiền vận động: 212,4 triệu đồng, đạt 118,00 % kế hoạch, tăng 13,77 % so với cùng kỳ.",
        "Nhà xây mới: 02 nhà.",
        "Hỗ trợ 128 hộ.",
        "Quỹ dư đầu kỳ 30,8 triệu đồng, thu trong kỳ 212,4 triệu đồng, chi 168,9 triệu đồng, "
        "dư cuối kỳ 74,3 triệu đồng.",
    ]
    assert sentences.contradictions("Nhà xây mới: 02 nhà. Nhà sửa chữa: 07 nhà. Hỗ trợ 120 lượt hộ.") == []
    (found,) = sentences.contradictions("Hỗ trợ 120 hộ.\nNhà xây mới: 2 nhà.")
    assert found.said == "ghi 120 hộ, ô Số hộ, đối tượng được hỗ trợ ghi 128"


def test_the_check_of_the_report_says_it_where_it_is_written() -> None:
    review = TaskReview(
        uid=review_uid(NOW, "NV4"),
        parent=f"{NOW}.assessment",
        task="NV4",
        strengths="Thăm, gặp gỡ 15 lượt chức sắc, người có uy tín.",
    )
    report = Report(uid=report_uid(NOW), period=NOW, situation="Thăm, gặp gỡ 16 lượt chức sắc, người có uy tín.")
    ledger = Snapshot([review, report, figure("DTTG_THAM", Decimal(16))])
    (found,) = (one for one in check(ledger, NOW, GUIDANCE) if "Thăm, gặp gỡ" in one.sentence)
    assert (found.level, found.record_uid, found.field) == ("warning", review.uid, "strengths")
    assert found.what.endswith("ghi 15 lượt, bảng chỉ tiêu ghi 16.")


def test_the_sentences_that_the_program_ships_can_be_read_and_name_what_there_is() -> None:
    known = {item.code for item in GUIDANCE.indicators}
    tasks = {item.code for item in GUIDANCE.tasks}
    for item in GUIDANCE.sentences:
        sources = {slot.source for slot in parse(item.text or "").slots}
        assert {source for source in sources if source.isupper()} <= known, item.code
        assert (item.task in tasks) if item.place == "result" else item.task is None


@pytest.mark.parametrize(
    "text",
    [
        "Không có số nào",
        "Hai số {A}{B} liền nhau",
        "Số {A}[{B} liền]",
        "Phần không có số {A}[, đạt kế hoạch]",
        "Dạng {A:lạ} không ai biết",
        "Ngoặc {A} chưa đóng [, {B}",
        "{A} " + "dài " * 200,
    ],
)
def test_a_pattern_that_could_not_be_read_back_is_refused(text: str) -> None:
    with pytest.raises(UserError) as fault:
        parse(text)
    assert fault.value.reason == "guidance"


def test_a_guidance_may_word_its_sentences_otherwise_or_have_none() -> None:
    rows = {"QT_HN": figure("QT_HN", Decimal(3))}
    own = [
        SentenceItem(uid="a", code="a", place="result", task="NV1", text="Mở {QT_HN} lớp quán triệt"),
        SentenceItem(uid="b", code="b", place="result", task="NV1", text="Hỏng {QT_HN"),
    ]
    assert told_by(rows, guidance=Guidance(Snapshot([*GUIDANCE.snapshot().all(type(TYPED[0])), *own]))).at(
        ("result", "NV1")
    ) == ["Mở 03 lớp quán triệt."]
    assert told_by(rows, guidance=Guidance(Snapshot())).known == ()


def test_guidance_issued_by_an_older_program_leaves_the_sentences_in_force() -> None:
    older = Guidance(Snapshot([item for item in GUIDANCE.snapshot().records() if not isinstance(item, SentenceItem)]))
    assert [item.code for item in GUIDANCE.superseded_by(older).sentences] == [item.code for item in GUIDANCE.sentences]


def test_a_text_slot_says_nothing_of_a_record_without_words() -> None:
    pattern = parse("{name:text}: {actual} người")
    facts = {"name": Fact(value=None), "actual": Fact(value=Decimal(5), words="05")}
    assert pattern.write(facts.get) == ""


@pytest.mark.parametrize(
    "hostile",
    [
        " ".join(["{DT_TONG:words}"] * 8),
        " ".join(["{DT_TONG:text}"] * 3),
        "[ {DT_TONG}]" * 24,
        "Có [{DT_TONG:text} |{DT_TONG:text} ]" + "[{DT_TONG:text} |{DT_TONG:text} ]x" * 8,
    ],
)
def test_a_wording_that_could_be_tried_for_hours_is_refused(hostile: str) -> None:
    """Guidance comes from elsewhere, and texts are compared with it while they are typed."""
    with pytest.raises(UserError):
        parse(hostile)


def test_digits_without_end_are_given_up_at_once() -> None:
    assert parse(" ".join(["{DT_TONG}"] * 24)).find("1" * 20_000 + " x", 0) is None
