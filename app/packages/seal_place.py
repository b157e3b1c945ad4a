"""Where the seal stands in a sealed document, and what it covers.

The seal is the document's first object, in one fixed spelling, so it is found by comparing bytes at a
fixed place: no reader can be led to another one. It covers everything from the first byte to the end of
its revision but the hole, the hex digits between < and > of /Contents.
"""

import hashlib
import re
from dataclasses import dataclass

from app.packages.pdf_objects import text, write_value
from app.packages.refusals import Refusal

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FIELD_NAME = "NiemPhong"
_FIELD_HEX = FIELD_NAME.encode("ascii").hex().encode("ascii")

_OPEN = HEADER + (
    b"1 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents "
)  # the hole follows
_RULE = (
    b"/Reference [ << /Type /SigRef /TransformMethod /DocMDP"
    b" /TransformParams << /Type /TransformParams /V /1.2 /P 2 >> >> ] >>\nendobj\n"
)
_COVER = re.compile(
    rb" /ByteRange \[ 0 (0|[1-9]\d{0,9}) (0|[1-9]\d{0,9}) (0|[1-9]\d{0,9}) \]"
    rb" /M <([0-9a-f]*)> /Name <([0-9a-f]*)> /Reason <([0-9a-f]*)> " + re.escape(_RULE)
)
_HOLE = re.compile(rb"<((?:[0-9a-f]{2})+)>")
_ANY_HOLE = re.compile(rb"<[^<>]*>")
MAX_HOLE = 1 << 16
"""Hex digits at most in the hole: a seal with a certificate of a token takes about 5,000."""


@dataclass(frozen=True, slots=True)
class Place:
    """Byte positions: the hole with its brackets, the end of the seal's object, the end of the sealed revision."""

    hole_start: int
    hole_end: int
    object_end: int
    revision_end: int
    made_at: bytes  # the /M of the seal, hex digits, the sealer's claim

    def digest(self, data: bytes) -> bytes:
        """SHA-256 of exactly the bytes that the seal covers: this names the package."""
        view = memoryview(data)
        covered = hashlib.sha256(view[: self.hole_start])
        covered.update(view[self.hole_end : self.revision_end])
        return covered.digest()

    def hole(self, data: bytes) -> bytes:
        """The bytes in the hole; raises `Refusal` ("hole") unless written in lower-case hex."""
        written = _HOLE.fullmatch(data, self.hole_start, self.hole_end)
        if written is None:
            raise Refusal("hole", "not lower-case hex")
        return bytes.fromhex(written[1].decode("ascii"))


def write_seal(room: int, length_after: int, *, made_at: str, name: str, reason: str) -> tuple[bytes, Place]:
    """The start of a sealed document, the hole full of zeros, when `length_after` bytes follow the seal's object.

    `room` is the size of the signature in bytes, `made_at` a PDF date.
    """
    start = len(_OPEN)
    end = start + 2 * room + 2
    facts = b" ] /M %b /Name %b /Reason %b " % tuple(write_value(text(words)) for words in (made_at, name, reason))
    covered_after = 0
    while True:  # the number's own digits are part of what it counts
        after = b" /ByteRange [ 0 %d %d %d" % (start, end, covered_after) + facts + _RULE
        if covered_after == len(after) + length_after:
            break
        covered_after = len(after) + length_after
    whole = _OPEN + b"<" + b"0" * (2 * room) + b">" + after
    return whole, Place(start, end, len(whole), end + covered_after, hex_text(made_at))


def has_seal(data: bytes) -> bool:
    """Whether a document begins as a sealed one does; says nothing more."""
    return data.startswith(_OPEN)


def hex_text(words: str) -> bytes:
    """The hex digits in which a text is written."""
    return write_value(text(words))[1:-1]


def find_seal(data: bytes) -> Place:
    """Find the seal; raises `Refusal`: "not-a-package", "no-seal", "cut", "changed"."""
    if not data.startswith(b"%PDF-"):
        raise Refusal("not-a-package")
    if not data.startswith(_OPEN):
        raise Refusal(_why_not_ours(data))
    hole = _ANY_HOLE.match(data, len(_OPEN), len(_OPEN) + MAX_HOLE)
    cover = _COVER.match(data, hole.end()) if hole else None
    if hole is None or cover is None:
        raise Refusal("changed" if b"%%EOF" in data[-16:] else "cut", "the seal is not spelt as a seal")
    start, end, after = int(cover[1]), int(cover[2]), int(cover[3])
    if (start, end) != hole.span() or end + after < cover.end():
        raise Refusal("changed", "the byte range is not that of the seal")
    if end + after > len(data):
        raise Refusal("cut", f"{end + after - len(data)} bytes are missing")
    return Place(start, end, cover.end(), end + after, cover[4])


def _why_not_ours(data: bytes) -> str:
    if _OPEN.startswith(data):
        return "cut"
    if _FIELD_HEX in data or FIELD_NAME.encode("ascii") in data:
        return "changed"
    return "encrypted" if b"/Encrypt " in data else "no-seal"
