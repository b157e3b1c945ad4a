"""The view of the charts: drawn beside the window, readable by ear, printed and kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.desks.charts import AREA, BELOW, PLAN, PROGRESS, RATINGS, SCORES, TITLES, TREND, UNITS
from tests.ui.conftest import Answers
from tests.ui.pages.conftest import Road
from ui.pages.charts import NOTHING, ChartsPage
from ui.session import Session
from ui.theme import DARK, PALETTES


def shown(qtbot: QtBot, session: Session, width: int = 900) -> ChartsPage:
    page = ChartsPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(width, 600)
    page.widget.show()
    page.refresh()
    qtbot.waitUntil(lambda: not session.reader.busy, timeout=20_000)
    return page


def choose(qtbot: QtBot, page: ChartsPage, session: Session, kind: str) -> None:
    page.show_record("", kind)
    qtbot.waitUntil(lambda: not session.reader.busy, timeout=20_000)


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session) -> ChartsPage:
    return shown(qtbot, sample_session)


def test_every_chart_of_a_ward_is_a_valid_picture_with_words(
    qtbot: QtBot, page: ChartsPage, sample_session: Session
) -> None:
    assert page.kinds == [PLAN, TREND, SCORES], "a ward has nobody below"
    for kind in page.kinds:
        choose(qtbot, page, sample_session, kind)
        assert page.heading.text() == f"{TITLES[kind]} · Năm 2024"
        for one in page.pictures.shown:
            assert one.renderer.isValid()
            assert one.accessibleName() == page.heading.text()
            assert one.accessibleDescription() == one.picture.alt
            assert one.focusPolicy() == Qt.FocusPolicy.TabFocus
            assert ElementTree.fromstring(one.picture.svg) is not None
    assert page.nothing.isHidden()


def test_a_picture_is_as_wide_as_there_is_room_and_never_distorted(
    qtbot: QtBot, page: ChartsPage, sample_session: Session
) -> None:
    narrow = page.pictures.shown[0].picture.width
    page.widget.resize(1200, 600)
    qtbot.waitUntil(lambda: page.pictures.shown[0].picture.width > narrow, timeout=20_000)
    qtbot.waitUntil(lambda: not sample_session.reader.busy, timeout=20_000)
    for one in page.pictures.shown:
        assert abs(one.height() - one.width() * one.picture.height / one.picture.width) <= 1


def test_only_the_indicators_of_a_task(qtbot: QtBot, page: ChartsPage, sample_session: Session) -> None:
    whole = len(page.pictures.shown[0].picture.alt)
    page.task_box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not sample_session.reader.busy, timeout=20_000)
    assert page.task
    assert len(page.pictures.shown[0].picture.alt) < whole
    choose(qtbot, page, sample_session, SCORES)
    assert page.task_box.isHidden(), "points are those of all tasks"


@pytest.mark.parametrize("name", PALETTES)
def test_pictures_wear_the_theme(qtbot: QtBot, sample_session: Session, name: str) -> None:
    palette = PALETTES[name]
    page = shown(qtbot, replace(sample_session, theme=replace(sample_session.theme, palette=palette)))
    image = page.pictures.shown[0].grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert palette.accent.lower() in seen
    if palette is DARK:
        assert "#ffffff" not in seen


def test_an_empty_office_is_told_what_is_missing(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    for kind in page.kinds:
        choose(qtbot, page, session, kind)
        assert page.pictures.shown == []
        assert page.nothing.text() == NOTHING[kind]
        assert not page.read.isEnabled()
        assert not page.keep.isEnabled()
    assert set(NOTHING) == set(TITLES)


def test_a_chart_is_kept_as_a_picture_and_read_as_a_paper(
    qtbot: QtBot, page: ChartsPage, answers: Answers, tmp_path: Path, sample_session: Session
) -> None:
    target = tmp_path / "bieu-do.svg"
    answers.paths = [target]
    page.keep.click()
    qtbot.waitUntil(lambda: page.result.sentence.text() == "Đã lưu hình vẽ.", timeout=20_000)
    assert ElementTree.parse(target).getroot().tag.endswith("svg")
    page.read.click()
    qtbot.waitUntil(lambda: page.reader.is_open and page.reader.viewer.sheets.is_drawn(0), timeout=20_000)
    page.reader.leave()
    assert not page.reader.is_open


def test_a_district_sees_its_units(qtbot: QtBot, session_of: Callable[[str], Session], road: Road) -> None:
    session = session_of("quan")
    page = shown(qtbot, session)
    assert set(BELOW) <= set(page.kinds)
    choose(qtbot, page, session, PROGRESS)
    assert "Chưa nộp" in page.pictures.shown[0].accessibleDescription()
    choose(qtbot, page, session, RATINGS)
    assert page.nothing.text() == NOTHING[RATINGS]
    (received,) = session.office.receive([road.hoa_report])
    assert received.entry is not None
    session.office.accept(received.entry.package)
    for kind, told in (
        (RATINGS, "Hoàn thành tốt nhiệm vụ: 1"),
        (UNITS, "Phường Hoa Mẫu: tự chấm 87,95"),
        (AREA, "cuộc"),
    ):
        choose(qtbot, page, session, kind)
        page.refresh()
        qtbot.waitUntil(lambda: not session.reader.busy, timeout=20_000)
        assert told in page.pictures.shown[0].accessibleDescription()
