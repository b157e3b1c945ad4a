"""A document as pictures of its pages, for the window to show and a printer to print.

PDFium, which draws them, serves one caller at a time in the whole program: one lock goes with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from threading import Lock
from typing import Any

from app.errors import UserError

_one_at_a_time = Lock()
MOST_PIXELS = 40_000_000
"""A page is drawn no larger: A4 at 600 dots to the inch."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: four bytes a pixel, blue first; the rows follow each other without a gap."""

    width: int
    height: int
    pixels: bytes


class Paper:
    """An open document. `close` it; drawing may be asked for from any thread."""

    def __init__(self, data: bytes) -> None:
        """Raises `UserError` ("paper") for what is no document that can be shown."""
        pypdfium2: Any = import_module("pypdfium2")  # loaded when first needed; it comes without types
        with _one_at_a_time:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
                self.sizes: Sequence[tuple[float, float]] = [
                    self._document.get_page_size(number) for number in range(len(self._document))
                ]
            except pypdfium2.PdfiumError as fault:
                raise UserError(
                    "Không mở được tài liệu này để xem. Hãy mở bằng chương trình đọc PDF của máy.", reason="paper"
                ) from fault

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def draw(self, number: int, width: int) -> Picture:
        """A page, counted from 0, so many pixels wide."""
        points, high = self.sizes[number]
        scale = width / points
        if scale * points * scale * high > MOST_PIXELS:
            scale = (MOST_PIXELS / (points * high)) ** 0.5
        with _one_at_a_time:
            page = self._document[number]
            drawn = page.render(scale=scale, rev_byteorder=False, force_bitmap_format=4)  # BGRA in Qt's order
            picture = Picture(drawn.width, drawn.height, _without_gaps(drawn))
            drawn.close()
            page.close()
        return picture

    def draw_written(self, number: int, width: int) -> Picture:
        """A page without the white above its first line and below its last, but for a narrow margin."""
        whole = self.draw(number, width)
        line = whole.width * 4
        white = b"\xff" * line
        written = [at for at in range(whole.height) if whole.pixels[at * line : (at + 1) * line] != white]
        margin = width // 20
        first = max(written[0] - margin, 0) if written else 0
        last = min(written[-1] + margin, whole.height) if written else whole.height
        return Picture(whole.width, last - first, whole.pixels[first * line : last * line])

    def close(self) -> None:
        """Let go of the document."""
        with _one_at_a_time:
            self._document.close()


def _without_gaps(drawn: Any) -> bytes:
    whole = bytes(drawn.buffer)
    line = drawn.width * 4
    if drawn.stride == line:
        return whole
    return b"".join(whole[at : at + line] for at in range(0, drawn.stride * drawn.height, drawn.stride))
