"""Find anything by its words, with or without marks, as one types.

Every text of every record is folded (`app.text.keys.search_key`) into an FTS5 index. The words as they were written
stand beside it, so that "hoà" puts hòa before hoa. Order costs no sorting, so that one letter is answered as fast as
a whole name. Own records are indexed with each change; received ones
afterwards, by `catch_up`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.fields import Kind, Record
from app.progress import Progress, silent
from app.storage.rows import Row, RowCodec, Stored, codec
from app.storage.store import Store
from app.text.keys import exact_key, search_key

_WORD = re.compile(r"\w+")
_SEARCHED = frozenset([Kind.TEXT, Kind.NOTE])
_OWN_ENTRIES = 1 << 40  # own entries are numbered above, received ones below: descending numbers give own ones first
_INSERT_WORDS = "INSERT INTO search_words (rowid, title, body, exact_title, exact_body) VALUES (?, ?, ?, ?, ?)"
_AT_ONCE = 25  # packages to a transaction: about a tenth of a second, in which nobody else can write
_AROUND = 6  # words of a snippet before the one that was found, and twice as many behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found. `exact`: with the marks as they were typed; `snippet` names no field twice as title."""

    kind: str
    uid: str
    source: int
    title: str
    snippet: str
    exact: bool


def search(store: Store, text: str, sources: Iterable[int] | None = None, limit: int = 50) -> list[Hit]:
    """The records that hold every word (each may be begun only).

    First those with the marks as typed, in the title and then anywhere, then the same without regard to marks;
    within each the own ones first, the newest first. All sources unless told otherwise. An empty question finds
    nothing.
    """
    words = _WORD.findall(search_key(text))
    if not words or limit <= 0:
        return []
    folded, marked = _begun(words), _begun(_marked(text).split())
    only = None if sources is None else list(sources)
    rounds = [(f"{{title}} : ({folded})", False), (f"{{title body}} : ({folded})", False)]
    if marked != folded:
        exact = [(f"{{exact_title}} : ({marked})", True), (f"{{exact_title exact_body}} : ({marked})", True)]
        rounds = [*exact, *rounds]
    found: dict[tuple[int, str, str], bool] = {}
    with store.reading():
        for question, exact_marks in rounds:
            if len(found) < limit:
                for key in _match(store, question, only, limit):
                    found.setdefault(key, exact_marks or marked == folded)
        hits = [_hit(store, key, words, exact) for key, exact in list(found.items())[:limit]]
    return [hit for hit in hits if hit is not None]


def touches(rows: RowCodec[Any], columns: Iterable[str]) -> bool:
    """Whether a change of these columns changes what is found."""
    searched = {field.key for field in rows.fields if field.kind in _SEARCHED or field.open_choices}
    return not searched.isdisjoint(columns)


def index(store: Store, source: int, rows: RowCodec[Any], uid: str, row: Row | None) -> None:
    """Bring the entry of one own record up to date (None: it is gone). Inside the transaction of the change."""
    run = store.conn.execute
    known = run(
        "SELECT id FROM search_entry WHERE source = ? AND kind = ? AND uid = ?", (source, rows.name, uid)
    ).fetchone()
    words = None if row is None else _words(rows, row)
    if words is None:
        if known is not None:
            run("DELETE FROM search_words WHERE rowid = ?", known)
            run("DELETE FROM search_entry WHERE id = ?", known)
    elif known is not None:
        run(
            "UPDATE search_words SET title = ?, body = ?, exact_title = ?, exact_body = ? WHERE rowid = ?",
            (*words, *known),
        )
    else:
        number = run("SELECT max(coalesce(max(id), 0), ?) + 1 FROM search_entry", (_OWN_ENTRIES,)).fetchone()[0]
        run("INSERT INTO search_entry (id, source, kind, uid) VALUES (?, ?, ?, ?)", (number, source, rows.name, uid))
        run(_INSERT_WORDS, (number, *words))


def pending(store: Store) -> int:
    """How many received packages are not searchable yet."""
    with store.reading():
        return store.conn.execute("SELECT count(*) FROM search_pending").fetchone()[0]


def catch_up(store: Store, progress: Progress = silent) -> int:
    """Index the received packages that wait for it, a few to a transaction; returns how many.

    May be stopped between two transactions; what was done stays done.
    """
    with store.reading():
        waiting = [row[0] for row in store.conn.execute("SELECT source FROM search_pending ORDER BY source")]
    for done in range(0, len(waiting), _AT_ONCE):
        progress(done, len(waiting), "Đang lập danh mục tìm kiếm")
        with store.atomic():
            for source in waiting[done : done + _AT_ONCE]:
                _index_source(store, source)
    return len(waiting)


def forget(store: Store, source: int) -> None:
    """Take every entry of a source out. Inside a transaction."""
    run = store.conn.execute
    run("DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_entry WHERE source = ?)", (source,))
    run("DELETE FROM search_entry WHERE source = ?", (source,))
    run("DELETE FROM search_pending WHERE source = ?", (source,))


def _index_source(store: Store, source: int) -> None:
    run = store.conn.execute
    forget(store, source)
    number: int = run("SELECT coalesce(max(id), 0) FROM search_entry WHERE id < ?", (_OWN_ENTRIES,)).fetchone()[0]
    entries: list[tuple[int, int, str, Stored]] = []
    texts: list[tuple[int, str, str, str, str]] = []
    for cls in store.kinds.values():
        rows = codec(cls)
        for row in run(rows.select, (source,)):
            words = _words(rows, row)
            if words is not None:
                number += 1
                entries.append((number, source, rows.name, row[0]))
                texts.append((number, *words))
    many = store.conn.executemany
    many("INSERT INTO search_entry (id, source, kind, uid) VALUES (?, ?, ?, ?)", entries)
    many(_INSERT_WORDS, texts)


def _texts(rows: RowCodec[Any], row: Sequence[Stored]) -> list[tuple[str, str]]:
    """(key, text) of every searched field that is filled in."""
    first = len(rows.columns) - len(rows.fields)
    return [
        (field.key, text)
        for field, text in zip(rows.fields, row[first:], strict=True)
        if isinstance(text, str) and (field.kind in _SEARCHED or field.open_choices)
    ]


def _words(rows: RowCodec[Any], row: Sequence[Stored]) -> tuple[str, str, str, str] | None:
    """The four columns of an entry, or None for a record without a word in it."""
    texts = _texts(rows, row)
    if not texts:
        return None
    named = rows.cls.description.title
    title = " ".join(text for key, text in texts if key == named)
    body = "\n".join(text for key, text in texts if key != named)
    return search_key(title), search_key(body), _marked(title), _marked(body)


def _marked(text: str) -> str:
    """The words as they were written, in one writing: the tone stands behind its word."""
    return exact_key(" ".join(_WORD.findall(unicodedata.normalize("NFC", text))))


def _begun(words: Iterable[str]) -> str:
    """Every one of these words, each perhaps only begun, in the language of FTS5."""
    return " AND ".join(f'"{word}" *' for word in words)


def _match(store: Store, question: str, sources: list[int] | None, limit: int) -> list[tuple[int, str, str]]:
    """(source, kind, uid) by descending number of the entry, which the index gives without sorting."""
    condition = "" if sources is None else f"AND e.source IN ({', '.join('?' for _ in sources)})"
    return store.conn.execute(
        "SELECT e.source, e.kind, e.uid FROM search_words AS w CROSS JOIN search_entry AS e ON e.id = w.rowid"
        f" WHERE search_words MATCH ? {condition} ORDER BY w.rowid DESC LIMIT ?",
        (question, *(sources or ()), limit),
    ).fetchall()


def _hit(store: Store, key: tuple[int, str, str], words: Sequence[str], exact: bool) -> Hit | None:
    source, kind, uid = key
    cls: type[Record] | None = store.kinds.get(kind)
    if cls is None:
        return None
    rows = codec(cls)
    row = store.conn.execute(rows.select_one, (source, uid)).fetchone()
    if row is None:
        return None
    described = cls.description
    texts = [text for name, text in _texts(rows, row) if name != described.title]
    snippet = next((part for text in texts if (part := _snippet(text, words))), "")
    return Hit(
        kind=kind,
        uid=uid,
        source=source,
        title=described.title_of(rows.from_row(row)),
        snippet=snippet,
        exact=exact,
    )


def _snippet(text: str, words: Sequence[str]) -> str:
    """The place of a text where one of the words begins, with the words around it; "" when there is none."""
    pieces = text.split()
    for place, piece in enumerate(pieces):
        folded = _WORD.findall(search_key(piece))
        if any(part.startswith(word) for part in folded for word in words):
            begin, end = max(0, place - _AROUND), place + 2 * _AROUND
            return ("… " if begin else "") + " ".join(pieces[begin:end]) + (" …" if end < len(pieces) else "")
    return ""
