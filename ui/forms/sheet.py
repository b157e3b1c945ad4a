"""A page of paper that scrolls down, never sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACES, mark


class Paper(QWidget):
    """Paper that is exactly as high as its content is at the width it is given."""

    def minimumSizeHint(self) -> QSize:
        # Qt would ask for the height that the content has at its narrowest, and leave a blank end on every page.
        return QSize(super().minimumSizeHint().width(), 0)


def sheet(content: QWidget) -> QScrollArea:
    """The content with margins around it, in an area that scrolls."""
    paper = Paper()
    mark(paper, role="sheet")
    column = QVBoxLayout(paper)
    column.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["page"])
    column.addWidget(content)
    column.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(paper)
    return area
