"""The pen of all charts: tones that stay apart in black and white, fills, text that fits, and the finished chart.

A sketch is drawn from the top down in points; `finish` turns it over into a drawing of reportlab, whose origin lies
below. Nothing is told by colour alone: fills differ by their hatching, and every value is written beside its bar.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.graphics.shapes import Drawing, Path, Rect, String
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.validators import isString
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.reports.fonts import BOLD, ITALIC, REGULAR, register
from app.reports.style import readable

TONES: dict[str, Color] = {
    "ink": Color(0, 0, 0),
    "quiet": Color(0.3, 0.3, 0.3),
    "line": Color(0.8, 0.8, 0.8),
    "strong": HexColor("#0B5CAD"),  # printed without colour it is a dark grey, far from every other tone
    "soft": Color(0.86, 0.86, 0.86),
    "surface": Color(1, 1, 1),
}
"""The colours on paper by their role; the screen puts its own in their place (`screen.svg`)."""

TEXT, SMALL = 10, 9
LEADING = 12.0
"""From one line of text to the next, in points."""

FILLS = ("solid", "hatched", "soft", "crossed", "empty")
"""Ways to fill a bar, each told from the others without colour; in this order for classes side by side."""

_GAP = 4.0  # between the lines of a hatching


class Chart(Drawing):
    """A drawing with `alt`: a sentence that says what it shows, for who cannot see it."""

    # `drawOn` because who tags a document puts a way of drawing of its own over that of a flowable.
    _attrMap = AttrMap(BASE=Drawing, alt=AttrMapValue(isString), drawOn=AttrMapValue(None))

    def __init__(self, width: float, height: float, alt: str) -> None:
        Drawing.__init__(self, width, height)
        self.alt = alt


def width_of(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """How wide a text is, in points."""
    register()
    return stringWidth(text, BOLD if bold else REGULAR, size)


def fitted(text: str, room: float, most: int = 3, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """A text in at most so many lines of this width; words too long are parted, what is left over is "…"."""
    words = readable(text).split()
    lines: list[str] = []
    while words:
        word = words.pop(0)
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold=bold) <= room:
            lines[-1] = joined
            continue
        kept = len(word)
        while kept > 1 and width_of(word[:kept], size, bold=bold) > room:
            kept -= 1
        if kept < len(word):
            words.insert(0, word[kept:])
        lines.append(word[:kept])
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold=bold) > room:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last}…"]


Anchor = Literal["start", "middle", "end"]

Stroke = Callable[[float], Any]
"""Gives a shape when the height of the whole is known."""


@dataclass(slots=True)
class Sketch:
    """A chart that is being drawn; lengths in points, `top` counted from above."""

    width: float
    _strokes: list[Stroke] = field(default_factory=list[Stroke])

    def text(
        self,
        x: float,
        top: float,
        words: str,
        *,
        size: float = TEXT,
        tone: str = "ink",
        anchor: Anchor = "start",
        bold: bool = False,
        italic: bool = False,
    ) -> None:
        """One line of text in the line of writing that begins at `top`; `anchor` is "start", "middle" or "end"."""
        face = BOLD if bold else ITALIC if italic else REGULAR
        base = round((top + LEADING * 0.75) * 2) / 2

        def stroke(height: float) -> Any:
            return String(
                x, height - base, words, fontName=face, fontSize=size, fillColor=TONES[tone], textAnchor=anchor
            )

        self._strokes.append(stroke)

    def line(
        self,
        x1: float,
        top1: float,
        x2: float,
        top2: float,
        tone: str = "line",
        *,
        thick: float = 0.5,
        dashed: bool = False,
    ) -> None:
        """A straight line."""

        def stroke(height: float) -> Any:
            # A path and no line: in SVG a line is closed, and coming back fills the gaps between its dashes.
            made = Path(strokeColor=TONES[tone], strokeWidth=thick, fillColor=None)
            made.moveTo(x1, height - top1)
            made.lineTo(x2, height - top2)
            if dashed:
                made.strokeDashArray = [2, 2]
            return made

        self._strokes.append(stroke)

    def bar(self, x: float, top: float, width: float, high: float, fill: str) -> None:
        """A filled box; one without width is not drawn."""
        if width <= 0 or high <= 0:
            return
        ground = {"solid": "strong", "soft": "soft"}.get(fill, "surface")

        def box(height: float) -> Any:
            made = Rect(x, height - top - high, width, high)
            made.fillColor, made.strokeColor, made.strokeWidth = TONES[ground], TONES["strong"], 0.6
            return made

        self._strokes.append(box)
        if fill in ("hatched", "crossed"):
            self._hatch(x, top, width, high, crossed=fill == "crossed")

    def _hatch(self, x: float, top: float, width: float, high: float, *, crossed: bool) -> None:
        """Slanted lines within a box, cut where the box ends."""

        def stroke(height: float) -> Any:
            path = Path(strokeColor=TONES["strong"], strokeWidth=0.6, fillColor=None)
            base = height - top - high
            offset = _GAP - high
            while offset < width:
                left, right = max(offset, 0.0), min(offset + high, width)
                if right > left:
                    path.moveTo(x + left, base + left - offset)
                    path.lineTo(x + right, base + right - offset)
                    if crossed:
                        path.moveTo(x + left, base + high - (left - offset))
                        path.lineTo(x + right, base + high - (right - offset))
                offset += _GAP
            return path

        self._strokes.append(stroke)

    def legend(self, top: float, entries: Sequence[tuple[str, str]], left: float = 0.0) -> float:
        """Fills and what they stand for, in as many lines as it takes; returns where it ends."""
        x = left
        for fill, words in entries:
            needed = 18 + width_of(words, SMALL) + 14
            if x > left and x + needed - 14 > self.width:
                x, top = left, top + LEADING
            self.bar(x, top + 2.5, 13, 7, fill)
            self.text(x + 18, top, words, size=SMALL)
            x += needed
        return top + LEADING + 4 if entries else top

    def finish(self, height: float, alt: str) -> Chart:
        """The chart, of this height."""
        whole = float(-(-height // 1))  # SVG counts from the top, in whole points
        made = Chart(self.width, whole, alt)
        for stroke in self._strokes:
            made.add(stroke(whole))
        return made
