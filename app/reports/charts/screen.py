"""A chart for the screen, or as a picture to keep: SVG with its text as text, in the colours that are asked for.

The face is Tinos or one with the same widths, so every word stands where it was measured.
"""

import copy
from collections.abc import Mapping
from typing import Any
from xml.dom.minidom import Document

from reportlab.graphics import renderSVG
from reportlab.lib.colors import HexColor

from app.reports.charts.sketch import TONES, Chart
from app.reports.fonts import BOLD, ITALIC, REGULAR

FACE = "Tinos, 'Liberation Serif', 'Times New Roman', serif"
"""For pictures that leave the program: whichever of these a computer has."""


def svg(chart: Chart, palette: Mapping[str, str] | None = None, face: str = FACE) -> bytes:
    """The chart as SVG, in UTF-8. `palette` gives colours ("#0B5CAD") by the names of `TONES`; None: as on paper.

    `face` is the family of its letters; Qt knows one name only. The same chart gives the same bytes.
    """
    drawn = copy.deepcopy(chart)
    if palette is not None:
        recoloured = {TONES[name].hexval(): HexColor(value) for name, value in palette.items()}
        for shape in drawn.contents:
            for part in ("fillColor", "strokeColor"):
                before: Any = getattr(shape, part, None)
                if before is not None:
                    setattr(shape, part, recoloured.get(before.hexval(), before))
    # Qt paints the box of a clip path as if it were a part of the picture; nothing is drawn outside it anyway.
    box = f"0 0 {drawn.width:g} {drawn.height:g}"
    canvas: Any = renderSVG.SVGCanvas(
        (drawn.width, drawn.height), fontHacks=_faces(face), useClip=True, svgAttrs={"viewBox": box}
    )
    renderSVG.draw(drawn, canvas)
    document: Document = canvas.doc
    for name, words in (("title", chart.alt.split(".", 1)[0]), ("desc", chart.alt)):
        node = document.getElementsByTagName(name)[0]
        while node.firstChild is not None:
            node.removeChild(node.firstChild)
        node.appendChild(document.createTextNode(words))
    return document.toxml(encoding="utf-8")


def _faces(face: str) -> dict[str, dict[str, str]]:
    return {
        REGULAR: {"family": face},
        BOLD: {"family": face, "weight": "bold"},
        ITALIC: {"family": face, "style": "italic"},
    }
