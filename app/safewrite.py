"""Writing a file so that it is either the old one or the new one, never half of either.

The bytes go to a file beside, are flushed to the disk, and then take the name in one step. A
power cut leaves at most a file beside, which `sweep` removes at the next start.
"""

import contextlib
import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path

from app.errors import UserError

LARGEST_READ = 64 << 20
"""Bytes of a form, a certificate or a list of remarks at most."""

_FLUSHED_AT_ONCE = 8
_BESIDE = re.compile(r"\..+\.[0-9a-f]{8}\.tam")

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM, errno.EBUSY}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE}


def write_beside(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `path` in one step; the folder must exist. `private`: for the owner's eyes only.

    Raises UserError with reason ``disk-full``, ``read-only``, ``unplugged`` or ``write``; the file
    that was there before is then untouched and nothing is left beside it.
    """
    beside = name_beside(path)
    try:
        _write_flushed(beside, data, 0o600 if private else 0o666)
        os.replace(beside, path)
        flush_folder(path.parent)
    except OSError as fault:
        raise in_words(fault, path) from fault
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write many new files into folders that exist; when it returns, all of them survive a power cut.

    Each is whole or not there. They are flushed at the same time, which a disk does in a fraction of the time that
    it takes for one after the other. Raises as `write_beside` does; files already written then stay.
    """
    besides = {path: name_beside(path) for path in files}
    from concurrent.futures import ThreadPoolExecutor  # loaded when first needed: only receiving writes many

    try:
        with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as threads:
            running = {path: threads.submit(_write_flushed, besides[path], data, 0o666) for path, data in files.items()}
        for path, written in running.items():
            try:
                written.result()
                os.replace(besides[path], path)
            except OSError as fault:
                raise in_words(fault, path) from fault
        for folder in {path.parent for path in files}:
            flush_folder(folder)
    except OSError as fault:
        raise in_words(fault, next(iter(files))) from fault
    finally:
        for beside in besides.values():
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def make_folder(path: Path) -> Path:
    """Make a folder with its parents, and give it back. Raises UserError as `write_beside` does."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise UserError(f"“{path}” đã có nhưng không phải là thư mục; hãy chọn nơi khác.", reason="write") from fault
    except OSError as fault:
        raise in_words(fault, path) from fault
    return path


def sweep(folder: Path) -> None:
    """Remove what a power cut left beside the files of a folder. Only for a folder that one program owns."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if _BESIDE.fullmatch(entry.name):
            with contextlib.suppress(OSError):
                entry.unlink()


def in_words(fault: OSError, path: Path) -> UserError:
    """The fault of a disk as a sentence with what to do."""
    where = f"“{path}”"
    if fault.errno in _FULL:
        return UserError(f"Ổ đĩa đã đầy, không ghi được {where}. Hãy dọn bớt chỗ rồi làm lại.", reason="disk-full")
    if fault.errno in _FORBIDDEN:
        return UserError(
            f"Không được phép ghi vào {where}. Hãy chọn thư mục khác, hoặc đóng chương trình đang mở tệp này.",
            reason="read-only",
        )
    if fault.errno in _GONE:
        return UserError(
            f"Không thấy nơi ghi {where}. Hãy xem USB có còn cắm và thư mục có còn không, rồi làm lại.",
            reason="unplugged",
        )
    return UserError(
        f"Không ghi được {where}. Hãy thử lại hoặc chọn nơi khác.", reason="write", detail=os.strerror(fault.errno or 0)
    )


def written_name(name: str) -> str:
    """The name of a file as text can hold it: a stick from an old computer may carry names that are no Unicode."""
    return name.encode("utf-8", "replace").decode("utf-8")


def is_plain_file(path: Path) -> bool:
    """Whether a path is a file with an end: reading a device or a pipe may never stop."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_whole(path: Path, most: int = LARGEST_READ) -> bytes:
    """The bytes of a file that a person named. Raises UserError ("unreadable", "too-big") with what to do."""
    try:
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "not a plain file")
        with path.open("rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise UserError(
                f"Tệp “{path}” quá lớn nên không đọc. Hãy xem có đúng là tệp cần chọn không.", reason="too-big"
            )
        return data
    except OSError as fault:
        raise unreadable(path, fault) from fault


def unreadable(path: Path, fault: OSError) -> UserError:
    """What a person does about a file that can't be read."""
    return UserError(
        f"Không đọc được “{path}”. Hãy xem tên tệp có đúng, USB có còn cắm không, rồi làm lại.",
        reason="unreadable",
        detail=os.strerror(fault.errno or 0),
    )


def flush_folder(folder: Path) -> None:
    """Make a new name itself survive a power cut, where the system can do that (not on Windows). Raises `OSError`."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as fault:
            if fault.errno != errno.EINVAL:  # some USB and network file systems cannot
                raise
        finally:
            os.close(descriptor)


def name_beside(path: Path) -> Path:
    """A new name beside a file, for what will take its place; `sweep` removes what a power cut leaves there."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.tam")


def _write_flushed(path: Path, data: bytes, mode: int) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
