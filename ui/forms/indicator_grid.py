"""The indicators of a period as one grid for the keyboard: Tab goes right, Enter goes down, paste takes a block."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget

from app.domain.fields import Blank
from app.domain.indicator_figure import IndicatorFigure
from ui.context import Context
from ui.forms.cells import CellDelegate
from ui.forms.field_row import words
from ui.forms.grid import cells_of
from ui.models.indicator_rows import (
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
    IndicatorRows,
    Row,
)
from ui.theme import SPACES, Theme, mark

LETTERS = {UNIT: 12, PLAN: 13, ACTUAL: 15, LAST_YEAR: 13, PERCENT: 9, CUMULATIVE: 13, NOTE: 20}
"""The room of the columns in letters; the name takes what is left. Notes give way first, then the computed share."""
LEAST_NAME = 30
NARROWEST_NAME = 18

HINT = (
    f"Gõ số, hoặc gõ k khi {Blank.NOT_ARISEN.value}; để trống là chưa nhập. "
    "Tab sang phải, Enter xuống dưới, Ctrl+V dán từ Excel."
)


class _Cells(CellDelegate):
    after_enter = CellDelegate.EndEditHint.NoHint

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] -- Qt's stub widens the index
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, IndicatorRows) and isinstance(model.line(index.row()), Heading):
            face = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
            face.setWeight(QFont.Weight.DemiBold)
            option.font = face  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub


class _Table(QTableView):
    """Goes only through cells that can be typed into."""

    pasted = Signal(int)

    def go_down(self) -> None:
        """Go on typing in the next cell of the column."""
        current = self.currentIndex()
        for row in range(current.row() + 1, self.model().rowCount()):
            index = self.model().index(row, current.column())
            if self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                self.edit(index)
                return

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
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                return index
            cell += step
        return start

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(model, IndicatorRows) and index.isValid():
            self.pasted.emit(model.paste(index, cells_of(QGuiApplication.clipboard().text())))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            model.setData(index, "")
        else:
            super().keyPressEvent(event)


class IndicatorGrid(QWidget):
    """The grid with the sentence that says how to fill it in."""

    edited = Signal(object)  # the IndicatorFigure as it now is
    chosen = Signal(str)  # the code of the indicator whose row is current

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = IndicatorRows(theme, self)
        self.view = _Table()
        self.view.setModel(self.rows)
        placeholder = [self.rows.field(None, NOTE)] * len(HEADINGS)
        for column in FIGURES:
            placeholder[column] = self.rows.field(None, column)
        cells = _Cells(placeholder, Context(), self.view)
        cells.entered.connect(self.view.go_down)
        self.view.setItemDelegate(cells)
        self.view.setAccessibleName("Bảng chỉ tiêu")
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setWordWrap(True)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(theme.row)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(theme.pixels(40))
        header.setHighlightSections(False)
        self.note = words(HINT, role="help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addWidget(self.view)
        column.addWidget(self.note)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self._share)
        self.view.viewport().installEventFilter(self)
        self.rows.edited.connect(self.edited)
        self.rows.modelReset.connect(self._on_reset)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.pasted.connect(self._on_pasted)

    def load(
        self,
        lines: Sequence[Heading | Row],
        period: str,
        figures: Iterable[IndicatorFigure],
        *,
        scope: str = "own",
        read_only: bool = False,
    ) -> None:
        """Show the indicators of a period; the cell that was chosen stays chosen."""
        before = self.view.currentIndex()
        self.rows.read_only = read_only
        self.note.setVisible(not read_only)
        self.rows.show(lines, period, figures, scope)
        if before.isValid():
            self.view.setCurrentIndex(self.rows.index(before.row(), before.column()))

    def focus_code(self, code: str, column: int = ACTUAL) -> None:
        """Go to an indicator."""
        row = self.rows.row_of(code)
        if row is not None:
            self.view.setFocus()
            self.view.setCurrentIndex(self.rows.index(row, column))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._fit.start()
        return False

    def _on_reset(self) -> None:
        self.view.clearSpans()
        for row in range(self.rows.rowCount()):
            if isinstance(self.rows.line(row), Heading):
                self.view.setSpan(row, 0, 1, len(HEADINGS))
        self._fit.start()

    def _on_current(self, current: QModelIndex) -> None:
        problem = self.rows.problem(current) if current.isValid() else ""
        self.note.setText(problem or HINT)
        mark(self.note, level="error" if problem else "")
        line = self.rows.line(current.row()) if current.isValid() else None
        if isinstance(line, Row):
            self.chosen.emit(line.code)

    def _on_pasted(self, rows: int) -> None:
        self.note.setText(f"Đã dán {rows} dòng.")

    def _share(self) -> None:
        """Give the columns their letters and the name the rest; rows grow with names that wrap."""
        letter = self.fontMetrics().averageCharWidth()
        room = self.view.viewport().width()
        needed = letter * (sum(LETTERS.values()) + LEAST_NAME)
        self.view.setColumnHidden(NOTE, room < needed)
        self.view.setColumnHidden(PERCENT, room < needed - letter * LETTERS[NOTE])
        shown = {at: letters for at, letters in LETTERS.items() if not self.view.isColumnHidden(at)}
        for at, letters in shown.items():
            self.view.setColumnWidth(at, letter * letters)
        self.view.setColumnWidth(NAME, max(room - letter * sum(shown.values()), letter * NARROWEST_NAME))
        self.view.resizeRowsToContents()
