"""What pages look up in the ledger beside the window, in silence: nobody is told that it is being done.

A newer question takes the place of an older one of the same name, so a page may ask whenever something changes.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from app.errors import Cancelled, UserError
from ui.jobs import Work

T = TypeVar("T")

GIVE_WAY = 0.0005  # seconds after which a thread that reads lets the window's thread go on; 0.005 is Python's own


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who waits for which answer. It stays in the window's thread: a page must not end in another one."""

    number: int
    stop: threading.Event
    told: Callable[[Any], None]


class _Read(QRunnable):
    """Carries a question into the reader's thread."""

    def __init__(self, place: tuple[str, int], stop: threading.Event, work: Work[Any], answered: Any) -> None:
        super().__init__()
        self._place = place
        self._stop = stop
        self._work = work
        self._answered = answered

    def run(self) -> None:
        answer, fault = None, None
        try:
            self._report(0, 0)
            answer = self._work(self._report)
        except BaseException as raised:  # noqa: BLE001 -- nothing is swallowed: it is raised again in the window's thread
            fault = raised
        self._answered.emit(self._place, answer, fault)

    def _report(self, done: int, total: int, what: str = "") -> None:
        if self._stop.is_set():
            raise Cancelled


class Reader(QObject):
    """One thread that reads, and the pages that wait for it."""

    settled = Signal()  # every question is answered
    failed = Signal(object)  # a UserError
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(GIVE_WAY)  # drawing one page asks for the interpreter a hundred times
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked: dict[str, _Asked] = {}
        self._number = 0
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether somebody waits for an answer."""
        return bool(self._asked)

    def ask(self, name: str, work: Work[T], told: Callable[[T], None]) -> None:
        """Find this out in the reader's thread, and tell it in the window's."""
        if name in self._asked:
            self._asked[name].stop.set()
        self._number += 1
        self._asked[name] = asked = _Asked(self._number, threading.Event(), told)
        self._pool.start(_Read((name, asked.number), asked.stop, work, self._answered))

    def end(self) -> None:
        """Nobody wants an answer any more; returns when nobody reads."""
        for asked in self._asked.values():
            asked.stop.set()
        self._asked.clear()
        self._pool.waitForDone()

    def _on_answered(self, place: tuple[str, int], answer: object, fault: BaseException | None) -> None:
        name, number = place
        asked = self._asked.get(name)
        if asked is None or asked.number != number:
            return  # nobody waits for it any more
        del self._asked[name]
        if isinstance(fault, UserError):
            self.failed.emit(fault)
        elif fault is not None:
            raise fault
        else:
            asked.told(answer)
        if not self._asked:
            self.settled.emit()
