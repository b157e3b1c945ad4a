"""From the seal to the stick, the e-mail and the folder; and what was sent before."""

import email
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.desks.outbox import Stick
from app.domain.report import Report, report_uid
from app.office import Office
from tests.ui.pages.conftest import PASSPHRASE
from ui.pages.send import CHANGES, READER, SHEET, SendPage
from ui.session import Session


@dataclass
class Folders:
    """Drives whose sticks are folders."""

    root: Path
    lets_go: bool = True
    gone: list[Stick] = field(default_factory=list)

    def sticks(self) -> list[Stick]:
        return [Stick(path, path.name, 3_330_000_000) for path in sorted(self.root.iterdir())]

    def let_go(self, stick: Stick) -> bool:
        self.gone.append(stick)
        return self.lets_go


@pytest.fixture
def drives(tmp_path: Path) -> Folders:
    (tmp_path / "usb" / "KINGSTON").mkdir(parents=True)
    return Folders(tmp_path / "usb")


class Opened(QObject):
    """Stands where the mail program and the file window of the computer would be."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


@pytest.fixture
def opened() -> Iterator[Opened]:
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


def shown(qtbot: QtBot, session: Session, drives: Folders | None = None) -> SendPage:
    page = SendPage(session, drives)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 600)
    page.widget.show()
    page.refresh()
    qtbot.waitUntil(lambda: not session.reader.busy, timeout=20_000)
    return page


def sealed(page: SendPage, session: Session, finish) -> None:
    page.fields.passphrase.setText(PASSPHRASE)
    page.seal.click()
    finish(session)
    page.refresh()
    finish(session)


def copy_button(qtbot: QtBot, page: SendPage) -> QPushButton:
    qtbot.waitUntil(lambda: bool(page.ways.sticks.sticks))
    return page.ways.sticks.findChildren(QPushButton)[0]


def test_the_first_use_makes_a_key_and_shows_its_digits(qtbot: QtBot, sample_session, answers, finish) -> None:
    page = shown(qtbot, sample_session)
    assert page.key.make.isVisible()
    assert not page.card.isVisible()
    answers.texts.append(PASSPHRASE)
    page.key.make.click()
    finish(sample_session)
    page.refresh()
    assert page.card.isVisible()
    digits = " ".join(label.text() for label in page.key.digits.labels)
    assert digits == sample_session.office.public_key().digits


def test_the_slip_that_registers_the_key(qtbot: QtBot, session_of, answers, finish, tmp_path: Path) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session)
    answers.texts.append(PASSPHRASE)
    answers.paths.append(tmp_path)
    page.key.card.click()
    finish(session)
    assert "Đã làm phiếu" in page.key.result.sentence.text()
    assert next(entry.kind for entry in session.office.sent()) == "card"


def test_a_report_is_sealed_and_kept_until_it_is_taken_out(qtbot: QtBot, session_of, finish, drives: Folders) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    assert not page.ways.isVisible(), "the report that was sent before went somewhere"
    qtbot.keyClicks(page.fields.passphrase, "sai")
    page.seal.click()
    finish(session)
    assert "mật khẩu" in page.fields.problem.text().lower()
    assert not page.result.isVisible()
    sealed(page, session, finish)
    assert page.result.sentence.text() == "Đã niêm phong báo cáo, lần gửi 2."
    assert page.fields.passphrase.text() == ""
    assert page.ways.title.text() == "Gửi đi: Báo cáo năm 2024, lần gửi 2"
    told = ("Báo cáo năm 2024", "2", "Quận Sông Mẫu", "Đã niêm phong, chưa gửi đi", "–")
    assert page.sent.table.lines.lines[0].cells[1:] == told
    assert list((drives.root / "KINGSTON").iterdir()) == []


def test_the_stick_is_found_by_itself_and_let_go_of(qtbot: QtBot, session_of, finish, drives: Folders) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    button = copy_button(qtbot, page)
    assert button.accessibleName() == "Chép vào USB KINGSTON"
    button.click()
    finish(session)
    file = drives.root / "KINGSTON" / "BC_99001_2024-NAM_v2.pdf"
    entry = session.office.sent()[0]
    assert file.read_bytes() == session.office.outbox.pages(entry)
    assert page.ways.result.sentence.text() == "Đã chép và đọc lại đúng."
    assert page.sent.table.lines.lines[0].cells[4] == "Đã gửi"
    assert page.sent.table.lines.lines[0].cells[5].startswith("USB KINGSTON, ")
    page.ways.let_go.click()
    finish(session)
    assert page.ways.result.sentence.text() == "Đã có thể rút USB KINGSTON."
    assert drives.gone[0].root == drives.root / "KINGSTON"


def test_where_the_system_does_not_let_go_the_steps_are_told(qtbot: QtBot, session_of, finish, drives: Folders) -> None:
    session = session_of("hoa")
    drives.lets_go = False
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    copy_button(qtbot, page).click()
    finish(session)
    page.ways.let_go.click()
    finish(session)
    assert "KINGSTON" in page.ways.result.more.text()


def test_a_stick_pulled_away_is_told_and_the_package_goes_again(
    qtbot: QtBot, session_of, finish, drives: Folders
) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    button = copy_button(qtbot, page)
    shutil.rmtree(drives.root / "KINGSTON")
    button.click()
    finish(session)
    assert "USB" in page.ways.result.sentence.text()
    assert "vẫn được giữ trong sổ" in page.ways.result.more.text()
    assert not (drives.root / "KINGSTON").exists()
    qtbot.waitUntil(page.ways.sticks.none.isVisible)
    (drives.root / "SAN").mkdir()
    page.ways.sticks.watch.look()
    copy_button(qtbot, page).click()
    finish(session)
    assert (drives.root / "SAN" / "BC_99001_2024-NAM_v2.pdf").exists()


def test_an_email_opens_in_the_mail_program(qtbot: QtBot, session_of, finish, drives: Folders, opened: Opened) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    page.ways.address.setText("không phải")
    page.ways.mail.click()
    finish(session)
    assert "thư điện tử" in page.ways.result.sentence.text()
    page.ways.address.setText("mattran@quan.example")
    page.ways.mail.click()
    finish(session)
    (draft,) = opened.files
    message = email.message_from_bytes(draft.read_bytes(), policy=default)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == session.office.outbox.pages(session.office.sent()[0])
    assert "mattran@quan.example" in page.sent.table.lines.lines[0].cells[5]


def test_a_big_package_says_that_it_will_be_cut(qtbot: QtBot, session_of, finish, drives: Folders) -> None:
    session = session_of("hoa")
    session.office.save_settings(replace(session.office.settings, email_limit=1))
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    entry = session.office.sent()[0]
    assert page.ways.too_big.isVisible() == (session.office.outbox.parts_for_mail(entry) > 1)


def test_for_zalo_the_file_lies_open_and_can_be_pasted(
    qtbot: QtBot, session_of, finish, drives: Folders, opened: Opened
) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    page.ways.zalo.click()
    finish(session)
    file = session.office.paths.exports / "BC_99001_2024-NAM_v2.pdf"
    assert [Path(url.toLocalFile()) for url in QGuiApplication.clipboard().mimeData().urls()] == [file]
    assert opened.files == [file.parent]
    assert "Ctrl+V" in page.ways.result.more.text()


def test_the_signed_workbook_lies_beside_unless_it_goes_under_a_passphrase(
    qtbot: QtBot, session_of, finish, drives: Folders
) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    page.ways.beside.setChecked(True)
    page.ways.confidential.wanted.setChecked(True)
    assert (page.ways.beside.isChecked(), page.ways.beside.isEnabled()) == (False, False)
    page.ways.confidential.wanted.setChecked(False)
    page.ways.beside.setChecked(True)
    page.ways.sticks.wanted.emit(drives.sticks()[0])
    finish(session)
    stick = drives.root / "KINGSTON"
    assert sorted(file.name for file in stick.iterdir()) == ["BC_99001_2024-NAM_v2.pdf", "BC_99001_2024-NAM_v2.xlsx"]


def test_a_sent_package_is_read_and_sent_again(
    qtbot: QtBot, session_of, answers, finish, tmp_path: Path, drives: Folders
) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    page.sent.again.click()
    assert page.ways.isVisible()
    (tmp_path / "gui").mkdir()
    answers.paths.append(tmp_path / "gui")
    page.ways.folder.click()
    finish(session)
    assert (tmp_path / "gui" / "BC_99001_2024-NAM_v1.pdf").exists()
    page.sent.show_pages.click()
    finish(session)
    assert page.stack.currentIndex() == READER
    qtbot.waitUntil(lambda: page.reader.sheets.is_drawn(0), timeout=10_000)
    page.show_record("")
    assert page.stack.currentIndex() == SHEET


def test_what_changed_leads_to_its_field(qtbot: QtBot, session_of, finish, drives: Folders) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    report = session.office.ledger.get(Report, report_uid("2024-NAM"))
    assert report is not None
    session.put(replace(report, strengths="Viết lại."))
    page.compare.click()
    finish(session)
    assert page.stack.currentIndex() == CHANGES
    assert page.changes.told.sentence.text() == "Có 1 chỗ khác."
    wanted: list[tuple[str, str, str]] = []
    session.news.wanted.connect(lambda *place: wanted.append(place))
    page.changes.table.choose(0)
    page.changes.table.opened.emit(page.changes.table.subject())
    assert wanted == [("report", report.uid, "strengths")]
    page.changes.back.click()
    assert page.stack.currentIndex() == SHEET


def test_a_report_is_recalled(qtbot: QtBot, session_of, answers, drives: Folders) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    answers.texts.append("Nhầm số hội nghị")
    page.sent.recall.click()
    page.refresh()
    assert page.sent.table.lines.lines[0].cells[4] == "Đã thu hồi"
    assert page.sent.about.text() == "Đã thu hồi: Nhầm số hội nghị"
    assert not page.sent.recall.isVisible()
    assert "gọi điện" in page.sent.result.more.text()


def test_a_wrong_passphrase_is_typed_over_where_it_stands(qtbot: QtBot, session_of, finish) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session)
    page.widget.resize(900, 420)
    page.widget.activateWindow()
    page.seal.setFocus()
    bar = page.sheet.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    before = bar.value()
    page.fields.passphrase.setText("sai")
    page.seal.click()
    finish(session)
    assert page.widget.focusWidget() is page.fields.passphrase
    assert page.fields.passphrase.selectedText()
    assert bar.value() == before > 0
    page.fields.hide()
    assert page.fields.passphrase.text() == "", "a passphrase is not left behind"


def test_nothing_is_sealed_without_a_passphrase(qtbot: QtBot, session_of) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session)
    page.seal.click()
    assert page.fields.problem.text() == "Hãy gõ mật khẩu niêm phong."
    assert not session.jobs.busy


def test_a_report_with_errors_can_not_be_sealed(qtbot: QtBot, session_of) -> None:
    session = session_of("hoa")
    session.period = session.office.period("2023-NAM")
    page = shown(qtbot, session)
    assert not page.seal.isEnabled()
    assert page.fix.isVisible()


def test_a_second_window_only_looks(qtbot: QtBot, session_of) -> None:
    session = session_of("hoa")
    with Office.open(session.office.folder) as second:
        session.office = second
        assert not shown(qtbot, session).seal.isEnabled()


def test_a_package_may_go_under_a_passphrase_of_its_own(qtbot: QtBot, session_of, finish, drives: Folders) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session, drives)
    sealed(page, session, finish)
    page.ways.confidential.wanted.click()
    page.ways.confidential.passphrase.setText("ngắn quá")
    copy_button(qtbot, page).click()
    assert "ít nhất 12 ký tự" in page.ways.confidential.problem.text()
    assert not session.jobs.busy
    page.ways.confidential.passphrase.setText("sông mẫu chiều thu")
    copy_button(qtbot, page).click()
    finish(session)
    assert "gửi kín" in page.ways.result.more.text()
    file = next((drives.root / "KINGSTON").glob("BC_*.pdf"))
    assert session.office.verify(file).reason == "passphrase-needed"
    assert session.office.verify(file, "sông mẫu chiều thu").reason != "passphrase-needed"
