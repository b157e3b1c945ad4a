"""Which tasks given still have to be done: asked often, so that the ledger is not read whole for it."""

from app.domain.conference import TaskGiven
from app.storage.ledger import OWN, SourceLedger
from app.storage.rows import codec

_NOT_ENDED = "(state IS NULL OR state NOT IN ('done', 'stopped'))"


def open_tasks(ledger: SourceLedger) -> list[TaskGiven]:
    """The own tasks given that are neither done nor stopped."""
    rows = codec(TaskGiven)
    with ledger.store.reading():
        found = ledger.store.conn.execute(f"{rows.select} AND {_NOT_ENDED}", (OWN,)).fetchall()
    return [rows.from_row(row) for row in found]


def count_overdue(ledger: SourceLedger, today: str) -> int:
    """How many of them are past their deadline on a day (ISO); a partial deadline runs to its end."""
    late = "deadline NOT LIKE '--%' AND deadline < substr(?, 1, length(deadline))"
    query = f'SELECT count(*) FROM "{TaskGiven.description.name}" WHERE source = ? AND {_NOT_ENDED} AND {late}'
    with ledger.store.reading():
        return ledger.store.conn.execute(query, (OWN, today)).fetchone()[0]
