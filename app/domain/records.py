"""All record kinds of an office by name, in the order of their sheets."""

from collections.abc import Mapping

from app.domain.assessment import Assessment, Cause, CriterionScore, Evidence, Limitation, Solution, TaskReview
from app.domain.campaign import (
    Beneficiary,
    Campaign,
    CampaignResource,
    CampaignResult,
    CampaignTarget,
    FundAccount,
    ModelExample,
)
from app.domain.conference import (
    AgendaItem,
    BodyPresent,
    Conference,
    ConnectionPoint,
    Delegate,
    Speech,
    SubmittedReport,
    TaskGiven,
    Vote,
)
from app.domain.correspondence import Attachment, Decision, Directive, PeerFigure, Remark
from app.domain.enclosures import Commendation, Document, Photo
from app.domain.fields import Part, Record
from app.domain.indicator_figure import IndicatorFigure
from app.domain.office import Office, Officer
from app.domain.phrases import OwnPhrase
from app.domain.report import Report
from app.domain.report_rows import (
    Direction,
    Excerpt,
    IncludedPackage,
    InspectionBoard,
    Oversight,
    Recommendation,
    StaffLine,
)

_ORDER: tuple[type[Record], ...] = (
    Office,
    Officer,
    Report,
    Recommendation,
    Direction,
    Assessment,
    TaskReview,
    CriterionScore,
    Limitation,
    Cause,
    Solution,
    Evidence,
    IndicatorFigure,
    Conference,
    BodyPresent,
    Delegate,
    AgendaItem,
    SubmittedReport,
    Speech,
    Vote,
    TaskGiven,
    ConnectionPoint,
    Campaign,
    CampaignTarget,
    CampaignResult,
    CampaignResource,
    ModelExample,
    Beneficiary,
    FundAccount,
    Commendation,
    Photo,
    Document,
    Oversight,
    InspectionBoard,
    StaffLine,
    IncludedPackage,
    Excerpt,
    Directive,
    Decision,
    Remark,
    PeerFigure,
    Attachment,
    OwnPhrase,
)

KINDS: Mapping[str, type[Record]] = {kind.description.name: kind for kind in _ORDER}
"""Every record kind of an office's own ledger; guidance items are listed in `app.domain.guidance`."""


def kind_named(name: str) -> type[Record]:
    """The record class of a kind; `KeyError` for a name that is none."""
    return KINDS[name]


def parts_of(kind: str) -> list[type[Part]]:
    """The kinds of rows that a record of this kind may have, in sheet order."""
    return [part for part in KINDS.values() if kind in part.description.parents and issubclass(part, Part)]


def top_kinds() -> list[type[Record]]:
    """The kinds that stand alone."""
    return [kind for kind in KINDS.values() if not kind.description.is_part]
