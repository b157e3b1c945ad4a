"""Heading and signature of an office's own documents, from its records.

Every part can be set by the office, because practice differs (signing standards §5.4): the lines on both sides, the
form of number and symbol (`app.domain.symbols`), and the manner of the whole (`app.reports.manner`).
"""

import re

from app.domain.office import Office
from app.domain.periods import Period
from app.domain.report import Report
from app.domain.symbols import form_of, symbol_words
from app.reports.letterhead import Heading, Signature
from app.reports.manner import manner_of
from app.text.dates import formal_date, is_date

_BLANK_DATE = "ngày …… tháng …… năm"
_BLANK_NUMBER = "……"
_SIGNED = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ)[. ]\s*(?=\S)", re.IGNORECASE)
_POSTS = {"on_behalf": "CHỦ TỊCH", "deputy": "PHÓ CHỦ TỊCH"}
_BODY = "BAN THƯỜNG TRỰC"


def heading_of(
    office: Office,
    *,
    type_code: str | None,
    number: str = "",
    symbol: str = "",
    place: str = "",
    dated_on: str = "",
    year: str = "",
    about: str = "",
) -> Heading:
    """The head of a document; what is not known yet is left open for the pen.

    `type_code` is the kind in the symbol, "" for a letter, None for a paper that bears no number.
    """
    manner = manner_of(office)
    form = form_of(office.symbol, office.manner)
    kind = manner.letter_code if type_code == "" else type_code or ""
    numbered = manner.number_lead + symbol_words(form, number or _BLANK_NUMBER, kind, symbol)
    where = place or office.place_name or office.name or ""
    when = formal_date(dated_on) if is_date(dated_on) else f"{_BLANK_DATE} {year or '……'}"
    return Heading(
        superior=_said(office.header_upper or manner.superior),
        issuer=_said(office.header_lower or office.name, office.header_body or manner.body),
        number="" if type_code is None else numbered,
        about=about,
        place_date=f"{where}, {when}" if where else when,
        right=office.header_right or "",
        manner=manner,
    )


def _said(*words: str | None) -> tuple[str, ...]:
    return tuple(one for one in words if one)


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


def signature_of(report: Report, office: Office) -> Signature:
    """TM. BAN THƯỜNG TRỰC above CHỦ TỊCH, or KT. CHỦ TỊCH above PHÓ CHỦ TỊCH, as the report says.

    Whose post is not usual for its way of signing (by order, by authority) is left to the pen while nobody wrote it.
    """
    manner = manner_of(office)
    mode = report.signing_mode or "on_behalf"
    body = report.signing_body or (_POSTS["on_behalf"] if mode == "deputy" else _BODY)
    sign = manner.signs.get(mode, "")
    first = f"{sign} {_SIGNED.sub('', body, count=1)}".strip()
    post = report.signer_title or _POSTS.get(mode, "……")
    return Signature(authority=(first, post), name=report.signer_name or "", manner=manner)


def standing_committee(office: Office) -> Signature:
    """Who signs when nothing else is said; the name is left to the pen."""
    return signature_of(Report(), office)


def written_by(office: Office) -> str:
    """The office's name in full."""
    return office.full_name or office.name or ""
