"""Values that a field once held, also of records that are gone: what was given once is not given again."""

from app.domain.fields import Record
from app.storage.ledger import OWN, SourceLedger


def ever_held(ledger: SourceLedger, kind: type[Record], key: str) -> set[str]:
    """Every text that this field holds or ever held in our own ledger, by the ledger and by its history."""
    name = kind.description.name
    asked = (
        (f'SELECT DISTINCT "{key}" FROM "{name}" WHERE source = ?', (OWN,)),
        ("SELECT DISTINCT new FROM change WHERE kind = ? AND field = ?", (name, key)),
        ("SELECT DISTINCT old FROM change WHERE kind = ? AND field = ?", (name, key)),
        (f"SELECT DISTINCT json_extract(new, '$.{key}') FROM change WHERE kind = ? AND field = ''", (name,)),
        (f"SELECT DISTINCT json_extract(old, '$.{key}') FROM change WHERE kind = ? AND field = ''", (name,)),
    )
    with ledger.store.reading():
        found = [row[0] for query, values in asked for row in ledger.store.conn.execute(query, values)]
    return {value for value in found if isinstance(value, str)}
