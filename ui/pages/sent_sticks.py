"""The sticks that are plugged in, each with a button; looked for anew every two seconds while anybody looks."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.desks.outbox import Drives, Stick
from app.text.sizes import size_words
from ui.pages.blocks import button, clear, column
from ui.theme import SPACES, Theme
from ui.words import words

EVERY = 2000  # milliseconds: as long as a person waits after plugging something in
NONE = "Chưa thấy USB nào. Hãy cắm USB vào máy; vài giây sau tên USB hiện ra ở đây."


class _Look(QRunnable):
    def __init__(self, drives: Drives, found: Callable[[list[Stick]], None]) -> None:
        super().__init__()
        self._drives = drives
        self._found = found

    def run(self) -> None:
        self._found(self._drives.sticks())


class StickWatch(QObject):
    """Looks for sticks in a thread of its own: a worn-out one answers after seconds."""

    changed = Signal(list)
    _found = Signal(list)

    def __init__(self, drives: Drives, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drives = drives
        self._looking = False
        self._known: list[Stick] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Look now and from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def finish(self) -> None:
        """Wait for the look that is being taken: before the window goes."""
        self.stop()
        self._pool.waitForDone()

    def look(self) -> None:
        """Look now, unless that is being done."""
        if not self._looking:
            self._looking = True
            self._pool.start(_Look(self._drives, self._found.emit))

    def _on_found(self, sticks: list[Stick]) -> None:
        self._looking = False
        if sticks != self._known:
            self._known = sticks
            self.changed.emit(sticks)


class StickList(QWidget):
    """One line a stick: what it is called, how much room is left, and the button that copies to it."""

    wanted = Signal(object)  # a Stick

    def __init__(self, drives: Drives, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._enabled = True
        self.sticks: list[Stick] = []
        self.watch = StickWatch(drives, self)
        self.none = words(NONE, role="quiet")
        self._rows = column(self, SPACES["hair"])
        self._lines = column(space=SPACES["hair"])
        self._rows.addWidget(self.none)
        self._rows.addLayout(self._lines)
        self.watch.changed.connect(self._on_changed)
        self.destroyed.connect(self.watch.finish)

    def allow(self, enabled: bool) -> None:
        """Whether something may be copied now."""
        if enabled != self._enabled:
            self._enabled = enabled
            self._on_changed(self.sticks)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.watch.stop()
        super().hideEvent(event)

    def _on_changed(self, sticks: list[Stick]) -> None:
        self.sticks = sticks
        self.none.setVisible(not sticks)
        clear(self._lines)
        for stick in sticks:
            self._lines.addWidget(self._line(stick))

    def _line(self, stick: Stick) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACES["near"])
        icon = QLabel()
        size = self._theme.pixels(20)
        icon.setPixmap(self._theme.icon("usb", "ink").pixmap(size, size))
        name = words(f"USB {stick.name}, còn {size_words(stick.free)}")
        copy = button("Chép vào USB này", lambda: self.wanted.emit(stick), self._theme, role="primary")
        copy.setAccessibleName(f"Chép vào USB {stick.name}")
        copy.setEnabled(self._enabled)
        row.addWidget(icon)
        row.addWidget(copy)
        row.addWidget(name, 1)
        return line
