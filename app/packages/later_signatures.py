"""What was added to a sealed document afterwards: further signatures, or a reason to refuse it.

The seal allows further signatures (DocMDP, P=2), so that an office with a government token can sign the sealed
report officially. Anything else in a later revision is a change. Later signatures are told to the person and
decide nothing: the data, the package's hash and its sealer are those of the sealed revision. Their spelling is
their maker's: what CMS leaves unsigned in them (a chain's certificates, timestamps) is not compared.
"""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

from app.packages import der
from app.packages.refusals import Refusal
from app.packages.seal_place import FIELD_NAME

MAX_LATER = 32 << 20
"""Bytes at most after the sealed revision: a few signatures with their pictures."""

_LATER_HOLE = re.compile(rb"<(?:([0-9a-f]+)|([0-9A-F]+))>")
_REVISION_END = re.compile(rb"startxref\s+\d+\s+%%EOF\s{0,2}\Z")


@dataclass(frozen=True, slots=True)
class LaterSignature:
    """A signature added after the seal. The name is what its certificate claims; it was checked against nobody."""

    name: str
    certificate: bytes


def read_later(data: bytes, revision_end: int) -> tuple[LaterSignature, ...]:
    """The signatures after the seal, oldest first; anything else is refused ("appended", "changed", "too-big").

    Takes about 10 ms a signature, and half a second the first time.
    """
    if len(data) - revision_end > MAX_LATER:
        raise Refusal("too-big", "after the seal")
    if not _REVISION_END.search(data, max(revision_end, len(data) - 64)):
        raise Refusal("appended", f"{len(data) - revision_end} bytes that are no revision")
    # loaded when first needed: pyHanko, about 600 ms, only for documents that were signed again
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        signatures: list[Any] = list(reader.embedded_signatures)  # largely without types
        revisions = reader.total_revisions
    except Exception as fault:  # a hostile file: whatever the reading of it raises is a refusal
        raise Refusal("appended", f"{type(fault).__name__}: {fault}") from fault
    by_revision = sorted(signatures, key=lambda signature: signature.signed_revision)
    if revisions < 2:
        raise Refusal("appended", "bytes that no reader would find")
    if [signature.signed_revision for signature in by_revision] != list(range(revisions)):
        raise Refusal("changed", f"{revisions} revisions, {len(signatures)} signatures")
    if by_revision[0].field_name != FIELD_NAME:
        raise Refusal("changed", "the first signature is not the seal")
    for signature in by_revision:
        _check_cover(signature, last=signature is by_revision[-1])
    return tuple(_check(data, signature) for signature in by_revision[1:])


def _check_cover(signature: Any, *, last: bool) -> None:
    """A signature covers its whole revision, and after it only signatures came."""
    # loaded when first needed: pyHanko
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, FormUpdatingRule, StandardDiffPolicy
    from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldCreationRule, SigFieldModificationRule
    from pyhanko.sign.validation import SignatureCoverageLevel

    # an official signature is nearly always a picture on the page; no other form field may change
    fields: list[Any] = [SigFieldCreationRule(allow_new_visible_after_certify=True), SigFieldModificationRule()]
    policy = StandardDiffPolicy(DEFAULT_DIFF_POLICY.global_rules, FormUpdatingRule(fields))
    signature.compute_integrity_info(policy)
    found = signature.summarise_integrity_info()
    wanted = SignatureCoverageLevel.ENTIRE_FILE if last else SignatureCoverageLevel.ENTIRE_REVISION
    if found["coverage"] < wanted or not found["docmdp_ok"]:
        raise Refusal("changed", f"{signature.field_name}: {found}")


def _check(data: bytes, signature: Any) -> LaterSignature:
    """The signature is sound, its hole spelt in one way: one case of hex, zeros after the end."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity  # loaded when first needed: pyHanko

    certificate = signature.signer_cert
    intact, valid = validate_sig_integrity(signature.signer_info, certificate, "data", signature.compute_digest())
    if not (intact and valid and _vouches_for(signature.signer_info, certificate.dump())):
        raise Refusal("changed", f"{signature.field_name}: intact {intact}, valid {valid}")
    _, start, end, _ = (int(place) for place in signature.byte_range)
    written = _LATER_HOLE.fullmatch(data, start, end)
    packed = bytes.fromhex((written[1] or written[2]).decode("ascii")) if written else b""
    if not written or any(packed[der.span(packed, 0, der.SEQUENCE)[1] :]):
        raise Refusal("changed", f"{signature.field_name}: something else stands where the signature is")
    return LaterSignature(str(certificate.subject.native.get("common_name", "")), certificate.dump())


def _vouches_for(signer: Any, certificate: bytes) -> bool:
    """Whether the signed attributes name this very certificate; PAdES demands that they do (EN 319 142-1, §6.3)."""
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "signing_certificate_v2":
            first = attribute["values"][0]["certs"][0]
            algorithm = first["hash_algorithm"]["algorithm"].native
            return first["cert_hash"].native == hashlib.new(algorithm, certificate).digest()
    return True  # an older kind of signature (adbe.pkcs7.detached) names none
