"""Charts, drawn once: as vectors for a document and, in the colours of the window, as SVG for the screen.

Each function takes values and a width in points and gives drawings that go into a story as they are, each with `alt`,
the sentence for who cannot see it. Many rows go on in further drawings. `told` makes the values from records.
"""

from app.reports.charts.classes import progress, ratings
from app.reports.charts.plan import plan_actual
from app.reports.charts.scores import task_scores
from app.reports.charts.sketch import Chart
from app.reports.charts.trend import trend
from app.reports.charts.values import Counted, Mark, PlanRow, Point, ScoreRow, Series

__all__ = [
    "Chart",
    "Counted",
    "Mark",
    "PlanRow",
    "Point",
    "ScoreRow",
    "Series",
    "plan_actual",
    "progress",
    "ratings",
    "task_scores",
    "trend",
]
