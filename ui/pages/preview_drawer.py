"""Pages of a document drawn beside the window, one at a time, in a thread that does nothing else.

The one worker of the session may be busy for minutes; turning a page must not wait for it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage

from app.desks.paper import Paper
from app.errors import UserError


class Drawer(QObject):
    """Opens one document after another and draws what is still wanted of the newest."""

    opened = Signal(list)  # the sizes of the pages, in points
    failed = Signal(str)  # why it can't be shown
    drawn = Signal(int, QImage)  # a page, and how it looks
    _opened = Signal(object, object)
    _failed = Signal(object, str)
    _drawn = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._turn = object()  # of the document that is shown; what belongs to another one comes too late
        self._paper: Paper | None = None
        self._wanted: dict[int, int] = {}  # page → pixels wide
        self._asked = 0
        queued = Qt.ConnectionType.QueuedConnection
        self._opened.connect(self._on_opened, queued)
        self._failed.connect(self._on_failed, queued)
        self._drawn.connect(self._on_drawn, queued)

    def open(self, data: bytes) -> None:
        """Show another document from now on."""
        self.close()
        turn = self._turn

        def work() -> None:
            try:
                self._opened.emit(turn, Paper(data))
            except UserError as fault:
                self._failed.emit(turn, fault.sentence)

        self._pool.start(_Work(work))

    def want(self, pages: dict[int, int]) -> None:
        """These pages are looked at, each so many pixels wide; whatever was wanted before and is not begun is left."""
        self._wanted = dict(pages)
        self._next()

    def close(self) -> None:
        """Let go of the document."""
        self._turn = object()
        self._wanted = {}
        paper, self._paper = self._paper, None
        if paper is not None:
            self._pool.start(_Work(paper.close))

    def finish(self) -> None:
        """Wait until nothing is being drawn any more: before the window goes."""
        self.close()
        self._pool.clear()
        self._pool.waitForDone()

    def _next(self) -> None:
        if self._paper is None or self._asked or not self._wanted:
            return
        page = next(iter(self._wanted))
        width = self._wanted.pop(page)
        paper, turn = self._paper, self._turn
        self._asked += 1

        def work() -> None:
            drawn = paper.draw(page, width)
            image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32)
            self._drawn.emit(turn, page, image.copy())

        self._pool.start(_Work(work))

    def _on_opened(self, turn: object, paper: Paper) -> None:
        if turn is not self._turn:
            self._pool.start(_Work(paper.close))
            return
        self._paper = paper
        self._asked = 0
        self.opened.emit(list(paper.sizes))

    def _on_failed(self, turn: object, sentence: str) -> None:
        if turn is self._turn:
            self.failed.emit(sentence)

    def _on_drawn(self, turn: object, page: int, image: QImage) -> None:
        if turn is self._turn:
            self._asked = 0
            self.drawn.emit(page, image)
            self._next()


class _Work(QRunnable):
    """A function for the drawing thread."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
