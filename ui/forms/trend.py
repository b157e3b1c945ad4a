"""A few figures side by side, drawn small: how one indicator went over the last periods."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.points import Point
from ui.plain_tips import plain_tip
from ui.theme import SPACES, Theme, font

WIDTH, HEIGHT = 264, 84
ENOUGH = 2  # one column alone shows nothing


class Trend(QWidget):
    """Columns from the oldest to the newest, which is the one that is worked on; hidden with less than two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.points: Sequence[Point] = ()
        self._face = QFont(font(theme))
        self._face.setPointSizeF(theme.points(8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_points(self, points: Sequence[Point]) -> None:
        """Draw these; negative numbers are drawn as large as positive ones, in the colour of what wants a look."""
        self.points = points
        told = ", ".join(f"{point.label}: {point.said}" for point in points)
        self.setAccessibleName(f"Qua các kỳ: {told}")
        self.setToolTip(plain_tip(told.replace(", ", "\n")))
        self.setVisible(sum(point.value is not None for point in points) >= ENOUGH)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pixels(WIDTH), self._theme.pixels(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._face)
        letters = painter.fontMetrics()
        line = letters.height()
        room = self.height() - 2 * line - SPACES["hair"]
        highest = max((abs(point.value) for point in self.points if point.value is not None), default=Decimal(0))
        step = self.width() / max(len(self.points), 1)
        for at, point in enumerate(self.points):
            middle = QRectF(at * step, 0, step, self.height())
            share = float(abs(point.value) / highest) if point.value is not None and highest else 0.0
            high = max(share * room, 1.0)
            bar = QRectF(middle.center().x() - step * 0.28, line + room - high, step * 0.56, high)
            newest = at == len(self.points) - 1
            negative = point.value is not None and point.value < 0
            painter.fillRect(bar, self._theme.colour("warning" if negative else "accent" if newest else "edge"))
            painter.setPen(self._theme.colour("ink" if newest else "quiet"))
            above = QRectF(middle.left(), bar.top() - line, step, line)
            said = letters.elidedText(point.said, Qt.TextElideMode.ElideRight, int(step) - 2)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, said)
            below = QRectF(middle.left(), self.height() - line, step, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, point.label)
        painter.end()
