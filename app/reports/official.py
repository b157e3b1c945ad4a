"""Heading and signature of an office's own documents, from its records.

Symbols have the shape `12/BC-MTTQ-BTT` (signing standards §5.4); every part can be set by the office, because
practice differs.
"""

from app.domain.office import Office
from app.domain.periods import Period
from app.domain.report import Report
from app.reports.letterhead import Heading, Signature
from app.text.dates import formal_date, is_date

_SIGNS = {"on_behalf": "TM.", "deputy": "KT.", "order": "TL.", "delegated": "TUQ."}
_BLANK_DATE = "ngày …… tháng …… năm"
_BLANK_NUMBER = "……"


def heading_of(
    office: Office,
    *,
    type_code: str,
    number: str = "",
    symbol: str = "",
    place: str = "",
    dated_on: str = "",
    year: str = "",
) -> Heading:
    """The head of a document; what is not known yet is left open for the pen."""
    default = f"{type_code}-{office.symbol or 'MTTQ-BTT'}"
    numbered = number.zfill(2) if number.isdigit() else number
    where = place or office.place_name or office.name or ""
    when = formal_date(dated_on) if is_date(dated_on) else f"{_BLANK_DATE} {year or '……'}"
    return Heading(
        superior=(office.header_upper or "ỦY BAN MTTQ VIỆT NAM",),
        issuer=(office.header_lower or office.name or "", office.header_body or "BAN THƯỜNG TRỰC"),
        number=f"Số: {numbered or _BLANK_NUMBER}/{symbol or default}",
        place_date=f"{where}, {when}" if where else when,
    )


def report_heading(office: Office, report: Report, period: Period) -> Heading:
    """The head of a period's report."""
    return heading_of(
        office,
        type_code="BC",
        number=report.number or "",
        symbol=report.symbol or "",
        place=report.place or "",
        dated_on=report.dated_on or "",
        year=str(period.year),
    )


def signature_of(report: Report) -> Signature:
    """TM. BAN THƯỜNG TRỰC above CHỦ TỊCH, or KT. CHỦ TỊCH above PHÓ CHỦ TỊCH, as the report says."""
    mode = _SIGNS.get(report.signing_mode or "on_behalf", "")
    body = report.signing_body or ("CHỦ TỊCH" if mode == "KT." else "BAN THƯỜNG TRỰC")
    first = body if body.upper().startswith(tuple(_SIGNS.values())) else f"{mode} {body}".strip()
    return Signature(authority=(first, report.signer_title or "CHỦ TỊCH"), name=report.signer_name or "")


def written_by(office: Office) -> str:
    """The office's name in full."""
    return office.full_name or office.name or ""
