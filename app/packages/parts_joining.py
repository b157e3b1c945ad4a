"""The parts of a file found among others, in any order, and put together again (package format, "Parts")."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from app.packages.parts import Part, look
from app.packages.refusals import Refusal
from app.safewrite import is_plain_file

Source = Path | tuple[Path, ...]
"""A file of its own, or the parts of one: what gets one answer."""

_BESIDE = 2_000
"""Files of a folder that are looked at for parts that nobody named."""


def sources_of(files: Iterable[Path]) -> list[Source]:
    """The files in their order; the parts of one file stand together where the first of them stood."""
    found: list[Path | list[Path]] = []
    sets: dict[object, list[Path]] = {}
    for path in files:
        part = look(path)
        if part is None:
            found.append(path)
            continue
        key = part.header.belongs_to
        if key not in sets:
            sets[key] = []
            found.append(sets[key])
        sets[key].append(path)
    return [tuple(one) if isinstance(one, list) else one for one in found]


def named(source: Source) -> Path:
    """The path by which a source is called in an answer."""
    return source[0] if isinstance(source, tuple) else source


def join(paths: Sequence[Path]) -> tuple[str, bytes]:
    """Name and bytes of the file that parts were cut from; what is missing is looked for beside them.

    Raises `Refusal`: "part-missing" with the numbers that are, "part-changed", and "no-seal" for no part at all.
    """
    parts = [part for path in paths if (part := look(path)) is not None]
    if not parts:
        raise Refusal("no-seal", "none of the files is a part")
    header = parts[0].header
    wanted = range(1, header.count + 1)
    found = _by_index(parts, header.belongs_to)
    if any(index not in found for index in wanted):
        beside = (part for folder in _folders(paths) for part in _parts_in(folder))
        found = _by_index([*parts, *beside], header.belongs_to)
    missing = [index for index in wanted if index not in found]
    if missing:
        raise Refusal("part-missing", sentence=_missing_words(missing, header.count))
    whole = bytearray()
    for index in wanted:
        piece = _first_sound(found[index], header.size - len(whole))
        if piece is None:
            raise Refusal("part-changed", sentence=_changed_words(index, header.count))
        whole += piece
    data = bytes(whole)
    if len(data) != header.size or hashlib.sha256(data).hexdigest() != header.whole:
        raise Refusal("part-changed")
    return header.name, data


def _by_index(parts: Iterable[Part], belongs_to: object) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for part in parts:
        if part.header.belongs_to == belongs_to:
            found.setdefault(part.header.index, []).append(part)
    return found


def _first_sound(parts: Sequence[Part], room: int) -> bytes | None:
    """A slice that is what its header says; a part may be there twice, one of them badly copied."""
    for part in parts:
        if 0 < part.length <= room:
            try:
                piece = part.read()
            except OSError:
                continue
            if piece is not None:
                return piece
    return None


def _folders(paths: Sequence[Path]) -> list[Path]:
    return list(dict.fromkeys(path.parent for path in paths))


def _parts_in(folder: Path) -> Iterable[Part]:
    try:
        files = [path for path in islice(folder.iterdir(), _BESIDE) if path.suffix.lower() == ".pdf"]
    except OSError:
        return []
    return [part for path in sorted(files) if is_plain_file(path) and (part := look(path)) is not None]


def _missing_words(missing: Sequence[int], count: int) -> str:
    which = ", ".join(map(str, missing))
    return (
        f"Gói này được gửi làm {count} phần, còn thiếu phần {which} trong {count}. "
        "Hãy chép đủ các phần vào một thư mục rồi nhận lại; chưa có thì xin đơn vị gửi lại phần còn thiếu."
    )


def _changed_words(index: int, count: int) -> str:
    return f"Phần {index} trong {count} của gói bị hỏng hoặc bị sửa. Hãy xin đơn vị gửi lại phần này."
