"""Several pages under one entry of the navigation: chips at the top choose among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.forms.section_box import rule
from ui.pages.blocks import Chips, Room, column
from ui.pages.page import Page
from ui.session import Session
from ui.theme import SPACES


@dataclass(frozen=True, slots=True)
class View:
    """One of the pages, made when it is first looked at. `name` is how `show_record` calls it.

    `holds` tells whether a record is shown here; what no view holds is shown by the first. `help` is the topic that
    F1 opens.
    """

    name: str
    label: str
    make: Callable[[Session], Page]
    holds: Callable[[Session, str], bool] = lambda _session, _uid: False
    help: str = ""


class TabsPage:
    """Shows one of its views at a time and passes on what the window asks."""

    def __init__(self, session: Session, title: str, icon: str, views: Sequence[View]) -> None:
        self.title = title
        self.icon = icon
        self._session = session
        self._views = list(views)
        self._pages: dict[int, Page] = {}
        self._current = 0
        self.chips = Chips([view.label for view in views])
        self.stack = Room()
        self.widget = QWidget()
        whole = column(self.widget, 0)
        head = column(margin=0)
        head.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["group"], SPACES["near"])
        head.addWidget(self.chips)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addWidget(self.stack, 1)
        self._unfilled: set[int] = set()
        self._late = QTimer(self.widget)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._fill_late)
        self.chips.choose(0)
        self.chips.chosen.connect(self.open)

    def open(self, number: int) -> None:
        """Go to a view; what was typed on the one before is saved first.

        One that was never looked at is made now and filled a moment later: both at one go would take longer than a
        key may wait.
        """
        if self._current in self._pages:
            self._pages[self._current].flush()
        self._current = number
        self.chips.choose(number)
        if number in self._pages:
            self.stack.setCurrentWidget(self._pages[number].widget)
        self.refresh()

    def page(self) -> Page:
        """The view that is looked at, as things are now."""
        self._make()
        self._fill()
        return self._pages[self._current]

    def _make(self) -> None:
        if self._current in self._pages:
            return
        page = self._views[self._current].make(self._session)
        self._pages[self._current] = page
        self._unfilled.add(self._current)
        self.stack.addWidget(page.widget)
        self.stack.setCurrentWidget(page.widget)

    def _fill(self) -> None:
        if self._current in self._unfilled:
            self._unfilled.discard(self._current)
            self._pages[self._current].refresh()

    def _fill_late(self) -> None:
        if self.widget.isVisible():  # a window that gave way meanwhile must not ask its office
            self._fill()

    @property
    def help(self) -> str:
        """The topic of help on the view that is looked at."""
        return self._views[self._current].help

    def refresh(self) -> None:
        """Show the view that is looked at as things are now."""
        if self._current in self._pages:
            self._unfilled.add(self._current)
            self._fill()
        else:
            self._make()
            self._late.start()

    def flush(self) -> None:
        for page in self._pages.values():
            page.flush()

    def show_record(self, uid: str, field: str = "") -> None:
        """`uid` is the name of a view, or a record of one of them."""
        for number, view in enumerate(self._views):
            if view.name == uid:
                self.open(number)
                self.page().show_record("", field)
                return
        holding = (number for number, view in enumerate(self._views) if view.holds(self._session, uid))
        self.open(next(holding, 0))
        self.page().show_record(uid, field)
