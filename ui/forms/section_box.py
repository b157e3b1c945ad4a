"""A section of a form: a heading over a thin rule, folded away by a press, with a mark of how complete it is."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.plain_tips import plain_caption
from ui.theme import SPACES, Theme, mark


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    mark(line, role="rule")
    return line


def in_lines(text: str, letters: QFontMetrics, room: int) -> str:
    """The text broken between words so that each line has room, for controls that do not break lines themselves."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return "\n".join(lines)


class SectionBox(QWidget):
    """A heading and what stands under it."""

    folded = Signal(bool)  # by the person, not by the program

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = self._title = title
        self.heading = QPushButton(plain_caption(title), self)
        self.heading.setMinimumWidth(1)  # a long heading breaks into lines instead of widening the page
        self.heading.setAccessibleName(title)
        mark(self.heading, role="section")
        self.heading.setCheckable(True)
        self.heading.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
        self.heading.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.state = QLabel()
        mark(self.state, role="quiet")
        head = QHBoxLayout()
        head.setSpacing(SPACES["apart"])
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.state)
        self.body = QWidget(self)
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(0, SPACES["near"], 0, SPACES["block"])
        self.rows.setSpacing(SPACES["near"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["hair"])
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.body)
        self.heading.clicked.connect(self._on_pressed)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Fold the section away, or open it."""
        self.heading.setChecked(folded)
        self._show(folded)

    def say(self, state: str, level: str = "") -> None:
        """The small mark at the right: "còn 2 ô cần điền", "đủ"."""
        self.state.setText(state)
        mark(self.state, level=level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.heading.iconSize().width() + self.state.sizeHint().width() + 3 * SPACES["apart"]
        self.heading.setText(plain_caption(in_lines(self._title, self.heading.fontMetrics(), self.width() - beside)))

    def _on_pressed(self, folded: bool) -> None:
        self._show(folded)
        self.folded.emit(folded)

    def _show(self, folded: bool) -> None:
        self.body.setVisible(not folded)
        self.heading.setIcon(self._theme.icon("right" if folded else "down"))
        self.heading.setToolTip("Mở phần này" if folded else "Thu gọn phần này")
