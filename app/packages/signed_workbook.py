"""A workbook with a digital signature by the key that seals, so that a loose copy tells in Excel who made it.

A courtesy and never the evidence: that is the seal of the document around it, and opening a package does not look at
this signature. Office's own check has holes ("Every Signature is Broken", Rohlmann et al., USENIX Security 2023): parts
that are not signed may be added, and more signatures. So ours is stricter: a signed workbook has one spelling. Its
parts are taken out, all around them is written again, and every byte must be the same, the zip's streams apart.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.packages import cms_hole, opc_archive, opc_signature, workbook_guard
from app.packages.cms_hole import Signer
from app.packages.opc_archive import Packed
from app.packages.opc_signature import BOOK_RELS, ORIGIN, ORIGIN_RELS, ROOT_RELS, SIGNATURE, TYPES, Relation, Signed
from app.packages.refusals import Refusal

if TYPE_CHECKING:  # typing only: cryptography is loaded when the first workbook is signed or checked
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

_MADE = (TYPES, ROOT_RELS, BOOK_RELS)
"""Parts of a workbook that are written anew when it is signed: they say which parts there are."""

_CLOSING = (ORIGIN, ORIGIN_RELS, SIGNATURE)
_RELATION = re.compile(rb"<Relationship ([^<>]*?)/?>")
_ATTRIBUTE = re.compile(rb'(Id|Target|Type|TargetMode)="([A-Za-z0-9:/._-]*)"')


@dataclass(frozen=True, slots=True)
class WorkbookSignature:
    """Who signed a workbook, and when by their own clock (UTC, ISO 8601). Whose key it is, is asked elsewhere."""

    certificate: bytes
    made_at: str


def can_sign(signer: Signer) -> bool:
    """Whether this key signs workbooks: one of P-256 does, as the office's own is. Other tokens only seal."""
    return signer.scheme == "ecdsa" and _p256(signer.certificate) is not None


def sign(data: bytes, signer: Signer, made_at: str) -> bytes:
    """A workbook that `workbook.write` made, signed; `made_at` is ISO 8601 with its zone."""
    packed = {part.name: part for part in opc_archive.read(data)}
    parts = workbook_guard.unpacked(data)
    relations = _relations(parts[BOOK_RELS])
    made = {ROOT_RELS: opc_signature.relationships(opc_signature.ROOT_RELATIONS)}
    made[BOOK_RELS] = opc_signature.relationships(relations)
    kept = [name for name in parts if name not in _MADE]
    signed = _signed({**{name: parts[name] for name in kept}, **made}, relations, signer.certificate, utc(made_at))
    value = _side_by_side(cms_hole.low_s(signer.certificate, signer.sign(opc_signature.signed_info(signed))))
    made[TYPES] = opc_signature.content_types([*kept, *made])
    first = [opc_archive.pack(name, made[name]) for name in _MADE]
    return opc_archive.write([*first, *(packed[name] for name in kept), *_closing(signed, value)])


def is_signed(data: bytes) -> bool:
    """Whether a file claims to be a workbook of ours with a signature; says nothing about whether that is sound."""
    return data.startswith(b"PK\x03\x04") and SIGNATURE.encode("ascii") in data[-4096:]


def check(data: bytes) -> WorkbookSignature:
    """Who signed a workbook. Raises `UserError` ("workbook") for one that must not be read at all, `Refusal`
    ("workbook-signature") unless it is, byte for byte, what `sign` would have written of these parts with this key."""
    parts = workbook_guard.unpacked(data)
    try:
        certificate, value, moment = opc_signature.found_in(parts[SIGNATURE])
        relations = _relations(parts[BOOK_RELS])
        covered = {name: part for name, part in parts.items() if name not in (TYPES, *_CLOSING)}
        signed = _signed(covered, relations, certificate, moment)
        expected = {
            TYPES: opc_signature.content_types(list(covered)),
            ROOT_RELS: opc_signature.relationships(opc_signature.ROOT_RELATIONS),
            BOOK_RELS: opc_signature.relationships(relations),
            **opc_signature.fixed_parts(),
            SIGNATURE: opc_signature.document(signed, value),
        }
        _refuse_other_spelling(data, parts, expected)
        _verify(certificate, value, opc_signature.signed_info(signed))
    except (KeyError, ValueError) as fault:
        raise Refusal("workbook-signature", f"{type(fault).__name__}: {fault}") from fault
    return WorkbookSignature(certificate, moment)


def utc(moment: str) -> str:
    """A time with its zone as the signature writes it; raises ValueError for one without."""
    read = datetime.fromisoformat(moment)
    if read.tzinfo is None:
        raise ValueError("a time without its zone")
    return read.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _signed(parts: Mapping[str, bytes], relations: tuple[Relation, ...], certificate: bytes, moment: str) -> Signed:
    return Signed(
        digests={name: hashlib.sha256(part).digest() for name, part in parts.items()},
        relations={ROOT_RELS: opc_signature.ROOT_RELATIONS, BOOK_RELS: relations},
        certificate=certificate,
        moment=moment,
    )


def _closing(signed: Signed, value: bytes) -> list[Packed]:
    made = {**opc_signature.fixed_parts(), SIGNATURE: opc_signature.document(signed, value)}
    return [opc_archive.pack(name, made[name]) for name in _CLOSING]


def _relations(part: bytes) -> tuple[Relation, ...]:
    """The relationships of the workbook, read loosely: what is made of them is compared with what is there."""
    found: list[Relation] = []
    for row in _RELATION.finditer(part):
        told = {key.decode("ascii"): value.decode("ascii") for key, value in _ATTRIBUTE.findall(row[1])}
        found.append(Relation(told.get("Id", ""), told.get("Target", ""), told.get("Type", "")))
    return tuple(found)


def _refuse_other_spelling(data: bytes, parts: Mapping[str, bytes], expected: Mapping[str, bytes]) -> None:
    packed = opc_archive.read(data)
    names = [part.name for part in packed]
    if names[:3] != list(_MADE) or names[-3:] != list(_CLOSING) or names != list(parts):
        raise ValueError("parts in another order")
    if opc_archive.write(packed) != data:
        raise ValueError("another spelling of the archive")
    for name, part in expected.items():
        if parts[name] != part:
            raise ValueError(f"another spelling of {name}")


def _side_by_side(value: bytes) -> bytes:
    """r and s of a DER signature, 32 bytes each for P-256."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature  # loaded when first needed

    return b"".join(number.to_bytes(_HALF, "big") for number in decode_dss_signature(value))


_HALF = 32


def _p256(certificate: bytes) -> "EllipticCurvePublicKey | None":
    # loaded when first needed: cryptography, about 90 ms
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

    key = x509.load_der_x509_certificate(certificate).public_key()
    return key if isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1) else None


def _verify(certificate: bytes, value: bytes, covered: bytes) -> None:
    """Raises ValueError unless the certificate's key made this signature, in its one spelling."""
    # loaded when first needed: cryptography
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    key = _p256(certificate)
    if key is None or len(value) != 2 * _HALF:
        raise ValueError("not a key or a signature of P-256")
    whole = encode_dss_signature(int.from_bytes(value[:_HALF], "big"), int.from_bytes(value[_HALF:], "big"))
    if cms_hole.low_s(certificate, whole) != whole:
        raise ValueError("the other spelling of an ECDSA signature")
    try:
        key.verify(whole, covered, ECDSA(SHA256()))
    except InvalidSignature as fault:
        raise ValueError("the signature is not that of the key") from fault
