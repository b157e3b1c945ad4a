"""What is refused in a workbook before anything reads its rows (signing standards §6, XLSX layer).

The archive is walked over its raw bytes: every byte belongs to one listed part, sizes are
counted while decompressing, checksums hold. The parts are then searched as bytes, not as XML
trees, for what has no place in data: macros, links to elsewhere, formulas, entities, cells so
far away that a reader's table would not fit in memory. What comes out is the same workbook
without compression and without the parts nobody reads, so that the reader sees exactly the
bytes that were checked, and unpacks nothing twice.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from app.errors import UserError
from app.packages.workbook_sight import ALL_SEEN, Sight, check_sight

LAST_ROW = 19_999
"""The last row of a sheet that is read: tables are held in memory whole. `_ODD_CELL` says it too."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and counts; `ratio` binds above 1 MB (EU DSS: 100; repeated empty rows of a form pack tighter)."""

    file: int = 50_000_000
    parts: int = 200
    part: int = 64_000_000
    total: int = 128_000_000
    ratio: int = 200


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it; `formulas` names the cells that hold one ("C7"), `errors` those that show
    a fault ("#REF!") and nothing else."""

    name: str
    hidden: bool
    formulas: tuple[str, ...]
    errors: tuple[str, ...] = ()
    sight: Sight = ALL_SEEN


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook that may be read: its bytes, uncompressed, and its sheets in order."""

    data: bytes
    sheets: tuple[SheetPart, ...]


def check(data: bytes, *, foreign: bool = False, limits: Limits = LIMITS) -> Checked:
    """The workbook made safe to read; raises UserError ("workbook"), whose detail names what was found.

    `foreign` is for a form that another program may have saved: parts that such programs add
    (printer settings, comments, shared strings) are dropped unread, formulas and hidden sheets
    are reported instead of refused, and nobody asks what it looks like (`workbook_sight`).
    """
    parts = unpacked(data, foreign=foreign, limits=limits)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            _check_xml(name, part)
    sheets = _listed_sheets(parts)
    checked: list[SheetPart] = []
    for title, hidden, path in sheets:
        formulas = _check_sheet(title, parts[path])
        if formulas and not foreign:
            raise _refusal("formula", f"Trang “{title}” có công thức (ô {formulas[0]}).")
        if hidden and not foreign:
            raise _refusal("hidden-sheet", f"Trang “{title}” bị ẩn.")
        checked.append(SheetPart(title, hidden, tuple(formulas), tuple(_errors(parts[path]))))
    if not foreign:
        sights = check_sight(parts, [(title, path) for title, _, path in sheets])
        checked = [replace(sheet, sight=sight) for sheet, sight in zip(checked, sights, strict=True)]
    return Checked(_repacked(parts, [path for _, _, path in sheets]), tuple(checked))


_REFUSED = (
    ("macros", "có macro", re.compile(r"vbaProject|vbaData|macrosheets|dialogsheets", re.IGNORECASE)),
    ("external-links", "có liên kết tới tệp khác", re.compile(r"externalLinks", re.IGNORECASE)),
    ("embedded", "có tệp nhúng bên trong", re.compile(r"embeddings|oleObject", re.IGNORECASE)),
    ("activex", "có nút lệnh ActiveX", re.compile(r"activeX|ctrlProps", re.IGNORECASE)),
    ("connections", "có kết nối dữ liệu ngoài", re.compile(r"connections\.xml|xl/model/", re.IGNORECASE)),
    ("queries", "có truy vấn dữ liệu ngoài", re.compile(r"queryTables|customData", re.IGNORECASE)),
)
_OURS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|xl/(?:workbook|styles|sharedStrings)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/theme/theme\d+\.xml|xl/worksheets/sheet\d+\.xml"
    r"|_xmlsignatures/(?:origin\.sigs|sig\d+\.xml|_rels/origin\.sigs\.rels)"
)
_FOREIGN = re.compile(
    r"\[Content_Types\]\.xml"
    r"|(?:[A-Za-z0-9_. -]+/){0,3}[A-Za-z0-9_. -]*\.(?:xml|rels|vml|bin|png|jpe?g|gif|emf|wmf|sigs)"
)
_READ_PARTS = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|styles|sharedStrings)\.xml|xl/_rels/.*")


def _refusal(name: str, what: str) -> UserError:
    return UserError(
        f"{what} Sổ số liệu chỉ được chứa số liệu, nên không đọc tệp này. Hãy xin lại tệp gốc.",
        reason="workbook",
        detail=name,
    )


def _damaged(detail: str = "damaged") -> UserError:
    return UserError(
        "Tệp Excel bị hỏng hoặc đã bị sửa bằng công cụ khác, không đọc được. Hãy xin lại tệp gốc.",
        reason="workbook",
        detail=detail,
    )


def _too_big() -> UserError:
    return UserError(
        "Tệp Excel lớn bất thường nên không mở. Hãy kiểm tra lại tệp.", reason="workbook", detail="too-big"
    )


# --- the archive ------------------------------------------------------------------------------

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _DESCRIPTOR = 0x2041, 0x0008


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def unpacked(data: bytes, *, foreign: bool = False, limits: Limits = LIMITS) -> dict[str, bytes]:
    """The parts in the order of the archive, none looked into; raises as `check` does for an archive out of form."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UserError(
            "Tệp Excel này được đặt mật khẩu hoặc ở khuôn .xls cũ. Hãy lưu lại thành .xlsx không mật khẩu.",
            reason="workbook",
            detail="encrypted",
        )
    if data[:4] != b"PK\x03\x04":
        raise UserError(
            "Tệp này không phải là sổ Excel (.xlsx). Hãy chọn đúng tệp.", reason="workbook", detail="not-workbook"
        )
    if len(data) > limits.file:
        raise _too_big()
    entries, directory = _directory(data, limits)
    seen: set[str] = set()
    for entry in entries:
        _check_name(entry.name, foreign)
        if entry.name.casefold() in seen:
            raise _damaged("duplicate")
        seen.add(entry.name.casefold())
        if entry.flags & _ENCRYPTED:
            raise _damaged("encrypted")
        if entry.size > limits.part or (entry.size > 1_000_000 and entry.size > limits.ratio * entry.packed):
            raise _too_big()
    if sum(entry.size for entry in entries) > limits.total:
        raise _too_big()
    parts: dict[str, bytes] = {}
    place = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset != place:
            raise _damaged("zip-layout")
        parts[entry.name], place = _part(data, entry, foreign)
    if place != directory:
        raise _damaged("zip-layout")
    return parts


def _directory(data: bytes, limits: Limits) -> tuple[list[_Entry], int]:
    """The central directory and where it begins; the file must end with its end record, without a comment."""
    end = len(data) - _END.size
    try:
        signature, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, end)
    except struct.error as fault:
        raise _damaged("zip-layout") from fault
    if signature != b"PK\x05\x06" or disk or first_disk or here != count or comment or start + size != end:
        raise _damaged("zip-layout")
    if count > limits.parts:
        raise _too_big()
    entries: list[_Entry] = []
    place = start
    for _ in range(count):
        if place + _CENTRAL.size > end:
            raise _damaged("zip-layout")
        found = _CENTRAL.unpack_from(data, place)
        flags, method, crc, packed, unpacked, name_size, extra, remark = (*found[3:5], *found[7:13])
        raw = data[place + _CENTRAL.size : place + _CENTRAL.size + name_size]
        if found[0] != b"PK\x01\x02" or remark or found[13] or not raw.isascii():
            raise _damaged("zip-layout")
        entries.append(_Entry(raw.decode("ascii"), raw, flags, method, crc, packed, unpacked, found[16]))
        place += _CENTRAL.size + name_size + extra + remark
    if place != end:
        raise _damaged("zip-layout")
    return entries, start


def _check_name(name: str, foreign: bool) -> None:
    for detail, words, pattern in _REFUSED:
        if pattern.search(name):
            raise _refusal(detail, f"Tệp Excel này {words}.")
    if ".." in name.split("/") or not (_FOREIGN if foreign else _OURS).fullmatch(name):
        raise _refusal("part", "Tệp Excel này có phần lạ bên trong.")


def _part(data: bytes, entry: _Entry, foreign: bool) -> tuple[bytes, int]:
    """One part, unpacked with its size counted, and where its bytes end."""
    try:
        found = _LOCAL.unpack_from(data, entry.offset)
    except struct.error as fault:
        raise _damaged("zip-layout") from fault
    name_at = entry.offset + _LOCAL.size
    begin = name_at + found[9] + found[10]
    stop = begin + entry.packed
    deferred = bool(entry.flags & _DESCRIPTOR)
    same = found[6:9] == (entry.crc, entry.packed, entry.size) or (deferred and foreign)
    if (
        found[0] != b"PK\x03\x04"
        or found[2:4] != (entry.flags, entry.method)
        or data[name_at : name_at + found[9]] != entry.raw_name
        or not same
        or ((found[10] or deferred) and not foreign)
        or stop > len(data)
    ):
        raise _damaged("zip-layout")
    packed = data[begin:stop]
    if entry.method == zipfile.ZIP_STORED:
        part = packed
    elif entry.method == zipfile.ZIP_DEFLATED:
        part = _inflated(packed, entry.size)
    else:
        raise _damaged("zip-layout")
    if len(part) != entry.size or zlib.crc32(part) != entry.crc:
        raise _damaged()
    if deferred:
        tail = struct.pack("<3L", entry.crc, entry.packed, entry.size)
        signed = data[stop : stop + 4] == b"PK\x07\x08"
        if data[stop + 4 * signed : stop + 4 * signed + 12] != tail:
            raise _damaged("zip-layout")
        stop += 12 + 4 * signed
    return part, stop


def _inflated(packed: bytes, size: int) -> bytes:
    unpacker = zlib.decompressobj(-15)
    try:
        part = unpacker.decompress(packed, size + 1)
    except zlib.error as fault:
        raise _damaged() from fault
    if not unpacker.eof or unpacker.unused_data:
        raise _damaged()
    return part


def _repacked(parts: Mapping[str, bytes], sheets: list[str]) -> bytes:
    """The parts that are read, stored without compression. Written by hand: their checksums and sizes are known."""
    kept: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name, part in parts.items():
        if name not in sheets and not _READ_PARTS.fullmatch(name):
            continue
        raw, crc, size = name.encode("ascii"), zlib.crc32(part), len(part)
        kept += [_LOCAL.pack(b"PK\x03\x04", 20, 0, 0, 0, 33, crc, size, size, len(raw), 0), raw, part]
        directory += [
            _CENTRAL.pack(b"PK\x01\x02", 20, 20, 0, 0, 0, 33, crc, size, size, len(raw), *[0] * 5, place),
            raw,
        ]
        place += _LOCAL.size + len(raw) + size
    count, length = len(directory) // 2, sum(map(len, directory))
    return b"".join([*kept, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, length, place, 0)])


# --- the parts --------------------------------------------------------------------------------

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']*)["']""")
_EXTERNAL = re.compile(r"External", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[\s/>]")
_ODD_CELL = re.compile(rb'<c(?! r="[A-C]?[A-Z](?:[1-9]\d{0,3}|1\d{4})")[\s/>]')
_PREFIXED = re.compile(rb":(?:row|c|f|v|is|t|r)[\s/>]")
_PREFIXED_TAG = re.compile(rb"<[^\s<>/:]+:(?:row|c|f|v|is|t|r)[\s/>]")
_ERROR = re.compile(rb'<c r="([A-Z]{1,2}\d{1,5})"[^>]* t="e"')
_CELL_NAME = re.compile(rb'r="([A-Z]{1,2}\d{1,5})"')
_TABLE = re.compile(rb"sheetData[\s/>]")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT_MAIN = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REFERENCES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def _check_xml(name: str, part: bytes) -> None:
    """UTF-8 without document type, so that a search of the bytes finds what a parser would find."""
    declared = _DECLARED.match(part.removeprefix(b"\xef\xbb\xbf")[:300])
    if part.removeprefix(b"\xef\xbb\xbf")[:1] != b"<" or b"\0" in part:
        raise _damaged("encoding")
    if declared and declared.group(1).lower() not in (b"utf-8", b"us-ascii"):
        raise _damaged("encoding")
    if b"<!D" in part or b"<!E" in part:
        raise _refusal("dtd", "Tệp Excel này có khai báo lạ (DTD) bên trong.")
    if name.endswith(".rels"):
        for relation in _tree(part).iter(_RELATIONSHIP):
            if _EXTERNAL.search(relation.get("TargetMode", "")):
                raise _refusal("external-target", "Tệp Excel này trỏ tới một địa chỉ hoặc tệp bên ngoài.")
    if name == "[Content_Types].xml" and b"macroenabled" in part.lower():
        raise _refusal("macros", "Tệp Excel này có macro.")


def _tree(part: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(part)
    except ElementTree.ParseError as fault:
        raise _damaged() from fault


def _listed_sheets(parts: Mapping[str, bytes]) -> list[tuple[str, bool, str]]:
    """Title, whether hidden, and path of every sheet; every sheet part is listed exactly once."""
    if "xl/workbook.xml" not in parts or "xl/_rels/workbook.xml.rels" not in parts:
        raise UserError(
            "Tệp này không phải là sổ Excel (.xlsx). Hãy chọn đúng tệp.", reason="workbook", detail="not-workbook"
        )
    targets = dict(_targets(parts["xl/_rels/workbook.xml.rels"]))
    sheets: list[tuple[str, bool, str]] = []
    workbook = _tree(parts["xl/workbook.xml"])
    for sheet in (found for main in (_MAIN, _STRICT_MAIN) for found in workbook.iter(f"{main}sheet")):
        path = next((targets[sheet.attrib[key]] for key in _REFERENCES if sheet.get(key) in targets), "")
        if path not in parts or not path.startswith("xl/worksheets/"):
            raise _damaged("sheet-list")
        sheets.append((sheet.get("name", ""), sheet.get("state", "visible") != "visible", path))
    paths = [path for _, _, path in sheets]
    parted = {name for name in parts if name.startswith("xl/worksheets/") and name.endswith(".xml")}
    if not sheets or len(set(paths)) != len(paths) or set(paths) != parted:
        raise _damaged("sheet-list")
    return sheets


def _targets(part: bytes) -> Iterator[tuple[str, str]]:
    for relation in _tree(part).iter(_RELATIONSHIP):
        target = relation.get("Target", "")
        yield relation.get("Id", ""), target[1:] if target.startswith("/") else f"xl/{target}"


def _check_sheet(title: str, part: bytes) -> list[str]:
    """The cells with formulas. Cells must stand in the plain form that every known program writes."""
    places = [(found.start(), part[max(0, found.start() - 2) : found.start()]) for found in _TABLE.finditer(part)]
    opened = [place for place, before in places if before.endswith(b"<")]
    closed = [place for place, before in places if before == b"</"]
    prefixed = [place for place, before in places if before.endswith(b":")]
    if len(opened) != 1 or len(closed) > 1 or prefixed:
        raise _damaged("sheet-form")
    begin, stop = opened[0], closed[0] if closed else len(part)
    if _PREFIXED.search(part, begin, stop) and _PREFIXED_TAG.search(part, begin, stop):
        raise _damaged("sheet-form")
    odd = _ODD_CELL.search(part, begin, stop)
    if odd:
        raise UserError(
            f"Trang “{title}” có ô nằm quá xa vùng số liệu (sau dòng {LAST_ROW} hoặc cột CZ) hoặc sai khuôn. "
            "Hãy xóa các dòng, cột thừa rồi lưu lại.",
            reason="workbook",
            detail="far-cell",
        )
    formulas: list[str] = []
    for found in _FORMULA.finditer(part, begin, stop):
        named = _CELL_NAME.match(part, part.rfind(b"<c ", begin, found.start()) + 3)
        formulas.append(named.group(1).decode("ascii") if named else "?")
    return formulas


def _errors(part: bytes) -> Iterator[str]:
    if b' t="e"' in part:
        yield from (found[1].decode("ascii") for found in _ERROR.finditer(part))
