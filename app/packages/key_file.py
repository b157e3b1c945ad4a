"""khoa.json: a certificate in the clear and a private key locked under a passphrase.

The private key (PKCS#8, DER) is under AES-256-GCM with a key that scrypt derives from the passphrase
(RFC 7914); everything else in the file is authenticated with it. So a wrong passphrase costs as much as
the right one. A PKCS#12 would not do: its MAC, the cheap way to try passphrases, is kept at 2,048 rounds.
"""

import base64
import binascii
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from app.errors import TooNew, UserError

FORMAT = 1
COST = 2**17
"""scrypt's n, with r = 8 and p = 1: 128 MB and about 0.3 s a guess."""
_CHEAPEST, _DEAREST = 2**14, 2**20
_BINARY = ("certificate", "salt", "nonce", "key")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file holds. `key` is locked; `cost` is scrypt's n."""

    certificate: bytes
    cost: int
    salt: bytes
    nonce: bytes
    key: bytes = b""

    def header(self) -> bytes:
        """Everything but the locked key, in one spelling: authenticated with it."""
        return json.dumps(self._fields(), sort_keys=True).encode("ascii")

    def to_bytes(self) -> bytes:
        """The whole file."""
        whole = {**self._fields(), "key": base64.b64encode(self.key).decode("ascii")}
        return json.dumps(whole, sort_keys=True, indent=1).encode("ascii") + b"\n"

    def _fields(self) -> dict[str, Any]:
        binary = {name: base64.b64encode(getattr(self, name)).decode("ascii") for name in _BINARY[:-1]}
        return {"format": FORMAT, "kdf": "scrypt", "cost": self.cost, "cipher": "AES-256-GCM", **binary}


def lock(certificate: bytes, private_key: bytes, passphrase: str) -> KeyFile:
    """Lock a private key (PKCS#8, DER) under the passphrase."""
    # loaded when first needed: cryptography, about 90 ms
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    empty = KeyFile(certificate, COST, os.urandom(16), os.urandom(12))
    locked = AESGCM(_derive(empty, passphrase)).encrypt(empty.nonce, private_key, empty.header())
    return KeyFile(certificate, empty.cost, empty.salt, empty.nonce, locked)


def open_key(kept: KeyFile, passphrase: str) -> bytes:
    """The private key, PKCS#8 DER; raises `UserError` ("passphrase")."""
    # loaded when first needed: cryptography, about 90 ms
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_derive(kept, passphrase)).decrypt(kept.nonce, kept.key, kept.header())
    except InvalidTag as fault:
        raise UserError(
            "Mật khẩu niêm phong không đúng (hoặc tệp khóa đã hỏng). Hãy kiểm tra bộ gõ, phím Caps Lock rồi nhập lại.",
            reason="passphrase",
        ) from fault


def _derive(kept: KeyFile, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # loaded when first needed: cryptography

    phrase = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=kept.salt, length=32, n=kept.cost, r=8, p=1).derive(phrase)


def parse(data: bytes) -> KeyFile:
    """Read the file's bytes; raises `UserError` ("key-broken"), `TooNew`."""
    try:
        whole = json.loads(data)
        if isinstance(whole, dict) and isinstance(number := cast(dict[str, Any], whole).get("format"), int):
            if number > FORMAT:
                raise TooNew("Tệp khóa do một phiên bản chương trình mới hơn tạo ra. Hãy cập nhật Sổ Mặt trận.")
        else:
            raise ValueError("format")
        fields = cast(dict[str, Any], whole)
        binary = {name: base64.b64decode(fields[name], validate=True) for name in _BINARY}
        cost = fields["cost"]
        if not isinstance(cost, int) or not _CHEAPEST <= cost <= _DEAREST or cost & (cost - 1):
            raise ValueError("cost")
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error) as fault:
        raise UserError(
            "Tệp khóa bị hỏng, không đọc được. Hãy khôi phục khóa từ bản sao trên USB.", reason="key-broken"
        ) from fault
    return KeyFile(cost=cost, **binary)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises `UserError` ("no-key", "key-unreadable")."""
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise UserError(
            "Đơn vị chưa có khóa niêm phong. Hãy tạo khóa, hoặc khôi phục từ bản sao trên USB.", reason="no-key"
        ) from fault
    except OSError as fault:
        raise UserError(
            f"Không đọc được tệp khóa ({path.name}). Hãy kiểm tra ổ đĩa và quyền truy cập.", reason="key-unreadable"
        ) from fault
