"""Long work off the window's thread: one worker, so that two jobs never meet in one ledger.

A job is a plain function that is given a `Progress`. It gets paths, never a connection or a
widget. What it returns or raises comes back on the window's thread.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from app.errors import Cancelled, UserError
from app.progress import Progress

T = TypeVar("T")
Work = Callable[[Progress], T]

BETWEEN_REPORTS = 0.05  # seconds: more often than that no eye follows


class Job(QObject):
    """One piece of work, from being asked for until its result, its fault or its being stopped."""

    progressed = Signal(int, int, str)  # done, in all (0: unknown), what

    def __init__(
        self,
        what: str,
        done: Callable[[Any], None],
        failed: Callable[[UserError], None],
        stopped: Callable[[], None],
    ) -> None:
        super().__init__()
        self.what = what
        self._done = done
        self._failed = failed
        self._stopped = stopped
        self._stop = threading.Event()
        self._last_report = 0.0

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def report(self, done: int, total: int, what: str = "") -> None:
        """The job's `Progress`; called in the worker's thread."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last_report >= BETWEEN_REPORTS or done == total:
            self._last_report = now
            self.progressed.emit(done, total, what)

    def deliver(self, result: object) -> None:
        """Hand the result to whoever asked; in the window's thread."""
        self._done(result)

    def deliver_fault(self, fault: BaseException) -> None:
        """A known fault to whoever asked, being stopped in silence, a bug up to the crash hook."""
        if isinstance(fault, Cancelled):
            self._stopped()
        elif isinstance(fault, UserError):
            self._failed(fault)
        else:
            raise fault


class _Run(QRunnable):
    """Carries a job into the worker's thread."""

    def __init__(self, job: Job, work: Work[Any], returned: Any, raised: Any) -> None:
        super().__init__()
        self._job = job
        self._work = work
        self._returned = returned
        self._raised = raised

    def run(self) -> None:
        try:
            self._job.report(0, 0)
            result = self._work(self._job.report)
        except BaseException as fault:  # noqa: BLE001 -- nothing is swallowed: it is raised again in the window's thread
            self._raised.emit(self._job, fault)
        else:
            self._returned.emit(self._job, result)


class Jobs(QObject):
    """The one worker and those who wait for it."""

    started = Signal(str)  # what is being done, in words
    progressed = Signal(int, int, str)
    idle = Signal()  # nothing is being done any more
    failed = Signal(object)  # a UserError nobody else asked to hear of
    _returned = Signal(object, object)
    _raised = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: list[Job] = []
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    @property
    def what(self) -> str:
        """What is being done now, in words; empty when nothing is."""
        return self._waiting[0].what if self._waiting else ""

    def run(
        self,
        what: str,
        work: Work[T],
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[UserError], None] | None = None,
        stopped: Callable[[], None] = lambda: None,
    ) -> Job:
        """Do this when the worker is free; `what` is shown to the officer: "Đang niêm phong báo cáo"."""
        job = Job(what, done, failed or self.failed.emit, stopped)
        job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._waiting.append(job)
        if len(self._waiting) == 1:
            self.started.emit(what)
        self._pool.start(_Run(job, work, self._returned, self._raised))
        return job

    def stop(self) -> None:
        """Ask what runs, and what waits behind it, to stop."""
        for job in self._waiting:
            job.stop()

    def _on_progress(self, done: int, total: int, what: str) -> None:
        if self._waiting:
            self.progressed.emit(done, total, what or self.what)

    def _on_returned(self, job: Job, result: object) -> None:
        self._leave(job)
        job.deliver(result)

    def _on_raised(self, job: Job, fault: BaseException) -> None:
        self._leave(job)
        job.deliver_fault(fault)

    def _leave(self, job: Job) -> None:
        self._waiting.remove(job)
        if self._waiting:
            self.started.emit(self.what)
        else:
            self.idle.emit()
