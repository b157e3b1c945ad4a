import dataclasses
import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import sample
from app.domain.extract import of_period
from app.domain.fields import Kind, Record
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.domain.report import Report
from app.domain.words import names_in, say
from app.reports import unit_report
from tests.reports.ward import MARK, PERIOD, picture, text_of, ward
from tests.strategies import records

HEADINGS = (
    "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT VÀ TỔ CHỨC TRIỂN KHAI THỰC HIỆN",
    "II. KẾT QUẢ THỰC HIỆN 6 NHIỆM VỤ",
    "III. ĐÁNH GIÁ CHUNG",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ VÀ GIẢI PHÁP THỜI GIAN TỚI",
    "V. KIẾN NGHỊ, ĐỀ XUẤT",
)
TASKS = (
    "1. Đánh giá việc nâng cao nhận thức về vai trò, trách nhiệm của Đảng, chính quyền đối với Mặt trận",
    "2. Nâng cao chất lượng các cuộc vận động, các phong trào thi đua yêu nước trên các lĩnh vực của đời sống",
    "3. Chăm lo và bảo vệ lợi ích hợp pháp chính đáng của đoàn viên, hội viên và nhân dân",
    "4. Đa dạng hóa các hình thức tập hợp nhân dân và tập trung hướng mạnh các hoạt động về cơ sở",
    "5. Kiện toàn tổ chức bộ máy, đổi mới chính sách, chế độ đối với cán bộ MTTQ Việt Nam đáp ứng yêu cầu đổi mới "
    "nội dung, phương thức hoạt động trong thời kỳ mới",
    "6. Tăng cường công tác dân vận của chính quyền các cấp và sự lãnh đạo của Đảng đối với việc đổi mới nội dung, "
    "phương thức hoạt động của Mặt trận",
)


@pytest.fixture(scope="module")
def printed(guidance: Guidance, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    pdf = unit_report.render(ward(guidance), guidance, guidance.period(PERIOD), MARK)
    return pdf, text_of(pdf, tmp_path_factory.mktemp("review"))


def tool(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_the_outline_is_printed_in_order_and_word_for_word(printed: tuple[bytes, str]) -> None:
    text = printed[1]
    first, second, *rest = HEADINGS
    places = [text.index(heading) for heading in (first, second, *TASKS, *rest)]
    assert places == sorted(places)


def test_heading_and_close_follow_the_official_form(printed: tuple[bytes, str]) -> None:
    text = printed[1]
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN MTTQ VIỆT NAM",
        "PHƯỜNG HOA MẪU",
        "Số: 05/BC-MTTQ-BTT",
        "Hoa Mẫu, ngày 05 tháng 12 năm 2024",
        "./. Nơi nhận:",
        "- Ban Thường trực Ủy ban MTTQ quận (b/c);",
        "- Lưu: VT.",
        "TM. BAN THƯỜNG TRỰC",
    ):
        assert words in text, words


def test_every_fact_of_every_record_can_be_read(guidance: Guidance, printed: tuple[bytes, str]) -> None:
    ledger = ward(guidance)
    lookup = names_in(ledger, guidance)
    text = printed[1]
    plain = text.replace(" ", "")
    steering = {"record_kind", "record_uid", "field", "symbol", "level", "causes", "solutions", "scope", "roles"}
    missing: list[str] = []
    for record in ledger.records():
        kind = record.description
        if kind.local or kind.name in ("attachment", "indicator_figure"):
            continue
        for field in kind.fields:
            value = getattr(record, field.key)
            if field.local or field.key in steering or field.kind in (Kind.FILE, Kind.YESNO, Kind.LINK, Kind.LINKS):
                continue
            words = "".join(say(field, value, lookup).split()).rstrip(".")  # amid brackets the stop falls away
            if words and words not in plain and words.lower() not in plain.lower():
                missing.append(f"{kind.name}.{field.key}: {words[:60]}")
    allowed = {
        "report.dated_on",
        "office.code",
        "office.full_name",
        "officer.phone",
        "report.number",
        "report.recipients",
    }
    assert [entry for entry in missing if entry.split(":")[0] not in allowed] == []


def test_figures_are_printed_with_share_of_plan_and_change(printed: tuple[bytes, str]) -> None:
    text = printed[1]
    assert "không phát sinh" in text
    assert "Số tuyến hẻm có camera an ninh" in text
    assert "103,00" in text  # 103 of a plan of 100
    assert "+10,75 %" in text  # 103 after 93


def test_personal_data_stays_at_home(printed: tuple[bytes, str]) -> None:
    assert "Người Được Giúp" not in printed[1]
    assert "0900000001" not in printed[1]


def test_the_last_page_names_the_package(printed: tuple[bytes, str], tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    file.write_bytes(printed[0])
    pages = int(next(row for row in tool("pdfinfo", str(file)).splitlines() if row.startswith("Pages")).split()[1])
    last = " ".join(tool("pdftotext", "-f", str(pages), str(file), "-").split())
    for words in ("Phường Hoa Mẫu (mã 99001)", "2024-NAM", "Lần gửi 2", "1234 5678 9012", "không phải là chữ ký số"):
        assert words in last
    assert 12 <= pages <= 26


def test_the_file_is_plain_whole_and_carries_its_fonts(printed: tuple[bytes, str], tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    file.write_bytes(printed[0])
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", str(file))
    fonts = tool("pdffonts", str(file)).splitlines()[2:]
    assert len(fonts) == 4
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in fonts)  # embedded, subset, text can be read
    about = tool("pdfinfo", str(file))
    assert "A4" in about
    assert "Sơ kết 15 năm" in about
    for word in (b"/JavaScript", b"/OpenAction", b"/Annots", b"/AcroForm", b"/ObjStm", b"/OCProperties", b"/URI"):
        assert word not in printed[0]
    assert b"/Lang (vi-VN)" in printed[0]


def test_the_same_records_give_the_same_bytes(guidance: Guidance, printed: tuple[bytes, str]) -> None:
    assert unit_report.render(ward(guidance), guidance, guidance.period(PERIOD), MARK) == printed[0]


@pytest.mark.parametrize("code", ["2024-NAM", "KL62-SK3-2012"])
def test_an_empty_ledger_gives_the_bare_outline(guidance: Guidance, code: str, tmp_path: Path) -> None:
    text = text_of(unit_report.render(Snapshot(), guidance, guidance.period(code)), tmp_path)
    assert all(heading in text for heading in HEADINGS)
    assert all(task in text for task in TASKS)
    assert "Mã kiểm tra" not in text


HOSTILE = (
    "<b>không đóng & <br> <font color='red'> &amp; ]]> </para>",
    "Dài " * 7500,
    "x" * 30000,
    "dòng\n" * 600,
    "e\u0302\u0301 chữ rời, \u202eđảo chiều, \u0007chuông, \ud800 lẻ, \U0001f600 ☑ ①",
)
PLACES = {
    "speech": ("summary", "topic"),
    "body_present": ("body",),
    "report": ("situation", "recipients"),
    "criterion_score": ("reason",),
}
NAMES = {
    "conference": ("title",),
    "office": ("name", "place_name", "header_lower"),
    "report": ("number", "subject", "signer_name"),
    "limitation": ("content",),
    "campaign": ("name",),
}


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "long", "one-word", "lines", "strange"])
def test_no_text_is_too_hostile_to_print(guidance: Guidance, text: str, tmp_path: Path) -> None:
    rows: dict[str, Record] = {}
    for record in ward(guidance).records():
        name = record.description.name
        filled = dict.fromkeys(PLACES.get(name, ()), text) | dict.fromkeys(NAMES.get(name, ()), text[:4000])
        rows.setdefault(name, dataclasses.replace(record, **filled))
    pdf = unit_report.render(Snapshot(rows.values()), guidance, guidance.period(PERIOD), MARK)
    printed = text_of(pdf, tmp_path)
    assert all(heading in printed for heading in HEADINGS)
    if len(text) < 100:
        assert "không đóng & <br> <font" in printed or "\u1ebf chữ rời" in printed.lower()


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_record_can_be_printed(guidance: Guidance, data: st.DataObject) -> None:
    fixed = {
        "conference": "hn-a",
        "campaign": "vnn",
        "report": f"{PERIOD}.report",
        "assessment": f"{PERIOD}.assessment",
    }
    rows = list(ward(guidance).records())
    for kind in data.draw(st.lists(st.sampled_from(list(KINDS.values())), min_size=3, max_size=6, unique=True)):
        about = kind.description
        parent = {"parent": fixed.get(about.parents[0], "")} if about.parents else {}
        rows.append(data.draw(records(kind, **parent)))
    assert unit_report.render(Snapshot(rows), guidance, guidance.period(PERIOD)).startswith(b"%PDF")


def test_a_broken_photo_leaves_its_caption(guidance: Guidance, tmp_path: Path) -> None:
    rows = ward(guidance).records()
    damaged = {"ab" * 32: b"not a picture", hashlib.sha256(b"").hexdigest(): picture()[:200]}
    text = text_of(unit_report.render(Snapshot(rows, damaged), guidance, guidance.period(PERIOD)), tmp_path)
    assert "Quang cảnh hội nghị." in text
    assert "Tệp ảnh không mở được" in text


def test_what_the_officer_wrote_beats_what_would_be_generated(guidance: Guidance, tmp_path: Path) -> None:
    ledger = ward(guidance)
    report = ledger.get(Report, f"{PERIOD}.report")
    assert report is not None
    written = dataclasses.replace(report, limitations="Chỉ có một hạn chế chung.", dissemination="Đã học tập đầy đủ.")
    rows = [row for row in ledger.records() if row is not report]
    text = text_of(unit_report.render(Snapshot([*rows, written]), guidance, guidance.period(PERIOD)), tmp_path)
    assert "Chỉ có một hạn chế chung." in text
    assert "Trong kỳ đã chủ trì" not in text
    assert text.count("Còn 15 kiến nghị") == 1


def test_conferences_of_a_connection_point_are_not_counted(printed: tuple[bytes, str]) -> None:
    assert "đã chủ trì, đồng tổ chức 02 hội nghị với 131 lượt người dự" in printed[1]


def test_the_sample_ward_is_reported_briefly_and_its_details_follow(guidance: Guidance, tmp_path: Path) -> None:
    records = of_period(sample.contents("hoa-mau", guidance), PERIOD, guidance)
    file = tmp_path / "r.pdf"
    file.write_bytes(unit_report.render(records, guidance, guidance.period(PERIOD), MARK))
    pages = tool("pdftotext", str(file), "-").split("\f")[:-1]
    assert len(pages) <= 26
    signed = next(at for at, page in enumerate(pages, 1) if "Nơi nhận:" in page)
    assert 8 <= signed <= 10
    whole = " ".join(" ".join(pages).split())
    places = [whole.index(part) for part in ("DANH MỤC VĂN BẢN", "HÌNH ẢNH HOẠT ĐỘNG", "HỒ SƠ CHI TIẾT")]
    assert places == sorted(places)
