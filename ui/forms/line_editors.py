"""Editors of what is typed: text, narrative, numbers, figures, dates, hours."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.domain.fields import NOT_ARISEN, Blank, Field, Kind, Value
from app.domain.recalls import Used, matching
from ui.context import Context
from ui.forms.editor import LETTERS, Editor
from ui.forms.flow import grows
from ui.forms.pasting import Offer, offer_for
from ui.forms.plain_paper import PlainPaper
from ui.forms.recall_box import RecallBox
from ui.keys import ENTER
from ui.theme import mark
from ui.typed import SHAPES, Unread, doubt, full, read, write

BY_HAND = 2  # letters that one key may bring; more of them at once were pasted
BLANK_FIGURE = "chưa nhập"


class LineEditor(Editor):
    """A value typed on one line and read by its kind: a text, a count, an amount, a date, an hour."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._value: Value = None
        self._problem = ""
        self._seen = ""
        self._offering = False
        self.box = self._made_box()
        self.box.setPlaceholderText(SHAPES.get(field.kind, ""))
        if field.kind in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE):
            self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.be_narrow(LETTERS[field.width])
        self.box.textEdited.connect(self._on_typed)
        self.watch_leaving(self.box)
        grows(self)

    def _made_box(self) -> QLineEdit:
        if not self.field.recalls:
            return QLineEdit()
        box = RecallBox(lambda typed: matching(self.context.used(self.field.recalls), typed))
        box.chosen.connect(self._on_chosen)
        return box

    def _on_chosen(self, used: Used) -> None:
        self._seen = self.box.text()
        self._read(self._seen)
        self.recalled.emit(used)
        self.edited.emit()

    def value(self) -> Value:
        return self._value

    def set_value(self, value: Value) -> None:
        self._value = value
        self._say("")
        self._offer(None)
        self._seen = write(self.field, value, self.context)
        self.box.setText(self._seen)
        self.box.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        self.box.setReadOnly(read_only)
        if read_only:
            self.box.setPlaceholderText("")

    def problem(self) -> str:
        return self._problem

    def remark(self) -> str:
        if self._problem:
            return ""
        return full(self.box.text(), self.box.maxLength()) or doubt(self.field, self.box.text())

    def raw(self) -> str:
        return self.box.text()

    def set_raw(self, typed: str) -> None:
        self.box.setText(typed)
        self._read(typed)

    def on_left(self) -> None:
        """Write what was understood the usual way; what was not understood stays as typed."""
        if not self._problem and not self.box.isReadOnly():
            self.box.setText(write(self.field, self._value, self.context))
        super().on_left()

    def take(self, offer: Offer) -> None:
        self.box.setFocus()
        self.box.selectAll()
        self.box.insert(offer.text)
        self._on_typed(self.box.text())
        self._offer(None)

    def _on_typed(self, typed: str) -> None:
        if self.field.kind is Kind.TEXT:
            pasted = len(typed) > len(self._seen) + BY_HAND
            if pasted or self._offering:
                self._offer(offer_for(typed, lines=False))
        self._seen = typed
        self._read(typed)
        self.edited.emit()

    def _offer(self, offer: Offer | None) -> None:
        if offer is not None or self._offering:
            self._offering = offer is not None
            self.offered.emit(offer)

    def _read(self, typed: str) -> None:
        try:
            self._value = read(self.field, typed, self.context)
        except Unread as fault:
            self._say(str(fault))
        else:
            self._say("")

    def _say(self, problem: str) -> None:
        if bool(problem) != bool(self._problem):
            mark(self.box, state="wrong" if problem else "")
        self._problem = problem


class FigureEditor(LineEditor):
    """A number, or "không phát sinh", or visibly not filled in: three states that never merge."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.be_narrow(0)
        self.box.setMaximumWidth(self.letters(LETTERS[field.width]))
        self.box.setPlaceholderText(BLANK_FIGURE)
        self.nothing = QCheckBox(NOT_ARISEN.value)
        self.row.addWidget(self.nothing)
        self.row.addStretch(1)
        self.nothing.clicked.connect(self._on_nothing)
        self.watch_leaving(self.nothing)

    def set_value(self, value: Value) -> None:
        super().set_value(value)
        self._show_state()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only or self._value is NOT_ARISEN)
        self.nothing.setEnabled(not read_only)
        self.box.setPlaceholderText(BLANK_FIGURE)

    def on_left(self) -> None:
        super().on_left()
        self._show_state()

    def _on_nothing(self, checked: bool) -> None:
        self.set_value(NOT_ARISEN if checked else None)
        self.edited.emit()

    def _show_state(self) -> None:
        nothing = isinstance(self._value, Blank)
        self.nothing.setChecked(nothing)
        if self.nothing.isEnabled():
            self.box.setReadOnly(nothing)
        if nothing:
            self.box.setText("—")


class _Paper(PlainPaper):
    """A box of several lines that is as high as its text and leaves the wheel to the form."""

    def __init__(self, least_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text."""
        lines = max(self._least_lines, round(self.document().size().height()))
        frame = min(max(self.height() - self.viewport().height(), 0), 24)  # before it is laid out, it tells anything
        needed = lines * self.fontMetrics().lineSpacing() + round(2 * self.document().documentMargin()) + frame
        if needed != self.height():
            self.setFixedHeight(needed)

    def text_between(self, start: int, end: int) -> str:
        """The text from one place of the document to another."""
        return self.cursor_over(start, end).selectedText().replace("\u2029", "\n")

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """A cursor that has this much selected."""
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.fit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._least_lines == 1 and event.key() in ENTER:
            event.ignore()  # a title has no lines of its own, however long it is
        else:
            super().keyPressEvent(event)


class NoteEditor(Editor):
    """A narrative of any length, or a long title on one line that wraps; grows with its text."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.box = _Paper(2 if field.kind is Kind.NOTE else 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self._value: Value = None
        self._problem = ""
        self._refused = ""  # why nothing was just pasted
        self._pasted: tuple[int, int, str] | None = None  # what an offer was made for
        self.box.textChanged.connect(self._on_typed)
        self.box.pasted.connect(self._on_pasted)
        self.box.refused.connect(self._on_refused)
        self.watch_leaving(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.letters(60), self.box.height())

    def value(self) -> Value:
        return self._value

    def set_value(self, value: Value) -> None:
        blocked = self.box.blockSignals(True)
        self.box.setPlainText(str(value or ""))
        self.box.blockSignals(blocked)
        self._end_offer()
        self._value, self._problem, self._refused = value, "", ""
        self.box.fit()

    def set_read_only(self, read_only: bool) -> None:
        self.box.setReadOnly(read_only)

    def problem(self) -> str:
        return self._problem

    def remark(self) -> str:
        return self._refused

    def raw(self) -> str:
        return self.box.toPlainText()

    def set_raw(self, typed: str) -> None:
        self.set_value(typed)
        self._read()

    def take(self, offer: Offer) -> None:
        if self._pasted is not None:
            start, end, _ = self._pasted
            cursor = self.box.cursor_over(start, end)
            cursor.insertText(offer.text)
            self.box.setFocus()
            self._on_pasted(start, cursor.position())  # letters mended, its lines may need it still

    def _on_refused(self, why: str) -> None:
        self._refused = why
        self.edited.emit()

    def _on_pasted(self, start: int, end: int) -> None:
        text = self.box.text_between(start, end)
        offer = offer_for(text, lines=self.field.kind is Kind.NOTE)
        self._pasted = (start, end, text) if offer else None
        self.offered.emit(offer)

    def _end_offer(self) -> None:
        if self._pasted is not None:
            self._pasted = None
            self.offered.emit(None)

    def _on_typed(self) -> None:
        self._refused = ""
        if self._pasted is not None and self.box.text_between(*self._pasted[:2]) != self._pasted[2]:
            self._end_offer()
        self._read()
        self.edited.emit()

    def _read(self) -> None:
        try:
            self._value = read(self.field, self.box.toPlainText(), self.context)
            self._problem = ""
        except Unread as fault:
            self._problem = str(fault)
