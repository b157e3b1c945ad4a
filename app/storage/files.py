"""Attachments on their way in: photos are turned, made small and stripped of where they were taken.

The original stays untouched on the officer's disk; other files are kept byte for byte.
"""

import mimetypes
import stat
import unicodedata
from pathlib import Path

from app.domain.correspondence import Attachment
from app.errors import UserError
from app.storage import history
from app.storage.faults import faults
from app.storage.ledger import SourceLedger

MAX_FILE = 20 * 1024 * 1024
"""Largest file that is kept as it is, in bytes. Our own proposal: a report must still fit into an e-mail or two."""

MAX_PHOTO_FILE = 60 * 1024 * 1024
PHOTO_ENDINGS = frozenset([".jpg", ".jpeg", ".jpe", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".mpo"])
HEIC_ENDINGS = frozenset([".heic", ".heif", ".avif"])
PROGRAM_ENDINGS = frozenset(
    ".exe .com .scr .pif .bat .cmd .msi .msp .msix .appx .cpl .dll .sys .js .jse .vbs .vbe .wsf .wsh .hta .ps1 .psm1 "
    ".jar .lnk .url .reg .inf .scf .gadget .sh .run .desktop .appimage .apk .iso .img .vhd .xll".split()
)
"""What a computer runs or obeys instead of showing it. Our own list, after what mail services refuse."""
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00")


def attach(ledger: SourceLedger, content: bytes | Path, name: str = "") -> Attachment:
    """Keep a file with the own ledger: its bytes, and the record that names it. The same bytes are kept once.

    `name` is what people call the file; a path's own name when it is left out. Raises `UserError`: "file-too-big",
    "photo" (can't be read as the picture its name claims), "file-empty", or what the disk says.
    """
    if isinstance(content, Path):
        data, name = read(content), name or content.name
    else:
        data = content
    name = _named(name, data)
    if is_program(name, data):
        raise UserError(
            f"Tệp {name} là chương trình hoặc lối tắt, không phải văn bản; mở nhầm có thể hại máy nên không nhận. "
            "Hãy chọn tệp văn bản, bảng tính, PDF hoặc ảnh.",
            reason="file-program",
        )
    if Path(name).suffix.lower() in PHOTO_ENDINGS | HEIC_ENDINGS:
        return attach_photo(ledger, data, name)
    _check_size(name, len(data), MAX_FILE)
    return keep(ledger, data, name, mimetypes.guess_type(name)[0] or "application/octet-stream")


def attach_photo(ledger: SourceLedger, data: bytes, name: str) -> Attachment:
    """Keep a picture, whatever its name ends in: upright, small, without where it was taken.

    Raises `UserError` as `attach` does, and "photo-heic".
    """
    from app.storage.photos import small_photo  # loaded when first needed: Pillow

    name = _named(name, data)
    _check_size(name, len(data), MAX_PHOTO_FILE)
    return keep(ledger, small_photo(data, name), f"{Path(name).stem}.jpg", "image/jpeg")


def keep(ledger: SourceLedger, data: bytes, name: str, media_type: str) -> Attachment:
    """Keep these very bytes under a name; what is known already keeps the name it has."""
    import hashlib  # loaded when first needed: it starts OpenSSL, 3.5 MB

    known = ledger.get(Attachment, hashlib.sha256(data).hexdigest())
    if known is not None:
        return known
    alone = ledger.store.batch is None
    with ledger.batch("đính kèm"):
        if alone:
            history.pass_over(ledger.store)
        digest = ledger.put_blob(data)
        return ledger.put(Attachment(uid=digest, name=name, media_type=media_type, size=len(data)))


def is_program(name: str, start: bytes) -> bool:
    """Whether a file is run rather than shown, by the end of its name or its first bytes."""
    # Windows leaves out dots and spaces at the end of a name.
    return Path(name.rstrip(". ")).suffix.lower() in PROGRAM_ENDINGS or start.startswith(_PROGRAM_STARTS)


def read(path: Path) -> bytes:
    """The bytes of a file to be kept. Raises `UserError` ("file-too-big", "not-a-file", and what the disk says)."""
    with faults(path):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # reading a pipe or a device may never end
            raise UserError(
                f"{path.name} không phải là tệp (thư mục, thiết bị hoặc đường ống) nên không đính kèm được. "
                "Hãy chọn tệp khác.",
                reason="not-a-file",
            )
        _check_size(path.name, about.st_size, MAX_PHOTO_FILE if path.suffix.lower() in PHOTO_ENDINGS else MAX_FILE)
        return path.read_bytes()


def _named(name: str, data: bytes) -> str:
    """The name of a file without folders. Raises `UserError` ("file-empty") when there is nothing in the file."""
    if not data:
        raise UserError(f"Tệp {name} rỗng. Hãy chọn tệp khác.", reason="file-empty")
    return unicodedata.normalize("NFC", Path(name).name) or "tep"


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise UserError(
            f"Tệp {name} nặng {size / 1024 / 1024:.0f} MB, quá mức {limit // 1024 // 1024} MB. "
            "Hãy làm nhỏ tệp (quét lại ở độ nét thấp hơn, hoặc chia tệp) rồi đính kèm lại.",
            reason="file-too-big",
        )
