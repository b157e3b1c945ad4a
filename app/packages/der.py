"""The few shapes of DER (ITU-T X.690) that a seal needs: written exactly, read strictly enough to be rewritten.

What is read is never trusted as it stands: the reader of the seal writes it again and compares the bytes.
"""

SEQUENCE, SET, OCTETS, OID, INTEGER, NULL = 0x30, 0x31, 0x04, 0x06, 0x02, 0x05


def wrap(tag: int, *parts: bytes) -> bytes:
    """One value: tag, shortest length, contents."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def integer(value: int) -> bytes:
    """A whole number that is not negative."""
    return wrap(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(dotted: str) -> bytes:
    """An object identifier."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    content = bytearray([40 * first + second])
    for arc in rest:
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(0x80 | arc & 0x7F)
        content += bytes(reversed(groups))
    return wrap(OID, bytes(content))


def span(data: bytes, at: int, tag: int) -> tuple[int, int]:
    """Where the contents of the value at `at` begin and end; raises ValueError if it is another or cut short."""
    if at + 2 > len(data) or data[at] != tag:
        raise ValueError(f"no value of tag {tag:#x} at byte {at}")
    size, start = data[at + 1], at + 2
    if size & 0x80:
        count = size & 0x7F
        if not 1 <= count <= 3:
            raise ValueError("a length without end or beyond measure")
        size, start = int.from_bytes(data[start : start + count], "big"), start + count
    if start + size > len(data):
        raise ValueError("a value longer than what holds it")
    return start, start + size


def children(data: bytes) -> list[bytes]:
    """The values inside the contents of a sequence or set, each whole."""
    found: list[bytes] = []
    at = 0
    while at < len(data):
        _, end = span(data, at, data[at])
        found.append(data[at:end])
        at = end
    return found


def content(value: bytes, tag: int) -> bytes:
    """The contents of a value that fills `value` exactly."""
    start, end = span(value, 0, tag)
    if end != len(value):
        raise ValueError("bytes left over")
    return value[start:end]
