"""Records of any kind as the rows of a list, read from their description: found, kept back and ordered.

All of it is worked out in one go over plain keys, each made once: a list of thousands follows every key typed.
"""

import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from app.domain.fields import Blank, Field, Kind, Record, RecordKind, Value
from app.domain.words import say, title
from app.text.keys import holds_words, person_sort_key, search_key, sort_key
from ui.context import Context
from ui.plain_tips import plain_tip

SortRole = Qt.ItemDataRole.UserRole + 1  # what a row of a table is ordered by
RecordRole = Qt.ItemDataRole.UserRole + 2  # the record that a row or a cell shows
FieldRole = Qt.ItemDataRole.UserRole + 4  # the key of its field that a cell shows

AHEAD = 0.008  # seconds at one go for keys that nobody has asked for yet
PAUSE = 20  # milliseconds between two goes: forms and tables are made meanwhile
NUMBERS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.FIGURE})

SAID_BY_NOBODY = NUMBERS | {Kind.DATE, Kind.TIME}  # ordered by their values, whatever words stand for them

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


@dataclass(frozen=True, slots=True)
class Order:
    """A way to order a list."""

    label: str
    field: Field
    backwards: bool = False


def orders_of(kind: RecordKind) -> list[Order]:
    """The ways to order records of a kind, the usual one first."""
    fields = kind.by_key
    dated = next((field for field in kind.fields if field.listed and field.kind is Kind.DATE), None)
    orders = [Order("Mới nhất trước", dated, backwards=True), Order("Cũ nhất trước", dated)] if dated else []
    orders.append(Order("Theo tên", fields[kind.title]))
    if "code" in fields:
        orders.append(Order("Theo mã", fields["code"]))
    return orders


class RecordRows(QAbstractListModel):
    """Records in an order of which only some are shown."""

    def __init__(
        self,
        kind: RecordKind,
        records: Iterable[Record] = (),
        context: Context | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.fields = [field for field in kind.fields if field.listed] or list(kind.fields[:1])
        self.orders = orders_of(kind)
        self.context = context or Context()
        self._order = self.orders[0]
        self._words: list[str] = []
        self._wanted: Callable[[Record], bool] | None = None
        self._records: dict[str, Record] = {}
        self._found: dict[str, str] = {}  # by uid: the folded words by which it is found
        self._places: dict[tuple[str, str], float | str] = {}  # by field and uid: where it stands in that order
        self._unmade: Iterator[Record] = iter(())  # whose keys are made before anybody searches or orders
        self._ahead = QTimer(self)
        self._ahead.setInterval(PAUSE)
        self._ahead.timeout.connect(self._make_keys)
        self._shown: list[Record] = []
        self.show(records)

    def show(self, records: Iterable[Record]) -> None:
        """Show other records."""
        now = {record.uid: record for record in records}
        for uid, record in self._records.items():
            if now.get(uid) is not record and now.get(uid) != record:
                self._forget(uid)
        self._records = now
        self._unmade = iter(list(now.values()))
        self._ahead.start()
        self._lay_out()

    def replace(self, record: Record) -> None:
        """Show a record anew, or add it where it was not there."""
        before, self._records[record.uid] = self._records.get(record.uid), record
        self._forget(record.uid)
        row = self.row_of(record.uid)
        if row is not None and before is not None and self._is_shown(record) and self._stays(row, record):
            self._shown[row] = record
            self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self._lay_out()

    def remove(self, uid: str) -> None:
        """Show a record no more."""
        self._records.pop(uid, None)
        self._forget(uid)
        row = self.row_of(uid)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._shown[row]
            self.endRemoveRows()

    def search(self, typed: str) -> None:
        """Show only the records in which every typed word is found, without regard to marks."""
        self._words = search_key(typed).split()
        self._lay_out()

    def keep(self, wanted: Callable[[Record], bool] | None) -> None:
        """Show only the records that are wanted; None: all of them."""
        if wanted is not None or self._wanted is not None:
            self._wanted = wanted
            self._lay_out()

    def order_by(self, order: Order) -> None:
        """Show them in another order."""
        self._order = order
        self._lay_out()

    @property
    def total(self) -> int:
        """How many records there are, shown or not."""
        return len(self._records)

    @property
    def records(self) -> list[Record]:
        """All records, shown or not."""
        return list(self._records.values())

    def row_of(self, uid: str) -> int | None:
        """Where a record stands, or None."""
        return next((row for row, record in enumerate(self._shown) if record.uid == uid), None)

    def cells(self, record: Record) -> dict[str, str]:
        """What is said of a record in a list: heading and words of every listed field."""
        return {f.label: say(f, getattr(record, f.key), self.context.title) for f in self.fields}

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        record = self._shown[index.row()]
        if role == RecordRole:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return title(record, self.context.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(title(record, self.context.title))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "; ".join(words for words in self.cells(record).values() if words)
        return None

    def _lay_out(self) -> None:
        self.beginResetModel()
        shown = [record for record in self._records.values() if self._is_shown(record)]
        shown.sort(key=lambda record: (self._place(record), record.uid), reverse=self._order.backwards)
        self._shown = shown
        self.endResetModel()

    def _is_shown(self, record: Record) -> bool:
        if self._wanted is not None and not self._wanted(record):
            return False
        return not self._words or holds_words(self._found_by(record), self._words)

    def _stays(self, row: int, record: Record) -> bool:
        """Whether a record keeps its place between its neighbours."""
        neighbours: Sequence[Record] = [*self._shown[max(row - 1, 0) : row], record, *self._shown[row + 1 : row + 2]]
        places = [(self._place(each), each.uid) for each in neighbours]
        return places == sorted(places, reverse=self._order.backwards)

    def _place(self, record: Record, order: Order | None = None) -> Any:
        field = (order or self._order).field
        at = (field.key, record.uid)
        if at not in self._places:
            value = getattr(record, field.key)
            said = "" if field.kind in SAID_BY_NOBODY else say(field, value, self.context.title)
            self._places[at] = sort_value(field, value, said)
        return self._places[at]

    def _make_keys(self) -> None:
        """The keys of some more records, between the keys that are pressed: the first search is as quick as others."""
        end = time.perf_counter() + AHEAD
        for record in self._unmade:
            self._found_by(record)
            for order in self.orders:
                self._place(record, order)
            if time.perf_counter() >= end:
                return
        self._ahead.stop()

    def _found_by(self, record: Record) -> str:
        if record.uid not in self._found:
            code = getattr(record, "code", None) or ""
            self._found[record.uid] = search_key(" ".join((*self.cells(record).values(), code)))
        return self._found[record.uid]

    def _forget(self, uid: str) -> None:
        self._found.pop(uid, None)
        for order in self.orders:
            self._places.pop((order.field.key, uid), None)
