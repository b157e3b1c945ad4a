"""Charts as a paper of their own: a title, whose they are, and the drawings, to print or to keep as PDF."""

from collections.abc import Sequence

from app.reports.archive import About
from app.reports.charts import Chart
from app.reports.page import build
from app.reports.style import ANNEX, ANNEX_NOTE, line, space


def render(title: str, about: str, charts: Sequence[Chart], author: str, made_on: str) -> bytes:
    """The PDF; `about` is the line under the title, `made_on` an ISO date. The charts are `page.TEXT_WIDTH` wide."""
    story = [line(title.upper(), ANNEX), line(about, ANNEX_NOTE), space(2)]
    for chart in charts:
        story += [chart, space(4)]
    return build(story, About(title=f"{title} – {about}", author=author, made_on=made_on))
