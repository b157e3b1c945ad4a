"""Number and symbol: forms that an office may write, letters alone, and what is refused in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.symbols import LONGEST, fault_of, form_of, symbol_words


@pytest.mark.parametrize(
    ("symbol", "manner", "number", "kind", "words"),
    [
        (None, None, "5", "BC", "05/BC-MTTQ-BTT"),
        ("MTTQ-BTT", "decree", "112", "QĐ", "112/QĐ-MTTQ-BTT"),
        ("MTTQ", "decree", "5", "KH", "05/KH-MTTQ"),
        ("MTTQ-BTT", "decree", "249", "", "249/MTTQ-BTT"),
        ("{số}/{loại}-MTTQ-BTT", None, "90", "TB", "90/TB-MTTQ-BTT"),
        ("{số}-{loại}/MT", None, "5", "QĐ", "05-QĐ/MT"),
        ("{số}/MT-{loại}", None, "5", "", "05/MT"),
        (None, "party", "5", "BC", "05-BC/ĐU"),
        ("MTTQ", "party", "5", "CV", "05-CV/MTTQ"),
        ("{số}/{loại}", "decree", "……", "BC", "……/BC"),
        ("{so}/BC", "decree", "5", "BC", "05/BC-MTTQ-BTT"),
    ],
)
def test_a_symbol_is_written_as_the_office_means_it(
    symbol: str | None, manner: str | None, number: str, kind: str, words: str
) -> None:
    assert symbol_words(form_of(symbol, manner), number, kind) == words


def test_what_a_report_says_itself_stands_behind_its_number() -> None:
    assert symbol_words(form_of(None, None), "7", "BC", "BC-BTTND") == "07/BC-BTTND"
    assert symbol_words(form_of(None, "party"), "7", "BC", "BC/ĐU") == "07-BC/ĐU"


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("{so}/{loại}", "Không rõ “{so}”"),
        ("{số", "Không rõ “{số”"),
        ("số}/BC", "Không rõ “}”"),
        ("{loại}-MTTQ", "bắt đầu bằng {số}"),
        ("{số}/{số}", "bắt đầu bằng {số}"),
        ("{số}/{loại}-{loại}", "nhiều nhất một lần"),
        ("{số}BC", "gạch chéo hoặc gạch nối"),
        ("MTTQ BTT", "viết liền"),
        ("M" * (LONGEST + 1), "dài quá"),
    ],
)
def test_a_form_that_cant_be_read_is_told_in_a_sentence(symbol: str, told: str) -> None:
    assert told in fault_of(symbol)


@given(st.text(max_size=30), st.sampled_from(["decree", "party", None, "x"]), st.sampled_from(["BC", "", "CV"]))
@settings(deadline=None, max_examples=100)
def test_whatever_is_written_a_document_bears_its_number_and_no_brace(
    symbol: str, manner: str | None, kind: str
) -> None:
    words = symbol_words(form_of(symbol, manner), "5", kind)
    assert words.startswith(("05/", "05-"))
    assert "{" not in words
    assert kind in words or "{số}" in symbol
