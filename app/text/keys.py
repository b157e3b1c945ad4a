"""Keys under which text is found and ordered: the same on every operating system.

No locale and no ICU: Windows' own collation differs from Linux's, and two offices must see one
order (domain notes §8.2).
"""

import re
import unicodedata
from collections.abc import Iterable

from app.text.clean import nfc
from app.text.syllables import TONES, split_tone

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″"), '"') | dict.fromkeys(map(ord, "‘’‚‛‹›′`´"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_PUNCTUATION = {**_QUOTES, **_DASHES, **_INVISIBLE}
_MARKS = dict.fromkeys(range(0x0300, 0x0370))
_FOLDED = {**_PUNCTUATION, **_MARKS, ord("đ"): "d"}

_ALPHABET = {letter: chr(ord("A") + place) for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_LEVEL, _GAP = "\x01", "\x02"  # below every key character, so that a shorter word comes first
_NUMBER = "0"  # digits stand between gaps and letters
_PIECES = re.compile(r"(\d+)|([^\W\d_]+)|[\W_]+")
_ROMAN = re.compile(
    r"(?i:\b(?:khóa|khoá|lần|lần thứ|thứ|điều|chương|phần|mục|kỳ|nhiệm kỳ|quý|hạng|đại hội))\s+([IVXLC]{1,8})(?!\w)"
)
_ROMAN_FORM = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"\w+")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def search_key(text: str) -> str:
    """Text with case, tone and letter marks folded away: what search and its index compare.

    Uỷ, Ủy and uy are one; so are hoá and hóa, đ and d, curly and straight quotes, all dashes.
    """
    folded = unicodedata.normalize("NFD", nfc(text).casefold()).translate(_FOLDED)
    return " ".join(folded.split())


def begins_words(words: str, typed: str) -> bool:
    """Whether each typed word begins one of the words; both as `search_key` folds them. Nothing typed fits all."""
    known = _WORD.findall(words)
    return all(any(word.startswith(piece) for word in known) for piece in _WORD.findall(typed))


def holds_words(key: str, typed: Iterable[str]) -> bool:
    """Whether each typed word stands somewhere in the text; all as `search_key` folds them. Nothing typed fits all."""
    return all(word in key for word in typed)


def exact_key(text: str) -> str:
    """Text with only case, quotes, dashes and the place of the tone folded: ranks true matches first.

    The tone is written behind its word, so that hoá and hóa give one key and hoa another.
    """
    plain = nfc(text).casefold().translate(_PUNCTUATION)
    return " ".join("".join(split_tone(word)) for word in plain.split())


def sort_key(text: str) -> str:
    """A string whose order by code point is Vietnamese order; SQLite's BINARY collation agrees.

    Letters decide first (a ă â b c d đ e ê …), then tones in the order of dictionaries (ngang huyền
    hỏi ngã sắc nặng), then the text itself, so that the order is total. Numbers go by value, and so
    do Roman numerals behind words such as khóa, lần, điều, chương, quý.
    """
    letters, tones = _levels(text)
    return _LEVEL.join((letters, tones, nfc(text)))


def person_sort_key(name: str) -> str:
    """The order of a list of people: by the last word (tên), then by surname and middle name."""
    words = name.split()
    given, rest = _levels(" ".join(words[-1:])), _levels(" ".join(words[:-1]))
    return _LEVEL.join((*given, *rest, nfc(name)))


def _levels(text: str) -> tuple[str, str]:
    """The key by letters and the key by tones."""
    letters: list[str] = []
    tones: list[str] = []
    for digits, word in _PIECES.findall(_ROMAN.sub(_roman_as_digits, nfc(text).strip())):
        if digits:
            letters.append(_number_key(digits))
        elif word:
            letters.append(_letter_key(word))
            tones.append(_tone_key(word))
        elif letters:
            letters.append(_GAP)
    return "".join(letters).rstrip(_GAP), _GAP.join(tones)


def _number_key(digits: str) -> str:
    significant = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return _NUMBER + chr(0x30 + min(len(significant), 0x5000)) + significant


def _letter_key(word: str) -> str:
    letters = split_tone(word.lower())[0]
    return "".join(_ALPHABET.get(letter) or _foreign(letter) for letter in letters)


def _foreign(letter: str) -> str:
    """A letter outside the alphabet: with its base letter if it has one, else behind all others."""
    base = unicodedata.normalize("NFD", letter)[0]
    return _ALPHABET.get(base, base)


def _tone_key(word: str) -> str:
    marks = split_tone(word.lower())[1]
    return "".join(chr(ord("2") + TONES.index(mark)) for mark in marks) or "1"


def _roman_as_digits(match: re.Match[str]) -> str:
    numeral = match[1]
    if not _ROMAN_FORM.fullmatch(numeral):
        return match[0]
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    total = sum(-value if value < after else value for value, after in zip(values, following, strict=True))
    return match[0][: -len(numeral)] + str(total)
