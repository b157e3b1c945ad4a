"""Papers asked for on the pages where an officer looks for them, read over the page, and left again."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from ui.pages.campaigns import CampaignsPage
from ui.pages.conferences import ConferencesPage
from ui.pages.home import HomePage
from ui.pages.inbox import InboxPage
from ui.pages.paper_reader import PaperReader
from ui.pages.places import INBOX, RECEIVED_VIEW, REMINDER
from ui.pages.tasks import TasksPage
from ui.session import Session

Finish = Callable[[Session], None]


def is_read(qtbot: QtBot, papers: PaperReader, session: Session, finish: Finish) -> None:
    finish(session)
    assert papers.is_open
    qtbot.waitUntil(lambda: papers.viewer.sheets.is_drawn(0), timeout=20_000)


def shown(qtbot: QtBot, page: ConferencesPage | CampaignsPage | TasksPage | InboxPage) -> None:
    qtbot.addWidget(page.widget)
    page.widget.resize(1100, 650)
    page.widget.show()
    page.refresh()


def test_minutes_and_summary_of_the_conference_that_is_open(
    qtbot: QtBot, sample_session: Session, finish: Finish
) -> None:
    page = ConferencesPage(sample_session, "")
    shown(qtbot, page)
    (conference,) = sample_session.office.ledger.all(Conference)
    page.open(conference.uid)
    page.minutes.click()
    is_read(qtbot, page.papers, sample_session, finish)
    assert page.papers.viewer.count.text() == "Trang 1/4"
    page.show_record(conference.uid)
    assert not page.papers.is_open, "going to a record shows it"
    page.one_page.click()
    is_read(qtbot, page.papers, sample_session, finish)
    assert page.papers.viewer.sheets.pages == 1
    page.papers.leave()
    assert not page.papers.is_open


def test_of_a_conference_that_is_not_begun_nothing_is_printed(qtbot: QtBot, session: Session) -> None:
    page = ConferencesPage(session, "")
    shown(qtbot, page)
    page.add()
    page.minutes.click()
    assert not session.jobs.busy
    assert not page.papers.is_open


def test_the_sheet_of_a_campaign(qtbot: QtBot, sample_session: Session, finish: Finish) -> None:
    page = CampaignsPage(sample_session)
    shown(qtbot, page)
    page.open("99001.CVD_VNN")
    page.sheet.click()
    is_read(qtbot, page.papers, sample_session, finish)


def test_the_points_are_printed_from_the_overview(qtbot: QtBot, sample_session: Session, finish: Finish) -> None:
    page = TasksPage(sample_session)
    shown(qtbot, page)
    assert page.print.isVisible()
    page.print.click()
    is_read(qtbot, page.papers, sample_session, finish)
    page.show_record("NV1")
    assert not page.papers.is_open
    assert not page.print.isVisible()


def test_who_has_not_sent_is_reminded(qtbot: QtBot, session_of: Callable[[str], Session], finish: Finish) -> None:
    district = session_of("quan")
    page = InboxPage(district)
    shown(qtbot, page)
    assert page.remind.isVisible()
    page.show_record("", REMINDER)
    is_read(qtbot, page.papers, district, finish)
    home = HomePage(district)
    qtbot.addWidget(home.widget)
    home.refresh()
    finish(district)
    assert not home.remind.isHidden()
    with qtbot.waitSignal(district.news.wanted) as asked:
        home.remind.click()
    assert asked.args == [INBOX, RECEIVED_VIEW, REMINDER]


def test_a_ward_reminds_nobody(qtbot: QtBot, sample_session: Session) -> None:
    page = InboxPage(sample_session)
    shown(qtbot, page)
    assert not page.remind.isVisible()
