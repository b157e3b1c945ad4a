"""A page onto which files and folders may be dropped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropArea(QWidget):
    """Hands the dropped paths to whoever takes them."""

    def __init__(self, take: Callable[[list[Path]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._take(paths)
