from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.enclosures import Photo
from app.domain.problems import Problem
from app.domain.records import KINDS
from app.domain.report import Report, report_uid
from ui.pages.checks import ChecksPage, summary
from ui.pages.entries import entries_for
from ui.pages.places import owner_kind
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session) -> ChecksPage:
    page = ChecksPage(sample_session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    return page


def test_a_report_without_problems_leads_to_the_seal(page: ChecksPage, sample_session: Session, finish) -> None:
    page.refresh()
    finish(sample_session)
    wanted: list[tuple[str, str, str]] = []
    sample_session.news.wanted.connect(lambda *place: wanted.append(place))
    assert page.banner.sentence.text() == "Báo cáo năm 2024 đã đủ để niêm phong."
    assert not page.table.isVisible()
    page.seal.click()
    assert wanted == [("place:send", "seal", "")]


def test_a_problem_leads_to_its_field(page: ChecksPage, sample_session: Session, finish) -> None:
    uid = report_uid("2024-NAM")
    report = sample_session.office.ledger.get(Report, uid)
    assert report is not None
    sample_session.put(replace(report, signer_name=None))
    page.refresh()
    finish(sample_session)
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


def other_problems(session: Session) -> None:
    """Something to look at in several parts of the report."""
    report = session.office.ledger.get(Report, report_uid("2024-NAM"))
    assert report is not None
    conference = session.office.ledger.all(Conference)[0]
    session.put(replace(report, number=None, place=None), replace(conference, code=None, held_on=None))


def test_problems_are_counted_by_part_and_one_part_can_be_looked_at(
    page: ChecksPage, sample_session: Session, finish
) -> None:
    other_problems(sample_session)
    page.refresh()
    finish(sample_session)
    labels = [chip.text() for chip in page.parts.buttons]
    assert labels[0] == f"Tất cả {len(page.table.lines.lines)}"
    assert any(label.startswith("Báo cáo ") for label in labels)
    number = next(at for at, label in enumerate(labels) if label.startswith("Báo cáo "))
    page.parts.buttons[number].click()
    assert {line.cells[2] for line in page.table.lines.lines} == {"Báo cáo"}
    assert labels[number].endswith(str(len(page.table.lines.lines)))


def test_a_warning_that_was_looked_at_stays_quiet(page: ChecksPage, sample_session: Session, finish) -> None:
    other_problems(sample_session)
    page.refresh()
    finish(sample_session)
    before = len(page.table.lines.lines)
    row = next(at for at, line in enumerate(page.table.lines.lines) if line.level == "warning")
    page.table.choose(row)
    page.seen.click()
    assert len(page.table.lines.lines) == before - 1
    assert page.with_seen.text() == "Hiện cả 1 chỗ đã xem"
    page.with_seen.setChecked(True)
    assert len(page.table.lines.lines) == before
    row = next(at for at, line in enumerate(page.table.lines.lines) if line.cells[0] == "Đã xem")
    page.table.choose(row)
    assert page.seen.text() == "Nhắc lại chỗ này"
    page.seen.click()
    assert not page.with_seen.isVisible()
    error = next((at for at, line in enumerate(page.table.lines.lines) if line.level == "error"), None)
    if error is not None:
        page.table.choose(error)
        assert not page.seen.isEnabled()


def test_what_was_mended_is_gone_when_checked_again(page: ChecksPage, sample_session: Session, finish) -> None:
    other_problems(sample_session)
    page.refresh()
    finish(sample_session)
    report = sample_session.office.ledger.get(Report, report_uid("2024-NAM"))
    assert report is not None
    told = [line.cells[1] for line in page.table.lines.lines]
    assert any("chưa ghi số" in sentence for sentence in told)
    sample_session.put(replace(report, number="112"))
    page.again.click()
    finish(sample_session)
    assert not any("chưa ghi số" in line.cells[1] for line in page.table.lines.lines)
    assert page.checked_at.text().startswith("Kiểm tra lúc ")


def test_every_kind_that_a_problem_may_name_has_its_page(sample_session: Session) -> None:
    shown = {kind for entry in entries_for(sample_session.office) for kind in entry.kinds}
    assert {kind for kind in KINDS if kind not in shown} <= {"attachment", "decision", "own_phrase", "peer_figure"}


def test_a_row_leads_to_the_page_of_what_it_belongs_to(sample_session: Session) -> None:
    ledger = sample_session.office.ledger
    campaign, conference = ledger.all(Campaign)[0], ledger.all(Conference)[0]
    photo = ledger.put(Photo(parent=campaign.uid, caption="Ảnh"))
    other = ledger.put(Photo(parent=conference.uid, caption="Ảnh"))
    assert owner_kind(ledger, "photo", photo.uid) == "campaign"
    assert owner_kind(ledger, "photo", other.uid) == "conference"
    assert owner_kind(ledger, "photo", "khong-co") == "photo"
    assert owner_kind(ledger, "report", "x") == "report"
    assert owner_kind(ledger, "place:send", "x") == "place:send"
