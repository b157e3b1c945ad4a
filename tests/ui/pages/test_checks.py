from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.domain.report import Report, report_uid
from ui.pages.checks import ChecksPage, summary
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session) -> ChecksPage:
    page = ChecksPage(sample_session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    return page


def test_a_report_without_problems_leads_to_the_seal(page: ChecksPage, sample_session: Session) -> None:
    page.refresh()
    wanted: list[tuple[str, str, str]] = []
    sample_session.news.wanted.connect(lambda *place: wanted.append(place))
    assert page.banner.sentence.text() == "Báo cáo năm 2024 đã đủ để niêm phong."
    assert not page.table.isVisible()
    page.seal.click()
    assert wanted == [("place:send", "seal", "")]


def test_a_problem_leads_to_its_field(page: ChecksPage, sample_session: Session) -> None:
    uid = report_uid("2024-NAM")
    report = sample_session.office.ledger.get(Report, uid)
    assert report is not None
    sample_session.put(replace(report, signer_name=None))
    page.refresh()
    wanted: list[tuple[str, str, str]] = []
    sample_session.news.wanted.connect(lambda *place: wanted.append(place))
    assert "1 chỗ phải sửa" in page.banner.sentence.text()
    assert not page.seal.isVisible()
    assert page.table.lines.lines[0].cells[0] == "Phải sửa"
    page.go.click()
    assert wanted == [("report", uid, "signer_name")]


def test_warnings_are_told_and_hold_nothing_back() -> None:
    warning, error = Problem("warning", "Nên xem."), Problem("error", "Phải sửa.")
    assert summary([warning], "năm 2024")[2] == "done"
    assert summary([error, warning], "năm 2024")[2] == "error"
