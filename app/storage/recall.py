"""The words that fields of our own ledger hold, each once, with what stood beside them when they were last written."""

from collections.abc import Iterable

from app.domain.recalls import Used, followers, latest_once, places_of
from app.storage.ledger import OWN, SourceLedger
from app.storage.rows import codec


def used(ledger: SourceLedger, recalled: str) -> list[Used]:
    """What was written in all fields that recall this, the most recent first."""
    return latest_once(list(_used(ledger, recalled)))


def _used(ledger: SourceLedger, recalled: str) -> Iterable[Used]:
    for kind, field in places_of(recalled):
        beside = [each.key for each in followers(kind, field.key)]
        rows = codec(ledger.store.kinds[kind.name])
        columns = "".join(f', r."{key}"' for key in beside)
        # SQLite gives the other columns of the row that holds the max().
        query = (
            f'SELECT r."{field.key}", max(coalesce((SELECT max(c.id) FROM change AS c WHERE c.kind = ?'
            f' AND c.uid = r.uid), 0)){columns} FROM "{kind.name}" AS r'
            f' WHERE r.source = ? AND r."{field.key}" IS NOT NULL GROUP BY r."{field.key}"'
        )
        with ledger.store.reading():
            found = ledger.store.conn.execute(query, (kind.name, OWN)).fetchall()
        for words, moment, *values in found:
            said = {
                key: rows.read_value(key, value) for key, value in zip(beside, values, strict=True) if value is not None
            }
            yield Used(field.label_of(words) if field.choices else words, kind.name, said, moment)
