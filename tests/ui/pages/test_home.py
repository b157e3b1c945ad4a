from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference, TaskGiven
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.office import Office, Remarked
from tests.ui.pages.conftest import PASSPHRASE, Road
from ui.glance import look
from ui.next_step import Step, due_words, next_step
from ui.pages.bars import Strip
from ui.pages.home import HomePage, inbox_badge
from ui.pages.indicators import IndicatorsPage
from ui.pages.places import NEW
from ui.session import Session

DAY = date(2024, 12, 2)


def shown(qtbot: QtBot, session: Session) -> HomePage:
    page = HomePage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1190, 700)
    page.widget.show()
    page.refresh()
    qtbot.waitUntil(lambda: not session.reader.busy, timeout=20_000)
    return page


def step_of(office: Office, period: Period) -> Step:
    return next_step(office, period, DAY, office.check(period.code))


def test_an_empty_office_is_told_where_to_begin(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    wanted: list[tuple[str, str, str]] = []
    session.news.wanted.connect(lambda *place: wanted.append(place))
    assert page.banner.sentence.text() == "Chưa ghi gì cho năm 2024."
    page.act.click()
    assert wanted == [("conference", NEW, "")]


def test_a_ready_report_leads_to_the_seal_and_a_faulty_one_to_its_faults(sample_session: Session) -> None:
    office, period = sample_session.office, sample_session.period
    assert step_of(office, period).action == "Niêm phong và gửi"
    report = office.ledger.get(Report, report_uid(period.code))
    assert report is not None
    sample_session.remove(report)
    assert step_of(office, period).level == "error"
    assert step_of(office, period).action == "Xem từng chỗ"


def test_home_counts_indicators_as_their_page_does(qtbot: QtBot, sample_session: Session) -> None:
    page = IndicatorsPage(sample_session)
    qtbot.addWidget(page.widget)
    page.refresh()
    seen = look(sample_session.office, sample_session.period, datetime.now().astimezone())
    part = next(part for part in seen.parts if part.kind == "indicator_figure")
    assert page.grid.rows.filled() == (part.done, part.of)
    assert part.said == "92/92 đã nhập"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 12, 2), "Hạn gửi 05/12/2024, còn 3 ngày."),
        (date(2024, 12, 5), "Hạn gửi là hôm nay, 05/12/2024."),
        (date(2024, 12, 6), "Hạn gửi 05/12/2024, đã quá hạn."),
    ],
)
def test_the_deadline_in_words(office: Office, day: date, said: str) -> None:
    assert due_words(office, office.period("2024-NAM"), day) == said


def test_the_district_sees_what_waits(qtbot: QtBot, session_of, road: Road) -> None:
    session = session_of("quan")
    office, period = session.office, session.period
    session.office.receive([road.hoa_report])
    assert step_of(office, period).action == "Xem gói đã nhận"
    session.office.receive([road.ben_report])
    assert step_of(office, period).action == "Đối chiếu khóa"
    assert inbox_badge(session) == 2
    page = shown(qtbot, session)
    assert page.below.isVisible()
    assert page.stamp.text().startswith("Năm 2024: đã chấp nhận 0/3 đơn vị")


def test_remarks_from_above_lead_to_their_place(qtbot: QtBot, session_of, road: Road, tmp_path: Path) -> None:
    above, below = session_of("quan"), session_of("hoa")
    received = above.office.receive([road.hoa_report])
    remark = Remarked(text="Ghi người ký", record_kind="report", record_uid="2024-NAM.report", field="signer_name")
    _, slip = above.office.return_(received[0].verdict.package, [remark], tmp_path, PASSPHRASE, deadline="2024-12-20")
    assert "Đã niêm phong" in step_of(below.office, below.period).sentence
    below.office.trust_add(slip.file, above.office.public_key().digits)
    below.office.receive([slip.file])
    step = step_of(below.office, below.period)
    assert step.sentence == "Cấp trên trả lại báo cáo năm 2024, còn 1/1 nhận xét chờ sửa."
    assert "Hạn gửi lại 20/12/2024." in step.more
    page = shown(qtbot, below)
    wanted: list[tuple[str, str, str]] = []
    below.news.wanted.connect(lambda *place: wanted.append(place))
    assert page.asked.isVisible()
    page.remarks.opened.emit(page.remarks.lines.lines[0].subject)
    assert wanted == [("report", "2024-NAM.report", "signer_name")]


def test_what_conferences_gave_and_is_late_leads_to_its_row(qtbot: QtBot, sample_session: Session) -> None:
    conference = sample_session.office.ledger.all(Conference)[0]
    yesterday = (datetime.now().astimezone().date() - timedelta(days=1)).isoformat()
    late = TaskGiven(parent=conference.uid, position=90, content="Báo cáo kết quả", deadline=yesterday)
    sample_session.put(late)
    page = shown(qtbot, sample_session)
    assert page.given.isVisible()
    line = next(line for line in page.tasks.lines.lines if line.subject.task.uid == late.uid)
    assert "quá hạn 1 ngày" in line.cells
    wanted: list[tuple[str, str, str]] = []
    sample_session.news.wanted.connect(lambda *place: wanted.append(place))
    page.tasks.opened.emit(line.subject)
    assert wanted == [("task_given", late.uid, "")]


def test_scores_and_plans_are_drawn_and_lead_to_where_they_are_typed(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    assert [page.scored.isVisible(), page.planned.isVisible()] == [True, True]
    strips = page.scores.findChildren(Strip)
    assert len(strips) == 6
    assert strips[0].accessibleName().startswith("NV1 · ")
    wanted: list[tuple[str, str, str]] = []
    sample_session.news.wanted.connect(lambda *place: wanted.append(place))
    page.scores.findChildren(QPushButton)[0].click()
    assert wanted == [("assessment", "NV1", "")]


def test_an_empty_office_shows_no_empty_charts(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert not any(card.isVisible() for card in (page.scored, page.planned, page.given, page.asked, page.below))
    assert "Chưa có bản sao lưu nào" in page.safety.text()


def test_cards_stand_under_each_other_where_it_is_narrow(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    assert page.report.y() == page.parts.y()
    page.widget.resize(640, 700)
    assert page.report.y() < page.parts.y()
