"""Values of a PDF: one spelling out, many spellings in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packages.pdf_objects import Name, Plain, Ref, Text, Value, read_value, text, write_value

names = st.from_regex(rb"[A-Za-z][A-Za-z0-9+.-]{0,12}", fullmatch=True).map(Name)
plain = st.from_regex(rb"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,5})?|true|false|null", fullmatch=True).map(Plain)
leaves: st.SearchStrategy[Value] = names | plain | st.binary(max_size=30).map(Text) | st.integers(0, 10**6).map(Ref)
values: st.SearchStrategy[Value] = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(names, inner, max_size=5), max_leaves=25
)


@given(values)
def test_what_is_written_is_read_back(value: Value) -> None:
    written = write_value(value)
    assert read_value(written) == (value, len(written))
    assert b"\n" not in written


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        (b"% a word\n /A", Name(b"A")),
        (b"(a\\(b\\)\\101\\n(c)\\\n)", Text(b"a(b)A\n(c)")),
        (b"<4 1\n4>", Text(b"A@")),
        (b"[1 .5 -.5 5. +3 007]", [Plain(b"1"), Plain(b"0.5"), Plain(b"-0.5"), Plain(b"5"), Plain(b"3"), Plain(b"7")]),
        (b"[1 0 R 2 0 0 0]", [Ref(1), Plain(b"2"), Plain(b"0"), Plain(b"0"), Plain(b"0")]),
        (b"<</A/B/C[true]>>", {Name(b"A"): Name(b"B"), Name(b"C"): [Plain(b"true")]}),
    ],
)
def test_looser_spellings_are_understood(spelling: bytes, value: Value) -> None:
    assert read_value(spelling)[0] == value


@pytest.mark.parametrize(
    "spelling", [b"", b"]", b">>", b"<< /A >>", b"<< /A 1 /A 2 >>", b"<< 1 2 >>", b"[ >>", b"(", b"<4x>", b"maybe"]
)
def test_what_is_no_value_is_refused(spelling: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_value(spelling)


@given(st.text(max_size=40).filter(lambda words: not any("\ud800" <= letter <= "\udfff" for letter in words)))
def test_any_text_can_be_kept(words: str) -> None:
    kept = text(words)
    assert (kept[2:].decode("utf-16-be") if kept.startswith(b"\xfe\xff") else kept.decode("ascii")) == words
