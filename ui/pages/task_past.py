"""The words of the period before under the boxes of this one, to be read and copied down."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.fields import Kind, Record
from ui.forms.record_form import RecordForm
from ui.theme import SPACES, mark
from ui.words import words


class PastText(QFrame):
    """What stood in one box in the period before."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="past")
        self.text = words(role="quiet")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = QPushButton("Chép xuống")
        self.copy.setToolTip("Chép câu chữ kỳ trước vào ô này, rồi sửa cho đúng kỳ này")
        mark(self.copy, role="link")
        self._said = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACES["near"], SPACES["hair"], SPACES["near"], SPACES["hair"])
        row.addWidget(self.text, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.copy.clicked.connect(lambda: self.copied.emit(self._said))
        self.hide()

    def say(self, period: str, said: str, *, can_copy: bool = True) -> None:
        """Show these words of a period; hidden where there are none."""
        self._said = said
        self.text.setText(f"{period}: {said}" if said else "")
        self.copy.setVisible(can_copy)
        self.setVisible(bool(said))


def append(box: QPlainTextEdit, text: str) -> None:
    """Write behind what is in a box, on a line of its own; Ctrl+Z in the box takes it back."""
    cursor = QTextCursor(box.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(f"\n{text}" if box.toPlainText().strip() else text)
    box.setFocus()
    box.setTextCursor(cursor)


class PastUnder:
    """The narratives of an earlier record under the boxes of a form."""

    def __init__(self, form: RecordForm) -> None:
        self._form = form
        self._shown: tuple[str, Record | None, bool] = ("", None, False)
        form.row_made.connect(self._show_under)
        self.copying = False
        self.texts: dict[str, PastText] = {}

    def show(self, period: str, record: Record | None, *, can_copy: bool = True) -> None:
        """Show what the earlier record says; nothing when there is none."""
        self._shown = (period, record, can_copy)
        for key in self._form.rows_made:
            self._show_under(key)

    def _show_under(self, key: str) -> None:
        period, record, can_copy = self._shown
        row = self._form.rows_made[key]
        said = str(getattr(record, key, None) or "") if row.field.kind is Kind.NOTE else ""
        if said and key not in self.texts:  # most are never asked for
            self.texts[key] = PastText()
            self.texts[key].copied.connect(partial(self._copy, key))
            row.put_under(self.texts[key])
        if key in self.texts:
            self.texts[key].say(period, said, can_copy=can_copy)

    def _copy(self, key: str, said: str) -> None:
        """Copy down: an act of its own, so that it can be taken back without what was typed before."""
        box = self._form.rows[key].editor.focusProxy()
        if not isinstance(box, QPlainTextEdit):
            return
        self._form.flush()
        append(box, said)
        self.copying = True
        try:
            self._form.flush()
        finally:
            self.copying = False


class PastList(QFrame):
    """Rows of the period before, each with its own step to copy it."""

    copied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="past")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACES["near"], SPACES["hair"], SPACES["near"], SPACES["hair"])
        self.column.setSpacing(SPACES["hair"])
        self.lines: list[PastText] = []
        self.hide()

    def show_rows(self, title: str, rows: list[tuple[str, object]], *, can_copy: bool = True) -> None:
        """Show (words, value) a row; hidden where there are none."""
        for line in self.lines:
            line.deleteLater()
        self.lines = []
        for said, value in rows:
            line = PastText(self)
            line.say(title, said, can_copy=can_copy)
            line.copied.connect(lambda _said, value=value: self.copied.emit(value))
            self.column.addWidget(line)
            self.lines.append(line)
        self.setVisible(bool(rows))
