"""What a document says of itself, and that it keeps what it promises for the archives."""

import json
import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageCms

from app.reports import archive, fonts, page
from app.reports.archive import About
from app.reports.style import BODY, HEADING, line
from app.reports.tables import Column, Row, grid

ABOUT = About("Báo cáo <công tác> & kết quả", "Ủy ban MTTQ phường Hoa Mẫu", "Năm 2024", "2024-12-04")


def drawn(words: str = "Đoàn kết", about: About = ABOUT) -> bytes:
    fonts.register()
    table = grid([Column("TT", 10), Column("Tên", 90)], [Row(("1", words))])
    return page.build([line("1. Mở đầu", HEADING), line(words, BODY), table], about, footnote="Chú thích")


def metadata(pdf: bytes) -> str:
    found = re.search(rb"<\?xpacket begin.*?<\?xpacket end=\"r\"\?>", pdf, re.DOTALL)
    assert found
    return found[0].decode()


def objects(pdf: bytes, folder: Path) -> dict[str, Any]:
    """Every object of a document as qpdf reads it."""
    file = folder / "van-ban.pdf"
    file.write_bytes(pdf)
    command = ["qpdf", "--json", "--json-key=qpdf", str(file)]
    told: Any = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return told["qpdf"][1]


def test_metadata_say_what_the_entries_of_the_document_say() -> None:
    told = metadata(drawn())
    for words in (
        "Báo cáo &lt;công tác&gt; &amp; kết quả",
        "<rdf:li>Ủy ban MTTQ phường Hoa Mẫu</rdf:li>",
        "Năm 2024",
        "<rdf:li>vi-VN</rdf:li>",
        "<xmp:CreateDate>2024-12-04T12:00:00+07:00</xmp:CreateDate>",
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ):
        assert words in told
    assert archive.pdf_date(ABOUT) == "D:20241204120000+07'00'"
    assert archive.pdf_date(About("x")) == "D:20000101120000+07'00'"


@pytest.mark.parametrize(
    "pdf", [drawn("Một chữ không có: 漢"), drawn(about=About("Trang bọc", archival=False))], ids=["letter", "cover"]
)
def test_no_promise_is_made_that_is_not_kept(pdf: bytes) -> None:
    assert "pdfaid:part" not in metadata(pdf)


def test_the_same_document_has_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_the_profile_of_colours_is_read_as_srgb_and_has_no_date() -> None:
    profile = archive.srgb()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    assert profile[24:30] == bytes.fromhex("07d0 0001 0001")


def test_the_promises_of_an_archival_document_are_kept(tmp_path: Path) -> None:
    """Our own list from ISO 19005-3, §6: what our pages could break."""
    pdf = drawn()
    found = objects(pdf, tmp_path)
    values = [entry["value"] for entry in found.values() if "value" in entry]
    streams = [entry["stream"]["dict"] for entry in found.values() if "stream" in entry]
    kinds = [value for value in values if isinstance(value, dict)] + streams
    catalog = next(value for value in kinds if value.get("/Type") == "/Catalog")
    assert catalog["/Lang"] == "u:vi-VN"
    assert catalog["/MarkInfo"] == {"/Marked": True} or found[f"obj:{catalog['/MarkInfo']}"]["value"]["/Marked"]
    assert not catalog.keys() & {"/OpenAction", "/AA", "/OCProperties", "/Names"}
    intent = found[f"obj:{catalog['/OutputIntents'][0]}"]["value"]
    assert found[f"obj:{intent['/DestOutputProfile']}"]["stream"]["dict"]["/N"] == 3
    assert "/Filter" not in found[f"obj:{catalog['/Metadata']}"]["stream"]["dict"]
    described = [value for value in kinds if value.get("/Type") == "/Font"]
    assert described
    assert all("/ToUnicode" in font for font in described)
    assert all("/FontFile2" in found[f"obj:{font['/FontDescriptor']}"]["value"] for font in described)
    assert not any(value.get("/Type") == "/ExtGState" or "/SMask" in value or "/JS" in value for value in kinds)
    for at in re.finditer(rb"endstream", pdf):
        assert pdf[at.start() - 1 : at.start()] == b"\n"
    said = subprocess.run(["qpdf", "--check", str(tmp_path / "van-ban.pdf")], capture_output=True, check=True).stdout
    assert b"No syntax or stream encoding errors" in said


def test_a_line_end_is_told_from_the_data_before_it() -> None:
    """Behind data that end with a carriage return the line end has two bytes; the table says where things are then."""
    written = b"%PDF-1.7\n"
    starts: list[int] = []
    for number, data in enumerate((b"ab\r", b"abc", b""), 1):
        starts.append(len(written))
        held = b"<< /Length %d >>\nstream\n%bendstream\n" % (len(data), data) if data else b"<< /Type /Catalog >>\n"
        written += b"%d 0 obj\n%bendobj\n" % (number, held)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    table = b"xref\n0 4\n0000000000 65535 f \n%btrailer\n<< /Root 3 0 R /Size 4 >>\nstartxref\n%d\n%%%%EOF\n"
    ended = archive.with_line_ends(written + table % (rows, len(written)))
    assert b"\nab\r\r\nendstream\n" in ended
    assert b"\nabc\nendstream\n" in ended
    at = int(ended[ended.rindex(b"startxref") :].split()[1])
    assert ended[at:].startswith(b"xref\n0 4\n0000000000 65535 f \n")
    for number, start in enumerate(re.findall(rb"(\d{10}) 00000 n \n", ended[at:]), 1):
        assert ended[int(start) :].startswith(b"%d 0 obj\n" % number)


def test_every_code_of_a_face_means_something(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn("Chữ 漢 ở giữa"))
    subprocess.run(["qpdf", "--qdf", str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")], check=True)
    meanings = re.findall(rb"<[0-9A-F]{2}> <([0-9A-F]{4})>", (tmp_path / "b.pdf").read_bytes())
    assert b"FFFD" in meanings
    assert b"0000" not in meanings
