"""What was typed and can't be read yet: half a date, a number with a letter in it. Kept, so that no power cut takes it.

It is no value, so it has no history, is found by no search and enters no package. It leaves when the field is read.
"""

from app.storage.store import Store

_PREFIX = "typed:"

Place = tuple[str, str, str]
"""Kind, uid and field."""


def drafts(store: Store) -> dict[Place, str]:
    """Everything that was typed and is not read yet."""
    # As bytes: what a broken disk made of one text must not hide the others.
    query = "SELECT CAST(key AS BLOB), CAST(value AS BLOB) FROM office_fact WHERE key GLOB ?"
    with store.reading():
        rows = store.conn.execute(query, (f"{_PREFIX}*",)).fetchall()
    found: dict[Place, str] = {}
    for key, typed in ((str(one, "utf-8", "replace"), str(other, "utf-8", "replace")) for one, other in rows):
        kind, _, rest = key.removeprefix(_PREFIX).partition(":")
        uid, _, field = rest.rpartition(":")
        found[kind, uid, field] = typed
    return found


def keep_draft(store: Store, place: Place, typed: str) -> None:
    """Keep what stands in a box; "" when it has been read."""
    key = _PREFIX + ":".join(place)
    with store.atomic():
        if typed:
            store.conn.execute("INSERT OR REPLACE INTO office_fact (key, value) VALUES (?, ?)", (key, typed))
        else:
            store.conn.execute("DELETE FROM office_fact WHERE key = ?", (key,))
