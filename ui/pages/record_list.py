"""The list at the left of a page: each record in two lines, found as one types."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.fields import Kind, Record, RecordKind
from app.domain.words import say, title
from ui.context import Context
from ui.models.record_table import Index, RecordRole, RecordTable, Sorted
from ui.theme import SPACES, Theme, font, mark

_SMALL = frozenset({Kind.DATE, Kind.COUNT, Kind.CHOICE, Kind.CHOICES, Kind.TEXT})
_IN_SECOND_LINE = 3
LONGEST_BUTTON = 22  # letters


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


class RecordList(QWidget):
    """Records of one kind, newest first, with a box to find and a button to add."""

    chosen = Signal(str)  # uid
    add_wanted = Signal()

    def __init__(self, kind: RecordKind, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RecordTable(kind, context=context)
        self.rows = Sorted(self.table, self)
        dates = [at for at, field in enumerate(self.table.fields) if field.kind is Kind.DATE]
        down = Qt.SortOrder.DescendingOrder if dates else Qt.SortOrder.AscendingOrder
        self.rows.sort(dates[0] if dates else 0, down)
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText(f"Lọc {kind.plural.lower()}")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setAccessibleName(self.find_box.placeholderText())
        self.view = QListView()
        self.view.setModel(self.rows)
        self.view.setItemDelegate(TwoLines(theme, context, self.view))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(kind.plural)
        wanted = f"Thêm {kind.label.lower()}"
        self.add = QPushButton(wanted if len(wanted) <= LONGEST_BUTTON else "Thêm mới")
        self.add.setIcon(theme.icon("plus"))
        self.add.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
        self.add.setToolTip(f"{wanted} · Ctrl+N")
        foot = QHBoxLayout()
        foot.addWidget(self.add, 1)
        self.remove = QPushButton()
        self.remove.setIcon(theme.icon("trash", "quiet"))
        self.remove.setToolTip("Xóa mục đang chọn")
        self.remove.setAccessibleName("Xóa mục đang chọn")
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["block"], SPACES["apart"], SPACES["apart"], SPACES["apart"])
        column.setSpacing(SPACES["near"])
        column.addWidget(self.find_box)
        column.addWidget(self.view)
        column.addLayout(foot)
        mark(self, role="page")
        self.find_box.textChanged.connect(self.rows.search)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.add.clicked.connect(self.add_wanted)

    def choose(self, uid: str) -> None:
        """Put the mark on a record, telling nobody; on none when it is not in the list."""
        row = self.table.row_of(uid)
        index = QModelIndex() if row is None else self.rows.mapFromSource(self.table.index(row, 0))
        blocked = self.view.selectionModel().blockSignals(True)
        self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(blocked)
        self.view.viewport().update()
        if index.isValid():
            self.view.scrollTo(index)

    def current(self) -> Record | None:
        """The chosen record."""
        index = self.view.currentIndex()
        return index.data(RecordRole) if index.isValid() else None

    def first(self) -> Record | None:
        """The record at the top."""
        return self.rows.index(0, 0).data(RecordRole) if self.rows.rowCount() else None

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(RecordRole).uid)
