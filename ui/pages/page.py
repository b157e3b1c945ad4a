"""What the window asks of a page, and how a page is announced before it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words


class Page(Protocol):
    """One page of the window."""

    title: str
    icon: str

    @property
    def widget(self) -> QWidget:
        """What is shown."""
        ...

    def refresh(self) -> None:
        """Show the office as it is now; called when the page comes into view or its records changed."""
        ...

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        ...

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a record of one of this page's kinds, and to a field of it."""
        ...


@runtime_checkable
class Explained(Protocol):
    """A page with several views, each with a topic of its own."""

    @property
    def help(self) -> str:
        """The topic of help on the view that is looked at."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation, made when it is first visited.

    `kinds` are the records it can show; `help` is the topic that F1 opens where the page names none itself.
    """

    title: str
    icon: str
    make: Callable[[Session], Page]
    kinds: tuple[str, ...] = ()
    badge: Callable[[Session], int] = lambda _session: 0
    help: str = ""


def empty_state(heading: str, sentence: str, *actions: QWidget) -> QWidget:
    """What stands where there is nothing yet: what the page is for, and the first step."""
    box = QFrame()
    column = QVBoxLayout(box)
    column.setContentsMargins(SPACES["page"], SPACES["page"], SPACES["page"], SPACES["page"])
    column.setSpacing(SPACES["apart"])
    title = QLabel(heading)
    mark(title, role="heading")
    column.addWidget(title)
    column.addWidget(words(sentence, role="quiet"))
    for action in actions:
        action.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(action)
    column.addStretch(1)
    return box
