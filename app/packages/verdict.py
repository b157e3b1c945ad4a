"""What opening a package found out: separate facts, and one bottom line.

The window shows the facts ("có bị sửa không?", "ai niêm phong?"); the program acts on
`outcome` alone.
"""

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """The four verdicts (architecture: trust in words an officer understands)."""

    KNOWN = "known"  # valid, and the sealer's key was compared by a person
    UNKNOWN = "unknown"  # intact, sealer not yet known: waits for a person
    REMARK = "remark"  # valid, with something a person should know
    REFUSED = "refused"  # must never be imported


KEY_COMPARED = frozenset(["replay", "fork", "not-superior", "orphan-reply"])
"""Reasons only told of a package whose key a person had compared: its sealer is known, what it brings is not wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The facts about one file. `reason` is the stable name of a refusal or remark, `sentence` its words."""

    outcome: Outcome
    reason: str = ""
    sentence: str = ""
    changed: bool | None = None  # None: could not be told, there was no seal to compare with
    kind: str = ""
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    revision: int = 0
    package: str = ""  # SHA-256 of the bytes under the seal, 64 hex digits
    answers: str = ""
    digits: str = ""  # the sealer's 40 digits, 8 groups of 5
    made_at: str = ""

    @property
    def may_enter(self) -> bool:
        """Whether the package may become rows of the ledger."""
        return self.outcome in (Outcome.KNOWN, Outcome.REMARK)
