import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.formulas import parse
from app.errors import UserError

VALUES = {"A": Decimal(3), "B": Decimal(4), "ZERO": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A+B*2", "11"),
        ("(A+B)*2", "14"),
        ("A-B-1", "-2"),
        ("A/B*100", "75"),
        (" 1.5 * A ", "4.5"),
        ("A/ZERO*100", None),
        ("A+1/ZERO", None),
    ],
)
def test_the_four_operations(text: str, value: str | None) -> None:
    assert parse(text).term.value(VALUES) == (Decimal(value) if value else None)


def test_numerator_and_denominator() -> None:
    formula = parse("(A+B)/B*100")
    assert formula.codes == ("A", "B")
    parts = formula.fraction
    assert parts is not None
    assert (parts[0].value(VALUES), parts[1].value(VALUES)) == (7, 4)
    assert parse("A/B").fraction is not None
    assert parse("A+B").fraction is None


@pytest.mark.parametrize(
    "text", ["", "A+", "A B", "(A", "A)", "*A", "a/b", "A**B", "A.B", "1e9", "A;B", "(" * 21 + "A"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(text)
    assert refused.value.reason == "formula"


@given(st.text(max_size=40))
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    with contextlib.suppress(UserError):
        formula = parse(text)
        formula.term.value(dict.fromkeys(formula.codes, Decimal(1)))


@given(st.decimals(0, 10**9, places=2), st.decimals("0.01", 10**9, places=2))
def test_agrees_with_decimal_arithmetic(a: Decimal, b: Decimal) -> None:
    assert parse("A/B*100").term.value({"A": a, "B": b}) == a / b * 100
