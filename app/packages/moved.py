"""Whether an office has moved to another computer, and what follows from it here."""

from datetime import date

from app.storage.facts import fact, set_fact
from app.storage.store import Store
from app.text.dates import write_date

_MOVED = "moved-out"


def why(store: Store) -> str:
    """The sentence of an office that has moved away; "" for one that is at home here."""
    day = fact(store, _MOVED)
    if not day:
        return ""
    return (
        f"Sổ này đã chuyển sang máy khác ngày {write_date(day)} nên ở đây chỉ xem được. "
        "Hãy làm việc trên máy mới, để hai máy không gửi hai báo cáo khác nhau cùng một số."
    )


def mind(store: Store) -> None:
    """Only read from now on if the office has moved away."""
    if sentence := why(store):
        store.only_read(sentence)


def mark(store: Store, day: date) -> None:
    """Note that the office has moved away."""
    set_fact(store, _MOVED, day.isoformat())


def unmark(store: Store) -> None:
    """The office is at home here."""
    set_fact(store, _MOVED, "")


def lift(store: Store) -> None:
    """Let an office that moved away be written here again: a person says that the other computer is not used.

    Raises `UserError` ("read-only") when something else forbids writing.
    """
    store.allow_writing()
    unmark(store)
