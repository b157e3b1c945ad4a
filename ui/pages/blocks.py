"""What pages are laid out of: sheets, buttons, banners, facts, and chips that choose a view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.forms.flow import Flow, grows
from ui.plain_tips import plain_caption
from ui.theme import SPACES, Theme, mark
from ui.words import Words, words

ICON_OF = {"error": "refused", "warning": "warning", "done": "check", "": "help"}


def button(text: str, act: Callable[[], object], theme: Theme, icon: str = "", role: str = "") -> QPushButton:
    """A button with a verb on it."""
    made = QPushButton(plain_caption(text))
    mark(made, role=role)
    if icon:
        made.setIcon(theme.icon(icon, "on_accent" if role == "primary" else "accent" if role == "link" else "ink"))
        made.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.clicked.connect(act)
    return made


def icon_button(icon: str, name: str, tip: str, act: Callable[[], object], theme: Theme) -> QToolButton:
    """A quiet button of the head line with no words on it; the box at hand keeps the focus when it is clicked."""
    made = QToolButton()
    made.setIcon(theme.icon(icon, "quiet"))
    made.setIconSize(QSize(theme.pixels(20), theme.pixels(20)))
    made.setToolTip(tip)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(act)
    return made


def column(parent: QWidget | None = None, space: int = SPACES["apart"], margin: int = 0) -> QVBoxLayout:
    """Things under each other."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(space)
    return made


class Room(QStackedWidget):
    """Shows one of several pages in the height there is: no page, seen or unseen, makes the window grow higher."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def hasHeightForWidth(self) -> bool:
        return False


def in_line(*parts: QWidget) -> QWidget:
    """Things beside each other, in further lines where the room ends."""
    box = QWidget()
    flow = Flow(box, SPACES["near"])
    for part in parts:
        flow.addWidget(part)
    grows(box)
    return box


def heading(text: str) -> QLabel:
    """The heading of a part of a page."""
    return words(text, role="heading")


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()


class Banner(QFrame):
    """A sentence that tells how things stand, what it means, and the step that follows from it."""

    def __init__(self, theme: Theme, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.icon = QLabel()
        self.sentence = words(role="strong")
        self.more = words()
        for label in (self.sentence, self.more):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACES["block"], SPACES["apart"], SPACES["block"], SPACES["apart"])
        row.setSpacing(SPACES["apart"])
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        inside = column(space=SPACES["hair"])
        inside.addWidget(self.sentence)
        inside.addWidget(self.more)
        row.addLayout(inside, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, sentence: str, more: str = "", level: str = "") -> None:
        """Tell this; nothing hides the banner."""
        self.sentence.setText(sentence)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        role = {"error": "danger", "warning": "warning", "done": "done", "": "accent"}[level]
        size = self._theme.pixels(20)
        self.icon.setPixmap(self._theme.icon(ICON_OF[level], role).pixmap(size, size))
        mark(self, role="banner", level=level)
        self.setVisible(bool(sentence))


class Card(QFrame):
    """A part of a page on its own surface, with a heading."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self.rows = column(self, SPACES["near"], SPACES["block"])
        self.title = heading(title)
        self.rows.addWidget(self.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class Facts(QWidget):
    """Short labels and what is to be said to each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACES["block"])
        self._grid.setVerticalSpacing(SPACES["hair"])
        self._grid.setColumnStretch(1, 1)
        self._label_width = theme.pixels(150)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these and no others."""
        clear(self._grid)
        for row, (label, said) in enumerate(facts):
            name = words(label, role="quiet")
            name.setFixedWidth(self._label_width)
            value = words(said)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)


class Chips(QWidget):
    """One of several views; the chosen one is marked."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        flow = Flow(self, SPACES["hair"])
        self.buttons: list[QPushButton] = []
        for number, label in enumerate(labels):
            chip = QPushButton(plain_caption(label))
            mark(chip, role="chip")
            chip.setCheckable(True)
            self._group.addButton(chip, number)
            self.buttons.append(chip)
            flow.addWidget(chip)
        self._group.idClicked.connect(self.chosen)
        grows(self)

    def choose(self, number: int) -> None:
        """Mark a view as the chosen one, without telling."""
        self.buttons[number].setChecked(True)


def labelled(label: str, *parts: QWidget, theme: Theme, help_text: str = "", stacked: bool = False) -> QWidget:
    """A label, and beside it (or under it, where it is narrow) a box with what belongs to it."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACES["apart"])
    grid.setVerticalSpacing(2)
    name = words(label)
    if not stacked:
        name.setFixedWidth(theme.pixels(150))
    name.setBuddy(parts[0])
    parts[0].setAccessibleName(label)
    beside = QHBoxLayout()
    beside.setSpacing(SPACES["near"])
    for part in parts:
        beside.addWidget(part, 1 if isinstance(part, Words) else 0)  # words take the room that is left
    if not isinstance(parts[-1], Words):
        beside.addStretch(1)
    grid.addWidget(name, 0, 0)
    grid.addLayout(beside, int(stacked), int(not stacked))
    grid.setColumnStretch(int(not stacked), 1)
    if help_text:
        grid.addWidget(words(help_text, role="help"), int(stacked) + 1, int(not stacked))
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box
