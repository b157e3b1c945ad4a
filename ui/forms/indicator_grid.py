"""The indicators of a period as one grid for the keyboard: Tab goes right, Enter goes down, paste takes a block."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.domain.fields import Blank
from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicator_past import EarlierFigures
from app.errors import UserError
from ui.forms.indicator_cells import IndicatorCells
from ui.forms.pasted_rows import rows_of
from ui.keys import ENTER
from ui.models.figure_sheet import State
from ui.models.indicator_lines import (
    ACTUAL,
    CUMULATIVE,
    FIGURES,
    HEADINGS,
    LAST_YEAR,
    NAME,
    NOTE,
    PERCENT,
    PLAN,
    UNIT,
    Heading,
    Line,
    Row,
)
from ui.models.indicator_rows import IndicatorRows, StateRole
from ui.theme import SPACES, Theme

LETTERS = {UNIT: 12, PLAN: 13, ACTUAL: 17, LAST_YEAR: 13, PERCENT: 9, CUMULATIVE: 13, NOTE: 18}
"""The room of the columns in letters; the name takes what is left."""
EDGES = 16  # pixels of a cell that hold no letters
LEAST_NAME = 34
NARROWEST_NAME = 22
GIVES_WAY = (NOTE, PERCENT, UNIT)
"""Columns that go, in this order, where the room is short: the strip under the grid tells what they held."""


class _Table(QTableView):
    """Goes only through cells that can be typed into."""

    told = Signal(str)  # what a key has done
    undo_wanted = Signal()

    def go_down(self) -> None:
        """Go on typing in the next cell of the column."""
        index = self._below(self.currentIndex())
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        if action not in (actions.MoveNext, actions.MovePrevious):
            return super().moveCursor(action, modifiers)
        step = 1 if action == actions.MoveNext else -1
        model, start = self.model(), self.currentIndex()
        across = model.columnCount()
        cell = start.row() * across + start.column() + step
        while 0 <= cell < model.rowCount() * across:
            index = model.index(*divmod(cell, across))
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(index.column()):
                return index
            cell += step
        return start

    def _paste(self, model: IndicatorRows, index: QModelIndex) -> None:
        try:
            taken = model.paste(index, rows_of(QGuiApplication.clipboard().mimeData()))
        except UserError as fault:
            self.told.emit(fault.sentence)
            return
        self.told.emit(f"Đã dán {taken} dòng. Ctrl+Z để bỏ." if taken else "Không có gì để dán.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        if not isinstance(model, IndicatorRows) or not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(model, index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy(model)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.key() in ENTER:
            self._enter(model, index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._fill(model, "")
        elif event.text().casefold() == "k" and len(self.selectedIndexes()) > 1:
            self._fill(model, Blank.NOT_ARISEN.value)
        else:
            super().keyPressEvent(event)

    def _enter(self, model: IndicatorRows, index: QModelIndex) -> None:
        """Take what is offered and go on; where nothing is, begin to type."""
        if index.data(StateRole) is State.OFFERED:
            model.take_offered(index.column(), [index.row()])
            below = self._below(index)
            self.setCurrentIndex(below if below.isValid() else index)
        else:
            self.edit(index)

    def _fill(self, model: IndicatorRows, typed: str) -> None:
        model.put({(index.row(), index.column()): typed for index in self.selectedIndexes()})

    def _copy(self, model: IndicatorRows) -> None:
        rows: dict[int, list[tuple[int, str]]] = {}
        for index in self.selectedIndexes():
            told = index.data(Qt.ItemDataRole.EditRole) or ("" if index.column() in FIGURES else index.data() or "")
            rows.setdefault(index.row(), []).append((index.column(), str(told)))
        lines = ["\t".join(told for _, told in sorted(cells)) for _, cells in sorted(rows.items())]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _below(self, start: QModelIndex) -> QModelIndex:
        """The next cell of the column that can be typed into; none at the end."""
        indexes = (self.model().index(row, start.column()) for row in range(start.row() + 1, self.model().rowCount()))
        editable = Qt.ItemFlag.ItemIsEditable
        return next((index for index in indexes if self.model().flags(index) & editable), QModelIndex())


class IndicatorGrid(QWidget):
    """The table of indicators, as wide as its room and never wider."""

    edited = Signal(list)  # the IndicatorFigures that changed by one act
    moved = Signal()  # another cell is current, or the columns in view have changed
    told = Signal(str)
    undo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = IndicatorRows(theme, self)
        self.view = _Table()
        self.view.setModel(self.rows)
        placeholder = [self.rows.sheet.field(None, NOTE)] * len(HEADINGS)
        for column in FIGURES:
            placeholder[column] = self.rows.sheet.field(None, column)
        self._cells = cells = IndicatorCells(placeholder, self.view, theme)
        cells.entered.connect(self.view.go_down)
        self.view.setItemDelegate(cells)
        self.view.setAccessibleName("Bảng chỉ tiêu")
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setWordWrap(True)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setMinimumSectionSize(theme.row)
        self.view.verticalHeader().setDefaultSectionSize(theme.row)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(theme.pixels(40))
        header.setHighlightSections(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self._share)
        self.view.viewport().installEventFilter(self)
        self.rows.edited.connect(self.edited)
        self.rows.modelReset.connect(self._on_reset)
        self.view.selectionModel().currentChanged.connect(self.moved)
        self.view.told.connect(self.told)
        self.view.undo_wanted.connect(self.undo_wanted)

    def load(
        self,
        lines: Sequence[Line],
        period: str,
        figures: Iterable[IndicatorFigure],
        *,
        scope: str = "own",
        read_only: bool = False,
        earlier: EarlierFigures | None = None,
    ) -> None:
        """Show the indicators of a period; the cell that was chosen stays chosen."""
        before = self.view.currentIndex()
        self.rows.read_only = read_only
        self.rows.show(lines, period, figures, scope, earlier)
        if before.isValid():
            self.view.setCurrentIndex(self.rows.index(before.row(), before.column()))
        self._fit.start()

    def flush(self) -> None:
        """Tell at once what stands in an open cell; it stays open."""
        self._cells.tell()

    def focus_code(self, code: str, column: int = ACTUAL) -> None:
        """Go to an indicator."""
        row = self.rows.row_of(code)
        if row is not None:
            self.view.setFocus()
            self.view.setCurrentIndex(self.rows.index(row, column))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            if event.size().width() != event.oldSize().width():
                self._fit.start()
            self.view.scrollTo(self.view.currentIndex())
        return False

    def _on_reset(self) -> None:
        self.view.clearSpans()
        for row in range(self.rows.rowCount()):
            if isinstance(self.rows.line(row), Heading):
                self.view.setSpan(row, 0, 1, len(HEADINGS))
        self._fit.start()
        self.moved.emit()

    def _share(self) -> None:
        """Give the columns their letters and the name the rest; rows grow with names that wrap."""
        letter = self.fontMetrics().averageCharWidth()
        room = self.view.viewport().width()
        shown = dict(LETTERS)
        for at in GIVES_WAY:
            if room < letter * (sum(shown.values()) + LEAST_NAME):
                shown.pop(at)
        for at in LETTERS:
            self.view.setColumnHidden(at, at not in shown)
        self.rows.sheet.unit_in_name = UNIT not in shown
        given = {at: letter * letters for at, letters in shown.items()}
        name = max(room - sum(given.values()), letter * NARROWEST_NAME)
        spare = max(name + sum(given.values()) - room, 0)
        for at, width in given.items():  # what the name still lacks, every column gives alike
            self.view.setColumnWidth(at, width - -(-spare // len(given)))
        self.view.setColumnWidth(NAME, name)
        self._grow_rows()
        self.moved.emit()

    def _grow_rows(self) -> None:
        """Rows as high as their longest words need; Qt's own way forgets the edges of a cell and asks every column."""
        letters, wrap = self.view.fontMetrics(), Qt.TextFlag.TextWordWrap
        wordy = [column for column in (NAME, NOTE) if not self.view.isColumnHidden(column)]
        for row in range(self.rows.rowCount()):
            needed = 0
            for column in wordy if isinstance(self.rows.line(row), Row) else ():
                room = QRect(0, 0, max(self.view.columnWidth(column) - EDGES, 1), 10_000)
                said = str(self.rows.index(row, column).data() or "")
                needed = max(needed, letters.boundingRect(room, wrap, said).height())
            self.view.setRowHeight(row, max(needed + SPACES["near"], self._theme.row))
