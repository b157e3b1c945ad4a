import contextlib
import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.domain.ledger import Snapshot
from app.domain.office import Office
from app.errors import UserError
from app.packages import workbook
from app.packages.letter import Letter
from app.packages.workbook_guard import Limits, check

LETTER = Letter(
    kind="report", package="p", sender="99001", sender_name="Phường Hoa Mẫu", addressee="990", period="2024-NAM"
)
GOOD = workbook.write(Snapshot([Office(uid="o", code="99001", name="Phường Hoa Mẫu", level="ward")]), LETTER)

Parts = dict[str, bytes]


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def replaced(name: str, old: str, new: str) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        assert old.encode() in parts[name]
        return {**parts, name: parts[name].replace(old.encode(), new.encode(), 1)}

    return change


def added(name: str, part: str = "<x/>") -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, name: part.encode()}


SHEET = "xl/worksheets/sheet2.xml"
BOMB = '<c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
REL = '<Relationship Id="rX" Type="x" Target="{}" TargetMode="{}"/></Relationships>'

REFUSED: list[tuple[str, Callable[[Parts], Parts]]] = [
    ("macros", added("xl/vbaProject.bin")),
    ("macros", added("xl/macrosheets/sheet1.xml")),
    ("macros", replaced("[Content_Types].xml", "spreadsheetml.sheet.main", "sheet.macroEnabled.main")),
    ("external-links", added("xl/externalLinks/externalLink1.xml")),
    ("embedded", added("xl/embeddings/oleObject1.bin")),
    ("activex", added("xl/activeX/activeX1.xml")),
    ("connections", added("xl/connections.xml")),
    ("queries", added("xl/queryTables/queryTable1.xml")),
    ("part", added("xl/strange.xml")),
    ("part", added("customXml/item1.xml")),
    ("part", added("../so-lieu.xml")),
    ("part", added("xl/printerSettings/printerSettings1.bin")),
    ("external-target", replaced("xl/_rels/workbook.xml.rels", "</Relationships>", REL.format("a", "External"))),
    ("external-target", replaced("_rels/.rels", "</Relationships>", REL.format("http://a.invalid", "&#69;xternal"))),
    ("dtd", replaced(SHEET, "<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
    ("dtd", replaced("xl/workbook.xml", "<workbook", "<!DOCTYPE a><workbook")),
    ("formula", replaced(SHEET, 't="inlineStr"><is><t>Ph', "><f>1+1</f><is><t>Ph")),
    ("hidden-sheet", replaced("xl/workbook.xml", 'sheetId="2" state="visible"', 'sheetId="2" state="veryHidden"')),
    ("far-cell", replaced(SHEET, "</row></sheetData>", BOMB)),
    ("far-cell", replaced(SHEET, "</row></sheetData>", BOMB.replace("<c r", "<c  r"))),
    ("far-cell", replaced(SHEET, "</row></sheetData>", "<c><v>1</v></c></row></sheetData>")),
    ("sheet-form", replaced(SHEET, "</row></sheetData>", BOMB.replace("<c", "<x:c"))),
    ("sheet-form", replaced(SHEET, "<sheetData>", "<sheetData/><sheetData>")),
    ("sheet-form", lambda parts: {**parts, SHEET: parts[SHEET].replace(b"sheetData>", b"x:sheetData>")}),
    ("sheet-list", added("xl/worksheets/sheet9.xml", "<worksheet/>")),
    ("not-workbook", lambda parts: {name: part for name, part in parts.items() if name != "xl/workbook.xml"}),
    ("encoding", lambda parts: {**parts, SHEET: parts[SHEET].decode().encode("utf-16")}),
    ("encoding", replaced(SHEET, "<worksheet", '<?xml version="1.0" encoding="UTF-7"?><worksheet')),
    ("damaged", replaced("xl/workbook.xml", "</workbook>", "")),
]


def refusal_of(data: bytes, **kept: object) -> str:
    with pytest.raises(UserError) as refused:
        check(data, **kept)  # pyright: ignore[reportArgumentType]
    assert refused.value.reason == "workbook"
    return refused.value.detail


def test_our_own_workbook_passes():
    checked = check(GOOD)
    assert [sheet.name for sheet in checked.sheets] == ["Thông tin", "Đơn vị", "Đối chiếu", "Danh mục"]
    before, after = (CalamineWorkbook.from_filelike(io.BytesIO(data)) for data in (GOOD, checked.data))
    for name in before.sheet_names:
        assert before.get_sheet_by_name(name).to_python() == after.get_sheet_by_name(name).to_python()


@pytest.mark.parametrize(("detail", "change"), REFUSED)
def test_what_has_no_place_in_data_is_refused_by_name(detail: str, change: Callable[[Parts], Parts]):
    assert refusal_of(packed(change(parts_of(GOOD)))) == detail


def test_every_refusal_says_what_was_found():
    sentences: dict[str, str] = {}
    for detail, change in REFUSED:
        with pytest.raises(UserError) as refused:
            check(packed(change(parts_of(GOOD))))
        sentences[detail] = refused.value.sentence
    known = [sentences[detail] for detail in ("macros", "external-links", "embedded", "activex", "connections")]
    assert len(set(known)) == len(known)


@pytest.mark.parametrize(
    "data",
    [
        b"x" + GOOD,
        GOOD + b"x",
        GOOD[:-1],
        GOOD[:-2] + b"\x01\x00x",
        b"PK\x03\x04",
        GOOD.replace(b"PK\x05\x06", b"PK\x05\x07"),
    ],
    ids=["before", "after", "cut", "comment", "stub", "no-end"],
)
def test_bytes_that_belong_to_no_part_are_refused(data: bytes):
    assert refusal_of(data) in ("zip-layout", "not-workbook")


def test_a_name_twice_is_refused():
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert refusal_of(out.getvalue()) == "duplicate"


def test_an_encrypted_part_is_refused():
    flagged = bytearray(packed(parts_of(GOOD)))
    place = flagged.find(b"PK\x01\x02")
    struct.pack_into("<H", flagged, place + 8, 1)
    struct.pack_into("<H", flagged, 6, 1)
    assert refusal_of(bytes(flagged)) == "encrypted"
    assert refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "encrypted"


def test_decompression_is_counted():
    assert refusal_of(packed({**parts_of(GOOD), SHEET: bytes(3_000_000)})) == "too-big"
    assert refusal_of(GOOD, limits=Limits(total=1000)) == "too-big"
    assert refusal_of(GOOD, limits=Limits(parts=3)) == "too-big"
    assert refusal_of(GOOD, limits=Limits(file=10)) == "too-big"
    lying = bytearray(GOOD)
    place = lying.find(b"PK\x01\x02")
    name = struct.unpack_from("<H", lying, place + 28)[0]
    assert name
    struct.pack_into("<L", lying, place + 24, 10)
    struct.pack_into("<L", lying, 22, 10)
    assert refusal_of(bytes(lying)) == "damaged"


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_changes_nothing_that_is_read(place: int, change: int):
    changed = bytearray(GOOD)
    changed[place] ^= change
    with contextlib.suppress(UserError):
        assert workbook.read(bytes(changed)) == workbook.read(GOOD)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200), st.integers(0, len(GOOD)), st.integers(0, 400))
def test_whatever_the_bytes_the_answer_is_a_sentence(new: bytes, place: int, gone: int):
    data = GOOD[:place] + new + GOOD[place + gone :]
    if data == GOOD:
        return
    with pytest.raises(UserError) as refused:
        workbook.read(data)
    assert refused.value.sentence.endswith(".")
