"""The view of lines: every word readable, one row chosen, Enter or a double click opens it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.keys import ENTER
from ui.models.lines import Line, Lines
from ui.models.record_table import RecordRole
from ui.theme import Theme

EDGES = 16  # pixels of a cell that hold no letters
MEASURED = 200  # rows whose words are measured; of a longer list those that come into view


class Wrapped(QStyledItemDelegate):
    """Cells that ask for the height their words really need; Qt forgets the padding and the icon."""

    def __init__(self, view: QTableView, icon: int) -> None:
        super().__init__(view)
        self._view = view
        self.icon = icon

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        beside = EDGES + (self.icon if index.column() == 0 else 0)
        room = max(self._view.columnWidth(index.column()) - beside, 20)
        said = str(index.data() or "")
        needed = self._view.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, said)
        return QSize(needed.width() + beside, needed.height() + 10)


class LinesTable(QTableView):
    """`weights` share the width among the columns; words that need more room wrap, and the row grows."""

    chosen = Signal(object)  # the subject of the line under the cursor
    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[str],
        weights: Sequence[int],
        theme: Theme,
        numbers: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines = Lines(columns, theme, numbers, self)
        self._weights = list(weights)
        self._most_rows = 0
        self._grown: set[int] = set()  # rows of a long list that have their height
        self.setModel(self.lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        size = theme.pixels(18)
        self.setIconSize(QSize(size, size))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._cells = Wrapped(self, size + 4)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.row)
        self.verticalHeader().setDefaultSectionSize(theme.row)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_current)  # also on the line that is chosen already
        self.doubleClicked.connect(self._on_opened)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._share)
        self.verticalScrollBar().valueChanged.connect(self._grow_shown)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the one that was chosen stays chosen while its subject is still there."""
        before = self.subject()
        self.lines.show(lines)
        self._share()
        at = next((row for row, line in enumerate(lines) if before is not None and line.subject == before), None)
        if at is not None:
            self.setCurrentIndex(self.lines.index(at, 0))

    def become(self, columns: Sequence[str], weights: Sequence[int], numbers: Sequence[int] = ()) -> None:
        """Have other columns from now on."""
        self._weights = list(weights)
        self.lines.become(columns, numbers)

    def subject(self) -> Any:
        """What the line under the cursor stands for; None where there is none."""
        index = self.currentIndex()
        return index.data(RecordRole) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Put the cursor on a row."""
        self.setCurrentIndex(self.lines.index(row, 0))

    def be_as_high_as_its_lines(self, most: int = 12) -> None:
        """Stand on a page that scrolls: no bar of its own until there are more than so many rows."""
        self._most_rows = most
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self._on_opened()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()

    def _share(self) -> None:
        for column, width in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(column, width)
        self._grown.clear()
        rows = min(self.lines.rowCount(), self._most_rows)
        if self.lines.rowCount() <= MEASURED:
            self.resizeRowsToContents()
        else:
            self._grow(range(rows))
            self._grow_shown()
        if self._most_rows:
            high = sum(self.rowHeight(row) for row in range(rows)) + self.horizontalHeader().sizeHint().height() + 4
            self.setFixedHeight(high)

    def _grow_shown(self) -> None:
        """Rows of a long list get the height of their words as they come into view: thousands would take too long."""
        if self.lines.rowCount() > MEASURED:
            first = max(self.rowAt(0), 0)
            shown = self.viewport().height() // self.verticalHeader().minimumSectionSize() + 1
            self._grow(range(first, min(first + shown, self.lines.rowCount())))

    def _grow(self, rows: Iterable[int]) -> None:
        for row in rows:
            if row not in self._grown:
                self._grown.add(row)
                self.resizeRowToContents(row)

    def _widths(self, room: int) -> list[int]:
        """The room shared by weight, but no column narrower than its longest word."""
        least = [self._longest_word(column) for column in range(len(self._weights))]
        widths = [
            max(room * weight // sum(self._weights), word) for weight, word in zip(self._weights, least, strict=True)
        ]
        for _ in self._weights:  # what is too much comes off the columns that can spare it
            excess = sum(widths) - room
            spare = [width - word for width, word in zip(widths, least, strict=True)]
            if excess <= 0 or not any(spare):
                break
            widths = [width - -(-excess * each // sum(spare)) for width, each in zip(widths, spare, strict=True)]
        widths[-1] += max(room - sum(widths), 0)
        return widths

    def _longest_word(self, column: int) -> int:
        letters, head = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        words = {word for line in self.lines.lines[:MEASURED] for word in re.split(r"[\s-]", line.cells[column])}
        longest = max((letters.horizontalAdvance(word) for word in words), default=0)
        beside = EDGES + (self._cells.icon if column == 0 else 0)
        return max(longest + beside, head.horizontalAdvance(self.lines.columns[column]) + EDGES)

    def _on_current(self) -> None:
        self.chosen.emit(self.subject())

    def _on_opened(self) -> None:
        self.opened.emit(self.subject())
