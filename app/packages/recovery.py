"""What a power cut or a restored safety copy left behind, put right at the next start.

Half-written files go; what becomes of packages that the register does not know, `app.packages.strays` decides.
"""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from app.packages.books import Books
from app.packages.scratch import discard_scratch
from app.safewrite import sweep
from app.storage import backup

_KEPT = re.compile(r"[0-9a-f]{64}\.pdf")
_QUARANTINED = re.compile(r"[0-9a-f]{16}\.bin")


def recover(books: Books) -> int:
    """Sweep half-written files and settle the unknown ones; returns how many were settled."""
    for folder in (books.paths.root, books.paths.packages, books.paths.quarantine, books.paths.exports):
        with contextlib.suppress(OSError):
            sweep(folder)
    with contextlib.suppress(OSError):
        backup.discard_unfinished(books.paths.ledger)
        discard_scratch(books.paths.root)
    known = {entry.kept for entry in books.mailbox.entries()}
    kept = list(_unknown(books, books.paths.packages, _KEPT, known))
    quarantined = list(_unknown(books, books.paths.quarantine, _QUARANTINED, known))
    if not kept and not quarantined:
        return 0
    from app.packages import strays  # loaded when first needed: on nearly every start nothing is unknown

    return strays.settle(books, kept, quarantined)


def _unknown(books: Books, folder: Path, named: re.Pattern[str], known: set[str]) -> Iterator[Path]:
    """The files that bear a name of ours and that no entry of the register speaks of."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            place = path.relative_to(books.paths.root).as_posix()
            if named.fullmatch(path.name) and place not in known and path.is_file():
                yield path
