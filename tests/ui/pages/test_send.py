from pathlib import Path

from pytestqt.qtbot import QtBot

from app.office import Office
from tests.ui.pages.conftest import PASSPHRASE
from ui.pages.send import SendPage
from ui.session import Session


def shown(qtbot: QtBot, session: Session) -> SendPage:
    page = SendPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    return page


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


def test_a_report_is_sealed_into_the_chosen_folder(qtbot: QtBot, session_of, answers, finish, tmp_path: Path) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session)
    answers.paths.append(tmp_path)
    page.fields.choose.click()
    qtbot.keyClicks(page.fields.passphrase, "sai")
    page.seal.click()
    finish(session)
    assert "mật khẩu" in page.fields.problem.text().lower()
    assert not page.result.isVisible()
    assert not page.open_folder.isVisible()
    page.fields.passphrase.setText(PASSPHRASE)
    page.seal.click()
    finish(session)
    page.refresh()
    assert page.result.sentence.text() == "Đã niêm phong báo cáo, lần gửi 2."
    assert page.fields.passphrase.text() == ""
    assert page.open_folder.isVisible()
    file = tmp_path / "BC_99001_2024-NAM_v2.pdf"
    assert file.exists()
    assert str(file) in page.result.more.text()
    assert page.sent.lines.lines[0].cells[1:5] == ("Báo cáo năm 2024", "2", "Quận Sông Mẫu", "Đã gửi")
    assert session.office.settings.recent[0] == str(tmp_path)


def test_a_wrong_passphrase_is_typed_over_where_it_stands(qtbot: QtBot, session_of, finish) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session)
    page.widget.resize(900, 420)
    page.widget.activateWindow()
    page.seal.setFocus()
    bar = page.widget.verticalScrollBar()
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
    assert page.fields.problem.text() == "Hãy gõ mật khẩu của khóa niêm phong."
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


def test_a_report_may_be_sent_under_a_passphrase_of_its_own(
    qtbot: QtBot, session_of, answers, finish, tmp_path: Path
) -> None:
    session = session_of("hoa")
    page = shown(qtbot, session)
    answers.paths.append(tmp_path)
    page.fields.choose.click()
    page.fields.passphrase.setText(PASSPHRASE)
    page.confidential.wanted.click()
    page.confidential.passphrase.setText("ngắn quá")
    page.seal.click()
    assert "ít nhất 12 ký tự" in page.confidential.problem.text()
    assert not session.jobs.busy
    page.confidential.passphrase.setText("sông mẫu chiều thu")
    page.seal.click()
    finish(session)
    assert "gửi kín" in page.result.more.text()
    file = next(tmp_path.glob("BC_*.pdf"))
    assert session.office.verify(file).reason == "passphrase-needed"
    assert session.office.verify(file, "sông mẫu chiều thu").reason != "passphrase-needed"
