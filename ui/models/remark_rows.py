"""The remarks with which a report goes back, typed as rows; the last row is always an empty one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.office import Remarked
from app.text.clean import clean_paste
from ui.models.record_table import NOWHERE, Index

COLUMNS = ("Chỗ cần sửa", "Nhận xét, yêu cầu")
_KEYS = ("place", "text")
EMPTY = Remarked(text="")


class RemarkRows(QAbstractTableModel):
    """Rows of (place, text)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Remarked] = []

    def remarks(self) -> list[Remarked]:
        """The rows that say something."""
        return [row for row in self._rows if row.text]

    def show(self, remarks: Sequence[Remarked]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(remarks)
        self.endResetModel()

    def add(self, begun: Remarked) -> int:
        """Begin a remark that is tied to its place and says nothing yet; returns its row."""
        row = len(self._rows)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.append(begun)
        self.endInsertRows()
        return row

    def remove(self, row: int) -> None:
        """Strike a row out."""
        if 0 <= row < len(self._rows):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        row = self._rows[index.row()] if index.row() < len(self._rows) else EMPTY
        return getattr(row, _KEYS[index.column()])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        typed = clean_paste(str(value)).text.strip()
        if index.row() == len(self._rows):
            if not typed:
                return False
            self.beginInsertRows(QModelIndex(), index.row(), index.row())
            self._rows.append(EMPTY)
            self.endInsertRows()
        changed = replace(self._rows[index.row()], **{_KEYS[index.column()]: typed})
        if index.column() == 0:  # another place than the one it was tied to
            changed = replace(changed, record_kind="", record_uid="", field="")
        self._rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        return True
