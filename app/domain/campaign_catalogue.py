"""The catalogue of campaigns as one chooses from it: what is in force, what took another's place, what it fills in.

An old campaign keeps its name and its rows for ever (domain notes §3.2): moving on to a successor begins a new
record and closes the old one, and nothing of it is rewritten.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.campaign import Campaign
from app.domain.guidance import CatalogueItem, Guidance
from app.domain.lists import LEADS
from app.domain.periods import Period, span
from app.text.dates import write_date
from app.text.keys import search_key

FRONT = "MTTQ"
"""What the catalogue calls the Front itself, first of the bodies that usually lead."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An item of the catalogue as it stands in a period."""

    item: CatalogueItem
    in_force: bool
    successor: CatalogueItem | None = None

    @property
    def standing(self) -> str:
        """Its years, and what has taken its place: "1995–2015, đã thay bằng …"."""
        years = validity(self.item)
        if self.successor is None:
            return years
        return (
            f"{years}, đã thay bằng {name_of(self.successor)}" if years else f"đã thay bằng {name_of(self.successor)}"
        )


def name_of(item: CatalogueItem) -> str:
    """The short name, or the whole one."""
    return item.short_name or item.name or item.uid


def validity(item: CatalogueItem) -> str:
    """From when to when, in words; "" for what has no dates."""
    first, last = (write_date(day) if day else "" for day in (item.valid_from, item.valid_to))
    if first and last:
        return f"{first}–{last}"
    if first:
        return f"{first}–nay"
    return f"đến {last}" if last else ""


def offered_in(guidance: Guidance, period: Period) -> list[Offered]:
    """The whole catalogue in its order, those in force at the end of the period first."""
    now = {item.uid for item in guidance.catalogue_of(period)}
    known = [Offered(item, item.uid in now, successor_of(guidance, item.uid, period)) for item in guidance.catalogue]
    return sorted(known, key=lambda offered: not offered.in_force)


def successor_of(guidance: Guidance, code: str, period: Period) -> CatalogueItem | None:
    """What has taken the place of an item that ended before the end of the period, however many steps on.

    None while the item is in force, where it names none, and where its successors have ended, too.
    """
    item = guidance.catalogue_item(code)
    seen = {code}
    while item is not None and not _in_force(item, period):
        if not item.successor or item.successor in seen:
            return None
        seen.add(item.successor)
        item = guidance.catalogue_item(item.successor)
    return item if item is not None and item.uid != code else None


def _in_force(item: CatalogueItem, period: Period) -> bool:
    first, last = span(item.valid_from), span(item.valid_to)
    begun = first is None or first[0] <= period.end
    return begun and (last is None or period.end <= last[1]) and not item.retired


def begun_from(item: CatalogueItem, guidance: Guidance) -> Campaign:
    """A campaign of our own unit, filled in from the catalogue; the tasks are those of its indicators."""
    tasks = {one.task for one in guidance.indicators if one.campaign == item.uid and one.task}
    return Campaign(
        name=item.name,
        short_name=item.short_name,
        catalogue_item=item.uid,
        campaign_kind=item.type,
        state="running",
        launch_level=item.launch_level,
        launched_by=item.launched_by,
        launch_document=item.launch_document,
        launched_on=item.valid_from if len(item.valid_from or "") > len("2024") else None,
        runs_from=item.valid_from,
        runs_to=item.valid_to,
        ongoing=True if not item.valid_to else None,
        lead=_lead(item.lead),
        tasks=tuple(sorted(tasks)),
    )


def begun_locally(parent: CatalogueItem | None, guidance: Guidance) -> Campaign:
    """A campaign of the place itself, under a larger one or under none."""
    if parent is None:
        return Campaign(campaign_kind="movement", state="running")
    above = begun_from(parent, guidance)
    return Campaign(
        parent_item=parent.uid, campaign_kind=above.campaign_kind, state="running", lead=above.lead, tasks=above.tasks
    )


def _lead(said: str | None) -> str | None:
    """The body that usually leads, when the catalogue names one that our list knows; else its words."""
    if not said:
        return None
    first = said.split(",")[0].strip()
    if first == FRONT:
        return "front"
    return next((choice.code for choice in LEADS if search_key(first) == search_key(choice.label)), said)


def moved_on(campaign: Campaign, successor: CatalogueItem, guidance: Guidance) -> tuple[Campaign, Campaign]:
    """The old campaign, closed with all it holds, and the one that goes on in its place with the same people."""
    ended = guidance.catalogue_item(campaign.catalogue_item or "")
    closed = dataclasses.replace(
        campaign,
        state="stopped",
        merged_into=campaign.merged_into or successor.name,
        runs_to=campaign.runs_to or (ended.valid_to if ended else None),
        ongoing=None if campaign.ongoing else campaign.ongoing,
    )
    fresh = begun_from(successor, guidance)
    kept = {
        key: getattr(campaign, key)
        for key in ("lead", "partners", "responsible", "board_decision", "board_size", "supported_unit")
        if getattr(campaign, key) is not None
    }
    return closed, dataclasses.replace(fresh, **kept)


def already_begun(campaigns: Iterable[Campaign], code: str) -> Campaign | None:
    """Our campaign of an item of the catalogue, when there is one that still goes on."""
    ours = [campaign for campaign in campaigns if campaign.catalogue_item == code]
    return next((campaign for campaign in ours if campaign.state != "stopped"), ours[0] if ours else None)
