"""The formulas of indicators: codes, numbers, + - * / and brackets, on exact decimals.

A guidance comes from another office, so a formula is parsed by this small grammar and never handed to
Python: sum = product {(+|-) product}; product = factor {(*|/) factor}; factor = code | number | (sum).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from app.errors import UserError

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Z][A-Z0-9_]*)|([-+*/()]))")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Term:
    """A node: a number, a code, or two terms with an operator between them."""

    operator: str = ""
    left: "Term | None" = None
    right: "Term | None" = None
    code: str = ""
    number: Decimal = Decimal(0)

    def value(self, values: Mapping[str, Decimal]) -> Decimal | None:
        """The result; None where something is divided by zero. Raises `KeyError` for a code without a value."""
        if self.left is None or self.right is None:
            return values[self.code] if self.code else self.number
        left, right = self.left.value(values), self.right.value(values)
        if left is None or right is None or (self.operator == "/" and right == 0):
            return None
        return _OPERATIONS[self.operator](left, right)


_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula and the codes it needs."""

    term: Term
    codes: tuple[str, ...]

    @property
    def fraction(self) -> tuple[Term, Term] | None:
        """Numerator and denominator of "a/b" and "a/b*100"; None for a formula of another shape."""
        term = self.term
        if term.operator == "*" and term.left is not None and term.right is not None and not term.right.operator:
            term = term.left
        if term.operator == "/" and term.left is not None and term.right is not None:
            return term.left, term.right
        return None


@cache
def parse(text: str) -> Formula:
    """Raises `UserError` ("formula") with the place where the formula stops making sense."""
    parser = _Parser(text)
    term = parser.sum()
    if parser.token:
        parser.fail()
    return Formula(term, tuple(dict.fromkeys(parser.codes)))


class _Parser:
    """Recursive descent over one formula; the length limit bounds the depth of brackets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.token = ""
        self.next_at = 0
        self.codes: list[str] = []
        if len(text) > _LONGEST or text.count("(") > 20:
            self.fail()
        self.advance()

    def fail(self) -> None:
        raise UserError(f"Công thức “{self.text[:80]}” sai ở ký tự thứ {self.at + 1}.", reason="formula")

    def advance(self) -> None:
        self.at = self.next_at
        found = _TOKEN.match(self.text, self.at)
        if found is not None:
            self.token, self.next_at = found.group().strip(), found.end()
        elif self.text[self.at :].strip():
            self.fail()
        else:
            self.token = ""

    def sum(self) -> Term:
        return self.chain("+-", self.product)

    def product(self) -> Term:
        return self.chain("*/", self.factor)

    def chain(self, operators: str, operand: Callable[[], Term]) -> Term:
        term = operand()
        while self.token and self.token in operators:
            operator = self.token
            self.advance()
            term = Term(operator, term, operand())
        return term

    def factor(self) -> Term:
        token = self.token
        if token == "(":
            self.advance()
            term = self.sum()
            if self.token != ")":
                self.fail()
        elif token[:1].isdigit():
            term = Term(number=Decimal(token))
        elif token[:1].isalpha():
            term = Term(code=token)
            self.codes.append(token)
        else:
            term = Term()
            self.fail()
        self.advance()
        return term
