"""Styled cells, made once for a workbook and dipped again for every value.

A streamed sheet is written out cell by cell, so one cell object can serve for all that look alike:
a style costs a hundred times what a value costs. What looks there are says `app.packages.sheet_style`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.packages import cells, sheet_style
from app.packages.sheet_style import EVERY_DIGIT
from app.text.cell_text import escaped

_RISKY = ("=", "+", "-", "@", "'")

Pen = Any
"""A `WriteOnlyCell` of openpyxl, whose types are not known to the checker."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text on the first sheet that leads to another one of the workbook."""

    text: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula ("=SUM(…)"), only for workbooks that are no evidence: a package's reader refuses every one."""

    text: str
    look: str = "fixed"


Part = tuple[str, cells.Cell] | Link | Formula
"""A cell of `Pens.line`: its look and value, a link, or a formula."""


class Pens:
    """The styled cells of one workbook, made when first asked for; they go from sheet to sheet."""

    def __init__(self, first: Any) -> None:
        from openpyxl.cell import WriteOnlyCell  # loaded when first needed: openpyxl takes 160 ms

        self._owner = first
        self._make: Any = WriteOnlyCell
        self._pens: dict[tuple[str, int], Pen] = {}

    def text(self, text: str, look: str = "text") -> Pen:
        """A text, never a formula; what a program might take for one gets the quote mark of spreadsheets."""
        pen = self._pen(look, 1 if look == "text" and text.startswith(_RISKY) else 0)
        pen.value = escaped(text)
        pen.data_type = "s"
        return pen

    def value(self, cell: cells.Cell) -> Pen:
        """A text, number or date as `app.packages.cells.show` gave it, to be corrected in a copy."""
        return self.text(cell) if isinstance(cell, str) else self._dipped("", cell)

    def fixed(self, cell: cells.Cell) -> Pen:
        """The same, locked against typing."""
        return self.text(cell, "fixed") if isinstance(cell, str) else self._dipped("fixed-", cell)

    def count(self, number: int) -> Pen:
        """The number of a row."""
        pen = self._pen("counter-number")
        pen.value = number
        return pen

    def upright(self, cell: cells.Cell) -> Pen:
        """The same, to be corrected; a number or date stands on the left, where the eye comes from its label."""
        return self.text(cell) if isinstance(cell, str) else self._dipped("left-", cell)

    def line(self, *parts: "Part | None") -> Iterator[Pen]:
        """A row of (look, value), drawn one after the other: a pen serves many cells, so it holds one value at a time.

        "" leaves a cell that shows only its look, None no cell at all.
        """
        for part in parts:
            if isinstance(part, tuple):
                look, cell = part
                yield self._looking(look, cell)
            elif isinstance(part, Link):
                yield self._linked(part)
            else:
                yield part and self._counting(part)

    def empty(self, look: str) -> Pen:
        """A cell that shows nothing but its look."""
        pen = self._pen(look)
        pen.value = None
        return pen

    def blank(self, number: bool) -> Pen:
        """An empty cell to be typed into: as text, so that 007 and 22/11/2024 stay what was typed, or as a number."""
        return self.empty("typed-number" if number else "typed")

    def _looking(self, look: str, cell: cells.Cell) -> Pen:
        if isinstance(cell, str):
            return self.text(cell, look) if cell else self.empty(look)
        return self._dipped("" if look == "text" else f"{look}-", cell)

    def _counting(self, formula: Formula) -> Pen:
        pen = self._pen(formula.look)
        pen.value, pen.data_type = formula.text, "f"
        return pen

    def _linked(self, link: Link) -> Pen:
        """Such a cell is made anew, because it keeps its target; the first sheet, which owns the pens, may hold it."""
        from openpyxl.worksheet.hyperlink import Hyperlink  # loaded when first needed

        pen = self._dressed("link", 0)
        pen.value, pen.data_type = escaped(link.text), "s"
        quoted = link.sheet.replace("'", "''")
        pen.hyperlink = Hyperlink(ref="A1", location=f"'{quoted}'!A1", display=link.text)
        return pen

    def _dipped(self, prefix: str, cell: Any) -> Pen:
        number = isinstance(cell, int | float)
        pen = self._pen(f"{prefix}{'number' if number else 'date'}", sheet_style.decimals(cell) if number else 0)
        pen.value = cell
        return pen

    def _pen(self, look: str, detail: int = 0) -> Pen:
        pen = self._pens.get((look, detail))
        if pen is None:
            pen = self._pens[look, detail] = self._dressed(look, detail)
        return pen

    def _dressed(self, look: str, detail: int) -> Pen:
        """`detail` is the decimals of a number; of a text, whether it bears the quote mark."""
        pen = self._make(self._owner)
        pen.style = self._known(look)
        if look.endswith("number"):
            pen.number_format = sheet_style.number_format(EVERY_DIGIT if look == "typed-number" else detail)
        elif detail:
            pen.quotePrefix = True
        return pen

    def _known(self, look: str) -> Any:
        """The named style, registered once with its workbook."""
        name = sheet_style.STYLES[look].name
        known = name in self._owner.parent.named_styles
        return name if known else sheet_style.named_style(look)
