"""What a check finds: a sentence tied to a record and a field, so that a click leads there."""

from dataclasses import dataclass
from typing import Literal

from app.domain.fields import Part, Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger, Snapshot
from app.domain.periods import Period
from app.domain.records import KINDS
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
    return Problem(level, f"{about.label} {_called(case, record)}: {what}", about.name, record.uid, field, what)


def _called(case: Case, record: Record) -> str:
    """Its title; a row that has none yet goes by its number: of many photos without a caption each is found."""
    if isinstance(record, Part) and getattr(record, record.description.title, None) in (None, ""):
        owners = (case.whole.get(KINDS[kind], record.parent) for kind in record.description.parents)
        owner = next((found for found in owners if found is not None), None)
        if owner is not None:
            rows = [row.uid for row in case.whole.parts(type(record), record.parent)]
            number = rows.index(record.uid) + 1 if record.uid in rows else record.position
            return f"số {number} của {owner.description.label.lower()} {_quoted(title(owner, case.names))}"
    return _quoted(title(record, case.names))


def _quoted(called: str) -> str:
    if len(called) > _LONGEST_TITLE:
        called = called[: _LONGEST_TITLE - 1].rstrip() + "…"
    return called if "“" in called else f"“{called}”"
