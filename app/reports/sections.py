"""Any record as printed text, from its description alone: a field added to a record appears here by itself.

Short values stand in a list of label and value, long ones as paragraphs. Parts become a table whose columns
are chosen from the description: the fields that say something, listed ones first, as far as the width goes;
what finds no column stands below its row. Local fields and records are never printed into a document that
leaves the computer.
"""

from collections.abc import Iterable, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.domain.fields import Field, Kind, Record, RecordKind, Width
from app.domain.words import Lookup, say
from app.reports.page import TEXT_WIDTH
from app.reports.style import ANNEX_BODY, DETAIL_LABEL, LABEL, led, line
from app.reports.tables import Column, Row, facts, grid

LONG = 160
"""A value longer than this reads better as a paragraph than in a column."""

ASIDE = 60
"""A value no longer than this may stand in brackets behind a name."""

NUMBER_SHARE = 10
"""Millimetres for the running number of a row."""

_SHARES = {
    Kind.COUNT: 15,
    Kind.TIME: 13,
    Kind.DATE: 21,
    Kind.YESNO: 15,
    Kind.CHOICE: 24,
    Kind.CHOICES: 28,
    Kind.AMOUNT: 23,
    Kind.FIGURE: 23,
    Kind.LINK: 30,
    Kind.LINKS: 36,
    Kind.FILE: 32,
    Kind.NOTE: 48,
}
_TEXT_SHARES = {Width.SHORT: 18, Width.MEDIUM: 32, Width.WIDE: 42, Width.FULL: 56}
_RIGHT = frozenset([Kind.COUNT, Kind.AMOUNT, Kind.FIGURE])
_CENTRE = frozenset([Kind.DATE, Kind.TIME, Kind.YESNO])


def said(record: Record, lookup: Lookup, skip: Iterable[str] = ()) -> list[tuple[Field, str]]:
    """The fields of a record that say something, each with its words, in the order of the description."""
    left_out = set(skip)
    spoken = (
        (field, say(field, getattr(record, field.key), lookup).strip())
        for field in record.description.fields
        if not field.local and field.key not in left_out
    )
    return [(field, words) for field, words in spoken if words]


def with_aside(name: str, rest: Sequence[tuple[Field, str]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The cell that names a row, with whatever has no column of its own behind it in brackets.

    What is too long for brackets is given back as (label, words), to stand below the row.
    """
    short = [
        f"{small_letter(field.label)}: {with_unit(field, words).rstrip('.')}"
        for field, words in rest
        if _fits_brackets(words)
    ]
    long = tuple((field.label, words) for field, words in rest if not _fits_brackets(words))
    return " ".join(part for part in (name, f"({'; '.join(short)})" if short else "") if part), long


def small_letter(label: str) -> str:
    """A label amid a sentence: "Ghi chú" becomes "ghi chú", while "ĐVT" stays."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def record_text(record: Record, lookup: Lookup, *, skip: Iterable[str] = ()) -> list[Flowable]:
    """One record: its sections with their short facts, then its narratives."""
    left_out = set(skip)
    flow: list[Flowable] = []
    for section, fields in record.description.sections():
        keys = {field.key for field in fields}
        spoken = [(field, words) for field, words in said(record, lookup, left_out) if field.key in keys]
        short = facts((field.label, with_unit(field, words)) for field, words in spoken if not _is_long(field, words))
        long = [led(f"{field.label}:", words, ANNEX_BODY) for field, words in spoken if _is_long(field, words)]
        if short or long:
            flow.append(line(section.label, LABEL))
        if short:
            flow.append(short)
        for paragraphs in long:
            flow += paragraphs
    return flow


def parts_table(
    rows: Sequence[Record],
    lookup: Lookup,
    *,
    skip: Iterable[str] = (),
    width: float = TEXT_WIDTH,
    label: str = "",
    small: bool = False,
) -> list[Flowable]:
    """Rows of one kind as a table under their name; nothing for no rows."""
    if not rows or rows[0].description.local:
        return []
    kind = rows[0].description
    spoken = [{field.key: words for field, words in said(row, lookup, skip)} for row in rows]
    columns = _columns(kind, spoken, width)
    keys = [field.key for field, _ in columns]
    cells = [
        Row(
            (str(number), *(words.get(key, "") for key in keys)),
            tuple(
                (field.label, with_unit(field, words[field.key]))
                for field in kind.fields
                if field.key in words and field.key not in keys
            ),
        )
        for number, words in enumerate(spoken, 1)
    ]
    heads = [Column("TT", NUMBER_SHARE, "centre"), *(column for _, column in columns)]
    named = line(label or kind.plural, DETAIL_LABEL if small else LABEL)
    return [named, grid(heads, cells, width=width, small=small)]


def _columns(kind: RecordKind, spoken: Sequence[dict[str, str]], width: float) -> list[tuple[Field, Column]]:
    """As many telling fields as the width holds, in the order of the description; the title is always one."""
    fitting = [
        (field, _column(field, [words[field.key] for words in spoken if field.key in words]))
        for field in kind.fields
        if any(field.key in words for words in spoken)
        and (field.key == kind.title or all(len(words.get(field.key, "")) <= LONG for words in spoken))
    ]
    wanted = sorted(fitting, key=lambda pair: (pair[0].key != kind.title, not pair[0].listed))
    room = width / mm - NUMBER_SHARE
    chosen: set[str] = set()
    for field, column in wanted:
        if not chosen or column.share <= room:
            chosen.add(field.key)
            room -= column.share
    return [pair for pair in fitting if pair[0].key in chosen]


def _column(field: Field, values: Sequence[str]) -> Column:
    """As wide as its longest value asks for, within what its kind deserves and its heading's words need."""
    head = f"{field.label} ({field.unit})" if field.unit and field.kind in _RIGHT else field.label
    align = "right" if field.kind in _RIGHT else "centre" if field.kind in _CENTRE else "left"
    most = _TEXT_SHARES[field.width] if field.kind is Kind.TEXT else _SHARES[field.kind]
    wanted = min(max(len(words) for words in values) * 2 + 3, most)
    return Column(head, max(wanted, max(len(word) for word in head.split()) * 2.2 + 3), align)


def _is_long(field: Field, words: str) -> bool:
    return field.kind is Kind.NOTE or len(words) > LONG


def _fits_brackets(words: str) -> bool:
    return len(words) <= ASIDE and "\n" not in words


def with_unit(field: Field, words: str) -> str:
    """A number with its unit behind it; other words as they are."""
    return f"{words} {field.unit}" if field.unit and field.kind in _RIGHT and words[-1:].isdigit() else words
