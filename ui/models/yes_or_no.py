"""Indicators that are answered "có" or "không": kept as 1 and 0, never shown so."""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.fields import Figure
from app.text.numbers import write_number

TYPED: Mapping[str, str] = {"co": "1", "khong": "0"}
"""Search key of what is typed → the number that is kept; "k" stays "không phát sinh", as in every other cell."""


def answer(value: Decimal) -> str:
    """A unit's own answer; a number that is none is shown as it is, so that it is seen."""
    return {Decimal(1): "Có", Decimal(0): "Không"}.get(value, write_number(value))


def units_with(count: Figure | None, of: Decimal | None = None) -> str:
    """How many units answered yes, of how many that answered: "3/3 đơn vị có"; "" where nobody did."""
    if not isinstance(count, Decimal):
        return ""
    return f"{write_number(count)}/{write_number(of)} đơn vị có" if of else f"{write_number(count)} đơn vị có"
