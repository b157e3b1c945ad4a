"""Words on the screen that wrap where the room ends. It knows no form: the first page shows words, and no boxes yet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from ui.theme import mark


class Words(QLabel):
    """A label that wraps and claims no more height than the width it is given makes needful."""

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        margins = self.contentsMargins()
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().height() + margins.top())


def words(text: str = "", **properties: object) -> Words:
    """A label that wraps, dressed by its properties."""
    label = Words(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    mark(label, **properties)
    return label
