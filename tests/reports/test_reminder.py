from datetime import date
from pathlib import Path

from app.domain.guidance import Guidance
from app.domain.office import OFFICE_UID, Office
from app.reports import reminder
from app.reports.reminder import Owing
from tests.reports.ward import PERIOD, text_of

OFFICE = Office(uid=OFFICE_UID, code="990", full_name="Ủy ban MTTQ Việt Nam quận Sông Mẫu", place_name="Sông Mẫu")
TODAY = date(2024, 12, 12)


def letter(guidance: Guidance, folder: Path, count: int, due: date | None = date(2024, 12, 5)) -> str:
    owing = [Owing(f"Phường Mẫu {n:03}", due) for n in range(count)]
    return text_of(reminder.render(OFFICE, guidance.period(PERIOD), owing, 171, TODAY), folder)


def test_a_letter_has_no_kind_in_its_symbol_and_says_who_owes_since_when(guidance: Guidance, tmp_path: Path) -> None:
    text = letter(guidance, tmp_path, 2)
    for words in (
        "Số: ……/MTTQ-BTT", "V/v đôn đốc gửi báo cáo năm 2024", "Kính gửi:", "Sông Mẫu, ngày 12 tháng 12 năm 2024",
        "hạn gửi báo cáo năm 2024 là ngày 05 tháng 12 năm 2024", "của 169/171 đơn vị. Còn 02 đơn vị chưa gửi",
        "Phường Mẫu 001", "07 ngày", "- Như trên;", "- Lưu: VT.", "TM. BAN THƯỜNG TRỰC",
    ):  # fmt: skip
        assert words in text, words


def test_many_units_are_named_in_the_table_alone(guidance: Guidance, tmp_path: Path) -> None:
    text = letter(guidance, tmp_path, 170)
    assert "Kính gửi: Các đơn vị có tên trong danh sách dưới đây" in text
    assert all(text.count(f"Phường Mẫu {n:03}") == 1 for n in range(170))
    assert text.count("Đã quá hạn") >= 4, "the header stands on every page"


def test_without_a_rule_nobody_is_late(guidance: Guidance, tmp_path: Path) -> None:
    text = letter(guidance, tmp_path, 1, None)
    assert "Kính gửi: Ủy ban MTTQ Việt Nam phường Mẫu 000" in text
    assert "hạn gửi báo cáo năm 2024 là" not in text
    assert "chưa đến hạn" in letter(guidance, tmp_path, 1, date(2024, 12, 20))
