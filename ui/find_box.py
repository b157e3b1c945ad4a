"""The box at the head of the window that finds any record by any of its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.found_lines import FoundLines
from ui.keys import ENTER
from ui.offer_box import OfferBox
from ui.theme import Theme

PAUSE = 120  # milliseconds without a key before the ledger is asked

LIST_WIDTH = 560  # pixels at the usual text size: a title and the words around what was found


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: its title, what is said under it, and where it is (what `Session.go_to` takes)."""

    title: str
    more: str
    kind: str
    uid: str
    field: str = ""


class FindBox(OfferBox):
    """Type to see what is found; Enter goes to the first, arrows choose another."""

    chosen = Signal(str, str, str)  # kind, uid, field

    def __init__(self, find: Callable[[str], Sequence[Found]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(8, parent, theme.pixels(LIST_WIDTH))
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setItemDelegate(FoundLines(theme, self.popup))
        self._find = find
        self._found: Sequence[Found] = ()
        self.setPlaceholderText("Tìm…  Ctrl+K")
        self.setAccessibleName("Tìm trong sổ")
        self.setMinimumWidth(theme.pixels(68))
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
        lines = [f"{found.title}\n{found.more}" for found in self._found]
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
            found = self._found[row]
            self.clear()
            self.chosen.emit(found.kind, found.uid, found.field)
