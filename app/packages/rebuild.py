"""Received rows made again from the kept originals, which are the truth about what came."""

import hashlib

from app.domain.ledger import Snapshot
from app.errors import UserError
from app.packages.books import Books
from app.packages.contents import Contents
from app.packages.examine import read_contents
from app.packages.opening import open_sealed
from app.packages.refusals import Refusal
from app.packages.settling import IN_LEDGER
from app.packages.unsealed import read_kept
from app.progress import Progress, silent
from app.storage.ledger import forget, importing
from app.storage.mailbox import Entry
from app.storage.search import catch_up


def _rows(books: Books, entry: Entry, data: bytes) -> Snapshot:
    """The rows of an original, which must still be the very package that the register names."""
    opened = open_sealed(data) if entry.sealed else None
    package = opened.package if opened else hashlib.sha256(data).hexdigest()
    if package != entry.package:
        raise Refusal("changed", f"kept as {entry.package}, is {package}")
    return read_contents(opened) if opened else read_kept(books, data)


def rebuild(books: Books, progress: Progress = silent) -> int:
    """Replace the rows of every package in the ledger; all or nothing. Returns how many packages there were.

    Raises `UserError` ("kept") when an original is missing or no longer whole; the ledger is then as before.
    """
    entries = books.mailbox.entries(direction="in", states=IN_LEDGER)
    with books.store.atomic():
        for done, entry in enumerate(entries):
            progress(done, len(entries), f"Dựng lại {entry.unit_name} {entry.period}")
            path = books.kept(entry.kept)
            try:
                data = path.read_bytes()
                contents = Contents.of(_rows(books, entry, data))
            except (OSError, UserError) as fault:
                raise UserError(
                    f"Bản gốc của gói {entry.package[:12]} ({entry.unit_name}) không đọc được. Sổ giữ nguyên như cũ; "
                    "hãy tìm lại tệp gói đó rồi nhận lại.",
                    reason="kept",
                ) from fault
            forget(books.store, entry.source)
            with importing(books.store, entry.source) as ledger:
                contents.enter(ledger)
    catch_up(books.store)
    progress(len(entries), len(entries), "Xong")
    return len(entries)
