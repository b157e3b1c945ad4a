"""A document read in the window: drawn beside it, page by page, printed and saved."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.office import Office
from ui.pages.preview import PreviewPage
from ui.pages.preview_sheets import KEPT
from ui.pages.preview_viewer import Viewer
from ui.session import Session


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    return tmp_path / "in.pdf"


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session, printed: Path) -> PreviewPage:
    def to_file(parent: QWidget) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setFromTo(1, 2)
        return printer

    page = PreviewPage(sample_session, to_file)
    qtbot.addWidget(page.widget)
    page.widget.resize(900, 600)
    page.widget.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.viewer.sheets.is_drawn(0), timeout=20_000)
    return page


def words_of(pdf: Path | bytes) -> str:
    given = {"input": pdf} if isinstance(pdf, bytes) else {}
    source = "-" if isinstance(pdf, bytes) else str(pdf)
    return subprocess.run(
        ["pdftotext", "-layout", source, "-"], capture_output=True, check=True, **given
    ).stdout.decode()


def test_the_report_is_drawn_and_every_page_says_that_it_is_a_draft(page: PreviewPage, sample_session: Session) -> None:
    sheets = page.viewer.sheets
    assert page.viewer.count.text() == f"Trang 1/{sheets.pages}"
    assert page.told.text() == "Bản xem trước, chưa niêm phong"
    assert sample_session.office.sent() == [], "looking seals nothing"
    data = sample_session.office.outbox.preview("2024-NAM")
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    pages = ["".join(page.split()) for page in raw.split("\f")[:-1]]
    assert len(pages) == sheets.pages
    assert all("CHƯANIÊMPHONG" in letters for letters in pages)


def test_pages_are_turned_and_only_a_few_are_kept(qtbot: QtBot, page: PreviewPage) -> None:
    sheets = page.viewer.sheets
    for number in range(0, sheets.pages, 5):
        sheets.go_to(number)
        assert sheets.page == number
        assert page.viewer.count.text() == f"Trang {number + 1}/{sheets.pages}"
        qtbot.waitUntil(lambda number=number: sheets.is_drawn(number), timeout=10_000)
    assert sum(sheets.is_drawn(number) for number in range(sheets.pages)) <= KEPT
    qtbot.keyClick(sheets, Qt.Key.Key_Home)
    assert sheets.page == 0
    qtbot.keyClick(sheets, Qt.Key.Key_End)
    assert sheets.page == sheets.pages - 1


def test_pages_grow_and_shrink_and_fit_again(qtbot: QtBot, page: PreviewPage) -> None:
    sheets = page.viewer.sheets
    assert sheets.horizontalScrollBar().maximum() == 0
    page.viewer.larger.click()
    assert sheets.horizontalScrollBar().maximum() > 0
    page.viewer.fit.click()
    assert sheets.horizontalScrollBar().maximum() == 0
    for _ in range(20):
        page.viewer.smaller.click()
    assert sheets.page >= 0
    assert page.viewer.smaller.accessibleName()


def test_what_is_typed_is_in_the_next_look(qtbot: QtBot, page: PreviewPage, sample_session: Session, finish) -> None:
    sample_session.period = sample_session.office.period("2023-NAM")
    before = page.viewer.sheets.pages
    page.refresh()
    finish(sample_session)
    qtbot.waitUntil(lambda: page.viewer.sheets.pages not in (0, before), timeout=10_000)


def test_pages_are_printed(qtbot: QtBot, page: PreviewPage, printed: Path) -> None:
    page.viewer.print.click()
    qtbot.waitUntil(lambda: page.viewer.result.sentence.text() == "Đã gửi 2 trang tới máy in.", timeout=20_000)
    told = subprocess.run(["pdfinfo", str(printed)], capture_output=True, check=True).stdout.decode()
    assert "Pages:           2" in told


def test_the_look_can_be_saved(page: PreviewPage, sample_session: Session, answers, finish, tmp_path: Path) -> None:
    answers.paths.append(tmp_path / "xem.pdf")
    page.viewer.save.click()
    finish(sample_session)
    assert "BÁO CÁO" in words_of(tmp_path / "xem.pdf")
    answers.paths.append(tmp_path / "khong-co" / "xem.pdf")
    page.viewer.save.click()
    finish(sample_session)
    assert "Không thấy nơi ghi" in page.viewer.result.sentence.text()


def test_what_can_not_be_shown_is_told(qtbot: QtBot, sample_session: Session) -> None:
    viewer = Viewer(sample_session)
    qtbot.addWidget(viewer)
    viewer.show()
    viewer.show_document(b"%PDF-rac", "rac.pdf")
    qtbot.waitUntil(lambda: "Không mở được" in viewer.result.sentence.text())
    viewer.leave()
    assert not viewer.print.isEnabled()


def test_an_office_with_nothing_in_it_has_its_bare_outline(qtbot: QtBot, session: Session, finish) -> None:
    page = PreviewPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    finish(session)
    qtbot.waitUntil(lambda: page.viewer.sheets.pages > 0, timeout=10_000)


def test_a_window_that_only_reads_may_look(qtbot: QtBot, sample_session: Session, finish) -> None:
    with Office.open(sample_session.office.folder) as second:
        sample_session.office = second
        page = PreviewPage(sample_session)
        qtbot.addWidget(page.widget)
        page.widget.show()
        page.refresh()
        finish(sample_session)
        qtbot.waitUntil(lambda: page.viewer.sheets.pages > 0, timeout=10_000)
