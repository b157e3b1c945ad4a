"""What a check finds: a sentence tied to a record and a field, so that a click leads there."""

from dataclasses import dataclass
from typing import Literal

from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger, Snapshot
from app.domain.periods import Period
from app.domain.words import Lookup, title

Level = Literal["error", "warning"]

_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend. An error blocks sealing, a warning never does; neither blocks saving."""

    level: Level
    sentence: str
    record_kind: str = ""
    record_uid: str = ""
    field: str = ""
    what: str = ""  # the sentence without the record's name, for where the record itself is in view


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at: the records of the period's report, and the whole ledger with what came before."""

    whole: Ledger
    records: Snapshot
    period: Period
    guidance: Guidance
    names: Lookup


def problem(level: Level, case: Case, record: Record, field: str, what: str) -> Problem:
    """A problem of one record; the sentence begins with what the record is called."""
    about = record.description
    called = title(record, case.names)
    if len(called) > _LONGEST_TITLE:
        called = called[: _LONGEST_TITLE - 1].rstrip() + "…"
    quoted = called if "“" in called else f"“{called}”"
    return Problem(level, f"{about.label} {quoted}: {what}", about.name, record.uid, field, what)
