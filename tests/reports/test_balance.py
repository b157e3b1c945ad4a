"""Names of several lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.reports import fonts
from app.reports.balance import balanced
from app.reports.style import ISSUER

WIDTH = 69 * mm


@pytest.fixture(autouse=True, scope="module")
def faces() -> None:
    fonts.register()


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("BAN THƯỜNG TRỰC", ["BAN THƯỜNG TRỰC"]),
        ("ỦY BAN MTTQ VIỆT NAM PHƯỜNG HOA MẪU", ["ỦY BAN MTTQ VIỆT NAM", "PHƯỜNG HOA MẪU"]),
        ("ỦY BAN MTTQ VIỆT NAM THÀNH PHỐ SÔNG MẪU", ["ỦY BAN MTTQ VIỆT NAM", "THÀNH PHỐ SÔNG MẪU"]),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ ĐÔNG", ["ỦY BAN MẶT TRẬN TỔ QUỐC", "VIỆT NAM XÃ ĐÔNG"]),
        ("", [""]),
    ],
)
def test_a_name_is_broken_where_a_typist_would(name: str, lines: list[str]) -> None:
    assert balanced(name, ISSUER, WIDTH) == lines


_WORDS = st.lists(st.text("AĂÂBCDĐEÊGHIKMNOÔƠPQRSTUƯVXY", min_size=1, max_size=8), min_size=1, max_size=40)


@given(_WORDS)
@settings(deadline=None, max_examples=60)
def test_nothing_is_lost_nothing_is_too_wide_and_no_line_is_wasted(words: list[str]) -> None:
    lines = balanced(" ".join(words), ISSUER, WIDTH)
    assert " ".join(lines).split() == words
    widths = [stringWidth(line, ISSUER.fontName, ISSUER.fontSize) for line in lines]
    assert max(widths) <= WIDTH
    assert len(lines) <= 1 + 2 * sum(widths) / WIDTH
    if len(lines) == 2 and len(words) > 3:
        assert all(len(line.split()) > 1 for line in lines) or max(widths) > WIDTH * 0.6
