"""A file too big for one e-mail, cut into numbered parts; each is an ordinary PDF (package format, "Parts").

A part is a page that says what it is, and behind it, as an attachment that any reader shows, a header and a slice of
the file. Parts add no trust: anybody could have made them, and what they give together is judged like any other file.
Reading one looks at its last bytes, its first bytes and one header of bounded length, and unpacks nothing.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from app.errors import UserError
from app.packages.pdf_shape import LIMITS
from app.packages.seal_place import has_seal

FORMAT = 1
MOST = 64
"""Parts of one file at most: nobody sends more e-mails than that; beyond it a stick is the way."""

SMALLEST = 256 << 10
"""Bytes of a part at least: its page and its fonts take a good part of that."""

_LONGEST_HEADER = 16 << 10
_LONGEST_NAME = 200
_TAIL = re.compile(rb" /SoMatTranPart \[ ([1-9]\d{0,9}) ([1-9]\d{0,9}) \] >>\nstartxref\n[1-9]\d{0,9}\n%%EOF\s*\Z")
_TAIL_LENGTH = 1024
_HEAD_LENGTH = 512
_FORBIDDEN = frozenset('/\\:*?"<>|')  # what no file may be called on one system or another
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a part says of itself. Everything but `index` is the same in all parts of one file."""

    name: str  # of the whole file
    size: int  # of the whole file, in bytes
    whole: str  # SHA-256 of the whole file
    slices: tuple[str, ...]  # SHA-256 of every slice, in order: a stranger's slice can stand in no set but his own
    index: int  # from 1

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.slices)

    @property
    def belongs_to(self) -> tuple[str, int, tuple[str, ...]]:
        """Equal for parts of one file."""
        return self.whole, self.size, self.slices

    def to_bytes(self) -> bytes:
        """One line of JSON."""
        told = {
            "format": FORMAT,
            "name": self.name,
            "size": self.size,
            "whole": self.whole,
            "slices": list(self.slices),
            "index": self.index,
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that looks like a part: its header, and where its slice lies."""

    path: Path
    header: Header
    start: int = field(repr=False)
    length: int = field(repr=False)

    def read(self) -> bytes | None:
        """The slice; None where it is not the one that the header names, or is gone. Raises `OSError`."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            data = file.read(self.length)
        return data if hashlib.sha256(data).hexdigest() == self.header.slices[self.header.index - 1] else None


Cover = Callable[[int, int], bytes]
"""Draws the page of a part, given its number and how many there are."""


def split(data: bytes, name: str, most: int, cover: Cover) -> dict[str, bytes]:
    """Cut a file into parts of at most `most` bytes each: name of each part → its bytes, in order.

    Raises `UserError` ("split") when the parts would be too small, too many, or only one.
    """
    room = most - len(cover(MOST, MOST)) - _LONGEST_HEADER
    if most < SMALLEST or room <= 0:
        raise UserError("Mỗi phần quá nhỏ nên không chia được. Hãy chọn mỗi phần ít nhất 1 MB.", reason="split")
    count = -(-len(data) // room)
    if count > MOST:
        raise UserError(
            f"Gói phải chia thành {count} phần, quá nhiều để gửi bằng thư. Hãy chọn phần lớn hơn hoặc chép vào USB.",
            reason="split",
        )
    if count < 2:
        raise UserError("Gói này đủ nhỏ để gửi nguyên tệp, không cần chia.", reason="split")
    each = -(-len(data) // count)
    pieces = [data[at : at + each] for at in range(0, len(data), each)]
    slices = tuple(hashlib.sha256(piece).hexdigest() for piece in pieces)
    whole = hashlib.sha256(data).hexdigest()
    stem = Path(name).stem
    written: dict[str, bytes] = {}
    for index, piece in enumerate(pieces, 1):
        header = Header(name=name, size=len(data), whole=whole, slices=slices, index=index)
        page = cover(index, len(pieces))
        written[f"{stem}.phan-{index}-{len(pieces)}.pdf"] = write_part(page, header, piece)
    return written


def write_part(cover: bytes, header: Header, piece: bytes) -> bytes:
    """A page as reportlab writes it, with header and slice added behind as an embedded file (a PDF update)."""
    cover = cover if cover.endswith(b"\n") else cover + b"\n"
    trailer = cover[cover.rindex(b"trailer") :]
    root, size, info, before = (
        int(_found(pattern, trailer)[1])
        for pattern in (rb"/Root (\d+) 0 R", rb"/Size (\d+)", rb"/Info (\d+) 0 R", rb"startxref\s+(\d+)")
    )
    catalog = _found(rb"\n%d 0 obj\s+(<<.*?)>>\s+endobj" % root, cover)[1]
    held = header.to_bytes() + piece
    title = f"phan-{header.index}".encode("ascii")
    written = bytearray(cover)
    offsets: dict[int, int] = {}

    def put(number: int, body: bytes) -> None:
        offsets[number] = len(written)
        written.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    names = b"/Names << /EmbeddedFiles << /Names [ (%b) %d 0 R ] >> >> " % (title, size)
    put(root, catalog + b" " + names + b">>")
    put(size, b"<< /Type /Filespec /F (%b) /UF (%b) /EF << /F %d 0 R >> >>" % (title, title, size + 1))
    line = b"<< /Type /EmbeddedFile /Subtype /application#2Foctet-stream /Length %d >>" % len(held)
    place = len(written) + len(b"%d 0 obj\n" % (size + 1)) + len(line) + len(b"\nstream\n")
    put(size + 1, b"%b\nstream\n%b\nendstream" % (line, held))
    end = len(written)
    written += b"xref\n"
    for number in sorted(offsets):
        written += b"%d 1\n%010d 00000 n \n" % (number, offsets[number])
    written += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d" % (size + 2, root, info, before)
    written += b" /SoMatTranPart [ %d %d ] >>\nstartxref\n%d\n%%%%EOF\n" % (place, len(held), end)
    return bytes(written)


def _found(pattern: bytes, within: bytes) -> re.Match[bytes]:
    found = re.search(pattern, within, re.DOTALL)
    if found is None:
        raise ValueError(f"a page that is not as expected: {pattern!r}")
    return found


def look(path: Path) -> Part | None:
    """Whether a file is a part, told by a few reads; None for anything else and for what can't be read."""
    try:
        with path.open("rb") as file:
            return _look(path, file)
    except (OSError, ValueError, RecursionError):
        return None


def _look(path: Path, file: BinaryIO) -> Part | None:
    head = file.read(_HEAD_LENGTH)
    if not head.startswith(b"%PDF-") or has_seal(head):
        return None  # a sealed document with something behind it is no part: it is refused for what was added
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL_LENGTH))
    tail = _TAIL.search(file.read(_TAIL_LENGTH))
    if tail is None:
        return None
    place, length = int(tail[1]), int(tail[2])
    if place + length > size:
        return None
    file.seek(place)
    line = file.read(min(length, _LONGEST_HEADER)).split(b"\n", 1)[0]
    header = _header(line)
    start = place + len(line) + 1
    return Part(path=path, header=header, start=start, length=place + length - start)


def _header(line: bytes) -> Header:
    """A header in which everything is as it must be. Raises `ValueError`."""
    told = json.loads(line)
    if not isinstance(told, dict):
        raise ValueError("no header")
    fields = cast(dict[str, Any], told)
    name, size, whole, index = (fields.get(key) for key in ("name", "size", "whole", "index"))
    slices = _digests(fields.get("slices"))
    sound = (
        type(fields.get("format")) is int
        and fields["format"] == FORMAT
        and _is_name(name)
        and _is_digest(whole)
        and type(size) is int
        and 0 < size <= LIMITS.file
        and 2 <= len(slices) <= MOST
        and type(index) is int
        and 1 <= index <= len(slices)
    )
    if not sound:
        raise ValueError("a header that says something else")
    return Header(name=str(name), size=cast(int, size), whole=str(whole), slices=slices, index=cast(int, index))


def _is_name(name: object) -> bool:
    return (
        isinstance(name, str)
        and 0 < len(name) <= _LONGEST_NAME
        and name.isprintable()
        and not set(name) & set('/\\:*?"<>|')
    )


def _is_digest(told: object) -> bool:
    return isinstance(told, str) and _HEX.fullmatch(told) is not None


def _digests(told: object) -> tuple[str, ...]:
    entries = cast(Sequence[object], told) if isinstance(told, list) else ()
    return tuple(str(entry) for entry in entries) if all(map(_is_digest, entries)) else ()
