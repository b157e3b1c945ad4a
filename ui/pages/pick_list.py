"""A small window over the page to find and choose one line: type, arrows, Enter; Escape leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.keys import ENTER
from ui.theme import SPACES, Theme, mark
from ui.words import words

WIDTH, HEIGHT = 620, 380  # pixels at 100 %
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Pick:
    """A line to choose, and what choosing it means; a line without a value is a heading."""

    words: str
    value: Any = None


class PickList(QFrame):
    """Whoever opens it says what matches the typed words, and hears what was chosen."""

    picked = Signal(object)  # the value
    dropped = Signal(object)  # the value of a line that the person wants gone (Ctrl+Delete)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._find: Callable[[str], Sequence[Pick]] = lambda _typed: ()
        mark(self, role="popup")
        self.box = QLineEdit(self)
        self.lines = QListWidget(self)
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = words(role="help")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["near"], SPACES["near"], SPACES["near"], SPACES["near"])
        column.setSpacing(SPACES["hair"])
        for part in (self.box, self.lines, self.hint):
            column.addWidget(part)
        self.box.textChanged.connect(self.look)
        self.box.installEventFilter(self)
        self.lines.itemClicked.connect(self._take)

    def ask(self, below: QRect, title: str, hint: str, find: Callable[[str], Sequence[Pick]]) -> None:
        """Open under (or, where there is no room, above) a place; on the screen also where that place is not."""
        self._find = find
        self.box.setPlaceholderText(title)
        self.box.setAccessibleName(title)
        self.lines.setAccessibleName(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.box.clear()
        self.setGeometry(self._place(below))
        self.show()
        self.look("")  # now that the lines know how wide they are
        self.box.setFocus()

    def look(self, typed: str) -> None:
        """Show what matches."""
        self.lines.clear()
        for pick in self._find(typed):
            item = QListWidgetItem(pick.words)
            item.setData(VALUE, pick.value)
            if pick.value is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.lines.addItem(item)
        self._go(0, 1)

    def take_current(self) -> None:
        """Choose the marked line."""
        self._take(self.lines.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.take_current()
                return True
            if event.key() in _MOVES:
                self._move(event.key())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_Delete and control and (item := self.lines.currentItem()) is not None:
                self.dropped.emit(item.data(VALUE))
                self.look(self.box.text())
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem | None) -> None:
        value = item.data(VALUE) if item is not None else None
        if value is not None:
            self.close()
            self.picked.emit(value)

    def _move(self, key: int) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}[Qt.Key(key)]
        wanted = min(max(self.lines.currentRow() + step, 0), self.lines.count() - 1)
        self._go(wanted, 1 if step > 0 else -1)

    def _go(self, row: int, step: int) -> None:
        """Mark this line, or the next one in this direction that can be chosen."""
        while 0 <= row < self.lines.count():
            if self.lines.item(row).data(VALUE) is not None:
                self.lines.setCurrentRow(row)
                return
            row += step

    def _place(self, below: QRect) -> QRect:
        screen = self.screen().availableGeometry()
        size = QSize(self._theme.pixels(WIDTH), self._theme.pixels(HEIGHT)).boundedTo(screen.size())
        left = min(max(below.left(), screen.left()), screen.right() - size.width())
        top = below.bottom() + SPACES["hair"]
        if top + size.height() > screen.bottom():
            top = below.top() - SPACES["hair"] - size.height()
        return QRect(QPoint(left, max(top, screen.top())), size)


def on_screen(widget: QWidget, part: QRect | None = None) -> QRect:
    """Where a widget, or a part of it, is on the screen."""
    area = part or widget.rect()
    return QRect(widget.mapToGlobal(area.topLeft()), area.size())
