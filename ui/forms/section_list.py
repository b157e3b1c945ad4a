"""The sections of a form beside it: a press goes there, a mark says how complete each is.

Where there is no room for a column it is a box that unfolds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.forms.editor import QuietCombo
from ui.models.record_table import Index
from ui.plain_tips import plain_tip
from ui.theme import SPACES, Theme, font, mark

STATE_ROLE = Qt.ItemDataRole.UserRole + 3
ROLE_OF = {"error": "danger", "warning": "warning", "done": "done", "": "quiet"}


@dataclass(frozen=True, slots=True)
class SectionState:
    """How a section stands: a few letters beside its name, a sentence for those who ask, and a level as of labels."""

    short: str = ""
    sentence: str = ""
    level: str = ""


COMPLETE = SectionState("✓", "đủ", "done")


class SectionList(QListWidget):
    """The names of the sections, one under the other."""

    wanted = Signal(str)  # the key of a section

    def __init__(self, sections: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QListWidgetItem] = {}
        mark(self, role="sections")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Các phần")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Marked(theme, self))
        self.setFixedWidth(theme.pixels(186))
        for key, title in sections:
            item = QListWidgetItem(title, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self._items[key] = item
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def set_state(self, key: str, state: SectionState) -> None:
        """Say how a section stands."""
        item = self._items[key]
        if item.data(STATE_ROLE) != state:
            item.setData(STATE_ROLE, state)
            told = f"{item.text()}: {state.sentence}" if state.sentence else item.text()
            item.setToolTip(plain_tip(told))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def standing(self, key: str) -> SectionState:
        """How a section stands."""
        return self._items[key].data(STATE_ROLE) or SectionState()

    def mark_current(self, key: str) -> None:
        """Show which section is in view."""
        if key in self._items and self.currentItem() is not self._items[key]:
            self.setCurrentItem(self._items[key])

    def _on_item(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


class SectionBoxes(QuietCombo):
    """The same as a box that unfolds, for forms that have no room beside them."""

    wanted = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = dict(sections)
        self.setAccessibleName("Đến phần")
        self.setToolTip("Đến phần")
        for key, title in sections:
            self.addItem(title, key)
        self.setMaxVisibleItems(max(self.count(), 1))
        self.activated.connect(lambda _row: self.wanted.emit(self.currentData()))

    def set_state(self, key: str, state: SectionState) -> None:
        """Say how a section stands."""
        said = f"{self._titles[key]}  ·  {state.sentence}" if state.sentence else self._titles[key]
        self.setItemText(self.findData(key), said)

    def mark_current(self, key: str) -> None:
        """Show which section is in view."""
        self.setCurrentIndex(max(self.findData(key), 0))


class _Marked(QStyledItemDelegate):
    """The name on as many lines as it takes, the mark at the right of the first."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._name = font(theme)
        self._small = font(theme)
        self._small.setPointSizeF(theme.points(9.5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, self._room(index), 1000)
        said = QFontMetrics(self._name).boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(60, said.height() + SPACES["apart"])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        flags: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        state: SectionState = index.data(STATE_ROLE) or SectionState()
        here = bool(flags & QStyle.StateFlag.State_Selected)
        painter.save()
        if here or flags & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, self._theme.colour("accent_soft" if here else "raised"))
        if here:
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), self._theme.colour("accent"))
        inside = place.adjusted(SPACES["apart"], SPACES["near"] - 2, -SPACES["near"], 0)
        painter.setFont(self._name)
        painter.setPen(self._theme.colour("accent" if here else "ink"))
        name = QRect(inside.left(), inside.top(), self._room(index), inside.height())
        painter.drawText(name, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("quiet" if here and not state.level else ROLE_OF[state.level]))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, state.short)
        painter.restore()

    def _room(self, index: Index) -> int:
        state: SectionState = index.data(STATE_ROLE) or SectionState()
        beside = QFontMetrics(self._small).horizontalAdvance(state.short) + SPACES["hair"] if state.short else 0
        return self._view.viewport().width() - SPACES["apart"] - SPACES["near"] - beside
