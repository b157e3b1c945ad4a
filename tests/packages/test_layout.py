import io

import openpyxl
import pytest

from app.domain.fields import Field, Kind, Section
from app.packages import layout, sheet_style
from app.packages.layout import Column, Table

GENERAL = Section("general", "Thông tin chung")
TEXT = Field(key="x", kind=Kind.NOTE, section=GENERAL, label="Nội dung")


def table(*cells, naming=1, width=24.0) -> Table:
    columns = [Column("uid", "Mã", hidden=True)]
    columns += [Column(f"x{number}", "Nội dung", width, TEXT) for number in range(len(cells))]
    rows = [("a", *cells)]
    return Table(title="Trang", mark="#x", heading="Trang", columns=columns, rows=rows, naming=naming)


def drawn(one: Table):
    book = layout.new_book("Thử")
    layout.draw_table(book, layout.fitted(one))
    return openpyxl.load_workbook(io.BytesIO(layout.to_bytes(book)))["Trang"]


def test_names_of_sheets_keep_whole_words_and_differ():
    book = layout.new_book("Thử")
    label = "Phương hướng, nhiệm vụ, giải pháp năm sau"
    assert layout.sheet_title(book, label) == "Phương hướng, nhiệm vụ, giải"
    assert layout.sheet_title(book, label) == "Phương hướng, nhiệm vụ (2)"
    assert layout.sheet_title(book, "Phụ lục 5: Giám sát [a/b]?") == "Phụ lục 5 Giám sát a b"
    assert layout.sheet_title(book, "x" * 40) == "x" * 31
    assert layout.sheet_title(book, "'") == "Trang"


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("Có", 8, 15), ("vừa đủ hai mươi chữ", 20, 24), ("dài " * 30, 24, 24), ("dài " * 900, 60, 120)],
)
def test_a_column_is_as_wide_as_what_is_in_it(text, least, most):
    assert least <= layout.fitted(table(text)).columns[1].width <= most


def test_numbers_never_need_more_than_their_column():
    column = layout.fitted(table(1234567890.25)).columns[1]
    assert column.width >= len("1.234.567.890,25") + 2


def test_what_holds_nothing_is_hidden_and_counted():
    one = layout.fitted(table("có", "", "có"))
    assert [column.hidden for column in one.columns] == [True, False, True, False]
    assert one.empty == 1


def test_a_narrow_sheet_is_printed_upright_and_a_wide_one_on_pages_that_repeat_what_names_a_row():
    narrow, wide = drawn(table("có", "có")), drawn(table(*["dài " * 30] * 12, naming=2, width=40))
    assert (narrow.page_setup.orientation, narrow.print_title_cols) == ("portrait", None)
    assert (wide.page_setup.orientation, wide.page_setup.fitToWidth > 1) == ("landscape", True)
    assert (wide.print_title_cols, wide.print_title_rows) == ("$A:$C", "$3:$3")
    assert wide.freeze_panes == "D4"
    assert wide.page_setup.paperSize == 9


def test_what_is_only_to_be_read_is_locked_and_the_figures_are_not():
    one = table("số liệu")
    aid = layout.Table(
        title="Trang",
        mark="#x",
        heading="Trang",
        columns=[*one.columns, Column("", "Tên", 20, locked=True)],
        rows=[("a", "số liệu", "tên")],
    )
    sheet = drawn(aid)
    assert [cell.protection.locked for cell in sheet[4]] == [True, True, False, True]
    assert sheet["D4"].style == sheet_style.STYLES["fixed"].name
    assert sheet.protection.sheet
    assert sheet.auto_filter.ref == "A3:D4"


def test_lists_stand_under_the_names_of_the_columns_that_offer_them():
    book = layout.new_book("Thử")
    yes = Field(key="y", kind=Kind.YESNO, section=GENERAL, label="Chuyên trách")
    columns = [Column("uid", "Mã", hidden=True), Column("y", "Chuyên trách", 12, yes)]
    layout.draw_table(book, Table(title="Trang", mark="#x", heading="Trang", columns=columns, rows=[("a", "Có")]))
    made = openpyxl.load_workbook(io.BytesIO(layout.to_bytes(book)))
    (rule,) = made["Trang"].data_validations.dataValidation
    assert rule.formula1 == "'Danh mục'!$B$4:$B$5"
    assert [made["Danh mục"].cell(row, 2).value for row in (3, 4, 5)] == ["Có hoặc Không", "Có", "Không"]
