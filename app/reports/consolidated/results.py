"""Results over the whole area: what the office writes of each task, a few key figures, and all sums in an annex."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.assessment import TaskReview, review_uid
from app.domain.consolidation import Total, area_figures
from app.domain.fields import Figure
from app.domain.guidance import IndicatorItem
from app.domain.indicator_figure import IndicatorFigure
from app.domain.told_figures import change, share_of_plan
from app.reports.consolidated.material import Material, told
from app.reports.sections import said
from app.reports.style import BODY, HEADING, PART, led, line, paragraphs
from app.reports.tables import Band, Column, Row, grid
from app.reports.tasks import NOTHING
from app.text.numbers import number_or_blank, two_digit

KEY_FIGURES = 5
"""Indicators of a task in the body; the annex has them all. Our own proposal: first those with a plan."""


def results(about: Material) -> list[Flowable]:
    """Chapter II: the office's synthesis under each task, with its key figures."""
    totals, guidance = about.totals, about.guidance
    figures = {figure.indicator or "": figure for figure in area_figures(totals)}
    flow: list[Flowable] = [
        line("II. KẾT QUẢ THỰC HIỆN 6 NHIỆM VỤ TRÊN TOÀN ĐỊA BÀN", PART),
        *about.stamp(),
        line(
            f"Tổng số hội nghị: {two_digit(totals.conferences)} (mỗi hội nghị tính một lần, ở đơn vị chủ trì; điểm cầu "
            "không tính). Số liệu đầy đủ và số liệu của từng đơn vị ở phần phụ lục.",
            BODY,
        ),
    ]
    for task in guidance.tasks:
        code = task.code or task.uid
        flow.append(line(f"{task.number}. {task.wording}", HEADING))
        synthesis = _synthesis(code, about)
        items = [total.item for total in totals.indicators.values() if total.item.task == code]
        table = figure_table(key_items(items, figures), totals.indicators, figures, small=False)
        flow += synthesis
        if table is not None:
            flow.append(table)
        elif not synthesis:
            flow.append(line(NOTHING, BODY))
    return flow


def all_figures(about: Material) -> list[Flowable]:
    """The annex with every sum, by task."""
    totals = about.totals.indicators
    figures = {figure.indicator or "": figure for figure in area_figures(about.totals)}
    tasks = {task.code: task.numbered for task in about.guidance.tasks}
    table = figure_table([total.item for total in totals.values()], totals, figures, small=True, bands=tasks)
    return [table] if table else []


def key_items(items: Sequence[IndicatorItem], figures: Mapping[str, IndicatorFigure]) -> list[IndicatorItem]:
    """At most `KEY_FIGURES` of these, in their order."""
    done = [item for item in items if (figure := figures.get(item.code or "")) and figure.actual is not None]
    first = sorted(done, key=lambda item: _weight(figures[item.code or ""]), reverse=True)[:KEY_FIGURES]
    return [item for item in done if item in first]


def figure_table(
    items: Sequence[IndicatorItem],
    totals: Mapping[str, Total],
    figures: Mapping[str, IndicatorFigure],
    *,
    small: bool,
    bands: Mapping[str | None, str] | None = None,
) -> Flowable | None:
    """A table of sums with only those columns that say something; None when no indicator has a figure.

    The cumulative column is left out where it tells the same as the period itself, as it does in a year.
    """
    shown = [item for item in items if item.code in figures]
    if not shown:
        return None
    lines = {item.code: _cells(item, totals[item.code or ""], figures[item.code or ""]) for item in shown}
    used = [key for key, _ in _COLUMNS if key in _ALWAYS or any(line[key] for line in lines.values())]
    columns = [Column("TT", 9, "centre"), Column("Chỉ tiêu", 50), Column("ĐVT", 17, "centre")]
    columns += [column for key, column in _COLUMNS if key in used]
    rows: list[Row | Band] = []
    group: str | None = ""
    for at, item in enumerate(shown, 1):
        if bands is not None and item.task != group:
            group = item.task
            rows.append(Band(bands.get(group, "Số liệu nền")))
        cells = lines[item.code]
        rows.append(Row((str(at), item.name or item.code or "", item.unit or "", *(cells[key] for key in used))))
    return grid(columns, rows, small=small)


def _cells(item: IndicatorItem, total: Total, figure: IndicatorFigure) -> dict[str, str]:
    counted = item.unit_rule == "COUNT_YES"
    share = None if item.nature == "yesno" else share_of_plan(figure)
    again = figure.cumulative in (None, figure.actual)
    return {
        "plan": told(figure.plan, item),
        "actual": told(figure.actual, item, total.fraction) + (" đơn vị" if counted else ""),
        "share": number_or_blank(share, 2),
        "last_year": told(figure.last_year, item),
        "change": change(figure, item),
        "cumulative": "" if again else told(figure.cumulative, item),
    }


def _weight(figure: IndicatorFigure) -> tuple[bool, bool]:
    return _says(figure.plan), _says(figure.last_year)


def _says(value: Figure | None) -> bool:
    return isinstance(value, Decimal) and bool(value)


def _synthesis(task: str, about: Material) -> list[Flowable]:
    """What the office itself wrote of a task, or sentences made of the sums where it wrote no results.

    Units' words are never put in its place.
    """
    dossier = about.dossier
    review = dossier.ledger.get(TaskReview, review_uid(dossier.period.code, task))
    results = (review.results if review else None) or dossier.written.of_task(task)
    flow: list[Flowable] = paragraphs(results)
    for field, words in said(review, dossier.lookup, {"task", "results"}) if review else ():
        flow += led(f"{field.label}:", words)
    return flow


_ALWAYS = frozenset(["actual"])
_COLUMNS = (
    ("plan", Column("Kế hoạch", 18.5, "right")),
    ("actual", Column("Thực hiện", 20, "right")),
    ("share", Column("TH/KH (%)", 16, "right")),
    ("last_year", Column("Cùng kỳ", 18.5, "right")),
    ("change", Column("Tăng, giảm", 22.5, "right")),
    ("cumulative", Column("Lũy kế", 20, "right")),
)
