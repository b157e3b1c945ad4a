"""Small facts about the office that are no record: the code of its unit, the last counters."""

from app.storage.store import Store


def fact(store: Store, key: str) -> str:
    """The value of a fact; "" while it is not known."""
    with store.reading():
        row = store.conn.execute("SELECT value FROM office_fact WHERE key = ?", (key,)).fetchone()
    return "" if row is None else row[0]


def set_fact(store: Store, key: str, value: str) -> None:
    """Note a fact; "" takes it away."""
    with store.atomic():
        if value:
            store.conn.execute("INSERT OR REPLACE INTO office_fact (key, value) VALUES (?, ?)", (key, value))
        else:
            store.conn.execute("DELETE FROM office_fact WHERE key = ?", (key,))


def next_number(store: Store, key: str) -> int:
    """Count one further from 1, for numbers that must never be given twice."""
    with store.atomic():
        number = int(fact(store, key) or 0) + 1
        set_fact(store, key, str(number))
    return number


def sealed_after(source: int) -> str:
    """The fact that keeps the last act of the ledger before a package was registered: clocks of office PCs jump."""
    return f"sealed-after.{source}"
