"""A table of any kind of record, read from its description."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.domain.fields import Blank, Field, Kind, Record, RecordKind, Value
from app.domain.words import say
from app.text.keys import person_sort_key, search_key, sort_key
from ui.context import Context

SortRole = Qt.ItemDataRole.UserRole + 1
RecordRole = Qt.ItemDataRole.UserRole + 2

NUMBERS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.FIGURE})

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


def sort_value(field: Field, value: Value, shown: str) -> float | str:
    """What a cell is ordered by: numbers by value, dates by the calendar, words the Vietnamese way."""
    if isinstance(value, Blank):
        return -1e300
    if isinstance(value, (int, Decimal)):
        return float(value)
    if field.kind in NUMBERS:
        return -math.inf  # nothing comes before anything
    if field.kind in (Kind.DATE, Kind.TIME):
        return str(value or "")
    return person_sort_key(shown) if field.person else sort_key(shown)


class RecordTable(QAbstractTableModel):
    """The listed fields of records as columns; a row also gives the record itself, and native values to sort by."""

    def __init__(
        self,
        kind: RecordKind,
        records: Iterable[Record] = (),
        fields: Sequence[Field] | None = None,
        context: Context | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.fields = list(fields or [field for field in kind.fields if field.listed] or kind.fields[:1])
        self.context = context or Context()
        self._records: list[Record] = list(records)

    def show(self, records: Iterable[Record]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def replace(self, record: Record) -> None:
        """Show a record anew, or add it where it was not there."""
        row = self.row_of(record.uid)
        if row is None:
            self.beginInsertRows(QModelIndex(), len(self._records), len(self._records))
            self._records.append(record)
            self.endInsertRows()
        else:
            self._records[row] = record
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.fields) - 1))

    def remove(self, uid: str) -> None:
        """Show a record no more."""
        row = self.row_of(uid)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._records[row]
            self.endRemoveRows()

    def row_of(self, uid: str) -> int | None:
        """Where a record stands, or None."""
        return next((row for row, record in enumerate(self._records) if record.uid == uid), None)

    def record(self, row: int) -> Record:
        """The record in a row."""
        return self._records[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, field = self._records[index.row()], self.fields[index.column()]
        if role == RecordRole:
            return record
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if field.kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SortRole):
            value: Value = getattr(record, field.key)
            shown = say(field, value, self.context.title)
            return sort_value(field, value, shown) if role == SortRole else shown
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.fields):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.fields[section].label
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.fields[section].help
        return None


class Sorted(QSortFilterProxyModel):
    """A record table in the order of a column, and only the rows that hold the searched words."""

    def __init__(self, table: RecordTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSourceModel(table)
        self.setSortRole(SortRole)

    def search(self, typed: str) -> None:
        """Keep only the rows in which every typed word is found, without regard to marks."""
        self._words = search_key(typed).split()
        self.beginFilterChange()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        table = self.sourceModel()
        cells = (table.index(source_row, column).data() for column in range(table.columnCount()))
        key = search_key(" ".join(str(cell) for cell in cells))
        return all(word in key for word in self._words)
