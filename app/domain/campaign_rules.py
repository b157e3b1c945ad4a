"""Rules for campaigns: a target that is out of all proportion to the one before (domain notes §3.3, §9.6).

What the officer has explained in the row's remark is not told again.
"""

from collections.abc import Iterator

from app.domain.campaign import Campaign, CampaignResult, CampaignTarget
from app.domain.campaign_targets import Earlier
from app.domain.indicator_past import out_of_scale
from app.domain.indicators import number
from app.domain.problems import Case, Problem, problem
from app.text.numbers import write_number


def campaign_problems(case: Case) -> Iterator[Problem]:
    """Targets of the period that are ten times, or a tenth of, what last year or the period before told."""
    for campaign in case.records.all(Campaign):
        targets = case.whole.parts(CampaignTarget, campaign.uid)
        earlier = Earlier(case.period, targets, case.whole.parts(CampaignResult, campaign.uid))
        for target in targets:
            if target.period == case.period.code and not target.remark:
                yield from _out_of_scale(case, target, earlier)


def _out_of_scale(case: Case, target: CampaignTarget, earlier: Earlier) -> Iterator[Problem]:
    actual = number(target.actual)
    typed = number(target.last_year)
    then = typed if typed is not None else number(earlier.last_year(target))
    before = earlier.last_period(target)
    for when, value in (("cùng kỳ", then), ("kỳ trước", before[1] if before else None)):
        how = out_of_scale(actual, value) if actual is not None and value is not None else ""
        if actual is not None and value is not None and how:
            said = f"{write_number(actual)}, {when} {write_number(value)}: {how}, hãy xem lại hoặc ghi chú lý do."
            yield problem("warning", case, target, "actual", said)
            return
