"""A line that completes what was written before: arrows choose, Enter takes, and typing on needs no heed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.recalls import Used
from ui.keys import ENTER
from ui.offer_box import OfferBox

BETWEEN = ";"
"""Between several names on one line; only the one being typed is completed."""
GOING_ON = (*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
OFFERED_WIDTH = 380  # pixels at least, for posts that are longer than their column


class RecallBox(OfferBox):
    """Offers while one types. Nothing is taken that was not chosen, unless `picks`: then the first match is meant."""

    chosen = Signal(object)  # the `Used`

    def __init__(
        self, offers: Callable[[str], Sequence[Used]], *, picks: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._offers = offers
        self._picks = picks
        self._offered: list[Used] = []
        self.textEdited.connect(self._on_edited)
        self.taken.connect(self._on_taken)

    def look(self) -> None:
        """Offer what matches the words being typed; all of it while there are none."""
        self._offered = list(self._offers(self._piece()))
        self.offer([used.words for used in self._offered])

    def event(self, event: QEvent) -> bool:
        # Asked here and not in keyPressEvent: a widget leaves on Tab before that, and the list would lose its choice.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in GOING_ON
            and self.popup.isVisible()
        ):
            self._go_on(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Down and plain and not self.popup.isVisible() and not self.isReadOnly():
            self.look()
        else:
            super().keyPressEvent(event)

    def _go_on(self, event: QKeyEvent) -> None:
        """A choice in the list is taken; the key then does what it does without a list."""
        marked = self.popup.selectionModel().hasSelection()  # Qt makes the first line current by itself
        if marked or (self._picks and self._piece() and self._offered):
            self.take_current()
        else:
            self.popup.hide()
        if not (marked and event.key() in ENTER):
            again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
            QCoreApplication.sendEvent(self, again)

    def _piece(self) -> str:
        return self.text() if self._picks else self.text().rpartition(BETWEEN)[2].strip()

    def _on_edited(self) -> None:
        if self._piece():
            self.look()
        else:
            self.popup.hide()

    def _on_taken(self, row: int) -> None:
        if row >= len(self._offered):
            return
        used = self._offered[row]
        before = "" if self._picks else self.text().rpartition(BETWEEN)[0]
        self.selectAll()  # and not setText, so that Ctrl+Z gives back what was typed
        self.insert(f"{before.rstrip()}{BETWEEN} {used.words}" if before else used.words)
        self.chosen.emit(used)
