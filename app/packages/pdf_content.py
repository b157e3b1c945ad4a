"""What the pages of a sealed document draw, as far as it is read aloud: the brackets say no words of their own.

A bracket of marked content could carry other words than are printed (``/Span <</ActualText (…)>> BDC``; ISO 32000-1,
§14.9.4), text could be written without being seen, a bracket without its element would be passed over in silence. So
brackets have one spelling, that of app/reports/tagging.py, and each page has as many as it has elements.
"""

import re
import zlib
from collections.abc import Mapping, Sequence

from app.packages.refusals import Refusal

_PAGE = re.compile(rb" /Contents (\d{1,9}) 0 R ")
_INDEX = re.compile(rb" /StructParents (\d{1,6}) ")
_DRAWS = re.compile(rb"/Subtype /Form |/PatternType 1 ")
_MARK = re.compile(rb"\n/[A-Z][A-Za-z0-9]{0,9} <</MCID (0|[1-9]\d{0,5})>> BDC(?= ?\n)")
_ARTIFACT = b"\n/Artifact BMC\n"
_WORDS = re.compile(rb"\((?:[^()\\]|\\[\s\S])*+\)|<[0-9a-fA-F\s]*+>")
_MODES = (re.compile(rb" Tr(?![\\\w])"), re.compile(rb"\nTr(?![\\\w])"))
_UNSEEN = re.compile(rb"(?<![\w/])(?:Tr|BI)(?!\w)")
_BLANKS = (b"\t", b"\r", b"\f", b"\0")
_MOST = 64 << 20


def check_contents(
    data: bytes, lines: Sequence[bytes], streams: Mapping[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Each tagged page by its place among them: its number, and how many brackets it has. Raises `Refusal` ("shape").

    `lines` are the objects by number, `streams` where their bytes lie in `data`.
    """
    marks: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        if b"/Type /Page " in line:
            found, index = _PAGE.search(line), _INDEX.search(line)
            held = int(found[1]) if found else 0
            if held not in streams:
                raise Refusal("shape", "a page without its one content")
            count = _marks(_unpacked(data, lines[held], streams[held]), held)
            if index and int(index[1]) not in marks:
                marks[int(index[1])] = number, count
            elif index or count:
                raise Refusal("shape", "marked content on a page without tags, or tags of two pages")
        elif number in streams and _DRAWS.search(line) and _marks(_unpacked(data, line, streams[number]), number):
            raise Refusal("shape", "marked content outside of pages")
    return marks


def _unpacked(data: bytes, line: bytes, place: tuple[int, int]) -> bytes:
    packed = data[slice(*place)]
    if b" /Filter /FlateDecode " not in line:
        return packed
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, _MOST)
    except zlib.error as fault:
        raise Refusal("shape", f"content: {fault}") from fault
    if not unpacker.eof or unpacker.unused_data:
        raise Refusal("shape", "content without its end, or with more behind it")
    return content


def _marks(content: bytes, number: int) -> int:
    """How many brackets the content has, numbered from 0.

    Their letters may stand in what is written as well, so where they are too many they are counted without that.
    """
    marks = None if _asks_for_modes(content) else _brackets(content)
    if marks is None:
        bare = _WORDS.sub(b"()", content)
        marks = None if _UNSEEN.search(bare) else _brackets(bare)
    if marks is None:
        raise Refusal("shape", f"content {number} says or hides something")
    if sorted(map(int, marks)) != list(range(len(marks))):
        raise Refusal("shape", f"content {number} numbers its marks in another way")
    return len(marks)


def _asks_for_modes(content: bytes) -> bool:
    """Whether text may be drawn in another way than plainly, or blanks are not plain enough to tell."""
    return any(blank in content for blank in _BLANKS) or (
        b"Tr" in content and any(mode.search(content) for mode in _MODES)
    )


def _brackets(content: bytes) -> list[bytes] | None:
    """The numbers in the brackets of elements; None unless all are in their one spelling and as many end as begin."""
    marks, artifacts = _MARK.findall(content), content.count(_ARTIFACT)
    told = (content.count(b"BDC"), content.count(b"BMC"), content.count(b"EMC"))
    return marks if told == (len(marks), artifacts, len(marks) + artifacts) else None
