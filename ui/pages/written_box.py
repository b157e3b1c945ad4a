"""The box of a page that a person writes in, of those that something is offered for; and putting words into it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import SPACES

OPENING = tuple("-–+(“")
"""Signs that words begin with, beside letters and digits."""


class WrittenBox(QObject):
    """Knows which box was written in last, of those on a page that bear a property."""

    def __init__(self, page: QWidget, named: str) -> None:
        super().__init__(page)
        self._page = page
        self._named = named
        self._box: QPlainTextEdit | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def now(self) -> QPlainTextEdit | None:
        """The box that words go into: the one with the cursor, or the last that had it."""
        box = self._box
        return box if box is not None and isValid(box) and box.isVisible() and not box.isReadOnly() else None

    def enter(self) -> QPlainTextEdit | None:
        """The same with the cursor in it; the first box of the page where none was written in."""
        self._box = self.now() or next(filter(self._can_be_written, self._page.findChildren(QPlainTextEdit)), None)
        if self._box is not None:
            self._box.setFocus()
            _come_into_view(self._box)
        return self._box

    def told(self) -> str:
        """What the box bears under the property."""
        return str(self._box.property(self._named) or "") if self._box is not None and isValid(self._box) else ""

    def _can_be_written(self, box: QPlainTextEdit) -> bool:
        return bool(box.property(self._named)) and box.isVisible() and not box.isReadOnly()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPlainTextEdit) and now.property(self._named) and self._page.isAncestorOf(now):
            self._box = now


def insert(box: QPlainTextEdit, text: str) -> None:
    """Put words where the cursor is, apart from the words before and behind; Ctrl+Z in the box takes them back."""
    cursor = box.textCursor()
    document = box.document()
    before = document.characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else " "
    behind = document.characterAt(cursor.selectionEnd())
    apart = " " if behind.isalnum() or behind in OPENING else ""
    cursor.insertText(f"{'' if before.isspace() else ' '}{text}{apart}")
    box.setTextCursor(cursor)


def replace(box: QPlainTextEdit, changes: list[tuple[int, int, str]]) -> None:
    """Put other words in these places of its text, as one step that Ctrl+Z takes back."""
    text = box.toPlainText()
    cursor = QTextCursor(box.document())
    cursor.beginEditBlock()
    for start, end, words in sorted(changes, reverse=True):
        cursor.setPosition(_place(text, start))
        cursor.setPosition(_place(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
    cursor.endEditBlock()


def _come_into_view(box: QPlainTextEdit) -> None:
    """What is chosen for a box that is scrolled away would go where nobody sees it."""
    above = box.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(box, 0, SPACES["near"])


def _place(text: str, at: int) -> int:
    """A place of a text as Qt counts: in pairs of bytes, so that a rare letter counts twice."""
    return len(text[:at].encode("utf-16-le")) // 2
