"""What a power cut may have left behind, put right at the next start.

The register is the truth. A kept file that it does not know is either a report of our own that was sealed
just before the cut (its number is used up, so it is registered) or the original of a package
that never entered (it is removed; the sender's file is still where it came from).
"""

import contextlib

from app.packages.books import Books
from app.packages.opening import open_sealed
from app.packages.refusals import Refusal
from app.packages.send import outgoing
from app.safewrite import sweep
from app.storage.mailbox import Entry


def recover(books: Books, own_certificate: bytes | None) -> int:
    """Sweep half-written files and settle the unknown ones; returns how many were settled."""
    for folder in (books.paths.root, books.paths.packages, books.paths.quarantine, books.paths.exports):
        sweep(folder)
    known = {entry.kept for entry in books.mailbox.entries()}
    settled = 0
    for folder in (books.paths.packages, books.paths.quarantine):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = path.relative_to(books.paths.root).as_posix()
            if name in known or not path.is_file():
                continue
            entry = _own(path.read_bytes(), name, own_certificate) if path.suffix == ".pdf" else None
            if entry is not None:
                books.mailbox.add(entry)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
            settled += 1
    return settled


def _own(data: bytes, kept: str, own_certificate: bytes | None) -> Entry | None:
    """The register's entry for a package that we sealed ourselves."""
    try:
        opened = open_sealed(data)
    except Refusal:
        return None
    if own_certificate is None or opened.certificate != own_certificate:
        return None
    return outgoing(opened.letter, opened.package, kept)
