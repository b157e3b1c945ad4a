"""What belongs in the report of a period, out of everything a ledger holds.

An explicit `period` field wins; without one the date decides. A period also takes what was filed under the
periods inside it (a quarter's results belong to the year). Records with neither a period nor a year are left
out, and `checks` says so.
"""

from collections.abc import Callable, Iterable, Sequence

from app.domain.assessment import Assessment, assessment_uid
from app.domain.campaign import Campaign, ModelExample
from app.domain.conference import Conference
from app.domain.correspondence import Attachment, Directive
from app.domain.enclosures import Commendation, Document, Photo
from app.domain.fields import Kind, Part, Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger, Snapshot
from app.domain.office import Office, Officer
from app.domain.old_questions import asks_no_more
from app.domain.periods import Period, span
from app.domain.records import parts_of, top_kinds
from app.domain.report import Report, report_uid
from app.errors import UserError

_DATED_BY: dict[type[Record], tuple[str, ...]] = {
    Conference: ("held_on",),
    Directive: ("received_on", "issued_on"),
    Photo: ("taken_on",),
    Document: ("issued_on",),
    Commendation: ("decided_on",),
}
"""The dates by which a record without an explicit period is filed; the first one that is filled in counts."""


def of_period(ledger: Ledger, period: Period | str, guidance: Guidance, *, with_files: bool = True) -> Snapshot:
    """The records of a period's report, with their parts and the attachments that they refer to.

    Office and officers always belong; answers to questions that are asked no more stay at home. Personal data is still
    in it: whoever sends strips it. Without `with_files` the attachments are named but their bytes are not read.
    """
    wanted = guidance.period(period) if isinstance(period, str) else period
    within = _within(wanted, guidance)
    records: list[Record] = []
    for kind in top_kinds():
        for record in ledger.all(kind):
            if kind is not Attachment and _belongs(ledger, record, wanted, within):
                records.append(record)
                records += _parts(ledger, record, wanted, within)
    records += _early_rows(ledger, wanted)
    records = [record for record in records if not asks_no_more(record, guidance)]
    digests = attachments_of(records)
    blobs = {digest: data for digest in digests if with_files and (data := ledger.blob(digest)) is not None}
    records += (attachment for digest in digests if (attachment := ledger.get(Attachment, digest)))
    return Snapshot(records, blobs)


def attachments_of(records: Iterable[Record]) -> list[str]:
    """The digests of all files that records refer to, each once, in order."""
    found: dict[str, None] = {}
    for record in records:
        for field in record.description.fields:
            if field.kind is Kind.FILE and (digest := getattr(record, field.key)):
                found[digest] = None
    return list(found)


def left_out(ledger: Ledger) -> list[Record]:
    """Conferences and campaigns that no report will ever take: they have neither a period nor a year."""
    conferences = [c for c in ledger.all(Conference) if not c.period and span(c.held_on) is None]
    campaigns = [c for c in ledger.all(Campaign) if not c.period and not _lasts(c) and not _row_periods(ledger, c)]
    return [*conferences, *campaigns]


def _within(wanted: Period, guidance: Guidance) -> Callable[[str], bool]:
    """Whether something filed under a period's code belongs to the wanted period."""
    known: dict[str, bool] = {wanted.code: True}

    def within(code: str) -> bool:
        if code not in known:
            try:
                known[code] = wanted.covers(guidance.period(code))
            except UserError:
                known[code] = False
        return known[code]

    return within


def _belongs(ledger: Ledger, record: Record, wanted: Period, within: Callable[[str], bool]) -> bool:
    if isinstance(record, Office | Officer):
        return True
    code: str | None = getattr(record, "period", None)
    if code:
        one_a_period = type(record) not in _DATED_BY and not isinstance(record, Campaign)
        return code == wanted.code if one_a_period else within(code)
    if isinstance(record, Campaign):
        periods = _row_periods(ledger, record)
        return any(map(within, periods)) if periods else _in_force(record, wanted)
    return wanted.contains(_date_of(record))


def _parts(ledger: Ledger, record: Record, wanted: Period, within: Callable[[str], bool]) -> list[Part]:
    rows: list[Part] = []
    for kind in parts_of(record.description.name):
        rows += ledger.parts(kind, record.uid)
    if isinstance(record, Campaign):
        return [row for row in rows if _row_belongs(row, record, wanted, within)]
    return rows


def _early_rows(ledger: Ledger, wanted: Period) -> list[Part]:
    """Scores and rows typed before the assessment or the report itself was begun: their parent's uid is known."""
    rows: list[Part] = []
    for kind, uid in ((Assessment, assessment_uid(wanted.code)), (Report, report_uid(wanted.code))):
        if ledger.get(kind, uid) is None:
            for part in parts_of(kind.description.name):
                rows += ledger.parts(part, uid)
    return rows


def _row_belongs(row: Part, campaign: Campaign, wanted: Period, within: Callable[[str], bool]) -> bool:
    """Campaigns run for years: only the rows of this period go along."""
    code: str | None = getattr(row, "period", None)
    if code:
        return within(code)
    if isinstance(row, ModelExample):
        days = span(row.started_on)
        return days is None or days[0] <= wanted.end
    date = _date_of(row)
    return campaign.period is not None or span(date) is None or wanted.contains(date)


def _date_of(record: Record) -> str | None:
    keys: Sequence[str] = _DATED_BY.get(type(record), ())
    return next((date for key in keys if (date := getattr(record, key))), None)


def _row_periods(ledger: Ledger, campaign: Campaign) -> set[str]:
    rows = (row for kind in parts_of("campaign") for row in ledger.parts(kind, campaign.uid))
    return {code for row in rows if (code := getattr(row, "period", None))}


def _lasts(campaign: Campaign) -> bool:
    return any(span(date) for date in (campaign.runs_from, campaign.runs_to, campaign.launched_on))


def _in_force(campaign: Campaign, wanted: Period) -> bool:
    """Whether a campaign without rows of its own runs in the period; an open end runs on."""
    first, last = span(campaign.runs_from or campaign.launched_on), span(campaign.runs_to)
    if first is None and last is None:
        return False
    return (first is None or first[0] <= wanted.end) and (last is None or wanted.start <= last[1])
