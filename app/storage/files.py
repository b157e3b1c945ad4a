"""Attachments on their way in: photos are turned, made small and stripped of where they were taken.

The original stays untouched on the officer's disk; other files are kept byte for byte.
"""

import hashlib
import mimetypes
import unicodedata
from pathlib import Path

from app.domain.correspondence import Attachment
from app.errors import UserError
from app.storage.faults import faults
from app.storage.ledger import SourceLedger

MAX_FILE = 20 * 1024 * 1024
"""Largest file that is kept as it is, in bytes. Our own proposal: a report must still fit into an e-mail or two."""

MAX_PHOTO_FILE = 60 * 1024 * 1024
_PHOTO_ENDINGS = frozenset([".jpg", ".jpeg", ".jpe", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".mpo"])


def attach(ledger: SourceLedger, content: bytes | Path, name: str = "") -> Attachment:
    """Keep a file with the own ledger: its bytes, and the record that names it. The same bytes are kept once.

    `name` is what people call the file; a path's own name when it is left out. Raises `UserError`: "file-too-big",
    "photo" (can't be read as the picture its name claims), "file-empty", or what the disk says.
    """
    if isinstance(content, Path):
        data, name = _read(content), name or content.name
    else:
        data = content
    if not data:
        raise UserError(f"Tệp {name} rỗng. Hãy chọn tệp khác.", reason="file-empty")
    name = unicodedata.normalize("NFC", Path(name).name) or "tep"
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if Path(name).suffix.lower() in _PHOTO_ENDINGS:
        _check_size(name, len(data), MAX_PHOTO_FILE)
        from app.storage.photos import small_photo  # loaded when first needed: Pillow

        data = small_photo(data, name)
        name, media_type = f"{Path(name).stem}.jpg", "image/jpeg"
    else:
        _check_size(name, len(data), MAX_FILE)
    known = ledger.get(Attachment, hashlib.sha256(data).hexdigest())
    if known is not None:
        return known
    with ledger.batch("đính kèm"):
        digest = ledger.put_blob(data)
        return ledger.put(Attachment(uid=digest, name=name, media_type=media_type, size=len(data)))


def _read(path: Path) -> bytes:
    with faults(path):
        size = path.stat().st_size
        _check_size(path.name, size, MAX_PHOTO_FILE if path.suffix.lower() in _PHOTO_ENDINGS else MAX_FILE)
        return path.read_bytes()


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise UserError(
            f"Tệp {name} nặng {size / 1024 / 1024:.0f} MB, quá mức {limit // 1024 // 1024} MB. "
            "Hãy làm nhỏ tệp (quét lại ở độ nét thấp hơn, hoặc chia tệp) rồi đính kèm lại.",
            reason="file-too-big",
        )
