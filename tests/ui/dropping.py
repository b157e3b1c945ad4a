"""What Qt sends to a widget when something is dropped on it from outside."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY, NO_KEY, LEFT = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
PLACE = QPointF(5, 5)


def urls(*paths: Path) -> QMimeData:
    """Files as a file manager drags them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def welcomes(widget: QWidget, data: QMimeData) -> bool:
    """Whether the widget lets these be dropped."""
    enter = QDragEnterEvent(PLACE.toPoint(), COPY, data, LEFT, NO_KEY)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    return enter.isAccepted()


def drop(widget: QWidget, data: QMimeData) -> None:
    """Drop these on the widget, which must welcome them."""
    assert welcomes(widget, data)
    QApplication.sendEvent(widget, QDropEvent(PLACE, COPY, data, LEFT, NO_KEY, QEvent.Type.Drop))
