"""The box for the points of a criterion: arrows go in halves, and "chưa chấm" is not the same as 0."""

from decimal import Decimal

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from app.text.numbers import write_number
from ui.keys import ENTER
from ui.theme import Theme

STEP = Decimal("0.5")
NOT_SCORED = "chưa chấm"


class ScoreBox(QDoubleSpinBox):
    """Points in steps of a half; an emptied box is not scored. Enter tells and goes on to the next box."""

    scored = Signal(object)  # Decimal or None
    done = Signal()  # Enter was pressed

    def __init__(self, maximum: Decimal, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(QLocale.Language.Vietnamese))
        self.setRange(float(-STEP), float(maximum))
        self.setSingleStep(float(STEP))
        self.setDecimals(1)
        self.setSpecialValueText(NOT_SCORED)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.pixels(118))
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_points(None)
        self.valueChanged.connect(self._on_changed)

    def points(self) -> Decimal | None:
        """The points, or None."""
        steps = round(self.value() / float(STEP))
        return None if steps < 0 else steps * STEP

    def show_points(self, points: Decimal | None) -> None:
        """Show points, telling nobody."""
        blocked = self.blockSignals(True)
        self.setValue(float(-STEP if points is None else points))
        self.blockSignals(blocked)

    def is_being_typed(self) -> bool:
        """Whether there are keys that were not told yet."""
        return self.hasFocus() and self.lineEdit().isModified()

    def tell_typed(self) -> None:
        """Tell what was typed, unless it is visibly not whole yet ("7,")."""
        if self.is_being_typed() and not self.lineEdit().text().endswith((",", ".")):
            self.interpretText()

    def textFromValue(self, val: float) -> str:
        return write_number(Decimal(str(val)))

    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        if input.strip() in ("", NOT_SCORED):
            return QValidator.State.Acceptable, input, pos
        return super().validate(input.replace(".", ","), pos)  # a point is meant as the comma, never as thousands

    def valueFromText(self, text: str) -> float:
        if text.strip() in ("", NOT_SCORED):
            return float(-STEP)
        return super().valueFromText(text.replace(".", ","))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces what stands there."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            self.done.emit()

    def _on_changed(self) -> None:
        points = self.points()
        self.show_points(points)
        self.scored.emit(points)
