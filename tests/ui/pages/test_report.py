from pytestqt.qtbot import QtBot

from app.domain.report import Report
from ui.pages.report import ReportPage
from ui.session import Session


def test_the_report_of_a_period_begins_with_its_first_letter(qtbot: QtBot, session: Session) -> None:
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    assert session.office.ledger.all(Report) == []
    qtbot.keyClicks(page.pane.form.rows["signer_name"].editor.focusProxy(), "Le Ai An")
    page.flush()
    (stored,) = session.office.ledger.all(Report)
    assert (stored.uid, stored.period, stored.signer_name) == ("2024-NAM.report", "2024-NAM", "Le Ai An")
    session.choose_period(session.office.period("2023-NAM"))
    page.refresh()
    assert page.pane.form.rows["signer_name"].editor.value() is None
    page.show_record("2023-NAM.report", "signer_name")
