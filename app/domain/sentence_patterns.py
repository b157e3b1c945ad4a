"""Sentences with slots for figures: written from a ledger, and found again in a text that a person has edited.

A pattern is one line of guidance, for example ``Đã tổ chức {QT_HN} hội nghị[ với {QT_NGUOI} lượt người dự]``.
``{source}`` is a slot, ``{source:form}`` one that tells something else of the same figure (see `FORMS`), ``[…]`` a part
that is left out when one of its figures is blank, ``[…|…]`` several such parts of which the first that can be written
is. The closing full stop is not written into a pattern. A sentence follows a pattern only as a whole, from its first
word to its last, whatever its numbers: what a person put in other words is nobody's pattern (our own proposal; the
style is domain notes §5 and §8.3).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.guidance_items import IndicatorItem
from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicator_past import money_said
from app.domain.told_figures import change, share_of_plan
from app.errors import UserError
from app.text.numbers import number_or_blank, read_number

LONGEST = 600
"""Characters of a pattern: a sentence that fills a third of a page (our own proposal)."""

MOST_SLOTS = 24

MOST_STEPS = 1_000_000
"""Ways in which one sentence may be compared with a pattern: guidance comes from elsewhere, and a text is read at every
key. Each part that may be left out doubles them, and words of any length multiply them by that length."""

_LONGEST_WORDS = 300
_NUMBER = r"(?>[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)"
_SLOT = re.compile(r"\{([A-Za-z0-9_.]+)(?::([a-z]+))?\}")
_CHANGE = re.compile(r"(tăng|giảm)\s+(\S+)\s*(?:%|điểm)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the ledger tells for a slot: a number, "không phát sinh", or words that stand there as they are."""

    value: Figure | str | None
    words: str = ""  # as prose writes it
    unit: str = ""
    table: str = ""  # who tells it, as in "bảng chỉ tiêu ghi"
    figure: IndicatorFigure | None = None  # with plan and last year, where they are known
    item: IndicatorItem | None = None


Facts = Callable[[str], Fact | None]
"""The figures by the names that slots use; None for a name nobody knows."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to tell a figure."""

    shape: str  # the regular expression of what may stand in the slot
    say: Callable[[Fact], str]  # "" where the ledger tells nothing
    is_worth_saying: Callable[[Fact], bool]
    meaning: Callable[[str], object]  # what is compared: equal where two wordings say the same


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a figure."""

    source: str
    form: str

    def say(self, facts: Facts) -> str:
        """What the ledger tells for it now; "" for nothing."""
        fact = facts(self.source)
        return FORMS[self.form].say(fact) if fact is not None else ""

    def write(self, facts: Facts) -> str:
        """The same for a new sentence: nobody writes that nothing was done so many times."""
        fact = facts(self.source)
        return FORMS[self.form].say(fact) if fact is not None and FORMS[self.form].is_worth_saying(fact) else ""


Run = tuple["str | Slot", ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A slot as a text fills it, and where."""

    slot: Slot
    words: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)  # `parse` gives one for each line: they are told apart by being another
class Pattern:
    """One wording."""

    pieces: "tuple[str | Slot | tuple[Run, ...], ...]"

    @cached_property
    def first_word(self) -> str:
        """What a sentence of it begins with, folded; "" when that is a figure."""
        first = self.pieces[0] if self.pieces else ""
        return first_word(first) if isinstance(first, str) else ""

    @property
    def slots(self) -> list[Slot]:
        """Its figures, in their order."""
        runs = [run for piece in self.pieces for run in (piece if isinstance(piece, tuple) else ((piece,),))]
        return [piece for run in runs for piece in run if isinstance(piece, Slot)]

    def write(self, facts: Facts) -> str:
        """The sentence, without its full stop; "" while a figure is blank that it cannot do without."""
        said: list[str] = []
        told = False
        for piece in self.pieces:
            if isinstance(piece, str):
                said.append(piece)
                continue
            runs = piece if isinstance(piece, tuple) else ((piece,),)
            words = next((words for run in runs if (words := _write_run(run, facts))), "")
            if not words and isinstance(piece, Slot):
                return ""
            told = told or bool(words)
            said.append(words)
        return "".join(said).strip() if told else ""

    def find(self, text: str, at: int) -> list[Told] | None:
        """The figures of the sentence that begins here and follows the pattern to its end; None when none does."""
        compiled, slots = self._shape
        found = compiled.match(text, at)
        if found is None:
            return None
        return [
            Told(slot, words, *found.span(group))
            for group, slot in enumerate(slots, 1)
            if (words := found[group]) is not None
        ]

    @cached_property
    def _shape(self) -> tuple[re.Pattern[str], Sequence[Slot]]:
        """The regular expression of its sentences, and the slot of each of its groups; made when first looked for."""
        slots: list[Slot] = []
        shape = "".join(
            f"(?:{'|'.join(_run_shape(run, slots) for run in piece)})?"
            if isinstance(piece, tuple)
            else _run_shape((piece,), slots)
            for piece in self.pieces
        )
        return re.compile(rf"{shape}{_END}", re.IGNORECASE), slots


_END = r"(?=\s*(?:[.;!?…]+(?:\s|$)|\n|$))"

FIRST = re.compile(r"\w+")


def first_word(text: str, at: int = 0) -> str:
    """The word that begins here, folded; "" where none does."""
    found = FIRST.match(text, at)
    return found[0].casefold() if found else ""


@lru_cache(maxsize=512)  # patterns are guidance: a few dozen, asked for again with every figure that changes
def parse(text: str) -> Pattern:
    """A pattern from its line. Raises `UserError` ("guidance") for one that nobody could read back for certain."""
    pieces: list[str | Slot | tuple[Run, ...]] = []
    if len(text) > LONGEST:
        raise _unreadable(text)
    at = 0
    for part in re.finditer(r"\[([^\[\]]*)\]", text):
        pieces += [*_run(text[at : part.start()]), tuple(_run(run) for run in part[1].split("|"))]
        at = part.end()
    pieces += _run(text[at:])
    runs = [run for piece in pieces for run in (piece if isinstance(piece, tuple) else ((piece,),))]
    slots = [piece for run in runs for piece in run if isinstance(piece, Slot)]
    fixed = "".join(piece for run in runs for piece in run if isinstance(piece, str))
    optional = [run for part in pieces if isinstance(part, tuple) for run in part]
    bare = any(not any(isinstance(piece, Slot) for piece in run) for run in optional)
    if (
        not 0 < len(slots) <= MOST_SLOTS
        or bare
        or _touch(pieces)
        or _steps(pieces) > MOST_STEPS
        or set(fixed) & set("{}[]|\n")
    ):
        raise _unreadable(text)
    return Pattern(tuple(pieces))


def _run(text: str) -> Run:
    pieces: list[str | Slot] = []
    at = 0
    for found in _SLOT.finditer(text):
        if found[2] and found[2] not in FORMS:
            raise _unreadable(text)
        pieces += [*filter(None, [text[at : found.start()]]), Slot(found[1], found[2] or "")]
        at = found.end()
    return (*pieces, *filter(None, [text[at:]]))


def _touch(pieces: Sequence[str | Slot | tuple[Run, ...]]) -> bool:
    """Whether two figures would stand side by side, so that nobody could tell where the one ends."""
    ends_in_slot = False
    for piece in pieces:
        runs = piece if isinstance(piece, tuple) else ((piece,),)
        beside = any(isinstance(one, Slot) and isinstance(two, Slot) for run in runs for one, two in pairwise(run))
        if beside or any(ends_in_slot and isinstance(run[0], Slot) for run in runs):
            return True
        left_out = isinstance(piece, tuple) and ends_in_slot
        ends_in_slot = left_out or any(isinstance(run[-1], Slot) for run in runs)
    return False


def _steps(pieces: Sequence[str | Slot | tuple[Run, ...]]) -> int:
    """In how many ways a sentence may be tried against a pattern."""
    steps = 1
    for piece in pieces:
        runs = piece if isinstance(piece, tuple) else ((piece,),)
        wordy = (sum(isinstance(one, Slot) and one.form in _WORDY for one in run) for run in runs)
        steps *= sum(_LONGEST_WORDS**count for count in wordy) + isinstance(piece, tuple)
    return steps


_WORDY = frozenset(["words", "text"])


def _write_run(run: Run, facts: Facts) -> str:
    said = [piece if isinstance(piece, str) else piece.write(facts) for piece in run]
    return "".join(said) if all(said) else ""


def _run_shape(run: Run, slots: list[Slot]) -> str:
    shape = ""
    for piece in run:
        if isinstance(piece, str):
            words = r"\s+".join(re.escape(word) for word in re.split(r"\s+", piece))
            shape += words.replace(r"\s+%", r"\s*%")
        else:
            slots.append(piece)
            shape += f"({FORMS[piece.form].shape})"
    return shape


def _unreadable(text: str) -> UserError:
    return UserError(
        f"Mẫu câu “{text[:80]}” trong bộ biểu mẫu viết chưa đúng cách; hãy hỏi đơn vị ban hành.", reason="guidance"
    )


# How each form tells a figure


def _number(fact: Fact) -> str:
    return NOT_ARISEN.value if fact.value is NOT_ARISEN else fact.words


def _share(fact: Fact) -> str:
    share = share_of_plan(fact.figure) if fact.figure is not None else None
    return number_or_blank(share, 2)


def _change(fact: Fact) -> str:
    """What tables print as "+12,50 %" and "−1,20 điểm", in words."""
    printed = change(fact.figure, fact.item) if fact.figure is not None else ""
    if not printed:
        return ""
    if printed.startswith("0"):
        return "bằng cùng kỳ"
    amount, unit = printed[1:].split(" ", 1)
    amount = amount.rstrip("0").rstrip(",") if "," in amount else amount
    how = "tăng" if printed.startswith("+") else "giảm"
    return f"{how} {amount} {'điểm phần trăm' if unit == 'điểm' else unit} so với cùng kỳ"


def _money(fact: Fact) -> str:
    said = money_said(fact.value, fact.unit) if not isinstance(fact.value, str) else ""
    return said[:1].lower() + said[1:]


def _is_some(fact: Fact) -> bool:
    return isinstance(fact.value, Decimal) and bool(fact.value)


def _value_of(words: str) -> object:
    plain = words.strip().replace("−", "-")
    try:
        return read_number(plain).value
    except UserError:
        return " ".join(plain.casefold().split())


def _change_of(words: str) -> object:
    found = _CHANGE.match(words.strip())
    if found is None:
        return Decimal(0)
    value = _value_of(found[2])
    return -value if isinstance(value, Decimal) and found[1].casefold() == "giảm" else value


def _same_words(words: str) -> object:
    return " ".join(words.casefold().split())


FORMS: Mapping[str, Form] = {
    "": Form(_NUMBER, _number, _is_some, _value_of),
    "plan": Form(_NUMBER, _share, _is_some, _value_of),
    "change": Form(
        rf"(?:tăng|giảm)\s+(?:{_NUMBER})\s*(?:%|điểm\s+phần\s+trăm)\s+so\s+với\s+cùng\s+kỳ|bằng\s+cùng\s+kỳ",
        _change,
        _is_some,
        _change_of,
    ),
    "none": Form(r"không\s+phát\s+sinh", _number, lambda fact: fact.value is NOT_ARISEN, _value_of),
    "words": Form(rf"[^().;\n\d]{{1,{_LONGEST_WORDS}}}", _money, _is_some, _same_words),
    "text": Form(rf".{{1,{_LONGEST_WORDS}}}?", lambda fact: fact.words, lambda fact: bool(fact.words), _same_words),
}
"""The forms: the number itself, its share of the plan, its change on last year, that it did not arise, an amount of
money in words, and words of the record (a target's name, a unit)."""
