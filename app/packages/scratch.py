"""Folders in which something is made ready inside an office's folder, and what a power cut left of them.

They may hold a whole ledger, so none may stay.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

_PREFIX = ".chuyen-"


def scratch_in(folder: Path) -> "TemporaryDirectory[str]":
    """A folder that goes when the work with it is done, on the disk where its files will stand."""
    from tempfile import TemporaryDirectory  # loaded when first needed: every start looks here for leavings only

    return TemporaryDirectory(dir=folder, prefix=_PREFIX)


def discard_scratch(folder: Path) -> None:
    """Remove what work that was cut short left behind; nothing of the kind may be going on in the folder."""
    for entry in folder.glob(f"{_PREFIX}*") if folder.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
