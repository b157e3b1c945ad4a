"""A page of paper that scrolls down, never sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACES, mark


class Paper(QWidget):
    """Paper that is exactly as high as its content is at the width it is given."""

    def minimumSizeHint(self) -> QSize:
        # Qt would ask for the height that the content has at its narrowest, and leave a blank end on every page.
        return QSize(super().minimumSizeHint().width(), 0)


class Sheet(QScrollArea):
    """A sheet of paper in an area that scrolls. What is made with `paper` as its parent is made faster."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at what can be done, not at the paper
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.paper = Paper()
        mark(self.paper, role="sheet")
        self.setWidget(self.paper)
        whole = QVBoxLayout(self.paper)
        whole.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["page"])
        whole.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(SPACES["near"])
        whole.addLayout(self.column)
        whole.addStretch(1)


def sheet(content: QWidget) -> QScrollArea:
    """The content with margins around it, in an area that scrolls."""
    area = Sheet()
    area.column.addWidget(content)
    return area
