"""What is said of the indicator under the cursor: its rule, its number in words, how it stands beside other periods."""

from decimal import Decimal

from app.domain.fields import Figure
from app.domain.indicator_past import money_said
from app.domain.indicators import number, percent, rounded
from app.text.numbers import write_number
from ui.models.figure_sheet import FigureSheet
from ui.models.indicator_lines import ACTUAL, FIGURES, LAST_YEAR, PLAN, Row
from ui.models.points import Point

_NATURE = {
    "flow": "số phát sinh trong kỳ",
    "stock": "số có đến cuối kỳ",
    "ratio": "tỷ lệ",
    "weighted": "số bình quân",
    "yesno": "trả lời có hoặc không",
    "text": "ghi bằng chữ",
}
_BETWEEN_UNITS = {
    "SUM": "cấp trên cộng các đơn vị lại",
    "RATIO": "cấp trên tính lại từ số tổng của các đơn vị",
    "WAVG": "cấp trên tính bình quân có trọng số",
    "COUNT_YES": "cấp trên đếm số đơn vị trả lời có",
    "NONE": "cấp trên không cộng",
}
_OVER_TIME = {"SUM": "cả năm cộng các kỳ", "LAST": "cả năm lấy kỳ cuối", "RATIO": "cả năm tính lại từ lũy kế"}
"""The rules of the guidance in the words of who fills in the figure; the codes are those of `guidance_items`."""


def rule_of(line: Row) -> str:
    """The unit, and in plain words what is counted and how it is added up; the code says nothing to a person."""
    item = line.item
    if item is None:
        return "Chỉ tiêu riêng: được liệt kê trong báo cáo, cấp trên không cộng."
    if line.formula:
        return " · ".join(filter(None, (line.unit, f"chương trình tự tính: {line.formula}")))
    told = (
        _NATURE.get(item.nature or "", ""),
        _BETWEEN_UNITS.get(item.unit_rule or "", ""),
        _OVER_TIME.get(item.time_rule or "", ""),
    )
    return " · ".join(filter(None, (line.unit, "; ".join(filter(None, told)))))


def comparison(sheet: FigureSheet, line: Row) -> str:
    """Against the plan, against last year, and what the period before told."""
    actual = number(sheet.value(line, ACTUAL))
    if line.yes_or_no:
        return ""
    said: list[str] = []
    planned = percent(actual, sheet.value(line, PLAN))
    if planned is not None and not line.computed:
        said.append(f"đạt {write_number(planned)} % kế hoạch")
    last_year = sheet.value(line, LAST_YEAR)
    then = number(last_year if last_year is not None else sheet.offered(line, LAST_YEAR))
    if actual is not None and then is not None:
        said.append(f"{_change(actual, then, points=line.computed)} cùng kỳ ({write_number(then)})")
    before = sheet.earlier.last_period(line.code) if sheet.earlier else None
    if before is not None and sheet.earlier and before[0] != sheet.earlier.last_year_label:
        said.append(f"{before[0]}: {write_number(before[1])}")
    words = "; ".join(said)
    return words[:1].upper() + words[1:] + "." if words else ""


def _change(now: Decimal, then: Decimal, *, points: bool) -> str:
    if now == then:
        return "bằng"
    how = "tăng" if now > then else "giảm"
    by = abs(now - then)
    share = percent(by, abs(then))
    beside = f" ({write_number(share)} %)" if share is not None and not points else ""
    return f"{how} {write_number(by)}{beside} so với"


def in_words(sheet: FigureSheet, line: Row, column: int) -> str:
    """The amount of money in the current cell, or else what was done, in words; "" where it is no money."""
    if column not in FIGURES:
        column = ACTUAL
    value = sheet.value(line, column)
    said = money_said(value if value is not None else sheet.value(line, ACTUAL), line.unit)
    return f"Bằng chữ: {said}." if said else ""


def trend_of(sheet: FigureSheet, line: Row) -> list[Point]:
    """The figures of the last periods of the same kind."""
    if sheet.earlier is None or line.yes_or_no:
        return []
    told = sheet.earlier.trend(line.code, sheet.value(line, ACTUAL))
    return [Point(period.short, number(value), _said(sheet, line, value)) for period, value in told]


def _said(sheet: FigureSheet, line: Row, value: Figure | None) -> str:
    if not isinstance(value, Decimal):
        return "–" if value is not None else ""
    return sheet.said(line, rounded(value, line.item.places) if line.item and line.computed else value)
