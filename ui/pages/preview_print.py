"""A document put on paper: one page after another, drawn beside the window as for the screen, only finer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.pages.preview_drawer import Drawer

FINEST = 200
"""Dots to the inch that pages are drawn with: letters are sharp, and a page takes 15 MB of memory."""

AskPrinter = Callable[[QWidget], QPrinter | None]
"""Asks on which printer; None when the person thought better of it."""


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The computer's own dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In tài liệu")
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


class Printing(QObject):
    """One document on its way to one printer."""

    done = Signal(int)  # how many pages
    failed = Signal(str)

    def __init__(self, data: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._painter = QPainter()
        self._pages: list[int] = []
        self._printed = 0
        self._sizes: list[tuple[float, float]] = []
        self.drawer = Drawer(self)
        self.drawer.opened.connect(self._on_opened)
        self.drawer.drawn.connect(self._on_drawn)
        self.drawer.failed.connect(self.failed)
        self.drawer.open(data)

    def _on_opened(self, sizes: list[tuple[float, float]]) -> None:
        self._sizes = sizes
        first, last = self._printer.fromPage(), self._printer.toPage()
        chosen = range(first - 1, min(last, len(sizes))) if first else range(len(sizes))
        self._pages = list(chosen)
        self._next()

    def _next(self) -> None:
        if not self._pages:
            if self._painter.isActive():
                self._painter.end()
            self.drawer.close()
            self.done.emit(self._printed)
            return
        number = self._pages[0]
        points, _ = self._sizes[number]
        self.drawer.want({number: round(points / 72 * min(FINEST, self._printer.resolution()))})

    def _on_drawn(self, number: int, image: QImage) -> None:
        self._pages.pop(0)
        width, high = self._sizes[number]
        lying = QPageLayout.Orientation.Landscape if width > high else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(lying)
        begun = self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)
        if not begun:
            self._painter.end()
            self.failed.emit("Không in được. Hãy xem máy in có bật, có giấy và nối với máy này không.")
            return
        paper = QRectF(self._painter.viewport())
        fitted = image.size().toSizeF()
        fitted.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, fitted.width(), fitted.height())
        place.moveCenter(paper.center())
        self._painter.drawImage(place, image)
        self._printed += 1
        self._next()
