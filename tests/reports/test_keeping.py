"""No heading ends a page, and no table begins with its header and one row; no more room is asked than is needed."""

import io
from typing import Any

import pypdfium2
import pytest
from reportlab.platypus import Flowable

from app.reports import fonts
from app.reports.page import About, build
from app.reports.style import ANNEX, BODY, HEADING, PART, line, space
from app.reports.tables import Column, Row, grid

COLUMNS = (Column("TT", 12, "centre"), Column("Nội dung", 150))
TALL = "Việc đã làm trong kỳ, kể lại dài. " * 50


def pages(story: list[Flowable]) -> list[list[str]]:
    """The lines of each page, without its number."""
    document: Any = pypdfium2.PdfDocument(io.BytesIO(build(story, About(title="Thử"))))
    texts: list[list[str]] = []
    for page in document:
        words = page.get_textpage()
        rows = (row.strip() for row in words.get_text_range().splitlines())
        texts.append([row for row in rows if row and not row.isdigit()])
        words.close()
        page.close()
    document.close()
    return texts


@pytest.mark.parametrize("above", range(190, 256, 5))
def test_a_table_begins_with_two_rows_under_its_headings(above: int) -> None:
    fonts.register()
    table = grid(COLUMNS, [Row((f"{at}.", f"Dòng {at}")) for at in range(40)])
    told = pages([space(above), line("Phần", PART), line("Mục", HEADING), table])
    begun = next(page for page in told if "TT Nội dung" in page)
    assert begun[:5] == ["Phần", "Mục", "TT Nội dung", "0. Dòng 0", "1. Dòng 1"]


@pytest.mark.parametrize("above", range(225, 256, 5))
def test_a_table_without_a_heading_begins_with_two_rows_too(above: int) -> None:
    fonts.register()
    table = grid(COLUMNS, [Row((f"{at}.", f"Dòng {at}")) for at in range(40)])
    told = pages([space(above), line("Đoạn trước.", BODY), table])
    begun = next(page for page in told if "TT Nội dung" in page)
    assert begun[begun.index("TT Nội dung") + 1 :][:2] == ["0. Dòng 0", "1. Dòng 1"]


@pytest.mark.parametrize("above", [100, 150, 170, 190])
def test_a_heading_goes_over_with_a_first_row_that_may_not_be_divided(above: int) -> None:
    fonts.register()
    rows = [Row(("1.", "Nhiệm vụ"), bold=True), Row(("2.", TALL)), Row(("3.", "Hết"))]
    told = pages([space(above), line("Mục", HEADING), space(2), grid(COLUMNS, rows)])
    begun = next(page for page in told if "Mục" in page)
    assert begun[:3] == ["Mục", "TT Nội dung", "1. Nhiệm vụ"]


def test_headings_stay_where_two_lines_still_fit() -> None:
    fonts.register()
    told = "Giao mỗi tổ chức thành viên chủ trì một việc của kỳ này. " * 2
    standing = [above for above in range(215, 256) if len(pages([space(above), line("Mục", ANNEX), line(told)])) == 1]
    assert standing
    assert standing == list(range(215, standing[-1] + 1))
    assert standing[-1] >= 236  # 257 mm of text less a heading and two lines, some 18 mm
