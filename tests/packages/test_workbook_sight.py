"""Workbooks of record that show other figures than are read from them are refused, whoever sealed or signed them."""

from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill

from app.domain.conference import Conference
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.report import Report
from app.errors import UserError
from app.packages import workbook
from tests.packages.test_workbook import LETTER, change_sheet
from tests.packages.test_workbook_guard import packed, parts_of, replaced

FIGURES = [
    IndicatorFigure(uid="a", indicator="A", plan=Decimal(20), actual=Decimal("18.5")),
    IndicatorFigure(uid="b", indicator="B", plan=Decimal(30), actual=Decimal(31)),
]
CONTENTS = Snapshot(
    [
        *FIGURES,
        Conference(uid="c", title="Hội nghị", present=120, form="online"),
        Report(uid="r", period="2024-NAM", subject="Kết quả"),
    ]
)
WRITTEN = workbook.write(CONTENTS, LETTER)
Book = openpyxl.Workbook
FIGURE, UPRIGHT = "Số liệu chỉ tiêu", "Báo cáo"


def cell_of(book: Book, key: str, row: int = 4):
    sheet = book[FIGURE]
    return sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == key))


def styled(**look: object) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for name, value in look.items():
            setattr(cell_of(book, "actual"), name, value)

    return change


def on_sheet(change: Callable[..., object], title: str = FIGURE) -> Callable[[Book], None]:
    return lambda book: (change(book[title]), None)[1]


def red(sheet) -> None:
    sheet.conditional_formatting.add("A1:Z99", CellIsRule(operator="equal", formula=["1"], font=Font(color="FFFFFFFF")))


def filtered(sheet) -> None:
    sheet.auto_filter.add_filter_column(0, ["1"])


def scrolled(sheet) -> None:
    sheet.sheet_view.pane.topLeftCell = "G6"


def prompted(sheet) -> None:
    sheet.data_validations.dataValidation[0].prompt = "999"


LOOKS: dict[str, Callable[[Book], None]] = {
    "nothing": styled(number_format=";;;"),
    "other number": styled(number_format='"999"'),
    "millions": styled(number_format="#,##0,,"),
    "per cent": styled(number_format="0%"),
    "rounded": styled(number_format="#,##0"),
    "white": styled(font=Font(name="Times New Roman", color="FFFFFFFF")),
    "pale": styled(font=Font(name="Times New Roman", color="FFB8C4CE")),
    "tiny": styled(font=Font(name="Times New Roman", size=1)),
    "other face": styled(font=Font(name="Wingdings")),
    "struck out": styled(font=Font(name="Times New Roman", strike=True)),
    "of the theme": styled(font=Font(name="Times New Roman", color=openpyxl.styles.colors.Color(theme=0))),
    "dark ground": styled(fill=PatternFill("solid", start_color="FF1F2933")),
    "pattern": styled(fill=PatternFill("darkGrid", start_color="FF1F2933")),
    "repeated": styled(alignment=Alignment(horizontal="fill")),
    "turned": styled(alignment=Alignment(textRotation=180)),
    "right to left": styled(alignment=Alignment(readingOrder=2)),
    "conditional": on_sheet(red),
    "filter": on_sheet(filtered),
    "scrolled": on_sheet(scrolled),
    "no zeros": on_sheet(lambda sheet: setattr(sheet.sheet_view, "showZeros", False)),
    "formulas": on_sheet(lambda sheet: setattr(sheet.sheet_view, "showFormulas", True)),
    "mirrored": on_sheet(lambda sheet: setattr(sheet.sheet_view, "rightToLeft", True)),
    "no rows": on_sheet(lambda sheet: setattr(sheet.sheet_format, "zeroHeight", True)),
    "low rows": on_sheet(lambda sheet: setattr(sheet.sheet_format, "defaultRowHeight", 1)),
    "1904": lambda book: setattr(book, "epoch", openpyxl.utils.datetime.CALENDAR_MAC_1904),
    "prompt": on_sheet(prompted, "Hội nghị"),
}


def refusal_of(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        workbook.read(data)
    assert refused.value.reason == "workbook"
    return refused.value.detail


def test_what_was_only_saved_again_is_read():
    assert workbook.read(change_sheet(WRITTEN, lambda book: None)).snapshot == CONTENTS


@pytest.mark.parametrize("change", LOOKS.values(), ids=LOOKS)
def test_a_look_that_shows_something_else_is_refused(change: Callable[[Book], None]):
    assert refusal_of(change_sheet(WRITTEN, change)) == "unlike"


SHEET = next(name for name, part in parts_of(WRITTEN).items() if b"#indicator_figure" in part)
ROW_4 = '<row r="4"'


def twice(old: str, new: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return replaced(SHEET, old, new)


SPELLINGS = {
    "a cell twice": twice("</row></sheetData>", '<c r="A5"><v>2</v></c></row></sheetData>'),
    "a row twice": twice("</sheetData>", '<row r="5"><c r="C5"><v>2</v></c></row></sheetData>'),
    "a row before": twice("</sheetData>", '<row r="2"><c r="C2"><v>2</v></c></row></sheetData>'),
    "a cell of another row": twice("</row></sheetData>", '<c r="Z9"><v>2</v></c></row></sheetData>'),
    "two values": twice("<v>31</v>", "<v>31</v><v>32</v>"),
    "value and text": twice("<v>31</v>", "<is><t>32</t></is><v>31</v>"),
    "a comment": twice("<v>31</v>", "<v>3<!-- -->1</v>"),
    "letters by number": twice("<v>31</v>", "<v>&#51;1</v>"),
    "painted letters": twice("<is><t>A</t></is>", '<is><r><rPr><color rgb="FFFFFFFF"/></rPr><t>A</t></r></is>'),
    "spoken letters": twice("<is><t>A</t></is>", "<is><t>A</t><rPh sb='0' eb='1'><t>B</t></rPh></is>"),
    "an error": twice('t="n"><v>31</v>', 't="e"><v>#REF!</v>'),
    "another vocabulary": twice("</sheetData>", '</sheetData><x:y xmlns:x="urn:x"/>'),
    "a drawing": twice("</worksheet>", '<drawing xmlns:r="urn:r" r:id="rId1"/></worksheet>'),
}


@pytest.mark.parametrize("change", SPELLINGS.values(), ids=SPELLINGS)
def test_what_programs_settle_differently_is_refused(change: Callable[[dict[str, bytes]], dict[str, bytes]]):
    assert refusal_of(packed(change(parts_of(WRITTEN)))) in ("unlike", "far-cell")


def hide_column(book: Book) -> None:
    book[FIGURE].column_dimensions[cell_of(book, "plan").column_letter].hidden = True


def narrow_column(book: Book) -> None:
    book[FIGURE].column_dimensions[cell_of(book, "plan").column_letter].width = 0.3


def hide_row(book: Book) -> None:
    book[FIGURE].row_dimensions[5].hidden = True


def low_row(book: Book) -> None:
    book[FIGURE].row_dimensions[5].height = 0.5


def cover(book: Book) -> None:
    at = cell_of(book, "plan")
    kept = book[FIGURE].cell(4, at.column + 1).value
    book[FIGURE].merge_cells(start_row=4, end_row=4, start_column=at.column, end_column=at.column + 1)
    vars(book[FIGURE])["_cells"][4, at.column + 1] = openpyxl.cell.cell.Cell(book[FIGURE], 4, at.column + 1, kept)


def swap_labels(book: Book) -> None:
    plan, actual = cell_of(book, "plan", 3), cell_of(book, "actual", 3)
    plan.value, actual.value = actual.value, f" {str(plan.value).upper()}"


def add_column(book: Book) -> None:
    sheet = book[FIGURE]
    at = sheet.max_column + 1
    sheet.cell(3, at).value, sheet.cell(4, at).value = "Thực hiện (đã duyệt)", "999"


def hide_standing(book: Book) -> None:
    sheet = book[UPRIGHT]
    row = next(cell.row for cell in sheet["A"] if cell.value == "subject")
    sheet.row_dimensions[row].hidden = True


def tell_without_key(book: Book) -> None:
    sheet = book[UPRIGHT]
    sheet.append(["", "Trích yếu", "Kết quả khác"])


def rename_line(book: Book) -> None:
    sheet = book[UPRIGHT]
    sheet.cell(next(cell.row for cell in sheet["A"] if cell.value == "subject"), 2).value = "Kỳ"


def hide_letter(book: Book) -> None:
    book["Thông tin"].column_dimensions["C"].hidden = True


@pytest.mark.parametrize(
    "change",
    [
        *(hide_column, narrow_column, hide_row, low_row, cover, swap_labels, add_column),
        *(hide_standing, tell_without_key, rename_line, hide_letter),
    ],
)
def test_figures_that_nobody_sees_or_under_another_name_are_bad_cells(change: Callable[[Book], None]):
    assert refusal_of(change_sheet(WRITTEN, change)) == "cells"
