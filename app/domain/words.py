"""A value as people read it: screen, paper, search and list of differences say the same.

`say` never fails: what an older or a damaged ledger holds is shown as it is, and `checks` complains.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import cast

from app.domain.fields import Blank, Field, Kind, Record, Value
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.records import KINDS
from app.errors import UserError
from app.text.dates import date_words
from app.text.numbers import write_number

Lookup = Callable[[str, str], str | None]
"""Names the target of a link: (kind, uid or code) -> its title, or None when nobody knows it."""

BETWEEN = "; "
"""Between several codes or links: labels hold commas themselves."""


def no_names(kind: str, uid: str) -> str | None:
    """The look-up that knows nobody."""
    return None


def say(field: Field, value: Value, lookup: Lookup | None = None, *, unit: bool = False) -> str:
    """The words for a value of a field; "" for an empty one. With `unit` the field's unit stands behind a number."""
    if value is None or value in ((), ""):
        return ""
    words = TABLE[field.kind](field, value, lookup or no_names)
    return f"{words} {field.unit}" if unit and field.unit and not isinstance(value, Blank) else words


def title(record: Record, lookup: Lookup | None = None) -> str:
    """What a person calls a record, codes and links spelled out; a placeholder while it has no name yet."""
    about = record.description
    said = say(about.by_key[about.title], getattr(record, about.title), lookup)
    return said or about.title_of(record)


def names_in(ledger: Ledger, guidance: Guidance | None = None) -> Lookup:
    """A look-up through a ledger's records and a guidance's items."""

    def name(kind: str, uid: str) -> str | None:
        if kind in KINDS:
            record = ledger.get(KINDS[kind], uid)
            return title(record, guided) if record else None
        return guided(kind, uid)

    def guided(kind: str, uid: str) -> str | None:
        return name_in_guidance(guidance, kind, uid) if guidance else None

    return name


def name_in_guidance(guidance: Guidance, kind: str, code: str) -> str | None:
    """The name of a guidance item; None for a code it does not hold."""
    naming = _GUIDED.get(kind)
    return naming(guidance, code) if naming else None


def _period(guidance: Guidance, code: str) -> str | None:
    try:
        return guidance.period(code).label
    except UserError:
        return None


def _unit(guidance: Guidance, code: str) -> str | None:
    return guidance.units.name(code) if code in guidance.units else None


def _task(guidance: Guidance, code: str) -> str | None:
    item = guidance.task(code)
    return item.wording if item else None


def _criterion(guidance: Guidance, code: str) -> str | None:
    item = guidance.criterion(code)
    return f"{code}. {item.question}" if item and item.question else None


def _indicator(guidance: Guidance, code: str) -> str | None:
    item = guidance.indicator(code)
    return item.name if item else None


def _catalogue_item(guidance: Guidance, code: str) -> str | None:
    item = guidance.catalogue_item(code)
    return item.name if item else None


_GUIDED: Mapping[str, Callable[[Guidance, str], str | None]] = {
    "period": _period,
    "unit": _unit,
    "task": _task,
    "criterion": _criterion,
    "indicator": _indicator,
    "catalogue_item": _catalogue_item,
}


def _text(field: Field, value: Value, lookup: Lookup) -> str:
    return str(value)


def _number(field: Field, value: Value, lookup: Lookup) -> str:
    if isinstance(value, Blank):
        return value.value
    return write_number(value) if isinstance(value, int | Decimal) else str(value)


def _date(field: Field, value: Value, lookup: Lookup) -> str:
    return date_words(str(value))


def _choice(field: Field, value: Value, lookup: Lookup) -> str:
    return field.label_of(str(value))


def _choices(field: Field, value: Value, lookup: Lookup) -> str:
    return BETWEEN.join(field.label_of(code) for code in cast(tuple[str, ...], value))


def _yesno(field: Field, value: Value, lookup: Lookup) -> str:
    return "Có" if value else "Không"


def _link(field: Field, value: Value, lookup: Lookup) -> str:
    return lookup(field.target, str(value)) or str(value)


def _links(field: Field, value: Value, lookup: Lookup) -> str:
    return BETWEEN.join(lookup(field.target, code) or code for code in cast(tuple[str, ...], value))


def _file(field: Field, value: Value, lookup: Lookup) -> str:
    return lookup(field.target, str(value)) or "(tệp đính kèm)"


TABLE: Mapping[Kind, Callable[[Field, Value, Lookup], str]] = {
    Kind.TEXT: _text,
    Kind.NOTE: _text,
    Kind.COUNT: _number,
    Kind.AMOUNT: _number,
    Kind.FIGURE: _number,
    Kind.DATE: _date,
    Kind.TIME: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YESNO: _yesno,
    Kind.LINK: _link,
    Kind.LINKS: _links,
    Kind.FILE: _file,
}
"""How each kind is said; every kind has its words."""
