"""What may be completed from what was written before: names of people, bodies, places and posts.

A field says in its description what it `recalls`; fields that recall the same thing complete each other, in
whatever record they stand. A field that `follows` another one is filled from the row in which the chosen words stood.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.fields import Field, RecordKind, Value
from app.domain.records import KINDS
from app.text.keys import holds_words, search_key

MOST_OFFERED = 8


@dataclass(frozen=True)
class Used:
    """Words that were written before. `beside` is what stood in the following fields, by the key of each in `kind`."""

    words: str
    kind: str = ""
    beside: Mapping[str, Value] = field(default_factory=dict[str, Value])
    moment: int = 0  # the greater, the more recent

    @cached_property
    def key(self) -> str:
        """The folded words by which it is found."""
        return search_key(self.words)


def places_of(recalled: str) -> list[tuple[RecordKind, Field]]:
    """Every field that recalls this, with its kind; personal data that never travels is not offered elsewhere."""
    return [
        (kind.description, described)
        for kind in KINDS.values()
        for described in kind.description.fields
        if described.recalls == recalled and not described.local and not kind.description.local
    ]


def followers(kind: RecordKind, key: str) -> list[Field]:
    """The fields that are filled when the words of this one are chosen."""
    return [each for each in kind.fields if each.follows == key]


def filling(kind: RecordKind, key: str, chosen: Used) -> dict[str, Value]:
    """What choosing these words says about the following fields of a record of this kind.

    From a record of the same kind each field gets its own; from another kind what recalls the same thing.
    """
    if chosen.kind == kind.name:
        found = {each.key: chosen.beside.get(each.key) for each in followers(kind, key)}
    else:
        other = KINDS[chosen.kind].description.by_key if chosen.kind in KINDS else {}
        alike = {other[at].recalls: value for at, value in chosen.beside.items() if other[at].recalls}
        found = {each.key: alike.get(each.recalls) for each in followers(kind, key)}
    return {at: value for at, value in found.items() if value not in (None, ())}


def matching(used: Sequence[Used], typed: str, most: int = MOST_OFFERED) -> list[Used]:
    """What holds every typed word, without regard to marks: beginnings first, then the most recent."""
    words = search_key(typed).split()
    if not words:
        return list(used[:most])
    whole = " ".join(words)
    found = [each for each in used if holds_words(each.key, words) and each.words != typed]
    found.sort(key=lambda each: not (each.key.startswith(whole) or f" {whole}" in each.key))
    return found[:most]


def latest_once(used: Sequence[Used]) -> list[Used]:
    """Each wording once, the most recent first; of one wording the record that says most about it, then the latest."""
    best: dict[str, Used] = {}
    latest: dict[str, int] = {}
    for each in used:
        known = best.get(each.key)
        latest[each.key] = max(latest.get(each.key, 0), each.moment)
        if known is None or (bool(each.beside), each.moment) > (bool(known.beside), known.moment):
            best[each.key] = each
    return sorted(best.values(), key=lambda each: -latest[each.key])
