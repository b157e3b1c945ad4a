"""A cell that is being typed in, when something else happens: it stays open, and no letter of it is lost."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference, Speech
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.office import Office
from tests.ui.conftest import Answers
from ui.models.indicator_lines import ACTUAL
from ui.opening import window_for
from ui.pages.indicators import BLANK, IndicatorsPage
from ui.pages.records import RecordsPage
from ui.theme import Theme
from ui.window import Window

CONFERENCES, INDICATORS = 1, 4
Typing = Callable[[QWidget, str], None]


@pytest.fixture
def window(qtbot: QtBot, sample_office: Office, theme: Theme, answers: Answers) -> Iterator[Window]:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def indicators(window: Window) -> IndicatorsPage:
    window.open(INDICATORS)
    page = window.page()
    assert isinstance(page, IndicatorsPage)
    return page


def opened(view: QAbstractItemView, index: QModelIndex) -> QLineEdit:
    """The box of a cell, with the cursor in it and all of it marked."""
    view.setFocus()
    view.setCurrentIndex(index)
    view.edit(index)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    return box


def households(page: IndicatorsPage) -> QLineEdit:
    row = page.grid.rows.row_of("DC_HO")
    assert row is not None
    return opened(page.grid.view, page.grid.rows.index(row, ACTUAL))


def done(office: Office, period: str) -> object:
    figure = office.ledger.get(IndicatorFigure, figure_uid(period, "DC_HO"))
    return figure.actual if figure else None


def test_news_leave_the_cell_of_a_figure_open(window: Window, typing: Typing) -> None:
    box = households(indicators(window))
    typing(box, "12")
    window.session.news.changed.emit("inbox")  # a job has ended, what waited for the disk is written
    assert QApplication.focusWidget() is box
    typing(box, "34")
    window.flush()
    assert done(window.session.office, "2024-NAM") == Decimal(1234)


def test_a_figure_is_of_the_period_in_which_it_was_typed(window: Window, typing: Typing) -> None:
    office = window.session.office
    typing(households(indicators(window)), "4321")
    window.session.choose_period(office.period("2023-NAM"))
    assert done(office, "2024-NAM") == Decimal(4321)
    assert done(office, "2023-NAM") != Decimal(4321)


def test_a_narrower_view_takes_no_letter_of_an_open_cell(window: Window, typing: Typing) -> None:
    page = indicators(window)
    typing(households(page), "4321")
    page.show_view(BLANK)
    assert done(window.session.office, "2024-NAM") == Decimal(4321)


def test_rows_that_come_meanwhile_leave_the_cell_open(window: Window, typing: Typing) -> None:
    office = window.session.office
    conference = office.ledger.all(Conference)[0]
    window.open(CONFERENCES)
    page = window.page()
    assert isinstance(page, RecordsPage)
    page.open(conference.uid)
    table = page.pane.table("speech")
    column = [field.key for field in table.fields].index("topic")
    box = opened(table.view, table.model.index(len(table.model.parts), column))
    typing(box, "Chữ ")
    office.ledger.put(Speech(uid="x", parent=conference.uid, position=99, topic="Từ nơi khác"))
    window.session.news.changed.emit("speech")
    assert QApplication.focusWidget() is box
    typing(box, "quý")
    window.flush()
    topics = [row.topic for row in office.ledger.parts(Speech, conference.uid)]
    assert {"Chữ quý", "Từ nơi khác"} < set(topics)
