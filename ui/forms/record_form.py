"""A form for any record, built from its description: one place to type, whatever the kind.

A record is loaded, the person types, and after a short pause the form tells the changed record;
whoever listens saves it. The same form, read only, shows the records of a received package.

A long form is there with its first rows; the others are made between the keys, and at once for who asks for them.
"""

import dataclasses
import time
from collections import deque
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.fields import Field, Record, RecordKind, Section, Value
from app.domain.recalls import Used, filling
from ui.context import Context
from ui.forms.field_row import FieldRow, Notice, label_of
from ui.forms.reading_order import tab_as_read
from ui.forms.section_box import SectionBox
from ui.forms.section_list import COMPLETE, SectionState
from ui.theme import SPACES, Theme

PAUSE = 500  # milliseconds without a key before what was typed is told: at most a second of work is ever at risk
LABEL_LETTERS = 26
FIRST_ROWS = 6  # about what is seen of a form before anybody scrolls
SLICE = 0.008  # seconds that making rows may keep the window from answering
EDITOR_LETTERS = 44  # with less room than that for the editor, labels go above their boxes


def state_of(fields: Sequence[Field], said: int, empty: Collection[str]) -> SectionState:
    """How a section stands: remarks from above and contradictions first, then what is still empty."""
    if said:
        return SectionState(f"{said} nhắc", f"có {said} lời nhắc cần xem", "warning")
    missing = sum(field.required and field.key in empty for field in fields)
    if missing:
        return SectionState(f"{missing} ô", f"còn {missing} ô cần điền")
    filled = any(field.key not in empty for field in fields)
    return COMPLETE if filled else SectionState()


class RecordForm(QWidget):
    """The fields of one record in their sections, with one shared label column.

    So many rows as `first` are there at once: none, where the form is further down than anybody sees at first.
    """

    edited = Signal(object)  # the record as it now is
    stood = Signal()  # how complete its sections are may have changed
    row_made = Signal(str)  # the key of a field that was not there before

    def __init__(
        self,
        kind: RecordKind,
        theme: Theme,
        context: Context | None = None,
        *,
        hidden: Collection[str] = (),
        only: Collection[str] | None = None,
        headings: bool = True,
        first: int = FIRST_ROWS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._record: Record | None = None
        self._rows: dict[str, FieldRow] = {}
        self._missing: deque[tuple[Field, QVBoxLayout, QWidget]] = deque()
        self._notices: Mapping[str, Sequence[Notice]] = {}
        self._read_only: bool | None = None
        self.sections: dict[str, SectionBox] = {}
        self.states: dict[str, SectionState] = {}
        self._of_section: dict[str, Section] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACES["near"])
        self._context = context or Context()
        self._unread = self._context.unread
        for section, fields in kind.sections():
            shown = [f for f in fields if f.key not in hidden and (only is None or f.key in only)]
            if shown:
                place, owner = self._add_section(section, theme) if headings else (self.column, self)
                self._missing.extend((field, place, owner) for field in shown)
                self._of_section.update((field.key, section) for field in shown)
        self._label_width = self._widest_label()
        for _ in range(min(first, len(self._missing))):
            self._make_row()
        self._next_rows = QTimer(self)
        self._next_rows.setInterval(0)
        self._next_rows.timeout.connect(self._make_some)
        if self._missing:
            self._next_rows.start()
        self._arrange()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """All rows by their fields; those that are still missing are made now."""
        while self._missing:
            self._make_row()
        return self._rows

    @property
    def rows_made(self) -> Mapping[str, FieldRow]:
        """The rows that are there already; `row_made` tells of the others."""
        return self._rows

    @property
    def is_whole(self) -> bool:
        """Whether all rows are there."""
        return not self._missing

    def load(self, record: Record) -> None:
        """Show a record; what was typed for the one before is told first."""
        self.flush()
        self._record = record
        self._notices = {}
        for row in self._rows.values():
            self._fill_row(row, record)
            row.set_notices([])
        self._mark_sections()

    def refresh(self, record: Record) -> None:
        """Show what changed elsewhere in the same record; the field being typed in stays as it is."""
        if self._record is None or record.uid != self._record.uid:
            self.load(record)
            return
        for key, row in self._rows.items():
            focus = row.editor.focusProxy() or row.editor
            if getattr(record, key) != getattr(self._record, key) and not focus.hasFocus():
                row.editor.set_value(getattr(record, key))
        self._record = record  # what is typed and not told yet differs from it, and so is told
        self._mark_sections()

    def record(self) -> Record | None:
        """The record with everything that could be read from the boxes."""
        return None if self._record is None else dataclasses.replace(self._record, **self._typed())

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self._pause.stop()
        self._keep_unread()
        record = self.record()
        if record is not None and record != self._record:
            self._record = record
            self._mark_sections()
            self.edited.emit(record)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the record may only be read, as one of a received package."""
        self._read_only = read_only
        for row in self._rows.values():
            row.editor.set_read_only(read_only or row.field.computed)

    def show_notices(self, notices: Mapping[str, Sequence[Notice]]) -> None:
        """Put the sentences of the checks and the remarks from above under their fields."""
        self._notices = notices
        for key, row in self._rows.items():
            row.set_notices(list(notices.get(key, ())))
        self._mark_sections()

    def focus_field(self, key: str) -> None:
        """Open the field's section, bring it into view and put the cursor there."""
        if key not in self._of_section:
            return
        while key not in self._rows:
            self._make_row()
        row = self._rows[key]
        section = self.sections.get(self._of_section[key].key)
        if section is not None:
            section.fold(False)
        row.editor.setFocus()
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            QTimer.singleShot(0, row, lambda: above.ensureWidgetVisible(row, 0, SPACES["page"] * 2))

    def focus_section(self, key: str) -> None:
        """Put the cursor into the first field of a section that is typed."""
        for at, section in self._of_section.items():
            if section.key == key and not self.kind.by_key[at].computed:
                self.focus_field(at)
                return

    def focus_first(self) -> None:
        """Put the cursor into the first field that is typed."""
        for key in self._of_section:
            if not self.kind.by_key[key].computed:
                self.focus_field(key)
                return

    def unread(self) -> dict[str, str]:
        """The sentences under the fields that can't be read as they stand."""
        return {key: row.editor.problem() for key, row in self._rows.items() if row.editor.problem()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on making rows."""
        super().showEvent(event)
        if self._missing:
            self._next_rows.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for rows now; a window that was closed must not go on making them."""
        self._next_rows.stop()
        super().hideEvent(event)

    def _make_some(self) -> None:
        """Some rows between the keys."""
        _held = self.window()  # Python must not end it, and this form with it, amid the making
        end = time.perf_counter() + SLICE
        while self._missing and time.perf_counter() < end:
            self._make_row()
        if not self._missing:
            self._next_rows.stop()

    def _make_row(self) -> None:
        """The next row, as it would be if it had been there all the time."""
        field, place, owner = self._missing.popleft()
        row = FieldRow(field, self._context, owner)
        row.editor.edited.connect(self._on_edited)
        row.editor.left.connect(self.flush)
        row.editor.recalled.connect(lambda used: self._fill(field.key, used))
        self._rows[field.key] = row
        if self._record is not None:
            self._fill_row(row, self._record)
            row.set_notices(list(self._notices.get(field.key, ())))
        if self._read_only is not None:
            row.editor.set_read_only(self._read_only or field.computed)
        self._arrange_row(row)
        place.addWidget(row)
        row.show()  # the layout would do it a round later, and dress all rows of a slice in one go
        self.row_made.emit(field.key)
        if not self._missing:
            tab_as_read(self)  # the headings were there before the rows

    def _fill_row(self, row: FieldRow, record: Record) -> None:
        row.editor.set_value(getattr(record, row.field.key))
        raw = self._unread.typed(self.kind.name, record.uid, row.field.key)
        if raw:
            row.editor.set_raw(raw)
        row.say()

    def _add_section(self, section: Section, theme: Theme) -> tuple[QVBoxLayout, QWidget]:
        box = SectionBox(section.label, theme, self)
        self.sections[section.key] = box
        self.column.addWidget(box)
        return box.rows, box.body

    def _typed(self) -> dict[str, Value]:
        return {key: row.editor.value() for key, row in self._rows.items() if not row.field.computed}

    def _on_edited(self) -> None:
        self._pause.start()

    def _keep_unread(self) -> None:
        """What can't be read is no value and is kept apart from the record, until it can be."""
        if self._record is None:
            return
        for key, row in self._rows.items():
            typed = row.editor.raw() if row.editor.problem() else ""
            self._unread.keep(self.kind.name, self._record.uid, key, typed)

    def _mark_sections(self) -> None:
        for key, box in self.sections.items():
            fields = [self.kind.by_key[at] for at, section in self._of_section.items() if section.key == key]
            said = sum(len(self._notices.get(field.key, ())) for field in fields)
            state = state_of(fields, said, {field.key for field in fields if self._is_empty(field.key)})
            self.states[key] = state
            box.say("" if state == COMPLETE else state.sentence, state.level)
        self.stood.emit()

    def _is_empty(self, key: str) -> bool:
        """Whether nothing is filled in; of a row that is not there yet its record tells."""
        row = self._rows.get(key)
        return row.is_empty if row is not None else getattr(self._record, key, None) in (None, ())

    def _fill(self, key: str, used: Used) -> None:
        """Words from before were chosen: the empty fields that follow get what stood beside them then."""
        for at, value in filling(self.kind, key, used).items():
            if at in self.rows and self.rows[at].is_empty:
                self.rows[at].editor.set_value(value)

    def _widest_label(self) -> int:
        letters = self.fontMetrics()
        widest = max((letters.horizontalAdvance(label_of(field)) for field, *_ in self._missing), default=0)
        return min(widest + 2, letters.averageCharWidth() * LABEL_LETTERS)

    def _arrange(self) -> None:
        for row in self._rows.values():
            self._arrange_row(row)

    def _arrange_row(self, row: FieldRow) -> None:
        needed = self._label_width + self.fontMetrics().averageCharWidth() * EDITOR_LETTERS
        stacked = self.width() < needed
        row.arrange(self.width() if stacked else self._label_width, stacked=stacked)
