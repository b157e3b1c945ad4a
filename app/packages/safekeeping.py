"""Safety copies of the whole office: the ledger, the kept packages beside it, and the locked key.

A copy on the same disk needs the ledger alone; a copy in a second place must carry everything that the office
could not do without when this computer is gone.
"""

from pathlib import Path

from app.errors import UserError
from app.packages.books import Books
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.safewrite import make_folder, read_whole, write_beside
from app.storage import backup
from app.storage.carrying import carry, place_for


def back_up(books: Books, place: Path, progress: Progress = silent) -> Path:
    """A checked copy of everything in a folder of the officer's choosing; returns the copy of the ledger.

    Packages are written once and named by their hash, so only new ones are copied. Raises `UserError`.
    """
    made = backup.back_up(books.store, place_for(place))
    _copy_originals(books.paths, place, progress)
    return made


def back_up_usual(books: Books, second: Path | None) -> Path:
    """A copy beside the ledger now, and everything in the second place when there is one; old copies are thinned."""
    made = backup.back_up(books.store, books.paths.backups)
    backup.thin(books.paths.backups, books.today())
    if second is not None:
        back_up(books, second)
        backup.thin(second, books.today())
    return made


def back_up_if_changed(books: Books, second: Path | None) -> Path | None:
    """The daily and closing copy beside the ledger, and everything in the second place when there is one.

    Returns the copy beside the ledger, or None when nothing has changed since the last one.
    """
    made = backup.back_up_if_changed(books.store, books.paths.backups, second)
    if made is not None and second is not None:
        _copy_originals(books.paths, second, silent)
    return made


def restore(paths: OfficePaths, copy: Path) -> Path | None:
    """Put a copy of the ledger in its place, and beside it what the copy's folder holds and the office lacks.

    Returns where the replaced ledger is kept. Raises `UserError`, leaving the ledger as it was: "other-office" for
    a copy of another unit's ledger.
    """
    theirs, ours = backup.unit_of(copy), backup.unit_of(paths.ledger)
    if theirs and ours and theirs != ours:
        raise UserError(
            f"Bản sao này là sổ của đơn vị mã {theirs}, còn thư mục này là của đơn vị mã {ours}. "
            "Hãy chọn đúng bản sao, hoặc khôi phục vào một thư mục trống.",
            reason="other-office",
        )
    make_folder(paths.root)
    replaced = backup.restore(copy, paths.ledger)
    originals = copy.parent / paths.packages.name
    for original in sorted(originals.iterdir()) if originals.is_dir() else ():
        target = paths.packages / original.name
        if original.is_file() and not target.exists():
            write_beside(make_folder(paths.packages) / original.name, read_whole(original))
    key = copy.parent / paths.key.name
    if key.is_file() and not paths.key.exists():
        write_beside(paths.key, read_whole(key), private=True)
    return replaced


def _copy_originals(paths: OfficePaths, place: Path, progress: Progress) -> None:
    originals = sorted(paths.packages.iterdir()) if paths.packages.is_dir() else []
    target = place / paths.packages.name
    for done, original in enumerate(originals):
        progress(done, len(originals), f"Chép {original.name[:12]}")
        copied = target / original.name
        if original.is_file() and not copied.exists():
            make_folder(target)
            carry(read_whole(original), copied)
    if paths.key.exists():
        write_beside(place / paths.key.name, read_whole(paths.key), private=True)
