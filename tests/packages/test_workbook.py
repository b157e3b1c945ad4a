import dataclasses
import io
import subprocess
import zipfile
from decimal import Decimal

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
from app.errors import UserError
from app.packages import workbook
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
