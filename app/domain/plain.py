"""Records as plain JSON values and back: what the shipped guidance and samples are written in.

Decimals are JSON numbers read without binary floats, several codes are lists, and the third state of
a figure is its Vietnamese words. A key that the record does not have is an error of whoever wrote the
file, so it is raised, not ignored.
"""

import json
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

from app.domain.fields import NOT_ARISEN, PYTHON_TYPES, Kind, Record, Value

R = TypeVar("R", bound=Record)


def load(path: Path) -> Any:
    """The JSON of a file with its numbers exact and its text in NFC."""
    return json.loads(unicodedata.normalize("NFC", path.read_text("utf-8")), parse_float=Decimal)


def from_plain(kind: type[R], row: Mapping[str, Any]) -> R:
    """The record of a JSON object. Raises `KeyError` for a key that is no field, `ValueError` for a value."""
    fields = kind.description.by_key
    values: dict[str, Any] = {key: row[key] for key in ("uid", "parent", "position") if key in row}
    for key, value in row.items():
        if key not in values:
            values[key] = _value(fields[key].kind, value)
    return kind(**values)


def _value(kind: Kind, value: object) -> Value:
    read = value
    if kind in (Kind.CHOICES, Kind.LINKS) and isinstance(value, list):
        read = tuple(str(code) for code in cast(list[object], value))
    elif kind in (Kind.AMOUNT, Kind.FIGURE) and isinstance(value, int) and not isinstance(value, bool):
        read = Decimal(value)
    elif kind is Kind.FIGURE and value == NOT_ARISEN.value:
        read = NOT_ARISEN
    if read is not None and (
        not isinstance(read, PYTHON_TYPES[kind]) or (kind is Kind.COUNT and isinstance(read, bool))
    ):
        raise ValueError(f"{value!r} is no {kind.value}")
    return cast(Value, read)
