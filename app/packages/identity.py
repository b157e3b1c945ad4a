"""The office's own key: made, kept under a passphrase, unlocked, copied to a safe place.

ECDSA P-256 with a self-signed certificate (docs/package-format.md, "The seal"); where and how it is kept: `key_file`.
"""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.packages import certificates, key_file
from app.packages.cms_hole import Signer
from app.packages.key_file import KeyFile
from app.safewrite import make_folder, write_beside

if TYPE_CHECKING:  # typing only: cryptography is loaded when a key is first made or unlocked
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

__all__ = [
    "Identity",
    "OwnSigner",
    "PublicKey",
    "Signer",
    "back_up_key",
    "change_passphrase",
    "create",
    "load_public",
    "new_signer",
    "restore_key",
    "unlock",
]

FILE_NAME = "khoa.json"
SHORTEST = 8
"""Characters at least in a passphrase."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What anybody may know of the office's key."""

    certificate_der: bytes
    unit: str
    unit_name: str
    digits: str
    not_before: date
    not_after: date


@dataclass(frozen=True, slots=True)
class OwnSigner:
    """The unlocked key (`Signer`); lives in memory only."""

    certificate: bytes
    _key: "EllipticCurvePrivateKey"
    scheme: str = "ecdsa"

    def sign(self, data: bytes) -> bytes:
        """ECDSA over SHA-256 of `data`, DER."""
        from cryptography.hazmat.primitives.asymmetric.ec import ECDSA  # loaded when first needed: cryptography
        from cryptography.hazmat.primitives.hashes import SHA256

        return self._key.sign(data, ECDSA(SHA256()))

    def private_bytes(self) -> bytes:
        """The private key, PKCS#8 DER, unlocked: to be locked under a passphrase at once."""
        # loaded when first needed: cryptography
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        return self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@dataclass(frozen=True, slots=True)
class Identity:
    """A key just made: what is public, and the unlocked signer."""

    public: PublicKey
    signer: OwnSigner


def new_signer(unit: str, unit_name: str, *, years: int = 5, now: datetime | None = None) -> OwnSigner:
    """A new key that is kept nowhere."""
    # loaded when first needed: cryptography, about 90 ms
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    key = generate_private_key(SECP256R1())
    name = unicodedata.normalize("NFC", unit_name)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, unit),
            x509.NameAttribute(NameOID.COMMON_NAME, _short(name)),
        ]
    )
    start = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - timedelta(days=1))  # the receiver's clock may be behind
        .not_valid_after(start + timedelta(days=365 * years + years // 4))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return OwnSigner(builder.sign(key, SHA256()).public_bytes(Encoding.DER), key)


def _usage() -> "x509.KeyUsage":
    from cryptography import x509  # loaded when first needed: cryptography

    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_cert_sign=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _short(name: str) -> str:
    """A common name holds 64 bytes (X.520); the whole name stands in the organisation."""
    if len(name.encode("utf-8")) <= 64:
        return name
    kept = name.encode("utf-8")[:61].decode("utf-8", "ignore")
    whole_words = kept.rpartition(" ")[0]
    return (whole_words or kept) + "…"


def create(folder: Path, unit: str, unit_name: str, passphrase: str, years: int = 5) -> Identity:
    """Make the office's key and keep it in `folder`; raises `UserError` ("key-exists", "passphrase", …)."""
    if (folder / FILE_NAME).exists():
        raise UserError(
            "Đơn vị đã có khóa niêm phong. Muốn tạo khóa mới, trước hết hãy cất khóa cũ sang nơi khác.",
            reason="key-exists",
        )
    _check_strength(passphrase)
    signer = new_signer(unit, unit_name, years=years)
    _keep(folder, signer, passphrase)
    return Identity(_public(signer.certificate), signer)


def load_public(folder: Path) -> PublicKey:
    """The office's key without its secret; raises `UserError` ("no-key", "key-broken"), `TooNew`."""
    return public_of(_kept(folder))


def unlock(folder: Path, passphrase: str, *, today: date | None = None) -> OwnSigner:
    """The key, ready to seal; raises `UserError` ("no-key", "key-broken", "passphrase", "key-expired"), `TooNew`."""
    signer = _unlocked(_kept(folder), passphrase)
    ends = _public(signer.certificate).not_after
    if (today or datetime.now(UTC).date()) > ends:
        raise UserError(
            f"Khóa niêm phong đã hết hạn ngày {ends:%d/%m/%Y}. Hãy tạo khóa mới và đăng ký lại với cấp trên.",
            reason="key-expired",
        )
    return signer


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Keep the same key under another passphrase; raises as `unlock` and `create` do."""
    signer = _unlocked(_kept(folder), old)
    _check_strength(new)
    _keep(folder, signer, new)


def back_up_key(folder: Path, target: Path) -> Path:
    """Copy the locked key into the folder `target` (a stick), read it back, and return where it lies."""
    whole = key_file.read_bytes(folder / FILE_NAME)
    public = load_public(folder)
    copy = target / f"khoa-{public.unit}-{public.digits[:5]}.json"
    _write(copy, whole)
    if key_file.read_bytes(copy) != whole:
        raise UserError("Bản sao của khóa không giống bản gốc. Hãy thử một USB khác.", reason="copy-broken")
    return copy


def restore_key(copy: Path, folder: Path) -> PublicKey:
    """Take a copy back into the office's folder; never over another key (`UserError`, "key-exists")."""
    whole = key_file.read_bytes(copy)
    public = public_of(key_file.parse(whole))
    if (folder / FILE_NAME).exists() and load_public(folder).digits != public.digits:
        raise UserError("Trong sổ đang có một khóa khác. Hãy cất khóa đó đi rồi mới khôi phục.", reason="key-exists")
    _write(folder / FILE_NAME, whole)
    return public


def public_of(kept: KeyFile) -> PublicKey:
    """What anybody may know of a key that lies in a file."""
    return _public(kept.certificate)


def _kept(folder: Path) -> KeyFile:
    return key_file.parse(key_file.read_bytes(folder / FILE_NAME))


def _keep(folder: Path, signer: OwnSigner, passphrase: str) -> None:
    locked = key_file.lock(signer.certificate, signer.private_bytes(), passphrase)
    _write(folder / FILE_NAME, locked.to_bytes())


def _write(path: Path, whole: bytes) -> None:
    make_folder(path.parent)
    write_beside(path, whole, private=True)


def _unlocked(kept: KeyFile, passphrase: str) -> OwnSigner:
    # loaded when first needed: cryptography, about 90 ms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    key = load_der_private_key(key_file.open_key(kept, passphrase), None)
    if not isinstance(key, EllipticCurvePrivateKey):
        raise UserError("Tệp khóa không chứa khóa niêm phong. Hãy khôi phục khóa từ bản sao.", reason="key-broken")
    return OwnSigner(kept.certificate, key)


def _check_strength(passphrase: str) -> None:
    if len(unicodedata.normalize("NFC", passphrase).strip()) < SHORTEST:
        raise UserError(
            f"Mật khẩu niêm phong phải có ít nhất {SHORTEST} ký tự. Nên dùng một câu ngắn dễ nhớ.",
            reason="passphrase-weak",
        )


def _public(certificate: bytes) -> PublicKey:
    facts = certificates.facts(certificate)
    digits = certificates.digits_of(certificate)
    return PublicKey(certificate, facts.unit, facts.unit_name, digits, facts.not_before, facts.not_after)
