"""The lock beside a ledger: one program writes, every other one reads.

The operating system drops the lock when the process dies, however it dies, so there is nothing to clean up
after a crash. The file also says who holds it since when, for the second opener's sentence; it is never deleted,
because deleting it would let two programs hold two files of the same name.
"""

import json
import os
import platform
import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""The locked byte lies far behind the text, so that Windows lets others read who holds the lock."""


def _try_to_hold(file: BinaryIO) -> bool:
    if sys.platform == "win32":
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            file.seek(0)
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def lock_path(ledger: Path) -> Path:
    """Where the lock of a ledger lies."""
    return ledger.with_name(ledger.name + ".lock")


def held_by(ledger: Path) -> str:
    """Who holds the lock and since when, in words, as far as it is known."""
    try:
        said = json.loads(lock_path(ledger).read_text("utf-8"))
        return f"{said['who']} (máy {said['machine']}, từ {said['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "một cửa sổ khác"


def is_free(ledger: Path) -> bool:
    """Whether nobody holds the lock at this moment; False too where the folder does not let it be taken."""
    try:
        with lock_path(ledger).open("r+b", buffering=0) as file:
            return _try_to_hold(file)
    except OSError:
        return False


class Lock:
    """The right to write to a ledger, held until `release`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def take(cls, ledger: Path, *, who: str, since: str) -> "Lock | None":
        """None when another program (or another window of this one) holds it. Raises OSError in a closed folder."""
        number = os.open(lock_path(ledger), os.O_RDWR | os.O_CREAT, 0o644)
        file = os.fdopen(number, "r+b", buffering=0)
        if not _try_to_hold(file):
            file.close()
            return None
        said = {"who": who or "một cửa sổ khác", "machine": platform.node(), "since": since, "process": os.getpid()}
        file.truncate(0)
        file.write(json.dumps(said, ensure_ascii=False).encode("utf-8"))
        return cls(file)

    def release(self) -> None:
        """Give the ledger free; closing the file drops the lock."""
        self._file.close()
