"""A whole office in one locked file, and from that file into an empty folder of another computer.

The file holds everything, also what never leaves the office otherwise, so it is locked under the passphrase of the
office's key. It counts as written when it was read back; only then the office here is marked as moved away and can
only be read, so that two computers never send two different reports under one number.
"""

import contextlib
import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast

from app import __version__, settings
from app.errors import UserError
from app.packages import identity, key_file, moved
from app.packages.books import Books
from app.packages.founding import is_blank
from app.packages.locked_file import LockedReader, LockingWriter, broken
from app.packages.scratch import discard_scratch, scratch_in
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.safewrite import flush_folder, in_words, make_folder, unreadable, write_beside
from app.storage import backup
from app.storage.store import Clock, Store, now

ENDING = ".smtz"
ABOUT = "chuyen.json"
"""The first entry of the file: whose office it is and how many files follow."""

_LEDGER, _SETTINGS = "so.db", "cai-dat.json"
_LONGEST_ABOUT = 64 << 10  # bytes
_ENTRY = re.compile(r"so\.db|khoa\.json|cai-dat\.json|goi/[0-9a-f]{64}\.(pdf|xlsx|db)|cach-ly/[0-9a-f]{16}\.bin")
"""The names of an office's own files. Nothing else is taken along, and nothing else is taken out of a file."""


def pack(books: Books, out: Path, passphrase: str, progress: Progress = silent) -> Path:
    """Write the office into a file in `out`, read it back, and mark the office here as moved away.

    Raises `UserError`: "passphrase" when it is not the one of the office's key, "passphrase-weak" where there is no
    key, "moved-broken" when the medium gives back something else, and what the disk says; then nothing has changed.
    """
    if books.store.read_only:
        raise UserError(books.store.why_read_only, reason="read-only")
    _check_passphrase(books.paths, passphrase)
    target = _free(make_folder(out), f"SoMatTran_{books.unit}_{books.today().isoformat()}")
    beside = target.with_name(f".{target.name}.tam")
    with scratch_in(books.paths.root) as scratch:
        ledger = backup.back_up(books.store, Path(scratch))
        files = {_LEDGER: ledger, **_files(books.paths)}
        try:
            with beside.open("wb") as file:
                written = _write(file, books, files, passphrase, progress)
                file.flush()
                os.fsync(file.fileno())
            with beside.open("rb") as file:
                if _digests(file, passphrase) != written:
                    raise broken()
            os.replace(beside, target)
            flush_folder(target.parent)
        except OSError as fault:
            raise in_words(fault, target) from fault
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    try:
        moved.mark(books.store, books.today())
    except UserError:  # not marked as moved, both computers would write: then nothing has moved
        with contextlib.suppress(OSError):
            target.unlink()
        raise
    return target


def unpack(file: Path, paths: OfficePaths, passphrase: str, clock: Clock = now, progress: Progress = silent) -> None:
    """Put the office of a file into a folder that holds none.

    Everything is read and checked before anything gets its name. Raises `UserError`: "office-exists", "not-moved",
    "passphrase", "moved-broken", "unreadable", and what the disk says.
    """
    if paths.ledger.exists() and not is_blank(paths):
        raise _exists(paths)
    discard_scratch(paths.root)
    with scratch_in(make_folder(paths.root)) as scratch:
        staged = _stage(file, Path(scratch), passphrase, progress)
        if _LEDGER not in staged:
            raise broken()
        key = staged.get(identity.FILE_NAME)
        if key is not None and paths.key.exists() and paths.key.read_bytes() != key.read_bytes():
            raise _exists(paths)
        try:
            _put_in_place(staged, paths)
        except OSError as fault:
            raise in_words(fault, paths.root) from fault
    with Store.open(paths.ledger, backups=paths.backups, clock=clock) as store:
        moved.unmark(store)


def ledger_in(file: Path, scratch: Path, passphrase: str) -> Path:
    """The ledger of a locked file, alone, as a file in `scratch`. Raises `UserError` as `unpack` does."""
    staged = _stage(file, scratch, passphrase, silent)
    if _LEDGER not in staged:
        raise broken()
    return staged[_LEDGER]


def _check_passphrase(paths: OfficePaths, passphrase: str) -> None:
    if paths.key.exists():
        key_file.open_key(key_file.parse(key_file.read_bytes(paths.key)), passphrase)
    elif len(passphrase) < identity.SHORTEST:
        raise UserError(f"Mật khẩu cần ít nhất {identity.SHORTEST} ký tự.", reason="passphrase-weak")


def _free(folder: Path, name: str) -> Path:
    target, number = folder / f"{name}{ENDING}", 1
    while target.exists():  # a file made earlier that day stays
        number += 1
        target = folder / f"{name}-{number}{ENDING}"
    return target


def _exists(paths: OfficePaths) -> UserError:
    return UserError(
        f"Tại {paths.root} đã có sổ của một đơn vị nên không chuyển vào đây. Hãy chọn một thư mục trống.",
        reason="office-exists",
    )


def _files(paths: OfficePaths) -> dict[str, Path]:
    """Everything but the ledger, by its name in the file."""
    found = [paths.key, paths.settings]
    for folder in (paths.packages, paths.quarantine):
        found += sorted(folder.iterdir()) if folder.is_dir() else []
    named = {path.relative_to(paths.root).as_posix(): path for path in found if path.is_file()}
    return {name: path for name, path in named.items() if _ENTRY.fullmatch(name)}


def _write(
    target: IO[bytes], books: Books, files: Mapping[str, Path], passphrase: str, progress: Progress
) -> dict[str, str]:
    """The contents under lock; returns the SHA-256 of every entry."""
    about = {
        "files": len(files),
        "made_at": books.now(),
        "program": __version__,
        "unit": books.unit,
        "unit_name": books.unit_name,
    }
    head = json.dumps(about, ensure_ascii=False, sort_keys=True).encode()
    written = {ABOUT: hashlib.sha256(head).hexdigest()}
    locked = LockingWriter(target, passphrase)
    with tarfile.open(fileobj=cast(Any, locked), mode="w|", format=tarfile.PAX_FORMAT) as archive:
        _add(archive, ABOUT, io.BytesIO(head), len(head))
        for done, (name, path) in enumerate(files.items()):
            progress(done, len(files), f"Đóng gói {name}")
            with path.open("rb") as file:
                written[name] = hashlib.file_digest(file, "sha256").hexdigest()
                file.seek(0)
                _add(archive, name, file, path.stat().st_size)
    locked.finish()
    return written


def _add(archive: tarfile.TarFile, name: str, file: IO[bytes], size: int) -> None:
    entry = tarfile.TarInfo(name)  # no owner, no time: nothing of this computer goes along
    entry.size = size
    archive.addfile(entry, file)


def _entries(file: IO[bytes], passphrase: str) -> Iterator[tuple[str, IO[bytes]]]:
    """Names and contents in order, the whole file checked when the last one was taken."""
    locked = LockedReader(file, passphrase)
    count, expected = 0, -1
    try:
        with tarfile.open(fileobj=cast(Any, locked), mode="r|") as archive:
            for entry in archive:
                # A sparse entry would become more bytes than the file has.
                contents = archive.extractfile(entry) if entry.isreg() and not entry.issparse() else None
                if contents is None or not (entry.name == ABOUT if count == 0 else _ENTRY.fullmatch(entry.name)):
                    raise broken()
                if count == 0:
                    head = contents.read(_LONGEST_ABOUT)
                    expected = _files_told(head)
                    contents = io.BytesIO(head)
                yield entry.name, cast(IO[bytes], contents)
                count += 1
    except (tarfile.TarError, EOFError, ValueError) as fault:
        raise broken() from fault
    locked.finish()
    if count != expected + 1:
        raise broken()


def _files_told(head: bytes) -> int:
    """How many files follow, by the first entry. Raises `ValueError` for anything else than such an entry."""
    try:
        told = cast(dict[str, Any], json.loads(head))["files"]
    except (KeyError, TypeError, RecursionError) as fault:
        raise ValueError("no such entry") from fault
    if type(told) is not int:
        raise ValueError("no number of files")
    return told


def _digests(file: IO[bytes], passphrase: str) -> dict[str, str]:
    return {
        name: hashlib.file_digest(cast(Any, contents), "sha256").hexdigest()
        for name, contents in _entries(file, passphrase)
    }


def _stage(file: Path, scratch: Path, passphrase: str, progress: Progress) -> dict[str, Path]:
    """Every entry as a file of its own beside the place where it will stand."""
    staged: dict[str, Path] = {}
    try:
        source = file.open("rb")
    except OSError as fault:
        raise unreadable(file, fault) from fault
    with source:
        for number, (name, contents) in enumerate(_entries(source, passphrase)):
            progress(number, 0, f"Mở {name}")
            if name in staged:
                raise broken()
            staged[name] = scratch / str(number)
            try:
                with staged[name].open("wb") as target:
                    while data := contents.read(1 << 20):
                        target.write(data)
                    target.flush()
                    os.fsync(target.fileno())
            except OSError as fault:
                raise in_words(fault, staged[name]) from fault
    return staged


def _put_in_place(staged: Mapping[str, Path], paths: OfficePaths) -> None:
    """The ledger last: an office is there when its ledger is."""
    for name, path in staged.items():
        target = paths.root / name
        if name in (_LEDGER, ABOUT):
            continue
        if name == identity.FILE_NAME:
            write_beside(target, path.read_bytes(), private=True)
        elif name == _SETTINGS:  # places of the old computer mean nothing here
            here = replace(settings.load(path), backup_copy="", passphrase_file="", recent=())
            settings.save(target, here)
        else:
            os.replace(path, make_folder(target.parent) / target.name)
            flush_folder(target.parent)
    backup.restore(staged[_LEDGER], paths.ledger)
