"""What every editor of a field's value has in common, and the small boxes that several share."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLayout, QLayoutItem, QSizePolicy, QWidget

from app.domain.fields import Field, Value, Width
from ui.context import Context
from ui.forms.pasting import Offer

LETTERS = {Width.SHORT: 16, Width.MEDIUM: 34, Width.WIDE: 64, Width.FULL: 0}
"""How many average letters a box holds; 0: all the room there is."""


class Editor(QWidget):
    """One field's value on a form.

    Setting a value from the program tells nobody; only what a person does is told. What can't be
    read stays in the box with its `problem`, and `value` is then the last one that could.
    """

    edited = Signal()
    left = Signal()  # the person has gone on to something else
    recalled = Signal(object)  # the `Used` whose words the person chose
    offered = Signal(object)  # an `Offer` for what was just pasted; None when it is over

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context

    def value(self) -> Value:
        """The value in the box."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value, without telling anybody."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Whether the value may only be read."""
        self.setEnabled(not read_only)

    def problem(self) -> str:
        """Why what is in the box can't be the value; empty when it can."""
        return ""

    def remark(self) -> str:
        """Something worth saying about the value although it is fine; empty when there is nothing."""
        return ""

    def raw(self) -> str:
        """What stands in the box, kept when it can't be read."""
        return ""

    def set_raw(self, typed: str) -> None:
        """Put back what could not be read before."""

    def take(self, offer: Offer) -> None:
        """Let the offered text take the place of the pasted one; undoing gives the pasted one back."""

    def watch_leaving(self, *boxes: QWidget) -> None:
        """Tell `left` when the focus goes from one of these boxes."""
        for box in boxes:
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not _lent(event):
            self.on_left()
        return super().eventFilter(watched, event)

    def on_left(self) -> None:
        """The focus is gone: by default that is only told."""
        self.left.emit()

    def be_narrow(self, letters: int) -> None:
        """Be no wider than so many average letters; 0: as wide as there is room."""
        self.setMaximumWidth(self.letters(letters) if letters else 16_777_215)

    def letters(self, count: int) -> int:
        """The width of so many average letters in pixels, with the box's own edges."""
        return self.fontMetrics().averageCharWidth() * count + 24


def _lent(event: QEvent) -> bool:
    """Whether the focus only went to a list that the box itself has opened."""
    return isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.PopupFocusReason


class QuietCombo(QComboBox):
    """A combo box that does not change its value when the wheel only meant to scroll the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Flow(QLayout):
    """Lays widgets out like words: in lines that break where the room ends."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(widest, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """As narrow as one likes: what is wider than the room is cut to it."""
        return QSize(48, max((item.minimumSize().height() for item in self._items), default=0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        across, down, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if across > rect.x() and across + width > rect.right() + 1:
                across, down, tallest = rect.x(), down + tallest + self.spacing(), 0
            if move:
                item.setGeometry(QRect(across, down, width, size.height()))
            across += width + self.spacing()
            tallest = max(tallest, size.height())
        return down + tallest - rect.y()


def grows(widget: QWidget) -> None:
    """Let a widget take the whole width and only the height it needs."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(widget.sizePolicy().hasHeightForWidth())
    widget.setSizePolicy(policy)
