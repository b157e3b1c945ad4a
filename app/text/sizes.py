"""How much a file holds or a stick has left, as people say it."""

from app.text.numbers import write_number


def size_words(size: int) -> str:
    """An amount of bytes: "3,1 GB", "25 MB", "4,7 MB", "293 KB"; what is there at all is never said to be nothing."""
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20)):
        if size >= step:
            tenths = size * 10 // step
            return f"{write_number(tenths // 10)}{f',{tenths % 10}' if tenths % 10 and tenths < 1000 else ''} {unit}"
    return f"{write_number(max(size >> 10, 1 if size else 0))} KB"
