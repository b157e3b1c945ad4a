"""What the three blank states look like, and which key makes each."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.fields import Blank
from ui.forms.flow import Flow, grows
from ui.forms.indicator_cells import OFFER_SIGN, draw_mark, small
from ui.models.figure_sheet import BLANK, State
from ui.theme import SPACES, Theme
from ui.words import words


class Sign(QWidget):
    """One state, drawn as in the grid."""

    def __init__(self, text: str, state: State, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._state, self._theme = text, state, theme
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(small(self._theme))
        return QSize(letters.horizontalAdvance(self._text) + 2 * SPACES["near"], letters.height() + SPACES["hair"])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_mark(painter, QRect(0, 0, self.width() - 1, self.height() - 1), self._text, self._state, self._theme)
        painter.end()


class Legend(QWidget):
    """The states side by side, in further lines where the room ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self, SPACES["near"])
        for part in (
            Sign(BLANK, State.SLOT, theme),
            _told("phím Delete"),
            Sign(Blank.NOT_ARISEN.value, State.NOT_ARISEN, theme),
            _told("gõ k"),
            _told("0 là có theo dõi, kết quả bằng không"),
            _told(f"·  {OFFER_SIGN} số kỳ trước: Enter để lấy"),
            _told("·  Tab sang phải, Enter xuống dưới, Ctrl+V dán từ Excel"),
        ):
            flow.addWidget(part)
        grows(self)


def _told(text: str) -> QWidget:
    label = words(text, role="help")
    label.setWordWrap(False)
    return label
