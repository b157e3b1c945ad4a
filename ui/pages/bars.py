"""Numbers beside the ones before them, drawn small: a bar, its words, the way to what it counts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.glance import Bar
from ui.pages.blocks import button, clear
from ui.plain_tips import plain_tip
from ui.theme import SPACES, Theme
from ui.words import words

LABEL_LETTERS = 34


class Strip(QWidget):
    """One bar: as long as its share; a thin line under it for the number before."""

    def __init__(self, bar: Bar, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar, self._theme = bar, theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{bar.label}: {bar.said}. {bar.before_said}".strip())
        self.setToolTip(plain_tip("\n".join(part for part in (bar.label, bar.said, bar.before_said) if part)))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pixels(120), self._theme.pixels(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        thick, thin = self._theme.pixels(10), self._theme.pixels(4)
        two = self._bar.before is not None
        top = (self.height() - thick - (thin + 2 if two else 0)) / 2
        painter.fillRect(QRectF(0, top, self.width(), thick), self._theme.colour("raised"))
        colour = self._theme.colour("warning" if self._bar.behind else "accent")
        painter.fillRect(QRectF(0, top, self.width() * self._bar.share, thick), colour)
        if self._bar.before is not None:
            line = QRectF(0, top + thick + 2, self.width() * self._bar.before, thin)
            painter.fillRect(line, self._theme.colour("edge"))
        painter.end()


class Bars(QWidget):
    """Bars under each other; the name of each leads to where its number is typed."""

    def __init__(self, theme: Theme, go_to: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._go_to = theme, go_to
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACES["apart"])
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._shown: Sequence[Bar] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these and no others."""
        if bars == self._shown:
            return
        self._shown = bars
        clear(self._grid)
        letters = self.fontMetrics()
        room = letters.averageCharWidth() * LABEL_LETTERS
        for row, bar in enumerate(bars):
            label = letters.elidedText(bar.label, Qt.TextElideMode.ElideRight, room)
            name = button(label, self._going(bar), self._theme, role="link")
            name.setToolTip(plain_tip(bar.label))
            name.setAccessibleName(f"{bar.label}: {bar.said}")
            said = words(bar.said)
            said.setWordWrap(False)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(Strip(bar, self._theme), row, 1)
            self._grid.addWidget(said, row, 2, Qt.AlignmentFlag.AlignRight)

    def _going(self, bar: Bar) -> Callable[[], None]:
        return lambda: self._go_to(bar.kind, bar.uid)
