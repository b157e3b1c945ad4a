"""What stands in the open cell of a table is saved after a short pause, as in a box of a form.

So a power cut takes no more of a long narrative in a cell than of one on a form.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.forms.record_form import PAUSE

Index = QModelIndex | QPersistentModelIndex


class TypedSoFar(QObject):
    """Watches the one open cell of a table."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told = False  # something of this cell was told before it was left
        self._box: QLineEdit | QPlainTextEdit | None = None
        self._index = QPersistentModelIndex()
        self._before = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.tell)

    def watch(self, box: QWidget, index: Index) -> None:
        """A cell is opened with this box."""
        self.end()
        if isinstance(box, QLineEdit | QPlainTextEdit):
            self._box, self._index = box, QPersistentModelIndex(index)
            self._before = str(index.data(Qt.ItemDataRole.EditRole) or "")
            typed = box.textEdited if isinstance(box, QLineEdit) else box.textChanged
            typed.connect(self._pause.start)

    def end(self) -> None:
        """The cell is left, and told as a whole by whoever left it."""
        self._pause.stop()
        self._box, self.told = None, False

    def take_back(self) -> None:
        """The person has thought better of it (Escape): the cell is as it was when it was opened."""
        if self.told and self._index.isValid():
            self._index.model().setData(self._index, self._before, Qt.ItemDataRole.EditRole)
        self.end()

    def tell(self) -> None:
        """Tell what stands in the open cell now; it stays open."""
        self._pause.stop()
        box, index = self._box, self._index
        if box is None or not index.isValid():
            return
        typed = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
        told = index.model().setData(index, typed, Qt.ItemDataRole.EditRole)
        self.told = self.told or told
