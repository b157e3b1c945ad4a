"""Styled cells, made once for a workbook and dipped again for every value.

A streamed sheet is written out cell by cell, so one cell object can serve for all that look alike:
a style costs a hundred times what a value costs.
"""

from typing import Any

from app.packages import cells
from app.text.cell_text import escaped

DATE_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"

_FONT = "Times New Roman"
_INK, _BAND, _LINE, _TYPED = "FF1F2933", "FFE8EDF2", "FFB8C4CE", "FFFFFBE6"
_RISKY = ("=", "+", "-", "@", "'")
_EVERY_DIGIT = 99

Pen = Any
"""A `WriteOnlyCell` of openpyxl, whose types are not known to the checker."""


class Pens:
    """The styled cells of one workbook, made when first asked for; they go from sheet to sheet."""

    def __init__(self, first: Any) -> None:
        from openpyxl.cell import WriteOnlyCell  # loaded when first needed: openpyxl takes 160 ms

        self._owner = first
        self._make: Any = WriteOnlyCell
        self._pens: dict[str, Pen] = {}

    def text(self, text: str, look: str = "text") -> Pen:
        """A text, never a formula; what a program might take for one gets the quote mark of spreadsheets."""
        pen = self._pen("risky" if look == "text" and text.startswith(_RISKY) else look)
        pen.value = escaped(text)
        pen.data_type = "s"
        return pen

    def value(self, cell: cells.Cell) -> Pen:
        """A text, number or date as `app.packages.cells.show` gave it."""
        if isinstance(cell, str):
            return self.text(cell)
        pen = self._pen(f"number{_decimals(cell)}" if isinstance(cell, int | float) else "date")
        pen.value = cell
        return pen

    def fixed(self, cell: cells.Cell) -> Pen:
        """A value that is locked against typing."""
        if isinstance(cell, str):
            return self.text(cell, "fixed")
        pen = self._pen(f"fixed-number{_decimals(cell)}" if isinstance(cell, int | float) else "fixed-date")
        pen.value = cell
        return pen

    def blank(self, number: bool) -> Pen:
        """An empty cell to be typed into: as text, so that 007 and 22/11/2024 stay what was typed, or as a number."""
        pen = self._pen("typed-number99" if number else "typed")
        pen.value = None
        return pen

    def _pen(self, look: str) -> Pen:
        if look not in self._pens:
            self._pens[look] = _dressed(self._make(self._owner), look)
        return self._pens[look]


def _decimals(number: int | float) -> int:
    """How many decimals to show; `_EVERY_DIGIT` where only the general format shows them all."""
    if isinstance(number, int):
        return 0
    written = repr(number)
    return _EVERY_DIGIT if "e" in written else len(written.partition(".")[2])


def _dressed(pen: Pen, look: str) -> Pen:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side  # loaded when first needed

    line = Side(style="thin", color=_LINE)
    kind = look.removeprefix("typed-").removeprefix("fixed-")
    if look == "title":
        pen.font = Font(name=_FONT, size=14, bold=True, color=_INK)
    elif look == "note":
        pen.font = Font(name=_FONT, size=11, italic=True, color=_INK)
    elif look == "words":
        pen.font = Font(name=_FONT, size=12, color=_INK)
        pen.alignment = Alignment(wrap_text=True, vertical="top")
    elif look == "head":
        pen.font = Font(name=_FONT, size=11, bold=True, color=_INK)
        pen.fill = PatternFill("solid", start_color=_BAND)
        pen.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        pen.border = Border(line, line, line, line)
    elif look == "key":
        pen.font = Font(size=8, color=_LINE)  # unstyled, openpyxl would take the pen for its own and lose the text
    else:
        pen.font = Font(name=_FONT, size=11, color=_INK)
        pen.alignment = Alignment(wrap_text=True, vertical="top")
        pen.border = Border(line, line, line, line)
        pen.protection = Protection(locked=look.startswith("fixed"))
        if look.startswith("typed"):
            pen.fill = PatternFill("solid", start_color=_TYPED)
        if kind == "date":
            pen.number_format = DATE_FORMAT
        elif kind.startswith("number"):
            places = int(kind.removeprefix("number"))
            pen.number_format = (
                "General" if places == _EVERY_DIGIT else "#,##0" + ("." + "0" * places if places else "")
            )
        else:
            pen.number_format = TEXT_FORMAT
        pen.quotePrefix = look == "risky"
    return pen
