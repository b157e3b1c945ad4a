"""The nine annexes of a report, from conferences to documents (domain notes §5.3).

Numbers of annexes are fixed; one without content is named at the end instead of taking a page. Whatever was
recorded for the period can be read in one of them.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from app.domain.campaign import FundAccount, ModelExample, spending_of
from app.domain.conference import Conference
from app.domain.correspondence import Directive, Remark
from app.domain.enclosures import Commendation, Document, Photo
from app.domain.fields import Part, Record
from app.domain.office import Officer
from app.domain.records import parts_of
from app.domain.report_rows import Direction, InspectionBoard, Oversight, Recommendation, StaffLine
from app.domain.words import say, title
from app.reports.dossier import Dossier
from app.reports.figures import figure_table, own_table
from app.reports.letterhead import brief
from app.reports.page import WIDE_TEXT_WIDTH, landscape, portrait
from app.reports.pictures import picture_grid
from app.reports.scoresheet import score_sheet
from app.reports.sections import parts_table, record_text, whole_record
from app.reports.style import ANNEX, ANNEX_NOTE, HEADING, LABEL, PLAIN, line, space
from app.reports.tables import Column, Row, grid
from app.text.numbers import write_number

P = TypeVar("P", bound=Part)

Annex = Callable[[Dossier], list[Flowable]]


def annexes(dossier: Dossier) -> list[Flowable]:
    """Every annex that has something to say, then the names of those that have not."""
    flow: list[Flowable] = []
    empty: list[str] = []
    for number, (name, annex) in enumerate(_ANNEXES, 1):
        content = annex(dossier)
        if not content:
            empty.append(f"Phụ lục {number}. {name}")
            continue
        head = [line(f"Phụ lục {number}", ANNEX), line(name.upper(), ANNEX), line(_note(dossier), ANNEX_NOTE)]
        if annex is conferences:
            flow += landscape()
        else:
            flow += [space(6), CondPageBreak(95 * mm)] if flow else portrait()
        flow += [*head, *content]
    flow += rest(dossier)
    if empty:
        flow += [CondPageBreak(30 * mm), line("Phụ lục không có số liệu trong kỳ", LABEL)]
        flow += [line(words, PLAIN) for words in empty]
    return [PageBreak(), *flow] if flow and empty and len(empty) == len(_ANNEXES) else flow


def conferences(dossier: Dossier) -> list[Flowable]:
    """Annex 1: the table of conferences, landscape, then each of them in full."""
    if not dossier.conferences:
        return []
    table = [_conference_row(at, row, dossier) for at, row in enumerate(dossier.conferences, 1)]
    own = dossier.hosted
    present = sum(row.present or 0 for row in own)
    counted = f"Do đơn vị chủ trì, đồng tổ chức: {len(own)} hội nghị, {write_number(present)} lượt người dự."
    flow: list[Flowable] = [grid(_CONFERENCE_COLUMNS, table, width=WIDE_TEXT_WIDTH), line(counted, PLAIN)]
    for at, conference in enumerate(dossier.conferences, 1):
        flow += portrait() if at == 1 else [CondPageBreak(60 * mm)]
        flow.append(line(f"1.{at}. {title(conference, dossier.lookup)}", HEADING))
        flow += whole_record(conference, dossier.ledger, dossier.lookup, skip=["title"])
    return flow


def campaigns(dossier: Dossier) -> list[Flowable]:
    """Annex 2: general indicators, then each campaign with its indicators; annexes 4 and 8 hold fund and models."""
    guidance, lookup = dossier.guidance, dossier.lookup
    flow: list[Flowable] = []
    tasks = {task.code for task in guidance.tasks}
    general = [item for item in guidance.indicators if item.task not in tasks]
    for label, table in (
        ("Số liệu nền", figure_table(general, dossier.own_figures, lookup)),
        ("Số liệu nền toàn địa bàn", figure_table(general, dossier.area_figures, lookup)),
        ("Chỉ tiêu riêng của đơn vị", own_table(dossier.own_figures, guidance, lookup)),
    ):
        if table:
            flow += [line(label, HEADING), table]
    for at, campaign in enumerate(dossier.campaigns, 1):
        flow += [CondPageBreak(50 * mm), line(f"2.{at}. {title(campaign, lookup)}", HEADING)]
        flow += whole_record(
            campaign, dossier.ledger, lookup, skip=["name"], without=["fund_account", "model_example", "commendation"]
        )
        bound = [item for item in guidance.indicators if item.campaign and item.campaign == campaign.catalogue_item]
        table = figure_table(bound, dossier.own_figures, lookup)
        if table:
            flow += [line("Chỉ tiêu của kỳ báo cáo", LABEL), table]
    return flow


def scores(dossier: Dossier) -> list[Flowable]:
    """Annex 3: the score sheet and the evidence."""
    return score_sheet(dossier)


def fund(dossier: Dossier) -> list[Flowable]:
    """Annex 4: every fund account, with its spending added up."""
    flow: list[Flowable] = []
    for campaign, accounts in _grouped(dossier, FundAccount):
        flow.append(line(title(campaign, dossier.lookup), HEADING))
        for account in accounts:
            flow += record_text(account, dossier.lookup)
            spent = spending_of(account)
            if spent is not None:
                flow.append(line(f"Tổng chi trong kỳ: {write_number(spent)} triệu đồng.", PLAIN))
    return flow


def oversight(dossier: Dossier) -> list[Flowable]:
    """Annex 5."""
    return parts_table(dossier.ledger.parts(Oversight, dossier.report.uid), dossier.lookup, label=" ")


def boards(dossier: Dossier) -> list[Flowable]:
    """Annex 6, with its sum row."""
    return parts_table(dossier.ledger.parts(InspectionBoard, dossier.report.uid), dossier.lookup, label=" ")


def staff(dossier: Dossier) -> list[Flowable]:
    """Annex 7: posts in numbers, then the officers themselves."""
    flow = parts_table(dossier.ledger.parts(StaffLine, dossier.report.uid), dossier.lookup, label="Theo chức danh")
    return flow + parts_table(dossier.ledger.all(Officer), dossier.lookup, skip=["roles"], label="Cán bộ của đơn vị")


def models(dossier: Dossier) -> list[Flowable]:
    """Annex 8: models and exemplars by campaign, commendations by campaign and conference."""
    flow: list[Flowable] = []
    for kind in (ModelExample, Commendation):
        groups = _grouped(dossier, kind)
        if groups:
            flow.append(line(kind.description.plural, HEADING))
        for parent, rows in groups:
            flow += parts_table(rows, dossier.lookup, label=title(parent, dossier.lookup))
    return flow


def documents(dossier: Dossier) -> list[Flowable]:
    """Annex 9: documents by date, then the guidance documents with what they ask."""
    ledger, lookup = dossier.ledger, dossier.lookup
    rows = sorted(ledger.all(Document), key=lambda row: (row.issued_on or "9999", row.number or "", row.uid))
    flow = parts_table(rows, lookup, label="Văn bản đi, đến")
    for directive in ledger.all(Directive):
        flow += [CondPageBreak(40 * mm), line(f"Văn bản hướng dẫn: {title(directive, lookup)}", HEADING)]
        flow += whole_record(directive, ledger, lookup, skip=["abstract"])
    return flow


def rest(dossier: Dossier) -> list[Flowable]:
    """What belongs to the report but to no annex: photos, remarks answered, and kinds of rows added later."""
    ledger, lookup, uid = dossier.ledger, dossier.lookup, dossier.report.uid
    flow = picture_grid(ledger.parts(Photo, uid), ledger, lookup)
    remarks = [row for row in ledger.all(Remark) if row.text]
    flow += parts_table(remarks, lookup, skip=["record_kind", "record_uid", "field"])
    for kind in parts_of("report"):
        if kind not in _REPORT_ROWS_PRINTED:
            flow += parts_table(ledger.parts(kind, uid), lookup)
    return flow


_REPORT_ROWS_PRINTED: tuple[type[Part], ...] = (
    Recommendation, Direction, Photo, Document, Oversight, InspectionBoard, StaffLine,
)  # fmt: skip

_ANNEXES: tuple[tuple[str, Annex], ...] = (
    ("Tổng hợp hội nghị", conferences),
    ("Kết quả cuộc vận động, phong trào", campaigns),
    ("Tự đánh giá 6 nhiệm vụ", scores),
    ("Quỹ “Vì người nghèo”, nhà Đại đoàn kết", fund),
    ("Giám sát, phản biện", oversight),
    ("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng", boards),
    ("Tổ chức bộ máy, cán bộ", staff),
    ("Mô hình, điển hình; tập thể, cá nhân được khen thưởng", models),
    ("Danh mục văn bản", documents),
)

_CONFERENCE_COLUMNS = (
    Column("TT", 9, "centre"),
    Column("Ngày", 24, "centre"),
    Column("Tên hội nghị", 76),
    Column("Loại", 34),
    Column("Hình thức", 25),
    Column("Chủ trì", 34),
    Column("Số dự", 15, "right"),
    Column("Khen thưởng", 20, "right"),
    Column("Vai trò, ghi chú", 30),
)


def _conference_row(at: int, conference: Conference, dossier: Dossier) -> Row:
    fields = conference.description.by_key
    said = {key: say(fields[key], getattr(conference, key), dossier.lookup) for key in fields}
    honoured = honoured_at(conference, dossier)
    return Row(
        (
            str(at),
            said["held_on"],
            said["title"],
            said["purposes"],
            said["form"],
            said["chaired_by"],
            said["present"],
            str(honoured) if honoured else "",
            said["own_role"],
        )
    )


def honoured_at(conference: Conference, dossier: Dossier) -> int:
    """How many were commended. Rows that give a number say it; named rows without one belong to such a number."""
    rows = dossier.ledger.parts(Commendation, conference.uid)
    told = sum(row.quantity for row in rows if row.quantity is not None)
    return told or sum(1 for row in rows if row.name)


def _grouped(dossier: Dossier, kind: type[P]) -> list[tuple[Record, list[P]]]:
    """The rows of a kind by the record they belong to, in the order in which the report names those."""
    parents: Iterable[Record] = (*dossier.campaigns, *dossier.conferences)
    groups = ((parent, list(dossier.ledger.parts(kind, parent.uid))) for parent in parents)
    return [(parent, rows) for parent, rows in groups if rows]


def _note(dossier: Dossier) -> str:
    label = dossier.period.label
    return f"(Kèm theo Báo cáo {label[:1].lower()}{label[1:]} của {brief(dossier.office.name or '…')})"
