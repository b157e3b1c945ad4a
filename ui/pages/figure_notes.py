"""Under a narrative: which of its sentences tell other figures than the tables by now, and one step to mend them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.fields import Kind
from app.domain.sentences import Contradiction, Sentences
from ui.forms.record_form import RecordForm
from ui.pages.blocks import clear
from ui.pages.written_box import replace
from ui.theme import SPACES, mark
from ui.words import words

PAUSE = 300  # milliseconds without a key before a text is read again
MOST = 3
"""Sentences told under one box: the check of the report tells them all."""


class FigureNote(QFrame):
    """The sentences of one box."""

    wanted = Signal(object)  # the Contradiction to mend

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="past")
        self._shown: Sequence[Contradiction] = ()
        self._can_write = True
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SPACES["near"], SPACES["hair"], SPACES["near"], SPACES["hair"])
        self._rows.setSpacing(SPACES["hair"])
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_contradictions(self, found: Sequence[Contradiction], *, can_write: bool) -> None:
        """Tell these; hidden where there are none."""
        self.setVisible(bool(found))
        if (found, can_write) == (self._shown, self._can_write):
            return
        self._shown, self._can_write = found, can_write
        clear(self._rows)
        self.buttons = []
        for one in found[:MOST]:
            self._rows.addWidget(self._row(one))
        if len(found) > MOST:
            self._rows.addWidget(words(f"Còn {len(found) - MOST} câu nữa có số khác bảng.", role="help"))

    @property
    def said(self) -> list[str]:
        """What it tells, each sentence in its turn."""
        return [sentence(one) for one in self._shown]

    def _row(self, one: Contradiction) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(sentence(one), level="warning"), 1)
        if one.can_be_mended and self._can_write:
            mend = QPushButton("Cập nhật số")
            mend.setToolTip("Thay các số trong câu này bằng số trong bảng; Ctrl+Z để lấy lại")
            mend.setAccessibleName(f"Cập nhật số trong câu {one.shortly}")
            mark(mend, role="link")
            mend.clicked.connect(partial(self.wanted.emit, one))
            line.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(mend)
        return row


def sentence(one: Contradiction) -> str:
    """ "Câu “Đã tổ chức 03 hội nghị…” ghi 286 lượt người, bảng hội nghị cộng được 290."."""
    return f"Câu “{one.shortly}” {one.said}."


class FigureNotes(QObject):
    """The notes under all narratives of a form."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self._sentences = Sentences(())
        self._read_only = False
        self.mending = False  # while a sentence is put right: an act of its own, apart from what was typed
        self.notes: dict[str, FigureNote] = {}
        self._typed: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_at_typed)
        for key in form.rows_made:
            self._watch(key)
        form.row_made.connect(self._watch)

    def show(self, sentences: Sentences, *, read_only: bool = False) -> None:
        """Compare the texts with these figures from now on."""
        self._sentences, self._read_only = sentences, read_only
        for key in self._form.rows_made:
            self._look(key)

    def _watch(self, key: str) -> None:
        box = self._box(key)
        if box is not None:
            box.textChanged.connect(partial(self._on_typed, key))
            self._look(key)

    def _on_typed(self, key: str) -> None:
        self._typed.add(key)
        self._pause.start()

    def _look_at_typed(self) -> None:
        for key in sorted(self._typed):
            self._look(key)
        self._typed.clear()

    def _look(self, key: str) -> None:
        box = self._box(key)
        if box is None:
            return
        found = self._sentences.contradictions(box.toPlainText())
        if found and key not in self.notes:  # most never have one
            note = self.notes[key] = FigureNote()
            note.wanted.connect(partial(self._mend, key))
            self._form.rows_made[key].put_under(note)
        if key in self.notes:
            self.notes[key].show_contradictions(found, can_write=not self._read_only)

    def _mend(self, key: str, one: Contradiction) -> None:
        box = self._box(key)
        if box is None or one not in self._sentences.contradictions(box.toPlainText()):
            return  # the text is another by now
        self._form.flush()
        replace(box, [(each.start, each.end, each.now) for each in one.differences])
        self.mending = True
        try:
            self._form.flush()
        finally:
            self.mending = False
        box.setFocus()
        self._look(key)

    def _box(self, key: str) -> QPlainTextEdit | None:
        row = self._form.rows_made[key]
        box = row.editor.focusProxy()
        return box if row.field.kind is Kind.NOTE and isinstance(box, QPlainTextEdit) else None
