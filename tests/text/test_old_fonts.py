"""What is noticed in real texts: those of the guidance as they are issued, and as old fonts would have them."""

import json
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.paths import resource
from app.text.clean import as_pasted, clean_paste
from app.text.legacy import Legacy, convert, detect
from tests.text.test_legacy import encode


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)


TEXTS = sorted(
    {
        text
        for file in resource("guidance").glob("*.json")
        for text in strings(json.loads(file.read_text(encoding="utf-8")))
        if not text.isascii()
    }
)
WORDS = sorted({word for text in TEXTS for word in re.findall(r"\w+", text) if not any(map(str.isdigit, word))})
OF_LATIN_LETTERS = [word for word in WORDS if not word.isascii() and all(ord(letter) < 256 for letter in word)]
"""Words whose letters the old fonts use too, for something else: "là", "có", "bà"."""

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def test_no_real_text_is_taken_for_an_old_one() -> None:
    assert len(TEXTS) > 300
    for form in ("NFC", "NFD"):
        assert [text for text in TEXTS if detect(unicodedata.normalize(form, text))] == []


@settings(deadline=None, max_examples=300)
@given(sentences | st.lists(st.sampled_from(OF_LATIN_LETTERS), min_size=1, max_size=6).map(" ".join))
def test_no_sentence_of_real_words_is_taken_for_an_old_one(sentence: str) -> None:
    assert detect(sentence) is None
    assert clean_paste(sentence).text == sentence


@pytest.mark.parametrize("legacy", Legacy)
def test_real_texts_of_old_fonts_are_noticed(legacy: Legacy) -> None:
    long = [text for text in TEXTS if sum(not word.isascii() for word in text.split()) >= 8]
    missed = [text for text in long if detect(encode(text, legacy)) is not legacy]
    assert len(long) > 100
    assert missed == []


@settings(deadline=None, max_examples=150)
@given(sentences, st.sampled_from(Legacy))
def test_converting_gives_letters_that_are_put_together(sentence: str, legacy: Legacy) -> None:
    converted = convert(encode(sentence, legacy), legacy)
    assert unicodedata.is_normalized("NFC", converted)
    assert detect(converted) is None


@settings(deadline=None, max_examples=150)
@given(st.lists(sentences, min_size=1, max_size=5))
def test_what_goes_into_a_box_loses_no_word(items: list[str]) -> None:
    text = "\n".join(f"\u2022\t{item}" for item in items)
    assert as_pasted(unicodedata.normalize("NFD", text)) == "\n".join(f"- {item}" for item in items)
    assert as_pasted(as_pasted(text)) == as_pasted(text)
    old = encode(text, Legacy.TCVN3)
    assert convert(as_pasted(old), Legacy.TCVN3) == as_pasted(convert(old, Legacy.TCVN3))
