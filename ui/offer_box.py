"""A line to type into that offers a list under it: arrows choose, Enter or a click takes."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from ui.keys import ENTER


class OfferBox(QLineEdit):
    """Whoever uses it says what to offer, and hears which line was taken."""

    taken = Signal(int)  # the row of the list

    def __init__(self, most_visible: int = 10, parent: QWidget | None = None, list_width: int = 0) -> None:
        """`list_width` in pixels, for a list wider than the box; it reaches to the left of it."""
        super().__init__(parent)
        self._list_width = list_width
        self._lines = QStringListModel(self)
        self.popup = QListView()
        self.popup.setProperty("role", "completions")
        self._completer = QCompleter(self._lines, self)
        self._completer.setPopup(self.popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(most_visible)
        self._completer.setWidget(self)
        self.popup.clicked.connect(self._on_clicked)

    def offer(self, lines: Sequence[str]) -> None:
        """Show these lines under the box; none hides the list."""
        self._lines.setStringList(list(lines))
        if lines:
            width = max(self.width(), self._list_width)
            self._completer.complete(QRect(self.width() - width, 0, width, self.height()))
        else:
            self.popup.hide()

    def take_current(self) -> None:
        """Take the chosen line, or the first."""
        at = self.popup.currentIndex()
        self.popup.hide()
        self.taken.emit(at.row() if at.isValid() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup.isVisible() and event.key() in ENTER:
            self.take_current()
        elif self.popup.isVisible() and event.key() == Qt.Key.Key_Tab:
            self.take_current()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.popup.hide()
        self.taken.emit(index.row())
