"""Editors of links: a record or a guidance item found by typing any of its words, without marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.fields import Field, Value
from ui.context import Context, Option, matching
from ui.forms.editor import LETTERS, Editor
from ui.forms.flow import Flow, grows
from ui.offer_box import OfferBox
from ui.plain_tips import plain_tip
from ui.theme import mark
from ui.typed import Unread, read


class SearchBox(OfferBox):
    """A line that offers the options matching what is typed; Down shows them all."""

    picked = Signal(str)  # the uid of the option

    def __init__(self, context: Context, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._target = target
        self._offered: list[Option] = []
        self.setPlaceholderText("gõ vài chữ để tìm")
        self.textEdited.connect(self.look)
        self.taken.connect(self._on_taken)

    def look(self) -> None:
        """Show what matches what is typed."""
        self._offered = matching(self._context.options(self._target), self.text())
        self.offer([option.title for option in self._offered])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible() and not self.isReadOnly():
            self.look()
        else:
            super().keyPressEvent(event)

    def _on_taken(self, row: int) -> None:
        if row < len(self._offered):
            self.setText(self._offered[row].title)
            self.picked.emit(self._offered[row].uid)


class LinkEditor(Editor):
    """One record or guidance item."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._value: Value = None
        self._problem = ""
        self.box = SearchBox(context, field.target)
        self.be_narrow(LETTERS[field.width] or 80)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.textEdited.connect(self._on_typed)
        self.box.picked.connect(self._on_picked)
        self.watch_leaving(self.box)
        grows(self)

    def value(self) -> Value:
        return self._value

    def set_value(self, value: Value) -> None:
        self._value = value
        self.box.setText("" if value is None else self.context.title(self.field.target, str(value)))
        self.box.setCursorPosition(0)
        self._say("")

    def set_read_only(self, read_only: bool) -> None:
        self.box.setReadOnly(read_only)
        if read_only:
            self.box.setPlaceholderText("")

    def problem(self) -> str:
        return self._problem

    def raw(self) -> str:
        return self.box.text()

    def set_raw(self, typed: str) -> None:
        self.box.setText(typed)
        self._read(typed)

    def _on_typed(self, typed: str) -> None:
        self._read(typed)
        self.edited.emit()

    def _on_picked(self, uid: str) -> None:
        self._value = uid
        self._say("")
        self.edited.emit()

    def _read(self, typed: str) -> None:
        try:
            self._value = read(self.field, typed, self.context)
            self._say("")
        except Unread as fault:
            self._say(str(fault))

    def _say(self, problem: str) -> None:
        if bool(problem) != bool(self._problem):
            mark(self.box, state="wrong" if problem else "")
        self._problem = problem


class LinksEditor(Editor):
    """Several records or guidance items: a chip each, taken away by pressing it, and a box to add more."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._uids: list[str] = []
        self._shown: list[QPushButton] = []
        self._read_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self.box = SearchBox(context, field.target)
        self.box.setPlaceholderText("gõ vài chữ để tìm và thêm")
        self.box.setMaximumWidth(self.letters(48))
        column.addWidget(self._chips)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.picked.connect(self._on_picked)
        self.watch_leaving(self.box)
        self._chips.hide()

    def value(self) -> Value:
        return tuple(self._uids)

    def set_value(self, value: Value) -> None:
        self._uids = list(value) if isinstance(value, tuple) else []
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.box.setVisible(not read_only)
        self._show()

    def problem(self) -> str:
        left = self.box.text().strip()
        return f"“{left}” chưa được thêm: xin chọn trong danh sách hiện ra khi gõ." if left else ""

    def raw(self) -> str:
        return self.box.text()

    def set_raw(self, typed: str) -> None:
        self.box.setText(typed)

    def _on_picked(self, uid: str) -> None:
        if uid not in self._uids:
            self._uids.append(uid)
        self.box.clear()
        self._show()
        self.edited.emit()

    def _take_away(self, uid: str) -> None:
        self._uids.remove(uid)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for chip in self._shown:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._shown = []
        for uid in self._uids:
            title = self.context.title(self.field.target, uid)
            short = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, self.letters(44))
            chip = QPushButton(short if self._read_only else f"{short}  ×")
            chip.setProperty("role", "chip")
            chip.setEnabled(not self._read_only)
            chip.setAccessibleName(title)
            chip.setToolTip(plain_tip(title if self._read_only else f"{title} · bấm để bỏ"))
            chip.clicked.connect(lambda _checked=False, uid=uid: self._take_away(uid))
            self._flow.addWidget(chip)
            self._shown.append(chip)
        self._chips.setVisible(bool(self._uids))
        self._chips.updateGeometry()
