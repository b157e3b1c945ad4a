"""The list at the left of a page: each record in two lines, found as one types, narrowed down, in an order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.fields import Record, RecordKind
from app.domain.periods import Period
from ui.context import Context
from ui.forms.editor import QuietCombo
from ui.forms.reading_order import tab_as_read
from ui.keys import ENTER
from ui.models.record_filters import Filter, filters_of
from ui.models.record_table import RecordRole, RecordRows
from ui.pages.two_lines import TwoLines
from ui.theme import SPACES, Theme, mark
from ui.words import words

MEDIUM_TEXT = 125  # per cent
LONGEST_BUTTON = 22  # letters at the usual text size; fewer find room where letters are large
ALL = "Tất cả"
GOING_IN = (Qt.Key.Key_Down, *ENTER)


class RecordList(QWidget):
    """Records of one kind, newest first, with boxes to find, narrow down and order, and a button to add."""

    chosen = Signal(str)  # uid
    entered = Signal()  # Enter on a record: the person wants to write in it
    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        kind: RecordKind,
        theme: Theme,
        context: Context,
        period: Callable[[], Period],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._period = period
        self._current = ""
        self.rows = RecordRows(kind, context=context, parent=self)
        self.find_box = self._finding(kind)
        self.narrow = QPushButton("Lọc")
        self.narrow.setCheckable(True)
        mark(self.narrow, role="chip")
        self.narrow.setToolTip("Chỉ hiện những mục theo thời gian, loại, trạng thái…")
        self.order = QuietCombo()
        self.order.addItems([order.label for order in self.rows.orders])
        self.order.setAccessibleName("Thứ tự của danh sách")
        self.order.setToolTip("Thứ tự của danh sách")
        self.count = QLabel()
        mark(self.count, role="help")
        self.all_again = QPushButton("Bỏ lọc")
        mark(self.all_again, role="link")
        self.filters: dict[str, QuietCombo] = {}
        self._filters: list[Filter] = []
        self.more_filters: Callable[[], Sequence[Filter]] = lambda: ()  # what a page knows besides the fields
        self.filter_box = QFrame(self, Qt.WindowType.Popup)
        mark(self.filter_box, role="card")
        self._filter_grid = QGridLayout(self.filter_box)
        self._filter_grid.setContentsMargins(SPACES["apart"], SPACES["apart"], SPACES["apart"], SPACES["apart"])
        self._filter_grid.setVerticalSpacing(SPACES["hair"])
        self._filter_grid.setColumnStretch(0, 2)
        self._filter_grid.setColumnStretch(1, 3)
        self.view = self._listing(kind, context)
        self.add, self.remove = self._acting(kind)
        self._lay_out()
        self.find_box.textChanged.connect(self._on_search)
        self.order.currentIndexChanged.connect(self._on_order)
        self.narrow.clicked.connect(self.open_filters)
        self.all_again.clicked.connect(self.show_all)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self._show_count()

    def put_above(self, widget: QWidget) -> None:
        """Let something stand over the list."""
        self._column.insertWidget(0, widget)
        tab_as_read(self)

    def put_below(self, widget: QWidget) -> None:
        """Let something stand under the list and its buttons."""
        self._column.addWidget(widget)

    def show_records(self, records: list[Record]) -> None:
        """Show these records; the filters stay as they are, the years are those that occur now."""
        self.rows.show(records)
        self.show_again()

    def show_again(self) -> None:
        """Show the same records, as the filters of the period that is worked on want it."""
        self._make_filters()
        self._after_change()

    def replace(self, record: Record) -> None:
        """Show a record as it now is, or for the first time."""
        self.rows.replace(record)
        self._after_change()

    def take_away(self, uid: str) -> None:
        """Show a record no more."""
        self.rows.remove(uid)
        self._after_change()

    def choose(self, uid: str) -> None:
        """Put the mark on a record, telling nobody; on none when it is not in the list."""
        self._current = uid
        row = self.rows.row_of(uid)
        index = QModelIndex() if row is None else self.rows.index(row)
        selection = self.view.selectionModel()
        blocked = selection.blockSignals(True)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(blocked)
        self.view.viewport().update()
        if index.isValid():
            self.view.scrollTo(index)

    def current(self) -> Record | None:
        """The chosen record."""
        index = self.view.currentIndex()
        return index.data(RecordRole) if index.isValid() else None

    def first(self) -> Record | None:
        """The record at the top."""
        return self.rows.index(0).data(RecordRole) if self.rows.rowCount() else None

    def neighbour(self, uid: str) -> Record | None:
        """The record under this one, or else above it: what is looked at when this one goes."""
        row = self.rows.row_of(uid)
        if row is None or self.rows.rowCount() < 2:
            return None
        return self.rows.index(row + 1 if row + 1 < self.rows.rowCount() else row - 1).data(RecordRole)

    def open_filters(self) -> None:
        """Unfold the boxes by which the list is narrowed down; Esc or a press elsewhere folds them."""
        self.narrow.setChecked(self.narrow.text() != "Lọc")
        self.filter_box.setFixedWidth(max(self.width() - SPACES["block"] - SPACES["apart"], 1))
        self.filter_box.adjustSize()
        self.filter_box.move(self.order.mapToGlobal(QPoint(0, self.order.height() + 2)))
        self.filter_box.show()
        next(iter(self.filters.values())).setFocus()

    def show_all(self) -> None:
        """Take every filter and the searched words away."""
        for box in self.filters.values():
            box.setCurrentIndex(0)
        self.find_box.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.find_box and event.key() in GOING_IN and self.rows.rowCount():
                self.view.setFocus()
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self.rows.index(0))
                return True
            if watched is self.view and event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
                self.remove_wanted.emit()
                return True
            if watched is self.view and event.key() in GOING_IN[1:] and self.view.currentIndex().isValid():
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _finding(self, kind: RecordKind) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(f"Tìm trong {kind.plural.lower()}")
        box.setAccessibleName(box.placeholderText())
        box.setToolTip("Gõ vài chữ, không cần dấu. Mũi tên xuống để vào danh sách, Enter để mở.")
        box.installEventFilter(self)
        return box

    def _listing(self, kind: RecordKind, context: Context) -> QListView:
        view = QListView()
        view.setModel(self.rows)
        view.setItemDelegate(TwoLines(self._theme, context, view))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setAccessibleName(kind.plural)
        view.installEventFilter(self)
        return view

    def _acting(self, kind: RecordKind) -> tuple[QPushButton, QPushButton]:
        theme = self._theme
        wanted = f"Thêm {kind.label.lower()}"
        add = QPushButton(wanted if len(wanted) * theme.percent <= LONGEST_BUTTON * MEDIUM_TEXT else "Thêm mới")
        add.setIcon(theme.icon("plus"))
        add.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
        add.setToolTip(f"{wanted} (Ctrl+N)")
        remove = QPushButton()
        remove.setIcon(theme.icon("trash", "quiet"))
        remove.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        remove.setToolTip("Xóa mục đang chọn (Delete)")
        remove.setAccessibleName("Xóa mục đang chọn")
        return add, remove

    def _lay_out(self) -> None:
        narrowing = QHBoxLayout()
        narrowing.setSpacing(SPACES["near"])
        narrowing.addWidget(self.order, 1)
        narrowing.addWidget(self.narrow)
        counting = QHBoxLayout()
        counting.addWidget(self.count, 1)
        counting.addWidget(self.all_again)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["block"], SPACES["apart"], SPACES["apart"], SPACES["apart"])
        column.setSpacing(SPACES["near"])
        column.addWidget(self.find_box)
        column.addLayout(narrowing)
        column.addLayout(counting)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add, 1)
        foot.addWidget(self.remove)
        column.addLayout(foot)
        mark(self, role="page")

    def _make_filters(self) -> None:
        """The boxes are made once; which years there are to choose from follows the records."""
        self._filters = [*self.more_filters(), *filters_of(self.rows.kind, self.rows.records, self._period())]
        for row, narrowing in enumerate(self._filters):
            box = self.filters.get(narrowing.key)
            if box is None:
                box = self.filters[narrowing.key] = QuietCombo()
                box.setAccessibleName(narrowing.label)
                label = words(narrowing.label)
                label.setBuddy(box)
                self._filter_grid.addWidget(label, row, 0)
                self._filter_grid.addWidget(box, row, 1)
                box.currentIndexChanged.connect(self._on_filter)
            labels = [ALL, *(entry.label for entry in narrowing.entries)]
            if labels != [box.itemText(at) for at in range(box.count())]:
                chosen = box.currentText()
                box.blockSignals(True)
                box.clear()
                box.addItems(labels)
                box.setCurrentIndex(max(box.findText(chosen), 0))
                box.blockSignals(False)
        self._filter()

    def _on_search(self, typed: str) -> None:
        self.rows.search(typed)
        self._after_change()

    def _on_order(self, number: int) -> None:
        self.rows.order_by(self.rows.orders[number])
        self._after_change()

    def _on_filter(self) -> None:
        self._filter()
        self._after_change()

    def _filter(self) -> None:
        wanted = [
            narrowing.entries[at - 1].wanted
            for narrowing in self._filters
            if (at := self.filters[narrowing.key].currentIndex()) > 0
        ]
        self.rows.keep((lambda record: all(want(record) for want in wanted)) if wanted else None)
        self.narrow.setText(f"Lọc ({len(wanted)})" if wanted else "Lọc")
        self.narrow.setChecked(bool(wanted))

    def _after_change(self) -> None:
        """Rows have moved: the mark stays on its record."""
        self.choose(self._current)
        self._show_count()

    def _show_count(self) -> None:
        shown, total, plural = self.rows.rowCount(), self.rows.total, self.rows.kind.plural.lower()
        self.count.setText(f"{shown} {plural}" if shown == total else f"{shown} trong {total} {plural}")
        self.count.setVisible(total > 0)
        self.all_again.setVisible(shown != total)
        self.order.setVisible(total > 0)
        self.narrow.setVisible(total > 0 and bool(self._filters))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self._current = current.data(RecordRole).uid
            self.chosen.emit(self._current)
