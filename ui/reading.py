"""What pages look up in the ledger beside the window, in silence: nobody is told that it is being done.

A newer question takes the place of an older one of the same name, so a page may ask whenever something changes.
"""

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from app.errors import Cancelled
from ui.jobs import Job, Run, Work

T = TypeVar("T")

GIVE_WAY = 0.0005  # seconds after which a thread that reads lets the window's thread go on; 0.005 is Python's own


class Reader(QObject):
    """One thread that reads, and the pages that wait for it."""

    settled = Signal()  # every question is answered
    failed = Signal(object)  # a UserError
    _returned = Signal(object, object)
    _raised = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(GIVE_WAY)  # drawing one page asks for the interpreter a hundred times
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked: dict[str, Job] = {}
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether somebody waits for an answer."""
        return bool(self._asked)

    def ask(self, name: str, work: Work[T], told: Callable[[T], None]) -> None:
        """Find this out in the reader's thread, and tell it in the window's."""
        if name in self._asked:
            self._asked[name].stop()
        self._asked[name] = job = Job(name, told, self.failed.emit, lambda: None)
        self._pool.start(Run(job, work, self._returned, self._raised))

    def end(self) -> None:
        """Nobody wants an answer any more; returns when nobody reads."""
        for job in self._asked.values():
            job.stop()
        self._asked.clear()
        self._pool.waitForDone()

    def _on_returned(self, job: Job, result: object) -> None:
        if self._is_over(job):
            job.deliver(result)
            self._settle()

    def _on_raised(self, job: Job, fault: BaseException) -> None:
        if self._is_over(job) or not isinstance(fault, Cancelled):
            job.deliver_fault(fault)
        self._settle()

    def _is_over(self, job: Job) -> bool:
        """Take a question off the list; False when a newer one has its place."""
        if self._asked.get(job.what) is not job:
            return False
        del self._asked[job.what]
        return True

    def _settle(self) -> None:
        if not self._asked:
            self.settled.emit()
