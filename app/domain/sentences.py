"""Sentences made of figures: those of a report, a conference, a campaign; and what a text tells otherwise by now.

Nothing is kept: a sentence that was put into a text is found again by its wording alone, and compared with what the
ledger tells when somebody looks. A blank figure contradicts nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.domain.campaign import Campaign, CampaignTarget
from app.domain.conference import Conference
from app.domain.fields import NOT_ARISEN
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.sentence_facts import PeriodFacts, campaign_facts, conference_facts, target_facts
from app.domain.sentence_patterns import FORMS, Facts, Pattern, Slot, Told, first_word, parse
from app.errors import UserError

_STARTS = re.compile(r"(?:\A|\n|[.;:!?…]\s)\s*(?:[-+–•*]\s*|\d{1,2}[.)]\s+|[a-zđ]\)\s*)?")
"""Where a sentence may begin: at the beginning, on a new line, behind a stop; an item of a list behind its mark."""

SHOWN = 60
"""Letters of a sentence by which a person knows it again."""


@dataclass(frozen=True)
class Sentence:
    """A wording with the figures that it tells."""

    place: str  # of `SENTENCE_PLACES`
    task: str
    pattern: Pattern
    facts: Facts

    @cached_property
    def words(self) -> str:
        """The sentence as the ledger tells it now, with its full stop; "" while figures are missing."""
        written = self.pattern.write(self.facts)
        return f"{written}." if written else ""

    def now(self, slot: Slot) -> tuple[str, object]:
        """What the ledger tells for a figure, and what that means; worked out once, for texts are read at every key."""
        known = self._known.get(slot)
        if known is None:
            words = slot.say(self.facts)
            known = self._known[slot] = (words, FORMS[slot.form].meaning(words))
        return known

    @cached_property
    def _known(self) -> dict[Slot, tuple[str, object]]:
        return {}


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in a text that is another one in the ledger. `now` is what to put there; "" where nothing fits."""

    start: int
    end: int
    now: str
    said: str  # "ghi 286 lượt người, bảng hội nghị cộng được 290"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A sentence of a text with figures that are others by now."""

    start: int
    end: int
    words: str
    differences: tuple[Difference, ...]

    @property
    def said(self) -> str:
        """ "ghi 286 lượt người, bảng hội nghị cộng được 290", each figure in its turn."""
        return "; ".join(one.said for one in self.differences)

    @property
    def can_be_mended(self) -> bool:
        """Whether the figures alone can be put right, and the sentence still be true."""
        return all(one.now for one in self.differences)

    @property
    def shortly(self) -> str:
        """Its first words."""
        plain = " ".join(self.words.split())
        return plain if len(plain) <= SHOWN else f"{plain[:SHOWN].rsplit(' ', 1)[0]}…"


class Sentences:
    """All sentences that a text may hold, ready to be offered and to be found again."""

    def __init__(self, known: Iterable[Sentence]) -> None:
        self.known: Sequence[Sentence] = tuple(known)

    def at(self, *places: tuple[str, str]) -> list[str]:
        """The sentences of some places, each (place, task), as the ledger tells them now."""
        wanted = [one for place in places for one in self.known if (one.place, one.task) == place]
        return [one.words for one in wanted if one.words]

    def contradictions(self, text: str | None) -> list[Contradiction]:
        """The sentences of a text whose figures are others by now, in their order."""
        if not text:
            return []
        found: list[Contradiction] = []
        for start in _STARTS.finditer(text):
            at = start.end()
            if (one := self._at(text, at)) is not None:
                found.append(one)
        return found

    def _at(self, text: str, at: int) -> Contradiction | None:
        """What contradicts the ledger in the sentence that begins here; None when some wording of it agrees."""
        first: Contradiction | None = None
        for pattern in (*self._begun.get(first_word(text, at), ()), *self._begun.get("", ())):
            told = pattern.find(text, at)
            for one in self._of_pattern[pattern] if told is not None else ():
                if told is None or not _is_about(told, one):
                    continue
                differences = tuple(filter(None, (_difference(slot, one) for slot in told)))
                if not differences:
                    return None
                end = max(slot.end for slot in told)
                first = first or Contradiction(at, end, _whole(text, at, end), differences)
        return first

    @cached_property
    def _of_pattern(self) -> dict[Pattern, list[Sentence]]:
        known: dict[Pattern, list[Sentence]] = {}
        for one in self.known:
            known.setdefault(one.pattern, []).append(one)
        return known

    @cached_property
    def _begun(self) -> dict[str, list[Pattern]]:
        """The patterns by the word they begin with."""
        begun: dict[str, list[Pattern]] = {}
        for pattern in self._of_pattern:
            begun.setdefault(pattern.first_word, []).append(pattern)
        return begun


def mended(text: str, contradictions: Iterable[Contradiction]) -> str:
    """The text with the figures of these sentences as the ledger tells them."""
    changes = [one for each in contradictions for one in each.differences if one.now]
    for one in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: one.start] + one.now + text[one.end :]
    return text


def of_report(ledger: Ledger, guidance: Guidance, period: Period) -> Sentences:
    """The sentences of a period's report and of its six tasks."""
    return Sentences(_bound(guidance, PeriodFacts(ledger, guidance, period), _OF_REPORT))


def of_conference(conference: Conference, ledger: Ledger, guidance: Guidance) -> Sentences:
    """The sentences of one conference."""
    return Sentences(_bound(guidance, conference_facts(conference, ledger), ("conference",)))


def of_campaign(campaign: Campaign, ledger: Ledger, guidance: Guidance, period: Period) -> Sentences:
    """The sentences of one campaign in a period: each target with its plan and last year, then the whole."""
    targets = [row for row in ledger.parts(CampaignTarget, campaign.uid) if row.period in (None, period.code)]
    known = [one for row in targets for one in _bound(guidance, target_facts(row), ("target",))]
    return Sentences([*known, *_bound(guidance, campaign_facts(campaign, ledger, period), ("campaign",))])


_OF_REPORT = ("leadership", "dissemination", "inspection", "result", "strength", "limitation")


def _bound(guidance: Guidance, facts: Facts, places: Sequence[str]) -> list[Sentence]:
    known: list[Sentence] = []
    for item in guidance.sentences:
        if item.place in places:
            try:
                known.append(Sentence(item.place or "", item.task or "", parse(item.text or ""), facts))
            except UserError:
                continue  # of a guidance that an older or newer program wrote: its other sentences still serve
    return known


def _is_about(told: Sequence[Told], sentence: Sentence) -> bool:
    """Whether the words of the record that the sentence names are this record's."""
    same = FORMS["text"].meaning
    return all(same(one.words) == sentence.now(one.slot)[1] for one in told if one.slot.form == "text")


def _difference(told: Told, sentence: Sentence) -> Difference | None:
    now, meaning = sentence.now(told.slot)
    if not now or meaning == FORMS[told.slot.form].meaning(told.words):
        return None
    fact = sentence.facts(told.slot.source)
    table, unit = (fact.table, fact.unit) if fact is not None else ("", "")
    wrote, tells = " ".join(told.words.split()), now
    if told.slot.form in ("plan", "change"):
        table = f"{table.rsplit(' ', 1)[0].removesuffix(' tính')} tính được"
    if told.slot.form == "plan":
        wrote, tells = f"đạt {wrote} %", f"{tells} %"
    elif told.slot.form == "":
        wrote = f"{wrote} {unit}".rstrip()
        tells = f"{tells} %" if unit == "%" else tells
    puts = "" if (now == NOT_ARISEN.value) != (told.slot.form == "none") or told.slot.form == "none" else now
    return Difference(told.start, told.end, puts, f"ghi {wrote}, {table} {tells}")


def _whole(text: str, start: int, end: int) -> str:
    """The sentence to its stop."""
    stop = re.compile(r"[.;!?…](?:\s|\Z)|\n|\Z").search(text, end)
    return text[start : stop.start() if stop else len(text)].strip()
