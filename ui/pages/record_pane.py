"""One record whole: its form and the rows that belong to it, one under the other on a sheet."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.fields import Part, Record
from app.domain.ledger import Ledger
from app.domain.records import parts_of
from ui.context import Context
from ui.forms.parts_table import PartsTable
from ui.forms.record_form import RecordForm
from ui.forms.section_box import SectionBox
from ui.forms.sheet import Sheet
from ui.theme import Theme


class RecordPane(QWidget):
    """Shows a record of one kind and tells what a person changes in it."""

    edited = Signal(object)  # the record as it now is
    parts_edited = Signal(list, list)  # the rows of one kind before and now

    def __init__(
        self,
        kind: type[Record],
        theme: Theme,
        context: Context,
        *,
        hidden: Collection[str] = (),
        without: Collection[type[Part]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._theme, self._context = theme, context
        self._read_only = False
        self._owner = ""
        self._loaded: dict[str, list[Part]] = {}
        self._part_kinds = {
            part.description.name: part for part in parts_of(kind.description.name) if part not in without
        }
        self.area = Sheet(self)
        self.form = RecordForm(kind.description, theme, context, hidden=hidden, parent=self.area.paper)
        self.tables: dict[str, PartsTable] = {}
        self._boxes: dict[str, SectionBox] = {}
        self.area.column.addWidget(self.form)
        for name, part in self._part_kinds.items():
            self._boxes[name] = SectionBox(part.description.plural, theme, self.area.paper)
            self.area.column.addWidget(self._boxes[name])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.form.edited.connect(self.edited)
        self._next_table = QTimer(self)
        self._next_table.setInterval(0)
        self._next_table.timeout.connect(self._make_one)
        self._next_table.start()

    def load(self, record: Record, ledger: Ledger) -> None:
        """Show a record with its rows."""
        self.flush()
        self.form.load(record)
        self._owner = record.uid
        for name, part in self._part_kinds.items():
            self._load_parts(name, list(ledger.parts(part, record.uid)))

    def refresh(self, record: Record, ledger: Ledger) -> None:
        """Show what changed elsewhere; what is being typed stays."""
        self.form.refresh(record)
        for name, part in self._part_kinds.items():
            rows = list(ledger.parts(part, record.uid))
            if rows != self._loaded.get(name):
                self._load_parts(name, rows)

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self.form.flush()
        for table in self.tables.values():
            table.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether everything may only be read."""
        self._read_only = read_only
        self.form.set_read_only(read_only)
        for table in self.tables.values():
            table.set_read_only(read_only)

    @property
    def part_kinds(self) -> Sequence[type[Part]]:
        """The kinds of rows it shows."""
        return list(self._part_kinds.values())

    def focus(self, field: str = "", part: Part | None = None) -> None:
        """Go to a field of the record, or of one of its rows."""
        if part is not None:
            name = part.description.name
            self._boxes[name].fold(False)
            self.table(name).focus_part(part.uid, field)
            self.area.ensureWidgetVisible(self.table(name))
        elif field:
            self.form.focus_field(field)
        else:
            self.area.verticalScrollBar().setValue(0)

    def table(self, name: str) -> PartsTable:
        """The table of one kind of rows; made now if it was not yet."""
        if name not in self.tables:
            table = PartsTable(self._part_kinds[name], self._theme, self._context, parent=self._boxes[name].body)
            table.changed.connect(lambda rows: self._on_rows(name, rows))
            table.set_read_only(self._read_only)
            self._boxes[name].rows.addWidget(table)
            self.tables[name] = table
            if self._owner:
                table.load(self._owner, self._loaded.get(name, []))
        return self.tables[name]

    def showEvent(self, event: QShowEvent) -> None:
        """Go on making tables."""
        super().showEvent(event)
        self._next_table.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for tables here now; a window that was closed must not go on making them."""
        self._next_table.stop()
        super().hideEvent(event)

    def _make_one(self) -> None:
        """One table at a time between the keys, so that the page is there at once."""
        missing = [name for name in self._part_kinds if name not in self.tables]
        if missing:
            self.table(missing[0])
        else:
            self._next_table.stop()

    def _load_parts(self, name: str, rows: list[Part]) -> None:
        self._loaded[name] = rows
        if name in self.tables:
            self.tables[name].load(self._owner, rows)
        self._count(name, rows)

    def _on_rows(self, name: str, rows: list[Part]) -> None:
        before, self._loaded[name] = self._loaded[name], rows
        self._count(name, rows)
        self.parts_edited.emit(before, rows)

    def _count(self, name: str, rows: Sequence[Part]) -> None:
        self._boxes[name].say(f"{len(rows)} dòng" if rows else "")
