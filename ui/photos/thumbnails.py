"""Pictures read from kept bytes beside the window, when they are first to be drawn, and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

MOST_KEPT = 120  # pictures; at the size of a tile some 15 MB
LOOK = 20  # milliseconds between looks for what is ready, while something is wanted

Key = tuple[str, int]


class Thumbnails(QObject):
    """Kept pictures by digest and longest side. The thread that reads them knows bytes only, no ledger, no widget."""

    arrived = Signal(str)  # the digest of a picture that can now be drawn, or turned out to be none

    def __init__(self, blob: Callable[[str], bytes | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blob = blob
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._waiting: set[Key] = set()
        self._ready: SimpleQueue[tuple[Key, QImage]] = SimpleQueue()
        self._reader = ThreadPoolExecutor(1)
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._collect)

    def picture(self, digest: str, side: int) -> QPixmap | None:
        """The picture, at most `side` pixels long; None while it is being read. Without size: no picture at all."""
        key = (digest, side)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._waiting:
            self._waiting.add(key)
            self._reader.submit(_read, key, self._blob(digest) or b"", self._ready)
            self._look.start()
        return None

    def _collect(self) -> None:
        while self._waiting:
            try:
                key, image = self._ready.get_nowait()
            except Empty:
                return
            self._waiting.discard(key)
            self._kept[key] = QPixmap.fromImage(image)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            self.arrived.emit(key[0])
        self._look.stop()


def _read(key: Key, data: bytes, ready: SimpleQueue[tuple[Key, QImage]]) -> None:
    """Read one picture; in the reader's thread. A JPEG is decoded no larger than it is wanted."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole, side = reader.size(), key[1]
    if whole.isValid() and max(whole.width(), whole.height()) > side:
        reader.setScaledSize(whole.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    ready.put((key, reader.read()))
