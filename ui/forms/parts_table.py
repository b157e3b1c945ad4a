"""The rows of a record on its form: a table typed straight into, and the rest of the chosen row under it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.fields import Field, Kind, Part, Value
from app.text.numbers import write_number
from ui.context import Context
from ui.forms.cells import CellDelegate
from ui.forms.field_row import Notice
from ui.forms.grid import KEYS, Grid
from ui.forms.record_form import RecordForm
from ui.forms.table_pasting import TablePasting
from ui.models.parts_model import PartsModel
from ui.models.record_table import NUMBERS
from ui.theme import SPACES, Theme, mark
from ui.words import Words, words

NOT_IN_CELLS = frozenset({Kind.FILE})


def columns_of(kind: type[Part], hidden: Collection[str] = ()) -> list[Field]:
    """The fields that are worth a column: the listed ones, or else the first few."""
    fields = [f for f in kind.description.fields if f.key not in hidden and f.kind not in NOT_IN_CELLS]
    return [field for field in fields if field.listed] or fields[:5]


class PartsTable(QWidget):
    """The parts of one kind of the record on the form."""

    changed = Signal(list)  # every part, in order

    def __init__(
        self,
        kind: type[Part],
        theme: Theme,
        context: Context | None = None,
        *,
        hidden: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        context = context or Context()
        self.kind = kind
        self.fields = [*columns_of(kind, hidden), *kind.derived]
        self.model = PartsModel(kind, self.fields, context, theme.colour("danger"), self)
        self.view = Grid(theme)
        self.view.setModel(self.model)
        self._cells = cells = CellDelegate(self.fields, context, self.view)
        cells.ended.connect(self.view.go_on)
        self.view.setItemDelegate(cells)
        self.pasting = TablePasting(self.model, context.new_act)
        self.view.pasted.connect(self.pasting.look_at_rows)
        cells.written.connect(self.pasting.look_at_cell)
        cells.refused.connect(lambda why: self._say(why, wrong=True))
        self.view.setAccessibleName(kind.description.plural)
        self.view.share_among(self.fields)
        self._theme, self._context = theme, context
        self._rest = {f.key for f in kind.description.fields if f not in self.fields and f.key not in hidden}
        self._begin: dict[str, Value] = {}
        self._read_only = False
        self._detail: RecordForm | None = None
        self._said: list[Notice] = []
        self._said_labels: list[Words] = []
        self._notices = QVBoxLayout()
        self.detail_title = words(role="strong")
        self.sums = words(role="quiet")
        self.note = words(role="help")
        self._buttons: list[QPushButton] = []
        self._lay_out(theme)
        self.model.changed.connect(self._on_changed)
        self.model.modelReset.connect(self.view.share)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.said.connect(self._say)
        self.view.entered.connect(self._on_entered)
        self._show_detail(None)
        self._say("")

    @property
    def detail(self) -> RecordForm:
        """The form for what has no column, made when a row is first chosen."""
        if self._detail is None:
            about = self.kind.description
            self._detail = RecordForm(about, self._theme, self._context, only=self._rest, headings=False, parent=self)
            self._detail.set_read_only(self._read_only)
            self._detail.edited.connect(self._on_detail)
            self._column.addWidget(self._detail)
        return self._detail

    def load(self, owner: str, parts: Iterable[Part], **defaults: Value) -> None:
        """Show the parts of a record; rows added get these values to begin with."""
        self.flush()
        if owner != self.model.owner:
            self.pasting.show_offer(None)
        stayed = self.model.show(owner, parts, **{**self._begin, **defaults})
        self._say("")
        self._show_detail(self.model.part(self.view.currentIndex().row()) if stayed else None)
        if stayed:
            self.view.share()
        self._show_sums()

    def begin_rows_with(self, **values: Value) -> None:
        """Let new rows have these values from now on, as far as they have such fields."""
        self._begin = {key: value for key, value in values.items() if key in self.kind.description.by_key}
        self.model.begin_with(**self._begin)

    def put_under(self, widget: QWidget) -> None:
        """Let something stand right under the rows."""
        self._column.insertWidget(self._column.indexOf(self.note), widget)

    def flush(self) -> None:
        """Tell at once what has not been told yet, of an open cell too."""
        self._cells.tell()
        if self._detail is not None:
            self._detail.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the rows may only be read."""
        self.model.beginResetModel()
        self.model.read_only = read_only
        self.model.endResetModel()
        self._read_only = read_only
        if self._detail is not None:
            self._detail.set_read_only(read_only)
        for button in self._buttons:
            button.setVisible(not read_only)

    def show_notices(self, notices: Mapping[str, Mapping[str, Sequence[Notice]]]) -> None:
        """Mark the rows of which something is to be said, and say it under the table, row by row."""
        sentences: dict[str, str] = {}
        lines: list[Notice] = []
        for number, part in enumerate(self.model.parts, 1):
            for key, said in notices.get(part.uid, {}).items():
                field = self.kind.description.by_key.get(key)
                place = f"Dòng {number}, {field.label}: " if field else f"Dòng {number}: "
                lines += [Notice(place + notice.sentence, notice.level) for notice in said]
                sentences[part.uid] = "\n".join(notice.sentence for notice in said)
        self.model.mark_rows(sentences)
        if lines == self._said:
            return
        self._said = lines
        for label in self._said_labels:
            label.hide()
            label.deleteLater()
        self._said_labels = [words(line.sentence, level=line.level) for line in lines]
        for label in self._said_labels:
            self._notices.addWidget(label)

    def focus_part(self, uid: str, key: str = "") -> None:
        """Choose a row, and a column of it where the field has one."""
        row = next((at for at, part in enumerate(self.model.parts) if part.uid == uid), None)
        if row is None:
            return
        column = next((at for at, field in enumerate(self.fields) if field.key == key), 0)
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(row, column))
        if key in self._rest:
            self.detail.focus_field(key)

    def _lay_out(self, theme: Theme) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(SPACES["hair"])
        for icon, label, tip, act in (
            ("plus", "Thêm dòng", "", self._add),
            ("", "Chèn dòng", "Chèn một dòng phía trên dòng đang chọn (Insert)", self.view.insert_row),
            ("", "↑", "Lên (Alt+↑)", lambda: self.view.move_row(-1)),
            ("", "↓", "Xuống (Alt+↓)", lambda: self.view.move_row(1)),
            ("trash", "Xóa dòng", "Delete", self.view.remove_rows),
        ):
            button = QPushButton(label)
            mark(button, role="link")
            if icon:
                button.setIcon(theme.icon(icon, "accent"))
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addWidget(self.sums, 1)
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addLayout(self._notices)
        column.addWidget(self.note)
        column.addWidget(self.pasting)
        column.addWidget(self.detail_title)

    def _add(self) -> None:
        self.view.setFocus()
        index = self.model.index(self.model.rowCount() - 1, 0)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def _on_changed(self, parts: list[Part]) -> None:
        self.view.share()
        self._show_sums()
        self._show_detail(self.model.part(self.view.currentIndex().row()))
        self.changed.emit(parts)

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        problem = self.model.problem(current.row(), current.column())
        said = self.fields[current.column()].help if current.isValid() else ""
        keys = KEYS if self.view.hasFocus() and not self._read_only else ""
        self._say(problem or said or keys, wrong=bool(problem))
        if current.row() != before.row():
            self._show_detail(self.model.part(current.row()))

    def _on_entered(self, here: bool) -> None:
        """The keys are explained while one is in the table and there is nothing else to say."""
        if here and not self.note.text() and not self._read_only:
            self._say(KEYS)
        elif not here and self.note.text() == KEYS:
            self._say("")

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        mark(self.note, level="error" if wrong else "")

    def _on_detail(self, part: Part) -> None:
        self.model.replace(part)

    def _show_detail(self, part: Part | None) -> None:
        shown = bool(self._rest) and part is not None
        self.detail_title.setVisible(shown)
        if shown and part is not None:
            self.detail_title.setText(f"Thêm về: {self.kind.description.title_of(part)}")
            self.detail.refresh(part)
            self.detail.show()
        elif self._detail is not None:
            self._detail.hide()

    def _show_sums(self) -> None:
        """Of rows that count different things nothing is added up."""
        sums: list[str] = []
        units = {getattr(part, "unit", None) for part in self.model.parts}
        for field in self.fields:
            if field.kind in NUMBERS and not field.computed and (field.unit or len(units) <= 1):
                values = [getattr(part, field.key) for part in self.model.parts]
                numbers = [Decimal(value) for value in values if isinstance(value, (int, Decimal))]
                if len(numbers) > 1:
                    sums.append(f"{field.label}: {write_number(sum(numbers, Decimal(0)))} {field.unit}".rstrip())
        self.sums.setText("Cộng · " + " · ".join(sums) if sums else "")
