from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import PASSPHRASE
from ui.pages.guidance import GuidancePage
from ui.session import Session


def shown(qtbot: QtBot, session: Session) -> GuidancePage:
    page = GuidancePage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    return page


def test_what_is_in_force_can_be_read(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    guidance = sample_session.office.guidance
    assert len(page.chips.buttons) == 5  # a ward issues nothing
    periods = page.tables[0]
    year = next(line for line in periods.lines.lines if line.cells[0] == "Năm 2024")
    due = [guidance.deadline("2024-NAM", level) for level in ("province", "district", "ward")]
    assert periods.lines.columns[1:] == ["Hạn của tỉnh, thành phố", "Hạn của huyện, quận", "Hạn của xã, phường"]
    assert list(year.cells[1:]) == [f"{day:%d/%m/%Y}" for day in due if day]
    assert len(page.tables[1].lines.lines) == len(guidance.tasks) + len(guidance.criteria())
    assert all(table.lines.lines for table in page.tables)


def test_an_office_with_units_below_issues_it(qtbot: QtBot, session_of, answers, finish, tmp_path: Path) -> None:
    session = session_of("quan")
    page = shown(qtbot, session)
    page.chips.buttons[5].click()
    answers.paths[:] = [tmp_path]
    page.fields.choose.click()
    page.fields.passphrase.setText(PASSPHRASE)
    page.issue.click()
    finish(session)
    assert page.result.sentence.text() == "Đã ban hành hướng dẫn, lần 1."
    assert len(list(tmp_path.glob("HD_990_*.pdf"))) == 1
