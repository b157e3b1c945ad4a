"""A box for what nobody should read over the shoulder, and that may be shown for a moment to see what was typed.

Four hidden words typed through a Vietnamese input method go wrong unseen; the eye at the end of the box helps.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QIcon, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.theme import drawn

SHOW, HIDE = "Hiện những gì đã gõ (F8)", "Che lại (F8)"
EYE = 16  # pixels at the usual text size


class SecretBox(QLineEdit):
    """Covered until the eye is pressed; covered again when it is emptied or left out of sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colour = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        side = max(EYE, self.fontMetrics().height())
        self.eye = QAction(QIcon(drawn("eye", colour.name(), side, self.devicePixelRatio())), SHOW, self)
        self.eye.setCheckable(True)
        self.eye.setShortcut(QKeySequence("F8"))
        self.eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.eye.toggled.connect(self._on_eye)
        self.textChanged.connect(self._on_text)
        self._on_eye(False)

    def hideEvent(self, event: QHideEvent) -> None:
        self.eye.setChecked(False)
        super().hideEvent(event)

    def _on_eye(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setToolTip(HIDE if shown else SHOW)

    def _on_text(self, text: str) -> None:
        if not text:
            self.eye.setChecked(False)
