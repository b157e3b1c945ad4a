"""Indicators by units: what each contributed, and the sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.domain.fields import Blank, Figure
from app.text.keys import sort_key
from app.text.numbers import write_number
from ui.models.record_table import NOWHERE, Index, RecordRole, SortRole
from ui.plain_tips import plain_tip

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One indicator: its name and unit of measure, its total, and each unit's figure by the unit's code."""

    code: str
    name: str
    measure: str
    total: Figure | None
    by_unit: Mapping[str, Figure | None]
    places: int | None = None  # decimals of quotients; sums are written as exact as they are
    said: Mapping[str, str] = field(default_factory=dict[str, str])  # words instead of a figure, by unit; "": the total


def figure_words(value: Figure | None, places: int | None = None) -> str:
    """A figure as a table shows it: a dash where nothing was told."""
    if value is None:
        return NOTHING
    return value.value if isinstance(value, Blank) else write_number(value, places)


class Matrix(QAbstractTableModel):
    """Read only: indicators down, the total and the units across."""

    FIXED = ("Chỉ tiêu", "Đơn vị tính", "Tổng")

    def __init__(
        self, rows: Sequence[MatrixRow] = (), units: Sequence[tuple[str, str]] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._units = list(units)

    def show(self, rows: Sequence[MatrixRow], units: Sequence[tuple[str, str]]) -> None:
        """Show other figures; units are (code, name) in the order of their columns."""
        self.beginResetModel()
        self._rows, self._units = list(rows), list(units)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.FIXED) + len(self._units)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            name = self.FIXED[section] if section < len(self.FIXED) else self._units[section - len(self.FIXED)][1]
            return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == RecordRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.code} · {row.name}") if column == 0 else None
        return self._words(row, column, role) if column < 2 else self._figure(row, column, role)

    def _words(self, row: MatrixRow, column: int, role: int) -> str | None:
        words = (row.name, row.measure)[column]
        return {Qt.ItemDataRole.DisplayRole: words, SortRole: sort_key(words)}.get(role)

    def _figure(self, row: MatrixRow, column: int, role: int) -> str | float | None:
        value = self._value(row, column)
        if role == SortRole:
            return float(value) if isinstance(value, Decimal) else -1e300
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        at = column - len(self.FIXED)
        return row.said.get(self._units[at][0] if at >= 0 else "") or figure_words(value, row.places)

    def _value(self, row: MatrixRow, column: int) -> Figure | None:
        at = column - len(self.FIXED)
        return row.total if at < 0 else row.by_unit.get(self._units[at][0])
