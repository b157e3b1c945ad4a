"""Looks at a chart as a reader does: its words, its bars, and whether anything stands outside it."""

from reportlab.graphics.shapes import Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.reports.charts import Chart
from app.reports.charts.sketch import TONES


def texts(chart: Chart) -> list[str]:
    """Every line of text."""
    return [shape.text for shape in chart.contents if isinstance(shape, String)]


def boxes(chart: Chart, tone: str) -> list[Rect]:
    """The boxes of a tone in the order in which they were drawn."""
    return [shape for shape in chart.contents if isinstance(shape, Rect) and shape.fillColor == TONES[tone]]


def solids(chart: Chart) -> list[Rect]:
    """The full bars, without the little box of the legend."""
    return [box for box in boxes(chart, "strong") if (box.width, box.height) != (13, 7)]


def beyond(chart: Chart) -> list[str]:
    """Words that stand outside the drawing."""
    out: list[str] = []
    for shape in chart.contents:
        if isinstance(shape, String):
            width = stringWidth(shape.text, shape.fontName, shape.fontSize)
            left = shape.x - {"start": 0, "middle": width / 2, "end": width}[shape.textAnchor]
            if left < -1 or left + width > chart.width + 1 or not 0 <= shape.y <= chart.height:
                out.append(shape.text)
    return out
