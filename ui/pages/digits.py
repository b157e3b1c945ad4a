"""The 40 digits of a key: shown large in eight groups of five, and typed as they are heard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ui.theme import SPACES, Theme, mark

GROUPS, LETTERS, ACROSS = 8, 5, 4


class Digits(QWidget):
    """Eight groups of five, two lines, as they stand on the registration slip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = _grid(self)
        self.labels: list[QLabel] = []
        for number in range(GROUPS):
            label = QLabel()
            mark(label, role="title")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, number // ACROSS, number % ACROSS)
            self.labels.append(label)
        grid.setColumnStretch(ACROSS, 1)

    def show_digits(self, digits: str) -> None:
        """Show the digits of a key, given in groups or whole."""
        for label, group in zip(self.labels, groups_of(digits), strict=True):
            label.setText(group)


class TypedDigits(QWidget):
    """Eight boxes to type into what a person hears or reads; nothing can be pasted, nothing is filled in before."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = _grid(self)
        self.boxes: list[QLineEdit] = []
        allowed = QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), self)
        for number in range(GROUPS):
            box = Group()
            box.setValidator(allowed)
            box.setMaxLength(LETTERS)
            box.setFixedWidth(theme.pixels(92))
            box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.setAccessibleName(f"Nhóm {number + 1}")
            box.setPlaceholderText(f"nhóm {number + 1}")
            box.textEdited.connect(lambda _, at=number: self._on_typed(at))
            box.installEventFilter(self)
            grid.addWidget(box, number // ACROSS, number % ACROSS)
            self.boxes.append(box)
        grid.setColumnStretch(ACROSS, 1)

    def digits(self) -> str:
        """What was typed, in groups."""
        return " ".join(box.text() for box in self.boxes)

    @property
    def complete(self) -> bool:
        """Whether all 40 are there."""
        return all(len(box.text()) == LETTERS for box in self.boxes)

    def clear(self) -> None:
        """Begin anew."""
        for box in self.boxes:
            box.clear()
        self.compare("")

    def compare(self, digits: str) -> None:
        """Mark the groups that are complete and differ from the key's; "" marks none."""
        for box, group in zip(self.boxes, groups_of(digits), strict=True):
            wrong = bool(digits) and len(box.text()) == LETTERS and box.text() != group
            mark(box, state="wrong" if wrong else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed == Qt.Key.Key_Backspace and isinstance(watched, QLineEdit) and not watched.text():
            at = self.boxes.index(watched)
            if at:
                self.boxes[at - 1].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, at: int) -> None:
        if len(self.boxes[at].text()) == LETTERS and at + 1 < GROUPS:
            self.boxes[at + 1].setFocus()
        self.changed.emit()


class Group(QLineEdit):
    """A box that is typed into: what could be copied from the screen beside it would prove nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.MiddleButton:  # which pastes on some systems
            super().mouseReleaseEvent(event)


def groups_of(digits: str) -> Sequence[str]:
    """Eight groups of five; empty ones where there are no digits."""
    plain = digits.replace(" ", "").ljust(GROUPS * LETTERS)
    return [plain[at : at + LETTERS].strip() for at in range(0, GROUPS * LETTERS, LETTERS)]


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACES["block"])
    grid.setVerticalSpacing(SPACES["near"])
    return grid
