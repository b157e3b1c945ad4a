"""One record whole: its form and the rows that belong to it, one under the other on a sheet."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.enclosures import Document, Photo
from app.domain.fields import Part, Record
from app.domain.ledger import Ledger
from app.domain.records import parts_of
from ui.context import Context
from ui.forms.field_row import Notice
from ui.forms.parts_table import PartsTable
from ui.forms.reading_order import tab_as_read
from ui.forms.record_form import RecordForm
from ui.forms.section_box import SectionBox, rule
from ui.forms.section_list import SectionBoxes, SectionList, SectionState
from ui.forms.sheet import Sheet
from ui.theme import SPACES, Theme
from ui.words import words

if TYPE_CHECKING:
    from app.desks.pictures import TakenIn
    from ui.photos.file_drop import DocumentDrop
    from ui.photos.strip import PhotoStrip

FEW_SECTIONS = 2  # so many need no list of their own
ROOM = 72  # letters that a form needs beside the list of its sections


class RecordPane(QWidget):
    """Shows a record of one kind and tells what a person changes in it."""

    edited = Signal(object)  # the record as it now is
    parts_edited = Signal(list, list)  # the rows of one kind before and now
    made = Signal(object)  # a PartsTable, whenever one is made: whoever has to say something under it hears of it
    folded = Signal(str, bool)  # a section, as "conference/general", was folded away or opened

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
        self._sought: QWidget | None = None  # brought into view again when all that stands above it is made
        self._loaded: dict[str, list[Part]] = {}
        self._part_kinds = {
            part.description.name: part for part in parts_of(kind.description.name) if part not in without
        }
        self._notices: Mapping[str, Mapping[str, Sequence[Notice]]] = {}
        self.area = Sheet(self)
        self.form = RecordForm(kind.description, theme, context, hidden=hidden, parent=self.area.paper)
        self.tables: dict[str, PartsTable] = {}
        self._photos: PhotoStrip | None = None
        self._documents: DocumentDrop | None = None
        self._boxes: dict[str, SectionBox] = {}
        self.area.column.addWidget(self.form)
        for name, part in self._part_kinds.items():
            self._boxes[name] = SectionBox(part.description.plural, theme, self.area.paper)
            self.area.column.addWidget(self._boxes[name])
        sections = [(key, box.title) for key, box in self.section_boxes().items()]
        self.sections = SectionList(sections, theme, self)
        self.unfolding = SectionBoxes(sections, self)
        self.summary = words(role="help")
        self.summary.hide()
        self._lay_out()
        for key, box in self.section_boxes().items():
            box.folded.connect(lambda folded, key=key: self.folded.emit(self._folding_key(key), folded))
        self.form.edited.connect(self.edited)
        self.form.stood.connect(self._show_states)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._next_table = QTimer(self)
        self._next_table.setInterval(0)
        self._next_table.timeout.connect(self._make_one)
        self._next_table.start()

    def section_boxes(self) -> dict[str, SectionBox]:
        """The sections of the form, then those of the rows, by their keys."""
        return {**self.form.sections, **self._boxes}

    def fold(self, keys: Collection[str]) -> None:
        """Fold these sections away, as they were left; the others stay as they are."""
        for key, box in self.section_boxes().items():
            if self._folding_key(key) in keys:
                box.fold(True)

    def go_to_section(self, key: str) -> None:
        """Open a section, bring it to the top and put the cursor into it."""
        box = self.section_boxes()[key]
        box.fold(False)
        if key in self._boxes:
            rows = self._rows(key)
            (rows.view if isinstance(rows, PartsTable) else rows).setFocus()
        else:
            self.form.focus_section(key)
        QTimer.singleShot(0, box, lambda: self._bring_up(box))

    def show_notices(self, notices: Mapping[str, Mapping[str, Sequence[Notice]]]) -> None:
        """Put sentences under fields and rows: by the uid of the record or row, and by field ("": the whole row)."""
        self._notices = notices
        self.form.show_notices(notices.get(self._owner, {}))
        for table in self.tables.values():
            table.show_notices(notices)
        self._show_states()

    def say(self, summary: str) -> None:
        """The line over the form; none hides it."""
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        self._choose_side()

    def rows_of(self, name: str) -> list[Part]:
        """The rows of one kind as they are now."""
        return list(self._loaded.get(name, []))

    def load(self, record: Record, ledger: Ledger) -> None:
        """Show a record with its rows."""
        self.flush()
        self._notices = {}
        self.form.load(record)
        self._owner = record.uid
        for name, part in self._part_kinds.items():
            self._load_parts(name, list(ledger.parts(part, record.uid)))

    def refresh(self, record: Record, ledger: Ledger) -> None:
        """Show what changed elsewhere; what is being typed stays."""
        self.form.refresh(record)
        for table in self._rows_made():
            table.flush()  # before its rows are read: else those would be shown over what was just typed
        for name, part in self._part_kinds.items():
            rows = list(ledger.parts(part, record.uid))
            if rows != self._loaded.get(name):
                self._load_parts(name, rows)

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self.form.flush()
        for table in self._rows_made():
            table.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether everything may only be read."""
        self._read_only = read_only
        self.form.set_read_only(read_only)
        for table in self._rows_made():
            table.set_read_only(read_only)
        if self._documents is not None:
            self._documents.set_read_only(read_only)

    @property
    def part_kinds(self) -> Sequence[type[Part]]:
        """The kinds of rows it shows."""
        return list(self._part_kinds.values())

    def focus(self, field: str = "", part: Part | None = None) -> None:
        """Go to a field of the record, or of one of its rows."""
        if part is not None:
            name = part.description.name
            self._boxes[name].fold(False)
            rows = self._rows(name)
            rows.focus_part(part.uid, field)
            self.area.ensureWidgetVisible(rows)
            self._sought = rows
            self._next_table.start()
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
            self._boxes[name].rows.addWidget(self._around(name, table))
            self.tables[name] = table
            if self._owner:
                table.load(self._owner, self._loaded.get(name, []))
                table.show_notices(self._notices)
            self.made.emit(table)
        return self.tables[name]

    @property
    def photos(self) -> "PhotoStrip | None":
        """The photos, where this kind of record has them and pictures can be kept; made now if they were not yet."""
        shelf = self._context.shelf
        if self._photos is None and shelf is not None and Photo.description.name in self._part_kinds:
            from ui.photos.strip import PhotoStrip  # loaded when first needed: the form is there before its photos

            box = self._boxes[Photo.description.name]
            self._photos = PhotoStrip(self._theme, self._context, shelf, box.body)
            self._photos.changed.connect(lambda rows: self._on_rows(Photo.description.name, rows))
            self._photos.set_read_only(self._read_only)
            box.rows.addWidget(self._photos)
            if self._owner:
                self._photos.load(self._owner, self._loaded.get(Photo.description.name, []))
        return self._photos

    def _rows(self, name: str) -> "PartsTable | PhotoStrip":
        """Whatever shows the rows of one kind."""
        strip = self.photos if name == Photo.description.name else None
        return strip or self.table(name)

    def _rows_made(self) -> "list[PartsTable | PhotoStrip]":
        return [*self.tables.values(), *([self._photos] if self._photos is not None else [])]

    def _around(self, name: str, table: PartsTable) -> QWidget:
        """The table, or for documents the place around it onto which files are dropped."""
        shelf = self._context.shelf
        if shelf is None or name != Document.description.name:
            return table
        from ui.photos.file_drop import DocumentDrop  # loaded when first needed: with the table of documents

        self._documents = DocumentDrop(table, self._theme, shelf, self._boxes[name].body)
        self._documents.set_read_only(self._read_only)
        self._documents.wanted.connect(self._take_documents)
        return self._documents

    def showEvent(self, event: QShowEvent) -> None:
        """Go on making tables."""
        super().showEvent(event)
        self._next_table.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for tables here now; a window that was closed must not go on making them."""
        self._next_table.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_side()

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["group"], SPACES["near"])
        head.setSpacing(SPACES["hair"])
        head.addWidget(self.unfolding)
        head.addWidget(self.summary)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.area, 1)
        beside.addWidget(self.sections)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        self._line = rule()
        whole.addWidget(self._line)
        whole.addLayout(beside, 1)
        self._choose_side()
        for listed in (self.sections, self.unfolding):
            listed.wanted.connect(self.go_to_section)

    def _folding_key(self, key: str) -> str:
        return f"{self.kind.description.name}/{key}"

    def _choose_side(self) -> None:
        """Sections stand beside the form where both have room, else in a box over it; one section needs neither."""
        several = len(self.section_boxes()) > FEW_SECTIONS
        letters = self.fontMetrics().averageCharWidth()
        beside = several and self.width() - self.sections.width() >= letters * ROOM
        self.sections.setVisible(beside)
        self.unfolding.setVisible(several and not beside)
        for part in (self._head, self._line):
            part.setVisible(bool(self.summary.text()) or (several and not beside))

    def _bring_up(self, box: SectionBox) -> None:
        top = box.mapTo(self.area.paper, QPoint(0, 0)).y()
        self.area.verticalScrollBar().setValue(max(top - SPACES["near"], 0))

    def _on_scrolled(self, value: int) -> None:
        """Mark the section in view: the last one that begins above the upper third."""
        line = value + self.area.viewport().height() // 3
        here = ""
        for key, box in self.section_boxes().items():
            if not here or box.mapTo(self.area.paper, QPoint(0, 0)).y() <= line:
                here = key
        self.sections.mark_current(here)
        self.unfolding.mark_current(here)

    def _show_states(self) -> None:
        for key in self.form.sections:
            self._set_state(key, self.form.states.get(key, SectionState()))
        for name, rows in self._loaded.items():
            said = sum(len(each) for row in rows for each in self._notices.get(row.uid, {}).values())
            count = SectionState(str(len(rows)), f"{len(rows)} dòng") if rows else SectionState()
            self._set_state(
                name, SectionState(f"{said} nhắc", f"có {said} lời nhắc cần xem", "warning") if said else count
            )

    def _set_state(self, key: str, state: SectionState) -> None:
        self.sections.set_state(key, state)
        self.unfolding.set_state(key, state)

    def _make_one(self) -> None:
        """One table at a time between the keys, so that the page is there at once; the form comes first."""
        if not self.form.is_whole:
            return
        _held = self.window()  # Python must not end it, and this form with it, amid the making
        made = {table.kind.description.name for table in self._rows_made()}
        missing = [name for name in self._part_kinds if name not in made]
        if missing:
            self._rows(missing[0])
        else:
            self._next_table.stop()
            tab_as_read(self.area.paper)  # the headings were there before their tables
            sought, self._sought = self._sought, None
            if sought is not None:
                QTimer.singleShot(0, sought, lambda: self.area.ensureWidgetVisible(sought))

    def _take_documents(self, paths: list[Path]) -> None:
        """Keep the files of documents beside the window. They belong to the record in view now."""
        shelf, owner, name = self._context.shelf, self._owner, Document.description.name
        if shelf is None or not paths or not owner:
            return
        self.flush()
        self.parts_edited.emit(self._loaded[name], self._loaded[name])  # a record that is new is kept first

        from ui.photos.file_drop import documents_of  # loaded when first needed: with the table of documents

        def taken(files: "TakenIn") -> None:
            if not isValid(self) or owner != self._owner:
                shelf.put(documents_of(files, owner, len(shelf.rows(Document, owner))))
                return
            self.table(name).flush()  # one may be typing in it by now
            before = self._loaded[name]
            rows = documents_of(files, owner, len(before))
            self._load_parts(name, [*before, *rows])
            self.parts_edited.emit(before, [*before, *rows])
            if self._documents is not None:
                self._documents.say(f"Đã thêm {len(rows)} tệp." if rows else "", files.faults)

        shelf.take_in_files(paths, taken)

    def _load_parts(self, name: str, rows: list[Part]) -> None:
        self._loaded[name] = rows
        for table in self._rows_made():
            if table.kind.description.name == name:
                table.load(self._owner, rows)
        self._count(name, rows)

    def _on_rows(self, name: str, rows: list[Part]) -> None:
        before, self._loaded[name] = self._loaded[name], rows
        self._count(name, rows)
        self.parts_edited.emit(before, rows)

    def _count(self, name: str, rows: Sequence[Part]) -> None:
        unit = "ảnh" if name == Photo.description.name else "dòng"
        self._boxes[name].say(f"{len(rows)} {unit}" if rows else "")
        self._show_states()
