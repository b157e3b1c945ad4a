import pytest

from app.domain.fields import Kind
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.report import Report, report_uid
from app.domain.report_rows import Recommendation
from app.domain.voices import LONGEST, Voice, asked_by, brief, by_heading, excerpt, headings, voices_of
from tests.reports.ward import PERIOD, ward

GUIDANCE = load_default()


@pytest.fixture
def spoken() -> dict[str, str]:
    return {one.heading: one.words for one in voices_of(ward(GUIDANCE), PERIOD, "99001", GUIDANCE)}


def test_what_a_unit_says_stands_under_the_heading_where_it_is_wanted(spoken: dict[str, str]) -> None:
    assert spoken["NV3.results"] == "131/146 ý kiến được trả lời (89,73 %)."
    assert spoken["report.leadership"].startswith("Đảng ủy ban hành")
    assert spoken["report.limitations"].startswith("- Còn 15 kiến nghị")
    assert spoken["report.spread_models"] == "- Hẻm không rác (TDP 4): Các hộ trong hẻm tự phân loại rác."
    assert spoken["report.recommendations_text"] == "- Sớm có lộ trình thoát nước"
    assert "report.basis" not in spoken  # grounds are the same for everybody


def test_every_heading_has_a_box_for_the_synthesis(spoken: dict[str, str]) -> None:
    places = headings(GUIDANCE)
    assert len({place.key for place in places}) == len(places)
    assert spoken.keys() <= {place.key for place in places}
    for place in places:
        *_, made = place.blank(PERIOD)
        assert made.uid == place.uid(PERIOD)
        assert isinstance(made, place.kind)
        assert place.field.kind is Kind.NOTE


def test_a_unit_that_says_nothing_is_silent() -> None:
    assert voices_of(Snapshot(), PERIOD, "99001", GUIDANCE) == []


def test_equal_recommendations_are_one_with_all_who_asked() -> None:
    def ledger(unit: str, addressee: str, content: str) -> tuple[str, Snapshot]:
        uid = report_uid(PERIOD)
        row = Recommendation(uid=f"{unit}.r", parent=uid, addressee=addressee, content=content)
        return unit, Snapshot([Report(uid=uid, period=PERIOD), row])

    asked = asked_by(
        [
            ledger("99001", "government", "Sớm có lộ trình thoát nước."),
            ledger("99002", "government", "sớm có lộ trình  thoát nước"),
            ledger("99003", "province", "Tăng kinh phí"),
            ledger("99004", "Sở Xây dựng", "Sửa đường"),
        ],
        PERIOD,
    )
    assert [(one.addressee, one.units) for one in asked] == [
        ("province", ("99003",)),
        ("government", ("99001", "99002")),
        ("Sở Xây dựng", ("99004",)),
    ]


def test_a_quote_is_whole_or_ends_with_three_dots() -> None:
    assert brief(" Ngắn gọn. ") == "Ngắn gọn."
    cut = brief("từ ngữ " * 400)
    assert cut.endswith("ngữ …") or cut.endswith("từ …")
    assert len(cut) <= LONGEST + 2
    assert len(brief("x" * 5000)) <= LONGEST + 2


def test_a_quote_is_one_row_a_heading_and_unit() -> None:
    voice = Voice("99001", "NV3.results", "Đã làm.")
    row = excerpt(voice, "Phường Hoa Mẫu", PERIOD)
    assert (row.parent, row.units, row.unit_names, row.content) == (
        report_uid(PERIOD),
        ("99001",),
        "Phường Hoa Mẫu",
        "Đã làm.",
    )
    assert row.uid == excerpt(Voice("99001", "NV3.results", "Khác."), "Phường Hoa Mẫu", PERIOD).uid
    assert by_heading([voice, Voice("99002", "NV3.results", "Cũng làm.")])["NV3.results"][1].unit == "99002"
