"""Differences between two ledgers, by record and field, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.records import KINDS
from app.domain.words import Lookup, names_in, say, title


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that changed, or a whole record that came or went (then `field` and `label` are empty)."""

    what: str  # "added", "removed" or "changed"
    record_kind: str
    uid: str
    title: str  # what a person calls the record
    field: str = ""
    label: str = ""
    old: str = ""  # in words; "" for empty
    new: str = ""


def differences(
    old: Ledger,
    new: Ledger,
    guidance: Guidance | None = None,
    *,
    kinds: Mapping[str, type[Record]] = KINDS,
    local: bool = False,
) -> list[Difference]:
    """What changed from `old` to `new`, in the order of the record kinds.

    Personal data never travels, so it is compared only when asked for (`local`): an own ledger and the package
    made from it are the same. The order of rows is no difference.
    """
    before, after = names_in(old, guidance), names_in(new, guidance)
    found: list[Difference] = []
    for kind in kinds.values():
        if kind.description.local and not local:
            continue
        old_rows = {row.uid: row for row in old.all(kind)}
        new_rows = {row.uid: row for row in new.all(kind)}
        found += _whole("removed", (row for uid, row in old_rows.items() if uid not in new_rows), before)
        for uid, row in new_rows.items():
            if uid in old_rows:
                found += _changed(old_rows[uid], row, before, after, local)
        found += _whole("added", (row for uid, row in new_rows.items() if uid not in old_rows), after)
    return found


def _whole(what: str, rows: Iterable[Record], names: Lookup) -> list[Difference]:
    return [
        Difference(what=what, record_kind=row.description.name, uid=row.uid, title=title(row, names)) for row in rows
    ]


def _changed(old: Record, new: Record, before: Lookup, after: Lookup, local: bool) -> list[Difference]:
    if old == new:
        return []
    about = new.description
    return [
        Difference(
            what="changed",
            record_kind=about.name,
            uid=new.uid,
            title=title(new, after),
            field=field.key,
            label=field.label,
            old=say(field, getattr(old, field.key), before),
            new=say(field, getattr(new, field.key), after),
        )
        for field in about.fields
        if (local or not field.local) and getattr(old, field.key) != getattr(new, field.key)
    ]
