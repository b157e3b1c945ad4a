"""What became of a sent package: where it was carried, perhaps more than once, and whether we took it back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from app.packages.books import Books
from app.storage.facts import fact, set_fact
from app.storage.mailbox import Entry

MOST_NOTED = 20


@dataclass(frozen=True, slots=True)
class Went:
    """One time that a package was carried somewhere. `how` is "stick", "mail" or "folder"; `at` ISO 8601."""

    at: str
    how: str
    where: str


def note_went(books: Books, entry: Entry, how: str, where: str) -> None:
    """Note where a package was carried, newest first."""
    went = [Went(books.now(), how, where), *where_went(books, entry)][:MOST_NOTED]
    set_fact(books.store, _fact(entry), json.dumps([asdict(one) for one in went]))


def note_waiting(books: Books, entry: Entry) -> None:
    """Note that a package was sealed and has gone nowhere yet."""
    set_fact(books.store, _fact(entry), "[]")


def waits(books: Books, entry: Entry) -> bool:
    """Whether a package still lies where it was sealed. Nothing is known of those from before this was noted."""
    return fact(books.store, _fact(entry)) == "[]"


def where_went(books: Books, entry: Entry) -> list[Went]:
    """Where a package was carried, newest first."""
    told = json.loads(fact(books.store, _fact(entry)) or "[]")
    return [Went(one["at"], one["how"], one["where"]) for one in cast(list[Mapping[str, Any]], told)]


def _fact(entry: Entry) -> str:
    return f"went.{entry.source}"


def recalled(books: Books, entry: Entry) -> str:
    """Why we took a report of ours back; "" while it stands."""
    return fact(books.store, recalled_fact(entry))


def recalled_fact(entry: Entry) -> str:
    """The fact that keeps the reason."""
    return f"recalled.{entry.source}"
