"""Dates as far as they are known, and how Vietnamese documents write them.

A date is kept as an ISO prefix: "2024", "2024-09", "2024-09-16", or "--12-18" when a source names
the day but not the year (domain notes §0, §8.3). Times are "HH:MM". Years have four digits.
"""

import calendar
import datetime
import re

from app.errors import UserError

_ISO = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)-(\d\d))")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LEAP_YEAR = 2000  # a day without its year may be 29 February

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

# What may stand around a date in an announcement and says nothing about it.
_AROUND = re.compile(
    r"^(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?"
    r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*(?:,|\s)\s*)?(?:ngày\s+)?|"
    r"\s*,?\s*(?:lúc\s+)?\d{1,2}\s*(?::|h|giờ)\s*(?:\d{2})?\s*(?:phút)?$"
)
_FORMS = (
    re.compile(r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:,?\s+năm\s+(?P<year>\d{4}))?"),
    re.compile(r"(?:tháng\s+)?(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"),
    re.compile(r"tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})"),
    re.compile(r"(?:năm\s+)?(?P<year>\d{4})"),
)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2}")
_CLOCK = re.compile(r"(\d{1,2})\s*(?::|h|giờ|g)\s*(?:(\d{1,2})\s*(?:phút|ph|p|')?)?", re.ASCII)


def is_date(iso: str) -> bool:
    """Whether a text is a date as we keep it, and exists in the calendar."""
    found = _ISO.fullmatch(iso) if iso.isascii() else None
    if not found:
        return False
    year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    return _exists(int(year) if year else _LEAP_YEAR, int(month or 1), int(day or 1))


def is_time(text: str) -> bool:
    """Whether a text is a time as we keep it: HH:MM."""
    return text.isascii() and bool(_TIME.fullmatch(text))


def read_date(text: str) -> str:
    """Read a date that may be partial: 16/9/2021, 9/2024, tháng 9/2024, 18-12, ngày 05 tháng 9 năm 2024.

    A weekday before it and a time behind it are passed over. Raises UserError (reason ``date``).
    """
    plain = " ".join(text.split())
    if is_date(plain):
        return plain
    core = _AROUND.sub("", plain.casefold()).strip()
    if core.isdigit() and len(core) < 4:
        raise _unreadable(plain)
    for form in _FORMS:
        found = form.fullmatch(core)
        if found:
            return _checked(found.groupdict(), plain)
    if _SHORT_YEAR.fullmatch(core):
        raise UserError(f"Hãy viết đủ bốn chữ số của năm: “{plain[:40]}” có thể hiểu nhiều cách.", reason="date")
    raise _unreadable(plain)


def read_time(text: str) -> str:
    """Read a time of day: 07:30, 7h30, 15 giờ. Raises UserError (reason ``time``)."""
    found = _CLOCK.fullmatch(" ".join(text.split()).casefold())
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    raise UserError(f"Không đọc được giờ “{text.strip()[:20]}”. Hãy viết như 07:30 hoặc 7h30.", reason="time")


def write_date(iso: str) -> str:
    """22/11/2024, 9/2024, 2024 or 18/12: how forms, lists and tables show it."""
    year, month, day = _split(iso)
    if day:
        return f"{day:02d}/{month:02d}" + (f"/{year:04d}" if year else "")
    return f"{month}/{year:04d}" if month else f"{year:04d}"


def date_words(text: str | None) -> str:
    """What stands where a date belongs: written as `write_date` does, as it is where it is no date, "" for nothing."""
    return write_date(text) if text and is_date(text) else text or ""


def moment_words(at: datetime.datetime, today: datetime.date) -> str:
    """When, as people say it: "hôm nay 10:32", "hôm qua 16:05", "12/03/2026 08:00"."""
    days = (today - at.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{at:%d/%m/%Y}")
    return f"{day} {at:%H:%M}"


def formal_date(iso: str) -> str:
    """The date of an official document: "ngày 05 tháng 9 năm 2024".

    Days below 10 and months 1 and 2 take a zero (Decree 30/2020/NĐ-CP, annex I).
    """
    year, month, day = _split(iso)
    words: list[str] = []
    if day:
        words.append(f"ngày {day:02d}")
    if month:
        words.append(f"tháng {month:02d}" if month < 3 else f"tháng {month}")
    if year:
        words.append(f"năm {year:04d}")
    return " ".join(words)


def bounds(iso: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a date may mean; None when its year is not known."""
    year, month, day = _split(iso)
    if not year:
        return None
    if day:
        exact = datetime.date(year, month, day)
        return exact, exact
    last_month = month or 12
    last_day = calendar.monthrange(year, last_month)[1]
    return datetime.date(year, month or 1, 1), datetime.date(year, last_month, last_day)


def weekday(iso: str) -> str:
    """ "Thứ Năm" for a full date, "" for a partial one. Weeks start on Monday."""
    year, month, day = _split(iso)
    return _WEEKDAYS[datetime.date(year, month, day).weekday()] if year and day else ""


def _split(iso: str) -> tuple[int, int, int]:
    """Year, month and day; 0 for what is not known. Raises ValueError for what is no date."""
    if not is_date(iso):
        raise ValueError(f"not a date: {iso!r}")
    if iso.startswith("--"):
        return 0, int(iso[2:4]), int(iso[5:7])
    year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
    return year, month, day


def _checked(found: dict[str, str | None], text: str) -> str:
    year, month, day = found.get("year"), found.get("month"), found.get("day")
    if year and month and day:
        iso = f"{year}-{int(month):02d}-{int(day):02d}"
    elif month and day:
        iso = f"--{int(month):02d}-{int(day):02d}"
    elif year and month:
        iso = f"{year}-{int(month):02d}"
    else:
        iso = f"{year}"
    if not is_date(iso):
        raise UserError(f"Không có ngày “{text[:40]}” trong lịch; hãy xem lại ngày, tháng, năm.", reason="date")
    return iso


def _exists(year: int, month: int, day: int) -> bool:
    return 1000 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _unreadable(text: str) -> UserError:
    return UserError(
        f"Không đọc được ngày “{text[:40]}”. Hãy viết như 16/9/2021, 9/2021, 2021 hoặc 16/9.", reason="date"
    )
