"""A file of any size under a passphrase: what an office takes along when it moves to another computer.

The layout (docs/package-format.md, "Moving house"): a line that says what the file is, a line of JSON with the
parameters, a tag over both, then the contents in pieces of 1 MiB, each under AES-256-GCM with a key that scrypt derives
from the passphrase (RFC 7914). The number of a piece and whether it is the last one are part of its nonce (the STREAM
construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so no byte can be changed, left out, moved or added.
"""

import json
import os
import unicodedata
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, cast

from app.errors import TooNew, UserError

if TYPE_CHECKING:  # typing only: cryptography is loaded when a file is first locked or opened
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"SO-MAT-TRAN-CHUYEN\n"
FORMAT = 1
COST = 2**17
"""scrypt's n, with r = 8 and p = 1: 128 MB and about 0.3 s a guess, as for the key."""
PIECE = 1 << 20
TAG = 16
_LONGEST_HEADER = 1024
_CHEAPEST, _DEAREST = 2**14, 2**18
_HEADER_PIECE = 0xFFFFFFFF
"""The number under which the header's own tag is made; contents never come so far."""

_BROKEN = "Tệp chuyển máy bị hỏng hoặc thiếu một phần. Hãy chép lại tệp từ máy cũ; chưa có gì bị thay đổi."


@dataclass(frozen=True, slots=True)
class _Lock:
    cipher: "AESGCM"
    prefix: bytes
    header: bytes

    def nonce(self, number: int, last: bool) -> bytes:
        return self.prefix + number.to_bytes(4, "big") + bytes([last])

    def seal(self, number: int, piece: bytes, last: bool) -> bytes:
        return self.cipher.encrypt(self.nonce(number, last), piece, self.header)

    def open(self, number: int, piece: bytes, last: bool) -> bytes:
        """Raises `cryptography.exceptions.InvalidTag`."""
        return self.cipher.decrypt(self.nonce(number, last), piece, self.header)


class LockingWriter:
    """A file to write into; `finish` puts the end to it. Without that the file is refused as cut off."""

    def __init__(self, target: IO[bytes], passphrase: str, cost: int = COST) -> None:
        salt, prefix = os.urandom(16), os.urandom(7)
        about = {"cost": cost, "format": FORMAT, "prefix": prefix.hex(), "salt": salt.hex()}
        header = MAGIC + json.dumps(about, sort_keys=True).encode("ascii") + b"\n"
        self._lock = _Lock(_cipher(passphrase, salt, cost), prefix, header)
        self._target = target
        self._kept = bytearray()
        self._number = 0
        target.write(header + self._lock.seal(_HEADER_PIECE, b"", False))

    def write(self, data: bytes) -> int:
        """Take more of the contents."""
        self._kept += data
        while len(self._kept) > PIECE:  # the last piece is never written before it is known to be the last
            self._put(bytes(self._kept[:PIECE]), False)
            del self._kept[:PIECE]
        return len(data)

    def finish(self) -> None:
        """The last piece."""
        self._put(bytes(self._kept), True)

    def _put(self, piece: bytes, last: bool) -> None:
        self._target.write(self._lock.seal(self._number, piece, last))
        self._number += 1


class LockedReader:
    """The contents of a locked file, in order.

    Raises `UserError`: "not-moved" for a file of another sort, "passphrase", "moved-broken" as soon as a piece is not
    what was written, `TooNew`.
    """

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        from cryptography.exceptions import InvalidTag  # loaded when first needed: cryptography, about 90 ms

        self._invalid = InvalidTag
        self._source = source
        self._lock = _read_header(source, passphrase)
        tag = source.read(TAG)
        try:
            self._lock.open(_HEADER_PIECE, tag, False)
        except (InvalidTag, ValueError) as fault:
            raise UserError(
                "Mật khẩu không đúng (hoặc phần đầu tệp đã hỏng). Hãy kiểm tra bộ gõ, phím Caps Lock rồi nhập lại.",
                reason="passphrase",
            ) from fault
        self._number = 0
        self._ahead = source.read(PIECE + TAG)
        self._kept = b""
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes; fewer only at the end."""
        parts = [self._kept]
        there = len(self._kept)
        while not self._ended and (size < 0 or there < size):
            parts.append(self._next())
            there += len(parts[-1])
        whole = b"".join(parts)
        given = whole if size < 0 else whole[:size]
        self._kept = whole[len(given) :]
        return given

    def finish(self) -> None:
        """Read to the end: only then it is known that nothing is missing."""
        while not self._ended:
            self._next()

    def _next(self) -> bytes:
        piece, self._ahead = self._ahead, self._source.read(PIECE + TAG)
        self._ended = not self._ahead
        try:
            opened = self._lock.open(self._number, piece, self._ended)
        except (self._invalid, ValueError) as fault:
            raise broken() from fault
        self._number += 1
        return opened


def broken() -> UserError:
    """What is said of a file that is not whole."""
    return UserError(_BROKEN, reason="moved-broken")


def _read_header(source: IO[bytes], passphrase: str) -> _Lock:
    if source.read(len(MAGIC)) != MAGIC:
        raise UserError(
            "Đây không phải tệp chuyển máy của Sổ Mặt trận (đuôi .smtz). Hãy chọn đúng tệp.", reason="not-moved"
        )
    line = source.readline(_LONGEST_HEADER)
    try:
        about = cast(dict[str, Any], json.loads(line))
        if about["format"] > FORMAT:
            raise TooNew(
                "Tệp chuyển máy do một phiên bản chương trình mới hơn ghi. Hãy cập nhật Sổ Mặt trận rồi làm lại."
            )
        cost, salt, prefix = about["cost"], bytes.fromhex(about["salt"]), bytes.fromhex(about["prefix"])
        sound = isinstance(cost, int) and _CHEAPEST <= cost <= _DEAREST and not cost & (cost - 1)
        if not sound or len(salt) != 16 or len(prefix) != 7:
            raise ValueError("parameters")
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise broken() from fault
    return _Lock(_cipher(passphrase, salt, cost), prefix, MAGIC + line)


def _cipher(passphrase: str, salt: bytes, cost: int) -> "AESGCM":
    # loaded when first needed: cryptography, about 90 ms
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    phrase = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return AESGCM(Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(phrase))
