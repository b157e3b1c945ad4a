"""Tab goes through a page in the order in which it is read, however late its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_read(page: QWidget) -> None:
    """Set the order of the Tab key within a page by the order of its layouts; to be said again when parts come."""
    layout = page.layout()
    if layout is not None:
        for one, other in pairwise(list(_boxes(layout))):
            QWidget.setTabOrder(one, other)


def _boxes(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        inner = widget.layout() if widget is not None else item.layout() if item is not None else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        elif inner is not None:
            yield from _boxes(inner)
