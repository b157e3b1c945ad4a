"""The guidance document: what the office above asks, printed from the guidance itself.

Periods and deadlines, the six tasks with their criteria and points, the indicators with both rules of addition,
the bands, and the catalogue of campaigns (domain notes §6, "văn bản hướng dẫn").
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.domain.guidance import Guidance
from app.domain.guidance_items import BandItem, DeadlineItem, IndicatorItem, PeriodItem
from app.domain.office import Office
from app.domain.words import Lookup, name_in_guidance, say
from app.reports import fonts
from app.reports.letterhead import Signature, close, heading, package_block, title
from app.reports.mark import PackageMark
from app.reports.official import heading_of, standing_committee, written_by
from app.reports.page import SEAL_NOTE, About, build
from app.reports.sections import parts_table
from app.reports.style import BODY, HEADING, PART, line, paragraphs
from app.reports.tables import Band, Column, Row, grid
from app.text.numbers import write_number

_INDICATORS = (
    Column("Mã", 35),
    Column("Chỉ tiêu", 62),
    Column("ĐVT", 20, "centre"),
    Column("Loại", 20),
    Column("Cộng giữa các đơn vị", 24),
    Column("Cộng theo thời gian", 22),
)
_CRITERIA = (
    Column("Mã", 14, "centre"),
    Column("Câu hỏi tự đánh giá", 76),
    Column("Điểm tối đa", 18, "right"),
    Column("Minh chứng", 57),
)
_CATALOGUE = (Column("TT", 10, "centre"), Column("Tên", 88), Column("Loại", 27), Column("Chủ trì thường gặp", 40))


def guidance_document(
    guidance: Guidance,
    office: Office,
    *,
    signer: Signature | None = None,
    mark: PackageMark | None = None,
    across: str = "",
) -> bytes:
    """The PDF of a guidance, issued by the office."""
    fonts.register()
    header = guidance.header

    def lookup(kind: str, code: str) -> str | None:
        return name_in_guidance(guidance, kind, code)

    number = (header.number or "").split("/", 1)
    head = heading_of(
        office,
        type_code="HD",
        number=number[0],
        symbol=number[1] if len(number) > 1 else "",
        dated_on=header.issued_on or "",
    )
    subject = header.abstract or header.title or "Bộ biểu mẫu báo cáo, tự đánh giá"
    story: list[Flowable] = [
        *heading(head),
        *title("HƯỚNG DẪN", subject, head.manner),
        line(
            f"Bộ biểu mẫu phiên bản {guidance.version}, đơn vị ban hành: {header.issuer_name or guidance.issuer}.", BODY
        ),
        *_periods(guidance, lookup),
        *_tasks(guidance),
        *_bands(guidance),
        *_indicators(guidance),
        *_catalogue(guidance),
        *close(
            ["Các đơn vị trực thuộc (để thực hiện)", "Lưu: VT"],
            signer or standing_committee(office),
        ),
    ]
    if mark:
        story.append(package_block(mark))
    about = About(title=f"Hướng dẫn. {subject}", author=written_by(office), made_on=header.issued_on or "")
    return build(story, about, footnote=SEAL_NOTE if mark else "", across=across)


def _periods(guidance: Guidance, lookup: Lookup) -> list[Flowable]:
    flow: list[Flowable] = [line("I. KỲ BÁO CÁO VÀ HẠN GỬI", PART)]
    flow += parts_table(guidance.periods, lookup, skip=["sequence"], label=PeriodItem.description.plural)
    if guidance.deadlines:
        flow += [
            *paragraphs("Hạn rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo."),
            _deadlines(guidance.deadlines),
        ]
    return flow


def _deadlines(rules: Sequence[DeadlineItem]) -> Flowable:
    """One row a kind of period, one column a level."""
    fields = DeadlineItem.description.by_key
    levels = list(dict.fromkeys(item.level for item in rules))
    when = {(item.period_kind, item.level): _when(item) for item in rules}
    columns = [
        Column("Kỳ báo cáo", 33),
        *(Column(f"Hạn của {_small(say(fields['level'], one))}", 35) for one in levels),
    ]
    kinds = dict.fromkeys(item.period_kind for item in rules)
    rows = [
        Row((say(fields["period_kind"], kind), *(when.get((kind, level), "") for level in levels))) for kind in kinds
    ]
    return grid(columns, rows, small=True)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _when(item: DeadlineItem) -> str:
    if item.days_before is not None:
        return f"{item.days_before} ngày trước ngày T" if item.days_before else "ngày T của văn bản mở kỳ"
    after = item.months_after or 0
    month = "tháng cuối kỳ" if not after else f"{'tháng' if after == 1 else f'{after} tháng'} sau tháng cuối kỳ"
    return f"ngày {item.day} {month}" if item.day else ""


def _tasks(guidance: Guidance) -> list[Flowable]:
    flow: list[Flowable] = [line(f"II. {len(guidance.tasks)} NHIỆM VỤ VÀ TIÊU CHÍ TỰ ĐÁNH GIÁ", PART)]
    for task in guidance.tasks:
        weight = f" (trọng số {write_number(task.weight)})" if task.weight is not None else ""
        flow.append(line(f"{task.number}. {task.wording}{weight}", HEADING))
        rows = [
            Row(
                (item.code or "", item.question or "", write_number(item.maximum or 0), item.evidence or ""),
                _bound(item.indicators),
            )
            for item in guidance.criteria(task.code)
        ]
        if rows:
            flow.append(grid(_CRITERIA, rows))
    return flow


def _bound(indicators: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return (("Chỉ tiêu gắn kèm", ", ".join(indicators)),) if indicators else ()


def _bands(guidance: Guidance) -> list[Flowable]:
    field = BandItem.description.by_key["scale"]
    flow: list[Flowable] = [line("III. THANG XẾP LOẠI", PART)]
    for scale in dict.fromkeys(item.scale for item in guidance.bands):
        steps = [item for item in guidance.bands if item.scale == scale]
        words = "; ".join(f"{item.name}: từ {write_number(item.from_score or 0)} điểm" for item in steps)
        flow.append(line(f"{say(field, scale)}: {words}.", BODY))
    return flow


def _indicators(guidance: Guidance) -> list[Flowable]:
    fields = IndicatorItem.description.by_key
    rows: list[Row | Band] = []
    names = {task.code: task.numbered for task in guidance.tasks}
    for code in dict.fromkeys(item.task for item in guidance.indicators):
        rows.append(Band(names.get(code, "Số liệu nền")))
        for item in (item for item in guidance.indicators if item.task == code):
            said = [say(fields[key], getattr(item, key)) for key in ("nature", "unit_rule", "time_rule")]
            details = (("Công thức", item.formula),) if item.formula else ()
            rows.append(Row((item.code or "", item.name or "", item.unit or "", *said), details))
    return [line(f"IV. DANH MỤC {len(guidance.indicators)} CHỈ TIÊU", PART), grid(_INDICATORS, rows)] if rows else []


def _catalogue(guidance: Guidance) -> list[Flowable]:
    rows = [
        Row((str(at), item.name or "", say(item.description.by_key["type"], item.type), item.lead or ""))
        for at, item in enumerate(guidance.catalogue, 1)
    ]
    return [line("V. DANH MỤC CUỘC VẬN ĐỘNG, PHONG TRÀO", PART), grid(_CATALOGUE, rows)] if rows else []
