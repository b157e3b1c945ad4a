"""The pages behind the first one, each loaded when it is first visited.

All of them with their forms and tables take longer to load than the window; nobody visits all of them.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.domain.fields import Record
from ui.pages.page import Page
from ui.session import Session

AHEAD = (
    *("ui.forms.editors", "ui.forms.cells", "ui.forms.parts_table", "ui.pages.record_pane", "ui.pages.records"),
    *("hashlib", "ui.photos.shelf", "ui.pages.conferences", "ui.pages.campaigns", "ui.pages.criterion_row"),
    *("ui.pages.task_sheet", "ui.pages.tasks", "ui.forms.indicator_grid", "ui.pages.indicators", "ui.pages.report"),
    *("ui.pages.checks", "ctypes", "app.desks.outbox", "ui.pages.preview_print", "ui.pages.preview"),
    *("app.packages.parts", "app.packages.control_sums", "app.packages.layout", "app.packages.workbook"),
    *("email.parser", "http.client", "xml.sax.saxutils", "app.packages.opc_signature", "app.packages.compose"),
    *("app.packages.identity", "ui.pages.key_panel", "ui.pages.send", "ui.pages.received_view", "ui.pages.review"),
    *("app.packages.pdf_shape", "app.packages.receive", "ui.pages.inbox", "ui.pages.replies", "ui.pages.trust"),
    *(
        "ui.pages.voices",
        "ui.pages.totals",
        "ui.pages.charts",
        "ui.pages.safety_cards",
        "ui.pages.settings",
        "ui.pages.guidance",
        "ui.pages.moving",
    ),
    *("ui.pages.bin", "ui.pages.own_key"),
)
"""What is loaded once the first page is whole (`ui.loading_ahead`): the pages of this module in the order in which
they are likely to be visited, each behind the larger ones of what it needs, so that no step takes long."""

if TYPE_CHECKING:
    from ui.pages.conferences import ConferencesPage
    from ui.pages.records import RecordsPage


def records(session: Session, kind: type[Record], **about: Any) -> "RecordsPage":
    """The records of one kind; `about` is what `RecordsPage` wants to know besides."""
    from ui.pages.records import RecordsPage

    return RecordsPage(session, kind, **about)


def campaigns(session: Session) -> "RecordsPage":
    """Campaigns and movements."""
    from ui.pages.campaigns import CampaignsPage

    return CampaignsPage(session)


def conferences(session: Session, purpose: str) -> "ConferencesPage":
    """The conferences."""
    from ui.pages.conferences import ConferencesPage

    return ConferencesPage(session, purpose)


def overdue_tasks(session: Session) -> int:
    """How many tasks given are past their deadline."""
    return session.office.follow_up.overdue(datetime.now().astimezone().date())


def tasks(session: Session) -> Page:
    """The assessment of the six tasks."""
    from ui.pages.tasks import TasksPage

    return TasksPage(session)


def indicators(session: Session) -> Page:
    """The indicators of the period."""
    from ui.pages.indicators import IndicatorsPage

    return IndicatorsPage(session)


def report(session: Session) -> Page:
    """The words of the report."""
    from ui.pages.report import ReportPage

    return ReportPage(session)


def checks(session: Session) -> Page:
    """What is missing or doubtful."""
    from ui.pages.checks import ChecksPage

    return ChecksPage(session)


def preview(session: Session) -> Page:
    """The report as it would be sealed."""
    from ui.pages.preview import PreviewPage

    return PreviewPage(session)


def charts(session: Session) -> Page:
    """The charts of the period."""
    from ui.pages.charts import ChartsPage

    return ChartsPage(session)


def sealing(session: Session) -> Page:
    """Sealing and sending."""
    from ui.pages.send import SendPage

    return SendPage(session)


def received(session: Session) -> Page:
    """What came."""
    from ui.pages.inbox import InboxPage

    return InboxPage(session)


def replies(session: Session) -> Page:
    """A report that came back, with its remarks."""
    from ui.pages.replies import RepliesPage

    return RepliesPage(session)


def keys(session: Session) -> Page:
    """Whose keys are known."""
    from ui.pages.trust import TrustPage

    return TrustPage(session)


def totals(session: Session) -> Page:
    """The sums over the units below."""
    from ui.pages.totals import TotalsPage

    return TotalsPage(session)


def settings(session: Session) -> Page:
    """The office and this computer."""
    from ui.pages.settings import SettingsPage

    return SettingsPage(session)


def bin_(session: Session) -> Page:
    """What was removed."""
    from ui.pages.bin import BinPage

    return BinPage(session)


def moving(session: Session) -> Page:
    """Moving to another computer, and old units' ledgers."""
    from ui.pages.moving import MovingPage

    return MovingPage(session)


def own_key(session: Session) -> Page:
    """The office's own key."""
    from ui.pages.own_key import OwnKeyPage

    return OwnKeyPage(session)


def guidance(session: Session) -> Page:
    """The guidance that is in force."""
    from ui.pages.guidance import GuidancePage

    return GuidancePage(session)
