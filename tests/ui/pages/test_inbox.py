from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.domain.report import Report
from app.office import Entry
from tests.ui.pages.conftest import PASSPHRASE, Road
from ui.pages.inbox import LIST, REVIEW, InboxPage
from ui.pages.inbox_lines import Missing
from ui.session import Session


@pytest.fixture
def district(session_of) -> Session:
    return session_of("quan")


@pytest.fixture
def page(qtbot: QtBot, district: Session) -> InboxPage:
    page = InboxPage(district)
    qtbot.addWidget(page.widget)
    page.widget.resize(1190, 640)
    page.widget.show()
    page.refresh()
    return page


def entry_of(page: InboxPage, unit: str) -> Entry:
    for row, line in enumerate(page.table.lines.lines):
        if isinstance(line.subject, Entry) and line.subject.unit == unit:
            page.table.choose(row)
            return line.subject
    raise AssertionError(unit)


def receive(page: InboxPage, district: Session, finish, answers, *files: Path) -> None:
    answers.paths[:] = files
    page.files.click()
    finish(district)


def test_every_file_gets_its_two_lines(
    page: InboxPage, district: Session, road: Road, answers, finish, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(road.hoa_report.read_bytes()[:-400])
    receive(page, district, finish, answers, road.hoa_report, road.ben_report, cut)
    said = {view.title.text(): (view.changed.text(), view.sealer.text()) for view in page.verdicts.views}
    assert next(iter(said)) == "Không nhận · cut.pdf"
    assert said["Không nhận · cut.pdf"][1] == "Không xác định được."
    assert said[f"Chờ đối chiếu khóa · {road.ben_report.name}"][1].startswith("Chưa biết.")
    assert said[f"Hợp lệ · {road.hoa_report.name}"] == (
        "Không. Còn nguyên như lúc niêm phong.",
        "Phường Hoa Mẫu (99001), khóa đã được đối chiếu.",
    )
    assert page.right.currentIndex() == 1
    states = [line.cells[2] for line in page.table.lines.lines]
    assert states == ["Đã nhận, chờ xem", "Chưa biết người niêm phong", "Không nhận", "Chưa gửi"]
    assert page.stamp.text() == "Năm 2024: đã chấp nhận 0/3 đơn vị · chờ xem 1 · chưa gửi 1: Phường Đồi Mẫu"


def test_files_may_be_dropped_on_the_page(page: InboxPage, district: Session, road: Road, finish) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(road.hoa_report))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.widget.dropEvent(event)
    finish(district)
    assert entry_of(page, "99001").state == "received"


def test_a_unit_that_has_not_sent_says_what_to_do(page: InboxPage) -> None:
    assert all(isinstance(line.subject, Missing) for line in page.table.lines.lines)
    page.table.choose(2)
    assert page.card.title.text() == "Phường Đồi Mẫu"
    assert "Hạn gửi là 05/12/2024" in page.card.words.text()
    assert not page.card.open.isVisible()


def test_a_package_is_read_in_the_forms_and_accepted(
    page: InboxPage, district: Session, road: Road, answers, finish
) -> None:
    receive(page, district, finish, answers, road.hoa_report)
    entry_of(page, "99001")
    page.card.open.click()
    assert page.stack.currentIndex() == REVIEW
    contents = page.review.contents
    assert contents.list.lines.lines[0].cells == ("Báo cáo",)
    record = contents.record()
    assert isinstance(record, Report)
    boxes = contents._panes["report"].form.rows
    assert boxes["signer_name"].editor.focusProxy().isReadOnly()
    labels = [line.cells[0] for line in contents.list.lines.lines]
    contents.list.choose(next(row for row, label in enumerate(labels) if label.startswith("Chỉ tiêu của đơn vị")))
    assert contents.right.currentWidget() is contents._figures
    page.review.accept.click()
    assert page.stack.currentIndex() == LIST
    assert entry_of(page, "99001").state == "accepted"
    assert "đã chấp nhận 1/3" in page.stamp.text()


def test_a_report_goes_back_with_remarks_tied_to_their_place(
    page: InboxPage, district: Session, road: Road, answers, finish, tmp_path: Path
) -> None:
    receive(page, district, finish, answers, road.hoa_report)
    entry_of(page, "99001")
    page.card.open.click()
    page.review.return_.click()
    sheet = page.review.sheet
    sheet.send.click()
    assert "ít nhất một nhận xét" in sheet.problem.sentence.text()
    sheet.where.setCurrentIndex(sheet.where.findData("cutoff_on"))
    sheet.tie.click()
    assert sheet.rows.setData(sheet.rows.index(0, 1), "Ghi rõ ngày chốt số liệu")
    (remark,) = sheet.rows.remarks()
    assert (remark.record_kind, remark.field) == ("report", "cutoff_on")
    assert remark.place.endswith("ô “Ngày chốt số liệu”")
    sheet.deadline.setText("20/13/2024")
    sheet.send.click()
    assert sheet.problem.more.text() == "Để trống nếu không đặt hạn."
    sheet.deadline.setText("20/12/2024")
    sheet.fields._folder = tmp_path
    sheet.fields.passphrase.setText(PASSPHRASE)
    sheet.send.click()
    finish(district)
    assert entry_of(page, "99001").state == "returned"
    slip = tmp_path / "TL_990_2024-NAM_99001_v1.pdf"
    assert slip.exists()
    assert str(slip) in page.result.sentence.text()
    remark = sheet.rows.remarks()
    assert remark == []
    page.look.click()
    finish(district)
    assert page.papers.is_open, "the letter as it was sealed, to be printed and signed"


def test_taking_back_says_first_what_goes(page: InboxPage, district: Session, road: Road, answers, finish) -> None:
    receive(page, district, finish, answers, road.hoa_report)
    entry_of(page, "99001")
    page.card.take_back.click()
    assert answers.asked[-1] == "Rút lại việc nhận gói của Phường Hoa Mẫu?"
    assert entry_of(page, "99001").state == "received"
    answers.yes.append(True)
    page.card.take_back.click()
    assert entry_of(page, "99001").state == "undone"


def test_an_accepted_report_may_be_acknowledged(
    page: InboxPage, district: Session, road: Road, answers, finish, tmp_path: Path
) -> None:
    receive(page, district, finish, answers, road.hoa_report)
    district.office.accept(entry_of(page, "99001").package)
    page.refresh()
    entry_of(page, "99001")
    answers.texts.append(PASSPHRASE)
    answers.paths[:] = [tmp_path]
    page.card.receipt.click()
    finish(district)
    assert (tmp_path / "Chap-nhan_2024-NAM_99001_phuong-hoa-mau_v1.pdf").exists()


def test_receipts_for_all_accepted_units_are_made_in_one_go(
    page: InboxPage, district: Session, road: Road, answers, finish, tmp_path: Path
) -> None:
    receive(page, district, finish, answers, road.hoa_report)
    assert page.receipts.isHidden()
    district.office.accept(entry_of(page, "99001").package)
    page.refresh()
    assert not page.receipts.isHidden()
    page.receipts.click()  # no passphrase is given: nothing is made
    answers.texts.append("sai mật khẩu rồi nhé các bạn ơi")
    answers.paths[:] = [tmp_path / "phieu"]
    page.receipts.click()
    finish(district)
    assert "mật khẩu" in page.result.sentence.text().lower()
    for told in ("Đã làm 1 phiếu nhận", "Không có gì mới"):
        answers.texts.append(PASSPHRASE)
        answers.paths[:] = [tmp_path / "phieu"]
        page.receipts.click()
        finish(district)
        assert page.result.sentence.text().startswith(told)
    assert [file.name for file in (tmp_path / "phieu").iterdir()] == ["Chap-nhan_2024-NAM_99001_phuong-hoa-mau_v1.pdf"]


def test_the_folder_of_a_stick_may_be_empty(
    page: InboxPage, district: Session, answers, finish, tmp_path: Path
) -> None:
    empty = tmp_path / "usb"
    empty.mkdir()
    answers.paths[:] = [empty]
    page.folder.click()
    finish(district)
    assert page.result.sentence.text() == "Thư mục này không có tệp nào để nhận."


def test_a_remark_moved_elsewhere_loses_its_tie(page: InboxPage) -> None:
    rows = page.review.sheet.rows
    rows.setData(rows.index(0, 1), "Thiếu chữ ký")
    tied = replace(rows.remarks()[0], record_kind="report", record_uid="x", place="Báo cáo")
    rows.show([tied])
    rows.setData(rows.index(0, 0), "Phụ lục 4")
    assert (rows.remarks()[0].record_uid, rows.remarks()[0].place) == ("", "Phụ lục 4")


def test_a_package_sent_under_a_passphrase_asks_for_what_was_told_by_phone(
    page: InboxPage, district: Session, session_of, answers, finish, tmp_path: Path
) -> None:
    hoa = session_of("hoa").office
    sent = hoa.export("2024-NAM", tmp_path / "usb", PASSPHRASE, confidential="sông mẫu chiều thu")
    receive(page, district, finish, answers, sent.file)
    view = page.verdicts.views[0]
    assert view.ask.isVisible()
    view.passphrase.setText("sông mẫu chiều đông")
    view.try_again.click()
    finish(district)
    view = page.verdicts.views[0]
    assert view.sentence.text().startswith("Mật khẩu của gói không đúng.")
    view.passphrase.setText("sông mẫu chiều thu")
    view.try_again.click()
    finish(district)
    assert not page.verdicts.views[0].ask.isVisible()
    assert [line.cells[2] for line in page.table.lines.lines if isinstance(line.subject, Entry)] == ["Đã nhận, chờ xem"]


def test_what_waits_for_its_passphrase_is_opened_from_the_list_too(
    page: InboxPage, district: Session, session_of, answers, finish, tmp_path: Path
) -> None:
    hoa = session_of("hoa").office
    sent = hoa.export("2024-NAM", tmp_path / "usb", PASSPHRASE, confidential="sông mẫu chiều thu")
    receive(page, district, finish, answers, sent.file)
    assert page.table.lines.lines[0].cells[1:3] == ("Gói gửi kín", "Gửi kín, chờ mật khẩu")
    entry_of(page, "")
    assert page.card.verdict.ask.isVisible()
    page.card.verdict.passphrase.setText("sông mẫu chiều thu")
    page.card.verdict.try_again.click()
    finish(district)
    assert entry_of(page, "99001").state == "received"


def test_the_field_cell_or_figure_under_the_cursor_is_what_a_remark_is_tied_to(
    qtbot: QtBot, page: InboxPage, district: Session, road: Road, answers, finish
) -> None:
    receive(page, district, finish, answers, road.hoa_report)
    entry_of(page, "99001")
    page.card.open.click()
    page.review.return_.click()
    sheet, contents = page.review.sheet, page.review.contents
    box = contents._panes["report"].form.rows["signer_name"].editor.focusProxy()
    box.setFocus()
    qtbot.waitUntil(lambda: sheet.where.currentData() == "signer_name")
    sheet.tie.click()
    labels = [line.cells[0] for line in contents.list.lines.lines]
    contents.list.choose(next(row for row, label in enumerate(labels) if label.startswith("Chỉ tiêu của đơn vị")))
    contents.grid.focus_code("DC_HO")
    assert sheet.about.text().startswith("Số liệu chỉ tiêu: ")
    sheet.tie.click()
    tied = [(row.record_kind, row.record_uid, row.field) for row in sheet.rows._rows]
    assert tied == [
        ("report", "2024-NAM.report", "signer_name"),
        ("indicator_figure", "2024-NAM.DC_HO", "actual"),
    ]
