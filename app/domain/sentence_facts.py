"""The figures that sentences tell, by the names their patterns use: of a period, a conference, a campaign.

Every figure is read by the rule that the tables read it by, so that prose and tables cannot tell different things.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from app.domain.campaign import Campaign, CampaignResource, CampaignTarget, FundAccount, spending_of
from app.domain.conference import BodyPresent, Conference, ConnectionPoint, Speech, SubmittedReport, TaskGiven
from app.domain.consolidation import hosted
from app.domain.enclosures import Commendation, number_awarded
from app.domain.fields import Figure, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicators import number
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.sentence_patterns import Fact
from app.domain.told_figures import figures_of, share_of_plan, show
from app.text.numbers import two_digit, write_number

_FUND = {
    "fund.opening": "opening",
    "fund.income": "income",
    "fund.closing": "closing",
    "fund.built": "houses_built",
    "fund.repaired": "houses_repaired",
}
_SPEECHES = frozenset({"speech", "discussion", "question"})
"""What is counted as an opinion: opening, directing and concluding belong to every conference."""


class PeriodFacts:
    """The figures of a period: indicators by their codes, conferences, the fund for the poor, plans kept."""

    def __init__(self, ledger: Ledger, guidance: Guidance, period: Period) -> None:
        self._ledger, self._guidance, self._period = ledger, guidance, period

    def __call__(self, source: str) -> Fact | None:
        return self._known[source] if source in self._known else self._indicator(source)

    def _indicator(self, code: str) -> Fact | None:
        figure, item = self._figures.get(code), self._guidance.indicator(code)
        if figure is None or item is None or item.nature == "yesno":
            return None
        told = "tính được" if item.formula else "ghi"
        return Fact(
            value=figure.actual,
            words=prose(show(figure.actual, item)),
            unit=item.unit or "",
            table=f"bảng chỉ tiêu {told}",
            figure=figure,
            item=item,
        )

    @cached_property
    def _figures(self) -> Mapping[str, IndicatorFigure]:
        """Those of the whole area where there are any, as the tables of a chapter print them."""
        rows, code = self._ledger.all(IndicatorFigure), self._period.code
        return figures_of(rows, code, self._guidance, "area") or figures_of(rows, code, self._guidance)

    @cached_property
    def _known(self) -> Mapping[str, Fact]:
        return {**self._conferences(), **self._fund(), **self._plans()}

    def _conferences(self) -> dict[str, Fact]:
        held = hosted(self._ledger, self._period, self._guidance)
        table = "bảng hội nghị cộng được"
        present = sum(conference.present or 0 for conference in held)
        return {
            "conferences": counted(len(held) or None, "hội nghị", table),
            "conferences.present": counted(present or None, "lượt người", table),
        }

    def _fund(self) -> dict[str, Fact]:
        accounts = [
            row for row in self._ledger.all(FundAccount) if row.fund == "poor" and row.period == self._period.code
        ]
        return fund_facts(accounts)

    def _plans(self) -> dict[str, Fact]:
        """How many of the indicators that had a plan kept it; of some, less is better."""
        kept: list[bool] = []
        for code, figure in self._figures.items():
            item, plan, actual = self._guidance.indicator(code), number(figure.plan), number(figure.actual)
            if item is None or item.nature == "yesno" or item.direction == "0" or share_of_plan(figure) is None:
                continue
            if plan is not None and actual is not None:
                kept.append(actual <= plan if item.direction == "-" else actual >= plan)
        table = "bảng chỉ tiêu tính được"
        praised = counted(sum(kept), "chỉ tiêu", table)
        if sum(kept) * 2 < len(kept):
            praised = replace(praised, value=None)  # compared with what a text says, but no reason to write of it
        return {
            "plans": counted(len(kept) or None, "chỉ tiêu", table),
            "plans.kept": praised,
            "plans.missed": counted(len(kept) - sum(kept), "chỉ tiêu", table),
        }


class RecordFacts:
    """The figures of one record, worked out when the first of them is asked for."""

    def __init__(self, known: "dict[str, Fact]") -> None:
        self._known = known

    def __call__(self, source: str) -> Fact | None:
        return self._known.get(source)


def conference_facts(conference: Conference, ledger: Ledger) -> RecordFacts:
    """Who came to a conference, what was said, given and honoured there."""
    uid = conference.uid
    speeches = [row for row in ledger.parts(Speech, uid) if row.speech_kind in _SPEECHES]
    honoured = ledger.parts(Commendation, uid)
    people = "phần số đại biểu ghi"
    share = IndicatorFigure(plan=_exact(conference.convened), actual=_exact(conference.present))
    known = {
        "present": counted(conference.present, "đại biểu", people, share),
        "convened": counted(conference.convened, "đại biểu", people),
        "absent": counted(conference.absent, "đại biểu", people),
        "women": counted(conference.women, "đại biểu nữ", people),
        "bodies": _rows(ledger.parts(BodyPresent, uid), "cơ quan, tổ chức", "bảng thành phần dự có"),
        "points": _rows(ledger.parts(ConnectionPoint, uid), "điểm cầu", "bảng điểm cầu có"),
        "reports": _rows(ledger.parts(SubmittedReport, uid), "báo cáo", "bảng báo cáo trình hội nghị có"),
        "speeches": _rows(speeches, "ý kiến", "bảng tham luận, ý kiến có"),
        "tasks": _rows(ledger.parts(TaskGiven, uid), "nhiệm vụ", "bảng nhiệm vụ giao có"),
        "collectives": counted(number_awarded(honoured, "collective") or None, "tập thể", "bảng khen thưởng có"),
        "individuals": counted(number_awarded(honoured, "individual") or None, "cá nhân", "bảng khen thưởng có"),
        "cost": _money(conference.cost, "đồng", "ô Kinh phí ghi"),
    }
    return RecordFacts(known)


def campaign_facts(campaign: Campaign, ledger: Ledger, period: Period) -> RecordFacts:
    """Whom a campaign reached in a period, what was given, and its fund."""
    resources = [row for row in ledger.parts(CampaignResource, campaign.uid) if row.period in (None, period.code)]
    worths = [row.worth for row in resources if row.worth is not None]
    accounts = [row for row in ledger.parts(FundAccount, campaign.uid) if row.period == period.code]
    known = {
        "supported": counted(campaign.supported, campaign.supported_unit or "", "ô Số hộ, đối tượng được hỗ trợ ghi"),
        "supported_unit": Fact(value=campaign.supported_unit, words=campaign.supported_unit or ""),
        "events": counted(campaign.publicity_events, "cuộc", "ô Số cuộc tuyên truyền ghi"),
        "turns": counted(campaign.publicity_turns, "lượt người", "ô Số lượt người tuyên truyền ghi"),
        "items": counted(campaign.publicity_items, "tin, bài", "ô Số tin, bài ghi"),
        "resources": _money(
            sum(worths, Decimal(0)) if worths else None, "triệu đồng", "bảng nguồn lực huy động cộng được"
        ),
        **fund_facts([row for row in accounts if row.fund == "poor"]),
    }
    return RecordFacts(known)


def target_facts(target: CampaignTarget) -> RecordFacts:
    """One target of a campaign, with its own plan and last year."""
    figure = IndicatorFigure(plan=target.plan, actual=target.actual, last_year=target.last_year)
    told = prose(show(target.actual, None))
    return RecordFacts(
        {
            "name": Fact(value=target.name, words=target.name or ""),
            "unit": Fact(value=target.unit, words=target.unit or ""),
            "actual": Fact(
                value=target.actual,
                words=told,
                unit=target.unit or "",
                table="bảng chỉ tiêu đăng ký ghi",
                figure=figure,
            ),
        }
    )


def fund_facts(accounts: Sequence[FundAccount]) -> dict[str, Fact]:
    """The fund's account; nothing where there is none, or more than one and nobody knows which is meant."""
    if len(accounts) != 1:
        return {}
    account, table = accounts[0], "sổ quỹ ghi"
    facts = {
        source: counted(value, "nhà", table)
        if isinstance(value := getattr(account, key), int)
        else _money(value, "triệu đồng", table)
        for source, key in _FUND.items()
    }
    return {**facts, "fund.spent": _money(spending_of(account), "triệu đồng", "sổ quỹ cộng được")}


def counted(value: int | None, unit: str, table: str, figure: IndicatorFigure | None = None) -> Fact:
    """A count of people or things."""
    words = "" if value is None else two_digit(value) if value else "0"
    return Fact(value=_exact(value), words=words, unit=unit, table=table, figure=figure)


def prose(shown: str) -> str:
    """What a table shows, as prose writes it: 8 as "08" (domain notes §8.3)."""
    return f"0{shown}" if len(shown) == 1 and shown in "123456789" else shown


def _rows(rows: Sequence[Record], unit: str, table: str) -> Fact:
    """How many rows there are; a table that nobody began tells nothing."""
    return counted(len(rows) or None, unit, table)


def _money(value: Decimal | None, unit: str, table: str) -> Fact:
    return Fact(value=value, words="" if value is None else prose(write_number(value)), unit=unit, table=table)


def _exact(value: int | None) -> Figure | None:
    return None if value is None else Decimal(value)
