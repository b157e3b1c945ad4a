"""A box of several lines that takes plain text, and no more of it at once than a window can bear."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.text.clean import as_pasted

LONGEST_PASTE = 100_000
"""Letters pasted into one box: thirty pages. Ten million would hold up the window for half a minute (our proposal)."""

TOO_LONG = f"Chưa dán: chữ vừa chép dài quá {LONGEST_PASTE} chữ cái. Hãy chép từng phần, hoặc đính kèm tệp."


class PlainPaper(QPlainTextEdit):
    """What has colours and fonts in it (Word, a web page) is taken as its plain text; far too much is not taken."""

    pasted = Signal(int, int)  # from where to where
    refused = Signal(str)  # why nothing was pasted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        start = self.textCursor().selectionStart()
        if len(source.text() or source.html()) > LONGEST_PASTE:
            self.refused.emit(TOO_LONG)
            return
        text = source.text() if source.hasText() else QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        plain = QMimeData()
        plain.setText(as_pasted(text))
        super().insertFromMimeData(plain)
        self.pasted.emit(start, self.textCursor().position())
