"""Reporting periods: their codes, days and names, and the day a report is due.

Codes: `2024-NAM` year, `2024-6T` first half, `2024-9T` nine months, `2024-Q1` quarter, `2024-T05`
month, `KL62-SK3-2012` review of three years and `KL62-TK10-2019` of ten years of Kết luận 62.
"""

import calendar
import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.guidance_items import DeadlineItem, PeriodItem
from app.errors import UserError

_WITHIN_YEAR = re.compile(r"([0-9]{4})-(?:(NAM|6T|9T)|Q([1-4])|T(0[1-9]|1[0-2]))")
_REVIEW = re.compile(r"KL62-(SK|TK)([1-9][0-9]?)-([0-9]{4})")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1930, 2199
"""The Front was founded on 18 November 1930; far years are typing errors, and the calendar itself ends at 9999."""
_ROMAN = ("", "I", "II", "III", "IV")
_SHORT = {"NAM": "", "Q": "Q{0}/", "T": "T{0}/", "6T": "6T/", "9T": "9T/"}
_FIXED_HOLIDAYS = frozenset([(1, 1), (4, 30), (5, 1), (9, 2)])
"""Public holidays on fixed days (Bộ luật Lao động 2019, điều 112); those of the lunar calendar are not computed."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, both ends included. `number` is the month, quarter or count of years."""

    code: str
    kind: str
    year: int
    number: int
    start: datetime.date
    end: datetime.date
    label: str

    @property
    def short(self) -> str:
        """What stands under a column or over a narrow one: "2024", "Q1/2024", "6T/2024"; else the whole name."""
        form = _SHORT.get(self.kind)
        return f"{form.format(self.number)}{self.year}" if form is not None else self.label

    def contains(self, date: str | None) -> bool:
        """Whether all of a date, which may be partial, lies within. A date without its year lies nowhere."""
        days = span(date)
        return days is not None and self.start <= days[0] and days[1] <= self.end

    def covers(self, other: "Period") -> bool:
        """Whether the other period lies within this one."""
        return self.start <= other.start and other.end <= self.end


def span(date: str | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that a partial date may mean; None where the year is unknown or it is no date."""
    found = _DATE.fullmatch(date or "")
    if found is None:
        return None
    year, month, day = (int(group) if group else 0 for group in found.groups())
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, datetime.date(year, last_month, calendar.monthrange(year, last_month)[1])


def parse_period(code: str) -> Period:
    """The period a code names. Raises `UserError` ("period") for anything else."""
    if found := _WITHIN_YEAR.fullmatch(code):
        year = int(found[1])
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return _within_year(code, year, found[2], int(found[3] or 0), int(found[4] or 0))
    elif found := _REVIEW.fullmatch(code):
        years, year = int(found[2]), int(found[3])
        if year - years >= _FIRST_YEAR and year <= _LAST_YEAR:
            return _review(code, found[1], years, year)
    raise UserError(
        f"Không có kỳ báo cáo “{code}”. Ví dụ kỳ đúng: 2024-NAM, 2024-6T, 2024-9T, 2024-Q1, 2024-T05, KL62-SK3-2012.",
        reason="period",
    )


def _within_year(code: str, year: int, whole: str | None, quarter: int, month: int) -> Period:
    first, last = 1, 12
    kind, number, label = "NAM", 0, f"Năm {year}"
    if quarter:
        first, last = 3 * quarter - 2, 3 * quarter
        kind, number, label = "Q", quarter, f"Quý {_ROMAN[quarter]} năm {year}"
    elif month:
        first, last = month, month
        kind, number, label = "T", month, f"Tháng {month} năm {year}"
    elif whole in ("6T", "9T"):
        last = int(whole[0])
        kind, number, label = whole, last, f"{last} tháng đầu năm {year}"
    end = datetime.date(year, last, calendar.monthrange(year, last)[1])
    return Period(code, kind, year, number, datetime.date(year, first, 1), end, label)


def _review(code: str, purpose: str, years: int, year: int) -> Period:
    """Kết luận 62 is of 8 December 2009 (domain notes §11.2); a review reaches back its number of years to that day."""
    name = "Sơ kết" if purpose == "SK" else "Tổng kết"
    start = datetime.date(year - years, 12, 8)
    label = f"{name} {years} năm thực hiện Kết luận 62 ({year})"
    return Period(code, f"KL62-{purpose}", year, years, start, datetime.date(year, 12, 31), label)


def opened_by(item: PeriodItem) -> Period:
    """The period a guidance document opens. Raises `UserError` ("guidance") when its days make no span."""
    first, last = span(item.start), span(item.end)
    if (
        not item.code
        or first is None
        or last is None
        or first[0] > last[1]
        or first[0].year < _FIRST_YEAR
        or last[1].year > _LAST_YEAR
    ):
        raise UserError(
            f"Kỳ “{item.label or item.code}” trong văn bản hướng dẫn không có ngày bắt đầu và kết thúc hợp lệ.",
            reason="guidance",
        )
    end = last[1]
    return Period(item.code, item.kind or "CD", end.year, 0, first[0], end, item.label or item.code)


def year_before(period: Period) -> Period | None:
    """The same period of last year ("cùng kỳ"); None for reviews and thematic periods."""
    if not _WITHIN_YEAR.fullmatch(period.code) or period.year == 1:
        return None
    return parse_period(f"{period.year - 1:04}{period.code[4:]}")


def working_day(day: datetime.date) -> datetime.date:
    """The day itself, or the next working day after a weekend or holiday (Bộ luật Dân sự 2015, điều 148 khoản 5)."""
    while day.weekday() >= 5 or (day.month, day.day) in _FIXED_HOLIDAYS:
        day += datetime.timedelta(days=1)
    return day


def due_day(period: Period, rule: DeadlineItem, top: datetime.date | None = None) -> datetime.date:
    """The working day on which a level must have sent the report.

    `top` is the day T of rules that count back from it; the last day of the period's year where the guidance
    document names none.
    """
    if rule.days_before is not None:
        last = top or datetime.date(period.year, 12, 31)
        return working_day(last - datetime.timedelta(days=rule.days_before))
    months = period.end.year * 12 + period.end.month - 1 + (rule.months_after or 0)
    year, month = divmod(months, 12)
    day = min(max(rule.day or 1, 1), calendar.monthrange(year, month + 1)[1])
    return working_day(datetime.date(year, month + 1, day))


def year_to_date(period: Period, reported: Collection[str]) -> list[Period] | None:
    """Reported periods that follow each other from 1 January to the period's end, at each step the longest.

    None where a month is missing in between, so that an incomplete "lũy kế từ đầu năm" is never shown as a whole.
    """
    known = [parse_period(code) for code in reported if _WITHIN_YEAR.fullmatch(code)]
    chain: list[Period] = []
    day = datetime.date(period.end.year, 1, 1)
    while day <= period.end:
        following = [other for other in known if other.start == day and other.end <= period.end]
        if not following:
            return None
        chain.append(max(following, key=lambda other: other.end))
        day = chain[-1].end + datetime.timedelta(days=1)
    return chain
