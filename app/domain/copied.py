"""Passages that stand word for word in the reports of several units, or in the guidance they were sent.

Our own proposal, no rule of anybody's: officers copy from the papers above and from each other, which is often
right (a common result, an official wording) and sometimes hides that nothing was done. So the program only shows
"Đoạn giống nhau ở 3 đơn vị" and judges nobody.

Method: runs of `SHORTEST` words, case, tone, marks and punctuation folded, each remembered by its hash. Equal runs that
follow one another are one passage.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.domain.guidance import Guidance
from app.domain.guidance_items import PHRASE_PLACES
from app.domain.voices import Voice
from app.text.keys import search_key

SHORTEST = 25
"""Words in a row that must be equal; shorter runs are official titles and set phrases."""

FRINGE = 10
"""Words by which some owners' passage may be longer than that of all without being told as one of its own."""

GUIDANCE = ""
"""Stands for the papers from above where a unit's code would stand."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage as its first unit wrote it, and the codes of all who have it. `from_above`: the guidance has it too."""

    words: str
    units: tuple[str, ...]
    from_above: bool = False

    @property
    def key(self) -> str:
        """Names the passage for as long as its words stay the same."""
        return sha256(search_key(self.words).encode()).hexdigest()[:16]

    @property
    def sentence(self) -> str:
        """What is said of it: how many, never why."""
        count = f"ở {len(self.units)} đơn vị"
        return f"Đoạn giống văn bản hướng dẫn, {count}" if self.from_above else f"Đoạn giống nhau {count}"


def shared_passages(voices: Sequence[Voice], above: Iterable[str] = ()) -> list[Shared]:
    """The passages that two units have in common, or one unit and the papers `above`; most widespread first."""
    folded = _Folded()
    texts = [(GUIDANCE, words) for words in above] + [(voice.unit, voice.words) for voice in voices]
    runs = [(unit, words, folded.runs(words)) for unit, words in texts]
    common = _common(runs)
    if not common:
        return []
    owners: dict[int, dict[str, None]] = {}
    for unit, _, hashes in runs:
        if not common.isdisjoint(hashes):
            for run in common.intersection(hashes):
                owners.setdefault(run, {})[unit] = None
    found: dict[tuple[tuple[str, ...], int], Shared] = {}
    for unit, words, hashes in runs:
        if unit == GUIDANCE or common.isdisjoint(hashes):
            continue
        for first, last in _stretches(hashes, owners):
            who = tuple(owners[hashes[first]])
            if (who, hashes[first]) not in found:
                units = tuple(code for code in who if code != GUIDANCE)
                found[who, hashes[first]] = Shared(_between(words, first, last + SHORTEST - 1), units, GUIDANCE in who)
    return sorted(found.values(), key=lambda one: (-len(one.units), -len(one.words)))


def from_above(guidance: Guidance) -> list[str]:
    """The wordings that every unit was sent: tasks, questions, what proves them, the phrases that are offered."""
    phrases = (guidance.phrases(place.code, task.code) for place in PHRASE_PLACES for task in guidance.tasks)
    told = {text: None for some in phrases for text in some}
    told |= dict.fromkeys(task.wording or "" for task in guidance.tasks)
    for item in guidance.criteria():
        told |= {item.question or "": None, item.evidence or "": None}
    return [text for text in told if text]


class _Folded(dict[str, int]):
    """Words → a number for each word as search folds it; every distinct spelling is folded once."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        self[word] = number = self._numbers.setdefault(search_key(word), len(self._numbers))
        return number

    def runs(self, text: str) -> list[int]:
        """The hash of each run of `SHORTEST` words, by its first word."""
        numbers = [self[word] for word in _WORD.findall(text.casefold())]
        return list(map(hash, zip(*(numbers[at:] for at in range(SHORTEST)), strict=False)))


def _common(runs: Sequence[tuple[str, str, list[int]]]) -> set[int]:
    """The runs that stand with more than one owner."""
    of_owner: dict[str, set[int]] = {}
    for unit, _, hashes in runs:
        of_owner.setdefault(unit, set()).update(hashes)
    seen: set[int] = set()
    common: set[int] = set()
    for hashes in of_owner.values():
        common |= seen & hashes
        seen |= hashes
    return common


def _stretches(hashes: Sequence[int], owners: Mapping[int, Mapping[str, None]]) -> list[tuple[int, int]]:
    """First and last place of each stretch of runs that the same owners have, one after the other."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for at, run in enumerate(hashes):
        here = owners.get(run)
        if first is not None and (here is None or here.keys() != owners[hashes[first]].keys()):
            found.append((first, at - 1))
            first = None
        if first is None and here is not None:
            first = at
    if first is not None:
        found.append((first, len(hashes) - 1))
    return [stretch for stretch in found if not _is_fringe(stretch, found, hashes, owners)]


def _is_fringe(
    stretch: tuple[int, int],
    stretches: Sequence[tuple[int, int]],
    hashes: Sequence[int],
    owners: Mapping[int, Mapping[str, None]],
) -> bool:
    """Whether it only lengthens a more widespread passage beside it by the few words that some owners share there."""
    first, last = stretch
    if last - first + 1 >= FRINGE:
        return False
    beside = (hashes[begin] for begin, end in stretches if end == first - 1 or begin == last + 1)
    return any(owners[run].keys() > owners[hashes[first]].keys() for run in beside)


def _between(text: str, first: int, last: int) -> str:
    """The text from one word to another, as it was written."""
    words = list(_WORD.finditer(text))
    return text[words[first].start() : words[last].end()]
