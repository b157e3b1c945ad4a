"""The signature in the seal's hole: CMS with exactly one spelling.

The hole is the only part of a sealed document that the seal does not cover, and CMS leaves much in it
unsigned. So what is found there is taken apart, written again from its four parts (certificate, scheme,
digest, signature) and must be equal byte for byte: any other spelling is refused.

Shape: RFC 5652 SignedData version 1, detached, one signer, SHA-256; signed attributes contentType,
messageDigest, signingCertificateV2 (RFC 5035), nothing unsigned: PAdES-B-B, ETSI EN 319 142-1.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from app.packages import der
from app.packages.refusals import Refusal

if TYPE_CHECKING:  # typing only: cryptography is loaded when the first seal is made or checked
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

_SHA256 = der.wrap(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.2.1"))
_SHA256_NULL = der.wrap(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.2.1"), der.wrap(der.NULL))
_SALT = 32
_PSS = der.wrap(
    der.SEQUENCE,
    der.wrap(0xA0, _SHA256_NULL),
    der.wrap(0xA1, der.wrap(der.SEQUENCE, der.oid("1.2.840.113549.1.1.8"), _SHA256_NULL)),
    der.wrap(0xA2, der.integer(_SALT)),
)
SCHEMES = {
    "ecdsa": der.wrap(der.SEQUENCE, der.oid("1.2.840.10045.4.3.2")),
    "rsa-pkcs1": der.wrap(der.SEQUENCE, der.oid("1.2.840.113549.1.1.11"), der.wrap(der.NULL)),
    "rsa-pss": der.wrap(der.SEQUENCE, der.oid("1.2.840.113549.1.1.10"), _PSS),
}
"""How a key signs, always over SHA-256, and the algorithm identifier that says so."""

_ORDERS = {
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": int("F" * 48 + "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16),
    "secp521r1": int("1" + "F" * 64 + "FA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409", 16),
}
"""The orders of the three curves allowed (FIPS 186-4, D.1.2)."""

_DATA = der.oid("1.2.840.113549.1.7.1")
_SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
_ONE = der.integer(1)
_CONTENT_TYPE = der.wrap(der.SEQUENCE, der.oid("1.2.840.113549.1.9.3"), der.wrap(der.SET, _DATA))
_DIGEST_ID = der.oid("1.2.840.113549.1.9.4")
_CERTIFICATE_ID = der.oid("1.2.840.113549.1.9.16.2.47")
_DETACHED = der.wrap(der.SEQUENCE, _DATA)
_SHA256_SET = der.wrap(der.SET, _SHA256)

SLACK = 16
"""Zero bytes that may follow the signature in the hole: the two numbers of an ECDSA signature vary in length."""


class Signer(Protocol):
    """Who can seal: the office's own key, or a token. `sign` signs SHA-256 of what it is given, by `scheme`.

    Sealing asks nothing else, so a PKCS#11 token needs only these three.
    """

    @property
    def certificate(self) -> bytes:
        """The X.509 certificate, DER."""
        ...

    @property
    def scheme(self) -> str:
        """One of `SCHEMES`."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The signature over SHA-256(data): DER of (r, s) for ECDSA, the plain block for RSA."""
        ...


@dataclass(frozen=True, slots=True)
class Signature:
    """The four parts of a seal. `digest` is the SHA-256 that the seal claims for the bytes it covers."""

    certificate: bytes
    scheme: str
    digest: bytes
    value: bytes


def signed_attributes(certificate: bytes, digest: bytes) -> bytes:
    """What the key really signs: the digest of the document and of the one certificate, as a DER set."""
    vouched = der.wrap(der.SEQUENCE, der.wrap(der.OCTETS, hashlib.sha256(certificate).digest()))
    attributes = (
        _CONTENT_TYPE,
        der.wrap(der.SEQUENCE, _DIGEST_ID, der.wrap(der.SET, der.wrap(der.OCTETS, digest))),
        der.wrap(
            der.SEQUENCE,
            _CERTIFICATE_ID,
            der.wrap(der.SET, der.wrap(der.SEQUENCE, der.wrap(der.SEQUENCE, vouched))),
        ),
    )
    return der.wrap(der.SET, *sorted(attributes))


def write(signature: Signature) -> bytes:
    """The one spelling of a seal."""
    attributes = signed_attributes(signature.certificate, signature.digest)
    signer = der.wrap(
        der.SEQUENCE,
        _ONE,
        _issuer_and_serial(signature.certificate),
        _SHA256,
        b"\xa0" + attributes[1:],
        SCHEMES[signature.scheme],
        der.wrap(der.OCTETS, signature.value),
    )
    signed = der.wrap(
        der.SEQUENCE, _ONE, _SHA256_SET, _DETACHED, der.wrap(0xA0, signature.certificate), der.wrap(der.SET, signer)
    )
    return der.wrap(der.SEQUENCE, _SIGNED_DATA, der.wrap(0xA0, signed))


def _issuer_and_serial(certificate: bytes) -> bytes:
    """Serial number and issuer, whole, from the certificate's own bytes (RFC 5280, §4.1)."""
    body = der.children(der.content(certificate, der.SEQUENCE))[0]
    fields = der.children(der.content(body, der.SEQUENCE))
    if fields[0][0] != 0xA0:
        raise ValueError("a certificate of the first version")
    return der.wrap(der.SEQUENCE, fields[3], fields[1])


def read(hole: bytes) -> Signature:
    """Take the seal out of its hole, zeros and all; raises `Refusal` ("hole") for any spelling but the one."""
    try:
        _, end = der.span(hole, 0, der.SEQUENCE)
        found = _take_apart(hole[:end])
        canonical = len(hole) - end <= SLACK and not any(hole[end:]) and write(found) == hole[:end]
    except (ValueError, IndexError) as fault:
        raise Refusal("hole", str(fault)) from fault
    if not canonical:
        raise Refusal("hole", "another spelling of the signature")
    return found


def _take_apart(cms: bytes) -> Signature:
    signed = der.children(der.content(cms, der.SEQUENCE))[1]
    parts = der.children(der.content(der.content(signed, 0xA0), der.SEQUENCE))
    signer = der.children(der.content(der.content(parts[4], der.SET), der.SEQUENCE))
    scheme = next((name for name, identifier in SCHEMES.items() if identifier == signer[4]), None)
    if scheme is None:
        raise ValueError("an algorithm that is not allowed")
    attributes = [der.children(der.content(item, der.SEQUENCE)) for item in der.children(der.content(signer[3], 0xA0))]
    digest = next((der.content(item[1], der.SET) for item in attributes if item[0] == _DIGEST_ID), b"")
    return Signature(
        certificate=der.content(parts[3], 0xA0),
        scheme=scheme,
        digest=der.content(digest, der.OCTETS),
        value=der.content(signer[5], der.OCTETS),
    )


def make(signer: Signer, digest: bytes) -> bytes:
    """Sign `digest`, the SHA-256 of the bytes to be covered, and write the seal."""
    value = signer.sign(signed_attributes(signer.certificate, digest))
    if signer.scheme == "ecdsa":
        value = low_s(signer.certificate, value)
    return write(Signature(signer.certificate, signer.scheme, digest, value))


def room(signer: Signer) -> int:
    """How many bytes the hole needs: the longest seal that this key can make."""
    key = _public_key(signer.certificate)
    value = bytes(key.key_size // 8 if signer.scheme != "ecdsa" else 2 * ((key.key_size + 7) // 8 + 3) + 3)
    return len(write(Signature(signer.certificate, signer.scheme, bytes(32), value)))


def low_s(certificate: bytes, value: bytes) -> bytes:
    """Of the two signatures (r, s) and (r, n - s), both valid, the one with the smaller s: a seal has one spelling."""
    # loaded when first needed: cryptography, about 90 ms
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    order = _order(_public_key(certificate))
    r, s = decode_dss_signature(value)
    return encode_dss_signature(r, min(s, order - s))


def _order(key: "EllipticCurvePublicKey | RSAPublicKey") -> int:
    order = _ORDERS.get(getattr(getattr(key, "curve", None), "name", ""))
    if order is None:
        raise Refusal("weak-key", "a curve that is not allowed")
    return order


@lru_cache(maxsize=8)  # one seal asks twice, and reading a certificate costs as much as the check itself
def _public_key(certificate: bytes) -> "EllipticCurvePublicKey | RSAPublicKey":
    from cryptography import x509  # loaded when first needed: cryptography, about 90 ms
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise Refusal("signature", f"the certificate can't be read: {fault}") from fault
    if isinstance(key, EllipticCurvePublicKey):
        return key
    if not isinstance(key, RSAPublicKey) or key.key_size < 2048 or key.public_numbers().e < 65537:
        raise Refusal("weak-key", "RSA under 2048 bits, a small exponent, or another kind of key")
    return key


def check(signature: Signature) -> None:
    """Raises `Refusal` ("signature", "weak-key", "hole") unless the certificate's key made this signature."""
    from cryptography.exceptions import InvalidSignature  # loaded when first needed: cryptography, about 90 ms
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    key = _public_key(signature.certificate)
    signed = signed_attributes(signature.certificate, signature.digest)
    if isinstance(key, EllipticCurvePublicKey) != (signature.scheme == "ecdsa"):
        raise Refusal("signature", "the algorithm is not that of the key")
    try:
        if isinstance(key, EllipticCurvePublicKey):
            if low_s(signature.certificate, signature.value) != signature.value:
                raise Refusal("hole", "the other spelling of an ECDSA signature")
            key.verify(signature.value, signed, ECDSA(SHA256()))
        else:
            padding = PSS(MGF1(SHA256()), _SALT) if signature.scheme == "rsa-pss" else PKCS1v15()
            key.verify(signature.value, signed, padding, SHA256())
    except (InvalidSignature, ValueError) as fault:
        raise Refusal("signature", str(fault)) from fault
