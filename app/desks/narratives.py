"""Sentences that tell the office's figures: of the report, of a conference, of a campaign; and the texts left empty."""

from app.domain.assessment import Assessment, Cause, CriterionScore, Limitation, TaskReview, assessment_uid
from app.domain.campaign import Campaign, FundAccount
from app.domain.conference import Conference
from app.domain.fields import Record
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.domain.sentences import Sentences, of_campaign, of_conference
from app.domain.written_texts import WrittenTexts
from app.open_office import OpenOffice

_OF_ASSESSMENT = (TaskReview, CriterionScore, Limitation, Cause)


class Narratives:
    """What pages offer beside a narrative."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def of_report(self, period: Period) -> WrittenTexts:
        """The sentences of a period's report, with all they are made of: nothing is read when they are asked for."""
        ledger, code = self._office.ledger, period.code
        report, owner = ledger.get(Report, report_uid(code)), assessment_uid(code)
        records: list[Record] = [
            *([report] if report is not None else []),
            *ledger.all(Conference),
            *ledger.filed_under(IndicatorFigure, code),
            *ledger.filed_under(FundAccount, code),
            *(row for kind in _OF_ASSESSMENT for row in ledger.parts(kind, owner)),
        ]
        return WrittenTexts(Snapshot(records), self._office.guidance_of(period), period)

    def into_empty(self, period: Period) -> list[Record]:
        """What to save so that every empty text of a report that can be written is; first what holds the others."""
        written = self.of_report(period).into_empty()
        owner = assessment_uid(period.code)
        reviewed = any(isinstance(one, TaskReview) for one in written)
        if reviewed and self._office.ledger.get(Assessment, owner) is None:
            return [Assessment(uid=owner, period=period.code), *written]
        return written

    def of_record(self, record: Record, period: Period) -> Sentences:
        """The sentences of a conference or a campaign; none of anything else."""
        ledger, guidance = self._office.ledger, self._office.guidance_of(period)
        if isinstance(record, Conference):
            return of_conference(record, ledger, guidance)
        return of_campaign(record, ledger, guidance, period) if isinstance(record, Campaign) else Sentences(())
