from pytestqt.qtbot import QtBot

from app.domain.report import Report, report_uid
from ui.pages.report import ReportPage
from ui.session import Session


def test_an_outline_is_chosen_with_one_click_and_taken_back_with_one(qtbot: QtBot, session: Session) -> None:
    session.choose_period(session.office.period("2024-Q1"))
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.refresh()
    review, periodic = page.outline.chips
    assert periodic.isChecked()
    assert "Thường dùng cho kỳ này" in page.outline.about.text()
    periodic.click()
    assert session.ledger.get(Report, report_uid("2024-Q1")) is None  # what is usual need not be written down
    review.click()
    stored = session.ledger.get(Report, report_uid("2024-Q1"))
    assert stored is not None
    assert stored.outline == "review"
    assert review.isChecked()
    assert "khác với thường lệ" in page.outline.about.text()
    session.choose_period(session.office.period("2024-NAM"))
    page.refresh()
    assert review.isChecked()
    assert "Thường dùng cho kỳ này" in page.outline.about.text()
