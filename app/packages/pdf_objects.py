"""The objects of a PDF, read and written: names, texts, numbers, references, arrays, dictionaries, streams.

The writer has one spelling for every value (single spaces, texts in lower-case hex, no comments), so
that a sealed document can be checked by comparing bytes. The reader also takes the looser spelling
of the library that draws the pages. Syntax: ISO 32000-1, §7.3.
"""

import re
from typing import NamedTuple, TypeAlias, Union

MAX_DEPTH = 32


class Name(bytes):
    """A name without its slash."""


class Text(bytes):
    """A string, decoded to its bytes."""


class Plain(bytes):
    """A number, true, false or null, as it is written."""


class Ref(NamedTuple):
    """A reference to an indirect object of generation 0."""

    number: int


class Stream(NamedTuple):
    """A dictionary with bytes after it; the bytes are still encoded as its /Filter says."""

    entries: "dict[Name, Value]"
    data: bytes


Value: TypeAlias = Union[Name, Text, Plain, Ref, "list[Value]", "dict[Name, Value]"]

_TOKEN = re.compile(
    rb"(?:[\0\t\n\f\r ]|%[^\r\n]*)*+"
    rb"(?:(?P<ref>(\d+)\ +0\ +R(?![A-Za-z0-9]))"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|/(?P<name>[A-Za-z0-9+.,:_-]*+)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>"
    rb"|(?P<text>\()"
    rb"|(?P<word>true|false|null))"
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_TEXT_PART = re.compile(rb"[^()\\]*+(?:\\[\s\S][^()\\]*+)*+")


def _unescape(match: re.Match[bytes]) -> bytes:
    octal, other = match[1], match[2]
    return bytes([int(octal, 8) & 255]) if octal else _ESCAPED.get(other, other)


def _literal(data: bytes, at: int) -> tuple[Text, int]:
    """The text in round brackets whose first byte after the bracket is at `at`."""
    depth, place = 1, at
    while True:
        part = _TEXT_PART.match(data, place)
        place = part.end() if part else place
        if place >= len(data):
            raise ValueError("a text without its end")
        depth += 1 if data[place] == 0x28 else -1
        place += 1
        if depth == 0:
            return Text(_ESCAPE.sub(_unescape, data[at : place - 1])), place


def _number(token: bytes) -> Plain:
    """One spelling for a number: a digit before the point, none dangling after it."""
    sign, digits = (b"-", token[1:]) if token[:1] == b"-" else (b"", token.lstrip(b"+"))
    whole, _, part = digits.partition(b".")
    return Plain(sign + (whole.lstrip(b"0") or b"0") + (b"." + part if part else b""))


def _hex(digits: bytes) -> Text:
    compact = b"".join(digits.split())
    return Text(bytes.fromhex((compact + b"0" * (len(compact) % 2)).decode("ascii")))


def read_value(data: bytes, at: int = 0, depth: int = 0) -> tuple[Value, int]:
    """One value and the place after it; raises ValueError for anything that is none."""
    token = _TOKEN.match(data, at)
    if token is None or depth > MAX_DEPTH:
        raise ValueError(f"no value at byte {at}")
    place = token.end()
    kind = token.lastgroup
    value: Value
    if kind == "open":
        value, place = (_dictionary if token["open"] == b"<<" else _array)(data, place, depth + 1)
    elif kind == "text":
        value, place = _literal(data, place)
    elif kind == "name":
        value = Name(token["name"])
    elif kind == "number":
        value = _number(token["number"])
    elif kind == "hex":
        value = _hex(token["hex"])
    elif kind == "word":
        value = Plain(token["word"])
    elif token["ref"]:
        value = Ref(int(token["ref"].split()[0]))
    else:
        raise ValueError(f"a bracket closes nothing at byte {at}")
    return value, place


def _closes(data: bytes, at: int, bracket: bytes) -> int:
    """The place after `bracket` when it comes next, else 0."""
    token = _TOKEN.match(data, at)
    if token is None or token["close"] is None:
        return 0
    if token["close"] != bracket:
        raise ValueError(f"brackets cross at byte {at}")
    return token.end()


def _array(data: bytes, at: int, depth: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    while not (end := _closes(data, at, b"]")):
        item, at = read_value(data, at, depth)
        items.append(item)
    return items, end


def _dictionary(data: bytes, at: int, depth: int) -> tuple[dict[Name, Value], int]:
    entries: dict[Name, Value] = {}
    while not (end := _closes(data, at, b">>")):
        key, at = read_value(data, at, depth)
        if not isinstance(key, Name) or key in entries:
            raise ValueError(f"a key that is no name, or stands twice, before byte {at}")
        entries[key], at = read_value(data, at, depth)
    return entries, end


def write_value(value: Value) -> bytes:
    """The one spelling of a value."""
    match value:
        case Name():
            return b"/" + value
        case Text():
            return b"<" + value.hex().encode("ascii") + b">"
        case Plain():
            return bytes(value)
        case Ref(number):
            return b"%d 0 R" % number
        case dict():
            return b"<< " + b"".join(b"/%b %b " % (key, write_value(item)) for key, item in value.items()) + b">>"
        case list():
            return b"[ " + b"".join(write_value(item) + b" " for item in value) + b"]"
        case _:
            raise TypeError(type(value))


def text(words: str) -> Text:
    """A text as PDF keeps it: ASCII as it is, anything else in UTF-16 with its mark (§7.9.2.2)."""
    return Text(words.encode("ascii") if words.isascii() else b"\xfe\xff" + words.encode("utf-16-be"))


def number(value: int) -> Plain:
    """A whole number."""
    return Plain(b"%d" % value)
