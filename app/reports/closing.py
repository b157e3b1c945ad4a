"""The end of a document: recipients and signature never stand alone on a page.

They take the last two lines of the text, or the last two rows of a table, with them to the next page (the Party's and
the state's guides both want text on the page of a signature; two lines are our own proposal).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportlab.platypus import Flowable, FrameBreak, Paragraph, Spacer, Table

from app.reports.keeping import LINES, ROWS, height, is_heading, row_heights
from app.reports.tagging import parts_of

_NEVER_FITS = 0xFFFFFF
_BIT = 0.01  # points: a height that was added up is not the same to the last digit


class Closing(Flowable):
    """What closes a document, with the words right before it; it only says what goes onto which page."""

    def __init__(self, block: Sequence[Flowable], words: Sequence[Flowable] = (), *, moved: bool = False) -> None:
        super().__init__()
        self.block, self.words, self._moved = list(block), list(words), moved

    def led_by(self, words: Sequence[Flowable]) -> "Closing":
        """The same close behind these words."""
        return Closing(self.block, words)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Too high for any page, so that reportlab always asks how to divide it."""
        return aW, _NEVER_FITS

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """All of it where it fits; else what may stay, and the rest on the next page."""
        whole = [*self.words, *self.block]
        if height(whole, aW) <= aH:
            return whole
        *heads, last = self.words or [Spacer(1, 0)]
        gap = max(heads[-1].getSpaceAfter() if heads else 0.0, last.getSpaceBefore())
        parts = parts_of(last, _divided(last, aW, aH - height(heads, aW) - gap - _BIT))
        if parts:
            return [*heads, parts[0], Closing(self.block, parts[1:])]
        return whole if self._moved else [FrameBreak(), Closing(self.block, self.words, moved=True)]


def with_last_words(story: Iterable[Flowable]) -> Iterator[Flowable]:
    """The story with its last words, and headings above them, handed to the close that follows."""
    waiting: list[Flowable] = []
    for flowable in story:
        if isinstance(flowable, Closing):
            yield flowable.led_by(waiting)
            waiting = []
        elif waiting and not is_heading(waiting[-1]):
            yield from waiting
            waiting = [flowable]
        else:
            waiting.append(flowable)
    yield from waiting


def _divided(last: Flowable, width: float, room: float) -> list[Flowable]:
    """What stays of the last words and what goes on with the signature; nothing where they stay in one piece."""
    _, high = last.wrap(width, _NEVER_FITS)
    if isinstance(last, Paragraph):
        leading = last.style.leading
        staying = min(int(high / leading + _BIT) - LINES, int(room / leading + _BIT))
        return _spaced(last.split(width, staying * leading + _BIT)) if staying >= LINES else []
    if isinstance(last, Table):
        rows = row_heights(last)
        return last.split(width, min(room, high - sum(rows[-ROWS:]) + _BIT)) if len(rows) > ROWS + 1 else []
    return []


def _spaced(parts: list[Flowable]) -> list[Flowable]:
    """No room between lines of one paragraph, should both parts come to stand on one page."""
    if len(parts) > 1:
        first: Any = parts[0]
        first.spaceAfter = 0
    return parts
