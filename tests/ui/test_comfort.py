"""What every page owes everybody: room at any text size, whole words, a name for every control, keys that reach it."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import sample_folder
from app.office import Office
from app.paths import resource
from tests.ui.conftest import Answers
from ui.first_start.first_start import FirstStart
from ui.opening import window_for
from ui.pages.tabs import TabsPage
from ui.theme import Theme, wear
from ui.window import Window

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
WIDTH, HEIGHT = 1366, 700
"""Pixels inside a window that fills the screen of an office PC, 1366×768, beside its task bar and title bar."""
SIDEWAYS = {"Chỉ tiêu theo đơn vị"}
"""Tables that may be wider than the window: a column for each of many units, the first stay in view."""
BESIDE = Qt.FindChildOption.FindDirectChildrenOnly
KEYS = re.compile(r"Ctrl|Alt|Shift|F\d|Enter|Esc|phím", re.IGNORECASE)
Faults = dict[str, list[str]]


@pytest.fixture(scope="module", autouse=True)
def usual_size_again(qapp: QApplication) -> Iterator[None]:
    """Tests of other files go on at the usual text size."""
    yield
    wear(qapp, Theme())


@pytest.fixture(scope="module")
def district(tmp_path_factory) -> Iterator[Office]:
    """The office with the most pages: it has units below, packages, and a year of its own."""
    with sample_folder.create(tmp_path_factory.mktemp("quan") / "so", "song-mau", with_packages=True) as office:
        yield office


@pytest.fixture(scope="module", params=[100, 175])
def faults(request: pytest.FixtureRequest, qapp: QApplication, district: Office) -> Faults:
    """Every page is visited once at a text size, and all that is to be said of it noted under the law it breaks."""
    theme = Theme(percent=request.param)
    wear(qapp, theme)
    window = window_for(district, theme, Answers())
    window.resize(WIDTH, HEIGHT)
    window.show()
    found: Faults = {law.__name__: [] for law in LAWS}
    for name, page in views(window):
        for law in LAWS:
            found[law.__name__].extend(f"{name}: {fault}" for fault in law(window, page))
    window.close()
    window.deleteLater()
    return found


def views(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every page and every view of it, laid out and with everything that it looks up."""
    session = window.session
    for number in range(len(window.navigation.buttons)):
        window.open(number)
        page = window.page()
        for view in range(len(page.chips.buttons) if isinstance(page, TabsPage) else 1):
            if isinstance(page, TabsPage):
                page.open(view)
            settle()
            while session.reader.busy or session.jobs.busy:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            settle()
            yield f"{window.title.text()}/{view}", page.widget


def settle() -> None:
    for _ in range(30):  # tables are made one after the other, between the keys
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def shown(page: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    return (each for each in page.findChildren(QWidget) if isinstance(each, kinds) and each.isVisible())


def inside_of_qt(control: QWidget) -> bool:
    """Parts that Qt itself puts into its boxes and tables."""
    above = control.parentWidget()
    return isinstance(above, (QComboBox, QAbstractSpinBox, QLineEdit, QTableView)) or control.objectName().startswith(
        "qt_"
    )


def called(control: QWidget) -> str:
    said = control.accessibleName() or (control.text() if isinstance(control, (QAbstractButton, QLabel)) else "")
    return f"{type(control).__name__} “{said[:60]}”"


def grown(window: Window, page: QWidget) -> Iterator[str]:
    if window.width() > WIDTH or window.height() > HEIGHT:
        yield f"the window grew to {window.width()}×{window.height()}"
        window.resize(WIDTH, HEIGHT)


def sideways(window: Window, page: QWidget) -> Iterator[str]:
    for area in shown(page, QAbstractScrollArea):
        assert isinstance(area, QAbstractScrollArea)
        typed = isinstance(area, (QPlainTextEdit, QHeaderView)) or area.accessibleName() in SIDEWAYS
        if not typed and area.horizontalScrollBar().maximum() > 0:
            yield f"{called(area)} is {area.horizontalScrollBar().maximum()} px too wide"


def cut(window: QWidget, page: QWidget) -> Iterator[str]:
    """Words that don't fit where they stand, and no tip tells them whole."""
    for label in shown(page, QLabel):
        assert isinstance(label, QLabel)
        if not label.text() or label.toolTip():
            continue
        if label.wordWrap() and label.height() + 2 < label.heightForWidth(label.width()):
            yield f"{called(label)} is {label.height()} px high and needs {label.heightForWidth(label.width())}"
        elif not label.wordWrap() and label.width() + 1 < label.minimumSizeHint().width():
            yield f"{called(label)} is {label.width()} px wide and needs {label.minimumSizeHint().width()}"
    for made in shown(page, QPushButton, QCheckBox):
        wanted = made.sizeHint().width()
        assert isinstance(made, (QPushButton, QCheckBox))
        if made.width() + 1 < wanted and len(made.toolTip()) < len(made.text()):
            yield f"{called(made)} is {made.width()} px wide and needs {wanted}"


def squeezed(window: QWidget, page: QWidget) -> Iterator[str]:
    """Controls that hang out of what holds them."""
    for control in shown(page, *CONTROLS):
        above = control.parentWidget()
        scrolled = isinstance(above.parentWidget(), QAbstractScrollArea) if above is not None else True
        if above is None or scrolled or inside_of_qt(control):
            continue
        place = control.geometry()
        if place.bottom() > above.height() + 1 or place.right() > above.width() + 1:
            yield f"{called(control)} hangs out of its place: {place.getRect()} in {above.size().toTuple()}"


def nameless(window: Window, page: QWidget) -> Iterator[str]:
    """Controls of which a screen reader has nothing to say: no words, no name, no label that is theirs."""
    for control in shown(page, *CONTROLS):
        words = isinstance(control, QAbstractButton) and control.text().strip()
        silent = not words and not control.accessibleName().strip()
        if silent and control.focusPolicy() != Qt.FocusPolicy.NoFocus and not inside_of_qt(control):
            yield f"{type(control).__name__} in {type(control.parentWidget()).__name__}"


def out_of_reach(window: Window, page: QWidget) -> Iterator[str]:
    """What can be clicked and not be reached by Tab; unless it tells the keys that do the same.

    Of chips beside each other one is reached by Tab, the others from there by the arrows.
    """
    for made in shown(page, QAbstractButton):
        assert isinstance(made, QAbstractButton)
        chips = made.parentWidget().findChildren(QPushButton, options=BESIDE) if made.isCheckable() else []
        reached = any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in (made, *chips))
        if not reached and not inside_of_qt(made) and not KEYS.search(f"{made.toolTip()} {made.text()}"):
            yield called(made)


def idle_stops(window: Window, page: QWidget) -> Iterator[str]:
    """Stops of the Tab key at which nothing can be done and nothing is seen."""
    for area in shown(page, QScrollArea):
        if area.focusPolicy() & Qt.FocusPolicy.TabFocus and not area.property("role"):
            yield called(area)


def against_reading(window: Window, page: QWidget) -> Iterator[str]:
    """Tab that goes back to what stands above, or to the left in the same line, of the same box."""
    for one, other in pairwise(stops(page)):
        if one.parentWidget() is not other.parentWidget():
            continue
        first, second = (each.geometry() for each in (one, other))
        above = second.bottom() < first.top()
        before = second.right() < first.left() and second.top() < first.bottom()
        if above or before:
            yield f"{called(one)} → {called(other)}"


def stops(page: QWidget) -> Iterator[QWidget]:
    """The stops of the Tab key within a page, in their order."""
    at = page.nextInFocusChain()
    while at is not None and at is not page:
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(at):
            yield at
        at = at.nextInFocusChain()


LAWS: tuple[Callable[[Window, QWidget], Iterator[str]], ...] = (
    *(grown, sideways, cut, squeezed),
    *(nameless, out_of_reach, idle_stops, against_reading),
)


@pytest.mark.parametrize("law", [law.__name__ for law in LAWS])
def test_every_page_keeps_the_laws_of_comfort(faults: Faults, law: str) -> None:
    assert not faults[law], "\n".join(faults[law])


@pytest.mark.parametrize("percent", [100, 175])
def test_the_first_start_fits_on_the_screen(qapp, qtbot: QtBot, tmp_path, answers, percent: int) -> None:
    theme = Theme(percent=percent)
    wear(qapp, theme)
    start = FirstStart(tmp_path / "so", theme, answers)
    qtbot.addWidget(start)
    start.resize(QSize(theme.pixels(860), theme.pixels(600)).boundedTo(QSize(WIDTH, HEIGHT)))
    start.show()
    found: list[str] = []
    for number, step in enumerate(start.steps):
        start._go_to(number)
        settle()
        for law in (cut, squeezed):
            found += [f"{step.name}: {fault}" for fault in law(start, start)]
        for area in shown(start, QScrollArea):
            assert isinstance(area, QScrollArea)
            wanted, room = area.widget().minimumSizeHint().width(), area.viewport().width()
            if wanted > room:
                found.append(f"{step.name} wants {wanted} px and has {room}")
    assert not found, "\n".join(found)
    assert start.width() <= WIDTH
    assert start.height() <= HEIGHT


def test_the_head_line_fits_at_the_largest_usual_text(qapp, qtbot: QtBot, district: Office, answers) -> None:
    theme = Theme(percent=175)
    wear(qapp, theme)
    window = window_for(district, theme, answers)
    qtbot.addWidget(window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    head = window.title.parentWidget()
    for part in shown(head, *CONTROLS, QLabel):
        if not inside_of_qt(part):
            assert part.mapTo(head, QPoint(part.width(), 0)).x() <= head.width()
    assert window.width() == WIDTH
    window.resize(1280, HEIGHT)
    settle()
    assert window.width() == 1280
    named = window.fontMetrics().horizontalAdvance(window.periods.currentText())
    assert window.periods.width() >= named + theme.pixels(20), "the name of the period is read to its end"


@pytest.mark.parametrize(
    "control",
    [
        *("QLineEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox", "QPushButton", "QToolButton"),
        *("QCheckBox", "QRadioButton", "QAbstractItemView", 'QListView[role="sections"]'),
        *('QPushButton[role="primary"]', 'QPushButton[role="link"]', 'QPushButton[role="chip"]'),
        *('QPushButton[role="tab"]', 'QPushButton[role="cell"]', 'QPushButton[role="section"]'),
    ],
)
def test_focus_is_seen(control: str) -> None:
    """Every kind of control is drawn otherwise while it has the focus."""
    style = resource("theme.qss").read_text("utf-8")
    assert re.search(rf"{re.escape(control)}:focus[^{{]*\{{[^}}]*(border|color)", style)
