"""The rows of a record on its form: a table typed straight into, and the rest of the chosen row under it."""

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.fields import Field, Kind, Part, Value, Width
from app.text.numbers import write_number
from ui.context import Context
from ui.forms.cells import CellDelegate
from ui.forms.field_row import words
from ui.forms.record_form import RecordForm
from ui.models.parts_model import PartsModel
from ui.models.record_table import NUMBERS
from ui.theme import SPACES, Theme, mark

WEIGHTS = {Width.SHORT: 6, Width.MEDIUM: 10, Width.WIDE: 12, Width.FULL: 16}
"""The room of an empty column, in letters; a filled one asks for what is in it, up to LONGEST."""
LONGEST = 40
MEASURED_ROWS = 60
CELL_EDGES = 14
MOST_ROWS = 12  # shown before the table scrolls by itself
NOT_IN_CELLS = frozenset({Kind.FILE})


def columns_of(kind: type[Part], hidden: Collection[str] = ()) -> list[Field]:
    """The fields that are worth a column: the listed ones, or else the first few."""
    fields = [f for f in kind.description.fields if f.key not in hidden and f.kind not in NOT_IN_CELLS]
    return [field for field in fields if field.listed] or fields[:5]


def cells_of(text: str) -> list[list[str]]:
    """What a spreadsheet or a Word table puts on the clipboard, as rows of cells; quoted cells may hold lines."""
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def shares(room: int, letter: int, wanted: Sequence[int]) -> list[int]:
    """The widths of columns that want so many letters each, filling the room.

    Where there is not enough, those that want little get it whole and the others share the rest alike.
    """
    widths = [letter * letters + CELL_EDGES for letters in wanted]
    total = sum(widths)
    if total <= room:
        return [width * room // total for width in widths]
    left, waiting = room, len(widths)
    for at in sorted(range(len(widths)), key=lambda at: widths[at]):
        widths[at] = min(widths[at], left // waiting)
        left, waiting = left - widths[at], waiting - 1
    return widths


class Grid(QTableView):
    """A table for the keyboard: Tab and Enter go on, paste takes rows, Alt and arrows move, Delete takes away."""

    said = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: Sequence[Field] = ()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(theme.row)
        self.verticalHeader().setMinimumSectionSize(theme.row)
        self.verticalHeader().setMaximumSectionSize(theme.row * 3)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumWidth(theme.pixels(30))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        wrapped = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left | wrapped)
        self.horizontalHeader().setHighlightSections(False)

    def share_among(self, fields: Sequence[Field]) -> None:
        """Share the width among the columns of these fields, by what they hold and what belongs in them."""
        self._fields = fields
        self.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not isinstance(model, PartsModel):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(model, index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.said.emit("Đã lấy lại như trước." if model.undo() else "Không còn gì để hoàn tác ở bảng này.")
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_rows()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        elif self._leaves(event, index):
            # the table's own way would give the key back to the table
            QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def remove_rows(self) -> None:
        """Take away the rows in which something is selected."""
        model = self.model()
        if isinstance(model, PartsModel):
            gone = model.remove({index.row() for index in self.selectedIndexes()})
            if gone:
                self.said.emit(f"Đã xóa {gone} dòng. Ctrl+Z để lấy lại.")

    def move_row(self, by: int) -> None:
        """Move the current row up or down."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, PartsModel) and model.move(index.row(), by):
            self.setCurrentIndex(model.index(index.row() + by, index.column()))

    def _leaves(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Whether Tab goes out of the table: behind the last cell, before the first."""
        last = index.row() == self.model().rowCount() - 1 and index.column() == self.model().columnCount() - 1
        first = index.row() <= 0 and index.column() <= 0
        return (event.key() == Qt.Key.Key_Tab and last) or (event.key() == Qt.Key.Key_Backtab and first)

    def _paste(self, model: PartsModel, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else model.rowCount() - 1
        taken = model.paste(row, max(index.column(), 0), cells_of(QGuiApplication.clipboard().text()))
        if taken:
            self.said.emit(f"Đã dán {taken} dòng. Ctrl+Z để bỏ.")

    def _copy(self) -> None:
        chosen = sorted((index.row(), index.column(), str(index.data() or "")) for index in self.selectedIndexes())
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        for row in dict.fromkeys(row for row, _, _ in chosen):
            writer.writerow([cell for at, _, cell in chosen if at == row])
        QGuiApplication.clipboard().setText(out.getvalue().rstrip("\n"))

    def share(self) -> None:
        """Share the width anew and be as high as the rows, up to a point; called when the rows have changed."""
        wanted = [self._letters(column, field) for column, field in enumerate(self._fields)]
        for column, width in enumerate(shares(self.viewport().width(), self.fontMetrics().averageCharWidth(), wanted)):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setFixedHeight(self._heading_height())
        for row in range(min(self.model().rowCount(), MEASURED_ROWS)):
            self.resizeRowToContents(row)
        rows = min(self.model().rowCount(), MOST_ROWS)
        height = sum(self.rowHeight(row) for row in range(rows))
        self.setFixedHeight(self.horizontalHeader().height() + height + 4)

    def _heading_height(self) -> int:
        """As many lines as the longest heading takes in its column."""
        letters, wrap = self.horizontalHeader().fontMetrics(), Qt.TextFlag.TextWordWrap
        tallest = letters.height()
        for column in range(len(self._fields)):
            room = QRect(0, 0, max(self.columnWidth(column) - CELL_EDGES, 1), 1000)
            label = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            tallest = max(tallest, letters.boundingRect(room, wrap, label).height())
        return tallest + SPACES["apart"]

    def _letters(self, column: int, field: Field) -> int:
        model = self.model()
        rows = range(min(model.rowCount(), MEASURED_ROWS))
        longest = max((len(str(model.index(row, column).data() or "")) for row in rows), default=0)
        label = str(model.headerData(column, Qt.Orientation.Horizontal))
        heading = max(len(label) // 2, *(len(word) for word in label.split()))  # it goes on two lines
        return max(WEIGHTS[field.width] if not longest else 4, heading + 1, min(longest + 2, LONGEST))


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
        self.fields = columns_of(kind, hidden)
        self.model = PartsModel(kind, self.fields, context, theme.colour("danger"), self)
        self.view = Grid(theme)
        self.view.setModel(self.model)
        self.view.setItemDelegate(CellDelegate(self.fields, context, self.view))
        self.view.setAccessibleName(kind.description.plural)
        self.view.share_among(self.fields)
        self._theme, self._context = theme, context
        self._rest = {f.key for f in kind.description.fields if f not in self.fields and f.key not in hidden}
        self._read_only = False
        self._detail: RecordForm | None = None
        self.detail_title = words(role="strong")
        self.sums = words(role="quiet")
        self.note = words(role="help")
        self._buttons: list[QPushButton] = []
        self._lay_out(theme)
        self.model.changed.connect(self._on_changed)
        self.model.modelReset.connect(self.view.share)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.said.connect(self._say)
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
        self.model.show(owner, parts, **defaults)
        self._say("")
        self._show_detail(None)
        self._show_sums()

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
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
        column.addWidget(self.note)
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
        self._say(problem or (self.fields[current.column()].help if current.isValid() else ""), wrong=bool(problem))
        if current.row() != before.row():
            self._show_detail(self.model.part(current.row()))

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
        sums: list[str] = []
        for field in self.fields:
            if field.kind in NUMBERS:
                values = [getattr(part, field.key) for part in self.model.parts]
                numbers = [Decimal(value) for value in values if isinstance(value, (int, Decimal))]
                if len(numbers) > 1:
                    sums.append(f"{field.label}: {write_number(sum(numbers, Decimal(0)))} {field.unit}".rstrip())
        self.sums.setText("Cộng · " + " · ".join(sums) if sums else "")
