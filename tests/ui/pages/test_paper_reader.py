"""Papers asked for on the pages where an officer looks for them, read over the page, and left again."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from tests.ui.conftest import Answers
from tests.ui.pages.conftest import Road
from ui.pages.campaigns import CampaignsPage
from ui.pages.conferences import ConferencesPage
from ui.pages.guidance import GuidancePage
from ui.pages.home import HomePage
from ui.pages.inbox import InboxPage
from ui.pages.own_key import OwnKeyPage
from ui.pages.paper_reader import PaperReader
from ui.pages.places import INBOX, RECEIVED_VIEW, REMINDER
from ui.pages.tasks import TasksPage
from ui.session import Session

Finish = Callable[[Session], None]


def is_read(qtbot: QtBot, papers: PaperReader, session: Session, finish: Finish) -> None:
    finish(session)
    assert papers.is_open
    qtbot.waitUntil(lambda: papers.viewer.sheets.is_drawn(0), timeout=20_000)


Shown = ConferencesPage | CampaignsPage | TasksPage | InboxPage | GuidancePage | OwnKeyPage


def shown(qtbot: QtBot, page: Shown) -> None:
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


def test_who_has_not_sent_is_reminded(
    qtbot: QtBot, session_of: Callable[[str], Session], finish: Finish, answers: Answers
) -> None:
    district = session_of("quan")
    page = InboxPage(district)
    shown(qtbot, page)
    assert page.remind.isVisible()
    page.show_record("", REMINDER)
    assert not page.papers.is_open, "whoever gives no answer wants no letter"
    answers.texts[:] = ["20/12/2024"]
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


def test_a_half_day_is_no_deadline(qtbot: QtBot, session_of: Callable[[str], Session], answers: Answers) -> None:
    page = InboxPage(session_of("quan"))
    shown(qtbot, page)
    answers.texts[:] = ["12/2024"]
    page.remind.click()
    assert not page.papers.is_open
    assert "phải đủ ngày, tháng, năm" in answers.told[-1]


def test_the_letter_that_returns_a_report_is_read_before_it_is_sealed(
    qtbot: QtBot, session_of: Callable[[str], Session], finish: Finish, road: Road
) -> None:
    district = session_of("quan")
    page = InboxPage(district)
    shown(qtbot, page)
    page.receive([road.hoa_report])
    finish(district)
    entry = next(one for one in district.office.inbox().entries if one.is_report)
    page.review.open(entry)
    page.review.return_.click()
    sheet = page.review.sheet
    sheet.preview.click()
    assert not page.papers.is_open
    assert "ít nhất một nhận xét" in sheet.problem.sentence.text()
    sheet.rows.setData(sheet.rows.index(0, 1), "Ghi rõ ngày chốt số liệu")
    sheet.preview.click()
    is_read(qtbot, page.papers, district, finish)
    page.papers.leave()
    assert [remark.text for remark in sheet.rows.remarks()] == ["Ghi rõ ngày chốt số liệu"], "nothing typed is lost"


def test_guidance_is_read_before_it_is_issued(
    qtbot: QtBot, session_of: Callable[[str], Session], finish: Finish
) -> None:
    district = session_of("quan")
    page = GuidancePage(district)
    shown(qtbot, page)
    page.preview.click()
    is_read(qtbot, page.papers, district, finish)


def test_the_slip_of_the_key_is_read(qtbot: QtBot, session_of: Callable[[str], Session], finish: Finish) -> None:
    ward = session_of("hoa")
    page = OwnKeyPage(ward)
    shown(qtbot, page)
    page.panel.look.click()
    is_read(qtbot, page.papers, ward, finish)
    assert page.papers.viewer.sheets.pages == 1


def test_a_ward_reminds_nobody(qtbot: QtBot, sample_session: Session) -> None:
    page = InboxPage(sample_session)
    shown(qtbot, page)
    assert not page.remind.isVisible()
