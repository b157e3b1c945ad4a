"""Generated values, records and ledgers for the laws that hold for anything an office may type.

`values(field)`, `records(kind)` and `snapshots(kinds)` need nothing but the description of a
record, so a field that is added is generated without an edit here. What they give is what a
ledger may hold: NFC text without XML's forbidden characters, never the empty string, exact
decimals, whole and partial dates.
"""

import calendar
import datetime
import hashlib
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.domain.fields import NOT_ARISEN, Field, Kind, Part, Record
from app.domain.ledger import Snapshot

AWKWARD = (
    "Uỷ ban Mặt trận Tổ quốc Việt Nam xã Hoa Mẫu",
    "Hội nghị “Toàn dân đoàn kết”; hoà bình – Đồng Nai",
    "007",
    "0",
    "1.234,5",
    "1e5",
    "22/11/2024",
    "=1+1",
    "+84 90 000 00 00",
    "-",
    "@SUM(A1)",
    "'",
    "\\",
    "; ",
    "a; b\\;c;",
    "Có",
    "Không",
    "không phát sinh",
    "_x000D_",
    "_x005F_x000D_",
    "_X000d_ _x",
    "<f>1</f> & ]]>",
    " cách hai đầu ",
    "dòng một\ndòng hai",
    "dòng một\r\ndòng hai\r",
    "\tcột",
    "soft\u00adhyphen",
    "\u200bzero\u2060width\ufeff",
    "#REF!",
    "TRUE",
    "None",
    "😀 𠮷",
    "á" * 40,
)


def _kept(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
)


def texts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Text as a ledger keeps it: NFC, not empty, nothing that XML cannot hold; often awkward."""
    free = st.text(_LETTERS, min_size=1, max_size=max_size).map(_kept).filter(bool)
    return st.one_of(st.sampled_from(AWKWARD).map(_kept), free)


def dates(first_year: int = 1000) -> st.SearchStrategy[str]:
    """A whole or partial date: 2024-09-16, 2024-09, 2024, or --12-18."""
    years = st.one_of(st.integers(1890, 2099), st.integers(first_year, 9999))
    days = st.dates(datetime.date(first_year, 1, 1))
    yearless = st.integers(1, 12).flatmap(
        lambda month: st.integers(1, calendar.monthrange(2024, month)[1]).map(lambda day: f"--{month:02d}-{day:02d}")
    )
    return st.one_of(
        days.map(datetime.date.isoformat),
        st.dates(datetime.date(1890, 1, 1), datetime.date(2099, 12, 31)).map(datetime.date.isoformat),
        st.tuples(years, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02d}"),
        years.map(str),
        yearless,
    )


def times() -> st.SearchStrategy[str]:
    """HH:MM."""
    return st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda pair: f"{pair[0]:02d}:{pair[1]:02d}")


def decimals(places: int = 2, minimum: Decimal | None = None) -> st.SearchStrategy[Decimal]:
    """Exact decimals, beyond what a double holds too."""
    low = None if minimum is None else int(minimum.scaleb(places))
    whole = st.one_of(
        st.integers(low if low is not None else -(10**9), 10**9),
        st.integers(low if low is not None else -(10**24), 10**24),
    )
    return whole.map(lambda number: Decimal(number).scaleb(-places))


def _choice_codes(field: Field) -> st.SearchStrategy[str]:
    listed = [option.code for option in field.choices]
    strange = st.one_of(texts(20), st.sampled_from([option.label for option in field.choices] or ["khác"]))
    return st.one_of(st.sampled_from(listed), strange) if listed else strange


def values(field: Field) -> st.SearchStrategy[Any]:
    """Any value the field may hold, None (or the empty tuple) included."""
    match field.kind:
        case Kind.TEXT | Kind.NOTE | Kind.LINK:
            filled: st.SearchStrategy[Any] = texts()
        case Kind.COUNT:
            filled = st.one_of(st.integers(0, 5000), st.integers(0, 10**20))
        case Kind.AMOUNT:
            filled = decimals(field.places, field.minimum)
        case Kind.FIGURE:
            filled = st.one_of(st.just(NOT_ARISEN), decimals(field.places, field.minimum))
        case Kind.DATE:
            filled = dates()
        case Kind.TIME:
            filled = times()
        case Kind.CHOICE:
            filled = _choice_codes(field)
        case Kind.CHOICES:
            return st.lists(_choice_codes(field), max_size=4, unique=True).map(tuple)
        case Kind.LINKS:
            return st.lists(texts(20), max_size=4, unique=True).map(tuple)
        case Kind.YESNO:
            filled = st.booleans()
        case Kind.FILE:
            filled = st.binary(max_size=8).map(lambda data: hashlib.sha256(data).hexdigest())
    return st.one_of(st.none(), filled)


def records(kind: type[Record], **fixed: Any) -> st.SearchStrategy[Any]:
    """A record of the kind with any values; `fixed` sets some of them (parent="…", period="2024-NAM")."""
    given: dict[str, st.SearchStrategy[Any]] = {"uid": st.uuids().map(lambda name: name.hex)}
    if issubclass(kind, Part):
        given |= {"parent": st.uuids().map(lambda name: name.hex), "position": st.integers(0, 500)}
    given |= {field.key: values(field) for field in kind.description.fields}
    given |= {key: st.just(value) for key, value in fixed.items()}
    return st.builds(kind, **given)


def snapshots(kinds: Iterable[type[Record]], max_records: int = 3) -> st.SearchStrategy[Snapshot]:
    """A ledger with up to `max_records` records of one to three of the kinds; parents are not tied."""
    listed = list(kinds)
    chosen = st.lists(st.sampled_from(listed), min_size=1, max_size=3, unique=True)
    rows = chosen.flatmap(
        lambda some: st.tuples(*(st.lists(records(kind), min_size=1, max_size=max_records) for kind in some))
    )
    return rows.map(lambda groups: Snapshot(record for group in groups for record in group))
