"""The pages at the left of the window: an icon, a word, and a badge for what waits."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.pages.page import Entry
from ui.theme import SPACES, Theme, mark
from ui.words import words


class Navigation(QWidget):
    """One button a page; Ctrl+1 … Ctrl+9, which the window's actions hold, go there too."""

    chosen = Signal(int)

    def __init__(self, office_name: str, entries: Sequence[Entry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="navigation")
        self.setFixedWidth(theme.pixels(176))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["near"], SPACES["apart"], SPACES["near"], SPACES["apart"])
        column.setSpacing(SPACES["hair"])
        name = words(office_name, role="strong")
        name.setContentsMargins(SPACES["near"], 0, SPACES["near"], SPACES["near"])
        column.addWidget(name)
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        self.badges: list[QLabel] = []
        for number, entry in enumerate(entries):
            column.addWidget(self._button(number, entry, theme))
        column.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def choose(self, number: int) -> None:
        """Show which page is open."""
        self.buttons[number].setChecked(True)

    def set_badge(self, number: int, count: int) -> None:
        """Say how much waits on a page; nothing for 0."""
        self.badges[number].setText(str(count) if count < 100 else "99+")
        self.badges[number].setVisible(count > 0)

    def _button(self, number: int, entry: Entry, theme: Theme) -> QPushButton:
        button = QPushButton(entry.title)
        button.setCheckable(True)
        button.setIcon(theme.icon(entry.icon, "quiet"))
        button.setIconSize(QSize(theme.pixels(20), theme.pixels(20)))
        self._group.addButton(button, number)
        self.buttons.append(button)
        button.setToolTip(keys_to(number))
        badge = QLabel()
        mark(badge, role="badge")
        badge.hide()
        row = QHBoxLayout(button)
        row.setContentsMargins(0, 0, SPACES["near"], 0)
        row.addStretch(1)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.badges.append(badge)
        return button


def keys_to(number: int) -> str:
    """The keys that go to a page; only the first nine have some."""
    return f"Ctrl+{number + 1}" if number < 9 else ""
