"""The last part of a report, set small: whatever was recorded for the period and stands in no chapter and no annex.

Nothing that an officer recorded may be missing on paper (docs/architecture.md, "One description"); here it can be
looked up, conference by conference and campaign by campaign, without making the report itself longer to read.
"""

from collections.abc import Iterable

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from app.domain.assessment import Evidence, assessment_uid
from app.domain.campaign import CampaignTarget, FundAccount, ModelExample
from app.domain.correspondence import Directive, Remark
from app.domain.enclosures import Commendation, Document, Photo
from app.domain.fields import Part, Record
from app.domain.records import parts_of
from app.domain.report_rows import Direction, InspectionBoard, Oversight, Recommendation, StaffLine
from app.domain.words import title
from app.reports.annexes import note_of
from app.reports.compact import compact_facts, compact_record, compact_rows
from app.reports.dossier import Dossier
from app.reports.pictures import caption_of, picture_pages
from app.reports.sections import said, with_aside
from app.reports.style import ANNEX, ANNEX_NOTE, DETAIL, DETAIL_HEADING, DETAIL_LABEL, led, line, space

_IN_ANNEXES: frozenset[type[Record]] = frozenset(
    [CampaignTarget, FundAccount, ModelExample, Commendation, Document, Photo]
)
_IN_REPORT: frozenset[type[Part]] = frozenset(
    [Recommendation, Direction, Photo, Document, Oversight, InspectionBoard, StaffLine]
)
_ROOM = 110 * mm
"""A part begins on the page that is left over from the one before where it finds as much room."""

_IN_LETTERHEAD = frozenset(
    "code name full_name level superior manner header_upper header_lower header_right header_body symbol "
    "place_name".split()
)


def photos(dossier: Dossier) -> list[Flowable]:
    """The pages of photos."""
    if not dossier.photos:
        return []
    pictures = picture_pages(dossier.photos, dossier.ledger, dossier.lookup)
    head = [line("HÌNH ẢNH HOẠT ĐỘNG", ANNEX), line(note_of(dossier), ANNEX_NOTE)]
    return [space(6), CondPageBreak(_ROOM), *head, *pictures]


def details(dossier: Dossier) -> list[Flowable]:
    """Conferences, campaigns, evidence, guidance documents, remarks, and kinds of rows that were added later."""
    flow = [*_conferences(dossier), *_campaigns(dossier), *_papers(dossier), *_rest(dossier)]
    if not flow:
        return []
    return [space(6), CondPageBreak(_ROOM), line("HỒ SƠ CHI TIẾT", ANNEX), line(note_of(dossier), ANNEX_NOTE), *flow]


def _conferences(dossier: Dossier) -> list[Flowable]:
    flow: list[Flowable] = []
    for at, conference in enumerate(dossier.conferences, 1):
        flow.append(_head(f"Hội nghị {at}. {title(conference, dossier.lookup)}", conference, dossier))
        flow += _whole(conference, dossier, skip=["title"])
    return flow


def _campaigns(dossier: Dossier) -> list[Flowable]:
    flow: list[Flowable] = []
    for at, campaign in enumerate(dossier.campaigns, 1):
        flow.append(_head(f"Cuộc vận động, phong trào {at}. {title(campaign, dossier.lookup)}", campaign, dossier))
        # A name of the catalogue that is our own one says nothing more.
        named = dossier.lookup("catalogue_item", campaign.catalogue_item or "") == campaign.name
        flow += _whole(campaign, dossier, skip=["name", *(["catalogue_item"] if named else [])])
    return flow


def _whole(record: Record, dossier: Dossier, skip: Iterable[str]) -> list[Flowable]:
    code = dossier.period.code
    left_out = [*skip, *(["period"] if getattr(record, "period", None) == code else [])]
    flow = compact_record(
        record, dossier.ledger, dossier.short_names, skip=left_out, without=_IN_ANNEXES, period=code
    )  # fmt: skip
    return flow + _unprinted(record, dossier)


def _unprinted(record: Record, dossier: Dossier) -> list[Flowable]:
    """The captions of the photos that are not printed."""
    kept = [row for row in dossier.ledger.parts(Photo, record.uid) if row.uid not in dossier.photo_numbers]
    return [part for row in kept for part in led("Ảnh không in:", caption_of(row, dossier.lookup), DETAIL)]


def _papers(dossier: Dossier) -> list[Flowable]:
    """Evidence of the self-assessment, guidance documents with what they ask, remarks with their answers."""
    ledger, lookup = dossier.ledger, dossier.short_names
    flow = _evidence(dossier)
    for directive in ledger.all(Directive):
        flow.append(_head(f"Văn bản hướng dẫn: {title(directive, lookup)}", directive, dossier))
        flow += _whole(directive, dossier, skip=["abstract"])
    remarks = [row for row in ledger.all(Remark) if row.text]
    return flow + compact_rows(
        remarks, lookup, skip=["record_kind", "record_uid", "field"], period=dossier.period.code
    )  # fmt: skip


def _evidence(dossier: Dossier) -> list[Flowable]:
    """ "Tiêu chí 1.1: Báo cáo tổng hợp ý kiến (hội nghị: …)." line by line."""
    rows = dossier.ledger.parts(Evidence, assessment_uid(dossier.period.code))
    flow: list[Flowable] = [line("Minh chứng tự đánh giá", DETAIL_LABEL)] if rows else []
    for row in rows:
        skip = {"title", "criterion", "file", *(["task"] if row.criterion else [])}
        named, long = with_aside(row.title or "", said(row, dossier.short_names, skip))
        flow += led(f"Tiêu chí {row.criterion}:" if row.criterion else "–", f"{named.rstrip('.')}.", DETAIL)
        for label, words in long:
            flow += led(f"{label}:", words, DETAIL)
    return flow


def _rest(dossier: Dossier) -> list[Flowable]:
    """The office itself, photos of the report that are not printed, and rows of the report that no annex knows."""
    ledger, lookup, uid = dossier.ledger, dossier.lookup, dossier.report.uid
    flow: list[Flowable] = []
    for kind in parts_of("report"):
        if kind not in _IN_REPORT:
            flow += compact_rows(ledger.parts(kind, uid), lookup, period=dossier.period.code)
    about = compact_facts(said(dossier.office, lookup, _IN_LETTERHEAD))
    flow += [line("Thông tin đơn vị", DETAIL_LABEL), *about] if about else []
    return flow + _unprinted(dossier.report, dossier)


def _head(words: str, record: Record, dossier: Dossier) -> Flowable:
    """What a record is called, and the numbers of its photos."""
    printed = [row for row in dossier.ledger.parts(Photo, record.uid) if row.uid in dossier.photo_numbers]
    numbers = ", ".join(f"Ảnh {dossier.photo_numbers[row.uid]}" for row in printed)
    return line(f"{words} ({numbers})" if numbers else words, DETAIL_HEADING)
