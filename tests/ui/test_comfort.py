"""What every page owes everybody: room at any text size, a name for every control, keys that reach it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import sample_folder
from app.office import Office
from ui.opening import window_for
from ui.pages.tabs import TabsPage
from ui.theme import Theme, wear
from ui.window import Window

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


@pytest.fixture(scope="module")
def district(tmp_path_factory) -> Iterator[Office]:
    """The office with the most pages: it has units below, packages, and a year of its own."""
    with sample_folder.create(tmp_path_factory.mktemp("quan") / "so", "song-mau", with_packages=True) as office:
        yield office


def opened(qtbot: QtBot, office: Office, answers, percent: int) -> Window:
    theme = Theme(percent=percent)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear(application, theme)
    window = window_for(office, theme, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def views(qtbot: QtBot, window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every page and every view of it, laid out and with everything that it looks up."""
    for number in range(len(window.navigation.buttons)):
        window.open(number)
        page = window.page()
        for view in range(len(page.chips.buttons) if isinstance(page, TabsPage) else 1):
            if isinstance(page, TabsPage):
                page.open(view)
            qtbot.waitUntil(lambda: not window.session.reader.busy, timeout=20_000)
            for _ in range(30):  # tables are made one after the other, between the keys
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            yield f"{window.title.text()}/{view}", page.widget


@pytest.mark.parametrize("percent", [100, 150, 175])
def test_nothing_is_wider_than_the_window(qtbot: QtBot, district: Office, answers, percent: int) -> None:
    window = opened(qtbot, district, answers, percent)
    wrong: list[str] = []
    for name, page in views(qtbot, window):
        if window.width() > 1366:
            wrong.append(f"{name}: the window grew to {window.width()}")
        for area in page.findChildren(QAbstractScrollArea):
            bar = area.horizontalScrollBar()
            if area.isVisible() and bar.maximum() > 0 and not isinstance(area, QPlainTextEdit):
                wrong.append(f"{name}: {type(area).__name__} {area.accessibleName()} is {bar.maximum()} px too wide")
    window.close()
    assert not wrong, "\n".join(wrong)


def named(control: QWidget) -> bool:
    """Whether a screen reader has something to say of it: its words, its name, or the label that is its buddy."""
    if isinstance(control, QAbstractButton) and control.text().strip():
        return True
    return bool(control.accessibleName().strip())


def test_every_control_has_a_name(qtbot: QtBot, district: Office, answers) -> None:
    window = opened(qtbot, district, answers, 100)
    nameless: dict[str, str] = {}
    for name, page in views(qtbot, window):
        for control in page.findChildren(QWidget):
            if not isinstance(control, CONTROLS) or not control.isVisible() or control.focusPolicy() == NO_FOCUS:
                continue
            above = control.parentWidget()
            inside = isinstance(above, (QComboBox, QAbstractSpinBox)) or control.objectName().startswith("qt_")
            if not inside and not named(control):
                nameless.setdefault(f"{type(control).__name__} in {type(above).__name__}", name)
    window.close()
    assert not nameless, nameless


NO_FOCUS = Qt.FocusPolicy.NoFocus
