"""The page for moving: the office into a file and only read afterwards; predecessors in, looked at, and out."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import sample_folder
from app.domain.indicator_figure import IndicatorFigure
from app.office import Entry, Office
from tests.ui.conftest import Answers, session_over
from tests.ui.pages.conftest import PASSPHRASE
from ui.pages.inbox import InboxPage
from ui.pages.moving import MovingPage
from ui.session import Session
from ui.theme import Theme


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("cu")
    for name in ("hoa-mau", "ben-mau"):
        with sample_folder.create(at / name, name) as office:
            if name == "ben-mau":
                office.moving.pack(at, PASSPHRASE).rename(at / "ben.smtz")
    return at


def shown(qtbot: QtBot, session: Session) -> MovingPage:
    page = MovingPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1100, 640)
    page.widget.show()
    page.refresh()
    return page


def test_predecessors_are_looked_at_taken_in_and_out(
    qtbot: QtBot, answers: Answers, theme: Theme, finish, old: Path, tmp_path: Path
) -> None:
    made = Office.create(tmp_path / "moi", unit="99101", name="Phường Sông Mẫu", level="ward")
    with made as office:
        session = session_over(office, answers, theme)
        session.choose_period(office.period("2025-NAM"))
        page = shown(qtbot, session)
        card = page.old
        answers.paths[:] = [old / "hoa-mau"]
        answers.yes[:] = [False]
        card.folder.click()
        finish(session)
        assert answers.asked[-1] == "Nhập sổ của Phường Hoa Mẫu (99001)?"
        assert office.moving.merged() == []
        for source in (old / "hoa-mau", old / "ben.smtz"):
            answers.paths[:], answers.yes[:], answers.texts[:] = [source], [True], [PASSPHRASE]
            (card.folder if source.is_dir() else card.files).click()
            finish(session)
            qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
        assert card.result.sentence.text() == "Đã nhập sổ của Phường Bến Mẫu."
        assert [line.cells[2] for line in card.table.lines.lines] == ["Năm 2024", "Năm 2024"]
        card.fill.click()
        assert office.ledger.all(IndicatorFigure)
        inbox = InboxPage(session)
        qtbot.addWidget(inbox.widget)
        entry = card.table.subject()
        assert isinstance(entry, Entry)
        inbox.refresh()
        inbox.show_record("", entry.package)
        inbox.card.open.click()
        labels = [line.cells[0] for line in inbox.review.contents.list.lines.lines]
        assert any(label.startswith("Năm 2024: Chỉ tiêu của đơn vị") for label in labels)
        answers.yes[:] = [True]
        card.back.click()
        assert len(office.moving.merged()) == 1


def test_packing_asks_for_the_place_and_the_passphrase_and_closes_the_office_for_it(
    qtbot: QtBot, answers: Answers, theme: Theme, tmp_path: Path
) -> None:
    with Office.create(tmp_path / "cu", unit="99003", name="Phường Đồi Mẫu", level="ward") as office:
        session = session_over(office, answers, theme)
        page = shown(qtbot, session)
        assert not page.away.lift.isVisible()
        page.away.pack.click()  # thought better of it
        answers.paths[:], answers.texts[:] = [tmp_path / "usb"], [PASSPHRASE]
        with qtbot.waitSignal(session.news.office_wanted) as wanted:
            page.away.pack.click()
    assert wanted.args is not None
    folder, _, work = wanted.args
    assert folder == tmp_path / "cu"
    said = work(lambda *_: None)
    (made,) = (tmp_path / "usb").glob("*.smtz")
    assert str(made) in said
    with Office.open(tmp_path / "cu") as office:
        session = session_over(office, answers, theme)
        page = shown(qtbot, session)
        assert "đã chuyển sang máy khác" in page.away.moved.sentence.text()
        assert not page.away.pack.isVisible()
        page.away.lift.click()  # the careful answer
        answers.yes[:] = [True]
        with qtbot.waitSignal(session.news.office_wanted) as wanted:
            page.away.lift.click()
    assert wanted.args is not None
    wanted.args[2](lambda *_: None)
    with Office.open(tmp_path / "cu") as office:
        assert not office.read_only
