"""Tags for every document: what is a heading, a paragraph, a table, a figure, and in which order it is read.

The report library draws and does not tag. So the pages of a document hand each flowable to `Tags` when its turn has
come; what it then draws becomes the content of one element of the structure tree (ISO 32000-1, §14.7–14.8), found by
its kind, and for a paragraph by the ``role`` of its style. Whatever nobody asked to tag (rules, shades, page numbers,
pale words, a header that a table repeats) is an artifact. A new document therefore has tags without doing anything.

A figure says in words what it shows: by its attribute ``alt``, else by the caption that follows it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, NamedTuple, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Image, Table

_DRAW = "drawOn"
_WHOLE, _ELEMENT = "_tagged_whole", "_tagged_as"  # kept with a flowable: what it was split from, its element
_CONTENT, _TOLD, _SPANS, _STROKES, _DOCUMENT = "_content", "_renderCB", "_spanRanges", "_code", "_doc"
"""What the library keeps to itself: the contents of a container; who is told of a table's cells; what they span;
what was drawn on a page; the document of a canvas."""


class Mark(NamedTuple):
    """Marked content: the page, from 0, and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One element of the tree. `columns` and `rows` are how many a cell of a table spans."""

    role: str
    parent: "Element | None" = None
    alt: str = ""
    columns: int = 1
    rows: int = 1
    kids: "list[Element | Mark]" = field(default_factory=list["Element | Mark"])

    def add(self, role: str, alt: str = "") -> "Element":
        """A new last child."""
        child = Element(role, self, alt)
        self.kids.append(child)
        return child


class Tags:
    """The structure tree of one document while its pages are drawn."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self.parent = self.document
        self._deepest = 0  # the level of the last heading
        self.pages: list[list[Element]] = []
        """The elements of each page, at the numbers of their marked content."""

    def follow(self, flowables: Iterable[Any]) -> None:
        """From now on, when one of these is drawn, it is tagged."""
        for flowable in flowables:
            setattr(flowable, _DRAW, partial(self.draw, flowable))

    def leave(self, flowables: Iterable[Any]) -> None:
        """The end of `follow`."""
        for flowable in flowables:
            if _DRAW in flowable.__dict__:  # the same one may stand twice in a row
                delattr(flowable, _DRAW)

    def draw(self, flowable: Any, canvas: Any, *place: Any, **more: Any) -> None:
        """Draw a flowable as its `drawOn` would, and tag what it draws."""
        draw: Callable[[], None] = partial(flowable.__class__.drawOn, flowable, canvas, *place, **more)
        if isinstance(flowable, Table):
            self._draw_table(flowable, canvas, draw)
        elif holds_others(flowable):
            held = inside(flowable)
            self.follow(held)
            draw()
            self.leave(held)
        else:
            start = len(canvas.strokes)
            draw()
            self._tag(flowable, canvas, start)

    def mark(self, element: Element, canvas: Any, start: int) -> None:
        """What was drawn from `start` on is content of this element."""
        page: int = canvas.getPageNumber() - 1
        while len(self.pages) <= page:
            self.pages.append([])
        number = len(self.pages[page])
        self.pages[page].append(element)
        element.kids.append(Mark(page, number))
        for at in range(start, len(canvas.strokes)):
            canvas.strokes[at] = spaced(canvas.strokes[at])
        canvas.strokes.insert(start, _Bracket(f"/{element.role} <</MCID {number}>> BDC"))
        canvas.strokes.append(_END)

    def _tag(self, flowable: Any, canvas: Any, start: int) -> None:
        if is_figure(flowable):
            self.mark(self._element_of(flowable, "Figure", getattr(flowable, "alt", "")), canvas, start)
        elif has_words(canvas.strokes, start):
            role = self._level(getattr(getattr(flowable, "style", None), "role", "P"))
            if role == "Caption":
                _describe_last(self.parent, flowable)
            self.mark(self._element_of(flowable, role), canvas, start)

    def _level(self, role: str) -> str:
        """A heading stands at most one level below the one before it (ISO 14289-1, §7.4.2)."""
        if _HEADING.fullmatch(role):
            self._deepest = min(int(role[1]), self._deepest + 1)
            return f"H{self._deepest}"
        return role

    def _draw_table(self, table: Any, canvas: Any, draw: Callable[[], None]) -> None:
        continued = hasattr(getattr(table, _WHOLE, table), _ELEMENT)
        element = self._element_of(table, "Table" if head_rows(table) else "Div")
        cells = _Cells(self, canvas, element, head_rows(table), continued=continued)
        setattr(table, _TOLD, cells)
        draw()
        setattr(table, _TOLD, None)

    def _element_of(self, flowable: Any, role: str, alt: str = "") -> Element:
        """The element of a flowable; the parts that a page break made of one share it."""
        whole = getattr(flowable, _WHOLE, flowable)
        element: Element | None = getattr(whole, _ELEMENT, None)
        if element is None:
            element = self.parent.add(role, alt)
            setattr(whole, _ELEMENT, element)
        return element


class _Cells:
    """Told by a table of its rows and cells while they are drawn; a table without header only lays things out."""

    def __init__(self, tags: Tags, canvas: Any, element: Element, heads: int, *, continued: bool) -> None:
        self._tags, self._canvas, self._element, self._heads = tags, canvas, element, heads
        self._repeated = heads if continued else 0
        self._row: Element | None = None
        self._end: Callable[[], None] | None = None

    def __call__(self, table: Any, what: str, *place: Any) -> None:
        if what == "startRow":
            self._row = None
        elif what == "startCell":
            self._begin(table, *place[:3])
        elif what == "endCell" and self._end is not None:
            self._end()
            self._end = None

    def _begin(self, table: Any, row: int, column: int, value: Any) -> None:
        if row < self._repeated:
            return
        inside = cast(Sequence[Any], value) if isinstance(value, list | tuple) else [value]
        cell = self._cell(table, row, column) if self._heads else self._element
        flowables = [item for item in inside if isinstance(item, Flowable)]
        if flowables and not (self._heads and len(flowables) == 1 and is_plain(flowables[0])):
            self._enter(cell, flowables)
        else:
            self._end = partial(self._mark_text, cell, len(self._canvas.strokes))

    def _cell(self, table: Any, row: int, column: int) -> Element:
        if self._row is None:
            self._row = self._element.add("TR")
        cell = self._row.add("TH" if row < self._heads else "TD")
        spans = getattr(table, _SPANS, {}).get((column, row))
        if spans:
            first_column, first_row, last_column, last_row = spans
            cell.columns, cell.rows = last_column - first_column + 1, last_row - first_row + 1
        return cell

    def _enter(self, cell: Element, flowables: list[Any]) -> None:
        outer, self._tags.parent = self._tags.parent, cell
        self._tags.follow(flowables)
        self._end = partial(self._leave, outer, flowables)

    def _leave(self, outer: Element, flowables: list[Any]) -> None:
        self._tags.leave(flowables)
        self._tags.parent = outer

    def _mark_text(self, cell: Element, start: int) -> None:
        if has_words(self._canvas.strokes, start):
            self._tags.mark(cell if self._heads else cell.add("P"), self._canvas, start)


class TaggedFrame(Frame):
    """A frame that tags what is put into it, and remembers what was split from what."""

    def add(self, flowable: Any, canv: Any, trySplit: int = 0) -> Literal[0, 1]:
        canv.tags.follow([flowable])
        added = super().add(flowable, canv, trySplit)
        canv.tags.leave([flowable])
        return added

    def split(self, flowable: Any, canv: Any) -> list[Flowable]:
        return parts_of(flowable, super().split(flowable, canv))


def parts_of(flowable: Flowable, parts: list[Flowable]) -> list[Flowable]:
    """What a flowable was split into, known as one and the same paragraph or table; whoever splits says so here."""
    for part in parts:
        if type(part) is type(flowable):
            setattr(part, _WHOLE, getattr(flowable, _WHOLE, flowable))
    return parts


class TaggedCanvas(Canvas):
    """A canvas that keeps the tags of its document; `finish` is called with it when all pages are drawn."""

    def __init__(self, *arguments: Any, finish: Callable[["TaggedCanvas"], None], **more: Any) -> None:
        base: Any = super()
        base.__init__(*arguments, **more)
        self.tags = Tags()
        self.shapeless = False  # whether a letter without a shape in its face was written
        self._finish = finish

    @property
    def strokes(self) -> list[str]:
        """What was drawn on this page so far, one operation or more an entry."""
        return getattr(self, _STROKES)

    @property
    def document(self) -> Any:
        """The document that is written in the end."""
        return getattr(self, _DOCUMENT)

    def showPage(self) -> None:
        """End the page: what is in no element is an artifact."""
        number = self.getPageNumber() - 1
        strokes = self.strokes
        self.shapeless = self.shapeless or any("00" in stroke and _NO_SHAPE.search(stroke) for stroke in strokes)
        strokes[:] = with_artifacts(strokes)
        super().showPage()
        if number < len(self.tags.pages):
            page: Any = self.document.Pages[number]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, "/S"

    def save(self) -> None:
        """Write the document, its tree with it."""
        if self.strokes:
            self.showPage()
        self._finish(self)
        super().save()


class _Bracket(str):
    """The beginning or the end of marked content."""

    __slots__ = ()


_END = _Bracket("EMC")
_ARTIFACT = _Bracket("/Artifact BMC")
_PAINTS = tuple(f" {operator}" for operator in "S s f f* F B B* b b* Do sh ET EI".split())
_NO_SHAPE = re.compile(r"<(?:[0-9a-f]{2})*?00(?:[0-9a-f]{2})*> Tj|\\000.* Tj")  # code 0 is the box for a missing letter
_HEADING = re.compile("H[1-6]")
_LINE_END = " Tj T*"
_NO_WORDS = "() Tj T* ET"


def with_artifacts(strokes: Sequence[str]) -> list[str]:
    """The operations of a page with all that paints outside of elements bracketed as artifacts."""
    whole: list[str] = []
    outside: list[str] = []
    depth = 0
    for stroke in strokes:
        if isinstance(stroke, _Bracket):
            if depth == 0:
                whole += _bracketed(outside)
                outside = []
            depth += -1 if stroke is _END else 1
            whole.append(stroke)
        else:
            (whole if depth else outside).append(stroke)
    return whole + _bracketed(outside)


def _bracketed(strokes: list[str]) -> list[str]:
    painting = [at for at, stroke in enumerate(strokes) if stroke.endswith(_PAINTS) and not stroke.endswith(_NO_WORDS)]
    if not painting:
        return strokes
    first, after = painting[0], painting[-1] + 1
    return [*strokes[:first], _ARTIFACT, *strokes[first:after], _END, *strokes[after:]]


def spaced(stroke: str) -> str:
    """Text of several lines with the blank that stood where a line was broken, for who reads it as one text.

    The library drops it. It is drawn beyond the end of the line, where nothing shows; code 32 is a blank in every face.
    """
    lines, last, end = stroke.rpartition(_LINE_END)
    if "T*" not in lines:
        return stroke
    return lines.replace("> Tj T*", "20> Tj T*").replace(") Tj T*", " ) Tj T*") + last + end


def has_words(strokes: Sequence[str], start: int) -> bool:
    """Whether any text was written from this operation on."""
    return any(" Tj" in stroke and not stroke.endswith(_NO_WORDS) for stroke in strokes[start:])


def head_rows(table: Any) -> int:
    """How many rows of a table are its header; 0 for a table that only lays things out."""
    heads = table.repeatRows
    return heads if isinstance(heads, int) else len(heads)


def is_figure(flowable: object) -> bool:
    """Whether this is a picture, or a drawing that says in words what it shows."""
    return isinstance(flowable, Image) or bool(getattr(flowable, "alt", ""))


def holds_others(flowable: object) -> bool:
    """Whether this only holds other flowables and draws each in its turn."""
    return isinstance(getattr(flowable, _CONTENT, None), list)


def inside(flowable: Any) -> list[Any]:
    """What a flowable holds that only holds others."""
    return getattr(flowable, _CONTENT)


def is_plain(flowable: object) -> bool:
    """Whether this can only draw text of one kind."""
    return not (isinstance(flowable, Table) or is_figure(flowable) or holds_others(flowable))


def _describe_last(parent: Element, caption: Any) -> None:
    """A picture without words of its own is told by its caption."""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.role == "Figure" and not last.alt:
        last.alt = caption.getPlainText(identify=False)
