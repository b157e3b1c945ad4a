"""Letter, workbook, attachments and pages put into one sealed document.

All five kinds of package are made here and nowhere else, so they cannot drift apart.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.correspondence import Attachment
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.packages import letter as letters
from app.packages import names, seal, signed_workbook, workbook
from app.packages.cms_hole import Signer
from app.packages.letter import Enclosed, Letter
from app.reports.mark import PackageMark

Pages = Callable[[PackageMark], bytes]
"""Draws the document's pages, given the mark that the last page prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPackage:
    """A finished package. `package` is the hash that names it, 64 hex digits."""

    data: bytes
    letter: Letter
    package: str


def check_code(letter_bytes: bytes) -> str:
    """The 12 digits that the last page prints, from goi.json, which lists every other file by its hash."""
    number = int.from_bytes(hashlib.sha256(letter_bytes).digest(), "big") % 10**12
    return f"{number:012d}"


def enclose(
    letter: Letter,
    contents: Ledger,
    pages: Pages,
    signer: Signer,
    *,
    kinds: Mapping[str, type[Record]],
    guidance: Guidance | None = None,
    blobs: Mapping[str, bytes] | None = None,
    inner: Sequence[tuple[str, bytes]] = (),
) -> SealedPackage:
    """Write and sign the workbook, list every file in the letter, draw the pages, embed all, seal.

    `inner` holds (hash, bytes) of the packages that a bundle carries. Raises `UserError` for text
    that a workbook can't hold and for a key that is not usable.
    """
    sheets = workbook.write(contents, letter, guidance, kinds)
    if signed_workbook.can_sign(signer):
        sheets = signed_workbook.sign(sheets, signer, letter.made_at)
    parts = [(names.WORKBOOK, sheets)]
    called = {row.uid: row.name or "" for row in contents.all(Attachment)}
    for digest, data in (blobs or {}).items():
        parts.append((names.attachment(digest, names.ending_of(data, called.get(digest, ""))), data))
    parts += [(names.inner(package), data) for package, data in inner]
    whole = replace(
        letter,
        files=tuple(Enclosed(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in parts),
    )
    letter_bytes = whole.to_bytes()
    mark = PackageMark(
        kind=whole.kind,
        unit=whole.sender,
        unit_name=whole.sender_name,
        period=whole.period,
        revision=whole.revision,
        check_code=check_code(letter_bytes),
    )
    document = pages(mark)
    sealed = seal.seal(document, [(letters.NAME, letter_bytes), *parts], signer)
    return SealedPackage(data=sealed, letter=whole, package=seal.package_hash(sealed))
