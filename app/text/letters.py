"""The letters that Vietnamese is written with."""

import unicodedata

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng


def vietnamese_letters() -> str:
    """Every letter of Vietnamese with every tone it takes, small and capital."""
    toned = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    small = _LETTERS + "".join(toned)
    return small + small.upper()
