"""Opening a sealed document, step by step; the first step that fails ends it with its own refusal.

The order is that of docs/package-format.md, "Opening": size; the seal; what was added after it; the shape of
the document; the letter and the list of files. Who sealed it (`trust`), for whom, and in which order
(`succession`) are asked afterwards, of what is returned here. Nothing is written to disk, the bytes
checked are the bytes returned.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import TooNew, UserError
from app.packages import certificates, cms_hole, confidential, letter, names
from app.packages.certificates import CertificateFacts
from app.packages.later_signatures import LaterSignature, read_later
from app.packages.pdf_shape import LIMITS, Limits, read_files
from app.packages.refusals import Refusal
from app.packages.seal_place import find_seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A sealed document that is whole. Who sealed it is not known yet.

    `sealed` is the sealed PDF itself (what a confidential cover held), `files` every embedded file by name,
    `package` the hash that names the package, `sealer` what the certificate says of itself.
    """

    sealed: bytes = field(repr=False)
    letter: letter.Letter
    files: Mapping[str, bytes] = field(repr=False)
    certificate: bytes = field(repr=False)
    digits: str
    package: str
    sealer: CertificateFacts
    later_signatures: tuple[LaterSignature, ...] = ()

    @property
    def workbook(self) -> bytes:
        """The data of record, or nothing where a package has none."""
        return self.files.get(names.WORKBOOK, b"")

    @property
    def attachments(self) -> dict[str, bytes]:
        """The attachments by their SHA-256, 64 hex digits."""
        return {names.digest_of(name): data for name, data in self.files.items() if name.startswith(names.ATTACHMENT)}

    @property
    def inner(self) -> tuple[bytes, ...]:
        """The packages inside a bundle, each to be opened in its own right."""
        return tuple(data for name, data in self.files.items() if name.startswith(names.INNER))


def open_sealed(data: bytes, *, passphrase: str | None = None, limits: Limits = LIMITS) -> Opened:
    """Open a package; raises `Refusal`. A confidential one needs `passphrase`, else "passphrase-needed"."""
    try:
        if len(data) > limits.file:
            raise Refusal("too-big", f"{len(data)} bytes")
        if confidential.is_wrapped(data):
            data = confidential.unwrap(data, passphrase)
        return _open(data, limits)
    except Refusal:
        raise
    except Exception as fault:  # a hostile file: whatever the reading of it raises is a refusal
        raise Refusal("shape", f"{type(fault).__name__}: {fault}") from fault


def _open(data: bytes, limits: Limits) -> Opened:
    place = find_seal(data)
    digest = place.digest(data)
    seal = cms_hole.read(place.hole(data))
    if seal.digest != digest:
        raise Refusal("changed", "the bytes are not those that were sealed")
    cms_hole.check(seal)
    later = read_later(data, place.revision_end) if place.revision_end < len(data) else ()
    files = read_files(data, place, limits)
    return Opened(
        sealed=data,
        letter=_letter(files),
        files=files,
        certificate=seal.certificate,
        digits=certificates.digits_of(seal.certificate),
        package=digest.hex(),
        sealer=certificates.facts(seal.certificate),
        later_signatures=later,
    )


def _letter(files: dict[str, bytes]) -> letter.Letter:
    """The letter, when it and the files agree to the byte; takes nothing on the letter's word."""
    if letter.NAME not in files:
        raise Refusal("letter", "no letter")
    try:
        told = letter.read_letter(files[letter.NAME])
    except TooNew as fault:
        raise Refusal("too-new", sentence=fault.sentence) from fault
    except UserError as fault:
        raise Refusal("letter", str(fault.__cause__), sentence=fault.sentence) from fault
    listed = {item.path: (item.size, item.sha256) for item in told.files}
    found = {name: (len(data), _sha256(data)) for name, data in files.items() if name != letter.NAME}
    if len(listed) != len(told.files) or listed != found:
        raise Refusal("files", f"differ: {sorted(set(listed.items()) ^ set(found.items()))[:4]}")
    for name, (_, digest) in found.items():
        _check_name(name, digest, files[name])
    attached = [names.digest_of(name) for name in found if name.startswith(names.ATTACHMENT)]
    if len(set(attached)) != len(attached):
        raise Refusal("files", "an attachment under two names")
    return told


def _check_name(name: str, digest: str, data: bytes) -> None:
    """Only the workbook, attachments named by their SHA-256, and packages of a bundle may be inside."""
    package = name.removeprefix(names.INNER).removesuffix(".pdf")
    inner = name == names.inner(package) and len(package) == 64
    if name != names.WORKBOOK and not inner and not names.is_attachment(name, digest, data):
        raise Refusal("files", f"{name} is not a name for a file in a package")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
