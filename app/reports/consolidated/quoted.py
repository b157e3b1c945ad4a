"""What the units say in their own words: quotes the consolidator chose, equal passages, own indicators, what they ask.

Only what was chosen is quoted, each with its unit; nothing of it is ever put into the prose (domain notes §5.4).
"""

from reportlab.platypus import Flowable

from app.domain.report import report_uid
from app.domain.report_rows import Excerpt
from app.domain.told_figures import show
from app.domain.voices import SHARED, headings
from app.reports.consolidated.material import Material
from app.reports.review import asked_of
from app.reports.style import ANNEX_BODY, HEADING, LABEL, led, line
from app.reports.tables import Column, Row, grid


def excerpts(about: Material) -> list[Flowable]:
    """The annex of quotes, heading by heading, and the passages that several reports have in common."""
    dossier = about.dossier
    rows = dossier.ledger.parts(Excerpt, report_uid(dossier.period.code))
    labels = {heading.key: heading.label for heading in headings(dossier.guidance)}
    order = {key: at for at, key in enumerate(labels)}
    flow: list[Flowable] = []
    for key in sorted(
        {row.heading or "" for row in rows} - {SHARED}, key=lambda key: (order.get(key, len(order)), key)
    ):
        flow.append(line(labels.get(key, key), HEADING))
        for row in sorted((row for row in rows if row.heading == key), key=lambda row: row.units):
            flow += led(f"{_who(row, about)}:", f"“{(row.content or '').strip()}”", ANNEX_BODY)
    shared = [row for row in rows if row.heading == SHARED]
    if shared:
        flow.append(line("Ghi chú: đoạn giống nhau trong báo cáo của các đơn vị", HEADING))
    for row in shared:
        flow += led(f"{len(row.units)} đơn vị ({_who(row, about)}):", f"“{(row.content or '').strip()}”", ANNEX_BODY)
    return flow


def asked_for(about: Material) -> list[Flowable]:
    """The annex of recommendations, grouped by addressee, each with the units that asked."""
    flow: list[Flowable] = []
    for who in dict.fromkeys(one.addressee for one in about.asked):
        flow.append(line(asked_of(who, about.dossier.lookup), LABEL))
        rows = [
            Row((str(at), one.content, "; ".join(map(about.name, one.units))))
            for at, one in enumerate((one for one in about.asked if one.addressee == who), 1)
        ]
        flow.append(grid(_ASKED, rows, small=True))
    return flow


def own_indicators(about: Material) -> list[Flowable]:
    """The annex of indicators that are the units' own: listed, never added."""
    rows = [
        Row((about.name(figure.unit), figure.name, figure.measure, show(figure.value, None)))
        for figure in about.totals.listed
    ]
    return [line("Được liệt kê, không cộng.", ANNEX_BODY), grid(_OWN, rows, small=True)] if rows else []


def _who(row: Excerpt, about: Material) -> str:
    return row.unit_names or "; ".join(map(about.name, row.units))


_ASKED = (Column("TT", 10, "centre"), Column("Nội dung kiến nghị", 100), Column("Đơn vị kiến nghị", 55))

_OWN = (
    Column("Đơn vị", 45),
    Column("Chỉ tiêu riêng", 75),
    Column("ĐVT", 20, "centre"),
    Column("Thực hiện", 25, "right"),
)
