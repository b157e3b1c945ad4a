"""Whether a workbook of record shows a person what is read from it: what hides, repaints or rounds is refused by name.

A sealed workbook is looked at in Excel and imported by this program, and both must meet the same figures. Values are
checked elsewhere; here it is how they look: number formats, letters and grounds, rows that are filtered away, cells in
an order that programs settle differently. The lists of what may be are closed: what nobody thought of is refused too.
What a sheet hides is told, not judged: our own hidden columns hold codes (`app.packages.workbook`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree

from app.errors import UserError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_EVERY_DIGIT = 99
_NARROW, _LOW = 3.0, 8.0
"""A column of fewer characters, a row of fewer points, shows nothing."""

_SMALLEST = 8
"""Points of the smallest letters."""

_FAINTEST, _DARKEST = 0.25, 0.7
"""Luminance (WCAG 2): letters are darker than the first, grounds lighter than the second; together 2.5:1 at least."""

_CODES = {"0": _EVERY_DIGIT, "1": 0, "2": 2, "3": 0, "4": 2, "14": _EVERY_DIGIT, "49": _EVERY_DIGIT}
"""Number formats that every program has (ECMA-376 part 1, §18.8.30), with the decimals that they show."""

_FORMAT = re.compile(r"(?:#,##0|0)(?:\.(0{1,30}))?|dd/mm/yyyy|@|General")
_FONTS = frozenset(["Times New Roman", "Calibri", "Arial"])
_ACROSS = frozenset(["general", "left", "center", "right"])
_FONT_PARTS = frozenset(["name", "sz", "b", "i", "color", "family", "scheme"])
_ALIGNED = frozenset(["horizontal", "vertical", "wrapText", "indent"])
_FLAG_OFF = frozenset(["0", "false"])

_SHEET_PARTS: Mapping[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "worksheet": "",
        "sheetPr": "",
        "tabColor": "rgb",
        "outlinePr": "summaryBelow summaryRight",
        "pageSetUpPr": "fitToPage",
        "dimension": "ref",
        "sheetViews": "",
        "sheetView": "workbookViewId showGridLines tabSelected",
        "pane": "xSplit ySplit topLeftCell activePane state",
        "selection": "pane activeCell sqref",
        "sheetFormatPr": "baseColWidth defaultRowHeight",
        "cols": "",
        "col": "min max width customWidth hidden style",
        "sheetData": "",
        "sheetProtection": "selectLockedCells selectUnlockedCells sheet objects scenarios formatCells formatColumns "
        "formatRows insertColumns insertRows insertHyperlinks deleteColumns deleteRows sort autoFilter pivotTables",
        "autoFilter": "ref",
        "mergeCells": "count",
        "mergeCell": "ref",
        "dataValidations": "count",
        "dataValidation": "sqref type allowBlank showDropDown showInputMessage showErrorMessage errorTitle error",
        "formula1": "",
        "hyperlinks": "",
        "hyperlink": "ref location display",
        "printOptions": "",
        "pageMargins": "left right top bottom header footer",
        "pageSetup": "orientation paperSize scale fitToHeight fitToWidth",
        **dict.fromkeys("headerFooter oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter".split(), ""),
        **dict.fromkeys(("rowBreaks", "colBreaks"), "count manualBreakCount"),
        "brk": "id min max man",
    }.items()
}
"""What a sheet may consist of, beside its cells, and with which attributes."""

_TEXT = rb'<t(?: xml:space="preserve")?(?:/>|>[^<]*+</t>)'
_CELL = (
    rb'<c(?: (?:r="[A-Z]{1,2}\d{1,5}"|s="\d{1,4}"|t="(?:n|s|b|inlineStr)"))++'
    rb"(?:/>|>(?:<v>[^<&]*+</v>|<v ?/>|<is>%b</is>)?+</c>)" % _TEXT
)
_ROW = (
    rb'<row(?: (?:r="[1-9]\d{0,4}"|(?:ht|spans|hidden|customHeight)="[0-9a-z.:]{1,20}"))++(?:/>|>(?:%b)*+</row>)'
    % _CELL
)
_DATA = re.compile(rb"<sheetData(?:/>|>(?:%b)*+</sheetData>)" % _ROW)
_TABLE = re.compile(rb"<sheetData/>|<sheetData>.*</sheetData>", re.DOTALL)
_PLACE = re.compile(rb' r="([A-Z]*)(\d+)"')
_FRACTION = re.compile(rb"<v>(?!\d++</v>)(-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)</v>")
_MEASURE = re.compile(r"\d{1,6}(?:\.\d{1,20})?")
_HEAD = re.compile(rb"<row([^>]*)>")
_HEIGHT = re.compile(rb' ht="([0-9.]+)"')
_HIDDEN_ROW = re.compile(rb' hidden="(?:1|true)"')
_STYLE = re.compile(rb' s="(\d+)"')
_STRINGS = re.compile(
    rb"(?:<\?xml[^>]*\?>\s*)?<sst[^>]*>(?:<si>%b</si>|<si ?/>)*+</sst>\s*|(?:<\?xml[^>]*\?>\s*)?<sst[^>]*/>\s*" % _TEXT
)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DARK = f".//{_DRAWING}dk1/{_DRAWING}sysClr"
_FACES = f".//{_DRAWING}minorFont/{_DRAWING}latin"


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a sheet nobody sees: its hidden columns and rows, and the cells that a merged one covers; from 0."""

    columns: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    covered: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column

    def hides(self, row: int, column: int) -> bool:
        """Whether the cell does not show."""
        if row in self.rows or column in self.columns:
            return True
        return any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in self.covered
        )


ALL_SEEN = Sight()


@dataclass(frozen=True, slots=True)
class _Looks:
    """Of each cell style: how many decimals it shows, and whether its letters are too pale to be read."""

    decimals: tuple[int, ...]
    pale: frozenset[int]

    def shown(self, style: int) -> int:
        """The decimals that a cell of this style shows; none in a style that is not there."""
        return self.decimals[style] if style < len(self.decimals) else 0


def check_sight(parts: Mapping[str, bytes], sheets: Iterable[tuple[str, str]]) -> list[Sight]:
    """What each of the sheets (title and path) hides. Raises UserError ("workbook"), detail "unlike", for a look that
    shows something else than what is read."""
    _check_book(parts)
    themes = tuple(part for name, part in parts.items() if name.startswith("xl/theme/"))
    looks = _looks(parts.get("xl/styles.xml", b"<x/>"), themes)
    return [_sight(title, parts[path], looks) for title, path in sheets]


def _unlike(where: str, what: str) -> UserError:
    return UserError(
        f"{where} {what}, nên người mở bằng Excel có thể thấy khác số liệu được nhập. "
        "Không đọc tệp này; hãy xin lại tệp gốc.",
        reason="workbook",
        detail="unlike",
    )


def _named(element: ElementTree.Element) -> str:
    """The name of an element of spreadsheets; raises for one of any other vocabulary."""
    if not element.tag.startswith(_MAIN):
        raise _unlike("Tệp Excel này", "có phần lạ")
    return element.tag[len(_MAIN) :]


def _tree(part: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(part)
    except ElementTree.ParseError as fault:
        raise _unlike("Tệp Excel này", "có phần không đọc được") from fault


def _check_book(parts: Mapping[str, bytes]) -> None:
    book = _tree(parts["xl/workbook.xml"])
    for settings in book.iter(f"{_MAIN}workbookPr"):
        if settings.get("date1904", "0") not in _FLAG_OFF:
            raise _unlike("Tệp Excel này", "đếm ngày từ năm 1904")
    if not _STRINGS.fullmatch(parts.get("xl/sharedStrings.xml", b"<sst/>")):
        raise _unlike("Tệp Excel này", "có chữ được tô vẽ riêng trong ô")


# --- looks --------------------------------------------------------------------------------------


@lru_cache(maxsize=8)  # workbooks of one program often have the same
def _looks(written: bytes, themes: tuple[bytes, ...]) -> _Looks:
    styles = _tree(written)
    plain = all(_is_plain(_tree(theme)) for theme in themes)
    formats = dict(_CODES)
    for declared in styles.iter(f"{_MAIN}numFmt"):
        code = _FORMAT.fullmatch(declared.get("formatCode", ""))
        if code is None:
            raise _unlike("Tệp Excel này", f"có khuôn số lạ “{declared.get('formatCode', '')[:40]}”")
        every = code[0] in ("dd/mm/yyyy", "@", "General")
        formats[declared.get("numFmtId", "")] = _EVERY_DIGIT if every else len(code[1] or "")
    fonts = [_check_font(font, plain) for group in styles.iter(f"{_MAIN}fonts") for font in group]
    for group in styles.iter(f"{_MAIN}fills"):
        for fill in group:
            _check_fill(fill)
    decimals: list[int] = []
    pale: set[int] = set()
    for group in (group for name in ("cellStyleXfs", "cellXfs") for group in styles.iter(f"{_MAIN}{name}")):
        for number, xf in enumerate(group):
            places = _check_xf(xf, formats, len(fonts))
            if group.tag == f"{_MAIN}cellXfs":
                decimals.append(places)
                pale.update([number] if fonts[int(xf.get("fontId", "0"))] else [])
    return _Looks(tuple(decimals), frozenset(pale))


def _is_plain(theme: ElementTree.Element) -> bool:
    """Whether letters that leave their look to the theme are dark ones of a face that is known."""
    dark, face = theme.find(_DARK), theme.find(_FACES)
    return dark is not None and dark.get("val") == "windowText" and face is not None and face.get("typeface") in _FONTS


def _check_xf(xf: ElementTree.Element, formats: Mapping[str, int], fonts: int) -> int:
    """How many decimals a style shows."""
    places = formats.get(xf.get("numFmtId", "0"))
    font = xf.get("fontId", "0")
    applied = [value for key, value in xf.attrib.items() if key.startswith("apply")]
    if places is None or not font.isdecimal() or int(font) >= fonts or not _FLAG_OFF.isdisjoint(applied):
        raise _unlike("Tệp Excel này", "có kiểu ô lạ")
    for aligned in xf.iter(f"{_MAIN}alignment"):
        across, inset = aligned.get("horizontal", "general"), aligned.get("indent", "0")
        if not _ALIGNED.issuperset(aligned.attrib) or across not in _ACROSS or inset not in ("0", "1", "2"):
            raise _unlike("Tệp Excel này", "có ô xoay chữ, thu nhỏ chữ hoặc lặp chữ")
    return places


def _check_font(font: ElementTree.Element, plain: bool) -> bool:
    """Whether the letters are too pale to be read."""
    said = {_named(part): part for part in font}
    size, name = said.get("sz"), said.get("name")
    themed = "scheme" in said or "theme" in getattr(said.get("color"), "attrib", ())
    known = _FONT_PARTS.issuperset(said) and len(said) == len(font)
    if not known or (themed and not plain) or (name is not None and name.get("val") not in _FONTS):
        raise _unlike("Tệp Excel này", "có phông chữ lạ")
    if size is not None and not _SMALLEST <= _number(size.get("val", "")) <= 40:
        raise _unlike("Tệp Excel này", "có chữ quá nhỏ hoặc quá to")
    colour = said.get("color")
    if colour is None or colour.attrib == {"theme": "1"}:
        return False
    return _luminance(colour) > _FAINTEST


def _check_fill(fill: ElementTree.Element) -> None:
    for ground in fill:
        colours = list(ground)
        if _named(ground) != "patternFill" or ground.get("patternType", "none") not in ("none", "solid", "gray125"):
            raise _unlike("Tệp Excel này", "có nền ô lạ")
        front = next((one for one in colours if _named(one) == "fgColor"), None)
        if ground.get("patternType") == "solid" and (front is None or _luminance(front) < _DARKEST):
            raise _unlike("Tệp Excel này", "có nền ô quá đậm")


def _luminance(colour: ElementTree.Element) -> float:
    """Relative luminance (WCAG 2.2) of a colour that is told by its three parts."""
    told = colour.get("rgb", "")
    if len(colour.attrib) != 1 or not re.fullmatch("[0-9A-Fa-f]{8}", told):
        raise _unlike("Tệp Excel này", "có màu lạ")
    parts = [int(told[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _number(told: str) -> float:
    return float(told) if _MEASURE.fullmatch(told) else -1


# --- sheets -------------------------------------------------------------------------------------


def _sight(title: str, part: bytes, looks: _Looks) -> Sight:
    where = f"Trang “{title}”"
    table = _TABLE.search(part)
    if table is None or not _DATA.fullmatch(part, table.start(), table.end()):
        raise _unlike(where, "có ô viết khác thường")
    around = _tree(part[: table.start()] + b"<sheetData/>" + part[table.end() :])
    widths = _check_around(where, around)
    rows = _check_order(where, table[0])
    sight = Sight(
        columns=frozenset(at for at, width in widths.items() if width < _NARROW),
        rows=rows,
        covered=tuple(_ranges(where, around)),
    )
    _check_cells(where, table[0], looks, sight, widths)
    return sight


def _check_around(where: str, tree: ElementTree.Element) -> dict[int, float]:
    """The widths of the columns that have one, from 0; a hidden one has none."""
    widths: dict[int, float] = {}
    for element in tree.iter():
        name = _named(element)
        if not _SHEET_PARTS.get(name, frozenset()).issuperset(element.attrib) or name not in _SHEET_PARTS:
            raise _unlike(where, f"có “{name}” khác thường")
        if name == "autoFilter" and len(element):
            raise _unlike(where, "đang lọc bớt dòng")
        if name == "pane" and not _at_its_place(element):
            raise _unlike(where, "có phần bị cuộn khuất")
        if name == "sheetFormatPr" and _number(element.get("defaultRowHeight", "15")) < _LOW:
            raise _unlike(where, "có dòng quá thấp")
        if name == "col":
            width = 0.0 if element.get("hidden", "0") not in _FLAG_OFF else _number(element.get("width", "9"))
            first, last = (int(_number(element.get(end, ""))) for end in ("min", "max"))
            if not 0 < first <= last <= 16_384:
                raise _unlike(where, "có cột lạ")
            widths.update(dict.fromkeys(range(first - 1, min(last, 200)), width))
    return widths


def _at_its_place(pane: ElementTree.Element) -> bool:
    """A pane begins where the frozen part ends, else what lies between is out of reach."""
    across, down = int(_number(pane.get("xSplit", "0"))), int(_number(pane.get("ySplit", "0")))
    return pane.get("state") == "frozen" and pane.get("topLeftCell") == f"{_letters(across)}{down + 1}"


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _column(letters: bytes) -> int:
    """Its number from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _ranges(where: str, tree: ElementTree.Element) -> Iterator[tuple[int, int, int, int]]:
    for merged in tree.iter(f"{_MAIN}mergeCell"):
        found = re.fullmatch(r"([A-Z]{1,2})(\d{1,5}):([A-Z]{1,2})(\d{1,5})", merged.get("ref", ""))
        if found is None:
            raise _unlike(where, "gộp ô khác thường")
        left, top, right, bottom = found.groups()
        yield int(top) - 1, _column(left.encode()), int(bottom) - 1, _column(right.encode())


def _check_order(where: str, table: bytes) -> frozenset[int]:
    """Rows and cells stand in their order, each once: of two, programs show one or the other. The hidden rows."""
    places, heads = _PLACE.findall(table), _HEAD.findall(table)
    columns, lines = zip(*places, strict=True) if places else ((), ())
    starts = [at for at, letters in enumerate(columns) if not letters]
    if len(starts) != len(heads) or len(places) != len(heads) + table.count(b"<c ") or starts[:1] not in ([], [0]):
        raise _unlike(where, "có ô đứng sai chỗ")
    before, hidden = 0, set[int]()
    in_order: set[tuple[bytes, ...]] = {()}  # most rows of a sheet have the same columns
    for head, start, end in zip(heads, starts, [*starts[1:], len(places)], strict=True):
        line, across = lines[start], columns[start + 1 : end]
        if int(line) <= before or lines[start:end].count(line) != end - start:
            raise _unlike(where, "có dòng hoặc ô đứng sai chỗ")
        before = int(line)
        if across not in in_order:
            if any((len(first), first) >= (len(second), second) for first, second in pairwise(across)):
                raise _unlike(where, "có hai ô ở một chỗ")
            in_order.add(across)
        height = _HEIGHT.search(head)
        if _HIDDEN_ROW.search(head) or (height and float(height[1]) < _LOW):
            hidden.add(before - 1)
    return frozenset(hidden)


def _check_cells(where: str, table: bytes, looks: _Looks, sight: Sight, widths: Mapping[int, float]) -> None:
    """Letters can be read where they show, and a number shows all of its decimals."""
    for letters, digits in _in_styles(looks.pale).findall(table) if looks.pale else ():
        row, column = int(digits) - 1, _column(letters)
        if row and column and not sight.hides(row, column):
            raise _unlike(where, f"có chữ mờ ở ô {letters.decode()}{row + 1}")
    for found in _FRACTION.finditer(table):
        told = repr(float(found[1]))  # what is imported: programs write seventeen digits, of which fifteen count
        cell = table[table.rfind(b"<c", 0, found.start()) : found.start()]
        place, style = _PLACE.search(cell), _STYLE.search(cell)
        letters, row = (place[1], place[2]) if place else (b"", b"")
        if not _shows_all(told, looks.shown(int(style[1]) if style else 0), widths.get(_column(letters), 9)):
            raise _unlike(where, f"hiện số đã làm tròn ở ô {(letters + row).decode()}")


@lru_cache(maxsize=8)  # each sheet of a workbook asks for the same
def _in_styles(styles: frozenset[int]) -> re.Pattern[bytes]:
    """Finds the cells of these styles: column and row."""
    listed = b"|".join(b"%d" % style for style in sorted(styles))
    return re.compile(rb'<c(?=[^>]* s="0*(?:%b)")[^>]* r="([A-Z]+)(\d+)"' % listed)


def _shows_all(told: str, decimals: int, width: float) -> bool:
    """Whether a number is seen with all its decimals; the general format cuts them to the width of the column."""
    if decimals == _EVERY_DIGIT:
        return told.endswith(".0") or width > len(told)
    return "e" not in told and (told.endswith(".0") or len(told.partition(".")[2]) <= decimals)
