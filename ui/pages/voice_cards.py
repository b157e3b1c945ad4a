"""What a unit says, or a passage that several have in common: to read, to copy from, and to tick for the annex."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from ui.forms.sheet import Sheet
from ui.pages.blocks import button, clear, column
from ui.theme import SPACES, Theme, mark
from ui.words import words

AT_ONCE = 12
"""Cards that are made at one go; 170 of them would keep the window from answering."""


@dataclass(frozen=True, slots=True)
class Told:
    """One card. `key` is the uid of the excerpt that its tick makes; `aside` says what is worth knowing of it."""

    key: str
    who: str
    text: str
    chosen: bool = False
    aside: str = ""


class VoiceCard(QFrame):
    """The words of one unit under its name."""

    ticked = Signal(str, bool)

    def __init__(self, told: Told, tick: str, theme: Theme, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        rows = column(self, SPACES["near"], SPACES["block"])
        rows.addWidget(words(told.who, role="strong"))
        self.text = words(told.text)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(f"{told.who} viết")
        rows.addWidget(self.text)
        if told.aside:
            rows.addWidget(words(told.aside, role="help"))
        self.tick = QCheckBox(tick)
        self.tick.setChecked(told.chosen)
        self.tick.setEnabled(not read_only)
        self.tick.setAccessibleName(f"{tick}: {told.who}")
        self.tick.toggled.connect(lambda on: self.ticked.emit(told.key, on))
        self.copy = button("Chép", self._on_copy, theme, role="link")
        self.copy.setToolTip("Chép phần đã bôi đen, hoặc cả đoạn, để dán vào lời tổng hợp")
        self.copy.setAccessibleName(f"Chép lời của {told.who}")
        line = QHBoxLayout()
        line.addWidget(self.tick, 1)
        line.addWidget(self.copy)
        rows.addLayout(line)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.selectedText() or self.text.text())


class VoiceCards(Sheet):
    """Cards under each other, a dozen at a time."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read_only = read_only
        self._waiting: list[Told] = []
        self._tick = ""
        self.cards: dict[str, VoiceCard] = {}
        self.more = button("", self._show_more, theme, "", "link")

    def show_told(self, told: Sequence[Told], tick: str, nothing: str) -> None:
        """Show these and no others; `tick` is what the tick of each says, `nothing` what stands where there is none."""
        self.more.setParent(None)
        clear(self.column)
        self.cards = {}
        self._waiting, self._tick = list(told), tick
        if not told:
            self.column.addWidget(words(nothing, role="quiet"))
        self._show_more()
        self.verticalScrollBar().setValue(0)

    def _show_more(self) -> None:
        self.column.removeWidget(self.more)
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for one in now:
            card = VoiceCard(one, self._tick, self._theme, read_only=self._read_only, parent=self.paper)
            card.ticked.connect(self.ticked)
            self.cards[one.key] = card
            self.column.addWidget(card)
        self.more.setText(f"Xem thêm ({len(self._waiting)})")
        self.more.setVisible(bool(self._waiting))
        if self._waiting:
            self.column.addWidget(self.more)
