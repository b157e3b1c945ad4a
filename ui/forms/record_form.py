"""A form for any record, built from its description: one place to type, whatever the kind.

A record is loaded, the person types, and after a short pause the form tells the changed record;
whoever listens saves it. The same form, read only, shows the records of a received package.
"""

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.fields import Record, RecordKind, Section, Value
from app.domain.recalls import Used, filling
from ui.context import Context
from ui.forms.field_row import FieldRow, Notice
from ui.forms.section_box import SectionBox
from ui.forms.section_list import COMPLETE, SectionState
from ui.theme import SPACES, Theme

PAUSE = 500  # milliseconds without a key before what was typed is told: at most a second of work is ever at risk
LABEL_LETTERS = 26
EDITOR_LETTERS = 44  # with less room than that for the editor, labels go above their boxes


def state_of(rows: Sequence[FieldRow]) -> SectionState:
    """How a section stands: a remark from above or a contradiction first, then what is still empty."""
    said = [notice for row in rows for notice in row.notices]
    if said:
        return SectionState(f"{len(said)} ý", f"có {len(said)} ý cần xem", "warning")
    missing = sum(row.field.required and row.is_empty for row in rows)
    if missing:
        return SectionState(f"{missing} ô", f"còn {missing} ô cần điền")
    filled = any(not row.is_empty for row in rows)
    return COMPLETE if filled else SectionState()


class RecordForm(QWidget):
    """The fields of one record in their sections, with one shared label column."""

    edited = Signal(object)  # the record as it now is
    stood = Signal()  # how complete its sections are may have changed

    def __init__(
        self,
        kind: RecordKind,
        theme: Theme,
        context: Context | None = None,
        *,
        hidden: Collection[str] = (),
        only: Collection[str] | None = None,
        headings: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._record: Record | None = None
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[str, SectionBox] = {}
        self.states: dict[str, SectionState] = {}
        self._of_section: dict[str, Section] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACES["near"])
        context = context or Context()
        self._unread = context.unread
        for section, fields in kind.sections():
            shown = [f for f in fields if f.key not in hidden and (only is None or f.key in only)]
            if shown:
                place, owner = self._add_section(section, theme) if headings else (self.column, self)
                for field in shown:
                    row = FieldRow(field, context, owner)
                    row.editor.edited.connect(self._on_edited)
                    row.editor.left.connect(self.flush)
                    row.editor.recalled.connect(lambda used, key=field.key: self._fill(key, used))
                    self.rows[field.key] = row
                    self._of_section[field.key] = section
                    place.addWidget(row)
        self._label_width = self._widest_label()
        self._arrange()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    def load(self, record: Record) -> None:
        """Show a record; what was typed for the one before is told first."""
        self.flush()
        self._record = record
        for key, row in self.rows.items():
            row.editor.set_value(getattr(record, key))
            raw = self._unread.typed(self.kind.name, record.uid, key)
            if raw:
                row.editor.set_raw(raw)
            row.set_notices([])
            row.say()
        self._mark_sections()

    def refresh(self, record: Record) -> None:
        """Show what changed elsewhere in the same record; the field being typed in stays as it is."""
        if self._record is None or record.uid != self._record.uid:
            self.load(record)
            return
        for key, row in self.rows.items():
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
        for row in self.rows.values():
            row.editor.set_read_only(read_only or row.field.computed)

    def show_notices(self, notices: Mapping[str, Sequence[Notice]]) -> None:
        """Put the sentences of the checks and the remarks from above under their fields."""
        for key, row in self.rows.items():
            row.set_notices(list(notices.get(key, ())))
        self._mark_sections()

    def focus_field(self, key: str) -> None:
        """Open the field's section, bring it into view and put the cursor there."""
        row = self.rows.get(key)
        if row is None:
            return
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
        for at, row in self.rows.items():
            if self._of_section[at].key == key and not row.field.computed:
                self.focus_field(at)
                return

    def focus_first(self) -> None:
        """Put the cursor into the first field that is typed."""
        for key, row in self.rows.items():
            if not row.field.computed:
                self.focus_field(key)
                return

    def unread(self) -> dict[str, str]:
        """The sentences under the fields that can't be read as they stand."""
        return {key: row.editor.problem() for key, row in self.rows.items() if row.editor.problem()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _add_section(self, section: Section, theme: Theme) -> tuple[QVBoxLayout, QWidget]:
        box = SectionBox(section.label, theme, self)
        self.sections[section.key] = box
        self.column.addWidget(box)
        return box.rows, box.body

    def _typed(self) -> dict[str, Value]:
        return {key: row.editor.value() for key, row in self.rows.items() if not row.field.computed}

    def _on_edited(self) -> None:
        self._pause.start()

    def _keep_unread(self) -> None:
        """What can't be read is no value and is kept apart from the record, until it can be."""
        if self._record is None:
            return
        for key, row in self.rows.items():
            typed = row.editor.raw() if row.editor.problem() else ""
            self._unread.keep(self.kind.name, self._record.uid, key, typed)

    def _mark_sections(self) -> None:
        for key, box in self.sections.items():
            rows = [row for name, row in self.rows.items() if self._of_section[name].key == key]
            state = state_of(rows)
            self.states[key] = state
            box.say("" if state == COMPLETE else state.sentence, state.level)
        self.stood.emit()

    def _fill(self, key: str, used: Used) -> None:
        """Words from before were chosen: the empty fields that follow get what stood beside them then."""
        for at, value in filling(self.kind, key, used).items():
            if at in self.rows and self.rows[at].is_empty:
                self.rows[at].editor.set_value(value)

    def _widest_label(self) -> int:
        letters = self.fontMetrics()
        widest = max((letters.horizontalAdvance(row.label.text()) for row in self.rows.values()), default=0)
        return min(widest + 2, letters.averageCharWidth() * LABEL_LETTERS)

    def _arrange(self) -> None:
        needed = self._label_width + self.fontMetrics().averageCharWidth() * EDITOR_LETTERS
        stacked = self.width() < needed
        for row in self.rows.values():
            row.arrange(self.width() if stacked else self._label_width, stacked=stacked)
