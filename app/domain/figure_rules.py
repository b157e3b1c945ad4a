"""Rules for the figures of indicators (domain notes §9.2 to §9.9).

The pairs below name codes of the shipped guidance; a rule is silent where the guidance in force does not have its
codes. What contradicts itself is an error until the officer explains it in the figure's note.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain.campaign import FundAccount, spending_of
from app.domain.guidance import IndicatorItem
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.indicator_past import out_of_scale, period_before
from app.domain.indicators import number
from app.domain.ledger import Ledger
from app.domain.periods import Period, year_before
from app.domain.problems import Case, Level, Problem, problem
from app.domain.report import Report
from app.errors import UserError
from app.text.numbers import write_number

_PARTS: Sequence[tuple[str, str]] = (
    ("QT_CBCC_DU", "QT_CBCC_TONG"),
    ("GDVH_DK", "DC_HO"),
    ("GDVH_DAT", "DC_HO"),
    ("KDCVH_DAT", "DC_KDC"),
    ("HONGHEO", "DC_HO"),
    ("SXKDG_DK", "DC_HO"),
    ("G53_DAT", "G53_TONG"),
    ("TXCT_GQ", "TXCT_YK"),
    ("GS_KN_GQ", "GS_KN"),
    ("HG_THANH", "HG_VU"),
    ("DT_GQ", "DT_YK"),
    ("NHDDK_KDC", "DC_KDC"),
    ("UV_NGOAIDANG", "UV_TONG"),
    ("UV_NU", "UV_TONG"),
    ("UV_DTTG", "UV_TONG"),
    ("CB_CHUAN", "CB_CT"),
    ("BC_DUNGHAN", "BC_PHAI"),
    ("GDVH_DAT", "GDVH_DK"),
    ("SXKDG_DAT", "SXKDG_DK"),
)
"""The first is counted within the second."""

_SUMS: Sequence[tuple[tuple[str, ...], str]] = ((("BCT_TOT", "BCT_KHA", "BCT_TB", "BCT_YEU"), "BCT_TONG"),)
"""The first ones add up to the second."""

_EQUALS: Sequence[tuple[str, str]] = (("BCT_TONG", "DC_KDC"),)
"""Usually the same: one Front work board a residential area."""

_OF_FUND: Sequence[tuple[str, str]] = (("VNN_THU", "income"), ("VNN_DU", "closing"))
"""Indicators that repeat a line of the fund "Vì người nghèo"."""

_OF_REPORT: Sequence[tuple[str, str]] = (
    ("DC_NGUOI", "population"),
    ("DC_HO", "households"),
    ("DC_KDC", "residential_areas"),
)
"""Indicators that the report's opening repeats."""

_DEVIATION = Decimal("0.3")

Rows = Mapping[str, IndicatorFigure]
_NOTHING: Rows = {}


def figure_problems(case: Case) -> Iterator[Problem]:
    """Contradictions among the figures of the period, and against earlier periods."""
    rows = own_figures(case.records, case.period)
    for code, row in rows.items():
        item = case.guidance.indicator(code)
        if code.startswith(OWN_PREFIX):
            if not row.own_name:
                yield problem("warning", case, row, "own_name", "chỉ tiêu riêng chưa có tên.")
        elif item is not None:
            yield from _alone(case, row, item)
    yield from _within(case, rows)
    yield from _repeated(case, rows)
    yield from _earlier(case, rows)
    yield from _unfilled(case, rows)


def own_figures(ledger: Ledger, period: Period) -> dict[str, IndicatorFigure]:
    """A period's figures of our own activity, by indicator."""
    return {
        row.indicator: row
        for row in ledger.all(IndicatorFigure)
        if row.period == period.code and row.indicator and row.scope != "area"
    }


def _value(rows: Rows, code: str) -> Decimal | None:
    return number(rows[code].actual) if code in rows else None


def _unless_explained(*rows: IndicatorFigure) -> Level:
    return "warning" if any(row.note for row in rows) else "error"


def _alone(case: Case, row: IndicatorFigure, item: IndicatorItem) -> Iterator[Problem]:
    actual, cumulative = number(row.actual), number(row.cumulative)
    if actual is None:
        return
    if actual < 0:
        level: Level = "error" if item.nature == "flow" else "warning"
        yield problem(level, case, row, "actual", f"số thực hiện {write_number(actual)} không được âm.")
    if item.nature == "yesno" and actual not in (0, 1):
        yield problem("error", case, row, "actual", "chỉ trả lời có hoặc không.")
    if item.nature == "weighted" and item.unit == "%" and actual > 100:
        yield problem("error", case, row, "actual", f"tỷ lệ {write_number(actual)} % lớn hơn 100 %.")
    if item.nature == "flow" and cumulative is not None and cumulative < actual:
        said = f"lũy kế {write_number(cumulative)} nhỏ hơn số của kỳ này {write_number(actual)}."
        yield problem("warning", case, row, "cumulative", said)
    if item.nature != "ratio" and actual != round(actual, item.places or 0):
        said = f"số {write_number(actual)} lẻ hơn mức cho phép ({item.places or 0} chữ số sau dấu phẩy)."
        yield problem("warning", case, row, "actual", said)


def _within(case: Case, rows: Rows) -> Iterator[Problem]:
    """Parts and wholes (§9.2 to §9.4)."""
    for less, more in _PARTS:
        part, whole = _value(rows, less), _value(rows, more)
        if part is not None and whole is not None and part > whole:
            said = (
                f"{write_number(part)}, nhiều hơn “{_name(case, more)}” ({write_number(whole)}){_explain(rows[less])}"
            )
            yield problem(_unless_explained(rows[less], rows[more]), case, rows[less], "actual", said)
    for codes, whole_code in _SUMS:
        whole = _value(rows, whole_code)
        parts = [_value(rows, code) for code in codes]
        if whole is not None and None not in parts:
            total = sum((part or Decimal(0) for part in parts), Decimal(0))
            if total != whole:
                row = rows[whole_code]
                said = f"{write_number(whole)}, nhưng các loại cộng lại là {write_number(total)}{_explain(row)}"
                yield problem(_unless_explained(row), case, row, "actual", said)
    for one, other in _EQUALS:
        first, second = _value(rows, one), _value(rows, other)
        if first is not None and second is not None and first != second and not rows[one].note:
            said = f"{write_number(first)}, khác “{_name(case, other)}” ({write_number(second)})."
            yield problem("warning", case, rows[one], "actual", said)


def _repeated(case: Case, rows: Rows) -> Iterator[Problem]:
    """The same number told twice, differently."""
    accounts = [a for a in case.records.all(FundAccount) if a.fund == "poor" and a.period == case.period.code]
    if len(accounts) == 1:
        told: list[tuple[str, Decimal | None]] = [(code, getattr(accounts[0], key)) for code, key in _OF_FUND]
        for code, amount in [*told, ("VNN_CHI", spending_of(accounts[0]))]:
            actual = _value(rows, code)
            if actual is not None and amount is not None and actual != amount:
                said = f"{write_number(actual)}, nhưng sổ quỹ ghi {write_number(amount)}."
                yield problem("warning", case, rows[code], "actual", said)
    for report in case.records.all(Report):
        for code, key in _OF_REPORT:
            actual, count = _value(rows, code), getattr(report, key)
            if actual is not None and count is not None and actual != count:
                label = report.description.by_key[key].label
                said = f"“{label}” là {write_number(count)}, khác số liệu chỉ tiêu {write_number(actual)}."
                yield problem("warning", case, report, key, said)


def _earlier(case: Case, rows: Rows) -> Iterator[Problem]:
    """Against last year, the periods inside this one and the last sum since January (§9.6, §9.8, §9.9)."""
    others = _other_periods(case)
    last_year = _rows_of(others, year_before(case.period))
    last_period = _rows_of(others, period_before(case.period))
    inside = [(period, figures) for period, figures in others if case.period.covers(period)]
    so_far = _so_far(case, others)
    for code, row in rows.items():
        item, actual = case.guidance.indicator(code), number(row.actual)
        if item is None or actual is None:
            continue
        typed = number(row.last_year)
        then = typed if typed is not None else _value(last_year, code)
        yield from _out_of_scale(case, row, item, actual, {"cùng kỳ": then, "kỳ trước": _value(last_period, code)})
        yield from _deviation(case, row, item, actual, then)
        if item.nature != "flow":
            continue
        for period, figures in inside:
            part = _value(figures, code)
            if part is not None and part > actual and not row.note:
                said = f"{write_number(actual)}, nhỏ hơn số đã ghi của kỳ {period.label} ({write_number(part)})."
                yield problem("warning", case, row, "actual", said)
        now, sum_before = number(row.cumulative), so_far.get(code)
        if now is not None and sum_before is not None and now < sum_before:
            said = f"lũy kế {write_number(now)}, nhỏ hơn lũy kế kỳ trước {write_number(sum_before)}."
            yield problem("warning", case, row, "cumulative", said)


def _out_of_scale(
    case: Case, row: IndicatorFigure, item: IndicatorItem, actual: Decimal, before: Mapping[str, Decimal | None]
) -> Iterator[Problem]:
    """Ten times more, or less than a tenth: a figure too many or too few, or another unit (§9.6). Told once."""
    if row.note or item.nature in ("yesno", "ratio"):
        return
    for when, then in before.items():
        if then is not None and (how := out_of_scale(actual, then)):
            money = "đồng" in (item.unit or "")
            perhaps = f"có thể nhầm đơn vị tính ({item.unit})" if money else "có thể thừa hoặc thiếu chữ số"
            said = f"{write_number(actual)}, {when} {write_number(then)}: {how}, {perhaps}."
            yield problem("warning", case, row, "actual", said)
            return


def _deviation(
    case: Case, row: IndicatorFigure, item: IndicatorItem, actual: Decimal, then: Decimal | None
) -> Iterator[Problem]:
    if then is None or row.note or item.nature in ("yesno", "ratio") or out_of_scale(actual, then):
        return
    if abs(actual - then) > abs(then) * _DEVIATION:
        said = f"{write_number(actual)}, cùng kỳ {write_number(then)}: lệch trên 30 %, hãy ghi chú lý do."
        yield problem("warning", case, row, "note", said)


def _rows_of(others: Sequence[tuple[Period, Rows]], wanted: Period | None) -> Rows:
    return next((figures for period, figures in others if period == wanted), _NOTHING)


def _other_periods(case: Case) -> list[tuple[Period, Rows]]:
    """Our own figures of every other period of the same ledger, in the order in which the periods end."""
    by_code: dict[str, dict[str, IndicatorFigure]] = {}
    for row in case.whole.all(IndicatorFigure):
        if row.period and row.indicator and row.scope != "area" and row.period != case.period.code:
            by_code.setdefault(row.period, {})[row.indicator] = row
    found: list[tuple[Period, Rows]] = []
    for code, figures in by_code.items():
        try:
            found.append((case.guidance.period(code), figures))
        except UserError:
            continue  # value_rules tells that there is no such period
    return sorted(found, key=lambda known: known[0].end)


def _so_far(case: Case, others: Sequence[tuple[Period, Rows]]) -> dict[str, Decimal]:
    """The latest sum since January that an earlier period of the same year has told, by indicator."""
    sums: dict[str, Decimal] = {}
    for period, figures in others:
        years = {day.year for day in (period.start, period.end, case.period.start, case.period.end)}
        if len(years) == 1 and period.end < case.period.end:
            told = {code: number(row.cumulative) for code, row in figures.items()}
            sums |= {code: value for code, value in told.items() if value is not None}
    return sums


def _unfilled(case: Case, rows: Rows) -> Iterator[Problem]:
    expected = [item for item in case.guidance.indicators_of(case.period) if item.nature not in ("ratio", "text")]
    missing = [item for item in expected if (row := rows.get(item.code or "")) is None or row.actual is None]
    if missing:
        names = ", ".join(f"“{item.name}”" for item in missing[:3]) + ("…" if len(missing) > 3 else ".")
        how_many = f"Còn {len(missing)}/{len(expected)} chỉ tiêu chưa ghi số liệu"
        said = f"{how_many} (0 và “không phát sinh” cũng là số liệu): {names}"
        yield Problem("warning", said, "indicator_figure")


def _name(case: Case, code: str) -> str:
    item = case.guidance.indicator(code)
    return (item.name if item else None) or code


def _explain(row: IndicatorFigure) -> str:
    return "." if row.note else "; hãy sửa, hoặc ghi chú lý do."
