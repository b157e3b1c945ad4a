"""What the self-assessment looks up in its office: evidence, sentences to start from, the period before."""

from dataclasses import dataclass

from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.correspondence import Attachment
from app.domain.past_periods import assessed_before, reported_before
from app.domain.periods import Period
from app.domain.phrases import Offered, OwnPhrase, offered
from app.domain.records import KINDS
from app.domain.words import title
from app.open_office import OpenOffice
from app.storage.search import search
from app.text.dates import write_date

PROVING = ("conference", "campaign", "document", "attachment")
MOST = 30
_LOOKED_AT = 200  # hits of any kind among which those that can prove something are looked for


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that may be picked as evidence. `suggested`: it belongs to the period and the task."""

    kind: str
    uid: str
    title: str
    day: str = ""  # as people write it
    suggested: bool = False


class Assessing:
    """Look-ups over the own ledger; nothing is written here."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def proofs(self, typed: str, period: Period, task: str) -> list[Proof]:
        """Conferences, campaigns, documents and files that hold the typed words; with none typed, what suggests itself.

        Suggested are the period's conferences and the campaigns that are marked as belonging to the task, then the
        period's other conferences (our own proposal).
        """
        if not typed.strip():
            return self._suggested(period, task)
        hits = [hit for hit in search(self._office.store, typed, sources=[0], limit=_LOOKED_AT) if hit.kind in PROVING]
        return [self._proof(hit.kind, hit.uid, hit.title) for hit in hits[:MOST]]

    def phrases(self, place: str, task: str, period: Period, typed: str = "") -> list[Offered]:
        """The sentences to offer at a place of a report."""
        return offered(self._office.guidance_of(period), self._office.ledger.all(OwnPhrase), place, task, typed)

    def assessed_before(self, period: Period) -> Period | None:
        """The period whose self-assessment stands beside this one."""
        return assessed_before(self._office.ledger, self._office.guidance, period)

    def reported_before(self, period: Period) -> Period | None:
        """The period whose report stands beside this one."""
        return reported_before(self._office.ledger, self._office.guidance, period)

    def _suggested(self, period: Period, task: str) -> list[Proof]:
        ledger = self._office.ledger
        held = [row for row in ledger.all(Conference) if row.period == period.code or period.contains(row.held_on)]
        held.sort(key=lambda row: (task in row.tasks, row.held_on or ""), reverse=True)
        proofs = [_conference(row, suggested=task in row.tasks) for row in held]
        campaigns = [row for row in ledger.all(Campaign) if task in row.tasks]
        first = [Proof("campaign", row.uid, title(row), suggested=True) for row in campaigns]
        fitting = [proof for proof in proofs if proof.suggested]
        return [*fitting, *first, *(proof for proof in proofs if not proof.suggested)][:MOST]

    def _proof(self, kind: str, uid: str, named: str) -> Proof:
        record = self._office.ledger.get(KINDS[kind], uid)
        if isinstance(record, Conference):
            return _conference(record, suggested=False)
        if isinstance(record, Attachment):
            return Proof(kind, uid, record.name or named)
        return Proof(kind, uid, named)


def _conference(row: Conference, *, suggested: bool) -> Proof:
    return Proof("conference", row.uid, title(row), write_date(row.held_on) if row.held_on else "", suggested)
