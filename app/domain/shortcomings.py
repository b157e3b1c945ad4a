"""Limitations with their causes and solutions, as they are tied to each other (domain notes §4.1).

The ties are stored in the limitation (`causes`, `solutions`); here they are read as one block and changed without
ever losing a row: what is tied to nothing stays visible.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.assessment import Cause, Limitation, Solution
from app.domain.fields import Part, new_uid
from app.domain.ledger import Ledger

Tied = Cause | Solution


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One limitation with what is tied to it, in the order of its ties."""

    limitation: Limitation
    causes: tuple[Cause, ...]
    solutions: tuple[Solution, ...]

    @property
    def missing(self) -> list[str]:
        """What a limitation should have and does not, in words."""
        lacking = ((self.causes, "nguyên nhân"), (self.solutions, "giải pháp"))
        return [name for rows, name in lacking if not rows]


@dataclass(frozen=True, slots=True)
class Shortcomings:
    """All of one task: the limitations in their order, and what is tied to none of them."""

    cards: tuple[Shortcoming, ...]
    loose_causes: tuple[Cause, ...]
    loose_solutions: tuple[Solution, ...]

    @property
    def rows(self) -> list[Part]:
        """Every row, each once."""
        found: dict[str, Part] = {}
        for card in self.cards:
            for part in (card.limitation, *card.causes, *card.solutions):
                found.setdefault(part.uid, part)
        return [*found.values(), *self.loose_causes, *self.loose_solutions]


def shortcomings_of(ledger: Ledger, assessment: str, task: str) -> Shortcomings:
    """Those of one task of a self-assessment."""
    causes = {row.uid: row for row in ledger.parts(Cause, assessment)}
    solutions = {row.uid: row for row in ledger.parts(Solution, assessment)}
    limitations = ledger.parts(Limitation, assessment)
    cards = tuple(
        Shortcoming(
            row,
            tuple(causes[uid] for uid in row.causes if uid in causes),
            tuple(solutions[uid] for uid in row.solutions if uid in solutions),
        )
        for row in limitations
        if row.task == task
    )
    used = {uid for row in limitations for uid in (*row.causes, *row.solutions)}
    return Shortcomings(
        cards,
        tuple(row for row in causes.values() if row.task == task and row.uid not in used),
        tuple(row for row in solutions.values() if row.task == task and row.uid not in used),
    )


def tie(limitation: Limitation, part: Tied) -> Limitation:
    """The limitation with this cause or solution tied to it, behind the others."""
    if isinstance(part, Cause):
        rest = tuple(uid for uid in limitation.causes if uid != part.uid)
        return dataclasses.replace(limitation, causes=(*rest, part.uid))
    rest = tuple(uid for uid in limitation.solutions if uid != part.uid)
    return dataclasses.replace(limitation, solutions=(*rest, part.uid))


def untie(limitation: Limitation, uid: str) -> Limitation:
    """The limitation without a tie to this row."""
    return dataclasses.replace(
        limitation,
        causes=tuple(one for one in limitation.causes if one != uid),
        solutions=tuple(one for one in limitation.solutions if one != uid),
    )


def only_of(whole: Shortcomings, limitation: str) -> list[Part]:
    """A limitation and what is tied to it alone: what goes when it goes."""
    card = next((one for one in whole.cards if one.limitation.uid == limitation), None)
    if card is None:
        return []
    others = [one for one in whole.cards if one is not card]
    shared = {part.uid for one in others for part in (*one.causes, *one.solutions)}
    return [card.limitation, *(part for part in (*card.causes, *card.solutions) if part.uid not in shared)]


def moved(limitations: Sequence[Limitation], uid: str, step: int) -> list[Limitation]:
    """The limitations with one of them moved up (-1) or down (1), numbered anew in their order."""
    order = list(limitations)
    at = next((number for number, row in enumerate(order) if row.uid == uid), -1)
    to = at + step
    if at < 0 or not 0 <= to < len(order):
        return list(limitations)
    order.insert(to, order.pop(at))
    return [dataclasses.replace(row, position=number) for number, row in enumerate(order, 1)]


def copied(card: Shortcoming, assessment: str, position: int) -> list[Part]:
    """The same limitation for another period: new rows, tied as the old ones are."""
    causes = [dataclasses.replace(row, uid=new_uid(), parent=assessment) for row in card.causes]
    solutions = [dataclasses.replace(row, uid=new_uid(), parent=assessment, deadline=None) for row in card.solutions]
    limitation = dataclasses.replace(
        card.limitation,
        uid=new_uid(),
        parent=assessment,
        position=position,
        causes=tuple(row.uid for row in causes),
        solutions=tuple(row.uid for row in solutions),
    )
    return [*causes, *solutions, limitation]
