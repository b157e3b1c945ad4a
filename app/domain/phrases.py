"""Record: a sentence the office keeps for its own use; and what is offered while one writes (domain notes §4.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.fields import Record, Section, choice, note, record
from app.domain.guidance import Guidance
from app.domain.guidance_items import PHRASE_PLACES
from app.text.keys import holds_words, search_key

PHRASE = Section("phrase", "Câu mẫu")

MOST = 40
"""Sentences in the list at once; typing finds the others."""


@record("own_phrase", "Câu mẫu của đơn vị", plural="Câu mẫu của đơn vị", title="text", local=True)
class OwnPhrase(Record):
    """A sentence an officer keeps to use again. It stays in the office."""

    place: str | None = choice(PHRASE, "Dùng cho", *PHRASE_PLACES, listed=True)
    text: str | None = note(PHRASE, "Câu", required=True, listed=True)


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence to choose. `own` is the uid of the office's own one, "" for one of the guidance."""

    text: str
    place: str
    own: str = ""


def place_name(place: str) -> str:
    """What a place is called on screen."""
    return next((entry.label for entry in PHRASE_PLACES if entry.code == place), place)


def offered(guidance: Guidance, own: Iterable[OwnPhrase], place: str, task: str, typed: str = "") -> list[Offered]:
    """What to offer at a place: own sentences, then those of the task, then the general ones.

    With typed words, sentences of other places that hold all of them follow, because few people look for a sentence
    by where it belongs.
    """
    kept = [Offered(item.text, item.place or "", item.uid) for item in own if item.text]
    here = [one for one in kept if one.place in (place, "")]
    here += [Offered(text, place) for text in guidance.phrases(place, task)]
    words = search_key(typed).split()
    if not words:
        return here[:MOST]
    elsewhere = [one for one in kept if one not in here]
    for other in PHRASE_PLACES:
        if other.code != place:
            elsewhere += [Offered(text, other.code) for text in guidance.phrases(other.code, task)]
    return _holding([*here, *elsewhere], words)[:MOST]


def _holding(sentences: Sequence[Offered], words: Sequence[str]) -> list[Offered]:
    begun = [f" {word}" for word in words]
    return [one for one in sentences if holds_words(f" {search_key(one.text)}", begun)]
