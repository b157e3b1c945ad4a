"""What every editor of a field's value has in common, and the small boxes that several share."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

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
