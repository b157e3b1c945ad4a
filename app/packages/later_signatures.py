"""What was added to a sealed document afterwards: further signatures, or a reason to refuse it.

The seal allows further signatures (DocMDP, P=2), so that an office with a government token can sign the sealed
report officially. Anything else in a later revision is a change. Later signatures are told to the person and
decide nothing: the data, the package's hash and its sealer are those of the sealed revision.
"""

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.packages.refusals import Refusal
from app.packages.seal_place import FIELD_NAME

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MAX_LATER = 32 << 20
"""Bytes at most after the sealed revision: a few signatures with their pictures."""

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
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        signatures = list(reader.embedded_signatures)
        revisions = reader.total_revisions
    except PdfError as fault:
        raise Refusal("appended", str(fault)) from fault
    by_revision = sorted(signatures, key=lambda signature: signature.signed_revision)
    if [signature.signed_revision for signature in by_revision] != list(range(revisions)) or revisions < 2:
        raise Refusal("changed", f"{revisions} revisions, {len(signatures)} signatures")
    if by_revision[0].field_name != FIELD_NAME:
        raise Refusal("changed", "the first signature is not the seal")
    return tuple(_check(signature, last=signature is by_revision[-1]) for signature in by_revision)[1:]


def _check(signature: "EmbeddedPdfSignature", *, last: bool) -> LaterSignature:
    """One signature: whole, over its whole revision, and nothing but signatures after it."""
    # loaded when first needed: pyHanko
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[], allow_fetching=False))
    wanted = SignatureCoverageLevel.ENTIRE_FILE if last else SignatureCoverageLevel.ENTIRE_REVISION
    if not (status.intact and status.valid and status.coverage >= wanted and status.docmdp_ok):
        raise Refusal("changed", f"{signature.field_name}: {status.summary()}")
    certificate: Any = signature.signer_cert  # asn1crypto has no types
    return LaterSignature(str(certificate.subject.native.get("common_name", "")), certificate.dump())
