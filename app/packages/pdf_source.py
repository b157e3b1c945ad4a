"""Reading the pages that the report library drew, before they are sealed.

Takes a plain PDF of one revision with a classic cross-reference table, as reportlab writes it. Nothing
here ever sees a document from outside, so what it can't read is a fault of the program (ValueError).
"""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.packages.pdf_objects import Name, Plain, Ref, Stream, Value, number, read_value, write_value

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0\s+(\d+)\s+((?:\d{10} \d{5} [nf](?: \r| \n|\r\n))+)\s*trailer\b")
_HEAD = re.compile(rb"\s*(\d+)\s+0\s+obj\b")
_STREAM = re.compile(rb"\s*stream(?:\r\n|\n)")
_WRITTEN = re.compile(rb"(\d+) 0 obj\n(<< /(?:S|Nums|Type /StructTreeRoot) [^\n()%]*>>|\[ (?:\d+ 0 R )*\])\nendobj\n")
_REFERENCE = re.compile(rb"(?<= )(\d+)(?= 0 R )")

_FILTER, _LENGTH = Name(b"Filter"), Name(b"Length")
_DROPPED = frozenset([_LENGTH, Name(b"Trans")])  # the length is written anew; reportlab leaves empty page transitions


class Written(Plain):
    """A tag of the document, written in our own spelling already; there are thousands of them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The objects of a drawn document: its catalog, the entries about it, and everything they lead to."""

    catalog: dict[Name, Value]
    info: dict[Name, Value]
    objects: dict[int, Value | Stream]


def read_pages(pdf: bytes) -> Pages:
    """Raises ValueError for a document that is not plain."""
    start = _START.search(pdf, max(0, len(pdf) - 64))
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if table is None:
        raise ValueError("the pages have no classic cross-reference table")
    trailer, _ = read_value(pdf, table.end())
    if not isinstance(trailer, dict) or Name(b"Encrypt") in trailer or Name(b"Prev") in trailer:
        raise ValueError("the pages are encrypted or have been changed since they were drawn")
    rows = table[2].split()
    offsets = {place: int(rows[3 * place]) for place in range(int(table[1])) if rows[3 * place + 2] == b"n"}
    objects = {place: _object(pdf, offset, place, offsets) for place, offset in offsets.items()}
    return Pages(_entries(objects, trailer.get(Name(b"Root"))), _entries(objects, trailer.get(Name(b"Info"))), objects)


def _entries(objects: dict[int, Value | Stream], ref: Value | None) -> dict[Name, Value]:
    found = objects.get(ref.number) if isinstance(ref, Ref) else {}
    if not isinstance(found, dict):
        raise ValueError("the trailer leads nowhere")
    return found


def _object(pdf: bytes, offset: int, place: int, offsets: dict[int, int]) -> Value | Stream:
    written = _WRITTEN.match(pdf, offset)
    if written and int(written[1]) == place:
        return Written(written[2])
    head = _HEAD.match(pdf, offset)
    if head is None or int(head[1]) != place:
        raise ValueError(f"object {place} is not where the table says")
    value, end = read_value(pdf, head.end())
    stream = _STREAM.match(pdf, end)
    if stream is None or not isinstance(value, dict):
        return value
    length = value[_LENGTH]
    if isinstance(length, Ref):
        length, _ = read_value(pdf, _skip_head(pdf, offsets[length.number]))
    if not isinstance(length, Plain):
        raise ValueError(f"stream {place} has no length")
    return _plain_stream(value, pdf[stream.end() : stream.end() + int(length)])


def _skip_head(pdf: bytes, offset: int) -> int:
    head = _HEAD.match(pdf, offset)
    if head is None:
        raise ValueError(f"no object at byte {offset}")
    return head.end()


def _plain_stream(entries: dict[Name, Value], data: bytes) -> Stream:
    """The stream with at most one filter: text armour taken off, anything bare deflated."""
    named = entries.get(_FILTER, [])
    filters = [bytes(item) for item in (named if isinstance(named, list) else [named]) if isinstance(item, Name)]
    kept = {key: value for key, value in entries.items() if key not in _DROPPED and key != _FILTER}
    if filters[:1] == [b"ASCII85Decode"]:
        data, filters = base64.a85decode(data.strip().removesuffix(b"~>")), filters[1:]
    if not filters and entries.get(Name(b"Subtype")) != Name(b"XML"):
        data, filters = zlib.compress(data), [b"FlateDecode"]
    if len(filters) > 1:
        raise ValueError(f"a stream with the filters {filters}")
    if filters:
        kept[_FILTER] = Name(filters[0])
    return Stream(kept, data)


@dataclass(slots=True)
class Renumbering:
    """Gives the objects that are reached new numbers, in the order in which they are met."""

    pages: Pages
    next_number: int
    numbers: dict[int, int] = field(default_factory=dict[int, int])
    order: list[int] = field(default_factory=list[int])
    given: int = 0  # how many `reached` has given already

    def meet_tags(self) -> None:
        """Meet the tags in the order in which they were written, when all that the pages lead to has been met."""
        for old, item in self.pages.objects.items():
            if isinstance(item, Written):
                self._number(old)

    def value(self, value: Value) -> Value:
        """The value with its references renumbered."""
        match value:
            case Ref(old):
                return Ref(self._number(old))
            case Written():
                return Written(_REFERENCE.sub(self._digits, value))
            case dict():
                return {key: self.value(item) for key, item in value.items() if key not in _DROPPED}
            case list():
                return [self.value(item) for item in value]
            case _:
                return value

    def _number(self, old: int) -> int:
        if old not in self.numbers:
            self.numbers[old] = self.next_number
            self.order.append(old)
            self.next_number += 1
        return self.numbers[old]

    def _digits(self, old: re.Match[bytes]) -> bytes:
        return b"%d" % self._number(int(old[1]))

    def reached(self) -> Iterator[tuple[int, Value | Stream]]:
        """(old number, renumbered object), in the order of the new numbers, until nothing new is met; each once."""
        while self.given < len(self.order):  # which grows meanwhile
            old = self.order[self.given]
            self.given += 1
            found = self.pages.objects[old]
            if isinstance(found, Stream):
                entries = self.value(found.entries)
                if isinstance(entries, dict):
                    yield old, Stream(entries, found.data)
            else:
                yield old, self.value(found)


def write_object(value: Value | Stream) -> bytes:
    """The body of an object: one line, and for a stream its bytes; /Length is always the last key."""
    if isinstance(value, Stream):
        line = write_value({**value.entries, _LENGTH: number(len(value.data))})
        return line + b"\nstream\n" + value.data + b"\nendstream"
    return write_value(value)
