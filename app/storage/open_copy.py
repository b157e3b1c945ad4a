"""Rows of many sources as plain tables, for programs that know nothing of this one: a SQLite file and CSV files.

The CSV files lie in folders that say the period and the province (`of_period=2024-NAM/of_province=97`), so that DuckDB,
Spark or ClickHouse read a whole country as one table and skip what they do not need. Values stand as the ledger keeps
them: exact decimals with a point, dates as far as they are known, codes instead of words; the dictionary tells every
column. What is local to this computer is not copied.
"""

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from app.domain.fields import NOT_ARISEN, Field, Kind, RecordKind
from app.domain.records import KINDS
from app.progress import Progress, silent
from app.safewrite import make_folder
from app.storage.rows import NOT_ARISEN_TEXT, Row, codec
from app.storage.store import Store

DATABASE, DICTIONARY, TABLE_FILE = "so-lieu.sqlite", "tu-dien-du-lieu.csv", "so-lieu.csv"

_PLACE = ("of_period", "of_province", "of_unit", "of_unit_name", "of_revision", "of_package", "accepted_on")
"""The columns that say where a row comes from, in front of its own."""

_PLACE_WORDS = {
    "of_period": "Kỳ báo cáo",
    "of_province": "Mã tỉnh, thành phố của đơn vị; để trống khi đơn vị không thuộc tỉnh nào",
    "of_unit": "Mã đơn vị",
    "of_unit_name": "Tên đơn vị",
    "of_revision": "Lần gửi",
    "of_package": "Mã gói (64 chữ số hệ mười sáu); để trống với số liệu của chính đơn vị lập bản này",
    "accepted_on": "Ngày chấp nhận",
    "uid": "Tên riêng của dòng",
    "parent": "Dòng mà nó thuộc về",
    "position": "Thứ tự trong dòng mà nó thuộc về",
}
_SQL_TYPES = {Kind.COUNT: "INTEGER", Kind.YESNO: "INTEGER", Kind.AMOUNT: "NUMERIC", Kind.FIGURE: "NUMERIC"}
_PLACE_TYPES = {"of_revision": "INTEGER", "position": "INTEGER"}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose rows: a source of the ledger, or `rows` by kind where they do not all belong to the period."""

    source: int
    of_period: str
    of_province: str
    of_unit: str
    of_unit_name: str
    of_revision: int | None = None
    of_package: str = ""
    accepted_on: str = ""
    rows: Mapping[str, Sequence[Row]] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the copy: the columns of a kind that may leave this computer."""

    kind: RecordKind
    columns: tuple[str, ...]  # without those of the place
    fields: tuple[Field, ...]
    keep: tuple[int, ...]  # where these columns stand in a row of the ledger

    def types(self) -> Iterator[str]:
        """The SQL type of each column, those of the place first."""
        kinds = {field.key: _SQL_TYPES.get(field.kind, "TEXT") for field in self.fields}
        for column in (*_PLACE, *self.columns):
            yield _PLACE_TYPES.get(column) or kinds.get(column, "TEXT")


def tables() -> list[Table]:
    """Every table of the copy, in the order of the sheets."""
    found: list[Table] = []
    for cls in KINDS.values():
        kind = cls.description
        if kind.local:
            continue
        local = {field.key for field in kind.fields if field.local}
        columns = codec(cls).columns
        keep = tuple(at for at, column in enumerate(columns) if column not in local)
        fields = tuple(field for field in kind.fields if not field.local)
        found.append(Table(kind, tuple(columns[at] for at in keep), fields, keep))
    return found


def write(store: Store, origins: Iterable[Origin], folder: Path, progress: Progress = silent) -> list[Path]:
    """Write database, tables and dictionary into an empty folder; returns the files. May be stopped by `progress`."""
    made = sorted(origins, key=attrgetter("of_period", "of_province", "of_unit"))
    files = [folder / DATABASE, _write_dictionary(folder / DICTIONARY)]
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as database, store.reading():
        database.execute("PRAGMA journal_mode = OFF")  # whoever is interrupted begins anew
        database.execute("BEGIN")
        described = tables()
        for done, table in enumerate(described):
            progress(done, len(described), f"Đang ghi bảng {table.kind.plural or table.kind.label}")
            _create(database, table)
            for (period, province), group in groupby(made, key=attrgetter("of_period", "of_province")):
                rows = _rows(store, table, list(group))
                first = next(rows, None)
                if first is not None:
                    place = folder / table.kind.name / f"of_period={period}" / f"of_province={province or 'khac'}"
                    files.append(_write_rows(database, table, chain([first], rows), make_folder(place) / TABLE_FILE))
        database.execute("COMMIT")
    return files


def _create(database: sqlite3.Connection, table: Table) -> None:
    columns = zip((*_PLACE, *table.columns), table.types(), strict=True)
    listed = ", ".join(f'"{column}" {kind}' for column, kind in columns)
    database.execute(f'CREATE TABLE "{table.kind.name}" ({listed})')


def _rows(store: Store, table: Table, origins: Sequence[Origin]) -> Iterator[tuple[Any, ...]]:
    rows = codec(KINDS[table.kind.name])
    for origin in origins:
        place = tuple(getattr(origin, column) for column in _PLACE)
        given: Iterable[Row]
        if origin.rows is not None:
            given = origin.rows.get(table.kind.name, ())
        else:
            given = store.conn.execute(rows.select_all, (origin.source,))
        for row in given:
            yield (*place, *(_open(row[at]) for at in table.keep))


def _open(value: Any) -> Any:
    return NOT_ARISEN.value if value == NOT_ARISEN_TEXT else value


def _write_rows(database: sqlite3.Connection, table: Table, rows: Iterator[tuple[Any, ...]], file: Path) -> Path:
    columns = (*_PLACE, *table.columns)
    insert = f'INSERT INTO "{table.kind.name}" VALUES ({", ".join("?" * len(columns))})'
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(columns)
        for _, some in groupby(enumerate(rows), key=lambda numbered: numbered[0] // _AT_ONCE):
            batch = [row for _, row in some]
            writer.writerows(batch)
            database.executemany(insert, batch)
    return file


def _write_dictionary(file: Path) -> Path:
    """What every column means, in words, for who never saw the program."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["table", "table_label", "column", "label", "kind", "unit", "refers_to", "choices", "help"])
        for table in tables():
            fields = {field.key: field for field in table.fields}
            for column in (*_PLACE, *table.columns):
                field = fields.get(column)
                told = _told(field) if field else (_PLACE_WORDS[column], "text", "", "", "", "")
                writer.writerow([table.kind.name, table.kind.label, column, *told])
    return file


def _told(field: Field) -> tuple[str, ...]:
    choices = "; ".join(f"{choice.code} = {choice.label}" for choice in field.choices)
    return field.label, field.kind.value, field.unit, field.target, choices, field.help
