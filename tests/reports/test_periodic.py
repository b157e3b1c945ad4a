import dataclasses
from pathlib import Path

import pytest

from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.report import Report, report_uid
from app.reports import unit_report
from tests.reports.ward import PERIOD, text_of, ward

HEADINGS = (
    "I. TÌNH HÌNH CÁC TẦNG LỚP NHÂN DÂN VÀ KHỐI ĐẠI ĐOÀN KẾT",
    "II. KẾT QUẢ THỰC HIỆN CÁC CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "III. ĐÁNH GIÁ CHUNG, TỒN TẠI, HẠN CHẾ",
    "IV. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI",
)


def printed(guidance: Guidance, folder: Path, **values: str) -> str:
    """The ward's report in the periodic outline, as pdftotext reads it."""
    ledger = ward(guidance)
    report = ledger.get(Report, report_uid(PERIOD))
    assert report is not None
    written = dataclasses.replace(report, outline="periodic", **values)
    rows = [row for row in ledger.records() if row is not report]
    pdf = unit_report.render(Snapshot([*rows, written], ledger.blobs), guidance, guidance.period(PERIOD))
    return text_of(pdf, folder)


@pytest.mark.parametrize("code", ["2024-T05", "2024-Q1", "2024-6T", "2024-9T"])
def test_a_period_within_the_year_is_reported_by_programmes(guidance: Guidance, code: str, tmp_path: Path) -> None:
    text = text_of(unit_report.render(Snapshot(), guidance, guidance.period(code)), tmp_path)
    places = [text.index(heading) for heading in HEADINGS]
    assert places == sorted(places)
    assert "4. Hoạt động đối ngoại nhân dân" in text
    assert "6 NHIỆM VỤ" not in text


def test_what_was_recorded_is_told_under_its_programme(guidance: Guidance, tmp_path: Path) -> None:
    text = printed(guidance, tmp_path, democracy="Đã tổ chức đối thoại ở 12 tổ dân phố.")
    democracy = text.index("3. Phát huy dân chủ")
    assert democracy < text.index("Đã tổ chức đối thoại") < text.index("4. Hoạt động đối ngoại nhân dân")
    assert democracy < text.index("Còn 15 kiến nghị") < text.index("4. Hoạt động đối ngoại nhân dân")
    assert "Xây dựng quy chế phối hợp năm 2025" in text
    assert "Sớm có lộ trình thoát nước" in text


def test_a_report_names_its_own_programmes(guidance: Guidance, tmp_path: Path) -> None:
    names = "Chuyển đổi số trong công tác Mặt trận\nThi đua yêu nước"
    text = printed(guidance, tmp_path, programme_names=names, propaganda="Có nhóm thông tin ở mỗi tổ dân phố.")
    assert "1. Chuyển đổi số trong công tác Mặt trận Có nhóm thông tin" in text
    assert "2. Thi đua yêu nước" in text
    assert "Hoạt động đối ngoại nhân dân" not in text
    assert "Còn 15 kiến nghị" in text  # of a task whose programme there is not
