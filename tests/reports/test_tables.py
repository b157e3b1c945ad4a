"""Tables: where numbers stand, what a column is given, what stands below a row, how pages part them."""

import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from app.reports import fonts
from app.reports.page import About, build, landscape
from app.reports.style import SMALL
from app.reports.tables import TALLEST, Band, Column, OneLine, Row, _pieces, grid
from tests.reports.ward import text_of

COLUMNS = (Column("TT", 10, "centre"), Column("Nội dung", 95), Column("Số", 30, "right"), Column("Ghi chú", 30))


@pytest.fixture(autouse=True, scope="module")
def faces() -> None:
    fonts.register()


def cells_of(table: Flowable) -> list[list[object]]:
    return [
        [cell[0] if isinstance(cell, list) and cell else cell for cell in row] for row in vars(table)["_cellvalues"]
    ]


def test_numbers_of_a_column_stand_comma_below_comma() -> None:
    numbers = ("180", "212,4", "1.234,56", "+3,1 %", "không phát sinh")
    table = grid(COLUMNS, [Row((str(at), "x", number, "")) for at, number in enumerate(numbers)])
    insets = [cell.inset for row in cells_of(table)[1:] if isinstance(cell := row[2], OneLine)]
    assert insets[0] > insets[1] > insets[2] >= 0
    assert insets[3] == 0  # "1 %" is the widest tail
    assert insets[4] == 0  # words stand at the edge


def test_whole_numbers_stay_at_the_edge() -> None:
    table = grid(COLUMNS, [Row(("1", "x", number, "")) for number in ("5", "1.234")])
    assert [cell.inset for row in cells_of(table)[1:] if isinstance(cell := row[2], OneLine)] == [0, 0]


def test_a_number_too_wide_for_its_column_gets_room_from_the_widest() -> None:
    narrow = (Column("TT", 10, "centre"), Column("Nội dung", 140), Column("Số", 15, "right"))
    rows = [Row(("1", "x", "1.234.567.890,12"))]
    widths = vars(grid(narrow, rows))["_colWidths"]
    assert widths[2] > 15 * mm
    assert sum(widths) == pytest.approx(165 * mm)
    assert isinstance(cells_of(grid(narrow, rows))[1][2], OneLine)
    plain = vars(grid(narrow, [Row(("1", "x", "5"))]))["_colWidths"]
    assert plain[2] == pytest.approx(15 * mm)


@pytest.mark.parametrize(
    "number", ["18.500.000", "18.500.000.000", "123.456.789.012.345.678.901,25", f"{'999.' * 13}999"]
)
def test_a_number_is_never_broken_within_a_group(number: str, tmp_path: Path) -> None:
    """Six columns of it do not fit: it is set in smaller digits, and at last between its groups."""
    shares = (8, 66, 18, 15, 15, 15, 15, 15, 17)
    columns = [Column(f"Cột {at}", share, "right" if at > 2 else "left") for at, share in enumerate(shares)]
    table = grid(columns, [Row(("1", "Số tiền giảm trừ quyết toán", "đồng", *[number] * 6))], small=True)
    assert sum(vars(table)["_colWidths"]) == pytest.approx(165 * mm)
    broken = re.findall(r"[\d.,]{3,}", text_of(build([table], About(title="Thử")), tmp_path))
    groups = {group for part in broken for group in part.split(".") if group}
    assert groups <= set(number.split("."))


def test_a_crowded_table_keeps_its_words_whole(tmp_path: Path) -> None:
    columns = [Column("Chỉ tiêu", 40), *(Column("Thực hiện", 15, "right") for _ in range(7))]
    table = grid(columns, [Row(("Phường Hoa Mẫu", *["123.456.789.012"] * 7))])
    text = text_of(build([table], About(title="Thử")), tmp_path)
    assert "Chỉ tiêu" in text
    assert text.count("123.456.789.012") == 7


def test_short_details_share_a_line_below_their_row_and_long_ones_do_not(tmp_path: Path) -> None:
    details = (("Lũy kế", "3"), ("Kết quả", "Đã xong."), ("Đơn vị", "hộ"), ("Ghi chú", "dài " * 40))
    table = grid(COLUMNS, [Row(("1", "Xây nhà", "2", ""), details)])
    assert len(cells_of(table)) == 4
    text = text_of(build([table], About(title="Thử")), tmp_path)
    assert "Lũy kế: 3; Kết quả: Đã xong; Đơn vị: hộ" in text
    assert "Ghi chú: dài dài" in text


@pytest.mark.parametrize("rows", range(38, 52, 2))
def test_the_last_row_is_never_alone_and_every_page_has_the_header(rows: int, tmp_path: Path) -> None:
    table = grid(COLUMNS, [Row((str(at), f"Dòng {at}.", "1", "")) for at in range(rows)])
    (tmp_path / "t.pdf").write_bytes(build([table], About(title="Thử")))
    document = PdfDocument(tmp_path / "t.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert all("Nội dung" in page for page in pages)
    assert pages[-1].count("Dòng") >= 2


def test_a_table_lies_on_landscape_pages_too(tmp_path: Path) -> None:
    rows: list[Row | Band] = [Band("Nhóm"), *(Row((str(at), "x" * 500, "1", "")) for at in range(9))]
    data = build([*landscape(), grid(COLUMNS, rows, width=257 * mm)], About(title="Thử"))
    assert "Nhóm" in text_of(data, tmp_path)


@pytest.mark.parametrize("words", ["ữ" * 3000, "<i>Ghi chú:</i> " + "ữ" * 3000, "quý vị " * 430])
def test_a_tall_text_in_a_narrow_column_is_not_broken_anew_for_every_piece(words: str) -> None:
    """It once was: a word of thousands of letters took seconds a cell, and its report a minute."""
    broken: list[int] = []

    class Counted(Paragraph):
        def breakLines(self, width: object) -> object:
            found = super().breakLines(width)
            broken.append(len(found.lines))
            return found

    pieces = _pieces(Counted(words, SMALL), 12 * mm)
    heights = [piece.wrap(12 * mm, TALLEST)[1] for piece in pieces]
    lines = round(sum(heights) / SMALL.leading)
    assert len(pieces) > 10
    assert max(heights) <= TALLEST
    assert sum(broken) <= 12 * lines, "each line a few times: the halvings, not the pieces"
