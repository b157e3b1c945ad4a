"""What is said of a target under its table: the plan, last year, the period before, the sum since January."""

import dataclasses
from collections.abc import Sequence

from app.domain.campaign import CampaignTarget
from app.domain.campaign_targets import Earlier
from app.domain.fields import Blank, Figure
from app.domain.guidance_items import IndicatorItem
from app.domain.periods import year_before
from app.text.numbers import write_number
from ui.forms.row_words import Offer


def told_of_target(
    target: CampaignTarget, earlier: Earlier, item: IndicatorItem | None
) -> tuple[Sequence[str], Sequence[Offer]]:
    """Sentences about a target of the period, and what earlier periods offer for its empty cells."""
    said: list[str] = []
    offers: list[Offer] = []
    then = earlier.last_year(target)
    before = year_before(earlier.period)
    if before is not None and then is not None:
        if target.last_year is None:
            row = dataclasses.replace(target, last_year=then)
            offers.append(Offer(f"Lấy cùng kỳ {write(then)} ({before.label})", row))
        elif target.last_year != then:
            said.append(f"Sổ {before.label} ghi {write(then)}.")
    last = earlier.last_period(target)
    if last is not None and (before is None or last[0] != before.label):
        said.append(f"{last[0]}: {write_number(last[1])}.")
    summed = earlier.since_january(target, item)
    if summed is not None and summed != target.actual:
        said.append(f"Lũy kế từ đầu năm: {write(summed)}.")
    return said, offers


def write(value: Figure) -> str:
    """A figure as people read it."""
    return value.value if isinstance(value, Blank) else write_number(value)
