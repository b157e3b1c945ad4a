"""Every document that the program prints, each made from the ledger of one office: for laws, golden texts and eyes."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app import sample
from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.consolidation import Consolidation, consolidate, contribution_of
from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.office import OFFICE_UID, Office
from app.domain.report import Report, report_uid
from app.domain.report_rows import IncludedPackage
from app.domain.words import names_in
from app.reports import (
    campaign_sheet,
    conference_summary,
    consolidated,
    cover,
    guidance_paper,
    minutes,
    reminder,
    score_paper,
    slip,
    unit_report,
)
from app.reports.mark import PackageMark
from tests.reports.stress import stress

PERIOD = "2024-NAM"
MARK = PackageMark(
    kind="report", unit="99001", unit_name="Phường Hoa Mẫu", period=PERIOD, revision=2, check_code="123456789012"
)
_DIGITS = "12345 67890 11111 00002 31415 92653 58979 00000"

LEDGERS: Mapping[str, Callable[[Guidance], Snapshot]] = {
    "mau": lambda guidance: sample.contents("hoa-mau", guidance),
    "day": stress,
    "trong": lambda guidance: Snapshot(),
}
"""The sample ward, the ward that filled in everything at its longest, and an office with nothing in it."""

Paper = Callable[[Snapshot, Guidance], bytes]


def _review(ledger: Snapshot, guidance: Guidance) -> bytes:
    return unit_report.render(ledger, guidance, guidance.period(PERIOD), MARK)


def _periodic(ledger: Snapshot, guidance: Guidance) -> bytes:
    uid = report_uid(PERIOD)
    report = ledger.get(Report, uid) or Report(uid=uid, period=PERIOD)
    others = [row for row in ledger.records() if row.uid != uid]
    return _review(Snapshot([*others, dataclasses.replace(report, outline="periodic")], ledger.blobs), guidance)


def _minutes(ledger: Snapshot, guidance: Guidance) -> bytes:
    return minutes.render(ledger, _conference(ledger), names_in(ledger, guidance))


def _summary(ledger: Snapshot, guidance: Guidance) -> bytes:
    return conference_summary.render(ledger, _conference(ledger), names_in(ledger, guidance))


def _campaign(ledger: Snapshot, guidance: Guidance) -> bytes:
    campaign = next(iter(ledger.all(Campaign)), Campaign(uid="none"))
    return campaign_sheet.render(ledger, campaign, guidance.period(PERIOD), names_in(ledger, guidance))


def _scores(ledger: Snapshot, guidance: Guidance) -> bytes:
    return score_paper.render(ledger, guidance, guidance.period(PERIOD))


def _reminder(ledger: Snapshot, guidance: Guidance) -> bytes:
    many = 40 if ledger.all(Conference) else 1
    owing = [reminder.Owing(f"Phường Thứ {at}", date(2024, 12, 5) if at % 3 else None) for at in range(1, many + 1)]
    return reminder.render(_office(ledger), guidance.period(PERIOD), owing, many + 3, date(2024, 12, 9))


def _card(ledger: Snapshot, guidance: Guidance) -> bytes:
    return slip.card(
        _office(ledger), unit="99001", unit_name=_office(ledger).name or "", digits=_DIGITS,
        not_before=date(2024, 11, 1), not_after=date(2029, 11, 1), mark=dataclasses.replace(MARK, kind="card"),
    )  # fmt: skip


def _return_slip(ledger: Snapshot, guidance: Guidance) -> bytes:
    remarks = [
        Remark(text="Dư cuối kỳ không khớp với dư đầu kỳ, số thu và số chi.", place="Phụ lục 4, Quỹ “Vì người nghèo”"),
        Remark(text="Thiếu địa điểm.", record_kind="conference", record_uid=_conference(ledger).uid, field="venue"),
    ]
    remarks += [row for row in ledger.all(Remark) if row.text]
    return slip.return_slip(
        _office(ledger), _answered(guidance), remarks, reason="Số dư Quỹ không khớp.", deadline="2024-12-12",
        made_on="2024-12-07", lookup=names_in(ledger, guidance), mark=dataclasses.replace(MARK, kind="reply"),
    )  # fmt: skip


def _acceptance_slip(ledger: Snapshot, guidance: Guidance) -> bytes:
    names = (
        ["Tổng điểm", *(item.name or "" for item in guidance.indicators)] if ledger.all(Conference) else ["Tổng điểm"]
    )
    peers = [
        PeerFigure(name=name, measure="điểm", value=Decimal("1234567.5") + at, median=Decimal(1_234_570), units=170)
        for at, name in enumerate(names)
    ]
    decision = Decision(decided_on="2024-12-06", decided_by="Vũ Thị Ý", score=Decimal(85), appraised=Decimal("83.5"))
    return slip.acceptance_slip(_office(ledger), _answered(guidance), decision, peers=peers, made_on="2024-12-07")


def _guidance(ledger: Snapshot, guidance: Guidance) -> bytes:
    return guidance_paper.guidance_document(guidance, _office(ledger))


def _cover(ledger: Snapshot, guidance: Guidance) -> bytes:
    return cover.cover(_office(ledger), guidance.period(PERIOD), "Quận Sông Mẫu")


def _consolidated(ledger: Snapshot, guidance: Guidance) -> bytes:
    totals, packages = added_up(ledger, guidance, 3)
    return consolidated.render(totals, packages, ledger, guidance, dataclasses.replace(MARK, kind="bundle"))


def _of_a_province(ledger: Snapshot, guidance: Guidance) -> bytes:
    totals, packages = added_up(ledger, guidance, 170)
    return consolidated.render(totals, packages, ledger, guidance, dataclasses.replace(MARK, kind="bundle"))


PAPERS: Mapping[str, Paper] = {
    "bao-cao": _review,
    "bao-cao-dinh-ky": _periodic,
    "bien-ban": _minutes,
    "tom-tat-hoi-nghi": _summary,
    "phieu-phong-trao": _campaign,
    "bang-diem": _scores,
    "don-doc": _reminder,
    "phieu-khoa": _card,
    "phieu-tra-lai": _return_slip,
    "phieu-chap-nhan": _acceptance_slip,
    "huong-dan": _guidance,
    "bia-gui-kin": _cover,
    "tong-hop": _consolidated,
    "tong-hop-tinh": _of_a_province,
}


def added_up(ledger: Snapshot, guidance: Guidance, units: int) -> tuple[Consolidation, list[IncludedPackage]]:
    """A sum of so many units that all reported the same, and of two that did not report."""
    period = guidance.period(PERIOD)
    own = contribution_of(ledger, period, "990", "Quận Sông Mẫu", guidance, area=False)
    given = contribution_of(ledger, period, "99001", "Phường Hoa Mẫu", guidance, area=True)
    received = [dataclasses.replace(given, unit=f"88{at:03d}", name=f"Phường Thứ {at}") for at in range(1, units + 1)]
    levels = [band for band in guidance.bands if band.scale == "overall"]
    packages = [
        IncludedPackage(
            unit=one.unit, unit_name=one.name, period=PERIOD, revision=1, package=f"{at:064x}", state="Đã chấp nhận",
            received_on="2024-12-05", days_late=at % 3, score=Decimal(60 + at % 40), conferences=one.conferences,
            rating=levels[at % len(levels)].name,
        )
        for at, one in enumerate(received)
    ]  # fmt: skip
    missing = ("99002", "99003")
    packages += [IncludedPackage(unit=code, state="Chưa nộp") for code in missing]
    return consolidate(own, received, [*(one.unit for one in received), *missing], guidance, period), packages


def _conference(ledger: Snapshot) -> Conference:
    return next(iter(ledger.all(Conference)), Conference(uid="none"))


def _office(ledger: Snapshot) -> Office:
    return ledger.get(Office, OFFICE_UID) or Office(uid=OFFICE_UID)


def _answered(guidance: Guidance) -> slip.Answered:
    return slip.Answered(
        unit="99002", unit_name="Phường Bến Mẫu", period=guidance.period(PERIOD), revision=1, package="ab" * 32,
        received_on="2024-12-06", days_late=1,
    )  # fmt: skip
