"""Who signs: the officer with that job, as the report names a signer (domain notes §7)."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.office import Officer
from app.domain.report import Report

SIGNING = "signing"


def signer_among(officers: Iterable[Officer], today: str) -> Officer | None:
    """The first officer who signs and is still at work on a day (ISO); None when nobody does."""
    return next((one for one in officers if one.name and SIGNING in one.roles and not _has_left(one, today)), None)


def _has_left(officer: Officer, today: str) -> bool:
    """Only a whole date tells: of a partial one nobody knows the day."""
    until = officer.until_on or ""
    return len(until) == len(today) and until < today


def signed_by(report: Report, officer: Officer) -> Report:
    """The report with this signer, where it names none; posts stand in capitals as documents write them."""
    post = (officer.front_post or "").upper() or None
    return replace(report, signer_name=report.signer_name or officer.name, signer_title=report.signer_title or post)
