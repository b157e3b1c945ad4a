"""Drawn charts under each other: sharp at every size, in the colours of the window, each with words for a reader."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desks.charts import Picture
from ui.pages.blocks import clear, column
from ui.theme import SPACES, Theme

WIDEST = 900
"""Pixels at the usual text size: in a wider picture the words stand too far from their bars."""

POINT = 4 / 3
"""Pixels of a screen that one point of a drawing takes at the usual text size: its words are as large as others."""


class ChartPicture(QWidget):
    """One drawing, as wide as there is room; it can be walked to, so that its words can be heard."""

    def __init__(self, picture: Picture, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = picture
        self._theme = theme
        self._renderer: QSvgRenderer | None = None  # read when it first comes into view
        self.setAccessibleName(title)
        self.setAccessibleDescription(picture.alt)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)
        self.setMaximumWidth(theme.pixels(WIDEST))

    @property
    def renderer(self) -> QSvgRenderer:
        """What draws it."""
        if self._renderer is None:
            self._renderer = QSvgRenderer(QByteArray(self.picture.svg), self)
        return self._renderer

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, self.maximumWidth()) * self.picture.height / self.picture.width)

    def sizeHint(self) -> QSize:
        width = round(self.picture.width * POINT * self._theme.percent / 100)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.width() * self.picture.height / self.picture.width
        self.renderer.render(painter, QRectF(0, 0, self.width(), high))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ChartPictures(QWidget):
    """The drawings of one chart."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = column(self, SPACES["block"])
        self.shown: list[ChartPicture] = []

    def show_pictures(self, pictures: Sequence[Picture], title: str) -> None:
        """Show these and no others; one that is drawn anew keeps the focus of the one before."""
        focused = next((at for at, one in enumerate(self.shown) if one.hasFocus()), -1)
        clear(self._rows)
        self.shown = [ChartPicture(picture, title, self._theme, self) for picture in pictures]
        for one in self.shown:
            self._rows.addWidget(one)
        if 0 <= focused < len(self.shown):
            self.shown[focused].setFocus()
