from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from app.domain.indicator_figure import IndicatorFigure
from app.domain.office import OFFICE_UID
from app.domain.office import Office as OfficeRecord
from tests.filling import type_in
from ui.forms.record_form import RecordForm
from ui.pages.settings import SettingsPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session) -> SettingsPage:
    page = SettingsPage(sample_session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    return page


def test_the_lower_cards_come_a_moment_later_one_by_one(qtbot: QtBot, page: SettingsPage) -> None:
    assert not page.widget.findChildren(RecordForm)
    qtbot.waitUntil(lambda: len(page.widget.findChildren(RecordForm)) == 1)
    qtbot.waitUntil(lambda: len(page.widget.findChildren(RecordForm)) == 2)
    assert page.widget.findChildren(RecordForm) == [page.form, page.below.letterhead.form]


def test_who_sits_here_is_kept(qtbot: QtBot, page: SettingsPage, sample_session: Session) -> None:
    page.who.setText("Lê Ái Ân")
    page.flush()
    assert sample_session.office.settings.who == "Lê Ái Ân"
    assert sample_session.settings.who == "Lê Ái Ân"


def test_another_size_of_text_is_kept_and_told(page: SettingsPage, sample_session: Session) -> None:
    told: list[str] = []
    sample_session.news.changed.connect(told.append)
    page.size.setCurrentIndex(page.size.findData(150))
    page.size.activated.emit(page.size.currentIndex())
    assert sample_session.office.settings.text_size == 150
    assert told == ["look"]


def test_the_office_itself_is_a_form(qtbot: QtBot, page: SettingsPage, sample_session: Session) -> None:
    box = page.form.rows["phone"].editor.focusProxy()
    qtbot.keyClicks(box, "02099990001")
    page.flush()
    stored = sample_session.office.ledger.get(OfficeRecord, OFFICE_UID)
    assert stored is not None
    assert stored.phone == "02099990001"


def test_the_head_of_documents_is_drawn_as_it_is_typed(
    qtbot: QtBot, page: SettingsPage, sample_session: Session
) -> None:
    card = page.below.letterhead
    page.show_record(OFFICE_UID, "symbol")
    qtbot.waitUntil(lambda: not card.picture.pixmap().isNull(), timeout=15000)
    page.widget.ensureWidgetVisible(card.picture)
    before = card.picture.pixmap().toImage()
    box = card.form.rows["symbol"].editor.focusProxy()
    box.clear()
    qtbot.keyClicks(box, "MT-XA")
    page.flush()
    assert sample_session.office.record.symbol == "MT-XA"
    qtbot.waitUntil(lambda: card.picture.pixmap().toImage() != before, timeout=15000)
    assert card.fault.isHidden()
    qtbot.keyClicks(box, "{x}")
    page.flush()
    assert "chỉ dùng {số} và {loại}" in card.fault.sentence.text()


def test_both_forms_of_the_office_keep_what_the_other_saved(
    qtbot: QtBot, page: SettingsPage, sample_session: Session
) -> None:
    qtbot.keyClicks(page.form.rows["phone"].editor.focusProxy(), "02099990001")
    qtbot.keyClicks(page.below.letterhead.form.rows["header_right"].editor.focusProxy(), "MTTQ")
    page.flush()
    kept = sample_session.office.ledger.get(OfficeRecord, OFFICE_UID)
    assert kept is not None
    assert (kept.phone, kept.header_right) == ("02099990001", "MTTQ")


def test_the_computers_own_face_is_a_choice(page: SettingsPage, sample_session: Session) -> None:
    page.below.letterhead.times.click()
    assert sample_session.office.settings.system_times


def test_a_safety_copy_now_and_a_second_place(
    page: SettingsPage, sample_session: Session, answers, finish, tmp_path: Path
) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    answers.paths[:] = [second]
    page.backup.second.click()
    page.backup.now.click()
    finish(sample_session)
    assert page.backup.result.sentence.text() == "Đã sao lưu và kiểm tra bản sao."
    assert len(sample_session.office.backups()) == 1
    assert len(list(second.glob("*.db"))) == 1
    page.backup.forget.click()
    assert sample_session.office.settings.backup_copy == ""


def test_a_blank_form_goes_out_and_comes_back(
    page: SettingsPage, sample_session: Session, answers, finish, tmp_path: Path
) -> None:
    form = tmp_path / "bieu.xlsx"
    answers.paths[:] = [form]
    page.below.forms.write.click()
    finish(sample_session)
    assert form.exists()
    answers.paths[:] = [tmp_path / "khong-co.xlsx"]
    page.below.forms.take.click()
    finish(sample_session)
    assert page.below.forms.result.property("level") == "error"
    answers.paths[:] = [form]
    page.below.forms.take.click()
    finish(sample_session)
    assert page.below.forms.result.sentence.text()
    assert page.below.forms.result.property("level") != "error"


def test_a_doubtful_form_goes_in_after_a_yes(
    page: SettingsPage, sample_session: Session, answers, finish, tmp_path: Path
) -> None:
    form = sample_session.office.write_form(sample_session.period.code, tmp_path / "bieu.xlsx")
    book = load_workbook(form)
    type_in(book, IndicatorFigure, "DC_HO", actual="1234.5")
    book.save(form)
    card = page.below.forms
    assert not card.agree.isVisibleTo(card)
    answers.paths[:] = [form]
    card.take.click()
    finish(sample_session)
    assert "cần hỏi lại" in card.result.sentence.text()
    assert card.agree.isVisibleTo(card)
    card.agree.click()
    finish(sample_session)
    assert card.result.sentence.text() == "Đã đưa 1 dòng vào sổ."
    assert not card.agree.isVisibleTo(card)


def test_the_program_proves_itself(page: SettingsPage, sample_session: Session, finish) -> None:
    page.below.self_test.start.click()
    finish(sample_session)
    assert page.below.self_test.result.sentence.text() == "Chương trình chạy tốt trên máy này."
    assert page.below.self_test.proofs.lines.lines
