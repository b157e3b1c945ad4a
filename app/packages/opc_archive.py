"""The zip of a signed workbook in exactly one spelling, so that checking one is writing it again.

Every part is deflated, in the order of the directory, dated 1 January 1980, with nothing between, before or behind.
Only the deflate streams themselves are free; what they unpack to is not.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED, _FIRST_DAY = 20, 8, 33


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as it lies in the archive: `stream` deflated, `size` and `crc` of what it unpacks to."""

    name: str
    stream: bytes
    size: int
    crc: int


def pack(name: str, part: bytes) -> Packed:
    """Deflate a part."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Packed(name, packer.compress(part) + packer.flush(), len(part), zlib.crc32(part))


def write(parts: Sequence[Packed]) -> bytes:
    """The archive of these parts, in their order."""
    kept: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for part in parts:
        raw = part.name.encode("ascii")
        facts = (0, _DEFLATED, 0, _FIRST_DAY, part.crc, len(part.stream), part.size, len(raw), 0)
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts) + raw + part.stream
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *facts, 0, 0, 0, 0, place) + raw)
        kept.append(local)
        place += len(local)
    listed = b"".join(directory)
    return b"".join([*kept, listed, _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(listed), place, 0)])


def read(data: bytes) -> list[Packed]:
    """The parts, one behind the other, as their own headers tell; raises ValueError where the headers do not hold.

    Nothing is unpacked, and nothing else is looked at: who needs to know writes them again and compares.
    """
    found: list[Packed] = []
    place = 0
    while data[place : place + 4] == b"PK\x03\x04":
        try:
            _, _, _, _, _, _, crc, packed, size, name_size, extra = _LOCAL.unpack_from(data, place)
        except struct.error as fault:
            raise ValueError("cut short") from fault
        start = place + _LOCAL.size + name_size + extra
        place = start + packed
        name = data[start - extra - name_size : start - extra]
        if place > len(data) or not name.isascii():
            raise ValueError("cut short, or a strange name")
        found.append(Packed(name.decode("ascii"), data[start:place], size, crc))
    return found
