import dataclasses
import io
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.campaign import Beneficiary
from app.domain.conference import Conference
from app.domain.guidance import load_default
from app.domain.guidance_items import GUIDANCE_KINDS
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.office import Office, Officer
from app.domain.records import KINDS
from app.domain.report import Report
from app.errors import UserError
from app.packages import signed_workbook, workbook
from app.packages.letter import Letter
from tests.strategies import records, snapshots

LETTER = Letter(
    kind="report",
    package="0b5cf60c-1111-4222-8333-444455556666",
    sender="099001",
    sender_name="Ủy ban MTTQ Việt Nam phường Hoa Mẫu",
    addressee="990",
    period="2024-NAM",
    made_at="2024-12-05T08:00:00+07:00",
    program="Sổ Mặt trận 0.1",
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHARED = [kind for kind in KINDS.values() if not kind.description.local]
ALL = {**KINDS, **GUIDANCE_KINDS}


@pytest.mark.parametrize("kind", [*SHARED, *GUIDANCE_KINDS.values()], ids=lambda kind: kind.description.name)
@settings(deadline=None, max_examples=4)
@given(data=st.data())
def test_reading_gives_back_what_was_written(kind, data):
    rows = data.draw(st.lists(records(kind), min_size=1, max_size=3))
    ledger = Snapshot(rows)
    sheets = workbook.read(workbook.write(ledger, LETTER, kinds=ALL), ALL)
    assert sheets.snapshot == workbook.shareable(ledger, ALL)
    assert sheets.letter == workbook.letter_fields(LETTER)
    assert sheets.remarks == ()


@settings(deadline=None, max_examples=8)
@given(data=st.data())
def test_many_kinds_in_one_workbook(data):
    ledger = data.draw(snapshots(SHARED))
    assert workbook.read(workbook.write(ledger, LETTER)).snapshot == workbook.shareable(ledger)


def test_a_workbook_of_the_first_program_is_still_read():
    """Every kind in rows, the letter by its codes alone, no control sums, signed: written before the sheets changed."""
    data = (Path(__file__).parents[1] / "golden" / "older_workbook.xlsx").read_bytes()
    signed_workbook.check(data)
    sheets = workbook.read(data)
    (report,) = sheets.snapshot.all(Report)
    (conference,) = sheets.snapshot.all(Conference)
    assert (sheets.letter["sender"], sheets.letter["period"], sheets.remarks) == ("99001", "2024-NAM", ())
    assert (report.period, conference.held_on[:4], len(sheets.snapshot.records())) == ("2024-NAM", "2024", 24)
    again = workbook.read(workbook.write(sheets.snapshot, LETTER, load_default()))
    assert again.snapshot == sheets.snapshot


def test_personal_data_is_never_written():
    secret = "Trần Thị Bí Mật"
    officer = Officer(uid="o", **{field.key: secret for field in Officer.description.fields if field.local})
    written = workbook.write(Snapshot([officer, Beneficiary(uid="b", parent="c", name=secret)]), LETTER)
    parts = zipfile.ZipFile(io.BytesIO(written))
    everything = b"".join(parts.read(name) for name in parts.namelist())
    assert any(field.local for field in Officer.description.fields)
    assert "Bí Mật".encode() not in everything
    assert "Bí Mật".encode("ascii", "xmlcharrefreplace") not in everything
    assert b"#beneficiary" not in everything


def change_sheet(data: bytes, change) -> bytes:
    """Edit with openpyxl what an Excel user might edit; the guard reads such a file as our own."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


CONFERENCE = Conference(uid="c1", title="Hội nghị sơ kết", held_on="2024-09-16", present=120, form="online")


def test_columns_match_by_key_and_sheets_by_kind():
    def shuffle(book):
        sheet = book["Hội nghị"]
        sheet.title = "Tên khác"
        sheet.insert_cols(4)
        for letter, column in sheet.column_dimensions.items():  # they do not move with what is in them
            column.hidden = letter == "B"
        sheet.cell(1, 4, "mood_of_the_room")
        sheet.cell(4, 4, "vui")
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == "form"))

    sheets = workbook.read(change_sheet(workbook.write(Snapshot([CONFERENCE]), LETTER), shuffle))
    assert sheets.snapshot == Snapshot([dataclasses.replace(CONFERENCE, form=None)])
    assert "mood_of_the_room" in sheets.remarks[0]


def test_a_sheet_of_a_newer_version_is_passed_over_with_a_remark():
    def add(book):
        book.create_sheet("Mới")["A1"] = "#something_new"

    sheets = workbook.read(change_sheet(workbook.write(Snapshot([CONFERENCE]), LETTER), add))
    assert sheets.snapshot == Snapshot([CONFERENCE])
    assert "Mới" in sheets.remarks[0]


@pytest.mark.parametrize("mark", ["", "ghi chú", "#conference"])
def test_a_sheet_that_is_not_ours_is_refused(mark: str):
    def add(book):
        book.create_sheet("Lạ")["A1"] = mark

    with pytest.raises(UserError) as refused:
        workbook.read(change_sheet(workbook.write(Snapshot([CONFERENCE]), LETTER), add))
    assert (refused.value.reason, refused.value.detail) == ("workbook", "extra-sheet")


def test_every_bad_cell_is_named():
    def spoil(book):
        sheet = book["Hội nghị"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(4, columns["held_on"]).value = "hôm qua"
        sheet.cell(4, columns["present"]).value = "đông"
        sheet.cell(5, columns["title"]).value = "Không có mã"
        sheet.cell(6, columns["uid"]).value = "c1"

    with pytest.raises(workbook.WorkbookError) as refused:
        workbook.read(change_sheet(workbook.write(Snapshot([CONFERENCE]), LETTER), spoil))
    bad = refused.value.cells
    assert refused.value.reason == "workbook"
    assert {(cell.sheet, cell.cell[-1]) for cell in bad} == {("Hội nghị", "4"), ("Hội nghị", "5"), ("Hội nghị", "6")}
    assert len(bad) == 4
    assert "16/9/2024" in " ".join(cell.reason for cell in bad)


def test_what_no_cell_can_hold_is_refused_before_sealing():
    with pytest.raises(UserError) as refused:
        workbook.write(Snapshot([dataclasses.replace(CONFERENCE, summary="a\x0bb")]), LETTER)
    assert refused.value.reason == "workbook-text"
    assert "Hội nghị sơ kết" in refused.value.sentence
    assert "U+000B" in refused.value.sentence


def test_no_text_becomes_a_formula():
    risky = ("=1+1", "+84", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1")
    ledger = Snapshot(Conference(uid=str(number), title=title) for number, title in enumerate(risky))
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(ledger, LETTER)))
    column = next(cell.column for cell in book["Hội nghị"][1] if cell.value == "title")
    cells = [book["Hội nghị"].cell(4 + number, column) for number in range(len(risky))]
    assert [(cell.data_type, cell.value, cell.quotePrefix) for cell in cells] == [("s", text, True) for text in risky]


def test_the_layout_helps_people():
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(Snapshot([CONFERENCE]), LETTER)))
    sheet = book["Hội nghị"]
    columns = {cell.value: cell for cell in sheet[1]}
    held_on = sheet.cell(4, columns["held_on"].column)
    assert book.sheetnames[0] == "Thông tin"
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes.endswith("4")
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.protection.sheet
    assert sheet.cell(3, 3).protection.locked
    assert not held_on.protection.locked
    assert held_on.is_date
    assert held_on.number_format == "dd/mm/yyyy"
    assert any(rule.formula1.startswith("'Danh mục'!") for rule in sheet.data_validations.dataValidation)


def test_one_report_stands_upright_with_the_whole_of_its_longest_text():
    report = Report(uid="r", period="2024-NAM", symbol="007", population=16870, situation="Tình hình ổn định. " * 500)
    ledger = Snapshot([report, CONFERENCE])
    written = workbook.write(ledger, LETTER, load_default())
    sheet = openpyxl.load_workbook(io.BytesIO(written))["Báo cáo"]
    lines = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
    assert sheet.column_dimensions["A"].hidden
    assert list(lines)[:2] == ["#report", "#standing"]
    assert sheet.row_dimensions[lines["uid"][0].row].hidden
    assert (lines["population"][1].value, lines["population"][2].value) == ("Dân số (người)", 16870)
    assert lines["symbol"][2].value == "007"
    assert "strengths" not in lines  # nothing was written there
    spread = next(cells for cells in sheet.merged_cells.ranges if cells.min_row == lines["situation"][0].row)
    assert spread.max_row - spread.min_row >= 4
    assert workbook.read(written).snapshot == ledger


def test_two_reports_are_rows():
    ledger = Snapshot([Report(uid="r", period="2024-NAM"), Report(uid="s", period="2023-NAM")])
    written = workbook.write(ledger, LETTER)
    assert openpyxl.load_workbook(io.BytesIO(written))["Báo cáo"]["A3"].value == "STT"
    assert workbook.read(written).snapshot == ledger


def test_bad_cells_of_a_record_that_stands_upright_are_named():
    def spoil(book):
        sheet = book["Báo cáo"]
        row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "population")
        sheet.cell(row, 3).value = "đông"

    with pytest.raises(workbook.WorkbookError) as refused:
        workbook.read(change_sheet(workbook.write(Snapshot([Report(uid="r", population=5)]), LETTER), spoil))
    (bad,) = refused.value.cells
    assert (bad.sheet, bad.cell[0]) == ("Báo cáo", "C")
    assert "Dân số" in bad.reason


def test_what_holds_nothing_is_hidden_and_stays_readable():
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(Snapshot([CONFERENCE]), LETTER)))
    sheet = book["Hội nghị"]
    columns = {cell.value: sheet.column_dimensions[cell.column_letter] for cell in sheet[1]}
    assert columns["summary"].hidden
    assert not columns["title"].hidden
    assert "ẩn" in sheet["A2"].value
    assert sheet.column_dimensions[sheet["C3"].column_letter].width >= len("Hội nghị sơ kết")


def test_the_first_sheet_leads_to_every_other():
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(Snapshot([CONFERENCE]), LETTER, load_default())))
    front = book["Thông tin"]
    said = [str(cell.value) for row in front.iter_rows() for cell in row if cell.value]
    targets = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert targets == ["'Hội nghị'!A1", "'Đối chiếu'!A1"]
    assert {"SỔ SỐ LIỆU – BÁO CÁO", "Năm 2024", "08:00 ngày 05/12/2024"} <= set(said)
    assert any(line.startswith("01 dòng, ẩn ") for line in said)
    assert any("niêm phong" in line for line in said)
    assert front.protection.sheet
    assert front.protection.password is None


CHILDREN = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks"
).split()
"""The order that CT_Worksheet of ECMA-376 part 1 asks for: Excel offers to repair what stands otherwise."""


def test_every_part_is_built_as_excel_wants_it():
    report = Report(uid="r", situation="Tình hình ổn định. " * 500)
    written = workbook.write(Snapshot([report, CONFERENCE]), LETTER, load_default())
    archive = zipfile.ZipFile(io.BytesIO(written))
    types = archive.read("[Content_Types].xml").decode()
    for name in archive.namelist():
        part = ElementTree.fromstring(archive.read(name))
        if name.startswith("xl/worksheets/"):
            assert f"/{name}" in types
            order = [CHILDREN.index(child.tag.partition("}")[2]) for child in part]
            assert order == sorted(order), name
            merged = [cell.get("ref") for cell in part.iter(f"{MAIN}mergeCell")]
            assert len(merged) == len(set(merged))
            listed = part.findall(f"{MAIN}dataValidations/{MAIN}dataValidation")
            assert all(len(rule.get("errorTitle", "")) <= 32 for rule in listed)
    assert not [name for name in archive.namelist() if "worksheets/_rels" in name]
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    named = [style.get("name") for style in styles.iter(f"{MAIN}cellStyle")]
    assert {"Sổ: Tiêu đề", "Sổ: Đầu cột", "Sổ: Chữ", "Sổ: Chỉ để đọc"} <= set(named)
    assert len(named) == len(set(named))


def test_codes_of_the_guidance_are_explained_beside_them():
    figure = IndicatorFigure(uid="2024-NAM.QT_HN", period="2024-NAM", indicator="QT_HN", actual=Decimal(3))
    guidance = load_default()
    written = workbook.write(Snapshot([figure]), LETTER, guidance)
    shown = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(written))["Số liệu chỉ tiêu"][4]]
    assert guidance.indicator("QT_HN").name in shown
    assert workbook.read(written).snapshot == Snapshot([figure])


def test_libreoffice_opens_it_and_keeps_what_it_shows(tmp_path):
    ledger = Snapshot(
        [
            Office(uid="o", code="099001", name="Phường Hoa Mẫu"),
            Conference(uid="c", title="Uỷ ban – hoà bình “=1+1”\n_x000D_", held_on="2024-09-16", ends_on="2024-09"),
            Conference(uid="d", title="=1+1", held_on="--12-18", present=1234),
        ]
    )
    source = tmp_path / "so-lieu.xlsx"
    source.write_bytes(workbook.write(ledger, LETTER))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            every_sheet,
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    office = (tmp_path / "so-lieu-Đơn vị.csv").read_text("utf-8")
    conferences = (tmp_path / "so-lieu-Hội nghị.csv").read_text("utf-8")
    assert "099001" in office
    assert "Phường Hoa Mẫu" in office
    assert "16/09/2024" in conferences
    assert "18/12" in conferences
    assert "_x000D_" in conferences
    assert "=1+1" in conferences
    assert "1,234" in conferences
