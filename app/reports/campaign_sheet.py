"""The sheet of one campaign: what it is, targets and results by period, resources, models (domain notes §3.1).

The list of persons helped is local and never printed here; percentages are computed, never typed.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from reportlab.platypus import Flowable

from app.domain.campaign import (
    Campaign,
    CampaignResource,
    CampaignResult,
    CampaignTarget,
    FundAccount,
    ModelExample,
)
from app.domain.enclosures import Commendation
from app.domain.fields import Kind
from app.domain.ledger import Ledger
from app.domain.office import OFFICE_UID, Office
from app.domain.periods import Period
from app.domain.words import Lookup, say
from app.reports import fonts
from app.reports.letterhead import heading, title, two_signatures
from app.reports.official import heading_of, written_by
from app.reports.page import About, build
from app.reports.sections import parts_table, record_text, said
from app.reports.style import BODY, PART, led, line
from app.reports.tables import Band, Column, Row, facts, grid
from app.text.numbers import money_words, number_or_blank, two_digit, write_number

R = TypeVar("R", CampaignTarget, CampaignResult, CampaignResource)

_MILLION = 1_000_000
_NO_PERIOD = "Chưa rõ kỳ"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_TARGETS = (
    Column("TT", 10, "centre"),
    Column("Mục tiêu, chỉ tiêu", 59),
    Column("ĐVT", 22, "centre"),
    Column("Kế hoạch", 19, "right"),
    Column("Thực hiện", 19, "right"),
    Column("% kế hoạch", 17, "right"),
    Column("Cùng kỳ", 19, "right"),
)
_RESULTS = (
    Column("TT", 10, "centre"),
    Column("Kết quả", 78),
    Column("Khu dân cư", 33),
    Column("ĐVT", 22, "centre"),
    Column("Thực hiện", 22, "right"),
)
_RESOURCES = (
    Column("TT", 10, "centre"),
    Column("Nội dung", 52),
    Column("Loại", 25),
    Column("Nguồn", 28),
    Column("Số lượng", 25, "right"),
    Column("Trị giá (triệu đồng)", 25, "right"),
)
_NARRATIVES = ("summary", "strengths", "limitations", "causes", "solutions")
_ELSEWHERE = frozenset(
    "name supported_unit tasks conferences period catalogue_item parent_item source_name".split()
).union(_NARRATIVES)


def render(ledger: Ledger, campaign: Campaign, period: Period, lookup: Lookup) -> bytes:
    """The PDF of the sheet, of all periods that the campaign has rows of; the period at hand is named in its head."""
    fonts.register()
    office = ledger.get(Office, OFFICE_UID) or Office(uid=OFFICE_UID)
    uid = campaign.uid
    name = campaign.name or "Cuộc vận động, phong trào"
    chapters = (
        ("THÔNG TIN CHUNG", _identity(campaign, lookup)),
        ("MỤC TIÊU, CHỈ TIÊU", _targets(ledger.parts(CampaignTarget, uid), lookup)),
        ("KẾT QUẢ THEO KỲ", _results(ledger.parts(CampaignResult, uid), lookup)),
        ("NGUỒN LỰC HUY ĐỘNG", _resources(ledger.parts(CampaignResource, uid), lookup)),
        ("QUỸ, NHÀ ĐẠI ĐOÀN KẾT", _funds(ledger.parts(FundAccount, uid), lookup)),
        ("MÔ HÌNH, ĐIỂN HÌNH, KHEN THƯỞNG", _models(ledger, uid, lookup)),
        ("ĐÁNH GIÁ", _review(campaign, lookup)),
    )
    head = heading_of(office, type_code=None, year=str(period.year))
    story: list[Flowable] = [*heading(head), *title("PHIẾU THEO DÕI CUỘC VẬN ĐỘNG", name, head.manner)]
    told = [chapter for chapter in chapters if chapter[1]]
    for number, (words, flow) in zip(_ROMAN, told, strict=False):
        story += [line(f"{number}. {words}", PART), *flow]
    if not told:
        story.append(line("Chưa ghi nội dung.", BODY))
    note = "(Ký, ghi rõ họ tên)"
    story += two_signatures(("NGƯỜI THEO DÕI", note, ""), ("NGƯỜI PHỤ TRÁCH", note, campaign.responsible or ""))
    about = About(title=f"Phiếu theo dõi. {name}", author=written_by(office), made_on=period.end.isoformat())
    return build(story, about)


def _by_period(
    columns: Sequence[Column], rows: Sequence[R], lookup: Lookup, row_of: Callable[[int, R, Lookup], Row]
) -> list[Flowable]:
    """One table, the newest period first, each under its name; rows without a period come last."""
    lines: list[Row | Band] = []
    codes = sorted({row.period or "" for row in rows}, reverse=True)
    for code in codes:
        if codes != [""]:
            lines.append(Band((lookup("period", code) or code) if code else _NO_PERIOD))
        of_period = [row for row in rows if (row.period or "") == code]
        lines += [row_of(at, row, lookup) for at, row in enumerate(of_period, 1)]
    return [grid(columns, lines)] if lines else []


def _identity(campaign: Campaign, lookup: Lookup) -> list[Flowable]:
    units = {"supported": campaign.supported_unit or ""}
    told: list[tuple[str, str]] = []
    for field, words in said(campaign, lookup, _ELSEWHERE):
        value, unit = getattr(campaign, field.key), units.get(field.key, field.unit)
        number = f"{two_digit(value) if value else 0} {unit}".strip() if field.kind is Kind.COUNT else words
        told.append((field.label, number))
    table = facts(told)
    return [table] if table else []


def _targets(rows: Sequence[CampaignTarget], lookup: Lookup) -> list[Flowable]:
    return _by_period(_TARGETS, rows, lookup, _target)


def _target(at: int, row: CampaignTarget, lookup: Lookup) -> Row:
    fields = CampaignTarget.description.by_key
    numbers = [say(fields[key], getattr(row, key)) for key in ("plan", "actual", "last_year")]
    share = number_or_blank(row.percent, 1)
    details = (("Ghi chú", row.remark),) if row.remark else ()
    name = row.name or say(fields["indicator"], row.indicator, lookup)
    return Row((str(at), name, row.unit or "", numbers[0], numbers[1], share, numbers[2]), details)


def _results(rows: Sequence[CampaignResult], lookup: Lookup) -> list[Flowable]:
    return _by_period(_RESULTS, rows, lookup, _result)


def _result(at: int, row: CampaignResult, lookup: Lookup) -> Row:
    fields = CampaignResult.description.by_key
    name = row.name or say(fields["indicator"], row.indicator, lookup)
    details = (("Ghi chú", row.remark),) if row.remark else ()
    return Row((str(at), name, row.area or "", row.unit or "", say(fields["actual"], row.actual)), details)


def _resources(rows: Sequence[CampaignResource], lookup: Lookup) -> list[Flowable]:
    flow = _by_period(_RESOURCES, rows, lookup, _resource)
    worths = [row.worth for row in rows if row.worth is not None]
    if worths:
        total = sum(worths, Decimal(0))
        exact = total * _MILLION
        words = f" (bằng chữ: {money_words(exact)})" if exact == exact.to_integral_value() else ""
        flow += led("Tổng trị giá:", f"{write_number(total)} triệu đồng{words}.")
    return flow


def _resource(at: int, row: CampaignResource, lookup: Lookup) -> Row:
    fields = CampaignResource.description.by_key
    quantity = " ".join(words for words in (say(fields["quantity"], row.quantity), row.unit or "") if words)
    kind, origin = (say(fields[key], getattr(row, key)) for key in ("resource_kind", "origin"))
    return Row((str(at), row.name or "", kind, origin, quantity, say(fields["worth"], row.worth)))


def _models(ledger: Ledger, uid: str, lookup: Lookup) -> list[Flowable]:
    return [
        *parts_table(ledger.parts(ModelExample, uid), lookup),
        *parts_table(ledger.parts(Commendation, uid), lookup),
    ]


def _funds(rows: Sequence[FundAccount], lookup: Lookup) -> list[Flowable]:
    return [paragraph for row in rows for paragraph in record_text(row, lookup)]


def _review(campaign: Campaign, lookup: Lookup) -> list[Flowable]:
    fields = campaign.description.by_key
    return [
        paragraph
        for key in _NARRATIVES
        for paragraph in led(f"{fields[key].label}:", say(fields[key], getattr(campaign, key), lookup))
    ]
