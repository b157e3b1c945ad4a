"""One row of the self-assessment on one line: its boxes beside each other, saved as one types."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.domain.fields import Field, Kind, Part
from ui.context import Context
from ui.forms.editor import Editor
from ui.forms.field_row import FieldRow
from ui.forms.record_form import PAUSE
from ui.plain_tips import plain_tip
from ui.theme import SPACES, Theme, mark

LETTERS: Mapping[Kind, int] = {Kind.TEXT: 22, Kind.DATE: 17, Kind.CHOICE: 16}


def bare(field: Field, context: Context, parent: QWidget | None = None) -> FieldRow:
    """A field with its box and the words under it, but no label and no help: what it is, is told beside it."""
    row = FieldRow(dataclasses.replace(field, help="", required=False), context, parent)
    row.label.hide()
    row.arrange(0, stacked=True)
    row.label.setMaximumHeight(0)
    return row


def tool(icon: str, said: str, act: Callable[[], object], theme: Theme) -> QToolButton:
    """A small button with an icon; what it does is its name and its tooltip."""
    made = QToolButton()
    made.setIcon(theme.icon(icon, "quiet"))
    made.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
    made.setToolTip(plain_tip(said))
    made.setAccessibleName(said)
    made.clicked.connect(act)
    return made


class PartLine(QWidget):
    """A row of one kind; `fields` from left to right, the narrative takes the room."""

    edited = Signal(object)  # the part as it now is
    removed = Signal(str)  # its uid
    more = Signal()  # one more of this kind, please (Ctrl+Enter)

    def __init__(
        self,
        part: Part,
        fields: Sequence[str],
        name: str,
        theme: Theme,
        context: Context,
        parent: QWidget | None = None,
        name_width: int = 0,
    ) -> None:
        super().__init__(parent)
        self.part = part
        self._stored = part  # as the ledger has it
        self.boxes: dict[str, Editor] = {}
        self.name = QLabel(name)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.name, role="quiet")
        self.name.setContentsMargins(0, 5, 0, 0)
        self.name.setFixedWidth(name_width or theme.pixels(96))
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(SPACES["near"])
        self.line.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        for key in fields:
            self._add(part.description.by_key[key], context)
        self.drop = tool("close", f"Bỏ {name.lower()} này", self._on_drop, theme)
        self.line.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.more)
        self._show(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def refresh(self, part: Part) -> None:
        """Show what changed elsewhere; the box being typed in stays as it is."""
        if part == self._stored:
            return
        self._stored = part
        if self._pause.isActive():  # ties and places may have changed meanwhile; what is typed comes with the pause
            self.part = part
        else:
            self._show(part)

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self._pause.stop()
        now = dataclasses.replace(self.part, **{key: box.value() for key, box in self.boxes.items()})
        if now != self.part:
            self.part = now
            self.edited.emit(now)

    def forget(self) -> None:
        """Go for good; losing the cursor on the way tells nobody anything."""
        self.blockSignals(True)
        self.hide()
        self.deleteLater()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the row may only be read."""
        for box in self.boxes.values():
            box.set_read_only(read_only)
        self.drop.setVisible(not read_only)

    def focus(self, field: str = "") -> None:
        """Put the cursor into a box, the narrative unless told otherwise."""
        self.boxes.get(field, self.boxes["content"]).setFocus()

    def _on_drop(self) -> None:
        """What was typed goes with the row, so that it comes back with it."""
        self.flush()
        self.removed.emit(self.part.uid)

    def _add(self, field: Field, context: Context) -> None:
        row = bare(field, context, self)
        editor = row.editor
        self.boxes[field.key] = editor
        if field.kind is Kind.NOTE:
            self.line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        else:
            row.setFixedWidth(editor.letters(LETTERS.get(field.kind, 14)))
            self.line.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        inner = editor.focusProxy()
        if isinstance(inner, QLineEdit) and field.kind is Kind.TEXT:
            inner.setPlaceholderText("ai thực hiện")
        if isinstance(inner, QLineEdit) and field.kind is Kind.DATE:
            inner.setPlaceholderText("hạn")
        editor.edited.connect(self._on_edited)
        editor.left.connect(self.flush)

    def _show(self, part: Part) -> None:
        self.part = part
        for key, box in self.boxes.items():
            inner = box.focusProxy() or box
            if box.value() != getattr(part, key) and not inner.hasFocus():
                box.set_value(getattr(part, key))

    def _on_edited(self) -> None:
        self._pause.start()
