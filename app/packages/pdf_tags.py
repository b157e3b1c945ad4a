"""The tags of a sealed document: a tree in the one spelling of app/reports/tag_tree.py, or a refusal.

Nobody here walks through the tags of a received document, but the programs that read a page aloud do. So the tree
has to be one: every element is a kid of the element that it names as its parent, once, and all hang on the root. No
attribute but those of a table's cells, no link, no object of other kinds, and words of its own for a figure alone: what
is read aloud is what is printed.

There are thousands of elements in a report, so they lie in the file as they are checked: one behind the other, level
by level, the kids of one element next to each other. Then the kids of all elements, read in order, are simply all
elements but the first, and whoever stands in such a list at all stands in it once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import TypeAlias

from app.packages.refusals import Refusal

DEEPEST = 24
"""Levels of elements at most; our own documents have five."""

_HEAD = re.compile(
    rb"(\d{1,9}) 0 obj\n<< /Type /StructTreeRoot /K (\d{1,9}) 0 R /ParentTree (\d{1,9}) 0 R"
    rb" /ParentTreeNextKey (\d{1,6}) >>\nendobj\n"
    rb"(\d{1,9}) 0 obj\n<< /Nums \[ ((?:\d{1,6} \d{1,9} 0 R )*+)\] >>\nendobj\n"
)
_BY_PAGE = re.compile(rb"(([1-9]\d{0,8}) 0 obj\n\[ ((?:\d{1,9} 0 R )*+)\]\nendobj\n)")
_ROLES = rb"T[DRH]|P|H[1-6]|L|LI|Lbl|LBody|Table|Document|Div|Sect|Figure|Caption|Note|Span"
_ATTRIBUTES = rb" /A << /O /Table(?: /Scope /(?:Column|Row))?(?: /ColSpan [1-9]\d{0,2})?(?: /RowSpan [1-9]\d{0,3})? >>"
_MARK = rb"(?:0|[1-9]\d{0,8})"
_CONTENT = rb"%b |<< /Type /MCR /Pg [1-9]\d{0,8} 0 R /MCID %b >> " % (_MARK, _MARK)
_ELEMENT = re.compile(
    rb"(([1-9]\d{0,8}) 0 obj\n<< /S /(?:%b) /P (\d{1,9}) 0 R(?:%b)?(?: /ID <(?:[0-9a-f]{2})++>)?"
    rb"(?: /Alt <(?:[0-9a-f]{2})*+>)?(?: /Pg ([1-9]\d{0,8}) 0 R)?"
    rb"(?: /K (?:\[ ((?:\d{1,9} 0 R )++)\]|(%b|\[ (?:%b)++\])))? >>\nendobj\n)" % (_ROLES, _ATTRIBUTES, _MARK, _CONTENT)
)
_TOLD = re.compile(rb"<< /S /Figure /P \d{1,9} 0 R /Alt <")
_PIECE = re.compile(rb"/Pg (\d+) 0 R /MCID (\d+)|(?<= )(\d+) ")

_ByPage: TypeAlias = tuple[bytes, bytes, bytes]
"""What `_BY_PAGE` finds: the whole object, its number, the references to the elements of a page."""

_Element: TypeAlias = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""What `_ELEMENT` finds: the whole object, the numbers of itself, its parent and its page, its kids or its content."""


def check_tags(tree: bytes, offsets: Sequence[int], first: int, pages: Mapping[int, tuple[int, int]]) -> None:
    """Check, to the last byte, that the objects from number `first` on are the tags of a document and nothing else.

    `tree` are these objects as they lie in the file; `offsets` say where each begins in the file, and where the last
    one ends. The root comes first, then the list of the pages, what each of these has, and the elements. `pages` are
    the tagged pages by their place in that list: the page's number, and how many marks it has. Raises `Refusal`
    ("shape").
    """
    head = _HEAD.match(tree)
    listed = int(head[4]) if head else 0
    top = first + 2 + listed
    if head is None or top - first >= len(offsets):
        raise Refusal("shape", "the root of the tags")
    shown = [b"%d" % number for number in (first, top, first + 1, listed, first + 1)]
    places = b"".join([b"%d %d 0 R " % (page, first + 2 + page) for page in range(listed)])
    if head.groups() != (*shown, places) or head.start(5) != offsets[1] - offsets[0]:
        raise Refusal("shape", "the root of the tags")
    start = offsets[top - first] - offsets[0]
    by_page: list[_ByPage] = _BY_PAGE.findall(tree, head.end(), start)
    elements: list[_Element] = _ELEMENT.findall(tree, start)
    lengths = [len(found[0]) for found in chain(by_page, elements)]
    if not elements or list(accumulate(lengths, initial=offsets[0] + head.end())) != offsets[2:]:
        raise Refusal("shape", "an element in another spelling, or elsewhere than the table says")
    if [int(found[1]) for found in chain(by_page, elements)] != list(range(first + 2, first + len(offsets) - 1)):
        raise Refusal("shape", "an element under another number")
    _, numbers, parents, named, kids, content = zip(*elements, strict=True)
    _check_tree(first, numbers, parents, kids)
    listing = [_numbers([references]) for _, _, references in by_page]
    if {at: len(elements) for at, elements in enumerate(listing)} != {at: marks for at, (_, marks) in pages.items()}:
        raise Refusal("shape", "the pages are marked otherwise than the tags say")
    if not {b"%d" % page for page, _ in pages.values()}.issuperset({*named} - {b""}):
        raise Refusal("shape", "tags of what is no page")
    told: dict[tuple[bytes, bytes], bytes] = {}
    for at, (page, marks) in pages.items():
        told.update(zip([(b"%d" % page, b"%d" % mark) for mark in range(marks)], listing[at], strict=True))
    held = list(_held(numbers, named, content))
    if len(held) != len(told) or dict(held) != told:
        raise Refusal("shape", "content of a page that is not that of its element")
    if tree.count(b" /Alt <") != len(_TOLD.findall(tree)):
        raise Refusal("shape", "other words for what is printed")


def _held(
    numbers: Sequence[bytes], named: Sequence[bytes], content: Sequence[bytes]
) -> Iterator[tuple[tuple[bytes, bytes], bytes]]:
    """Page and number of each piece of content, and the element that says it is its own."""
    for number, page, pieces in zip(numbers, named, content, strict=True):
        if pieces[:1] == b"[":
            for other, there, here in _PIECE.findall(pieces):
                yield (other or page, there or here), number
        elif pieces:
            yield (page, pieces), number


def _numbers(references: Sequence[bytes]) -> Sequence[bytes]:
    return b"".join(references).split()[::3]


def _check_tree(root: int, numbers: Sequence[bytes], parents: Sequence[bytes], kids: Sequence[bytes]) -> None:
    """Every element but the first is a kid of the one that it names as its parent, in order, and hangs on the first."""
    counts = [references.count(b"R") if references else 0 for references in kids]
    above = [b"%d" % root]
    for number, count in zip(numbers, counts, strict=True):
        if count:
            above += [number] * count
    if above != list(parents) or _numbers(kids) != list(numbers[1:]):
        raise Refusal("shape", "an element that hangs elsewhere in the tags")
    met = list(accumulate(counts, initial=1))  # how many are known when so many have been asked for their kids
    known, depth = 1, 1
    while known < len(numbers) and depth < DEEPEST:
        known, depth = met[known], depth + 1
    if known < len(numbers):
        raise Refusal("shape", "the tags are no tree, or too deep")
