"""The tags of a sealed document: a tree in the one spelling of app/reports/tag_tree.py, or a refusal.

Nobody here walks through the tags of a received document, but the programs that read a page aloud do. So the tree
has to be one: every element is a kid of the element that it names as its parent, once, and all hang on the root. No
attribute but those of a table's cells, no link, no object of other kinds.
"""

import re
from collections.abc import Mapping, Sequence

from app.packages.refusals import Refusal

DEEPEST = 24
"""Levels of elements at most; our own documents have five."""

_ROOT = re.compile(
    rb"<< /Type /StructTreeRoot /K (\d{1,9}) 0 R /ParentTree (\d{1,9}) 0 R /ParentTreeNextKey \d{1,6} >>"
)
_BY_PAGE = re.compile(rb"<< /Nums \[ ((?:\d{1,6} \d{1,9} 0 R )*)\] >>")
_ONE_PAGE = re.compile(rb"\[ (?:\d{1,9} 0 R )*\]")
_ROLES = rb"Document|Div|Sect|P|H[1-6]|L|LI|Lbl|LBody|Table|TR|TH|TD|Figure|Caption|Note|Span"
_ATTRIBUTES = rb" /A << /O /Table(?: /Scope /(?:Column|Row))?(?: /ColSpan [1-9]\d{0,2})?(?: /RowSpan [1-9]\d{0,3})? >>"
_KID = rb"(?:\d{1,9} (?:0 R )?|<< /Type /MCR /Pg \d{1,9} 0 R /MCID \d{1,9} >> )"
_ELEMENT = re.compile(
    rb"^<< /S /(?:%b) /P (\d{1,9}) 0 R(?:%b)?(?: /ID <(?:[0-9a-f]{2})+>)?(?: /Alt <(?:[0-9a-f]{2})*>)?"
    rb"(?: /Pg (\d{1,9}) 0 R)?(?: /K (?:\d{1,9}|((?:\d{1,9} 0 R)|\[ %b+\])))? >>$" % (_ROLES, _ATTRIBUTES, _KID),
    re.MULTILINE,
)
_REFERENCE = re.compile(rb"(?<!/Pg )(?<![^ ])(\d{1,9}) 0 R")
_PAGE = re.compile(rb" /Pg (\d{1,9}) 0 R")
_START = b"<< /S /"


def check_tags(lines: Sequence[bytes], root: int) -> frozenset[int]:
    """The places of all objects that belong to the tree under `root`, each checked to its last byte.

    Raises `Refusal` ("shape"). `lines` are the objects' lines by number.
    """
    found = _ROOT.fullmatch(lines[root])
    by_page = _BY_PAGE.fullmatch(lines[_within(found[2], lines)]) if found else None
    if found is None or by_page is None:
        raise Refusal("shape", "the root of the tags")
    parents, kids = _elements(lines)
    _check_tree(int(found[1]), root, parents, kids)
    pages = [_within(number, lines) for number in _REFERENCE.findall(by_page[1])]
    for page in pages:
        if not _ONE_PAGE.fullmatch(lines[page]) or not parents.keys() >= set(map(int, lines[page].split()[1:-1:3])):
            raise Refusal("shape", "the tags of a page")
    return frozenset([root, int(found[2]), *pages, *parents])


def _within(number: bytes, lines: Sequence[bytes]) -> int:
    if int(number) >= len(lines):
        raise Refusal("shape", "a reference that leads nowhere")
    return int(number)


def _elements(lines: Sequence[bytes]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """The parent of every element, and the elements that each has as kids. All lines are looked at in one go."""
    places = [place for place, line in enumerate(lines) if line.startswith(_START)]
    found = _ELEMENT.findall(b"\n".join([lines[place] for place in places]))
    if len(found) != len(places):
        raise Refusal("shape", "an element in another spelling")
    pages = {page for _, page, _ in found}
    kids: dict[int, list[int]] = {}
    for place, (_, _, inside) in zip(places, found, strict=True):
        if inside:
            kids[place] = list(map(int, _REFERENCE.findall(inside)))
            if b"/Pg " in inside:
                pages.update(_PAGE.findall(inside))
    if any(b"/Type /Page " not in lines[_within(page, lines)] for page in pages - {b""}):
        raise Refusal("shape", "tags of what is no page")
    return dict(zip(places, [int(parent) for parent, _, _ in found], strict=True)), kids


def _check_tree(top: int, root: int, parents: Mapping[int, int], kids: Mapping[int, list[int]]) -> None:
    """Level by level from the top, every element is met once, as a kid of its parent."""
    if parents.get(top) != root:
        raise Refusal("shape", "the first of the tags")
    met, level, depth = 1, [top], 0
    while level:
        below: list[int] = []
        for element in level:
            for kid in kids.get(element, ()):
                if parents.get(kid) != element:
                    raise Refusal("shape", f"object {kid} hangs elsewhere in the tags")
                below.append(kid)
        met, level, depth = met + len(below), below, depth + 1
        if met > len(parents) or depth > DEEPEST:
            raise Refusal("shape", "the tags are no tree, or too deep")
    if met != len(parents):
        raise Refusal("shape", "tags that hang on nothing")
