"""The box at the head of the window that finds any record by any of its words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.records import KINDS
from ui.offer_box import ENTER, OfferBox
from ui.theme import Theme

PAUSE = 120  # milliseconds without a key before the ledger is asked

Found = tuple[str, str, str]
"""Kind, uid, title."""


class FindBox(OfferBox):
    """Type to see what is found; Enter goes to the first, arrows choose another."""

    chosen = Signal(str, str)  # kind, uid

    def __init__(self, find: Callable[[str], Sequence[Found]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._find = find
        self._found: Sequence[Found] = ()
        self.setPlaceholderText("Tìm…  Ctrl+K")
        self.setAccessibleName("Tìm trong sổ")
        self.setMinimumWidth(theme.pixels(120))
        self.setMaximumWidth(theme.pixels(300))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        self.textEdited.connect(self._pause.start)
        self.taken.connect(self._on_taken)

    def look(self) -> None:
        """Ask the ledger and show what it found."""
        self._pause.stop()
        typed = self.text().strip()
        self._found = self._find(typed) if typed else ()
        lines = [f"{title}  ·  {KINDS[kind].description.label}" for kind, _, title in self._found]
        self.offer(lines or (["Không tìm thấy gì"] if typed else []))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if self._pause.isActive():
                self.look()
            self.take_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    def _on_taken(self, row: int) -> None:
        if row < len(self._found):
            kind, uid, _ = self._found[row]
            self.clear()
            self.chosen.emit(kind, uid)
