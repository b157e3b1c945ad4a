"""Takes pictures of the program for its help: waits until a window is quiet, crops it, keeps few colours."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.office import Office
from tests.ui.conftest import Answers
from ui.opening import window_for
from ui.pages.page import Page
from ui.pages.tabs import TabsPage
from ui.theme import Theme
from ui.window import Window

WIDTH = 720
"""Pixels of a page in a picture: as wide as the help shows one at the usual text size without shrinking it."""
HEIGHT = 460
SETTLE = 500  # milliseconds for layouts, icons and drawings
COLOURS = 256
NAVIGATION = 160  # pixels at the left of the window that no picture needs


class Studio:
    """Keeps pictures in a folder; where names are given, only those."""

    def __init__(self, out: Path, theme: Theme, names: Collection[str] = ()) -> None:
        self.theme = theme
        self._out, self._names = out, names
        self.window: Window | None = None

    @contextmanager
    def over(self, office: Office, answers: Answers | None = None) -> Iterator[Window]:
        """The window of an office, as wide as pictures of its pages want it."""
        window = window_for(office, self.theme, answers or Answers())
        self.window = window
        self.resize(WIDTH, HEIGHT)
        window.show()
        window.activateWindow()
        try:
            yield window
        finally:
            self.settle()
            window.close()
            window.deleteLater()
            self.window = None

    def resize(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Make room for a page of this size; its tabs and the head line come on top."""
        assert self.window is not None
        self.window.resize(width + NAVIGATION, height + 90)
        self.settle(50)
        self.window.resize(width + self.window.width() - self.window.stack.width(), height + 90)

    def page(self, number: int, view: int = 0) -> Page:
        """Go to a page, and to one of its views."""
        assert self.window is not None
        self.window.open(number)
        page = self.window.page()
        if isinstance(page, TabsPage):
            page.open(view)
            page = page.page()
        self.settle()
        return page

    def settle(self, milliseconds: int = SETTLE) -> None:
        """Wait for what is being made, then for what is being drawn."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        session = self.window.session if self.window is not None else None
        if session is not None and (session.jobs.busy or session.reader.busy):
            self.settle(milliseconds)

    def keep(
        self, name: str, shown: QWidget | None = None, until: QWidget | None = None, height: int = 0, top: int = 0
    ) -> None:
        """Keep a picture of a widget (of the page in view), from `top` down to the end of `until` or so many pixels."""
        if self._names and name not in self._names:
            return
        self.settle()
        seen = shown or (self.window.stack if self.window is not None else None)
        assert seen is not None
        picture = seen.grab()
        if until is not None:
            height = until.mapTo(seen, QPoint(0, until.height())).y() + 12 - top
        self._save(
            picture.copy(QRect(0, top, picture.width(), min(height or picture.height(), picture.height() - top))), name
        )

    def keep_with(self, name: str, shown: QWidget, popup: QWidget, height: int = 0) -> None:
        """Keep a picture of a widget with a list that is open over it."""
        if self._names and name not in self._names:
            return
        self.settle()
        picture = shown.grab()
        painter = QPainter(picture)
        at = shown.mapFromGlobal(popup.window().pos())
        painter.drawPixmap(at, popup.grab())
        painter.end()
        left = max(min(at.x(), NAVIGATION) - 12, 0)
        self._save(picture.copy(left, 0, picture.width() - left, height or picture.height()), name)

    def _save(self, picture: QPixmap, name: str) -> None:
        """Framed, for help is as white as a page; a palette of its own keeps letters crisp and the file small."""
        painter = QPainter(picture)
        painter.setPen(self.theme.colour("edge"))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
        whole = QBuffer()
        whole.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(whole, "PNG")
        with Image.open(BytesIO(whole.data().data())) as image:
            few = _with_few_colours(image.convert("RGB"))
            few.save(self._out / f"{name}.png", optimize=True)


def _with_few_colours(image: Image.Image) -> Image.Image:
    """The commonest colours stay exactly what they are; the rest of the palette covers the rare ones."""
    raw = image.tobytes()
    counted = Counter(zip(raw[::3], raw[1::3], raw[2::3], strict=True))
    exact = [level for colour, _ in counted.most_common(COLOURS // 2) for level in colour]
    rare = image.quantize(COLOURS // 2, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*exact, *rare][: 3 * COLOURS])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)
