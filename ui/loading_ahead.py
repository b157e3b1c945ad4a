"""The modules of the pages, loaded one by one once the first page is whole: then no first visit waits for the disk."""

import importlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

PAUSE = 40  # milliseconds between two: keys and clicks come in between


class LoadingAhead(QObject):
    """Loads modules by their names, in this order, once nothing else was being read or done for a pause."""

    def __init__(self, names: Sequence[str], busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._names = iter(names)
        self._busy = busy
        self._rested = False  # whether nothing was done since the last time
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._load_one)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether all of them are loaded."""
        return not self._timer.isActive()

    def _load_one(self) -> None:
        rested, self._rested = self._rested, not self._busy()
        if not (rested and self._rested):  # what was just read is drawn first
            return
        name = next(self._names, None)
        if name is None:
            self._timer.stop()
        else:
            importlib.import_module(name)
