"""How a found record looks in a list: its title, and under it what it is and where the words stand."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.theme import SPACES, Theme

Index = QModelIndex | QPersistentModelIndex


class FoundLines(QStyledItemDelegate):
    """Two lines an item, each cut with "…" where the room ends; the tooltip says the whole."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        letters = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        return QSize(0, 2 * letters.height() + 2 * SPACES["hair"])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)  # pyright: ignore[reportArgumentType] -- Qt's stub knows only one index
        drawn.text = ""  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        view: QWidget | None = option.widget  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        style = view.style() if view is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, view)
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        letters = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        left, room = place.left() + SPACES["near"], place.width() - 2 * SPACES["near"]
        title, _, more = str(index.data() or "").partition("\n")
        painter.save()
        for row, (words, role) in enumerate(((title, "ink"), (more, "quiet"))):
            line = QRect(left, place.top() + SPACES["hair"] + row * letters.height(), room, letters.height())
            painter.setPen(self._theme.colour(role))
            painter.drawText(
                line,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                letters.elidedText(words, Qt.TextElideMode.ElideRight, room),
            )
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        QToolTip.showText(event.globalPos(), str(index.data()), view)
        return True
