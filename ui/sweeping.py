"""Python's search for what is no longer needed, held back until nobody waits.

Python searches by itself in the midst of whatever happens to make many objects: ten years of conferences being read,
a page being built. A full search then takes longer than a key may wait (100 to 300 ms over 400,000 objects), and it
ends widgets in whichever thread it happens to run. So it is turned off, and done in the window's thread: the young
objects every now and then, all of them when the person has gone to another program.
"""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

OFTEN = 1000  # milliseconds
FEW = 5_000  # objects more than at the last search: fewer are not worth one
SLOW = 50_000  # objects more than at the last search: searching them takes longer than a key may wait
MANY = 1_000_000  # objects more than at the last search: they are searched even while somebody works


def hold_back() -> None:
    """No search by itself from now on; whoever calls this makes a `Sweeping` when there is a window."""
    gc.disable()


class Sweeping(QObject):
    """Searches at its time. `busy` tells whether something is read or done beside the window."""

    def __init__(self, application: QGuiApplication, busy: Callable[[], bool]) -> None:
        super().__init__(application)
        self._busy = busy
        self._aside = 0
        gc.freeze()  # modules stay until the end: no search need look at them
        timer = QTimer(self)
        timer.setInterval(OFTEN)
        timer.timeout.connect(self.sweep)
        timer.start()
        application.applicationStateChanged.connect(self.on_state)

    def sweep(self) -> None:
        """Search the objects made since the last time, when they are many enough and nothing is being done.

        So many that it would be felt, as a drawn report leaves them, are put aside for when the person looks at
        something else.
        """
        made = gc.get_count()[0]
        if made <= FEW or (made <= MANY and self._busy()):
            return
        if made > SLOW and self._aside + made <= MANY:
            gc.freeze()
            self._aside += made
        else:
            gc.collect(1)

    def on_state(self, state: "Qt.ApplicationState") -> None:
        """Search all objects when the person looks at something else."""
        from PySide6.QtCore import Qt  # loaded when first needed: its enumerations take 10 ms

        if state != Qt.ApplicationState.ApplicationActive and not self._busy():
            if self._aside:
                gc.unfreeze()
                self._aside = 0
            gc.collect()
