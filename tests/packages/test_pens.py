import io

import openpyxl

from app.packages import layout, sheet_style
from app.packages.pens import Formula, Link


def test_a_row_of_looks_values_links_and_formulas():
    book = layout.new_book("Thử")
    sheet, pens = layout.new_sheet(book, "Đầu")
    sheet.append(pens.line(("title", "Tên"), None, ("fixed", ""), ("text", 1.5), ("total", 1234), ("text", "=1+1")))
    sheet.append(pens.line(Link("Trang", "Tr'ang"), Formula("=D1+E1")))
    first, second = openpyxl.load_workbook(io.BytesIO(layout.to_bytes(book)))["Đầu"].iter_rows()
    assert [cell.value for cell in first] == ["Tên", None, None, 1.5, 1234, "=1+1"]
    assert [first[at].style for at in (0, 2, 4)] == [
        sheet_style.STYLES[look].name for look in ("title", "fixed", "total-number")
    ]
    assert (first[3].number_format, first[4].number_format) == ("#,##0.0", "#,##0")
    assert (first[5].data_type, first[5].quotePrefix) == ("s", True)
    assert second[0].hyperlink.location == "'Tr''ang'!A1"
    assert (second[1].data_type, second[1].value) == ("f", "=D1+E1")


def test_every_look_is_one_named_style():
    names = [style.name for style in sheet_style.STYLES.values()]
    assert len(set(names)) == len(names)
    assert all(name.startswith("Sổ: ") for name in names)


def test_heights_follow_the_lines_and_end_where_a_row_ends():
    assert sheet_style.row_height([("ngắn", 20)]) is None
    assert sheet_style.row_height([("a\nb", 20)]) == sheet_style.height_of(2)
    assert sheet_style.row_height([("xây dựng NTM, ĐTVM", 18)]) == sheet_style.height_of(2)  # capitals are wide
    assert sheet_style.row_height([("dài " * 5000, 20)]) == sheet_style.TALLEST
