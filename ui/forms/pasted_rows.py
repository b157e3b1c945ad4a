"""What a spreadsheet or a Word table puts on the clipboard, as rows of cells.

Text is believed first: it is what the person saw. A Word cell of several paragraphs breaks the lines of the text,
though; where the rows of the text and of the HTML beside it differ in number, the HTML knows better.
"""

import csv
import io

from PySide6.QtCore import QMimeData

from app.errors import UserError

MOST_ROWS = 1_000
"""Rows of one paste: beyond that the window stood still, and nobody looks through them (our own proposal)."""

MOST_LETTERS = 1_000_000
"""Letters of one paste into a table; its HTML may be ten times as long, for its dress (our own proposal)."""


def rows_of(clipboard: QMimeData) -> list[list[str]]:
    """The rows that were copied; empty when there is no text. Raises `UserError` ("paste") for far too many."""
    text = clipboard.text()
    if len(text) > MOST_LETTERS or len(clipboard.html()) > 10 * MOST_LETTERS:
        raise _too_much("Bảng vừa chép quá lớn")
    rows = _rows_of(clipboard, text)
    if len(rows) > MOST_ROWS:
        raise _too_much(f"Bảng vừa chép có {len(rows)} dòng")
    return rows


def _too_much(what: str) -> UserError:
    return UserError(f"{what}; mỗi lần dán nhiều nhất {MOST_ROWS} dòng. Hãy chép từng phần.", reason="paste")


def _rows_of(clipboard: QMimeData, text: str) -> list[list[str]]:
    rows = cells_of(text)
    if clipboard.hasHtml() and "<table" in clipboard.html().lower():
        from ui.forms.html_table import table_of  # loaded when first needed: with the first table pasted

        table = table_of(clipboard.html())
        if table and len(table) != len(rows):
            return table
    return rows


def cells_of(text: str) -> list[list[str]]:
    """Rows of text between tabs. A cell in quotation marks may hold lines; a mark that never closes is just a mark."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    try:
        return list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in text.rstrip("\n").split("\n")]
