"""A file carried to a stick, a share or a folder: written beside, flushed, read back from the medium and compared.

A stick may be full, worn out or pulled at any moment. Until the last comparison nothing counts as copied, and
what was there before is there still.
"""

import contextlib
import os
import re
from pathlib import Path

from app.errors import UserError
from app.progress import Progress, silent
from app.safewrite import flush_folder, in_words, name_beside

_PIECE = 1 << 20
_MOUNTED_IN = re.compile(r"(?:/run)?/media(?:/[^/]+)?|/mnt|/Volumes")
"""Where systems hang in sticks: a folder made there while the stick is out would lie on the computer's own disk."""


def place_for(folder: Path) -> Path:
    """The folder to write to, made with its parents when it is missing. Gives it back.

    Never where a stick is hung in: a stick that was pulled out must not come back as a folder of the local disk.
    Raises `UserError` ("unplugged", "write" and what else the disk says).
    """
    try:
        if not folder.is_dir():
            missing = [place for place in (folder, *folder.parents) if not place.exists()]
            if any(_MOUNTED_IN.fullmatch(one.parent.as_posix()) and not one.parent.is_mount() for one in missing):
                raise FileNotFoundError(2, "a stick that is not there")
            folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise UserError(f"“{folder}” đã có nhưng không phải là thư mục; hãy chọn nơi khác.", reason="write") from fault
    except OSError as fault:
        raise in_words(fault, folder) from fault
    return folder


def carry(data: bytes, target: Path, progress: Progress = silent) -> None:
    """Write a file, read it back past the computer's memory, and compare; `progress` counts bytes, twice over.

    Raises `UserError`: "copy" when the medium gives back something else (the file is then taken away again),
    "unplugged", "disk-full", "read-only", "write". The folder must exist.
    """
    beside = name_beside(target)
    total = 2 * len(data)
    try:
        _write(beside, data, total, progress)
        if not _same(beside, data, total, progress):
            raise UserError(
                f"Tệp {target} đọc lại không giống bản gốc. Hãy thử một USB hoặc ổ đĩa khác.", reason="copy"
            )
        os.replace(beside, target)
        flush_folder(target.parent)
    except OSError as fault:
        raise in_words(fault, target) from fault
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(path: Path, data: bytes, total: int, progress: Progress) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        for at in range(0, len(data), _PIECE):
            progress(at, total, f"Chép {path.name.removeprefix('.').rsplit('.', 2)[0]}")
            file.write(data[at : at + _PIECE])
        file.flush()
        os.fsync(file.fileno())


def _same(path: Path, data: bytes, total: int, progress: Progress) -> bool:
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):  # or the bytes would come from memory, and prove nothing about the stick
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        at = 0
        while piece := file.read(_PIECE):
            progress(len(data) + min(at, len(data)), total, "Đọc lại để so")
            if piece != data[at : at + len(piece)]:
                return False
            at += len(piece)
    return at == len(data)
