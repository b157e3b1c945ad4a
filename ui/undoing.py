"""Ctrl+Z and Ctrl+Y of the whole window: first what was typed in the box at hand, then everything done before.

A box takes back its own letters while it has any of this stay. After that the ledger takes back act by act, across
fields, tables and pages, in the order in which things were done; the window goes to the place and says what it was.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.errors import UserError
from ui.pages.blocks import icon_button
from ui.session import Session

if TYPE_CHECKING:
    from app.desks.past import Act

UNDO = (QKeySequence("Ctrl+Z"),)
REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
NOTHING_TO_UNDO = "Chưa có gì để hoàn tác từ lúc mở sổ. Điều cũ hơn có trong Lịch sử của mục và trong Đã xóa."
NOTHING_TO_REDO = "Không có gì để làm lại."

Box = QLineEdit | QPlainTextEdit


class Undoing(QObject):
    """The two buttons, the keys, and what they do."""

    said = Signal(str)  # what was done, in a sentence

    def __init__(self, session: Session, flush: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._flush = flush
        self._watched: QWidget | None = None
        self._stay: int | None = None  # what was done last when the person came to the box at hand
        self.undo_button = icon_button("undo", "Hoàn tác", "Hoàn tác (Ctrl+Z)", self.undo, session.theme)
        self.redo_button = icon_button("redo", "Làm lại", "Làm lại (Ctrl+Y)", self.redo, session.theme)
        for keys, act in ((UNDO, self.undo), (REDO, self.redo)):
            for key in keys:
                QShortcut(key, window, act)
        QApplication.instance().focusChanged.connect(self._on_focus)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue] -- there is one, and it is a QApplication
        session.news.saved.connect(self.refresh)
        session.news.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is anything to do again; undo stays, for what is typed and not saved yet."""
        office = self._session.office
        self.undo_button.setEnabled(not office.read_only)
        self.redo_button.setEnabled(office.past.can_redo)

    def undo(self) -> None:
        """Take back one step: of the box at hand, or else of the ledger."""
        box = self._box()
        if box is not None and _has_undo(box):
            box.undo()
            return
        stay = self._stay if box is not None else None
        self._take(lambda: self._session.office.past.undo(stay), NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Do one step again."""
        box = self._box()
        if box is not None and _has_redo(box):
            box.redo()
            return
        self._take(self._session.office.past.redo, NOTHING_TO_REDO)

    def show(self, act: "Act") -> None:
        """Tell the pages what has changed, go there, and say it."""
        for kind in sorted(act.kinds):
            self._session.news.changed.emit(kind)
        if act.kind:
            self._session.go_to(act.kind, act.uid, act.field)
        self.refresh()
        self.said.emit(act.sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text box claims these keys for itself even when it has nothing to take back: it shall not."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if pressed in (*UNDO, *REDO):
                event.ignore()
                return True
        return False

    def _take(self, work: "Callable[[], Act | None]", nothing: str) -> None:
        """Let go of the box at hand, so that it is saved and then shows what the ledger holds."""
        focus = QApplication.focusWidget()
        if focus is not None and self._window.isAncestorOf(focus):
            focus.clearFocus()
        self._flush()
        try:
            act = work()
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        if act is not None:
            self.show(act)
            return
        self.said.emit(nothing)
        if focus is not None and focus is self._watched:
            focus.setFocus()

    def _box(self) -> Box | None:
        """The text box that has the focus in this window."""
        focus = QApplication.focusWidget()
        if focus is None or not self._window.isAncestorOf(focus):
            return None
        inside = focus.findChild(QLineEdit) if isinstance(focus, QAbstractSpinBox) else focus
        return inside if isinstance(inside, QLineEdit | QPlainTextEdit) and not inside.isReadOnly() else None

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """A stay in a box ends when the person goes on: what was typed there is the ledger's from then on."""
        if before is not None and before is self._watched:
            before.removeEventFilter(self)
            if isinstance(before, QPlainTextEdit) and now is not None:
                before.document().clearUndoRedoStacks()
        typed = isinstance(now, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
        self._watched = now if now is not None and typed and self._window.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._stay = self._session.office.past.moment


def _has_undo(box: Box) -> bool:
    return box.isUndoAvailable() if isinstance(box, QLineEdit) else box.document().isUndoAvailable()


def _has_redo(box: Box) -> bool:
    return box.isRedoAvailable() if isinstance(box, QLineEdit) else box.document().isRedoAvailable()
