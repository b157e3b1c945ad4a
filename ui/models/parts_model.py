"""The rows that belong to a record, as a table that is typed straight into.

The last row is always an empty one; typing into it makes a new part. What can't be read
stays in its cell, marked, with the sentence as its tip.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor

from app.domain.fields import Field, Part, Value
from app.domain.recalls import Used, filling
from app.domain.words import say
from app.text.keys import search_key
from ui.context import Context
from ui.models.record_table import NOWHERE, NUMBERS, FieldRole, Index, RecordRole
from ui.plain_tips import plain_tip
from ui.typed import Unread, read, write


class PartsModel(QAbstractTableModel):
    """Parts of one kind and one parent, in their order."""

    changed = Signal(list)  # every part, renumbered

    def __init__(
        self,
        kind: type[Part],
        fields: Sequence[Field],
        context: Context,
        wrong: QColor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.fields = list(fields)
        self.context = context
        self.read_only = False
        self._wrong = wrong
        self._owner = ""
        self._defaults: dict[str, Value] = {}
        self._parts: list[Part] = []
        self._marked: dict[str, str] = {}  # the sentences about a row, by its uid

    def show(self, owner: str, parts: Iterable[Part], **defaults: Value) -> bool:
        """Show the parts of a record; new ones get these values to begin with.

        Tells whether the rows in view have stayed: those of the same record, and perhaps more behind them. Then a
        cell that is being typed in stays open.
        """
        now, count = list(parts), len(self._parts)
        stayed = owner == self._owner and [part.uid for part in now[:count]] == [part.uid for part in self._parts]
        self._defaults = defaults
        if not stayed:
            self.beginResetModel()
            self._owner, self._parts = owner, now
            self.endResetModel()
            return False
        if len(now) > count:
            self.beginInsertRows(NOWHERE, count, len(now) - 1)
            self._parts.extend(now[count:])
            self.endInsertRows()
        self._parts = now
        if now:
            self.dataChanged.emit(self.index(0, 0), self.index(len(now) - 1, len(self.fields) - 1))
        return True

    @property
    def owner(self) -> str:
        """The record whose parts are shown."""
        return self._owner

    def begin_with(self, **values: Value) -> None:
        """Let new rows have these values from now on."""
        self._defaults = values

    @property
    def parts(self) -> list[Part]:
        return list(self._parts)

    def part(self, row: int) -> Part | None:
        """The part in a row; None for the empty one at the end."""
        return self._parts[row] if 0 <= row < len(self._parts) else None

    def mark_rows(self, sentences: Mapping[str, str]) -> None:
        """Mark the rows about which something is to be said."""
        if dict(sentences) != self._marked:
            self._marked = dict(sentences)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(self._parts) - 1, 0))

    def problem(self, row: int, column: int) -> str:
        """Why a cell can't be read; empty when it can."""
        part = self.part(row)
        return self._unread(part, self.fields[column])[1] if part else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._parts) + (not self.read_only)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.read_only or self.fields[index.column()].computed:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.fields):
            field = self.fields[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{field.label} ({field.unit})" if field.unit else field.label
            if role == Qt.ItemDataRole.ToolTipRole:
                return field.help
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) + ("!" if self._said_of(section) else "") if section < len(self._parts) else "+"
        if orientation is Qt.Orientation.Vertical and self._said_of(section):
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._said_of(section))
            if role == Qt.ItemDataRole.ForegroundRole:
                return self._wrong
        return None

    def _said_of(self, row: int) -> str:
        part = self.part(row)
        return self._marked.get(part.uid, "") if part else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        field, part = self.fields[index.column()], self.part(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if field.kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if part is None:
            return "" if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None
        return self._cell(part, field, role)

    def _cell(self, part: Part, field: Field, role: int) -> Any:
        typed, problem = self._unread(part, field)
        value: Value = getattr(part, field.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return typed or say(field, value, self.context.title)
        if role == Qt.ItemDataRole.EditRole:
            return typed or write(field, value, self.context)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._wrong if problem else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(problem or say(field, value, self.context.title))
        return {RecordRole: part, FieldRole: field.key}.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self.read_only:
            return False
        row = index.row()
        if row == len(self._parts):
            if not str(value).strip():
                return False
            self._append()
        elif str(value) == self.data(index, role):
            return False
        self._set(row, self.fields[index.column()], str(value))
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.fields) - 1))
        self._tell()
        return True

    def choose(self, index: Index, used: Used) -> None:
        """Words from before were chosen for a cell: what stood beside them fills the empty cells that follow it."""
        field, part = self.fields[index.column()], self.part(index.row())
        if part is None or self.read_only:
            return
        found = filling(self.kind.description, field.key, used)
        values = {key: value for key, value in found.items() if getattr(part, key) in (None, ())}
        if values:
            self.replace(dataclasses.replace(part, **values))

    def replace(self, part: Part) -> None:
        """Show a part as it was changed elsewhere, and tell it."""
        for row, old in enumerate(self._parts):
            if old.uid == part.uid and old != part:
                self._parts[row] = part
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.fields) - 1))
                self._tell()

    def paste(self, row: int, column: int, cells: Sequence[Sequence[str]]) -> int:
        """Rows as a spreadsheet gives them, from this cell on; how many were taken.

        A first line that repeats the headings says which column is which. Existing rows are
        written over only where the block begins on them, as in a spreadsheet.
        """
        columns, cells = self._columns(column, cells)
        cells = [line for line in cells if any(cell.strip() for cell in line)]
        if self.read_only or not cells:
            return 0
        for offset, line in enumerate(cells):
            if row + offset >= len(self._parts):
                self._append()
            for at, cell in zip(columns, line, strict=False):
                if at is not None and not self.fields[at].computed:
                    self._set(row + offset, self.fields[at], cell)
        self.dataChanged.emit(self.index(row, 0), self.index(row + len(cells) - 1, len(self.fields) - 1))
        self._tell()
        return len(cells)

    def remove(self, rows: Iterable[int]) -> int:
        """Take rows away; how many there were. Undo in the window brings them back."""
        doomed = sorted({row for row in rows if 0 <= row < len(self._parts)}, reverse=True)
        if self.read_only or not doomed:
            return 0
        for row in doomed:
            self.beginRemoveRows(NOWHERE, row, row)
            del self._parts[row]
            self.endRemoveRows()
        self._tell()
        return len(doomed)

    def insert(self, row: int) -> bool:
        """Make room for a new row above this one."""
        if self.read_only or not 0 <= row < len(self._parts):
            return False
        self.beginInsertRows(NOWHERE, row, row)
        self._parts.insert(row, self._fresh())
        self.endInsertRows()
        self._tell()
        return True

    def move(self, row: int, to: int) -> bool:
        """Move a row to another place."""
        by = to - row
        if self.read_only or not by or not (0 <= row < len(self._parts) and 0 <= to < len(self._parts)):
            return False
        self.beginMoveRows(NOWHERE, row, row, NOWHERE, to + (by > 0))
        self._parts.insert(to, self._parts.pop(row))
        self.endMoveRows()
        self._tell()
        return True

    def _columns(self, column: int, cells: Sequence[Sequence[str]]) -> tuple[list[int | None], Sequence[Sequence[str]]]:
        """Which field each pasted column belongs to; a line of headings is used up."""
        straight: list[int | None] = list(range(column, len(self.fields)))
        if not cells:
            return straight, cells
        labels = {search_key(field.label): at for at, field in enumerate(self.fields)}
        named = [labels.get(search_key(cell)) for cell in cells[0]]
        known = sum(at is not None for at in named)
        return (named, cells[1:]) if known >= max(2, len(named) // 2) else (straight, cells)

    def _append(self) -> None:
        """The empty row becomes a part, and a new empty one comes behind it."""
        at = len(self._parts)
        self.beginInsertRows(NOWHERE, at + 1, at + 1)
        self._parts.append(self._fresh())
        self.endInsertRows()

    def _fresh(self) -> Part:
        values: dict[str, Any] = {"parent": self._owner, "position": len(self._parts) + 1, **self._defaults}
        return self.kind(**values)

    def _set(self, row: int, field: Field, typed: str) -> None:
        part = self._parts[row]
        try:
            value = read(field, typed, self.context)
        except Unread:
            self.context.unread.keep(self.kind.description.name, part.uid, field.key, typed)
        else:
            self.context.unread.keep(self.kind.description.name, part.uid, field.key, "")
            self._parts[row] = dataclasses.replace(part, **{field.key: value})

    def _unread(self, part: Part, field: Field) -> tuple[str, str]:
        """What was typed into a cell and why it can't be read; nothing where it can."""
        typed = self.context.unread.typed(self.kind.description.name, part.uid, field.key)
        if not typed:
            return "", ""
        try:
            read(field, typed, self.context)
        except Unread as fault:
            return typed, str(fault)
        return "", ""  # what it was to be a link to has come into being meanwhile: it may be typed anew

    def _tell(self) -> None:
        for row, part in enumerate(self._parts):
            if part.position != row + 1:
                self._parts[row] = dataclasses.replace(part, position=row + 1)
        self.changed.emit(self.parts)
