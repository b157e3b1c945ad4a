"""A chart for the screen, or as a picture to keep: SVG with its text as text, in the colours that are asked for.

The face is Tinos or one with the same widths, so every word stands where it was measured.
"""

from collections.abc import Mapping
from typing import Any
from xml.dom.minidom import Document

from reportlab.graphics import renderSVG

from app.reports.charts.sketch import TONES, Chart
from app.reports.fonts import BOLD, ITALIC, REGULAR

FACE = "Tinos, 'Liberation Serif', 'Times New Roman', serif"
"""For pictures that leave the program: whichever of these a computer has."""


def svg(chart: Chart, palette: Mapping[str, str] | None = None, face: str = FACE) -> bytes:
    """The chart as SVG, in UTF-8. `palette` gives colours ("#0B5CAD") by the names of `TONES`; None: as on paper.

    `face` is the family of its letters; Qt knows one name only. The same chart gives the same bytes.
    """
    canvas: Any = _Canvas(chart, palette or {}, face)
    renderSVG.draw(chart, canvas)
    document: Document = canvas.doc
    for name, words in (("title", chart.alt.split(".", 1)[0]), ("desc", chart.alt)):
        node = document.getElementsByTagName(name)[0]
        while node.firstChild is not None:
            node.removeChild(node.firstChild)
        node.appendChild(document.createTextNode(words))
    return document.toxml(encoding="utf-8")


class _Canvas(renderSVG.SVGCanvas):
    """Writes colours exactly (the library rounds them to whole per cent), those of the palette where it has them."""

    def __init__(self, chart: Chart, palette: Mapping[str, str], face: str) -> None:
        self._worn = {_hex(TONES[tone]): colour for tone, colour in palette.items()}
        # Qt paints the box of a clip path as if it were a part of the picture; nothing is drawn outside it anyway.
        box = f"0 0 {chart.width:g} {chart.height:g}"
        library: Any = super()
        library.__init__((chart.width, chart.height), fontHacks=_faces(face), useClip=True, svgAttrs={"viewBox": box})

    def setFillColor(self, color: Any) -> None:
        library: Any = super()
        library.setFillColor(color)
        if color is not None:
            self.style["fill"] = self._worn.get(_hex(color), _hex(color))

    def setStrokeColor(self, color: Any) -> None:
        library: Any = super()
        library.setStrokeColor(color)
        if color is not None:
            self.style["stroke"] = self._worn.get(_hex(color), _hex(color))


def _hex(colour: Any) -> str:
    return f"#{colour.hexval()[2:].upper()}"


def _faces(face: str) -> dict[str, dict[str, str]]:
    return {
        REGULAR: {"family": face},
        BOLD: {"family": face, "weight": "bold"},
        ITALIC: {"family": face, "style": "italic"},
    }
