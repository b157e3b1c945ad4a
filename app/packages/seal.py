"""Embedding a package's files in the pages drawn for it, and sealing the whole.

Everything is written in one revision and one shape (`pdf_shape`), so that the same pages, letter and
signature always give the same bytes, and so that opening is a comparison.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from app.packages import cms_hole, letter, names, pdf_shape
from app.packages.cms_hole import Signer
from app.packages.opening import open_sealed
from app.packages.pdf_objects import Name, Ref, write_value
from app.packages.pdf_source import Pages, Renumbering, read_pages, write_object
from app.packages.refusals import Refusal
from app.packages.seal_place import HEADER, find_seal, hex_text, write_seal

REASON = "Niêm phong dữ liệu"

File = tuple[str, bytes]
"""An embedded file: its name (`names`) and its bytes."""


def seal(pdf: bytes, files: Sequence[File], signer: Signer, *, reason: str = REASON) -> bytes:
    """One sealed document of the drawn pages and the files, of which ``goi.json`` must be one.

    The time and the name in the seal are those of the letter. What is sealed is opened once before it is
    handed over: a document that the receiver would refuse raises the same `Refusal` here, and ValueError
    is raised for pages that are no plain PDF.
    """
    content = dict(files).get(letter.NAME)
    if content is None:
        raise Refusal("letter", "no letter among the files")
    told = letter.read_letter(content)
    sealed = assemble(pdf, files, signer, made_at=told.made_at, name=told.sender_name, reason=reason)
    open_sealed(sealed)
    return sealed


def package_hash(sealed: bytes) -> str:
    """The hash that names a package, 64 hex digits: SHA-256 of exactly the bytes that its seal covers, which is
    the sealed revision without the hole. Says nothing about whether the seal is sound: `open_sealed` does."""
    return find_seal(sealed).digest(sealed).hex()


def assemble(pdf: bytes, files: Sequence[File], signer: Signer, *, made_at: str, name: str, reason: str) -> bytes:
    """Embed, write and seal, without looking at what was written. `made_at` is ISO 8601 with zone, or empty."""
    ordered = sorted(files)
    if len({file_name for file_name, _ in ordered}) != len(ordered) or not all(
        names.ALLOWED.fullmatch(file_name) for file_name, _ in ordered
    ):
        raise ValueError("embedded files with one name, or names that are not allowed")
    moment = _pdf_date(made_at)
    return sign_bodies(_bodies(pdf, ordered, hex_text(moment)), signer, moment=moment, name=name, reason=reason)


def sign_bodies(bodies: Sequence[bytes], signer: Signer, *, moment: str, name: str, reason: str) -> bytes:
    """A sealed document of the bodies of its objects from number 2 on. `moment` is a PDF date, or empty."""
    room = cms_hole.room(signer)
    start = b""
    while True:  # the seal's own length depends on the length of what follows it, by a digit at most
        rest = _lay_out(bodies, len(start), _identity(bodies))
        again, place = write_seal(room, len(rest), made_at=moment, name=name, reason=reason)
        if len(again) == len(start):
            break
        start = again
    unsigned = again + rest
    signature = cms_hole.make(signer, place.digest(unsigned)).hex().encode("ascii")
    first = place.hole_start + 1
    return unsigned[:first] + signature + unsigned[first + len(signature) :]


def _bodies(pdf: bytes, files: Sequence[File], made_at: bytes) -> list[bytes]:
    """The bodies of the objects from number 2 on."""
    pages = read_pages(pdf)
    numbering = Renumbering(pages, pdf_shape.FIRST_FILE + 2 * len(files))
    first_page = _first_page(pages)
    page_number = numbering.value(Ref(first_page))
    numbering.value({key: item for key, item in pages.catalog.items() if key != b"StructTreeRoot"})
    drawn: list[bytes] = []
    for old, item in numbering.reached():
        if old == first_page and isinstance(item, dict):
            present = item.get(Name(b"Annots"), [])
            if not isinstance(present, list):
                raise ValueError("the first page keeps its notes elsewhere")
            item[Name(b"Annots")] = [*present, Ref(pdf_shape.FIELD)]
        drawn.append(write_object(item))
    numbering.meet_tags()
    drawn += [write_object(item) for _, item in numbering.reached()]
    catalog = numbering.value({key: item for key, item in pages.catalog.items() if key != b"Type"})
    embedded: list[bytes] = []
    for count, (name, data) in enumerate(files):
        described, line = pdf_shape.file_objects(pdf_shape.FIRST_FILE + 2 * count, name, len(data), made_at)
        embedded += [described, line + b"\nstream\n" + data + b"\nendstream"]
    if not isinstance(page_number, Ref):
        raise ValueError("no first page")
    return [
        b"<< /Type /Catalog " + write_value(catalog)[3:-2] + pdf_shape.catalog_end([name for name, _ in files]),
        pdf_shape.field_object(page_number.number),
        *embedded,
        *drawn,
        write_value(numbering.value(pages.info)),
    ]


def _first_page(pages: Pages) -> int:
    """The number of the first page in the drawn document."""
    ref = pages.catalog.get(Name(b"Pages"))
    while isinstance(ref, Ref):
        node = pages.objects[ref.number]
        kids = node.get(Name(b"Kids")) if isinstance(node, dict) else None
        if not isinstance(kids, list):
            return ref.number
        ref = kids[0]
    raise ValueError("a document without pages")


def _identity(bodies: Sequence[bytes]) -> bytes:
    """The document's /ID, 16 bytes made from its contents: the same contents, the same bytes."""
    whole = hashlib.sha256()
    for body in bodies:
        whole.update(body)
    return whole.digest()[:16]


def _pdf_date(moment: str) -> str:
    """ISO 8601 with its zone as a PDF date, empty for empty; raises ValueError for a time without zone."""
    if not moment:
        return ""
    zone = datetime.fromisoformat(moment).strftime("%z")
    if not zone:
        raise ValueError("a time without its zone")
    return datetime.fromisoformat(moment).strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"


def _lay_out(bodies: Sequence[bytes], start: int, identity: bytes) -> bytes:
    """The objects from number 2 on, the first at byte `start`, with table and trailer."""
    offsets = [len(HEADER)]
    written: list[bytes] = []
    at = start
    for count, body in enumerate(bodies, 2):
        whole = b"%d 0 obj\n%b\nendobj\n" % (count, body)
        offsets.append(at)
        written.append(whole)
        at += len(whole)
    return b"".join(written) + pdf_shape.write_tail(offsets, at, identity)
