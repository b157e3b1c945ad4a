"""What was meant by a handful of dropped files and folders: the files themselves, folders looked through."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.storage.faults import faults
from app.storage.files import HEIC_ENDINGS, PHOTO_ENDINGS

MOST_FILES = 300
"""A folder with more pictures than that was hardly meant whole (our own proposal)."""

MOST_LOOKED_AT = 20_000
"""Files of any kind in a dropped folder: a whole disk was not meant (our own proposal)."""

_LEAVINGS = frozenset(["thumbs.db", "desktop.ini", "ehthumbs.db"])


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to take, and how many others lay in the folders beside them."""

    files: tuple[Path, ...]
    passed_over: int = 0


def gather_photos(paths: Sequence[Path]) -> Gathered:
    """Pictures by their names: from folders only those, by name; files named themselves are all taken.

    Raises `UserError` ("too-many-files", and what the disk says).
    """
    return _gather(paths, lambda file: file.suffix.lower() in PHOTO_ENDINGS | HEIC_ENDINGS)


def gather_files(paths: Sequence[Path]) -> Gathered:
    """Every file, those in folders too. Raises `UserError` ("too-many-files", and what the disk says)."""
    return _gather(paths, lambda _: True)


def _gather(paths: Sequence[Path], wanted: Callable[[Path], bool]) -> Gathered:
    files: list[Path] = []
    passed_over = 0
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        with faults(path):
            for folder, inner, names in os.walk(path, onerror=_raise):
                inner[:] = sorted(name for name in inner if not name.startswith("."))
                shown = [Path(folder, name) for name in sorted(names, key=str.lower) if not _is_leaving(name)]
                chosen = [file for file in shown if wanted(file)]
                passed_over += len(shown) - len(chosen)
                files += chosen
                if len(files) > MOST_FILES or passed_over > MOST_LOOKED_AT:
                    raise UserError(
                        f"Thư mục {path.name} có quá nhiều tệp (lấy được nhiều nhất {MOST_FILES}). "
                        "Hãy mở thư mục và chọn những tệp cần thêm.",
                        reason="too-many-files",
                    )
    return Gathered(tuple(files), passed_over)


def _is_leaving(name: str) -> bool:
    """What systems leave in folders; nobody chose it."""
    return name.startswith((".", "~$")) or name.lower() in _LEAVINGS


def _raise(fault: OSError) -> None:
    raise fault
