"""What holds for every document, whatever the office has typed: outside judges, paper, and the golden texts."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.domain.guidance import Guidance, load_default
from app.reports.page import BOTTOM, WIDE_BOTTOM
from tests.reports.papers import LEDGERS, PAPERS

GOLDEN = Path(__file__).parent.parent / "golden" / "papers"
MM = 72 / 25.4
EDGE = 9 * MM
"""Nothing is printed nearer to the edge of the paper: an office printer would lose it. Page numbers stand highest;
below, the margin stays free of everything."""

everything = pytest.mark.parametrize(
    ("ledger", "paper"),
    [(ledger, paper) for ledger in LEDGERS for paper in PAPERS if paper != "tong-hop-tinh" or ledger == "mau"],
)

remembered = pytest.mark.parametrize(
    ("ledger", "paper"),
    [(ledger, paper) for ledger in ("mau", "trong") for paper in PAPERS if paper != "tong-hop-tinh"],
)


@cache
def made(ledger: str, paper: str) -> bytes:
    guidance = _guidance()
    return PAPERS[paper](LEDGERS[ledger](guidance), guidance)


@cache
def _guidance() -> Guidance:
    return load_default()


@everything
def test_judges_find_nothing_and_every_face_is_inside(ledger: str, paper: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(made(ledger, paper))
    judged = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in judged.stdout
    faces = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert faces
    for face in faces:
        embedded, subset, unicode = face.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), face


@everything
def test_nothing_is_printed_off_the_paper_or_on_an_empty_page(ledger: str, paper: str) -> None:
    for number, page in enumerate(_pages(made(ledger, paper)), 1):
        words = page.get_textpage()
        assert len(words.get_text_range().strip()) > 3 or paper == "bia-gui-kin", f"trang {number} trống"
        for at in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(at)
            across = left >= EDGE and right <= page.get_width() - EDGE
            foot = WIDE_BOTTOM if page.get_width() > page.get_height() else BOTTOM
            along = bottom >= foot - MM / 2 and top <= page.get_height() - EDGE
            assert (across, along) == (True, True), (
                f"trang {number}: {words.get_text_bounded(left, bottom, right, top)}"
            )
        words.close()


@everything
def test_what_is_read_back_is_composed_vietnamese(ledger: str, paper: str) -> None:
    text = "".join(_texts(made(ledger, paper)))
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search("[\ufffd\u25a0\u25a1\x00]", text)


@remembered
def test_the_text_is_the_golden_one(ledger: str, paper: str, regold: bool) -> None:
    file = GOLDEN / f"{ledger}-{paper}.txt"
    text = "".join(_texts(made(ledger, paper)))
    if regold:
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def _texts(data: bytes) -> Iterator[str]:
    """The text of each page under its number."""
    for number, page in enumerate(_pages(data), 1):
        words = page.get_textpage()
        yield f"--- trang {number}\n" + words.get_text_range().replace("\r\n", "\n").rstrip() + "\n"
        words.close()


def _pages(data: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(data)
    for at in range(len(document)):
        page = document[at]
        yield page
        page.close()
    document.close()
