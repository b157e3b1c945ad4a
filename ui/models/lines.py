"""Lines of words with a mark of how they stand: what lists of packages, keys, problems and periods show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ui.models.record_table import NOWHERE, Index, RecordRole, SortRole
from ui.plain_tips import plain_tip
from ui.theme import Theme

LEVELS = {"error": "danger", "warning": "warning", "done": "done", "": "quiet"}
"""What a line is worth → the colour of its icon; never told by the colour alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a word for each column, an icon before the first, and what the row stands for."""

    cells: tuple[str, ...]
    icon: str = ""
    level: str = ""
    subject: Any = None


class Lines(QAbstractTableModel):
    """Read only. `numbers` are the columns that stand at the right."""

    def __init__(
        self, columns: Sequence[str], theme: Theme, numbers: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.lines: list[Line] = []
        self._theme = theme
        self._numbers = set(numbers)

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def become(self, columns: Sequence[str], numbers: Sequence[int]) -> None:
        """Have other columns, and no lines yet."""
        self.beginResetModel()
        self.columns, self._numbers, self.lines = list(columns), set(numbers), []
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self.columns[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SortRole):
            words = line.cells[column]
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == RecordRole:
            return line.subject
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and line.icon:
            return self._theme.icon(line.icon, LEVELS[line.level], LEVELS[line.level])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
