"""Which key speaks for which unit, as a person compared it: the rows of the keyring.

What they mean for a package is decided in `app.packages.trust`.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

from app.errors import UserError
from app.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey:
    """A key bound to a unit. Dates are ISO; `withdrawn_from` is the first day on which it speaks no more."""

    unit: str
    unit_name: str
    certificate: bytes  # DER
    digits: str  # 8 groups of 5
    compared_by: str
    compared_how: str
    compared_at: str
    withdrawn_from: str | None = None


_COLUMNS = tuple(field.name for field in fields(TrustedKey))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM trusted_key"
_INSERT = f"INSERT INTO trusted_key ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' for _ in _COLUMNS)})"


class Keyring:
    """The trusted keys of this office. A unit may have several, one after the other."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, key: TrustedKey) -> None:
        """Bind a key. The same key again renews who compared it, and takes a withdrawal back."""
        with self.store.atomic():
            run = self.store.conn.execute
            run("DELETE FROM trusted_key WHERE unit = ? AND digits = ?", (key.unit, key.digits))
            run(_INSERT, astuple(key))

    def all(self) -> list[TrustedKey]:
        """Every key, by unit, the latest compared first."""
        return self._select("ORDER BY unit, compared_at DESC", ())

    def of_unit(self, unit: str) -> list[TrustedKey]:
        """The keys of a unit, the latest compared first."""
        return self._select("WHERE unit = ? ORDER BY compared_at DESC", (unit,))

    def by_unit(self) -> Mapping[str, list[TrustedKey]]:
        """All keys at once, for judging many packages."""
        found: dict[str, list[TrustedKey]] = {}
        for key in self.all():
            found.setdefault(key.unit, []).append(key)
        return found

    def units_of(self, digits: str) -> list[TrustedKey]:
        """Where a key is bound: more than one unit is worth a warning."""
        return self._select("WHERE digits = ? ORDER BY unit", (digits,))

    def withdraw(self, unit: str, from_date: str) -> int:
        """Let the keys of a unit speak no more from a day on; an earlier withdrawal stays. Returns how many."""
        query = (
            "UPDATE trusted_key SET withdrawn_from = ?"
            " WHERE unit = ? AND (withdrawn_from IS NULL OR withdrawn_from > ?)"
        )
        with self.store.atomic():
            if not self.of_unit(unit):
                raise UserError(f"Chưa có khóa nào được tin cho đơn vị {unit}. Hãy xem lại mã đơn vị.", reason="no-key")
            return self.store.conn.execute(query, (from_date, unit, from_date)).rowcount

    def _select(self, condition: str, values: tuple[Any, ...]) -> list[TrustedKey]:
        with self.store.reading():
            rows = self.store.conn.execute(f"{_SELECT} {condition}", values).fetchall()
        return [TrustedKey(**dict(zip(_COLUMNS, row, strict=True))) for row in rows]
