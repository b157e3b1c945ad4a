"""How sheets of ours look and print: colours, named styles, number formats, protection, paper. The one place for it.

The package's workbook, the blank form and the totals share it, so that white means "to be typed", grey "to be read"
and yellow "please fill in" everywhere. Every look is a named style of the workbook (`STYLES`): it shows under that
name in Excel's gallery, and who wants another font changes it there once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FONT = "Times New Roman"
INK, FAINT, BAND, SOFT, LINE, TYPED, LINK = (
    *("FF1F2933", "FF5B6770", "FFDCE6EF", "FFF1F4F7", "FFB8C4CE", "FFFFFBE6", "FF1F4E9E"),
)
"""Text, text beside it, heads, read-only cells, lines, cells to be filled in, links: ARGB, told apart in grey print."""

ALARM, ALARM_FILL = "FF9B1C1C", "FFFDE8E8"
"""What does not match: letters and ground."""

DATE_FORMAT, TEXT_FORMAT, WHOLE_FORMAT = "dd/mm/yyyy", "@", "#,##0"
"""Excel puts the thousands mark of the computer's country: 1.234 where Windows speaks Vietnamese."""

TAB_FRONT, TAB_DATA, TAB_PARTS, TAB_LISTS = "9B1C1C", "1F4E9E", "7D9CC0", "9AA5B1"
"""Colours of the sheet tabs: what explains, what stands alone, what belongs to something, what only serves."""

EVERY_DIGIT = 99
"""Stands for a number of decimals that only the general format shows."""

LINE_HEIGHT, TITLE_HEIGHT, TALLEST = 15.0, 24.0, 409.0
"""Points of a line of 11-point text, and of a title; no row of a spreadsheet is higher than the third."""

_DENSITY = 1.08
"""Letters of Times in a column of width 1, which is that of a digit; words do not fill their lines to the end."""

_FEW_LETTERS = 100
"""In a longer text capitals are too few to count."""

PORTRAIT, LANDSCAPE = 118, 190
"""Characters across that are legible on an A4 page: the text is printed at 8 points or more."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What a named style consists of."""

    name: str
    size: int = 11
    bold: bool = False
    italic: bool = False
    ink: str = INK
    fill: str = ""
    box: bool = False
    wrap: bool = True
    across: str = "general"
    inset: int = 0
    middle: bool = False
    locked: bool = True
    format: str = ""


STYLES: Mapping[str, _Style] = {
    "title": _Style("Sổ: Tiêu đề", size=14, bold=True, wrap=False),
    "subtitle": _Style("Sổ: Dòng dưới tiêu đề", size=12, wrap=False),
    "note": _Style("Sổ: Ghi chú", italic=True, ink=FAINT, wrap=False),
    "words": _Style("Sổ: Lời giải thích", size=12),
    "head": _Style("Sổ: Đầu cột", bold=True, fill=BAND, box=True, across="center", middle=True),
    "label": _Style("Sổ: Tên mục", bold=True, fill=SOFT, box=True),
    "section": _Style("Sổ: Tên phần", bold=True, fill=BAND, box=True, wrap=False),
    "key": _Style("Sổ: Mã ẩn", size=8, ink=LINE, wrap=False),
    "link": _Style("Sổ: Đường dẫn", ink=LINK, box=True, fill=SOFT),
    "text": _Style("Sổ: Chữ", box=True, locked=False, format=TEXT_FORMAT),
    "number": _Style("Sổ: Số", box=True, locked=False, across="right", inset=1, format=WHOLE_FORMAT),
    "date": _Style("Sổ: Ngày", box=True, locked=False, across="center", format=DATE_FORMAT),
    "left-number": _Style("Sổ: Số bên trái", box=True, locked=False, across="left", format=WHOLE_FORMAT),
    "left-date": _Style("Sổ: Ngày bên trái", box=True, locked=False, across="left", format=DATE_FORMAT),
    "counter-number": _Style("Sổ: Số thứ tự", fill=SOFT, box=True, across="center", format=WHOLE_FORMAT),
    "fixed": _Style("Sổ: Chỉ để đọc", fill=SOFT, box=True, format=TEXT_FORMAT),
    "fixed-number": _Style("Sổ: Số chỉ để đọc", fill=SOFT, box=True, across="right", inset=1, format=WHOLE_FORMAT),
    "fixed-date": _Style("Sổ: Ngày chỉ để đọc", fill=SOFT, box=True, across="center", format=DATE_FORMAT),
    "typed": _Style("Sổ: Ô để điền", fill=TYPED, box=True, locked=False, format=TEXT_FORMAT),
    "typed-number": _Style(
        "Sổ: Ô để điền số", fill=TYPED, box=True, locked=False, across="right", inset=1, format="General"
    ),
    "typed-counter-number": _Style(
        "Sổ: Số thứ tự để điền", fill=TYPED, box=True, locked=False, across="center", format=WHOLE_FORMAT
    ),
    "total": _Style("Sổ: Cộng", bold=True, fill=BAND, box=True),
    "total-number": _Style("Sổ: Số cộng", bold=True, fill=BAND, box=True, across="right", inset=1, format=WHOLE_FORMAT),
    "check": _Style("Sổ: Kiểm tra", italic=True, ink=FAINT, box=True, across="center"),
}
"""Every look that a cell may have. "number" and its kin take other numbers of decimals (`number_format`)."""


def named_style(look: str) -> Any:
    """The openpyxl `NamedStyle` of a look; a workbook takes one of a name."""
    from openpyxl.styles import (  # loaded when first needed: openpyxl takes 160 ms
        Alignment,
        Border,
        Font,
        NamedStyle,
        PatternFill,
        Protection,
        Side,
    )

    said = STYLES[look]
    style: Any = NamedStyle(name=said.name)
    style.font = Font(name=FONT, size=said.size, bold=said.bold, italic=said.italic, color=said.ink)
    if said.fill:
        style.fill = PatternFill("solid", start_color=said.fill)
    if said.box:
        line = Side(style="thin", color=LINE)
        style.border = Border(line, line, line, line)
    upright = "center" if said.middle else "top"
    style.alignment = Alignment(
        wrap_text=said.wrap or None, vertical=upright, horizontal=said.across, indent=said.inset
    )
    style.protection = Protection(locked=said.locked)
    if said.format:
        style.number_format = said.format
    return style


def set_base_font(book: Any) -> None:
    """Measure the widths of a new workbook's columns by our font instead of Calibri, which not every computer has."""
    from openpyxl.styles import Font  # loaded when first needed

    vars(book)["_fonts"][0] = Font(name=FONT, size=11)  # openpyxl has no open way to it


def decimals(number: int | float) -> int:
    """How many decimals to show; `EVERY_DIGIT` where only the general format shows them all."""
    if isinstance(number, int):
        return 0
    written = repr(number)
    return EVERY_DIGIT if "e" in written else len(written.partition(".")[2])


def number_format(places: int) -> str:
    """The format of a number with so many decimals."""
    return "General" if places == EVERY_DIGIT else WHOLE_FORMAT + ("." + "0" * places if places else "")


def number_width(number: int | float) -> float:
    """The width that a number needs with its thousands marks and the space beside it; too little shows as ####."""
    return len(f"{number:,}") + 3


def letters(text: str) -> float:
    """A text's length in letters of usual width; names and codes in capitals, "ĐTVM", are wider by half."""
    return len(text) + sum(map(str.isupper, text)) / 2 if len(text) <= _FEW_LETTERS else len(text)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes when it is wrapped in a column of this width."""
    room = width * _DENSITY
    return sum(1 + int(letters(part) / room) for part in text.split("\n"))


def height_of(lines: int) -> float:
    """Points that so many lines of text need."""
    return min(LINE_HEIGHT * lines + 2, TALLEST)


def row_height(texts: Iterable[tuple[object, float]]) -> float | None:
    """Points that wrapped texts need in columns of these widths; None for one line. Not every program finds out."""
    lines = max((lines_of(text, width) for text, width in texts if isinstance(text, str)), default=1)
    return None if lines == 1 else height_of(lines)


def set_height(sheet: Any, row: int, height: float | None) -> None:
    """Give a row its height before it is written; None leaves it one line high."""
    if height is not None:
        sheet.row_dimensions[row].height = height


def set_widths(sheet: Any, widths: Iterable[float]) -> None:
    """Widths in characters, from column A on."""
    from openpyxl.utils import get_column_letter  # loaded when first needed

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def protect(sheet: Any) -> None:
    """Lock what is not meant to be typed into, without a password; the layout stays free."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = protection.sort = protection.autoFilter = False


def print_on_a4(
    sheet: Any, *, landscape: bool, head: str = "", side: str = "", pages: int = 1, tall: int = 0, scale: int = 0
) -> None:
    """A4, as wide as so many pages and as `tall` (0: as it comes), or at `scale` per cent; pages numbered.

    `head` and `side` are the rows and columns that every page repeats ("3:3", "A:C").
    """
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    if scale:
        sheet.page_setup.scale = scale
    else:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, tall
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if head:
        sheet.print_title_rows = head
    if side:
        sheet.print_title_cols = side
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Trang &P/&N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.right):
        part.font, part.size = FONT, 9
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.6, 0.6
    margins.header = margins.footer = 0.3
