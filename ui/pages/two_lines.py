"""How a record is drawn in a list: its name on up to two lines, and what is known of it under that."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.fields import Kind, Record
from app.domain.words import say, title
from ui.context import Context
from ui.models.record_table import Index, RecordRole
from ui.theme import SPACES, Theme, font

_SMALL = frozenset({Kind.DATE, Kind.COUNT, Kind.CHOICE, Kind.CHOICES, Kind.TEXT})
_IN_SECOND_LINE = 3


class TwoLines(QStyledItemDelegate):
    """Draws a record: its name, and under it the first few of its other listed fields."""

    def __init__(self, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._context = context
        self._name = font(theme)
        self._rest = font(theme)
        self._rest.setPointSizeF(theme.points(9.5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(self._name).lineSpacing() * 2 + QFontMetrics(self._rest).height()
        return QSize(120, lines + SPACES["block"] + SPACES["hair"])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record: Record = index.data(RecordRole)
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, self._theme.colour("raised"))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inside = place.adjusted(SPACES["apart"], SPACES["near"], -SPACES["apart"], -SPACES["near"])
        name, small = QFontMetrics(self._name), QFontMetrics(self._rest)
        said = self._two_lines(self._words(record), inside.width())
        height = name.lineSpacing() * (said.count("\n") + 1)
        spare = inside.height() - height - small.height() - 2
        above = QRect(inside.left(), inside.top() + spare // 2, inside.width(), height)
        painter.setFont(self._name)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, said)
        painter.setFont(self._rest)
        painter.setPen(self._theme.colour("quiet"))
        below = QRect(inside.left(), above.top() + height + 2, inside.width(), small.height())
        painter.drawText(below, small.elidedText(self.second_line(record), Qt.TextElideMode.ElideRight, below.width()))
        painter.restore()

    def second_line(self, record: Record) -> str:
        """The words under the name."""
        about = record.description
        fields = [f for f in about.fields if f.listed and f.key != about.title and f.kind in _SMALL]
        fields.sort(key=lambda field: field.kind is not Kind.DATE)
        said = [say(field, getattr(record, field.key), self._context.title, unit=True) for field in fields]
        return " · ".join([words for words in said if words][:_IN_SECOND_LINE])

    def _words(self, record: Record) -> str:
        return title(record, self._context.title)

    def _two_lines(self, words: str, width: int) -> str:
        """As much of the words as goes on two lines."""
        metrics = QFontMetrics(self._name)
        if metrics.horizontalAdvance(words) <= width:
            return words
        first = ""
        for word in words.split(" "):
            longer = f"{first} {word}".strip()
            if metrics.horizontalAdvance(longer) > width:
                break
            first = longer
        rest = words[len(first) :].strip()
        return f"{first}\n{metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)}" if first else words
