"""The one shape of a sealed document: how its objects lie in the file, written and checked.

    1  the seal              2  the catalog           3  the seal's field
    4, 5 · 6, 7 · …          each embedded file: its description, its bytes as they are
    …                        the pages and what they use, every object reached from the catalog
    …                        the tags of the pages, where they have any
    last                     the entries about the document

One cross-reference table that lists exactly these objects, in file order, with nothing between them; one
line an object. What belongs to the seal and the files is written again and compared byte for byte; what
belongs to the pages may use only the words of `pdf_names`, and their tags only the shapes of `pdf_tags`. So this
reader and every other one see the same.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.packages import names, pdf_content, pdf_names, pdf_tags
from app.packages.pdf_objects import Name, Ref, Text, Value, read_value, text, write_value
from app.packages.refusals import Refusal
from app.packages.seal_place import FIELD_NAME, Place

CATALOG, FIELD, FIRST_FILE = 2, 3, 4

Span: TypeAlias = tuple[int, int]
"""Where the bytes of a stream begin and end in the file."""

_TAIL = re.compile(rb"startxref\n([1-9]\d{0,9})\n%%EOF\n\Z")
_TABLE = re.compile(rb"xref\n0 ([1-9]\d{0,6})\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)trailer\n")
_TRAILER = re.compile(rb"<< /Size (\d+) /Root 2 0 R /Info (\d+) 0 R /ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \] >>\n\Z")
_FILE = re.compile(rb"<< /Type /Filespec /F <([0-9a-f]+)> ")
_FIELD_PAGE = re.compile(rb" /P (\d{1,9}) 0 R >>\Z")
_REFERENCE = re.compile(rb"(?<![^ ])(\d{1,9}) 0 R(?![^ \n])")
_PICTURE_SIZE = re.compile(rb"/(?:Width|Height) (\d{6,})(?![^ ])")
_STREAM, _STREAM_END, _END = b"\nstream\n", b"\nendstream\nendobj\n", b"\nendobj\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an opened document may cost, in bytes and counts; all counted before or while memory is taken."""

    file: int = 512 << 20
    pages: int = 3_000
    objects: int = 200_000
    files: int = 12_000
    inflated: int = 256 << 20
    structure: int = 8 << 20  # the lines of the pages' objects, without streams


LIMITS = Limits()
_NESTING = 24
_PIECE = 1 << 20
_DEFLATE_GROWTH = 1032  # at most: 258 bytes from two bits (RFC 1951)


def file_objects(place: int, name: str, size: int, made_at: bytes) -> tuple[bytes, bytes]:
    """The description of an embedded file and the line before its bytes, for the objects `place` and `place` + 1."""
    title, held = write_value(Text(name.encode("ascii"))), b"%d 0 R" % (place + 1)
    relation = b"/Data" if name == names.WORKBOOK else b"/Supplement"
    described = b"<< /Type /Filespec /F %b /UF %b /AFRelationship %b /EF << /F %b /UF %b >> >>"
    media = names.media_type(name).replace("/", "#2F").encode("ascii")
    line = b"<< /Type /EmbeddedFile /Subtype /%b /Params << /Size %d /ModDate <%b> >> /Length %d >>"
    return described % (title, title, relation, held, held), line % (media, size, made_at, size)


def field_object(page: int) -> bytes:
    """The seal's field, without an appearance, on a page."""
    shape = b"<< /Type /Annot /Subtype /Widget /FT /Sig /T %b /V 1 0 R /F 132 /Rect [ 0 0 0 0 ] /P %d 0 R >>"
    return shape % (write_value(text(FIELD_NAME)), page)


def catalog_end(file_names: Sequence[str]) -> bytes:
    """What the seal adds to the catalog: its field, what may be added after it, the embedded files."""
    refs: list[Value] = [Ref(FIRST_FILE + 2 * place) for place in range(len(file_names))]
    tree: list[Value] = []
    for name, ref in zip(file_names, refs, strict=True):
        tree += [Text(name.encode("ascii")), ref]
    return b"/AcroForm << /Fields [ 3 0 R ] /SigFlags 3 >> /Perms << /DocMDP 1 0 R >> " + (
        b"/Names << /EmbeddedFiles << /Names %b >> >> /AF %b >>" % (write_value(tree), write_value(refs))
    )


def write_tail(offsets: Sequence[int], end: int, identity: bytes) -> bytes:
    """Cross-reference table and trailer for objects 1… at `offsets`, to be put at byte `end`; always of one length
    for the same number of objects and the same number of digits of `end`."""
    count = len(offsets) + 1
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    mark = write_value(Text(identity))
    return b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n" % (count, rows) + (
        b"<< /Size %d /Root 2 0 R /Info %d 0 R /ID [ %b %b ] >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, count - 1, mark, mark, end)
    )


def read_files(data: bytes, place: Place, limits: Limits = LIMITS) -> dict[str, bytes]:
    """The embedded files of a document whose seal is sound; raises `Refusal`: "shape", "active-content", "too-big"."""
    offsets = _offsets(data, place, limits)
    catalog, _ = _object(data, offsets, CATALOG)
    last = len(offsets) - 2
    tags = _tags_begin(catalog, last)
    lines, streams = _objects(data, offsets, tags)
    count = _count_files(lines)
    if count > limits.files:
        raise Refusal("too-big", f"{count} files")
    files = _files(data, lines, streams, count, place)
    first_page_object = FIRST_FILE + 2 * count
    _check_catalog(catalog, list(files))
    _check_field(lines)
    about, stream = _object(data, offsets, last)
    if FIRST_FILE - 1 in streams or CATALOG in streams or stream:
        raise Refusal("shape", "a stream where none belongs")
    drawn = [*lines[first_page_object:], about]
    if sum(map(len, drawn)) + offsets[last] - offsets[tags] > limits.structure:
        raise Refusal("too-big", "the structure of the pages")
    _check_words([_page_part(catalog), *drawn])
    _check_references([*lines, about], tags)
    _check_pages(drawn, limits)
    _check_streams(data, lines, streams, first_page_object, limits)
    marked = pdf_content.check_contents(data, lines, streams)
    if tags < last:
        pdf_tags.check_tags(data[offsets[tags] : offsets[last]], offsets[tags : last + 1], tags, marked)
    elif marked:
        raise Refusal("shape", "marks without tags")
    return files


def _offsets(data: bytes, place: Place, limits: Limits) -> list[int]:
    """Where each object begins (index 0 and 1: the header, the seal), then where the last one ends."""
    tail = _TAIL.search(data, max(0, place.revision_end - 40), place.revision_end)
    table = _TABLE.match(data, int(tail[1]), place.revision_end) if tail else None
    trailer = _TRAILER.match(data, table.end(), tail.start()) if tail and table else None
    if tail is None or table is None or trailer is None:
        raise Refusal("shape", "no plain cross-reference table")
    rows = table[2]
    count = int(table[1])
    if count > limits.objects:
        raise Refusal("too-big", f"{count} objects")
    if len(rows) != 20 * (count - 1) or int(trailer[1]) != count or int(trailer[2]) != count - 1:
        raise Refusal("shape", "the table and the trailer disagree")
    offsets = [0, *map(int, rows.split(b" 00000 n \n")[:-1]), int(tail[1])]
    if len(offsets) < 6 or offsets[2] != place.object_end or offsets[1] != data.find(b"1 0 obj\n", 0, 32):
        raise Refusal("shape", "the seal is not the first object")
    return offsets


def _tags_begin(catalog: bytes, last: int) -> int:
    """The number of the first object that is a tag: all from there to the last object are. The last where none is."""
    pages, _ = read_value(_page_part(catalog))
    root = pages.get(Name(b"StructTreeRoot"), Ref(last)) if isinstance(pages, dict) else None
    if not isinstance(root, Ref) or not FIRST_FILE <= root.number <= last:
        raise Refusal("shape", "the root of the tags")
    return root.number


def _objects(data: bytes, offsets: list[int], end: int) -> tuple[list[bytes], dict[int, Span]]:
    """The line of each object before number `end` (index 0 and 1 are empty: the header, the seal), and where its
    stream lies."""
    lines = [b"", b""]
    streams: dict[int, Span] = {}
    for number in range(CATALOG, end):
        line, stream = _object(data, offsets, number)
        lines.append(line)
        if stream:
            streams[number] = stream
    return lines, streams


def _object(data: bytes, offsets: list[int], number: int) -> tuple[bytes, Span | None]:
    """The line of an object, and where its stream lies if it has one."""
    head = b"%d 0 obj\n" % number
    start, end = offsets[number] + len(head), offsets[number + 1]
    newline = data.find(b"\n", start, end)
    if not data.startswith(head, offsets[number]) or newline < 0:
        raise Refusal("shape", f"object {number} is not where the table says")
    line = data[start:newline]
    if not data.startswith(_STREAM, newline):
        if end - newline != len(_END) or not data.startswith(_END, newline):
            raise Refusal("shape", f"object {number} is not one line")
        return line, None
    first, last = newline + len(_STREAM), end - len(_STREAM_END)
    if last < first or not data.startswith(_STREAM_END, last):
        raise Refusal("shape", f"stream {number} has no end")
    if not line.endswith(b" /Length %d >>" % (last - first)) or line.count(b"/Length ") != 1:
        raise Refusal("shape", f"stream {number} has another length")
    return line, (first, last)


def _count_files(lines: list[bytes]) -> int:
    count = 0
    while FIRST_FILE + 2 * count < len(lines) and lines[FIRST_FILE + 2 * count].startswith(b"<< /Type /Filespec "):
        count += 1
    return count


def _files(data: bytes, lines: list[bytes], streams: dict[int, Span], count: int, seal: Place) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    before = ""
    for place in range(FIRST_FILE, FIRST_FILE + 2 * count, 2):
        described = _FILE.match(lines[place])
        start, end = streams.get(place + 1, (0, -1))
        name = bytes.fromhex(described[1].decode("ascii")).decode("latin-1") if described else ""
        if place in streams or end < start or not names.ALLOWED.fullmatch(name) or name <= before:
            raise Refusal("shape", f"object {place} is not the description of a file")
        if (lines[place], lines[place + 1]) != file_objects(place, name, end - start, seal.made_at):
            raise Refusal("shape", f"file {name} is described in another way")
        files[name] = data[start:end]
        before = name
    return files


def _page_part(catalog: bytes) -> bytes:
    """The part of the catalog that belongs to the pages, as a dictionary of its own."""
    return catalog[: catalog.find(b"/AcroForm ")] + b">>"


def _check_catalog(line: bytes, file_names: Sequence[str]) -> None:
    pages, place = read_value(_page_part(line))
    keys = list(pages) if isinstance(pages, dict) else []
    if place != len(_page_part(line)) or keys[:1] != [b"Type"] or not line.startswith(b"<< /Type /Catalog "):
        raise Refusal("shape", "the catalog")
    if not pdf_names.CATALOG.issuperset(keys[1:]):
        raise Refusal("active-content", f"the catalog has {keys}")
    if line[line.find(b"/AcroForm ") :] != catalog_end(file_names):
        raise Refusal("shape", "the catalog says something else about the seal or the files")


def _check_field(lines: list[bytes]) -> None:
    page = _FIELD_PAGE.search(lines[FIELD])
    number_of_page = int(page[1]) if page else 0
    if lines[FIELD] != field_object(number_of_page) or number_of_page >= len(lines):
        raise Refusal("shape", "the seal's field")


def _check_words(lines: list[bytes]) -> None:
    """Only known words, single spaces, brackets that match, one dictionary or array an object."""
    words = b" \n ".join(lines).split(b" ")
    strange = pdf_names.strangers(set(words) - {b"\n"})
    if strange:
        named = any(word.startswith(b"/") for word in strange)
        raise Refusal("active-content" if named else "shape", f"not allowed: {sorted(strange)[:5]}")
    if any(line[:2] not in (b"<<", b"[ ") or line[-1:] not in (b">", b"]") for line in lines):
        raise Refusal("shape", "an object that is no dictionary")
    awaited: list[bytes] = []
    begun = False
    for word in [word for word in words if word in _BRACKETS]:
        if word == b"\n":
            if awaited:
                raise Refusal("shape", "an object without its end")
            begun = False
        elif word in _CLOSES:
            if begun and not awaited:
                raise Refusal("shape", "two values in one object")
            awaited.append(_CLOSES[word])
            begun = True
            if len(awaited) > _NESTING:
                raise Refusal("shape", "nested too deep")
        elif not awaited or awaited.pop() != word:
            raise Refusal("shape", "brackets cross")
    if awaited:
        raise Refusal("shape", "an object without its end")


_CLOSES = {b"<<": b">>", b"[": b"]"}
_BRACKETS = frozenset([b"<<", b">>", b"[", b"]", b"\n"])


def _check_references(lines: list[bytes], last: int) -> None:
    """Every object is used and every reference leads to an object; `last` is the object that needs no reference.

    Where there are tags, that is their root, to which the catalog leads; they are checked by themselves.
    """
    joined = b"\n".join(lines)
    found = _REFERENCE.findall(joined)
    used = {1, CATALOG, last, *map(int, found)}
    if joined.count(b" R ") != len(found) or used != set(range(1, last + 1)):
        raise Refusal("shape", "objects that nothing leads to, or references that lead nowhere")


def _check_pages(lines: list[bytes], limits: Limits) -> None:
    pages = sum(1 for line in lines if b"/Type /Page " in line)
    if pages > limits.pages:
        raise Refusal("too-big", f"{pages} pages")
    if not pages or any(_PICTURE_SIZE.search(line) for line in lines):
        raise Refusal("shape", "no pages, or a picture beyond measure")


def _check_streams(data: bytes, lines: list[bytes], streams: dict[int, Span], first: int, limits: Limits) -> None:
    """Each stream of the pages has its bytes here, under one known filter, and unpacks within the limit."""
    deflated: list[int] = []
    for number in (number for number in streams if number >= first):
        line = lines[number]
        if b" /F " in line or line.count(b"/Filter ") > 1:
            raise Refusal("active-content", f"stream {number} lies in another file or is hidden under filters")
        if b" /Filter /FlateDecode " in line:
            deflated.append(number)
        elif b" /Filter " in line and b" /Filter /DCTDecode " not in line:
            raise Refusal("shape", f"stream {number} has an unknown filter")
    packed = sum(streams[number][1] - streams[number][0] for number in deflated)
    if packed * _DEFLATE_GROWTH > limits.inflated:  # else the limit holds without unpacking anything
        left = limits.inflated
        for number in deflated:
            left -= _inflated(data[slice(*streams[number])], left, number)


def _inflated(packed: bytes, limit: int, place: int) -> int:
    """The size of a stream unpacked, counted piece by piece and kept nowhere."""
    unpacker = zlib.decompressobj()
    size = 0
    rest = packed
    try:
        while rest and not unpacker.eof:
            size += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
            if size > limit:
                raise Refusal("too-big", f"stream {place} unpacks beyond the limit")
    except zlib.error as fault:
        raise Refusal("shape", f"stream {place}: {fault}") from fault
    return size
