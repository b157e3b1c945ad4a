"""An open office with its desks: each for one group of jobs, set up when it is first asked."""

from __future__ import annotations  # the desks are known to a type checker only

from functools import cached_property
from typing import TYPE_CHECKING

from app.open_office import OpenOffice

if TYPE_CHECKING:
    from app.desks.assessing import Assessing
    from app.desks.campaigns import Campaigns
    from app.desks.charts import Charts
    from app.desks.conferences import Conferences
    from app.desks.figures import Figures
    from app.desks.follow_up import FollowUps
    from app.desks.memory import Memory
    from app.desks.moving import Moving
    from app.desks.narratives import Narratives
    from app.desks.open_copies import OpenCopies
    from app.desks.outbox import Outbox
    from app.desks.own_key import OwnKey
    from app.desks.papers import Papers
    from app.desks.past import Past
    from app.desks.pictures import Pictures
    from app.desks.questions import Questions
    from app.desks.receipts import Receipts
    from app.desks.replies import Replies
    from app.desks.safety import Safety
    from app.desks.synthesis import Synthesis
    from app.desks.unread import UnreadText


class OfficeDesks(OpenOffice):
    """Where the desks are found."""

    @cached_property
    def assessing(self) -> Assessing:
        """What the self-assessment looks up."""
        from app.desks.assessing import Assessing  # loaded when first needed: with the page of the six tasks

        return Assessing(self)

    @cached_property
    def campaigns(self) -> Campaigns:
        """Beginning campaigns and going on with them."""
        from app.desks.campaigns import Campaigns  # loaded when first needed: with the page of the campaigns

        return Campaigns(self)

    @cached_property
    def charts(self) -> Charts:
        """The charts of a period."""
        from app.desks.charts import Charts  # loaded when first needed: with the first chart

        return Charts(self)

    @cached_property
    def figures(self) -> Figures:
        """The figures of indicators, and what earlier periods tell of them."""
        from app.desks.figures import Figures  # loaded when first needed: with the page of the indicators

        return Figures(self)

    @cached_property
    def own_key(self) -> OwnKey:
        """Care of our key: copies, another passphrase."""
        from app.desks.own_key import OwnKey  # loaded when first needed: once in years

        return OwnKey(self)

    @cached_property
    def papers(self) -> Papers:
        """Papers of the office's own to print and sign."""
        from app.desks.papers import Papers  # loaded when first needed: with the first of them, or the register

        return Papers(self)

    @cached_property
    def past(self) -> Past:
        """What was done, and taking it back."""
        from app.desks.past import Past  # loaded when first needed: most days nothing is taken back

        return Past(self)

    @cached_property
    def narratives(self) -> Narratives:
        """Sentences that tell our figures."""
        from app.desks.narratives import Narratives  # loaded when first needed: beside the first narrative

        return Narratives(self)

    @cached_property
    def unread(self) -> UnreadText:
        """What was typed and can't be read yet."""
        from app.desks.unread import UnreadText  # loaded when first needed: with the first form

        return UnreadText(self)

    @cached_property
    def safety(self) -> Safety:
        """Safety copies, and putting one back."""
        from app.desks.safety import Safety  # loaded when first needed: most days nothing is put back

        return Safety(self)

    @cached_property
    def pictures(self) -> Pictures:
        """Photos and documents on their way in, and how heavy they make the report."""
        from app.desks.pictures import Pictures  # loaded when first needed: not every visit brings a photo

        return Pictures(self)

    @cached_property
    def moving(self) -> Moving:
        """Moving to another computer."""
        from app.desks.moving import Moving  # loaded when first needed: once in the life of a computer

        return Moving(self)

    @cached_property
    def questions(self) -> Questions:
        """What guidance from above changed, and answers begun under an older one."""
        from app.desks.questions import Questions  # loaded when first needed: guidance comes a few times a year

        return Questions(self)

    @cached_property
    def replies(self) -> Replies:
        """What came back about our reports, and what answers our remarks."""
        from app.desks.replies import Replies  # loaded when first needed: only what came back asks for it

        return Replies(self)

    @cached_property
    def receipts(self) -> Receipts:
        """Receipts for the units below."""
        from app.desks.receipts import Receipts  # loaded when first needed: once a period

        return Receipts(self)

    @cached_property
    def synthesis(self) -> Synthesis:
        """The words of the units below, to write a synthesis from."""
        from app.desks.synthesis import Synthesis  # loaded when first needed: with the words of the units

        return Synthesis(self)

    @cached_property
    def open_copies(self) -> OpenCopies:
        """A period as plain files for other programs."""
        from app.desks.open_copies import OpenCopies  # loaded when first needed: it reads every accepted package

        return OpenCopies(self)

    @cached_property
    def follow_up(self) -> FollowUps:
        """The tasks that conferences and guidance documents gave."""
        from app.desks.follow_up import FollowUps  # loaded when first needed: with the first badge or list

        return FollowUps(self)

    @cached_property
    def conferences(self) -> Conferences:
        """Beginning conferences."""
        from app.desks.conferences import Conferences  # loaded when first needed: with the first new one

        return Conferences(self)

    @cached_property
    def memory(self) -> Memory:
        """What was written before, to complete what is being typed."""
        from app.desks.memory import Memory  # loaded when first needed: with the first field that recalls

        return Memory(self)

    @cached_property
    def outbox(self) -> Outbox:
        """What leaves the office: look, seal, ways out, what became of it."""
        from app.desks.outbox import Outbox  # loaded when first needed: when something is to be sent

        return Outbox(self)
