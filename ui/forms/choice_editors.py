"""Editors of what is picked: one of a list, several of a list, yes or no."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.fields import Field, Value
from ui.context import Context
from ui.forms.editor import LETTERS, Editor, QuietCombo
from ui.forms.flow import Flow, grows
from ui.plain_tips import plain_caption
from ui.typed import Unread, read

ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
NONE_CHOSEN = "(chưa chọn)"


class ChoiceEditor(Editor):
    """One of a short list; with `open_choices`, free text is as good."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.box = QuietCombo()
        self.box.addItem("" if field.open_choices else NONE_CHOSEN, None)
        for entry in field.choices:
            self.box.addItem(entry.label, entry.code)
        if field.open_choices:
            line = QLineEdit()
            line.setPlaceholderText("chọn hoặc gõ")
            completer = QCompleter([entry.label for entry in field.choices], line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.box.setLineEdit(line)
            self.box.setCompleter(completer)
            self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.box.editTextChanged.connect(self._on_changed)
            self.watch_leaving(line)
        else:
            self.box.currentIndexChanged.connect(self._on_changed)
            self.watch_leaving(self.box)
        longest = max((len(entry.label) for entry in field.choices), default=0) + 4
        self.be_narrow(max(longest, LETTERS[field.width]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        grows(self)

    def value(self) -> Value:
        if not self.field.open_choices:
            return self.box.currentData()
        try:
            return read(self.field, self.box.currentText(), self.context)
        except Unread:
            return None

    def set_value(self, value: Value) -> None:
        blocked = self.box.blockSignals(True)
        at = self.box.findData(value)
        if at < 0 and not self.field.open_choices:  # a code that this program's list does not know stays what it is
            self.box.addItem(str(value), value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)
        if self.field.open_choices:
            self.box.setEditText(self.field.label_of(str(value)) if value is not None else "")
        self.box.blockSignals(blocked)

    def _on_changed(self) -> None:
        self.edited.emit()


class ChoicesEditor(Editor):
    """Several of a list, each a chip to be pressed; free words beside them where the list is open."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        chips = QWidget()
        self._flow = Flow(chips)
        column.addWidget(chips)
        self.chips: dict[str, QPushButton] = {}
        for entry in field.choices:
            self._add_chip(entry.code, entry.label)
        self.other: QLineEdit | None = None
        if field.open_choices:
            self.other = QLineEdit()
            self.other.setPlaceholderText("Khác; cách nhau bằng dấu chấm phẩy")
            self.other.setMaximumWidth(self.letters(48))
            self.other.textEdited.connect(self._on_changed)
            self.watch_leaving(self.other)
            column.addWidget(self.other)
        if self.chips:
            first = next(iter(self.chips.values()))
            first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(first)

    def value(self) -> Value:
        chosen = [code for code, chip in self.chips.items() if chip.isChecked()]
        if self.other is not None:
            chosen += [word.strip() for word in self.other.text().split(";") if word.strip()]
        return tuple(dict.fromkeys(chosen))

    def set_value(self, value: Value) -> None:
        codes = value if isinstance(value, tuple) else ()
        unknown = [code for code in codes if code not in self.chips]
        if self.other is not None:
            self.other.setText("; ".join(unknown))
        else:
            for code in unknown:  # from a newer list than ours: shown as it is, never dropped
                self._add_chip(code, code)
        for code, chip in self.chips.items():
            chip.setChecked(code in codes)

    def _add_chip(self, code: str, label: str) -> None:
        chip = QPushButton(plain_caption(label))
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the first, arrows to the others
        chip.clicked.connect(self._on_changed)
        self.watch_leaving(chip)
        self.chips[code] = chip
        self._flow.addWidget(chip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from chip to chip, the space bar presses: fifteen chips are one stop for Tab."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            chips = list(self.chips.values())
            at = next((number for number, chip in enumerate(chips) if chip is watched), None)
            if at is not None:
                chips[(at + ARROWS[Qt.Key(event.key())]) % len(chips)].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        self.edited.emit()


class YesNoEditor(Editor):
    """Yes, no, or not yet said: three states, each with its own word."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.chips: dict[bool | None, QPushButton] = {}
        for value, label in ((True, "Có"), (False, "Không"), (None, "Chưa rõ")):
            chip = QPushButton(label)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.clicked.connect(self._on_changed)
            self._group.addButton(chip)
            self.chips[value] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.chips[None].setChecked(True)
        self.watch_leaving(*self.chips.values())
        self.setFocusProxy(self.chips[True])
        grows(self)

    def value(self) -> Value:
        return next(value for value, chip in self.chips.items() if chip.isChecked())

    def set_value(self, value: Value) -> None:
        self.chips[value if isinstance(value, bool) else None].setChecked(True)

    def _on_changed(self) -> None:
        self.edited.emit()
