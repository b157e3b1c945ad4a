"""Text typed for the fonts of before Unicode: noticed, and converted when the officer agrees.

TCVN3 (.VnTime, .VnArial …) gives each accented small letter one byte and has no accented capitals:
fonts with an H at the end of their name draw the same bytes as capitals, so case is lost and the
form may offer it back. Its ư is byte 0xAD, an invisible soft hyphen. VNI (VNI-Times …) writes most
letters as a base letter followed by a mark. Both were standards of practice, not of law, until
TCVN 6909:2001 (domain notes §8.1).
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum

from app.text.syllables import is_syllable


class Legacy(Enum):
    """The two old encodings still met in office files."""

    TCVN3 = "tcvn3"
    VNI = "vni"


def _tcvn3() -> dict[str, str]:
    codes = "µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ".split()
    letters = "àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ".split()
    table = dict(zip("".join(codes), "".join(letters), strict=True))
    return table | dict(zip("¨©ª«¬\u00ad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True))


def _vni() -> dict[str, str]:
    marks = "øûõùï"  # huyền, hỏi, ngã, sắc, nặng on a bare vowel
    rows = [
        ("a", marks, "àảãáạ"),
        ("a", "êèúüéë", "ăằẳẵắặ"),
        ("a", "âàåãáä", "âầẩẫấậ"),
        ("e", marks, "èẻẽéẹ"),
        ("e", "âàåãáä", "êềểễếệ"),
        ("o", marks, "òỏõóọ"),
        ("o", "âàåãáä", "ôồổỗốộ"),
        ("ô", marks, "ờởỡớợ"),
        ("u", marks, "ùủũúụ"),
        ("ö", marks, "ừửữứự"),
        ("y", marks[:4], "ỳỷỹý"),
    ]
    table = dict(zip("ôöñìæóíòî", "ơưđìỉĩíịỵ", strict=True))
    for base, following, letters in rows:
        table |= {base + mark: letter for mark, letter in zip(following, letters, strict=True)}
    capitals = {code.upper(): letter.upper() for code, letter in table.items()}
    mixed = {code.capitalize(): letter.upper() for code, letter in table.items()}  # "Uûy" beside "UÛy"
    return capitals | mixed | table


_TABLES: Mapping[Legacy, Mapping[str, str]] = {Legacy.TCVN3: _tcvn3(), Legacy.VNI: _vni()}
_CODES = {
    legacy: re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for legacy, table in _TABLES.items()
}
_WORD_CHARACTERS = "A-Za-z" + re.escape(
    "".join(sorted({c for table in _TABLES.values() for key in table for c in key}))
)
_WORD = re.compile(rf"(?<![\w{_WORD_CHARACTERS}])[\w{_WORD_CHARACTERS}]+")
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
MOSTLY = 0.6
"""The share of syllables from which on a text is Vietnamese as it stands. Old letters look like syllables by chance in
up to half of the words ("Sè tiÒn chi tõ Quü"); real texts stay far above it. Measured on the texts of the guidance."""
LONGEST_LOOK = 20_000  # characters; more evidence than this adds nothing


def convert(text: str, legacy: Legacy) -> str:
    """The Unicode text, NFC. Characters that the old encoding does not know stay as they are."""
    table = _TABLES[legacy]
    return unicodedata.normalize("NFC", _CODES[legacy].sub(lambda match: table[match[0]], text))


def detect(text: str) -> Legacy | None:
    """The old encoding of a text, or None: for Unicode Vietnamese, and for any other language.

    A text is legacy when reading it so turns it into Vietnamese syllables and reading it as it
    stands does not. One real Unicode Vietnamese letter settles that it is not. Words in capitals
    without any mark (UBND, MTTQ) say nothing.
    """
    text = text[:LONGEST_LOOK]
    if text.isascii() or _UNICODE_ONLY.search(unicodedata.normalize("NFC", text)):
        return None
    words = [word for word in _WORD.findall(text) if _speaks(word)]
    marked = [word for word in words if not word.isascii()]
    if not marked or _share(marked) >= MOSTLY:
        return None
    best = max(Legacy, key=lambda legacy: _share([convert(word, legacy) for word in marked]))
    evidence = sum(not character.isascii() for word in marked for character in word)
    convincing = (
        _share([convert(word, best) for word in marked]) >= 0.8
        and _share([convert(word, best) for word in words]) >= 0.7
        and (evidence >= 2 or len(words) >= 2)
    )
    return best if convincing else None


def _speaks(word: str) -> bool:
    """Whether a word can be evidence: it has a letter, no digit, and is no bare abbreviation."""
    letters = [character for character in word if unicodedata.category(character).startswith("L")]
    abbreviation = word.isascii() and word.isupper() and len(word) > 1
    return bool(letters) and not abbreviation and not any(map(str.isdigit, word))


def _share(words: list[str]) -> float:
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
