"""The problems of one record, cheaply: what stands under its fields while it is being filled in.

The rules are those of `app.domain.checks`, over this record and its rows alone; what only shows over a whole report
(totals, other periods) is left to the check of the report.
"""

from collections.abc import Sequence

from app.domain.campaign_rules import campaign_problems
from app.domain.conference_rules import conference_problems
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger, P, R, Snapshot
from app.domain.periods import Period
from app.domain.problems import Case, Problem
from app.domain.records import parts_of
from app.domain.shared_rules import shared_problems
from app.domain.value_rules import is_sound, value_problems
from app.domain.words import names_in


class _Alone:
    """A ledger in which only one record and its rows are listed, while links still find what they point to."""

    def __init__(self, records: Snapshot, ledger: Ledger) -> None:
        self._records = records
        self._ledger = ledger

    def all(self, kind: type[R]) -> Sequence[R]:
        return self._records.all(kind)

    def parts(self, kind: type[P], parent: str) -> Sequence[P]:
        return self._records.parts(kind, parent)

    def get(self, kind: type[R], uid: str) -> R | None:
        return self._ledger.get(kind, uid)

    def blob(self, digest: str) -> bytes | None:
        return None


def problems_of(record: Record, ledger: Ledger, period: Period, guidance: Guidance) -> list[Problem]:
    """What is wrong or doubtful in a record and its rows. What is merely not filled in yet is not among it."""
    rows = [row for kind in parts_of(record.description.name) for row in ledger.parts(kind, record.uid)]
    records = Snapshot([record, *rows])
    case = Case(
        whole=_Alone(records, ledger),
        records=records,
        period=period,
        guidance=guidance,
        names=names_in(ledger, guidance),
    )
    by_uid = {each.uid: each for each in records.records()}
    found = [problem for problem in value_problems(case) if not _empty(by_uid.get(problem.record_uid), problem.field)]
    if all(map(is_sound, records.records())):
        found += [*conference_problems(case), *campaign_problems(case), *shared_problems(case)]
    return found


def _empty(record: Record | None, field: str) -> bool:
    return record is not None and getattr(record, field, None) in (None, ())
