"""Typing into the cells of a table: the small editors of a grid, and where Enter goes next."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.fields import Field, Kind
from app.domain.recalls import Used, matching
from ui.context import Context
from ui.forms.plain_paper import PlainPaper
from ui.forms.recall_box import RecallBox
from ui.forms.typed_so_far import TypedSoFar
from ui.keys import ENTER
from ui.models.parts_model import PartsModel
from ui.theme import SPACES
from ui.typed import choices_of, full

Index = QModelIndex | QPersistentModelIndex

EDGES = 18  # pixels of a cell that hold no letters: more rather than less, or the last word is cut off
CHOSEN = "chosen"
"""The property of a cell's box that holds the `Used` whose words were chosen."""
FILLED = "filled"
"""The property of a cell's box that says whether it was filled."""
FULL = "full"
"""The property of a cell's box that says whether it was full at the last key."""
_PICKED = (Kind.CHOICE, Kind.LINK, Kind.YESNO)
_TICKED = (Kind.CHOICES, Kind.LINKS)


class CellDelegate(QStyledItemDelegate):
    """Gives a cell the editor of its field's kind. What is typed goes to the model as text."""

    entered = Signal()  # Enter has ended typing in a cell
    ended = Signal()  # Enter was pressed in a row that stayed empty: the table is done
    refused = Signal(str)  # why what was typed or pasted did not all go into a cell; "" when it would again
    written = Signal(int, int, str)  # row and column of the cell that was typed into, and what was typed
    after_enter = QStyledItemDelegate.EndEditHint.EditNextItem

    def __init__(self, fields: list[Field], context: Context, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._fields = fields
        self._context = context
        self._so_far = TypedSoFar(self)

    def tell(self) -> None:
        """Tell at once what stands in an open cell; it stays open."""
        self._so_far.tell()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self._fields[index.column()]
        box = self._box(field, parent)
        if isinstance(box, QLineEdit):
            self._tell_when_full(box)
        if field.kind not in _PICKED:
            self._so_far.watch(box, index)
        return box

    def _tell_when_full(self, box: QLineEdit) -> None:
        """A line drops what it can't hold without a word of its own."""

        def look(typed: str) -> None:
            said = full(typed, box.maxLength())
            if said or box.property(FULL):
                self.refused.emit(said)
            box.setProperty(FULL, bool(said))

        box.textEdited.connect(look)

    def _box(self, field: Field, parent: QWidget) -> QWidget:
        if field.kind is Kind.NOTE:
            paper = PlainPaper(parent)
            paper.refused.connect(self.refused)
            return paper
        if field.kind in _TICKED:
            return self._list(field, parent)
        if field.kind in _PICKED:
            return self._picking(field, parent)
        return self._recalling(field, parent) if field.recalls else QLineEdit(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A little air over and under the words, most of all where they take several lines."""
        room = self._room(index.column())
        said = str(index.data() or "")
        needed = self._view.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, said)
        return QSize(needed.width() + EDGES, needed.height() + SPACES["apart"])

    def _room(self, column: int) -> int:
        width = self._view.columnWidth(column) if isinstance(self._view, QTableView) else self._view.width()
        return max(width - EDGES, 20)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a box once, when it is opened: after that, what stands in it is the person's, whatever changes."""
        if editor.property(FILLED):
            return
        editor.setProperty(FILLED, True)
        shown = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(shown)
            editor.selectAll()
        elif isinstance(editor, QListWidget):
            ticked = {piece.strip() for piece in shown.split(";")}
            for item in _items(editor):
                item.setCheckState(Qt.CheckState.Checked if item.text() in ticked else Qt.CheckState.Unchecked)
        elif isinstance(editor, QLineEdit):
            editor.setText(shown)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            typed = editor.toPlainText()
        elif isinstance(editor, QListWidget):
            typed = "; ".join(item.text() for item in _items(editor) if item.checkState() is Qt.CheckState.Checked)
        elif isinstance(editor, QLineEdit):
            typed = editor.text()
        else:
            return
        told = self._so_far.told
        self._so_far.end()
        if model.setData(index, typed, Qt.ItemDataRole.EditRole) or told:
            self.written.emit(index.row(), index.column(), typed)
        used = editor.property(CHOSEN)
        if isinstance(used, Used) and isinstance(model, PartsModel) and used.words == typed:
            model.choose(index, used)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place: Any = option.rect  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        if isinstance(editor, (QPlainTextEdit, QListWidget)):
            lines = 6 if isinstance(editor, QPlainTextEdit) else min(editor.count(), 8) + 1
            room = self._view.viewport().rect()
            place.setHeight(min(max(place.height(), editor.fontMetrics().lineSpacing() * lines), room.height()))
            place.setWidth(min(max(place.width(), editor.fontMetrics().averageCharWidth() * 36), room.width()))
            place.moveRight(min(place.right(), room.right()))
            place.moveBottom(min(place.bottom(), room.bottom()))
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next cell, as Tab does; in a narrative it makes a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._so_far.take_back()
            enter = event.key() in ENTER
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if enter and (plain is not isinstance(watched, QPlainTextEdit)) and isinstance(watched, QWidget):
                self.commitData.emit(watched)
                model, row = self._view.model(), self._view.currentIndex().row()
                if isinstance(model, PartsModel) and model.part(row) is None:  # nothing was typed into the last row
                    self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                    self.ended.emit()
                else:
                    self.closeEditor.emit(watched, self.after_enter)
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _picking(self, field: Field, parent: QWidget) -> RecallBox:
        """A list to pick from, found by any of its words without their marks."""
        labels = ["Có", "Không"] if field.kind is Kind.YESNO else [c.label for c in choices_of(field, self._context)]
        options = [Used(label) for label in labels]
        return RecallBox(lambda typed: matching(options, typed, len(options)), picks=True, parent=parent)

    def _recalling(self, field: Field, parent: QWidget) -> RecallBox:
        """What was written before; choosing it fills the cells that follow."""
        box = RecallBox(lambda typed: matching(self._context.used(field.recalls), typed), parent=parent)
        box.chosen.connect(lambda used: box.setProperty(CHOSEN, used))
        return box

    def _list(self, field: Field, parent: QWidget) -> QListWidget:
        ticks = QListWidget(parent)
        for choice in choices_of(field, self._context):
            item = QListWidgetItem(choice.label, ticks)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        ticks.setCurrentRow(0)
        return ticks


def _items(ticks: QListWidget) -> list[QListWidgetItem]:
    return [ticks.item(row) for row in range(ticks.count())]
