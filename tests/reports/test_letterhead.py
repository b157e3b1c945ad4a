"""Heads and ends of documents: the state's manner and the Party's, names of any length, ways to sign."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from app.domain.guidance import Guidance
from app.domain.office import Office
from app.domain.report import Report
from app.reports import head_sample, reminder
from app.reports.letterhead import ended, recipient_lines
from app.reports.manner import DECREE, PARTY_MANNER
from app.reports.official import heading_of, signature_of
from tests.reports.ward import PERIOD, text_of

OFFICE = Office(uid="office", name="Phường Hoa Mẫu", header_lower="PHƯỜNG HOA MẪU", place_name="Hoa Mẫu")
TODAY = date(2026, 2, 5)
PARTY = dataclasses.replace(OFFICE, manner="party", header_upper="Đảng bộ quận", header_lower="Đảng ủy phường")


def test_the_states_manner(tmp_path: Path) -> None:
    text = text_of(head_sample.render(OFFICE, TODAY), tmp_path)
    for words in (
        "ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOA MẪU BAN THƯỜNG TRỰC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: 05/BC-MTTQ-BTT", "Hoa Mẫu, ngày 05 tháng 02 năm 2026", "./.", "- Lưu: VT.",
        "TM. BAN THƯỜNG TRỰC CHỦ TỊCH",
    ):  # fmt: skip
        assert words in text, words


def test_the_partys_manner(tmp_path: Path) -> None:
    text = text_of(head_sample.render(PARTY, TODAY), tmp_path)
    for words in (
        "ĐẢNG BỘ QUẬN ĐẢNG ỦY PHƯỜNG *", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-BC/ĐU", "----", "- Lưu.",
        "T/M BAN THƯỜNG TRỰC CHỦ TỊCH",
    ):  # fmt: skip
        assert words in text, words
    for words in ("CỘNG HÒA", "Số:", "./.", "VT", "BAN THƯỜNG TRỰC *"):
        assert words not in text, words


def test_a_letter_of_the_party_has_a_kind(guidance: Guidance, tmp_path: Path) -> None:
    owing = [reminder.Owing("Chi bộ 1", None)]
    text = text_of(reminder.render(PARTY, guidance.period(PERIOD), owing, 2, TODAY, until=TODAY), tmp_path)
    assert "Số ……-CV/ĐU" in text
    assert "chậm nhất vào ngày 05 tháng 02 năm 2026" in text
    assert "tổng hợp." in text


def test_the_right_side_may_bear_other_words(tmp_path: Path) -> None:
    office = dataclasses.replace(OFFICE, header_right="Ủy ban MTTQ Việt Nam", symbol="{số}-{loại}/MT")
    text = text_of(head_sample.render(office, TODAY), tmp_path)
    assert "Độc lập" not in text
    assert text.count("ỦY BAN MTTQ VIỆT NAM") == 2
    assert "Số: 05-BC/MT" in text


def test_what_is_not_known_is_left_to_the_pen() -> None:
    head = heading_of(Office(uid="office"), type_code="BC")
    assert (head.number, head.place_date) == ("Số: ……/BC-MTTQ-BTT", "ngày …… tháng …… năm ……")
    assert heading_of(Office(uid="office"), type_code=None).number == ""


@pytest.mark.parametrize(
    ("report", "lines"),
    [
        (Report(), ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH")),
        (Report(signing_mode="deputy"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Report(signing_mode="order", signer_title="CHÁNH VĂN PHÒNG"), ("TL. BAN THƯỜNG TRỰC", "CHÁNH VĂN PHÒNG")),
        (Report(signing_mode="delegated"), ("TUQ. BAN THƯỜNG TRỰC", "……")),
        (Report(signing_body="TM. ỦY BAN"), ("TM. ỦY BAN", "CHỦ TỊCH")),
        (Report(signing_body="T/M ỦY BAN"), ("TM. ỦY BAN", "CHỦ TỊCH")),
    ],
)
def test_who_signs_for_whom(report: Report, lines: tuple[str, ...]) -> None:
    assert signature_of(report, OFFICE).authority == lines
    assert signature_of(report, PARTY).authority[0] == lines[0].replace("TUQ.", "T/UQ").replace("TM.", "T/M").replace(
        "KT.", "K/T"
    ).replace("TL.", "T/L")


def test_recipients_end_with_a_full_stop_and_a_letter_with_its_sign() -> None:
    assert recipient_lines(["- Như trên;", "Lưu: VT"]) == ["- Như trên;", "- Lưu: VT."]
    assert ended("Xong.", DECREE) == "Xong./."
    assert ended("Xong./.", PARTY_MANNER) == "Xong."


def test_the_longest_names_stay_on_their_page(tmp_path: Path) -> None:
    long = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Hoa Mẫu Đông thuộc thành phố Sông Mẫu " * 40
    office = Office(
        uid="office", header_upper=long, header_lower=long, header_body=long, header_right=long, place_name=long,
        symbol="X" * 60, name=long,
    )  # fmt: skip
    for manner in ("decree", "party"):
        text = text_of(head_sample.render(dataclasses.replace(office, manner=manner), TODAY), tmp_path)
        assert "KẾT QUẢ" in text.upper()
        assert text.count("\f") <= 2
