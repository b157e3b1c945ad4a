"""The structure tree as objects of a PDF (ISO 32000-1, §14.7.2–14.7.5), each in one short line.

A sealed document may hold attributes of cells and nothing else under /A (`TABLE_ATTRIBUTES` in
app/packages/pdf_names.py), so whoever adds an attribute here adds it there.
"""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

from app.reports.tagging import Element, Mark, Tags


def write_tree(tags: Tags, document: Any) -> None:
    """Put the tree into the document, whose pages are all there."""
    written = {element: _Written(document) for element in _all(tags.document)}
    pages = [document.idToObjectNumberAndVersion[f"Page{number + 1}"][0] for number in range(len(tags.pages))]
    root, by_mark = _Written(document), _Written(document)
    listed = [_Written(document) for _ in tags.pages]
    for page, elements in zip(listed, tags.pages, strict=True):
        page.text = f"[ {' '.join(written[element].reference for element in elements)} ]"
    by_mark.text = f"<< /Nums [ {' '.join(f'{at} {page.reference}' for at, page in enumerate(listed))} ] >>"
    for element, object_ in written.items():
        above = written[element.parent] if element.parent else root
        kids = _kids(element, written, pages)
        told = f"{_attributes(element)}{_identity(element, object_)}{_alt(element)}"
        object_.text = f"<< /S /{element.role} /P {above.reference}{told}{kids} >>"
    root.text = (
        f"<< /Type /StructTreeRoot /K {written[tags.document].reference} /ParentTree {by_mark.reference}"
        f" /ParentTreeNextKey {len(pages)} >>"
    )
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Written(PDFObject):
    """An object of its own, whose text is known later than its number."""

    __RefOnly__ = 1

    def __init__(self, document: Any) -> None:
        document.Reference(self)
        self.reference = f"{document.objectcounter} 0 R"
        self.text = ""

    def format(self, document: Any) -> bytes:
        return self.text.encode("ascii")


def _all(element: Element) -> Iterator[Element]:
    """The elements from here down, in reading order; without recursion, because nothing limits the depth."""
    waiting = [element]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def _kids(element: Element, written: dict[Element, _Written], pages: list[int]) -> str:
    """Page and kids of an element; content on another page than its first names that page."""
    own = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids = [_kid(kid, own, written, pages) for kid in element.kids]
    page = "" if own is None else f" /Pg {pages[own]} 0 R"
    match kids:
        case []:
            return page
        case [only]:
            return f"{page} /K {only}"
        case _:
            return f"{page} /K [ {' '.join(kids)} ]"


def _kid(kid: Element | Mark, own: int | None, written: dict[Element, _Written], pages: list[int]) -> str:
    if isinstance(kid, Element):
        return written[kid].reference
    return f"{kid.number}" if kid.page == own else f"<< /Type /MCR /Pg {pages[kid.page]} 0 R /MCID {kid.number} >>"


def _identity(element: Element, object_: _Written) -> str:
    """A note has a name of its own, by which the text may refer to it (ISO 14289-1, §7.9)."""
    return f" /ID <{object_.reference.split()[0].encode().hex()}>" if element.role == "Note" else ""


def _alt(element: Element) -> str:
    if element.role != "Figure":
        return ""
    words = (element.alt or _UNTOLD).encode("utf-16-be")
    return f" /Alt <feff{words.hex()}>"


_UNTOLD = "Hình không có lời mô tả"


def _attributes(element: Element) -> str:
    """What a cell of a table says of itself, in the one spelling that a sealed document may hold."""
    scope = " /Scope /Column" if element.role == "TH" else ""
    columns = f" /ColSpan {element.columns}" if element.columns > 1 else ""
    rows = f" /RowSpan {element.rows}" if element.rows > 1 else ""
    return f" /A << /O /Table{scope}{columns}{rows} >>" if scope or columns or rows else ""
