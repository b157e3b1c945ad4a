import pytest

from app.text.cell_text import LONGEST, unfit


@pytest.mark.parametrize(
    "text", ["", "Kết luận 62-KL/TW", "a\tb\r\nc", "\u00ad\u200b\ufeff", "😀" * (LONGEST // 2), "ă" * LONGEST]
)
def test_ordinary_text_fits(text: str) -> None:
    assert unfit(text) == ""


@pytest.mark.parametrize("text", ["a\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_told_with_its_place(text: str) -> None:
    assert f"ở vị trí {len(text)}," in unfit(text)


@pytest.mark.parametrize("text", ["ă" * (LONGEST + 1), "😀" * (LONGEST // 2 + 1), "\r" * (LONGEST // 7 + 1)])
def test_a_cell_counts_in_utf_16_with_its_escapes(text: str) -> None:
    assert "dài quá 32.767" in unfit(text)
