import random
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.keys import begins_words, exact_key, holds_words, person_sort_key, search_key, sort_key

WORDS = "An Ăn Ân Ba Bà Bả Bã Bá Bạ Dà Dương Đà Đông".split()


def test_search_key_folds_case_tone_marks_and_punctuation():
    assert search_key("Uỷ ban") == search_key("Ủy  BAN") == "uy ban"
    assert search_key("Đời sống văn hoá") == search_key("đời sống văn hóa") == "doi song van hoa"
    assert search_key("62–KL/TW") == search_key("62-kl/tw")
    assert search_key("“Tiếp tục’") == "\"tiep tuc'"
    assert search_key("to\u0302\u0309 \u00a0ho\u031b\u0323p") == "to hop"


def test_exact_key_keeps_marks_but_not_the_place_of_the_tone():
    assert exact_key("Hoá học") == exact_key("hóa  học")
    assert exact_key("Uỷ") == exact_key("ủy")
    assert exact_key("hòa") != exact_key("hóa") != exact_key("hoa")
    assert exact_key("đa") != exact_key("da")


def test_the_order_of_the_alphabet_and_of_tones():
    shuffled = random.Random(1).sample(WORDS, len(WORDS))
    assert sorted(shuffled, key=sort_key) == WORDS
    assert sorted("eêyđdơôouưưaâă", key=sort_key) == list("aăâdđeêoôơuưưy")


def test_tones_decide_only_after_all_letters():
    assert sorted(["Bà Bình", "Ba Minh", "Bạ An"], key=sort_key) == ["Bạ An", "Bà Bình", "Ba Minh"]
    assert sorted(["hóa", "hoà", "hoá", "hòa", "hoa"], key=sort_key) == ["hoa", "hoà", "hòa", "hoá", "hóa"]


@pytest.mark.parametrize(
    "ordered",
    [
        ["Tổ 2", "Tổ 10", "Tổ 10a", "Tổ dân phố"],
        ["Tổ 02", "Tổ 2", "Tổ 3"],
        ["khóa IX", "khóa X", "khoá XI"],
        ["Điều IV", "Điều V", "Điều IX"],
        ["01/KH", "2/KH", "10/KH"],
        ["Hoa", "Hoa Mẫu", "Hoan"],
        ["Quý I", "Quý II", "Quý IV"],
    ],
)
def test_natural_order(ordered: list[str]):
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


def test_people_go_by_the_last_word():
    people = ["Trần Văn Hoá", "Lê Văn Hoá", "Bùi Đông", "Nguyễn Hòa", "Lê Thị Ân", "Trần Văn An"]
    assert sorted(people, key=person_sort_key) == [
        "Trần Văn An",
        "Lê Thị Ân",
        "Bùi Đông",
        "Nguyễn Hòa",
        "Lê Văn Hoá",
        "Trần Văn Hoá",
    ]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), max_size=8))
def test_sqlite_orders_as_python_does(texts: list[str]):
    base = sqlite3.connect(":memory:")
    try:
        base.execute("create table t (k text)")
        base.executemany("insert into t values (?)", [(sort_key(text),) for text in texts])
        stored = [row[0] for row in base.execute("select k from t order by k")]
    finally:
        base.close()
    assert stored == sorted(map(sort_key, texts))


@given(st.text(), st.text())
def test_keys_agree_on_both_unicode_forms(text: str, other: str):
    for key in (search_key, exact_key, sort_key, person_sort_key):
        assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))
    if unicodedata.normalize("NFC", text) != unicodedata.normalize("NFC", other):
        assert sort_key(text) != sort_key(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("words", "typed", "fits"),
    [
        ("niêm phong và gửi", "gui ni", True),
        ("niêm phong và gửi", "iem", False),
        ("**Nhận được**: niêm phong", "nhan", True),
        ("Ctrl+K", "k", True),
        ("gì cũng được", "", True),
    ],
)
def test_each_typed_word_begins_a_word(words: str, typed: str, fits: bool):
    assert begins_words(search_key(words), search_key(typed)) is fits


def test_every_typed_word_is_looked_for_anywhere_in_the_text() -> None:
    key = search_key("Ủy ban MTTQ phường Hoa Mẫu")
    assert holds_words(key, ["mau", "oa"])
    assert holds_words(key, [])
    assert not holds_words(key, ["hoa", "ben"])
