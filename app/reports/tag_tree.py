"""The structure tree as objects of a PDF (ISO 32000-1, §14.7.2–14.7.5), each in one short line.

A sealed document may hold attributes of cells and nothing else under /A (`TABLE_ATTRIBUTES` in
app/packages/pdf_names.py), so whoever adds an attribute here adds it there.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

from app.reports.tagging import Element, Mark, Tags


def write_tree(tags: Tags, document: Any) -> None:
    """Put the tree into the document, whose pages are all there.

    Its objects lie one behind the other: the root, the list of the pages, what each of these has, then the elements
    level by level. So whoever examines a sealed document can compare them as a whole (app/packages/pdf_tags.py).
    """
    pages = [document.idToObjectNumberAndVersion[f"Page{number + 1}"][0] for number in range(len(tags.pages))]
    root, by_mark = _Written(document), _Written(document)
    listed = [_Written(document) for _ in tags.pages]
    written = {element: _Written(document) for element in _level_by_level(tags.document)}
    root.text = (
        f"<< /Type /StructTreeRoot /K {written[tags.document].reference} /ParentTree {by_mark.reference}"
        f" /ParentTreeNextKey {len(pages)} >>"
    )
    by_mark.text = f"<< /Nums {_array(f'{at} {page.reference}' for at, page in enumerate(listed))} >>"
    for page, elements in zip(listed, tags.pages, strict=True):
        page.text = _array(written[element].reference for element in elements)
    for element, object_ in written.items():
        above = written[element.parent] if element.parent else root
        kids = _kids(element, written, pages)
        told = f"{_attributes(element)}{_identity(element, object_)}{_alt(element)}"
        object_.text = f"<< /S /{element.role} /P {above.reference}{told}{kids} >>"
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


def _level_by_level(top: Element) -> list[Element]:
    """The elements from the top down: this one, then its kids, then theirs, each in reading order."""
    whole = [top]
    for one in whole:  # grows while it is walked
        whole += [kid for kid in one.kids if isinstance(kid, Element)]
    return whole


def _array(items: Iterable[str]) -> str:
    return f"[ {''.join(f'{item} ' for item in items)}]"


def _kids(element: Element, written: Mapping[Element, _Written], pages: Sequence[int]) -> str:
    """The elements below, or page and content; content on another page than the first names that page.

    Raises ValueError for an element with both, which a sealed document may not hold.
    """
    marks = [kid for kid in element.kids if isinstance(kid, Mark)]
    below = [written[kid].reference for kid in element.kids if isinstance(kid, Element)]
    if marks and below:
        raise ValueError(f"an element {element.role} with elements and content of its own")
    if below:
        return f" /K {_array(below)}"
    if not marks:
        return ""
    first = marks[0].page
    content = [_content(mark, first, pages) for mark in marks]
    return f" /Pg {pages[first]} 0 R /K {content[0] if len(content) == 1 else _array(content)}"


def _content(mark: Mark, page: int, pages: Sequence[int]) -> str:
    return f"{mark.number}" if mark.page == page else f"<< /Type /MCR /Pg {pages[mark.page]} 0 R /MCID {mark.number} >>"


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
