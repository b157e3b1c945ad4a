"""What a certificate says, and the 40 digits by which two people compare it over the phone."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What stands in a certificate: claims of whoever made it, nothing more.

    `unit` is empty for a token, whose certificate knows no unit codes. Dates are in UTC.
    """

    unit: str
    unit_name: str
    not_before: date
    not_after: date
    may_sign: bool


def digits_of(certificate: bytes) -> str:
    """40 decimal digits of the certificate's SHA-256 in 8 groups of 5: about 132 bits, easier to read out than hex
    (Dechand et al., USENIX Security 2016)."""
    digits = f"{int.from_bytes(hashlib.sha256(certificate).digest(), 'big') % 10**40:040d}"
    return " ".join(digits[start : start + 5] for start in range(0, 40, 5))


@lru_cache(maxsize=64)
def facts(certificate: bytes) -> CertificateFacts:
    """Read a DER certificate; raises ValueError for anything that is none."""
    from cryptography import x509  # loaded when first needed: cryptography, about 90 ms
    from cryptography.x509.oid import NameOID

    read = x509.load_der_x509_certificate(certificate)

    def named(what: x509.ObjectIdentifier) -> str:
        found = read.subject.get_attributes_for_oid(what)
        return str(found[0].value) if found else ""

    try:
        usage = read.extensions.get_extension_for_class(x509.KeyUsage).value
        may_sign = usage.digital_signature or usage.content_commitment
    except x509.ExtensionNotFound:
        may_sign = True  # RFC 5280, 4.2.1.3: without the extension no use is excluded
    return CertificateFacts(
        unit=named(NameOID.SERIAL_NUMBER) if read.issuer == read.subject else "",
        unit_name=named(NameOID.ORGANIZATION_NAME) or named(NameOID.COMMON_NAME),
        not_before=read.not_valid_before_utc.date(),
        not_after=read.not_valid_after_utc.date(),
        may_sign=may_sign,
    )
