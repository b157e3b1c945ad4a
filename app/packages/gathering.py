"""What the accepted reports of a period say in words: read to be looked at, or when a consolidation is printed."""

from dataclasses import dataclass

from app.domain.copied import Shared, from_above, shared_passages
from app.domain.guidance import Guidance
from app.domain.periods import Period
from app.domain.voices import Asked, Voice, asked_by, voices_of
from app.packages.books import Books
from app.packages.sums import Sum, accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The words of all units, in the order of unit codes, with the names the units had; and what is equal in them."""

    period: str
    voices: tuple[Voice, ...]
    names: dict[str, str]
    shared: tuple[Shared, ...]


def gathered(books: Books, period: Period, guidance: Guidance) -> Gathered:
    """Everything that was accepted, and our own words among what may have been copied from above."""
    entries = accepted(books, period)
    with books.store.reading():
        voices = [
            voice
            for entry in entries
            for voice in voices_of(books.received(entry.source), period.code, entry.unit, guidance)
        ]
        ours = [voice.words for voice in voices_of(books.own, period.code, books.unit, guidance)]
    return Gathered(
        period=period.code,
        voices=tuple(voices),
        names={entry.unit: entry.unit_name or guidance.units.name(entry.unit, period.end) for entry in entries},
        shared=tuple(shared_passages(voices, [*from_above(guidance), *ours])),
    )


def asked_below(books: Books, total: Sum, period: Period) -> list[Asked]:
    """What the units in a sum recommend, grouped by whom they ask."""
    with books.store.reading():
        return asked_by([(entry.unit, books.received(entry.source)) for entry in total.entries], period.code)
