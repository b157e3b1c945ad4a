"""One step of the first start: what it asks, and when the next may follow."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import SPACES
from ui.words import words


class Step(QWidget):
    """A page of the first start. A step that may be put off says so and is skipped by "Để sau"."""

    changed = Signal()  # whether it is ready may be another
    wanted = Signal()  # the person pressed Enter on the last box: go on

    name = ""  # a word or two, in the list of the steps
    heading = ""
    purpose = ""
    next_words = "Tiếp tục"
    may_wait = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(SPACES["apart"])
        self.rows.addWidget(words(self.heading, role="title"))
        self.rows.addWidget(words(self.purpose))

    def ready(self) -> bool:
        """Whether what was said is enough to go on."""
        return True

    def enter(self) -> None:
        """The step comes into view: put the cursor where typing begins."""
