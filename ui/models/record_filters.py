"""What a list of records may be narrowed down to: their time, and what is picked from a short list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.domain.fields import Field, Kind, Record, RecordKind
from app.domain.periods import Period

MOST_YEARS = 15
NO_YEAR = "không rõ năm"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to narrow down to."""

    label: str
    wanted: Callable[[Record], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """A field by which a list is narrowed down."""

    key: str
    label: str
    entries: Sequence[Entry]


def date_field(kind: RecordKind) -> Field | None:
    """The date by which records of a kind are told apart."""
    return next((field for field in kind.fields if field.listed and field.kind is Kind.DATE), None)


def filters_of(kind: RecordKind, records: Iterable[Record], period: Period) -> list[Filter]:
    """The filters of a list; the years are those that occur."""
    filters: list[Filter] = []
    dated = date_field(kind)
    if dated is not None:
        filters.append(_by_time(dated, records, period, has_period="period" in kind.by_key))
    for field in kind.fields:
        if field.listed and field.kind in (Kind.CHOICE, Kind.CHOICES) and field.choices:
            entries = [Entry(choice.label, _picked(field, choice.code)) for choice in field.choices]
            filters.append(Filter(field.key, field.label, entries))
    return filters


def _by_time(field: Field, records: Iterable[Record], period: Period, *, has_period: bool) -> Filter:
    years = sorted({year for record in records if (year := _year(record, field))}, reverse=True)
    entries = [Entry(f"Kỳ đang chọn: {period.label}", _within(field, period, has_period=has_period))]
    entries += [Entry(f"Năm {year}", _of_year(field, year)) for year in years[:MOST_YEARS]]
    entries.append(Entry(NO_YEAR.capitalize(), _of_year(field, "")))
    return Filter(field.key, "Thời gian", entries)


def _year(record: Record, field: Field) -> str:
    date = getattr(record, field.key) or ""
    return "" if date.startswith("--") else date[:4]


def _of_year(field: Field, year: str) -> Callable[[Record], bool]:
    return lambda record: _year(record, field) == year


def _within(field: Field, period: Period, *, has_period: bool) -> Callable[[Record], bool]:
    def wanted(record: Record) -> bool:
        filed = getattr(record, "period", None) if has_period else None
        return filed == period.code if filed else period.contains(getattr(record, field.key))

    return wanted


def _picked(field: Field, code: str) -> Callable[[Record], bool]:
    if field.kind is Kind.CHOICES:
        return lambda record: code in getattr(record, field.key)
    return lambda record: getattr(record, field.key) == code
