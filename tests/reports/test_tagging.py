"""Whatever is put on a page is tagged: in reading order, each thing once, decoration as artifact."""

import re
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Raster
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, PageBreak, Spacer, Table

from app.reports import fonts, page
from app.reports.closing import Closing
from app.reports.page import About, landscape, portrait
from app.reports.style import BODY, CAPTION, HEADING, PART, SUBHEADING, TITLE, line
from app.reports.tables import FACE, Band, Column, Row, grid
from app.reports.tagging import has_words, spaced, with_artifacts

LONG = "Mặt trận Tổ quốc Việt Nam phường Hoa Mẫu vận động nhân dân đoàn kết. " * 60


@pytest.fixture(autouse=True)
def _faces() -> None:
    fonts.register()


def drawn(*story: Flowable, footnote: str = "", across: str = "") -> bytes:
    return page.build(story, About("Thử"), footnote=footnote, across=across)


def tree(pdf: bytes, folder: Path) -> str:
    """The tree as poppler reads it, with the text of each element."""
    file = folder / "tagged.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return re.sub(r" (?:<\w+> )?\((?:block|inline)\)", "", done.stdout.decode())


def roles(told: str) -> list[str]:
    return [row.strip().rstrip(":") for row in told.splitlines() if row.strip()[:1] not in ("", '"', "/")]


def contents(pdf: bytes) -> list[str]:
    """What every page draws."""
    found: list[str] = []
    for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL):
        try:
            text = zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
        if text.startswith("1 0 0 1 0 0 cm"):
            found.append(text)
    return found


def test_headings_say_their_level_and_order_is_that_of_the_story(tmp_path: Path) -> None:
    told = tree(
        drawn(line("BÁO CÁO", TITLE), line("I. MỘT", PART), line("1. Hai", HEADING), line("a) Ba", SUBHEADING),
              line("Chữ.", BODY), line("2. Bốn", HEADING), footnote="Chú thích."),
        tmp_path,
    )  # fmt: skip
    assert roles(told) == ["Document", "H1", "H2", "H3", "H4", "P", "H3", "Note"]
    assert re.findall(r'"(.*)"', told) == ["BÁO CÁO", "I. MỘT", "1. Hai", "a) Ba", "Chữ.", "2. Bốn", "Chú thích."]


def test_no_level_of_headings_is_skipped(tmp_path: Path) -> None:
    styles = [SUBHEADING, HEADING, PART, SUBHEADING, SUBHEADING, TITLE]
    told = tree(drawn(*(line(str(number), form) for number, form in enumerate(styles))), tmp_path)
    assert roles(told) == ["Document", "H1", "H2", "H2", "H3", "H4", "H1"]


def test_a_paragraph_over_pages_stays_one_and_keeps_its_blanks(tmp_path: Path) -> None:
    pdf = drawn(line(LONG, BODY), line("Hết.", BODY))
    told = tree(pdf, tmp_path)
    assert roles(told) == ["Document", "P", "P"]
    assert " ".join(re.findall(r'"(.*)"', told)).split() == [*LONG.split(), "Hết."]
    assert b"/Type /MCR" in pdf


def test_a_table_that_is_divided_by_the_close_of_a_document_is_one(tmp_path: Path) -> None:
    rows = [Row((str(number), "Hội nghị")) for number in range(1, 46)]
    close = Closing([line("Chữ ký", BODY), Spacer(1, 150)])
    told = tree(drawn(grid([Column("TT", 10), Column("Tên", 90)], rows), close), tmp_path)
    assert roles(told) == ["Document", "Table", "TR", "TH", "TH", *["TR", "TD", "TD"] * 45, "P"]


def test_a_table_has_its_header_once_and_cells_where_they_stand(tmp_path: Path) -> None:
    rows = [Row((str(number), f"Hội nghị {number}", "")) for number in range(1, 90)]
    pdf = drawn(grid([Column("TT", 10), Column("Tên", 60), Column("Ghi chú", 30)], [Band("Nhóm"), *rows]))
    assert len(contents(pdf)) > 2
    told = tree(pdf, tmp_path)
    assert roles(told) == ["Document", "Table", "TR", *["TH"] * 3, "TR", "TD", *["TR", "TD", "TD", "TD"] * 89]
    assert told.count('"Tên"') == 1
    assert told.count("Hội nghị 45") == 1
    assert re.search(rb"/S /TD /P \d+ 0 R /A << /O /Table /ColSpan 3 >>", pdf)


def test_a_table_that_only_lays_out_is_no_table(tmp_path: Path) -> None:
    told = tree(
        drawn(Table([["Trái", [line("Giữa", BODY), line("Dưới", BODY)]], ["", line("Phải", BODY)]], style=[FACE])),
        tmp_path,
    )
    assert roles(told) == ["Document", "Div", "P", "P", "P", "P"]
    assert re.findall(r'"(.*)"', told) == ["Trái", "Giữa", "Dưới", "Phải"]


def test_a_picture_is_told_by_its_caption_and_a_drawing_by_itself(tmp_path: Path) -> None:
    Raster.new("RGB", (40, 30)).save(tmp_path / "a.jpg")
    photo = [Image(str(tmp_path / "a.jpg"), 80, 60), line("Quang cảnh hội nghị", CAPTION)]
    alone: Any = Image(str(tmp_path / "a.jpg"), 80, 60)
    alone.alt = "Biểu đồ cột"
    pdf = drawn(KeepTogether([Table([[photo, photo[:1]]], style=[FACE])]), alone)
    assert roles(tree(pdf, tmp_path))[:5] == ["Document", "Div", "Figure", "Caption", "Figure"]
    said = {bytes.fromhex(found.decode())[2:].decode("utf-16-be") for found in re.findall(rb"/Alt <(\w+)>", pdf)}
    assert said == {"Quang cảnh hội nghị", "Biểu đồ cột", *(["Hình không có lời mô tả"] if len(said) == 3 else [])}


def test_whatever_paints_is_tagged_or_an_artifact() -> None:
    table = grid([Column("TT", 10), Column("Tên", 90)], [Row((str(number), LONG[:200])) for number in range(40)])
    pdf = drawn(line(LONG, BODY), table, *landscape(), line("Ngang", BODY), *portrait(), table, across="BẢN NHÁP")
    for stream in contents(pdf):
        depth = 0
        for row in stream.splitlines():
            opens, closes = row.endswith((" BDC", " BMC")), row == "EMC"
            depth += opens - closes
            assert depth in (0, 1)
            assert depth or not re.search(r"(?:^| )(?:S|f\*?|B\*?|Do|Tj)(?: |$)", row), row
        assert depth == 0
        assert "/Artifact BMC" in stream


def test_a_page_without_text_and_a_document_without_words(tmp_path: Path) -> None:
    told = tree(drawn(line("Một", BODY), PageBreak(), Spacer(1, 20), PageBreak(), line("Hai", BODY)), tmp_path)
    assert roles(told) == ["Document", "P", "P"]
    assert roles(tree(drawn(Spacer(1, 20)), tmp_path)) == ["Document"]


stories = st.lists(
    st.sampled_from("paragraph long heading table wide layout keep break room".split()), min_size=1, max_size=8
)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories)
def test_nothing_that_is_written_is_lost_or_told_twice(tmp_path: Path, kinds: list[str]) -> None:
    """Each text of a story is in its tags once, in its order, however the pages break."""
    words: list[str] = []

    def say(kind: str) -> str:
        words.append(f"{kind}{len(words)}")
        return words[-1]

    def made(kind: str) -> list[Flowable]:
        rows = [Row((say(kind), say(kind))) for _ in range(12 if kind in ("table", "wide") else 0)]
        heads = [Column(say("head"), 1), Column(say("head"), 1)] if rows else []
        several = [line(say(kind), BODY) for _ in range(3 if kind in ("layout", "keep") else 0)]
        plain: dict[str, list[Flowable]] = {
            "layout": [Table([[several[:1], several[1:]]], style=[FACE])] if several else [],
            "keep": [KeepTogether([*several])],
            "break": [PageBreak()],
            "room": [CondPageBreak(300), Spacer(1, 100)],
        }
        if rows:
            return [grid(heads, rows)]
        if kind in plain:
            return plain[kind]
        return [line(f"{say(kind)} {LONG[:1500] if kind == 'long' else ''}", HEADING if kind == "heading" else BODY)]

    story = [flowable for kind in kinds for flowable in made(kind)]
    told = re.findall(r"[a-z]+\d+", tree(drawn(*story), tmp_path))
    assert sorted(told) == sorted(words)
    plain = [word for word in words if not word.startswith(("head", "table", "wide"))]
    assert [word for word in told if word in plain] == plain


def test_strokes_are_told_apart() -> None:
    assert with_artifacts(["q", "n 0 0 m 1 1 l S", "Q"]) == ["q", "/Artifact BMC", "n 0 0 m 1 1 l S", "EMC", "Q"]
    assert with_artifacts(["q", "BT () Tj T* ET", "Q"]) == ["q", "BT () Tj T* ET", "Q"]
    assert has_words(["BT (a) Tj T* ET"], 0)
    assert not has_words(["BT (a) Tj T* ET"], 1)
    assert spaced("BT (a) Tj T* <6b> Tj T* (c) Tj T* ET") == "BT (a ) Tj T* <6b20> Tj T* (c) Tj T* ET"
    assert (
        spaced("BT 1 0 Td (a) Tj T* -1 0 Td (b) Tj T* 2 0 Td ET") == "BT 1 0 Td (a ) Tj T* -1 0 Td (b) Tj T* 2 0 Td ET"
    )
