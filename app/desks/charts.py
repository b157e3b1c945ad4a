"""The charts of a period: for the screen as SVG, to keep as SVG or PDF. Everything is read, nothing written.

Drawing loads reportlab, so all of this is asked for beside the window.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from app.desks.figures import Figures
from app.domain.guidance import Guidance
from app.domain.past_periods import assessed_before
from app.domain.periods import Period
from app.domain.report_rows import IncludedPackage
from app.domain.reporting import reporting
from app.domain.scores import scores_of
from app.domain.told_figures import figures_of
from app.errors import UserError
from app.open_office import OpenOffice
from app.packages import sums

if TYPE_CHECKING:
    from app.reports.charts import Chart

PLAN, TREND, SCORES = "plan", "trend", "scores"
AREA, RATINGS, UNITS, PROGRESS = "area", "ratings", "units", "progress"

TITLES = {
    PLAN: "Thực hiện so với kế hoạch",
    TREND: "Số liệu qua các kỳ",
    SCORES: "Điểm sáu nhiệm vụ",
    AREA: "Toàn địa bàn so với kế hoạch",
    RATINGS: "Xếp loại các đơn vị",
    UNITS: "Điểm các đơn vị",
    PROGRESS: "Tiến độ nộp báo cáo",
}
"""What a chart is called, over it and in the file it is kept in."""

BELOW = (AREA, RATINGS, UNITS, PROGRESS)
"""Charts of the units below; an office without such units has none of them."""

BY_TASK = (PLAN, TREND)
"""Charts of indicators, which may be those of one task only."""


@dataclass(frozen=True, slots=True)
class Look:
    """How charts are drawn for a screen: `width` in points, colours by their roles, a family of letters."""

    width: float
    palette: Mapping[str, str]
    face: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing, in points; `alt` says what it shows."""

    svg: bytes
    width: float
    height: float
    alt: str


class Charts:
    """Draws what the records of a period tell."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self._filed = Figures(office)

    def pictures(self, what: str, period: Period, look: Look, task: str = "") -> list[Picture]:
        """A chart for the screen, in several pictures where it is long; none where there is nothing to draw."""
        from app.reports.charts.rows import HIGHEST  # loaded when first needed: it loads reportlab
        from app.reports.charts.screen import svg

        return [
            Picture(svg(chart, look.palette, look.face), chart.width, chart.height, chart.alt)
            for chart in self._drawn(what, period, task, look.width, HIGHEST)
        ]

    def svg(self, what: str, period: Period, task: str = "") -> bytes:
        """A chart as one picture to keep, in the colours of paper. Raises `UserError` ("nothing")."""
        from app.reports.charts.screen import svg  # loaded when first needed: it loads reportlab
        from app.reports.page import TEXT_WIDTH

        drawn = self._drawn(what, period, task, TEXT_WIDTH, inf)
        if not drawn:
            raise _nothing()
        return svg(drawn[0])

    def paper(self, what: str, period: Period, task: str = "") -> bytes:
        """A chart as a PDF with its title. Raises `UserError` ("nothing")."""
        from app.reports import chart_paper  # loaded when first needed: it loads reportlab
        from app.reports.charts.rows import HIGHEST
        from app.reports.page import TEXT_WIDTH

        office = self._office
        office.books.choose_face()
        drawn = self._drawn(what, period, task, TEXT_WIDTH, HIGHEST)
        if not drawn:
            raise _nothing()
        about = f"{office.unit_name}, {period.label[:1].lower()}{period.label[1:]}"
        return chart_paper.render(TITLES[what], about, drawn, office.unit_name, period.end.isoformat())

    def _drawn(self, what: str, period: Period, task: str, width: float, highest: float) -> "list[Chart]":
        from app.reports import charts  # loaded when first needed: it loads reportlab
        from app.reports.charts import told

        office = self._office
        guidance = office.guidance_of(period)
        if what in BELOW:
            return self._of_units(what, period, guidance, width, highest)
        if what == SCORES:
            past = assessed_before(office.ledger, office.guidance, period)
            before = scores_of(office.ledger, past.code, guidance) if past else None
            rows = told.score_rows(guidance, scores_of(office.ledger, period.code, guidance), before)
            return charts.task_scores(rows, width, marks=told.score_marks(guidance), highest=highest)
        items = [item for item in guidance.indicators_of(period) if not task or item.task == task]
        figures = figures_of(self._filed.of(period), period.code, guidance)
        if what == PLAN:
            own = {code: figure for code, figure in figures.items() if not task or guidance.indicator(code)}
            return charts.plan_actual(told.plan_rows(items, own), width, highest=highest)
        earlier = self._filed.earlier(period)
        return charts.trend(told.series(items, figures, earlier), width, highest=highest)

    def _of_units(self, what: str, period: Period, guidance: Guidance, width: float, highest: float) -> "list[Chart]":
        from app.reports import charts  # loaded when first needed: it loads reportlab
        from app.reports.charts import told

        total = sums.add_up(self._office.books, period, guidance)
        if what == AREA:
            return charts.plan_actual(told.area_rows(total.totals), width, highest=highest)
        if what == RATINGS:
            levels, groups = told.rating_levels(guidance, total.totals), told.rating_groups(guidance, total.totals)
            return charts.ratings(levels, groups, width, highest=highest)
        rows = [row for row in sums.passed_up(total, period, {}) if isinstance(row, IncludedPackage)]
        if what == UNITS:
            marks = told.score_marks(guidance, "overall")
            return charts.task_scores(told.unit_rows(total.totals, rows), width, marks=marks, highest=highest)
        return charts.progress(told.STATES, told.progress_groups(reporting(rows)), width, highest=highest)


def _nothing() -> UserError:
    return UserError("Kỳ này chưa có số liệu để vẽ biểu đồ. Hãy nhập số liệu rồi thử lại.", reason="nothing")
