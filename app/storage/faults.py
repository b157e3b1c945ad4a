"""Faults of the disk and of the ledger file, turned into sentences by their code, never by their text.

What is not listed here is a bug of the program and is left to rise.
"""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.errors import UserError

_SQLITE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "disk-full",
        "Ổ đĩa đã đầy nên không lưu được thay đổi cuối; mọi điều đã lưu trước đó vẫn còn. "
        "Hãy xóa bớt tệp trên ổ đĩa rồi làm lại.",
    ),
    sqlite3.SQLITE_BUSY: (
        "locked",
        "Sổ đang bận vì một chương trình khác đang ghi vào. Hãy đợi một lát hoặc đóng chương trình kia rồi làm lại.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "locked",
        "Sổ đang bận vì một việc khác đang ghi vào. Hãy đợi việc đó xong rồi làm lại.",
    ),
    sqlite3.SQLITE_READONLY: (
        "read-only",
        "Sổ đang ở chế độ chỉ đọc nên không ghi được. Hãy kiểm tra quyền ghi vào thư mục chứa sổ, "
        "hoặc đóng cửa sổ khác đang mở sổ này.",
    ),
    sqlite3.SQLITE_PERM: (
        "read-only",
        "Máy tính không cho phép ghi vào tệp sổ. Hãy kiểm tra quyền ghi vào thư mục chứa sổ.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "corrupt",
        "Tệp sổ bị hỏng. Đừng ghi thêm: hãy khôi phục sổ từ bản sao lưu gần nhất; tệp hỏng vẫn được giữ lại.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "not-a-ledger",
        "Tệp này không phải là sổ của chương trình, hoặc đã bị hỏng phần đầu. "
        "Hãy chọn đúng tệp, hoặc khôi phục sổ từ bản sao lưu gần nhất.",
    ),
    sqlite3.SQLITE_IOERR: (
        "disk",
        "Ổ đĩa không đọc hoặc không ghi được (có thể đã đầy, bị rút ra, hoặc bị lỗi). "
        "Mọi điều đã lưu trước đó vẫn còn. Hãy kiểm tra ổ đĩa rồi làm lại.",
    ),
    sqlite3.SQLITE_PROTOCOL: (
        "locked",
        "Không giữ được quyền ghi vào sổ. Nếu sổ nằm trên ổ mạng, hãy chép sổ về ổ đĩa của máy này.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot-open",
        "Không mở được tệp sổ. Hãy kiểm tra thư mục chứa sổ còn đó và máy tính được phép đọc, ghi vào thư mục ấy.",
    ),
}

_FULL = ("disk-full", "Ổ đĩa đã đầy nên không ghi được tệp. Hãy xóa bớt tệp trên ổ đĩa rồi làm lại.")
_CLOSED = (
    "read-only",
    "Không được phép ghi vào đây. Hãy kiểm tra quyền ghi vào thư mục, hoặc chọn thư mục khác.",
)
_GONE = ("unplugged", "Không thấy tệp hoặc thư mục (ổ đĩa có thể đã bị rút ra). Hãy cắm lại ổ đĩa hoặc chọn nơi khác.")
_NAME = ("bad-name", "Đường dẫn quá dài, đi vòng, hoặc có ký tự mà máy tính này không dùng được. Hãy đổi tên thư mục.")
_BROKEN = ("disk", "Ổ đĩa không đọc hoặc không ghi được. Hãy kiểm tra ổ đĩa rồi làm lại.")

_SYSTEM: dict[int, tuple[str, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: ("disk-full", "Ổ đĩa không nhận tệp lớn như vậy. Hãy chọn nơi lưu khác rồi làm lại."),
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: _CLOSED,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
    errno.ENAMETOOLONG: _NAME,
    errno.ELOOP: _NAME,
    errno.EEXIST: ("not-a-folder", "Nơi này đã có nhưng không phải là thư mục. Hãy chọn nơi khác."),
    errno.EISDIR: ("not-a-file", "Đây là một thư mục, không phải tệp. Hãy chọn một tệp."),
    errno.EIO: _BROKEN,
    errno.EBUSY: ("locked", "Tệp đang được một chương trình khác dùng. Hãy đóng chương trình kia rồi làm lại."),
}


def as_user_error(fault: sqlite3.Error | OSError, path: Path | None = None) -> UserError | None:
    """The sentence for a fault of the environment, or None when the fault is a bug of ours."""
    if isinstance(fault, OSError):
        known = _SYSTEM.get(fault.errno or 0)
        number = fault.errno or 0
    else:
        number = getattr(fault, "sqlite_errorcode", 0)
        known = _SQLITE.get(number & 0xFF)  # the low byte is the primary code, the rest says where it happened
    if known is None:
        return None
    reason, sentence = known
    where = path or getattr(fault, "filename", None)
    return UserError(f"{sentence} ({where})" if where else sentence, reason=reason, detail=f"{number}: {fault}")


@contextmanager
def faults(path: Path | None = None) -> Generator[None]:
    """Inside, faults of the environment rise as `UserError` with a sentence; `path` is named in it."""
    try:
        yield
    except UnicodeEncodeError as fault:
        if path is None or str(path).isprintable():
            raise
        shown = str(path).encode("utf-8", "replace").decode("utf-8")
        raise UserError(f"{_NAME[1]} ({shown})", reason=_NAME[0]) from fault
    except (sqlite3.Error, OSError) as fault:
        told = as_user_error(fault, path)
        if told is None:
            raise
        raise told from fault
