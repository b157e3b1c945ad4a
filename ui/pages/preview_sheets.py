"""The pages of a document under each other, as on a desk: scrolled, made larger and smaller, drawn when looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.pages.preview_drawer import Drawer
from ui.theme import SPACES

GAP = SPACES["block"]
KEPT = 8
"""Drawn pages that are kept: what is on the screen, and a turn to either side."""

SMALLEST, LARGEST = 0.25, 4.0
STEP = 1.25


@dataclass(slots=True)
class _Drawn:
    width: int
    image: QImage


class Sheets(QAbstractScrollArea):
    """Paper on a desk. Always as wide as the view unless it was made larger or smaller."""

    turned = Signal(int, int)  # the page that is looked at, from 1, and how many there are
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawer = Drawer(self)
        self._sizes: list[tuple[float, float]] = []
        self._zoom = 1.0  # of the width of the view
        self._drawn: dict[int, _Drawn] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Các trang của tài liệu")
        self.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.verticalScrollBar().setSingleStep(48)
        self.drawer.opened.connect(self._on_opened)
        self.drawer.drawn.connect(self._on_drawn)
        self.drawer.failed.connect(self.failed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def open(self, data: bytes) -> None:
        """Show a document from its first page."""
        self.verticalScrollBar().setValue(0)
        self.drawer.open(data)

    def clear(self) -> None:
        """Show nothing."""
        self.drawer.close()
        self._sizes, self._drawn = [], {}
        self._lay_out()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next((number for number in range(self.pages) if self._place(number).bottom() + GAP >= middle), 0)

    def is_drawn(self, number: int) -> bool:
        """Whether a page stands there as it is, not yet as white paper."""
        return number in self._drawn

    def go_to(self, number: int) -> None:
        """Show the top of a page, from 0."""
        if self.pages:
            self.verticalScrollBar().setValue(self._place(max(0, min(number, self.pages - 1))).top() - GAP // 2)

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller; the place that is looked at stays."""
        self._set_zoom(min(max(self._zoom * factor, SMALLEST), LARGEST))

    def fit(self) -> None:
        """As wide as the view."""
        self._set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + self.viewport().height() * 9 // 10)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - self.viewport().height() * 9 // 10)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keeping_place(self._lay_out)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        moved = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        edge = self.palette().color(QPalette.ColorRole.Mid)
        for number in self._in_view():
            place = self._place(number).translated(moved)
            painter.fillRect(place, QColor("white"))
            if number in self._drawn:
                painter.drawImage(place, self._drawn[number].image)
            painter.setPen(edge)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._keeping_place(self._lay_out)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)

    def _keeping_place(self, change: Callable[[], object]) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum() + self.viewport().height(), 1)
        change()
        bar.setValue(round(share * (bar.maximum() + self.viewport().height())))

    def _width(self) -> int:
        """Pixels that the widest page takes."""
        return max(round((self.viewport().width() - 2 * GAP) * self._zoom), 80)

    def _scale(self) -> float:
        return self._width() / max((size[0] for size in self._sizes), default=1.0)

    def _place(self, number: int) -> QRect:
        """Where a page lies on the desk. Landscape pages are wider and make the others stand in the middle."""
        scale = self._scale()
        top = GAP + sum(round(size[1] * scale) + GAP for size in self._sizes[:number])
        width, high = (round(side * scale) for side in self._sizes[number])
        left = max((max(self.viewport().width(), self._width() + 2 * GAP) - width) // 2, GAP)
        return QRect(left, top, width, high)

    def _in_view(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [
            number
            for number in range(self.pages)
            if (place := self._place(number)).bottom() >= top and place.top() <= bottom
        ]

    def _lay_out(self) -> None:
        view = self.viewport().size()
        high = self._place(self.pages - 1).bottom() + GAP if self.pages else 0
        self.verticalScrollBar().setRange(0, max(high - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(self._width() + 2 * GAP - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self._want()
        self.viewport().update()

    def _want(self) -> None:
        """Ask for what is looked at and what follows, where it is not there yet as large as it is shown."""
        seen = self._in_view()
        if not seen:
            self.drawer.want({})
            return
        around = [*seen, *(n for n in (seen[-1] + 1, seen[0] - 1) if 0 <= n < self.pages)]
        ratio = self.devicePixelRatioF()
        widths = {number: round(self._place(number).width() * ratio) for number in around}
        self._forget(seen)
        known = {number: drawn.width for number, drawn in self._drawn.items()}
        self.drawer.want({number: width for number, width in widths.items() if known.get(number) != width})

    def _forget(self, seen: list[int]) -> None:
        """Keep only what lies around the pages that are looked at."""
        for number in sorted(self._drawn, key=lambda one: abs(one - seen[len(seen) // 2]))[max(KEPT, len(seen)) :]:
            del self._drawn[number]

    def _on_opened(self, sizes: list[tuple[float, float]]) -> None:
        self._sizes = sizes
        self._drawn = {}
        self._lay_out()
        self.turned.emit(self.page + 1, self.pages)

    def _on_drawn(self, number: int, image: QImage) -> None:
        self._drawn[number] = _Drawn(image.width(), image)
        self._forget(self._in_view() or [number])
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._want()
        self.viewport().update()
        self.turned.emit(self.page + 1, self.pages)
