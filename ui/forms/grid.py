"""The table under a section: typed straight into, for the keyboard first; how its columns share the room."""

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.domain.fields import Field, Width
from app.errors import UserError
from ui.forms.pasted_rows import rows_of
from ui.keys import ENTER
from ui.models.parts_model import PartsModel
from ui.theme import SPACES, Theme

WEIGHTS = {Width.SHORT: 6, Width.MEDIUM: 10, Width.WIDE: 12, Width.FULL: 16}
"""The room of an empty column, in letters; a filled one asks for what is in it, up to LONGEST."""
LONGEST = 40
MEASURED_ROWS = 60
CELL_EDGES = 14
MOST_ROWS = 12  # shown before the table scrolls by itself
TALLEST = 6  # usual rows that one row with much in it may take
KEYS = (
    "Tab, Enter: ô tiếp theo; Enter ở dòng trống: xong bảng · Insert: chèn dòng · Alt+↑ ↓: đổi chỗ · "
    "Delete: xóa dòng · Ctrl+V: dán từ Excel, Word"
)
"""What the keys do, said under the table while one is in it."""


def shares(room: int, letter: int, wanted: Sequence[int]) -> list[int]:
    """The widths of columns that want so many letters each, filling the room.

    Where there is not enough, those that want little get it whole and the others share the rest alike.
    """
    widths = [letter * letters + CELL_EDGES for letters in wanted]
    total = sum(widths)
    if total <= room:
        return [width * room // total for width in widths]
    left, waiting = room, len(widths)
    for at in sorted(range(len(widths)), key=lambda at: widths[at]):
        widths[at] = min(widths[at], left // waiting)
        left, waiting = left - widths[at], waiting - 1
    return widths


class Grid(QTableView):
    """A table for the keyboard: Tab and Enter go on, paste takes rows, Alt and arrows move, Insert and Delete."""

    said = Signal(str)
    pasted = Signal(int, int, object, int)  # from which row and column on, the cells, how many rows they became
    entered = Signal(bool)  # the person has come to the table, or left it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: Sequence[Field] = ()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(theme.row)
        self.verticalHeader().setMinimumSectionSize(theme.row)
        self.verticalHeader().setMaximumSectionSize(theme.row * TALLEST)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumWidth(theme.pixels(30))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setSectionsMovable(True)
        self.verticalHeader().sectionMoved.connect(self._on_dragged)
        self._settling = False
        wrapped = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left | wrapped)
        self.horizontalHeader().setHighlightSections(False)

    def share_among(self, fields: Sequence[Field]) -> None:
        """Share the width among the columns of these fields, by what they hold and what belongs in them."""
        self._fields = fields
        self.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not isinstance(model, PartsModel):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(model, index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_rows()
        elif event.key() == Qt.Key.Key_Insert:
            self.insert_row()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in ENTER and index.isValid():
            self.edit(index)
        elif self._leaves(event, index):
            # the table's own way would give the key back to the table
            QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def remove_rows(self) -> None:
        """Take away the rows in which something is selected."""
        model = self.model()
        if isinstance(model, PartsModel):
            gone = model.remove({index.row() for index in self.selectedIndexes()})
            if gone:
                self.said.emit(f"Đã xóa {gone} dòng. Ctrl+Z để lấy lại.")

    def insert_row(self) -> None:
        """Make room for a row above the current one and begin to type there."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, PartsModel) and model.insert(index.row()):
            first = model.index(index.row(), 0)
            self.setCurrentIndex(first)
            self.edit(first)

    def move_row(self, by: int) -> None:
        """Move the current row up or down."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, PartsModel) and model.move(index.row(), index.row() + by):
            self.setCurrentIndex(model.index(index.row() + by, index.column()))

    def go_on(self) -> None:
        """Leave the table for what comes behind it; its own way with Tab would stay among the cells."""
        self.setFocus()
        QWidget.focusNextPrevChild(self, True)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Behind the last cell Tab leaves the table: Qt would begin again at the first."""
        model, index = self.model(), self.currentIndex()
        last = index.row() == model.rowCount() - 1 and index.column() == model.columnCount() - 1
        if hint is QAbstractItemDelegate.EndEditHint.EditNextItem and last:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.go_on()
        else:
            super().closeEditor(editor, hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.state() != QAbstractItemView.State.EditingState:
            self.entered.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the keys do, for those who look for it with the mouse."""
        model, index = self.model(), self.indexAt(event.pos())
        if not isinstance(model, PartsModel) or model.read_only or not index.isValid():
            return
        menu = QMenu(self)
        for label, act in (
            ("Chèn dòng phía trên\tInsert", self.insert_row),
            ("Chuyển lên\tAlt+↑", lambda: self.move_row(-1)),
            ("Chuyển xuống\tAlt+↓", lambda: self.move_row(1)),
            ("Chép\tCtrl+C", self._copy),
            ("Dán\tCtrl+V", lambda: self._paste(model, index)),
            ("Xóa dòng\tDelete", self.remove_rows),
        ):
            menu.addAction(label, act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _on_dragged(self, _logical: int, old: int, new: int) -> None:
        """A row was dragged by its number: the header goes back to its order, and the rows themselves move."""
        if self._settling:
            return
        self._settling = True
        self.verticalHeader().moveSection(new, old)
        self._settling = False
        model = self.model()
        if isinstance(model, PartsModel):
            last = len(model.parts) - 1
            QTimer.singleShot(0, self, lambda: model.move(old, min(new, last)))

    def _leaves(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Whether Tab goes out of the table: behind the last cell, before the first."""
        last = index.row() == self.model().rowCount() - 1 and index.column() == self.model().columnCount() - 1
        first = index.row() <= 0 and index.column() <= 0
        return (event.key() == Qt.Key.Key_Tab and last) or (event.key() == Qt.Key.Key_Backtab and first)

    def _paste(self, model: PartsModel, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else model.rowCount() - 1
        column = max(index.column(), 0)
        try:
            cells = rows_of(QGuiApplication.clipboard().mimeData())
        except UserError as fault:
            self.said.emit(fault.sentence)
            return
        taken = model.paste(row, column, cells)
        if taken:
            self.said.emit(f"Đã dán {taken} dòng. Ctrl+Z để bỏ.")
            self.pasted.emit(row, column, cells, taken)

    def _copy(self) -> None:
        chosen = sorted((index.row(), index.column(), str(index.data() or "")) for index in self.selectedIndexes())
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        for row in dict.fromkeys(row for row, _, _ in chosen):
            writer.writerow([cell for at, _, cell in chosen if at == row])
        QGuiApplication.clipboard().setText(out.getvalue().rstrip("\n"))

    def share(self) -> None:
        """Share the width anew and be as high as the rows, up to a point; called when the rows have changed."""
        wanted = [self._letters(column, field) for column, field in enumerate(self._fields)]
        for column, width in enumerate(shares(self.viewport().width(), self.fontMetrics().averageCharWidth(), wanted)):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setFixedHeight(self._heading_height())
        for row in range(min(self.model().rowCount(), MEASURED_ROWS)):
            self.resizeRowToContents(row)
        rows = min(self.model().rowCount(), MOST_ROWS)
        height = sum(self.rowHeight(row) for row in range(rows))
        self.setFixedHeight(self.horizontalHeader().height() + height + 4)

    def _heading_height(self) -> int:
        """As many lines as the longest heading takes in its column."""
        letters, wrap = self.horizontalHeader().fontMetrics(), Qt.TextFlag.TextWordWrap
        tallest = letters.height()
        for column in range(len(self._fields)):
            room = QRect(0, 0, max(self.columnWidth(column) - CELL_EDGES, 1), 1000)
            label = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            tallest = max(tallest, letters.boundingRect(room, wrap, label).height())
        return tallest + SPACES["apart"]

    def _letters(self, column: int, field: Field) -> int:
        model = self.model()
        rows = range(min(model.rowCount(), MEASURED_ROWS))
        longest = max((len(str(model.index(row, column).data() or "")) for row in rows), default=0)
        label = str(model.headerData(column, Qt.Orientation.Horizontal))
        heading = max(len(label) // 2, *(len(word) for word in label.split()))  # it goes on two lines
        return max(WEIGHTS[field.width] if not longest else 4, heading + 1, min(longest + 2, LONGEST))
