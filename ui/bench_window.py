"""How long the window's thread is ever busy at one go, for what an officer does all day (``somattran bench``).

Run as a program of its own: ``python -m ui.bench_window --data FOLDER``. It opens the office of the folder, does each
thing through the widgets, and writes one JSON object: by the name of a job the longest stretches in milliseconds in
which no key would have been answered, and beside them the same of plain Qt widgets with as many rows.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget, QTableView, QWidget

from app.office import Office
from ui.frame import Frame
from ui.loading_ahead import LoadingAhead
from ui.messages import WindowMessages
from ui.opening import window_for
from ui.pages.on_visit import AHEAD
from ui.pages.places import CHECKS_VIEW, SEND
from ui.pages.records import RecordsPage
from ui.pages.tabs import TabsPage
from ui.sweeping import Sweeping, hold_back
from ui.theme import Theme, wear
from ui.window import Window

QUIET = 20  # rounds with nothing to do, after which a page has made what it makes between the keys
NOTHING = 0.5  # milliseconds of a round with nothing to do
SAVED = 0.8  # seconds after which what was typed is saved
ASKED = 0.15  # seconds after which the search asks
CONFERENCES = 1  # the number of their page
OTHER_PERIOD = "2020-NAM"
TYPED = "hoi nghi giam sat"
LETTERS = "Hội nghị"

Stretches = dict[str, float]
"""By what was done, the longest stretch in milliseconds."""


class Watch:
    """Does something and lets Qt go on, round by round: the longest round is the longest that a key had to wait."""

    def __init__(self, application: QApplication, busy: Callable[[], bool] = lambda: False) -> None:
        self._application = application
        self._busy = busy

    def longest(self, act: Callable[[], object], seconds: float = 0.0) -> float:
        """Milliseconds, of the act itself and of every round until all is quiet, at least for so many seconds."""
        longest = _taken(act)
        end, quiet = time.perf_counter() + seconds, 0
        while quiet < QUIET or time.perf_counter() < end:
            taken = _taken(self._application.processEvents)
            longest = max(longest, taken)
            quiet = quiet + 1 if taken < NOTHING and not self._busy() else 0
            time.sleep(0.001)
        return longest


def _taken(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def key(widget: QWidget, letter: str) -> Callable[[], object]:
    """A press of a key, as the system sends it."""

    def press() -> None:
        for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            code = Qt.Key.Key_Return if letter == "\r" else 0
            QApplication.sendEvent(widget, QKeyEvent(what, code, Qt.KeyboardModifier.NoModifier, letter))

    return press


def measure(application: QApplication, window: Window) -> dict[str, Stretches]:
    """Every job, in the order in which an officer would come to it."""
    session = window.session
    watch = Watch(application, lambda: session.is_busy)
    watch.longest(lambda: None)  # the first page
    Sweeping(application, lambda: session.is_busy)
    ahead = LoadingAhead(AHEAD, lambda: session.is_busy, application)
    told: dict[str, Stretches] = {"ahead": {}}
    while not ahead.done:
        told["ahead"][f"{len(told['ahead']) + 1}"] = watch.longest(lambda: None)
    told["open-first"] = dict(_visits(watch, window))
    told["open-again"] = dict(_visits(watch, window))
    watch.longest(lambda: window.open(CONFERENCES))
    page = window.page()
    if not isinstance(page, RecordsPage):
        raise TypeError(f"{type(page).__name__} is not the page of the conferences")
    told["choose"] = {f"dòng {row + 1}": watch.longest(_choosing(page, row)) for row in (0, 700, 1400)}
    title = page.pane.form.rows["title"].editor
    box = title.focusProxy() or title
    box.setFocus()
    told["type"] = {letter: watch.longest(key(box, letter), 0.02) for letter in "abc"}
    told["save"] = {"một ô": watch.longest(key(box, "d"), SAVED)}
    table = page.pane.table("delegate")
    told["add-row"] = {"đại biểu": watch.longest(_button(table, "Thêm dòng").click, SAVED)}
    find = page.list.find_box
    told["filter-key"] = _typed(watch, find, LETTERS)
    watch.longest(find.clear)
    told["search-key"] = _typed(watch, window.find_box, TYPED, ASKED)
    watch.longest(lambda: (window.find_box.clear(), window.find_box.popup.hide()))
    told["period"] = {
        OTHER_PERIOD: watch.longest(lambda: session.choose_period(session.office.period(OTHER_PERIOD))),
    }
    told["check"] = {"mở trang Kiểm tra": watch.longest(lambda: session.go_to(SEND, CHECKS_VIEW))}
    return told


def _visits(watch: Watch, window: Window) -> Iterator[tuple[str, float]]:
    for number, button in enumerate(window.navigation.buttons):
        if number == window.current:
            continue
        name = button.text()
        yield name, watch.longest(lambda number=number: window.open(number))
        page = window.page()
        if isinstance(page, TabsPage):
            for view, chip in enumerate(page.chips.buttons):
                yield f"{name}, {chip.text()}", watch.longest(lambda page=page, view=view: page.open(view))


def _choosing(page: RecordsPage, row: int) -> Callable[[], None]:
    def choose() -> None:
        page.list.view.setCurrentIndex(page.list.view.model().index(row, 0))

    return choose


def _button(within: QWidget, text: str) -> QPushButton:
    return next(button for button in within.findChildren(QPushButton) if button.text() == text)


def _typed(watch: Watch, box: QWidget, letters: str, seconds: float = 0.05) -> Stretches:
    box.setFocus()
    return {letters[: at + 1]: watch.longest(key(box, letter), seconds) for at, letter in enumerate(letters)}


NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """Words in rows, the plainest model there is."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return len(self._rows[0])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def floors(application: QApplication, rows: list[tuple[str, ...]]) -> dict[str, float]:
    """The same jobs for Qt alone: a table of as many rows that comes into view, a letter in a box, a filter of Qt's."""
    watch = Watch(application)
    plain = QStackedWidget()
    plain.addWidget(QWidget())
    plain.resize(1280, 700)
    plain.show()
    watch.longest(lambda: None)
    filtered = QSortFilterProxyModel()
    filtered.setSourceModel(Rows(rows))
    filtered.setFilterKeyColumn(0)

    def open_table() -> None:
        view = QTableView()
        view.setModel(filtered)
        plain.setCurrentIndex(plain.addWidget(view))

    first = watch.longest(open_table)
    watch.longest(lambda: plain.setCurrentIndex(0))
    again = watch.longest(lambda: plain.setCurrentIndex(1))
    view = plain.widget(1)
    choose = watch.longest(lambda: isinstance(view, QTableView) and view.selectRow(len(rows) // 2))
    box = QLineEdit(plain)
    box.show()
    box.setFocus()
    letters = [watch.longest(key(box, letter), 0.02) for letter in "abc"]
    box.textChanged.connect(filtered.setFilterFixedString)
    box.clear()
    filtering = [watch.longest(key(box, letter), 0.05) for letter in LETTERS]
    plain.close()
    letter = statistics.median(letters)
    return {
        "open-first": first,
        "open-again": again,
        "choose": choose,
        "type": letter,
        "save": letter,
        "filter-key": statistics.median(filtering),
    }


def main() -> int:
    """Measure the office of a folder; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench_window")
    parser.add_argument("--data", type=Path, required=True)
    hold_back()
    folder: Path = parser.parse_args().data
    application = QApplication(sys.argv[:1])
    theme = Theme()
    wear(application, theme)
    frame = Frame(theme)
    with Office.open(folder) as office:
        window = window_for(office, theme, WindowMessages())
        frame.hold(window)
        frame.show()
        told = measure(application, window)
        rows = [(f"Hội nghị {number}", "2024-01-01", "Chủ trì") for number in range(2000)]
        plain = floors(application, rows)
        frame.close()
    sys.stdout.write(json.dumps({"ours": told, "floors": plain}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
