"""Records as rows and back: what each kind of value is inside SQLite.

A row holds the columns of `RowCodec.columns` in their order, without `source`. Values are stored so that
equal values are equal rows: text in NFC with "" as NULL, decimals in one canonical writing, lists as JSON.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from app.domain.fields import NOT_ARISEN, Field, Kind, Part, Record
from app.errors import UserError

R = TypeVar("R", bound=Record)

Stored = str | int | None
Row = tuple[Stored, ...]

NOT_ARISEN_TEXT = "not-arisen"
"""How "không phát sinh" is stored: no number can be written like it."""

SQL_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "TEXT",
    Kind.NOTE: "TEXT",
    Kind.COUNT: "INTEGER",
    Kind.AMOUNT: "TEXT",
    Kind.FIGURE: "TEXT",
    Kind.DATE: "TEXT",
    Kind.TIME: "TEXT",
    Kind.CHOICE: "TEXT",
    Kind.CHOICES: "TEXT",
    Kind.YESNO: "INTEGER",
    Kind.LINK: "TEXT",
    Kind.LINKS: "TEXT",
    Kind.FILE: "TEXT",
}


def write_text(value: object) -> str | None:
    """NFC, and None for "". `UserError` ("text") for half a character, which no file can hold."""
    if not isinstance(value, str):
        raise TypeError(f"text expected, got {type(value).__name__}")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as fault:
            sentence = "Đoạn chữ có ký tự hỏng, không lưu được. Hãy gõ lại đoạn đó."
            raise UserError(sentence, reason="text") from fault
        value = unicodedata.normalize("NFC", value)
    return value or None


def write_count(value: object) -> int:
    """A whole number that fits 64 bits; `UserError` ("too-large") beyond."""
    if type(value) is not int:
        raise TypeError(f"whole number expected, got {type(value).__name__}")
    if not -(2**63) <= value < 2**63:
        raise UserError("Con số quá lớn, không lưu được. Hãy xem lại số vừa nhập.", reason="too-large")
    return value


def write_decimal(value: object) -> str:
    """The one writing of an exact decimal: no exponent, no zeros at the end, no minus before zero."""
    if type(value) is not Decimal or not value.is_finite():
        raise TypeError(f"finite decimal expected, got {value!r}")
    if abs(value.adjusted()) > 100:
        raise UserError("Con số quá lớn, không lưu được. Hãy xem lại số vừa nhập.", reason="too-large")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _write_figure(value: object) -> str:
    return NOT_ARISEN_TEXT if value is NOT_ARISEN else write_decimal(value)


def _write_yesno(value: object) -> int:
    if type(value) is not bool:
        raise TypeError(f"yes or no expected, got {type(value).__name__}")
    return int(value)


def _write_codes(value: object) -> str | None:
    if not isinstance(value, tuple):
        raise TypeError(f"tuple of codes expected, got {type(value).__name__}")
    codes = [text for item in cast(tuple[object, ...], value) if (text := write_text(item)) is not None]
    return json.dumps(codes, ensure_ascii=False) if codes else None


@lru_cache(maxsize=65536)
def read_decimal(text: str) -> Decimal:
    """A stored decimal. The same few figures come back by the million, so they are kept."""
    return Decimal(text)


def _read_amount(stored: Any) -> Decimal | None:
    return None if stored is None else read_decimal(stored)


def _read_figure(stored: Any) -> object:
    if stored is None:
        return None
    return NOT_ARISEN if stored == NOT_ARISEN_TEXT else read_decimal(stored)


def _read_yesno(stored: Any) -> bool | None:
    return None if stored is None else bool(stored)


@lru_cache(maxsize=4096)
def read_codes(text: str) -> tuple[str, ...]:
    """A stored list of codes. A few lists come back in thousands of records, so they are kept."""
    return tuple(json.loads(text))


def _read_codes(stored: Any) -> tuple[str, ...]:
    return () if stored is None else read_codes(stored)


Writer = Callable[[object], Stored]
Reader = Callable[[Any], object]

WRITERS: Mapping[Kind, Writer] = {
    Kind.TEXT: write_text,
    Kind.NOTE: write_text,
    Kind.COUNT: write_count,
    Kind.AMOUNT: write_decimal,
    Kind.FIGURE: _write_figure,
    Kind.DATE: write_text,
    Kind.TIME: write_text,
    Kind.CHOICE: write_text,
    Kind.CHOICES: _write_codes,
    Kind.YESNO: _write_yesno,
    Kind.LINK: write_text,
    Kind.LINKS: _write_codes,
    Kind.FILE: write_text,
}

READERS: Mapping[Kind, Reader | None] = {
    Kind.TEXT: None,
    Kind.NOTE: None,
    Kind.COUNT: None,
    Kind.AMOUNT: _read_amount,
    Kind.FIGURE: _read_figure,
    Kind.DATE: None,
    Kind.TIME: None,
    Kind.CHOICE: None,
    Kind.CHOICES: _read_codes,
    Kind.YESNO: _read_yesno,
    Kind.LINK: None,
    Kind.LINKS: _read_codes,
    Kind.FILE: None,
}
"""What turns a stored value back; None where it is the value already."""


def _write_uid(value: object) -> Stored:
    written = write_text(value)
    if written is None:
        raise ValueError("a record needs a uid")
    return written


def _write_parent(value: object) -> Stored:
    return write_text(value) or ""


def _uid_alone(record: Record) -> tuple[object, ...]:
    return (record.uid,)


class RowCodec(Generic[R]):
    """How records of one class become rows, with the SQL for it. Ask `codec(cls)` for the one of a class."""

    def __init__(self, cls: type[R]) -> None:
        described = cls.description
        self.cls = cls
        self.name = described.name
        self.is_part = issubclass(cls, Part)
        self.fields: tuple[Field, ...] = described.fields
        keys = [field.key for field in described.fields]
        lead = ["uid", "parent", "position"] if self.is_part else ["uid"]
        self.columns: tuple[str, ...] = (*lead, *keys)
        lead_writers: list[Writer] = [_write_uid, _write_parent, write_count] if self.is_part else [_write_uid]
        self._writers: tuple[Writer, ...] = (*lead_writers, *(WRITERS[field.kind] for field in described.fields))
        readers = [(field.key, READERS[field.kind]) for field in described.fields]
        self._readers = {key: reader for key, reader in readers if reader is not None}
        self._values: Callable[[Record], tuple[object, ...]] = (
            attrgetter(*self.columns) if len(self.columns) > 1 else _uid_alone
        )

        listed = ", ".join(f'"{column}"' for column in self.columns)
        order = '"parent", "position", "uid"' if self.is_part else '"uid"'
        holes = ", ".join("?" for _ in self.columns)
        self.select = f'SELECT {listed} FROM "{self.name}" WHERE source = ?'
        self.select_all = f"{self.select} ORDER BY {order}"
        self.select_one = f"{self.select} AND uid = ?"
        self.select_parts = f'{self.select} AND "parent" = ? ORDER BY "position", "uid"'
        self.insert = f'INSERT INTO "{self.name}" (source, {listed}) VALUES (?, {holes})'
        self.replace = self.insert.replace("INSERT", "INSERT OR REPLACE", 1)
        self.delete = f'DELETE FROM "{self.name}" WHERE source = ? AND uid = ?'

    def update(self, columns: Iterable[str]) -> str:
        """The statement that changes these columns of one row."""
        changes = ", ".join(f'"{column}" = ?' for column in columns)
        return f'UPDATE "{self.name}" SET {changes} WHERE source = ? AND uid = ?'

    def to_row(self, record: R) -> Row:
        """The row of a record. Raises TypeError for a value that its kind can't hold (a bug of the caller)."""
        values = self._values(record)
        try:
            return tuple(
                [None if value is None else write(value) for write, value in zip(self._writers, values, strict=True)]
            )
        except TypeError as fault:
            raise TypeError(f"{self.name} {record.uid}: {fault}") from fault

    def from_row(self, row: Iterable[Any]) -> R:
        """The record of a row. Raises `ValueError` for a row of another length."""
        return self._record_of(row)

    @cached_property
    def _record_of(self) -> Callable[[Iterable[Any]], R]:
        return _maker(self.cls, self.columns, self._readers)  # most kinds are never read while the program runs

    def read_value(self, column: str, stored: Any) -> Any:
        """One stored value as it stands in a record."""
        read = self._readers.get(column)
        return stored if read is None else read(stored)

    def to_json(self, row: Row) -> str:
        """A whole row, as history keeps it. NULLs are left out: a column that is added later reads the same."""
        kept = {column: value for column, value in zip(self.columns, row, strict=True) if value is not None}
        return json.dumps(kept, ensure_ascii=False)

    def from_json(self, text: str) -> Row:
        """A row that history kept; columns that are gone since are left out."""
        kept: dict[str, Stored] = json.loads(text)
        return tuple([kept.get(column) for column in self.columns])


def _maker(cls: type[R], columns: Sequence[str], readers: Mapping[str, Reader]) -> Callable[[Iterable[Any]], R]:
    """Write the function that fills the slots of a record one by one: a page shows two thousand of them at once.

    The initialiser would take them by name, at three times the cost.
    """
    names: dict[str, Any] = {"make": object.__new__, "cls": cls}
    lines = [
        f"def record_of(row):\n    {', '.join(f'v{at}' for at in range(len(columns)))}, = row\n    made = make(cls)"
    ]
    for at, column in enumerate(columns):
        names[f"set{at}"], names[f"read{at}"] = getattr(cls, column).__set__, readers.get(column)
        lines.append(f"    set{at}(made, {f'read{at}(v{at})' if column in readers else f'v{at}'})")
    exec("\n".join([*lines, "    return made"]), names)  # columns of our own, nothing that was read
    return names["record_of"]


@cache
def codec(cls: type[R]) -> RowCodec[R]:
    """The codec of a record class."""
    return RowCodec(cls)
