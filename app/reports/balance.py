"""Names of several lines, broken where a careful typist would break them.

Lines come out about equally long, none with one word alone where that can be helped, and best before the word that
names a level, or a date: "ỦY BAN MTTQ VIỆT NAM" above "PHƯỜNG HOA MẪU". How names are broken is our own proposal;
Decree 30 only says that they may take several lines.
"""

from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

MOST_WORDS = 80
"""Of more words nobody sees whether lines are equal; the paragraph breaks them itself."""

_LEVELS = ("ngày", "tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_TOGETHER = frozenset(
    "mặt trận|tổ quốc|việt nam|ủy ban|uỷ ban|thành phố|đặc khu|thị xã|thị trấn|thường trực|trung ương|ban thường".split(
        "|"
    )
)
_ALONE, _TORN, _AT_LEVEL = 1.0, 0.5, 0.15
"""What a word alone and a torn name cost, and what a break before a level saves, in squares of a line's width."""


def balanced(words: str, style: ParagraphStyle, width: float) -> list[str]:
    """The lines of a name in a column of this width (points); one line for what is too long to be a name."""
    given = words.split()
    if len(given) > MOST_WORDS:
        return [words]
    lengths = [stringWidth(word, style.fontName, style.fontSize) for word in given]
    blank = stringWidth(" ", style.fontName, style.fontSize)
    if sum(lengths) + blank * (len(given) - 1) <= width or max(lengths) > width:
        return [" ".join(given)]
    ends = _best_ends([word.casefold() for word in given], lengths, blank, width)
    return [" ".join(given[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _best_ends(words: list[str], lengths: list[float], blank: float, width: float) -> list[int]:
    """Where lines end: as few lines as the width allows, at the least cost."""
    count = len(words)

    def wide(start: int, end: int) -> float:
        return sum(lengths[start:end]) + blank * (end - start - 1)

    @cache
    def fewest(start: int) -> int:
        fitting = (end for end in range(start + 1, count + 1) if wide(start, end) <= width)
        return 0 if start == count else 1 + min(fewest(end) for end in fitting)

    lines = fewest(0)
    mean = wide(0, count) / lines

    @cache
    def cheapest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if start == count:
            return (0.0, ()) if not left else (float("inf"), ())
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for end in range(start + 1, count + 1):
            length = wide(start, end)
            if length > width or not left:
                break
            after, ends = cheapest(end, left - 1)
            cost = ((length - mean) / width) ** 2 + _ALONE * (end == start + 1) + _break_cost(words, end) + after
            found = min(found, (cost, (end, *ends)))
        return found

    return list(cheapest(0, lines)[1])


def _break_cost(words: list[str], end: int) -> float:
    """What it costs to break before a word; 0 behind the last."""
    if end == len(words):
        return 0.0
    if f"{words[end - 1]} {words[end]}" in _TOGETHER:
        return _TORN
    following = " ".join(words[end : end + 2])
    return -_AT_LEVEL if following.startswith(tuple(f"{level} " for level in _LEVELS)) else 0.0
