"""The superior's report of a period: who reported, the sums, the ratings, and the packages they came from.

Order and rules of domain notes §5.4: missing units are named and the sum is marked as provisional in words;
percentages are computed from sums; ratings are counted, never averaged; a conference counts once, with its host.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.consolidation import Consolidation, Total, area_figures
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.ledger import Ledger
from app.domain.report_rows import IncludedPackage
from app.domain.scores import PLACES
from app.reports import fonts
from app.reports.dossier import Dossier
from app.reports.figures import figure_table, figures_of, show
from app.reports.letterhead import close, heading, package_block, title
from app.reports.mark import PackageMark
from app.reports.official import report_heading, signature_of, written_by
from app.reports.page import SEAL_NOTE, WIDE_TEXT_WIDTH, About, build, landscape, portrait
from app.reports.review import ahead, general, opening
from app.reports.style import ANNEX, BODY, CENTRED_ITALIC, HEADING, PART, PLAIN, led, line, space
from app.reports.tables import Band, Column, Row, grid
from app.text.dates import is_date, write_date
from app.text.numbers import two_digit, write_number

Names = Mapping[str, str]

UNITS_ACROSS = 8
"""Units side by side on one landscape page; more of them continue in a further table."""


def render(
    totals: Consolidation,
    packages: Sequence[IncludedPackage],
    ledger: Ledger,
    guidance: Guidance,
    package_mark: PackageMark | None = None,
    *,
    across: str = "",
) -> bytes:
    """The PDF of a consolidation. `ledger` is the office's own: letterhead, number, signer and narrative."""
    fonts.register()
    period = guidance.period(totals.period)
    dossier = Dossier(ledger, guidance, period)
    names = _names(totals, packages, guidance)
    report = dossier.report
    subject = report.subject or f"Kết quả công tác Mặt trận – {period.label}"
    story: list[Flowable] = [
        *heading(report_heading(dossier.office, report, period)),
        *title("BÁO CÁO TỔNG HỢP", subject),
        *_provisional(totals, names),
        *opening(dossier),
        *_who_reported(totals, packages, names),
        *_results(totals, dossier),
        *_ratings(totals, guidance, names),
        *general(dossier, "IV"),
        *ahead(dossier, "V", "VI"),
        *close((report.recipients or "Lưu: VT").split("\n"), signature_of(report)),
        *_matrices(totals, guidance, names),
        *_listed(totals, names),
        *_frozen(packages, names),
    ]
    if package_mark:
        story.append(package_block(package_mark))
    about = About(
        title=f"Báo cáo tổng hợp. {subject}",
        author=written_by(dossier.office),
        subject=period.label,
        made_on=report.dated_on or period.end.isoformat(),
    )
    return build(story, about, footnote=SEAL_NOTE if package_mark else "", across=across)


def provisional_words(totals: Consolidation) -> str:
    """ "Tổng hợp 2/3 đơn vị": what a sum without everybody must carry wherever it is printed."""
    expected = len(totals.expected)
    return "" if totals.complete else f"Tổng hợp {expected - len(totals.missing)}/{expected} đơn vị"


def _provisional(totals: Consolidation, names: Names) -> list[Flowable]:
    words = provisional_words(totals)
    if not words:
        return []
    missing = ", ".join(names.get(code, code) for code in totals.missing)
    return [line(f"({words}; số liệu tạm thời, chưa có: {missing})", CENTRED_ITALIC), space(4)]


def _who_reported(totals: Consolidation, packages: Sequence[IncludedPackage], names: Names) -> list[Flowable]:
    given = [row for row in packages if row.received_on]
    late = [row for row in given if row.days_late]
    on_time = [row for row in given if row.days_late == 0]
    flow: list[Flowable] = [
        line("I. TÌNH HÌNH BÁO CÁO", PART),
        line(
            f"Phải nộp: {two_digit(len(totals.expected))} đơn vị; đã chấp nhận: {two_digit(len(totals.accepted))}; "
            f"đúng hạn: {two_digit(len(on_time))}; trễ hạn: {two_digit(len(late))}; "
            f"chưa có báo cáo được chấp nhận: {two_digit(len(totals.missing))}.",
            BODY,
        ),
    ]
    for label, units in (
        ("Trễ hạn:", [f"{_unit(row, names)} ({row.days_late} ngày)" for row in late]),
        ("Chưa có:", [names.get(code, code) for code in totals.missing]),
    ):
        flow += led(label, f"{'; '.join(units)}." if units else "")
    rows = [
        Row(
            (
                str(at),
                _unit(row, names),
                row.state or "",
                _day(row.received_on),
                "" if row.days_late is None else str(row.days_late),
                "" if row.score is None else write_number(row.score, PLACES),
                row.rating or "",
                "" if row.conferences is None else str(row.conferences),
            )
        )
        for at, row in enumerate(packages, 1)
    ]
    return [*flow, grid(_REPORTED, rows)] if rows else flow


def _results(totals: Consolidation, dossier: Dossier) -> list[Flowable]:
    guidance = dossier.guidance
    figures = figures_of(area_figures(totals), totals.period, guidance, "area")
    flow: list[Flowable] = [
        line("II. KẾT QUẢ TOÀN ĐỊA BÀN", PART),
        line(
            f"Tổng số hội nghị: {two_digit(totals.conferences)} (mỗi hội nghị tính một lần, ở đơn vị chủ trì; điểm cầu "
            "không tính).",
            BODY,
        ),
    ]
    groups = [(task.code, f"{task.number}. {task.wording}") for task in guidance.tasks]
    known = {code for code, _ in groups}
    told = [item for code in totals.indicators if (item := guidance.indicator(code)) is not None]
    for name, items in (
        ("Số liệu nền", [item for item in told if item.task not in known]),
        *((name, [item for item in told if item.task == code]) for code, name in groups),
    ):
        table = figure_table(items, figures, dossier.lookup)
        flow.append(line(name, HEADING))
        flow.append(table or line("Chưa có số liệu.", BODY))
    return flow


def _ratings(totals: Consolidation, guidance: Guidance, names: Names) -> list[Flowable]:
    levels = [band.name or "" for band in guidance.bands if band.scale == "overall"]
    counted = [*levels, *(name for name in totals.ratings if name not in levels)]
    rows = [Row((name, str(totals.ratings.get(name, 0)))) for name in counted]
    scored = [(unit, score) for unit, score in totals.scores.items() if unit != totals.unit]
    flow: list[Flowable] = [
        line("III. XẾP LOẠI CÁC ĐƠN VỊ", PART),
        line("Số đơn vị theo từng mức; điểm của các đơn vị không cộng bình quân.", BODY),
        grid((Column("Mức", 110), Column("Số đơn vị", 55, "right")), rows),
    ]
    for unit, score in scored:
        appraised = totals.appraised.get(unit)
        judged = f"; thẩm định: {write_number(appraised, PLACES)} điểm" if appraised is not None else ""
        flow.append(line(f"- {names.get(unit, unit)}: tự chấm {write_number(score, PLACES)} điểm{judged}.", BODY))
    return flow


def _matrices(totals: Consolidation, guidance: Guidance, names: Names) -> list[Flowable]:
    """Indicator × unit, then task × unit, our own activity first; wide sets of units continue in further tables."""
    units = [totals.unit, *totals.accepted]
    flow: list[Flowable] = []
    provisional = provisional_words(totals)
    for at in range(0, len(units), UNITS_ACROSS):
        some = units[at : at + UNITS_ACROSS]
        heads = ["Hoạt động riêng cấp mình" if code == totals.unit else names.get(code, code) for code in some]
        part = f" (đơn vị {at + 1}–{at + len(some)} trên {len(units)})" if len(units) > UNITS_ACROSS else ""
        flow += [
            *landscape(),
            line(f"Phụ lục 1. CHỈ TIÊU THEO ĐƠN VỊ{part}", ANNEX),
            *([line(f"({provisional})", CENTRED_ITALIC)] if provisional else []),
            space(2),
            grid(_matrix_columns(heads), _matrix_rows(totals, some, guidance), width=WIDE_TEXT_WIDTH),
        ]
        flow += [
            line(f"Phụ lục 2. ĐIỂM SÁU NHIỆM VỤ THEO ĐƠN VỊ{part}", ANNEX),
            space(2),
            grid(_score_columns(heads), _score_rows(totals, some, guidance), width=WIDE_TEXT_WIDTH),
        ]
    return flow


def _matrix_columns(names: Sequence[str]) -> list[Column]:
    units = [Column(name, 19.5, "right") for name in names]
    return [
        Column("TT", 10, "centre"),
        Column("Chỉ tiêu", 54),
        Column("ĐVT", 17, "centre"),
        *units,
        Column("Cộng", 21, "right"),
    ]


def _matrix_rows(totals: Consolidation, units: Sequence[str], guidance: Guidance) -> list[Row | Band]:
    told = [(code, total) for code, total in totals.indicators.items() if _says_something(total)]
    names = {task.code: f"{task.number}. {task.short_name or task.wording}" for task in guidance.tasks}
    rows: list[Row | Band] = []
    group: str | None = ""
    for at, (code, total) in enumerate(told, 1):
        item = guidance.indicator(code)
        task = item.task if item else None
        if task != group:
            group = task
            rows.append(Band(names.get(group, "Số liệu nền")))
        cells = [show(total.by_unit.get(unit), item) for unit in units]
        name, unit = (item.name, item.unit) if item else (code, "")
        rows.append(Row((str(at), name or code, unit or "", *cells, sum_words(total, item))))
    return rows


def sum_words(total: Total, item: IndicatorItem | None) -> str:
    """The sum of an indicator: a number, or "3/3" units for a yes-or-no indicator."""
    if item is None or not isinstance(total.total, Decimal):
        return show(total.total, item)
    if item.unit_rule == "COUNT_YES" and total.numerator is not None and total.denominator is not None:
        return f"{write_number(total.numerator)}/{write_number(total.denominator)}"
    if item.unit_rule in ("RATIO", "WAVG"):
        return write_number(total.total, item.places or 0)
    return show(total.total, item)


def _score_columns(names: Sequence[str]) -> list[Column]:
    return [Column("Mã", 14, "centre"), Column("Nhiệm vụ", 88), *(Column(name, 19.5, "right") for name in names)]


def _score_rows(totals: Consolidation, units: Sequence[str], guidance: Guidance) -> list[Row]:
    rows = [
        Row(
            (
                task.code or "",
                task.short_name or task.wording or "",
                *_points(totals.tasks.get(task.code or "", {}), units),
            )
        )
        for task in guidance.tasks
    ]
    rows.append(Row(("", "Tổng điểm", *_points(totals.scores, units, PLACES)), bold=True))
    if totals.appraised:
        rows.append(Row(("", "Thẩm định", *_points(totals.appraised, units, PLACES)), bold=True))
    return rows


def _points(points: Mapping[str, Decimal], units: Sequence[str], places: int | None = None) -> list[str]:
    return [write_number(points[unit], places) if unit in points else "" for unit in units]


def _says_something(total: Total) -> bool:
    return total.total is not None or any(value is not None for value in total.by_unit.values())


def _listed(totals: Consolidation, names: Names) -> list[Flowable]:
    rows = [
        Row((names.get(figure.unit, figure.unit), figure.name, figure.measure, show(figure.value, None)))
        for figure in totals.listed
    ]
    if not rows:
        return []
    return [
        *portrait(),
        line("Phụ lục 3. CHỈ TIÊU RIÊNG CỦA CÁC ĐƠN VỊ", ANNEX),
        line("Được liệt kê, không cộng.", PLAIN),
        grid(_OWN, rows),
    ]


def _frozen(packages: Sequence[IncludedPackage], names: Names) -> list[Flowable]:
    """The packages that were added up, so that the sum can be checked again later (domain notes §5.4, point 7)."""
    given = [row for row in packages if row.package]
    rows = [
        Row(
            (str(at), _unit(row, names), str(row.revision or ""), _day(row.received_on)),
            (("Mã gói", row.package or ""),),
        )
        for at, row in enumerate(given, 1)
    ]
    flow: list[Flowable] = [*portrait(), line("Phụ lục 4. CÁC GÓI ĐÃ CỘNG VÀO BÁO CÁO NÀY", ANNEX), space(2)]
    return [*flow, grid(_FROZEN, rows)] if rows else [*flow, line("Chưa có gói nào được chấp nhận.", PLAIN)]


def _names(totals: Consolidation, packages: Sequence[IncludedPackage], guidance: Guidance) -> Names:
    """What the units are called: as their packages say, else as the guidance says, else by their code."""
    codes = {totals.unit, *totals.expected, *totals.accepted, *(figure.unit for figure in totals.listed)}
    known = {code: guidance.units.name(code) for code in codes if code in guidance.units}
    return known | {row.unit: row.unit_name for row in packages if row.unit and row.unit_name}


def _unit(row: IncludedPackage, names: Names) -> str:
    return names.get(row.unit or "", row.unit or "")


def _day(date: str | None) -> str:
    return write_date(date) if date and is_date(date) else date or ""


_REPORTED = (
    Column("TT", 10, "centre"),
    Column("Đơn vị", 40),
    Column("Tình trạng", 27),
    Column("Ngày nhận", 22, "centre"),
    Column("Trễ (ngày)", 14, "right"),
    Column("Tổng điểm", 16, "right"),
    Column("Xếp loại", 24),
    Column("Số hội nghị", 14, "right"),
)

_OWN = (
    Column("Đơn vị", 45),
    Column("Chỉ tiêu riêng", 75),
    Column("ĐVT", 20, "centre"),
    Column("Thực hiện", 25, "right"),
)

_FROZEN = (
    Column("TT", 10, "centre"),
    Column("Đơn vị", 95),
    Column("Lần gửi", 20, "centre"),
    Column("Ngày nhận", 30, "centre"),
)
