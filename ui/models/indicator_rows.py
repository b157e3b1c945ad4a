"""The indicators of one period as the rows of a table that is typed into: plan, done, last year, cumulative."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicator_past import EarlierFigures
from app.domain.problems import Problem
from ui.models.figure_sheet import FigureSheet, State
from ui.models.indicator_lines import (
    ACTUAL,
    FIGURES,
    HEADINGS,
    KEYS,
    NAME,
    PERCENT,
    UNIT,
    Heading,
    Line,
    Row,
    filled_by_heading,
    how_many_filled,
    looked_for,
)
from ui.models.record_table import NOWHERE, FieldRole, Index, RecordRole
from ui.plain_tips import plain_tip
from ui.theme import Theme

StateRole = Qt.ItemDataRole.UserRole + 20
BesideRole = Qt.ItemDataRole.UserRole + 21
"""Of a heading, how much under it is filled in; of an empty cell, what is offered for it."""


def _side(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in (*FIGURES, PERCENT) else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


class IndicatorRows(QAbstractTableModel):
    """The lines in view and the sheet of their figures."""

    edited = Signal(list)  # the IndicatorFigures that changed by one act, as they now are

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = FigureSheet()
        self._theme = theme
        self._wrong = theme.icon("refused", "danger", "danger")
        self._doubtful = theme.icon("warning", "warning", "warning")
        self._lines: Sequence[Line] = ()
        self._all: Sequence[Line] = ()
        self._wanted: tuple[str, str, Collection[str] | None] = ("", "", None)
        roles = Qt.ItemDataRole
        self._tellers: Mapping[int, Callable[[Row, int], Any]] = {
            roles.DisplayRole: self.sheet.shown,
            roles.EditRole: self.sheet.written,
            roles.TextAlignmentRole: lambda _line, column: _side(column),
            roles.ForegroundRole: self._colour,
            roles.BackgroundRole: self._ground,
            roles.DecorationRole: self._icon,
            roles.ToolTipRole: self._tip,
            roles.AccessibleTextRole: self.sheet.heard,
            RecordRole: lambda line, _column: self.sheet.figures.get(line.code),
            FieldRole: lambda _line, column: KEYS.get(column, ""),
            StateRole: self.sheet.state,
            BesideRole: self.sheet.said_offered,
        }

    @property
    def read_only(self) -> bool:
        """Whether nothing can be typed."""
        return self.sheet.read_only

    @read_only.setter
    def read_only(self, read_only: bool) -> None:
        self.sheet.read_only = read_only

    def show(
        self,
        lines: Sequence[Line],
        period: str,
        figures: Iterable[IndicatorFigure],
        scope: str = "own",
        earlier: EarlierFigures | None = None,
    ) -> None:
        """Show the indicators of a period with these figures, and what earlier periods tell of them.

        Where these are the lines in view already, a cell that is being typed in stays open.
        """
        stays = (list(lines), period, scope) == (list(self._all), self.sheet.period, self.sheet.scope)
        if not stays:
            self.beginResetModel()
        self.sheet.show(period, figures, scope, earlier)
        self.sheet.recall(line for line in lines if isinstance(line, Row))
        if stays:
            self._show_anew()
            return
        self._all = lines
        self._lines = looked_for(self._all, *self._wanted)
        self.endResetModel()

    def look_for(self, typed: str, heading: str = "", only: Collection[str] | None = None) -> None:
        """Keep the indicators in which every typed word is found, under one heading, of these codes.

        What is filled in afterwards stays in view: a line does not run away from whoever is typing.
        """
        self.beginResetModel()
        self._wanted = (typed, heading, only)
        self._lines = looked_for(self._all, *self._wanted)
        self.endResetModel()

    def doubt(self, problems: Iterable[Problem]) -> None:
        """Mark what the checks will say of these figures."""
        self.sheet.doubt(problems)
        self._show_anew()

    def line(self, row: int) -> Line:
        """The heading or the indicator in a row."""
        return self._lines[row]

    def row_of(self, code: str) -> int | None:
        """Where an indicator stands, or None."""
        return next((at for at, line in enumerate(self._lines) if isinstance(line, Row) and line.code == code), None)

    def filled(self) -> tuple[int, int]:
        """How many of the indicators that are typed in say what was done, and how many there are."""
        return how_many_filled(self._all, self.sheet.figures)

    def filled_by_heading(self) -> Mapping[str, tuple[int, int]]:
        """The same under each heading."""
        return filled_by_heading(self._all, self.sheet.figures)

    def blank_codes(self) -> frozenset[str]:
        """The indicators that still wait for what was done."""
        rows = [line for line in self._all if isinstance(line, Row) and not line.computed]
        return frozenset(row.code for row in rows if self.sheet.value(row, ACTUAL) is None)

    def problem(self, index: Index) -> str:
        """Why a cell can't be read; empty when it can."""
        line = self._lines[index.row()]
        return self.sheet.unread.get((line.code, index.column()), ("", ""))[1] if isinstance(line, Row) else ""

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self._lines[index.row()]
        if isinstance(line, Heading):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.sheet.typed_into(line, index.column()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if isinstance(line, Heading):
            return self._heading(line, column, role)
        tell = self._tellers.get(role)
        return tell(line, column) if tell else None

    # what is typed

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self.put({(index.row(), index.column()): str(value)})

    def put(self, cells: Mapping[tuple[int, int], str]) -> bool:
        """What was typed into cells (row, column), as one act; whether anything is different now."""
        changed: dict[str, IndicatorFigure] = {}
        taken = False
        for (at, column), typed in cells.items():
            line = self._lines[at] if 0 <= at < len(self._lines) else None
            if not isinstance(line, Row) or not self.sheet.typed_into(line, column):
                continue
            if typed != self.sheet.written(line, column):
                taken = True
                before = self.sheet.figures.get(line.code)
                figure = self.sheet.understand(line, column, typed)
                if figure is not None and figure != before:
                    changed[line.code] = figure
        if taken:
            self._show_anew()
        if changed:
            self.edited.emit(list(changed.values()))
        return taken

    def take_offered(self, column: int, rows: Iterable[int] | None = None) -> int:
        """Write what earlier periods tell into the empty cells of a column; how many there were."""
        cells: dict[tuple[int, int], str] = {}
        for at in range(len(self._lines)) if rows is None else rows:
            line = self._lines[at]
            value = self.sheet.offered(line, column) if isinstance(line, Row) else None
            if value is not None and isinstance(line, Row):
                cells[at, column] = self.sheet.as_typed(line, column, value)
        self.put(cells)
        return len(cells)

    def how_many_offered(self, column: int) -> int:
        """In how many empty cells of a column `take_offered` would write."""
        rows = [line for line in self._lines if isinstance(line, Row)]
        return sum(self.sheet.offered(line, column) is not None for line in rows)

    def paste(self, start: Index, cells: Sequence[Sequence[str]]) -> int:
        """Rows of a spreadsheet, laid over the indicators from this cell on; headings are passed over."""
        lines = [at for at in range(start.row(), len(self._lines)) if isinstance(self._lines[at], Row)]
        columns = [column for column in KEYS if column >= start.column()]
        typed = {
            (at, column): cell
            for at, cells_of_line in zip(lines, cells, strict=False)
            for column, cell in zip(columns, cells_of_line, strict=False)
            if cell.strip()
        }
        self.put(typed)
        return min(len(lines), len(cells))

    def _show_anew(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(HEADINGS) - 1))

    # how a cell is seen

    def _heading(self, line: Heading, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._theme.colour("raised")
        if column != NAME or role not in (Qt.ItemDataRole.DisplayRole, StateRole, BesideRole):
            return None
        filled, whole = self.filled_by_heading().get(line.title, (0, 0))
        if role == StateRole:
            return State.FULL if filled == whole else State.HEADING
        return line.title if role == Qt.ItemDataRole.DisplayRole else f"đã nhập {filled}/{whole}"

    def _colour(self, line: Row, column: int) -> QColor:
        if (line.code, column) in self.sheet.unread:
            return self._theme.colour("danger")
        quiet = column in (UNIT, PERCENT) or (column in FIGURES and self.sheet.value(line, column) is None)
        return self._theme.colour("quiet" if quiet else "ink")

    def _ground(self, line: Row, column: int) -> QColor | None:
        return self._theme.colour("paper") if line.computed or column == PERCENT else None

    def _icon(self, line: Row, column: int) -> QIcon | None:
        problem = self.sheet.doubted(line.code, column)
        if (line.code, column) in self.sheet.unread or (problem and problem.level == "error"):
            return self._wrong
        return self._doubtful if problem else None

    def _tip(self, line: Row, column: int) -> str:
        problem = self.sheet.doubted(line.code, column)
        said = self.sheet.unread.get((line.code, column), ("", ""))[1] or (problem.what if problem else "")
        return plain_tip(said)
