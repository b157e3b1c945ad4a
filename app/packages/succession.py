"""Which of two packages of one unit and period counts.

The rule stands in the architecture (docs/package-format.md, "Succession"): the same bytes are
never taken twice, a newer revision takes over once it is accepted, an older one is kept but not
in force, and two different files that claim one revision stop everything until a person decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """How an arriving package stands to those that are already here."""

    FIRST = "first"
    NEWER = "newer"
    OLDER = "older"  # kept, not in force
    ALREADY = "already"  # the same package is here: nothing to do
    FORK = "fork"  # another file with the same revision is here: stop and ask
    REPLAY = "replay"  # a package of the same name with other contents is here


@dataclass(frozen=True, slots=True)
class Known:
    """A package of the same unit and period that is already in the ledger."""

    package: str  # SHA-256, 64 hex digits
    uuid: str
    revision: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """The package that arrives. `answers` is the hash it says it replaces or answers, or ""."""

    package: str
    uuid: str
    revision: int
    answers: str = ""


def standing(arrival: Arrival, known: Sequence[Known]) -> Standing:
    """Decide by the hash first, then by name and revision; the order of `known` does not matter."""
    if any(other.package == arrival.package for other in known):
        return Standing.ALREADY
    if any(other.uuid == arrival.uuid for other in known):
        return Standing.REPLAY
    if any(other.revision == arrival.revision for other in known):
        return Standing.FORK
    if not known:
        return Standing.FIRST
    newest = max(other.revision for other in known)
    return Standing.NEWER if arrival.revision > newest else Standing.OLDER


def has_gap(arrival: Arrival, known: Sequence[Known]) -> bool:
    """Whether a revision between the newest known one and this one never came (a remark, not a refusal)."""
    newest = max((other.revision for other in known), default=0)
    return arrival.revision > newest + 1
