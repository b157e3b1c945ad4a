"""The register of what came and what went: one entry a package, with its verdict, its state and where it is kept.

The number of an entry is the source of the rows it brought; it is given once and never again. An entry is never
deleted by taking an import back: its state becomes "undone" and tells what happened.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import UserError
from app.storage.history import stamp
from app.storage.store import Store

STATES: Mapping[str, str] = {
    "received": "Đã nhận, chờ xem",
    "returned": "Đã trả lại",
    "accepted": "Đã chấp nhận",
    "superseded": "Đã có bản mới thay thế",
    "older": "Bản cũ, không có hiệu lực",
    "waiting": "Chưa biết người niêm phong",
    "refused": "Không nhận",
    "fork": "Hai gói khác nhau cùng một số lần gửi",
    "undone": "Đã bỏ việc nhận",
    "merged": "Sổ đơn vị cũ, chỉ để xem",
    "sent": "Đã gửi",
    "answered-returned": "Cấp trên trả lại",
    "answered-accepted": "Cấp trên đã chấp nhận",
    "recalled": "Đã thu hồi",
}
"""Every state an entry can be in, with its words."""

REPORTS = ("report", "bundle")
"""The kinds of package that bring a unit's figures up."""

MIN_PREFIX = 8
"""Digits of a package's hash that must be given to name it (docs: command line)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One package that came in or went out. Times are ISO 8601; hashes 64 hex digits; "" where nothing is known."""

    source: int = 0  # given by `Mailbox.add`
    direction: str  # "in" or "out"
    package: str = ""
    kind: str = ""
    unit: str = ""  # who sealed it, by the letter
    unit_name: str = ""
    addressee: str = ""
    period: str = ""
    revision: int = 0
    uuid: str = ""
    answers: str = ""  # the package it replaces or replies to
    made_at: str = ""  # the sender's claim
    handled_at: str = ""  # when it was received here, or sealed here
    digits: str = ""
    outcome: str = ""  # of the verdict; kept, never judged again
    reason: str = ""
    sentence: str = ""
    state: str
    state_at: str = ""
    file_name: str = ""  # as it came, or as it was written
    kept: str = ""  # path of the kept original, relative to the office's folder
    sealed: bool = True
    days_late: int | None = None  # None: no deadline is known
    inside: str = ""  # the package of the bundle that it came in

    @property
    def is_report(self) -> bool:
        """Whether it brings a unit's figures up."""
        return self.kind in REPORTS


_COLUMNS = tuple(field.name for field in dataclasses.fields(Entry))
_SEALED = _COLUMNS.index("sealed")
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM package_register"
_GIVEN = _COLUMNS[1:]
_INSERT = f"INSERT INTO package_register ({', '.join(_GIVEN)}) VALUES ({', '.join('?' for _ in _GIVEN)})"


class Mailbox:
    """The register of one office. Entries come newest first."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, entry: Entry) -> Entry:
        """Register a package; returns the entry with its number, and with the present moment where none was given."""
        _known(entry.state)
        moment = stamp(self.store)
        entry = dataclasses.replace(
            entry, handled_at=entry.handled_at or moment, state_at=entry.state_at or entry.handled_at or moment
        )
        with self.store.atomic():
            cursor = self.store.conn.execute(_INSERT, [getattr(entry, column) for column in _GIVEN])
        return dataclasses.replace(entry, source=int(cursor.lastrowid or 0))

    def entry(self, source: int) -> Entry:
        """The entry of a number. Raises `UserError` ("no-package") when there is none."""
        found = self._select("WHERE source = ?", (source,))
        if not found:
            raise UserError(f"Không có gói nào mang số {source} trong sổ.", reason="no-package")
        return found[0]

    def by_package(self, package: str, direction: str = "") -> list[Entry]:
        """Every entry of a package: more than one when it was received again after being taken back."""
        return self._select(
            "WHERE package = ? AND (? = '' OR direction = ?) ORDER BY source DESC", (package, direction, direction)
        )

    def find(self, prefix: str) -> Entry:
        """The package whose hash begins so, the newest entry of it.

        Raises `UserError`: "prefix" when fewer than 8 digits are given, "no-package", "ambiguous".
        """
        prefix = prefix.strip().lower()
        if len(prefix) < MIN_PREFIX or not set(prefix) <= set("0123456789abcdef"):
            raise UserError(f"Hãy cho ít nhất {MIN_PREFIX} chữ số đầu của mã gói.", reason="prefix")
        after = f"{prefix}g"  # the letter behind f: beyond every hash that begins so
        found = self._select("WHERE package >= ? AND package < ? ORDER BY source DESC", (prefix, after))
        if not found:
            raise UserError(f"Không có gói nào có mã bắt đầu bằng {prefix}. Hãy xem lại mã gói.", reason="no-package")
        if len({entry.package for entry in found}) > 1:
            raise UserError(f"Có nhiều gói có mã bắt đầu bằng {prefix}. Hãy cho thêm chữ số.", reason="ambiguous")
        return found[0]

    def entries(
        self, *, direction: str = "", period: str = "", unit: str = "", kind: str = "", states: Iterable[str] = ()
    ) -> list[Entry]:
        """The entries that fit everything that is given."""
        conditions: list[str] = []
        values: list[str] = []
        for column, value in (("direction", direction), ("period", period), ("unit", unit), ("kind", kind)):
            if value:
                conditions.append(f"{column} = ?")
                values.append(value)
        wanted = list(states)
        if wanted:
            conditions.append(f"state IN ({', '.join('?' for _ in wanted)})")
            values += wanted
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        return self._select(f"{where}ORDER BY source DESC", tuple(values))

    def answers_to(self, package: str, direction: str = "in") -> list[Entry]:
        """What replies to a package, or replaces it."""
        return self._select("WHERE answers = ? AND direction = ? ORDER BY source DESC", (package, direction))

    def newest_report(self, period: str) -> Entry | None:
        """Our own report of a period with the highest revision, be it recalled; None when none was sealed."""
        sent = [entry for entry in self.entries(direction="out", period=period) if entry.is_report]
        return max(sent, key=lambda entry: entry.revision, default=None)

    def set_state(self, source: int, state: str, *, reason: str = "", sentence: str = "") -> Entry:
        """Move an entry to a state, now; reason and sentence stay as they are unless given."""
        _known(state)
        run = self.store.conn.execute
        with self.store.atomic():
            run(
                "UPDATE package_register SET state = ?, state_at = ?, reason = iif(? = '', reason, ?),"
                " sentence = iif(? = '', sentence, ?) WHERE source = ?",
                (state, stamp(self.store), reason, reason, sentence, sentence, source),
            )
            return self.entry(source)

    def change(self, entry: Entry) -> Entry:
        """Write an entry anew under its number: what a second look found out."""
        _known(entry.state)
        changes = ", ".join(f"{column} = ?" for column in _GIVEN)
        with self.store.atomic():
            self.entry(entry.source)
            self.store.conn.execute(
                f"UPDATE package_register SET {changes} WHERE source = ?",
                [*(getattr(entry, column) for column in _GIVEN), entry.source],
            )
        return entry

    def remove(self, source: int) -> None:
        """Strike an entry out, for a package that never entered; its number is not given again."""
        with self.store.atomic():
            self.store.conn.execute("DELETE FROM package_register WHERE source = ?", (source,))

    def _select(self, condition: str, values: tuple[Any, ...]) -> list[Entry]:
        with self.store.reading():
            rows = self.store.conn.execute(f"{_SELECT} {condition}", values).fetchall()
        return [_entry(row) for row in rows]


def _entry(row: tuple[Any, ...]) -> Entry:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["sealed"] = bool(row[_SEALED])
    return Entry(**values)


def _known(state: str) -> None:
    if state not in STATES:
        raise ValueError(f"no state of a package: {state}")
