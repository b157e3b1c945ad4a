"""Signers with the keys that tokens hold, in software: other curves, RSA in both paddings."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

_CURVES = {"secp256r1": ec.SECP256R1, "secp384r1": ec.SECP384R1, "secp521r1": ec.SECP521R1}


@dataclass
class TokenSigner:
    """What `cms_hole.Signer` asks for, with a certificate of a token's kind: no unit code, not a CA's."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    scheme: str
    certificate: bytes = field(init=False)

    def __post_init__(self) -> None:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nguyễn Thị Mẫu")])
        now = datetime.now(UTC)
        self.certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self.key.public_key())
            .serial_number(2**130 + 7)
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=9))
            .sign(self.key, SHA256())
            .public_bytes(Encoding.DER)
        )

    def sign(self, data: bytes) -> bytes:
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(data, ec.ECDSA(SHA256()))
        pss = padding.PSS(padding.MGF1(SHA256()), 32)
        return self.key.sign(data, pss if self.scheme == "rsa-pss" else padding.PKCS1v15(), SHA256())


@cache
def token(kind: str) -> TokenSigner:
    if kind in _CURVES:
        return TokenSigner(ec.generate_private_key(_CURVES[kind]()), "ecdsa")
    return TokenSigner(rsa.generate_private_key(65537, 2048), kind)
