"""Tables from the description: what a record kind is inside SQLite, and how a file grows new fields.

Adding is automatic: a table for a new kind, a column (NULL in every old row) for a new field. Anything else is a
written step in `migrations.py`. Grown tables have their columns in another order than fresh ones, so every
statement names its columns.
"""

import sqlite3
from collections.abc import Iterable

from app.domain.fields import Record
from app.storage.rows import SQL_TYPES, codec

Kinds = Iterable[type[Record]]

APPLICATION_ID = 0x534F4D54
"""Marks the file as a ledger of this program ("SOMT")."""

NUMBER = 1
"""The number of the last step in `migrations`, kept in `PRAGMA user_version`."""

_GUARDED = (
    ("insert", "INSERT", "NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source)"),
    (
        "update",
        "UPDATE",
        "(OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source"
        " OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source))",
    ),
    ("delete", "DELETE", "OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)"),
)


def columns_of(cls: type[Record]) -> dict[str, str]:
    """Column name → SQL type of the described fields."""
    return {field.key: SQL_TYPES[field.kind] for field in cls.description.fields}


def statements_for(cls: type[Record]) -> list[str]:
    """What makes the table of a record kind: clustered by (source, uid), guarded against changes of received rows."""
    name = cls.description.name
    is_part = codec(cls).is_part
    lead = ["source INTEGER NOT NULL", "uid TEXT NOT NULL"]
    if is_part:
        lead += ["parent TEXT NOT NULL", "position INTEGER NOT NULL"]
    columns = [*lead, *(f'"{key}" {sql_type}' for key, sql_type in columns_of(cls).items())]
    statements = [
        f'CREATE TABLE "{name}" ({", ".join(columns)}, PRIMARY KEY (source, uid)) STRICT, WITHOUT ROWID',
        *(
            f'CREATE TRIGGER "{name}_{suffix}" BEFORE {act} ON "{name}" WHEN {condition} '
            "BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END"
            for suffix, act, condition in _GUARDED
        ),
    ]
    if is_part:
        statements.append(f'CREATE INDEX "{name}_parent" ON "{name}" (source, parent, position)')
    return statements


def missing(connection: sqlite3.Connection, kinds: Kinds) -> list[str]:
    """The statements that bring the record tables up to the description; empty when nothing is to be done."""
    present: dict[str, set[str]] = {}
    listed = connection.execute(
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    )
    for table, column in listed:
        present.setdefault(table, set()).add(column)
    statements: list[str] = []
    for cls in kinds:
        name = cls.description.name
        if name not in present:
            statements += statements_for(cls)
            continue
        statements += [
            f'ALTER TABLE "{name}" ADD COLUMN "{key}" {sql_type}'
            for key, sql_type in columns_of(cls).items()
            if key not in present[name]
        ]
    return statements


def grow(connection: sqlite3.Connection, kinds: Kinds) -> None:
    """Add the tables and columns that the description has and the file has not."""
    for statement in missing(connection, kinds):
        connection.execute(statement)
