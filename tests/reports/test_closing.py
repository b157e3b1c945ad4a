"""No signature stands alone on its page, however long the text before it is."""

import io
from typing import Any

import pypdfium2
import pytest
from reportlab.platypus import Flowable

from app.domain.office import Office
from app.reports import fonts
from app.reports.letterhead import close
from app.reports.official import standing_committee
from app.reports.page import About, build
from app.reports.style import BODY, HEADING, line, space
from app.reports.tables import Column, Row, grid

COLUMNS = (Column("TT", 12, "centre"), Column("Nội dung", 150))


def pages(story: list[Flowable]) -> list[str]:
    signed = close(["Như trên", "Lưu: VT"], standing_committee(Office(uid="office")))
    document: Any = pypdfium2.PdfDocument(io.BytesIO(build([*story, *signed], About(title="Thử"))))
    texts: list[str] = []
    for page in document:
        words = page.get_textpage()
        texts.append(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return texts


def text_before(page: str) -> list[str]:
    """The lines of a page above its close, without its number."""
    lines = [row.strip() for row in page.splitlines() if row.strip()]
    end = next(at for at, row in enumerate(lines) if "Nơi nhận" in row or "TM. BAN" in row)
    return [row for row in lines[:end] if not row.isdigit()]


@pytest.mark.parametrize("above", range(150, 258, 9))
def test_at_least_two_lines_of_the_text_stand_above_the_signature(above: int) -> None:
    fonts.register()
    told = pages([space(above), line("Đoạn cuối của văn bản này dài nhiều dòng. " * 12, BODY)])
    assert len(told) <= 2
    assert len(text_before(told[-1])) >= 2


@pytest.mark.parametrize("above", range(150, 258, 18))
def test_a_short_end_goes_over_with_its_heading(above: int) -> None:
    fonts.register()
    told = pages([space(above), line("Kiến nghị", HEADING), line("Không.", BODY)])
    assert text_before(told[-1])[-2:] == ["Kiến nghị", "Không."]


@pytest.mark.parametrize("rows", [1, 2, 3, 30, 36, 40, 44, 90])
def test_two_rows_of_a_table_stand_above_the_signature(rows: int) -> None:
    fonts.register()
    table = grid(COLUMNS, [Row((str(at), f"Dòng thứ {at}.")) for at in range(rows)])
    told = pages([space(30), table])
    last = [row for row in text_before(told[-1]) if "Dòng thứ" in row]
    assert len(last) >= min(rows, 2)
    assert sum(page.count("Dòng thứ") for page in told) == rows


def test_a_paragraph_of_several_pages_still_ends_with_its_signature() -> None:
    fonts.register()
    told = pages([line("Một đoạn rất dài của người dùng. " * 400, BODY)])
    assert len(told) > 3
    assert len(text_before(told[-1])) >= 2
