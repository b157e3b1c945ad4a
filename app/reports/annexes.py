"""The nine annexes of a report, from conferences to documents (domain notes §5.3).

Numbers of annexes are fixed; one without content is named at the end instead of taking a page. Wide tables stand on
landscape pages, one after the other, so that paper is turned twice and not with every annex.
"""

from collections.abc import Callable, Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from app.domain.campaign import CampaignTarget
from app.domain.indicator_figure import IndicatorFigure
from app.reports import annex_tables as tables
from app.reports.charts import plan_actual
from app.reports.charts.told import plan_rows
from app.reports.dossier import Dossier
from app.reports.figures import figure_rows, own_rows, set_table, target_rows
from app.reports.letterhead import brief
from app.reports.official import report_heading
from app.reports.page import TEXT_WIDTH, landscape, portrait
from app.reports.scoresheet import score_sheet
from app.reports.style import ANNEX, ANNEX_NOTE, LABEL, PLAIN, line, space
from app.reports.tables import Band, Row
from app.text.dates import formal_date, is_date

Annex = Callable[[Dossier], list[Flowable]]


def annexes(dossier: Dossier) -> list[Flowable]:
    """Every annex that has something to say, then the names of those that have not."""
    flow: list[Flowable] = []
    empty: list[str] = []
    wide_before: bool | None = None
    for number, (name, annex, wide) in enumerate(_ANNEXES, 1):
        content = annex(dossier)
        if not content:
            empty.append(f"Phụ lục {number}. {name}")
            continue
        if wide is not wide_before:
            flow += landscape() if wide else portrait()
        else:
            flow += [space(6), CondPageBreak((60 if wide else 95) * mm)]
        wide_before = wide
        flow += [*annex_head(number, name, dossier), *content]
    if empty and flow:
        flow += [CondPageBreak(30 * mm), line("Phụ lục không có số liệu trong kỳ", LABEL)]
        flow += [line(f"{'; '.join(empty)}.", PLAIN)]
    return flow


def annex_head(number: int, name: str, dossier: Dossier) -> list[Flowable]:
    """Number, name, and the report that an annex belongs to, below each other (Decree 30, annex I)."""
    return [
        line(f"Phụ lục {number}", ANNEX),
        line(name.upper(), ANNEX),
        line(note_of(dossier), ANNEX_NOTE),
    ]


def note_of(dossier: Dossier) -> str:
    """ "(Kèm theo Báo cáo số 05/BC-MTTQ-BTT ngày 05 tháng 12 năm 2024 của …)", what is not known yet left open."""
    number = report_heading(dossier.office, dossier.report, dossier.period).number
    day = dossier.report.dated_on or ""
    when = formal_date(day) if is_date(day) else f"ngày …… tháng …… năm {dossier.period.year}"
    whose = dossier.office.full_name or dossier.office.name or "…"
    return f"(Kèm theo Báo cáo {number[:1].lower()}{number[1:].replace(':', '')} {when} của {brief(whose)})"


def campaigns(dossier: Dossier) -> list[Flowable]:
    """Annex 2: all indicators by task, the unit's own ones, and what each campaign pledged beyond them."""
    guidance, lookup = dossier.guidance, dossier.lookup
    own = dossier.own_figures
    rows = _by_task(dossier, own)
    rows += own_rows(own, guidance, lookup, band="Chỉ tiêu riêng của đơn vị")
    for campaign in dossier.campaigns:
        rows += target_rows(campaign, dossier.ledger.parts(CampaignTarget, campaign.uid), own, guidance, lookup)
    area = _by_task(dossier, dossier.area_figures)
    flow = _chart(dossier)
    for label, part in (("Số liệu của đơn vị", rows), ("Số liệu toàn địa bàn", area)):
        table = set_table(part, small=True)
        if table:
            flow += [*([line(label, LABEL)] if area else []), table]
    return flow


def _by_task(dossier: Dossier, figures: Mapping[str, IndicatorFigure]) -> list[Row | Band]:
    guidance = dossier.guidance
    known = {task.code or task.uid: task.numbered for task in guidance.tasks}
    rows = figure_rows(
        [item for item in guidance.indicators if item.task not in known], figures, dossier.lookup, band="Số liệu nền"
    )
    for code, name in known.items():
        items = [item for item in guidance.indicators if item.task == code]
        rows += figure_rows(items, figures, dossier.lookup, band=name)
    return rows


MOST_BARS = 6
"""Indicators in the chart of plan and actual: more would not be looked at."""


def _chart(dossier: Dossier) -> list[Flowable]:
    items = [item for item in dossier.guidance.indicators if item.campaign]
    codes = {item.code for item in items}
    figures = {code: figure for code, figure in dossier.own_figures.items() if code in codes}
    bars = plan_rows(items, figures)[:MOST_BARS]
    if len(bars) < 2:
        return []
    title = line("Kết quả các cuộc vận động, phong trào so với kế hoạch", LABEL)
    return [title, *plan_actual(bars, TEXT_WIDTH), space(3)]


_ANNEXES: Sequence[tuple[str, Annex, bool]] = (
    ("Tổng hợp hội nghị", tables.conferences, True),
    ("Kết quả các chỉ tiêu, cuộc vận động, phong trào", campaigns, False),
    ("Tự đánh giá 6 nhiệm vụ", score_sheet, False),
    ("Quỹ “Vì người nghèo”, nhà Đại đoàn kết", tables.fund, True),
    ("Giám sát, phản biện", tables.oversight, True),
    ("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng", tables.boards, True),
    ("Tổ chức bộ máy, cán bộ", tables.staff, False),
    ("Mô hình, điển hình; tập thể, cá nhân được khen thưởng", tables.models, False),
    ("Danh mục văn bản", tables.documents, False),
)
"""Name, content, and whether it is wide."""
