"""Campaigns: beginning one from the catalogue, going on with its successor, beginning a period from the last."""

from app.domain.campaign import Campaign, CampaignResult, CampaignTarget
from app.domain.campaign_catalogue import Offered, already_begun, begun_from, begun_locally, moved_on, offered_in
from app.domain.campaign_catalogue import successor_of as successor_in
from app.domain.campaign_targets import Earlier, carried_forward
from app.domain.guidance import CatalogueItem
from app.domain.periods import Period
from app.open_office import OpenOffice


class Campaigns:
    """What the page of the campaigns asks for."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def catalogue(self, period: Period) -> list[Offered]:
        """Everything there is to choose from, what is in force first."""
        return offered_in(self._office.guidance, period)

    def begin(self, item: CatalogueItem) -> Campaign:
        """A campaign of ours from the catalogue; nothing is saved yet."""
        return begun_from(item, self._office.guidance)

    def begin_locally(self, parent: CatalogueItem | None) -> Campaign:
        """A campaign of the place, under a larger one or under none; nothing is saved yet."""
        return begun_locally(parent, self._office.guidance)

    def begun(self, item: CatalogueItem) -> Campaign | None:
        """Our campaign of an item, when there is one already."""
        return already_begun(self._office.ledger.all(Campaign), item.uid)

    def successor_of(self, campaign: Campaign, period: Period) -> CatalogueItem | None:
        """What has taken the place of a campaign of ours that still goes on; None when nothing has."""
        if campaign.state == "stopped" or not campaign.catalogue_item:
            return None
        return successor_in(self._office.guidance, campaign.catalogue_item, period)

    def move_on(self, campaign: Campaign, successor: CatalogueItem) -> Campaign:
        """Close a campaign and go on with its successor, as one act; returns the campaign that goes on.

        The old one keeps its name and all its rows. Where we have the successor already, nothing new is begun.
        """
        closed, fresh = moved_on(campaign, successor, self._office.guidance)
        known = self.begun(successor)
        self._office.ledger.put_many([closed] if known else [closed, fresh])
        return known or fresh

    def earlier(self, campaign: str, period: Period) -> Earlier:
        """The rows of a campaign, as seen from a period."""
        ledger = self._office.ledger
        return Earlier(period, ledger.parts(CampaignTarget, campaign), ledger.parts(CampaignResult, campaign))

    def carry_forward(self, campaign: str, period: Period) -> int:
        """Begin the targets of a period from those of an earlier one, as one act; returns how many."""
        fresh = carried_forward(self.earlier(campaign, period), campaign)
        if fresh:
            self._office.ledger.put_many(fresh)
        return len(fresh)
