"""The page of the campaigns: begun from the catalogue, gone on with when another takes their place."""

from collections import Counter
from collections.abc import Sequence

from app.domain.campaign import Campaign, CampaignTarget
from app.domain.campaign_targets import carried_forward, period_to_carry
from app.domain.fields import Part, Record
from app.domain.guidance import CatalogueItem
from app.errors import UserError
from ui.forms.parts_table import PartsTable
from ui.forms.row_words import Offer, RowWords, nothing_more
from ui.models.record_filters import Entry, Filter
from ui.pages.blocks import Banner, button, in_line
from ui.pages.campaign_choice import CampaignChoice
from ui.pages.campaign_words import told_of_target
from ui.pages.paper_reader import PaperReader
from ui.pages.record_figures import OF_CAMPAIGN, RecordFigures
from ui.pages.record_pane import RecordPane
from ui.pages.records import RecordsPage
from ui.plain_tips import plain_caption
from ui.session import Session

IN_FORCE, LOCAL, ENDED = "in_force", "local", "ended"
GROUPS = {
    IN_FORCE: "Theo danh mục, đang thực hiện",
    LOCAL: "Riêng của địa phương",
    ENDED: "Đã dừng hoặc đã được thay",
}
PURPOSE = "Ghi mỗi cuộc vận động, phong trào đang thực hiện: chỉ tiêu, kết quả từng kỳ, nguồn lực, mô hình hay."


class CampaignsPage(RecordsPage):
    """Campaigns and movements of the unit."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Campaign, icon="campaign", purpose=PURPOSE)
        self._ended: frozenset[str] = frozenset()
        self.list.more_filters = self._groups
        self.choice = CampaignChoice(session.theme)
        self._right.addWidget(self.choice)
        self.go_on = button("", self._move_on, session.theme, "right")
        self.superseded = Banner(session.theme, self.go_on)
        self.carry = button("", self._carry, session.theme, "plus", role="link")
        self._carrying = in_line(self.carry)
        self.figures: RecordFigures | None = None
        self.sheet = button("In phiếu theo dõi…", self._print, session.theme, "print", "link")
        self.sheet.setToolTip("Xem phiếu soạn từ những gì đã ghi, rồi in hoặc lưu")
        self.papers = PaperReader(session, self.widget)
        self.widget = self.papers.widget
        self.choice.taken.connect(self._take)
        self.choice.opened.connect(self._open_ours)
        self.choice.local.connect(self._begin_locally)
        self.choice.left.connect(self._leave_choice)

    def new_pane(self) -> RecordPane:
        """The form; what is said under its tables comes when they are made."""
        pane = super().new_pane()
        self.figures = RecordFigures(self._session, self.widget, pane, OF_CAMPAIGN)
        pane.area.column.insertWidget(0, in_line(self.sheet, self.figures.bank.button))
        pane.area.column.insertWidget(1, self.superseded)
        pane.made.connect(self._dress)
        return pane

    def add(self) -> None:
        """Begin with the catalogue: most of what a campaign is stands there."""
        if self._session.office.read_only:
            return
        self.flush()
        self._new = None
        self.list.choose("")
        ours = [campaign.catalogue_item or "" for campaign in self._session.office.ledger.all(Campaign)]
        self.choice.show_catalogue(self._session.office.campaigns.catalogue(self._session.period), ours)
        self._right.setCurrentWidget(self.choice)
        self.choice.find_box.setFocus()

    def refresh(self) -> None:
        """Show the ledger as it is now; a choice that is being made stays."""
        choosing = self._right.currentWidget() is self.choice
        campaigns = self._session.office.ledger.all(Campaign)
        self._ended = frozenset(one.uid for one in campaigns if self._has_ended(one))
        if choosing:
            self.list.show_records(list(campaigns))
            return
        super().refresh()
        for table in self.pane.tables.values() if self._pane is not None else ():
            table.begin_rows_with(period=self._session.period.code)

    def look(self) -> None:
        """Also say what has taken the campaign's place, and what the period may begin from."""
        super().look()
        record = self._shown()
        if isinstance(record, Campaign) and self.widget.isVisible():
            self._say_successor(record)
            self._offer_to_carry(record)
            if self.figures is not None:
                self.figures.show(record)

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a campaign; a paper that is read is put away."""
        self.papers.leave()
        super().show_record(uid, field)

    def _print(self) -> None:
        self.flush()
        record, period = self._shown(), self._session.period
        if record is None or self._new is not None:
            self._say("Hãy gõ tên cuộc vận động trước, rồi mới in được.")
            return
        name = f"phieu-theo-doi_{record.uid}.pdf"
        self.papers.read("Soạn phiếu theo dõi", name, lambda office: office.papers.campaign(record.uid, period))

    def _has_ended(self, campaign: Campaign) -> bool:
        desk, period = self._session.office.campaigns, self._session.period
        return campaign.state == "stopped" or desk.successor_of(campaign, period) is not None

    def _groups(self) -> Sequence[Filter]:
        """Catalogue in force, local, ended; with how many there are of each."""
        counts = Counter(self._group(record) for record in self.list.rows.records)
        entries = [
            Entry(f"{label} ({counts[group]})", lambda record, group=group: self._group(record) == group)
            for group, label in GROUPS.items()
        ]
        return [Filter("group", "Nhóm", entries)]

    def _group(self, record: Record) -> str:
        if record.uid in self._ended or getattr(record, "state", None) == "stopped":
            return ENDED
        return IN_FORCE if getattr(record, "catalogue_item", None) else LOCAL

    # beginning

    def _take(self, item: CatalogueItem) -> None:
        begun = self._session.office.campaigns.begin(item)
        if self._session.put(begun):
            self._right.setCurrentWidget(self.pane)
            self.list.show_all()
            self.refresh()
            self.open(begun.uid)
            self.pane.form.focus_first()

    def _open_ours(self, item: CatalogueItem) -> None:
        known = self._session.office.campaigns.begun(item)
        if known is not None:
            self.open(known.uid)

    def _begin_locally(self, parent: CatalogueItem | None) -> None:
        self.begin(self._session.office.campaigns.begin_locally(parent))

    def _leave_choice(self) -> None:
        self._show_first()

    # going on

    def _say_successor(self, campaign: Campaign) -> None:
        office = self._session.office
        successor = office.campaigns.successor_of(campaign, self._session.period)
        self.superseded.hide()
        if successor is None:
            return
        newer = successor.short_name or successor.name or ""
        self.go_on.setText("Chuyển sang mục mới")
        self.go_on.setAccessibleName(f"Chuyển sang {newer}")
        self.go_on.setVisible(not office.read_only)
        self.superseded.say(
            f"Cuộc vận động này đã được thay bằng “{newer}”.",
            "Chuyển sang mục mới: mục này giữ nguyên tên cũ và mọi số liệu đã ghi, được đánh dấu là đã lồng ghép.",
        )

    def _move_on(self) -> None:
        self.flush()
        record, office = self._shown(), self._session.office
        if not isinstance(record, Campaign):
            return
        successor = office.campaigns.successor_of(record, self._session.period)
        if successor is None:
            return
        try:
            goes_on = office.campaigns.move_on(record, successor)
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        self._session.news.changed.emit(Campaign.description.name)
        self.refresh()
        self.open(goes_on.uid)

    # what stands under the tables

    def _dress(self, table: PartsTable) -> None:
        table.begin_rows_with(period=self._session.period.code)
        targets = table.kind is CampaignTarget
        table.put_under(RowWords(table, self._tell if targets else nothing_more))
        if targets:
            table.put_under(self._carrying)

    def _offer_to_carry(self, campaign: Campaign) -> None:
        earlier = self._session.office.campaigns.earlier(campaign.uid, self._session.period)
        source, fresh = period_to_carry(earlier), carried_forward(earlier, campaign.uid)
        offered = source is not None and bool(fresh) and not self._session.office.read_only
        self._carrying.setVisible(offered)
        if source is not None:
            self.carry.setText(plain_caption(f"Lấy {len(fresh)} chỉ tiêu từ {source.label}, kế hoạch để trống"))

    def _carry(self) -> None:
        self.flush()
        record = self._shown()
        if isinstance(record, Campaign):
            self._session.office.campaigns.carry_forward(record.uid, self._session.period)
            self._session.news.changed.emit(CampaignTarget.description.name)
            self.refresh()

    def _tell(self, part: Part) -> tuple[Sequence[str], Sequence[Offer]]:
        """How a target stands beside earlier periods, and what they offer for what is still empty."""
        office, period = self._session.office, self._session.period
        if not isinstance(part, CampaignTarget) or part.period not in (None, period.code):
            return (), ()
        item = office.guidance_of(period).indicator(part.indicator) if part.indicator else None
        return told_of_target(part, office.campaigns.earlier(part.parent, period), item)
