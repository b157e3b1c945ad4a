"""A table of documents onto which files may be dropped: each becomes a row that names it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desks.pictures import TakenIn
from app.domain.enclosures import Document
from ui.photos.shelf import Shelf
from ui.theme import SPACES, Theme, mark
from ui.words import words

HINT = "Có thể kéo tệp (PDF, Word, Excel, ảnh) thả vào bảng này; mỗi tệp thành một dòng, trích yếu lấy theo tên tệp."


class DocumentDrop(QWidget):
    """Stands around the table, and tells the new rows."""

    wanted = Signal(list)  # the paths to take in for the record in view

    def __init__(self, table: QWidget, theme: Theme, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.setAcceptDrops(True)
        self.add = QPushButton("Thêm tệp…")
        mark(self.add, role="link")
        self.add.setIcon(theme.icon("attach", "accent"))
        self.add.clicked.connect(self._on_add)
        self.note = words(HINT, role="help")
        self.faults = words(level="warning")
        self.faults.hide()
        line = QHBoxLayout()
        line.setSpacing(SPACES["near"])
        line.addWidget(self.add)
        line.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addLayout(line)
        column.addWidget(self.faults)
        column.addWidget(table)

    def set_read_only(self, read_only: bool) -> None:
        """Whether files may only be read."""
        for part in (self.add, self.note):
            part.setVisible(not read_only)
        self.setAcceptDrops(not read_only)

    def say(self, sentence: str, faults: Sequence[str] = ()) -> None:
        """Say what was done, and what could not be."""
        self.note.setText(sentence or HINT)
        self.faults.setText("\n".join(faults))
        self.faults.setVisible(bool(faults))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.wanted.emit(paths)

    def _on_add(self) -> None:
        self.wanted.emit(self._shelf.choose_files("Chọn tệp (giữ Ctrl để chọn nhiều tệp)"))


def documents_of(taken: TakenIn, owner: str, already: int) -> list[Document]:
    """A row for each file, behind those that are there, called by the name of its file."""
    return [
        Document(parent=owner, position=place, file=one.attachment.uid, abstract=Path(one.attachment.name or "").stem)
        for place, one in enumerate(taken.kept, already + 1)
    ]
