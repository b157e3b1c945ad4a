"""Packages that lie in the office's folder and that its register does not know.

Kept originals outlive the register: the ledger may just have been put back from a copy that is older than they are,
so nothing is removed that is not known to be kept elsewhere as well. A report of our own is registered again
(its number is used up); a received package is registered as waiting, for a person to receive it again; what the
program did not put there is left alone.
"""

import contextlib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from app.packages.books import Books
from app.packages.opening import Opened, open_sealed
from app.packages.refusals import Refusal
from app.packages.send import outgoing
from app.packages.verifying import own_key
from app.storage.mailbox import Entry

_FOUND = (
    "Gói này nằm trong thư mục của sổ nhưng sổ chưa ghi việc nhận: sổ vừa được khôi phục từ bản cũ hơn, "
    "hoặc máy tắt giữa chừng khi nhận. Hãy nhận lại tệp {kept}."
)


def settle(books: Books, kept: Iterable[Path], quarantined: Iterable[Path]) -> int:
    """Register or remove these files; returns how many were settled."""
    own = [key.certificate for key in own_key(books.paths)]
    settled = sum(_settle_kept(books, path, own) for path in kept)
    return settled + sum(_settle_quarantined(books, path) for path in quarantined)


def _settle_kept(books: Books, path: Path, own: Sequence[bytes]) -> bool:
    opened = _opened(path)
    if opened is None or path.stem != opened.package:
        return False
    ours = opened.certificate in own
    if _kept_elsewhere(books, opened.package) or (opened.letter.kind == "card" and not ours):
        return _removed(path)  # a card has done its work when its key is known, and comes again when it is not
    entry = outgoing(opened.letter, opened.package, _place(books, path))
    if not ours:
        entry = _found(entry, opened, "waiting")
    books.mailbox.add(entry)
    return True


def _settle_quarantined(books: Books, path: Path) -> bool:
    opened = _opened(path)
    if opened is None or _kept_elsewhere(books, opened.package):
        return _is_ours(path) and _removed(path)
    books.mailbox.add(_found(outgoing(opened.letter, opened.package, _place(books, path)), opened, "refused"))
    return True


def _found(entry: Entry, opened: Opened, state: str) -> Entry:
    """A package that came once; the verdict of then is lost and is not guessed."""
    sentence = _FOUND.replace("{kept}", entry.kept)
    came = replace(entry, direction="in", digits=opened.digits, outcome="unknown", reason="found", sentence=sentence)
    return replace(came, state=state, file_name=Path(entry.kept).name)


def _kept_elsewhere(books: Books, package: str) -> bool:
    return any(entry.kept and books.kept(entry.kept).is_file() for entry in books.mailbox.by_package(package))


def _is_ours(path: Path) -> bool:
    """Quarantined files are called by their contents, so a file of somebody else is known by its name."""
    with contextlib.suppress(OSError):
        return path.stem == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return False


def _opened(path: Path) -> Opened | None:
    try:
        return open_sealed(path.read_bytes())
    except (OSError, Refusal):
        return None


def _removed(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.unlink()
        return True
    return False


def _place(books: Books, path: Path) -> str:
    """As the register notes where a file is kept."""
    return path.relative_to(books.paths.root).as_posix()
