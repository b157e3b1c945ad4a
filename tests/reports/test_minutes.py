"""Minutes and summary of a conference: what stands in them, what is left open, what never gets in."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import sample
from app.desks.paper import Paper
from app.domain.conference import BodyPresent, Conference, Delegate, Speech, TaskGiven, Vote
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.office import OFFICE_UID, Office
from app.domain.words import names_in, no_names
from app.reports import conference_summary, minutes
from app.reports.meeting import Meeting, open_date
from tests.reports.ward import text_of


def pages(pdf: bytes) -> int:
    paper = Paper(pdf)
    count = paper.pages
    paper.close()
    return count


@pytest.fixture(scope="module")
def hoa(guidance: Guidance) -> Snapshot:
    return sample.contents("hoa-mau", guidance)


def test_minutes_tell_the_day_in_official_style(hoa: Snapshot, guidance: Guidance, tmp_path: Path) -> None:
    (conference,) = hoa.all(Conference)
    pdf = minutes.render(hoa, conference, names_in(hoa, guidance))
    text = text_of(pdf, tmp_path)
    for words in (
        "BIÊN BẢN", "Số: ……/BB-MTTQ-BTT", "Hoa Mẫu, ngày 22 tháng 11 năm 2024",
        "Thời gian: 07 giờ 30 phút, sáng ngày 22 tháng 11 năm 2024", "Hội trường UBND phường Hoa Mẫu",
        "Tổng số triệu tập: 96; có mặt: 91; vắng: 05", "nữ 38", "Đảng ủy phường", "Bà Đặng Thị Ánh Nguyệt",
        "tán thành 91/91 (100,0 %); không tán thành 0", "08 cá nhân", "31/01/2025",
        "Hội nghị kết thúc lúc 11 giờ 00 phút cùng ngày", "THƯ KÝ", "CHỦ TRÌ", "Ngô Thị Ẻn",
    ):  # fmt: skip
        assert words in text, words
    assert pages(pdf) == 4
    assert text.index("I. THỜI GIAN") < text.index("IV. BIỂU QUYẾT") < text.index("V. KẾT LUẬN VÀ NHIỆM VỤ GIAO")


def test_nothing_local_of_the_ledger_gets_into_papers_of_a_conference(
    hoa: Snapshot, guidance: Guidance, tmp_path: Path
) -> None:
    (conference,) = hoa.all(Conference)
    for made in (minutes.render, conference_summary.render):
        text = text_of(made(hoa, conference, names_in(hoa, guidance)), tmp_path)
        secrets = [
            str(value)
            for record in hoa.records()
            for field in record.description.fields
            if field.local and isinstance(value := getattr(record, field.key), str)
        ]
        assert not [words for words in secrets if len(words) > 5 and words in text]


def test_an_empty_conference_leaves_room_for_the_pen(tmp_path: Path) -> None:
    empty = Snapshot([])
    pdf = minutes.render(empty, Conference(), no_names)
    text = text_of(pdf, tmp_path)
    assert pages(pdf) == 1
    assert "Tổng số triệu tập: ……; có mặt: ……; vắng: ……" in text
    assert "BIỂU QUYẾT" not in text, "a chapter with nothing in it has no heading"
    assert pages(conference_summary.render(empty, Conference(), no_names)) == 1


def test_the_largest_conference_is_still_whole_and_its_summary_one_page(tmp_path: Path) -> None:
    one = Conference(uid="a", title="Hội nghị rất dài " * 17, summary="Nội dung & <lời> " * 900, overall="Tốt. " * 900,
                     chaired_by="Ông A; Bà B", venue="Nơi họp " * 60, convened=3, present=7)  # fmt: skip
    rows = [
        *(Delegate(parent="a", position=n, name=f"Người {n:02}", state_post="Chức vụ " * 12) for n in range(60)),
        *(BodyPresent(parent="a", position=n, body=f"Cơ quan {n}", present=n) for n in range(60)),
        *(Speech(parent="a", position=n, speaker=f"Ông {n}", topic="Chủ đề", summary="Lời " * 400) for n in range(20)),
        *(TaskGiven(parent="a", position=n, content="Việc " * 200, deadline="2025") for n in range(20)),
        *(Vote(parent="a", position=n, matter="Thông qua", agreed=1, total=0) for n in range(3)),
    ]
    ledger = Snapshot([one, *rows])
    text = text_of(minutes.render(ledger, one, no_names), tmp_path)
    assert all(f"Người {n:02}" in text for n in range(60))
    assert "Cộng" in text
    summary = conference_summary.render(ledger, one, no_names)
    assert pages(summary) == 1
    assert "Đã rút gọn cho vừa một trang" in text_of(summary, tmp_path)
    assert "… (xem biên bản)" in text_of(summary, tmp_path)
    office = Office(uid=OFFICE_UID, header_upper="Ủy ban " * 60, header_lower="Phường " * 60, header_body="Ban " * 60)
    monstrous = replace(
        one, **{key: f"{key} dài " * 3000 for key in ("title", "summary", "overall", "limitations", "venue")}
    )
    assert pages(conference_summary.render(Snapshot([*ledger.records(), office]), monstrous, no_names)) == 1


def test_summary_of_a_sample_is_not_shortened(hoa: Snapshot, guidance: Guidance, tmp_path: Path) -> None:
    (conference,) = hoa.all(Conference)
    text = text_of(conference_summary.render(hoa, conference, names_in(hoa, guidance)), tmp_path)
    assert "TÓM TẮT HỘI NGHỊ" in text
    assert "03 tập thể, 08 cá nhân" in text
    assert "Đã rút gọn" not in text


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-11-05", "ngày 05 tháng 11 năm 2024"),
        ("2024-09", "ngày …… tháng 9 năm 2024"),
        ("2024", "ngày …… tháng …… năm 2024"),
        ("--12-18", "ngày 18 tháng 12"),
        ("", "ngày …… tháng …… năm ……"),
    ],
)
def test_what_is_not_known_of_a_date_is_left_open(iso: str, words: str) -> None:
    assert open_date(iso) == words


def test_who_chaired_is_taken_from_the_table_where_the_form_says_nothing() -> None:
    rows = [Delegate(parent="a", name="Lê A", roles=("chair",), organisation="Phường")]
    meeting = Meeting(Conference(uid="a"), Snapshot(rows), no_names)
    assert meeting.people(None, "chair") == ["Lê A – Phường"]
    assert meeting.names("Trần B; Lê A", "chair") == ["Trần B", "Lê A"]
    assert replace(meeting, conference=Conference(uid="a", present=5)).numbers() == "Có mặt: 05"
