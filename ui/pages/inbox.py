"""What came from below and from above: receive, see who sealed it, open, accept, return, take back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.domain.reminding import DAYS
from app.errors import UserError
from app.office import Entry, Office, Received
from app.progress import Progress
from app.text.dates import write_date
from ui.forms.sheet import sheet
from ui.messages import PACKAGES
from ui.pages.blocks import Banner, Room, button, column, in_line
from ui.pages.drop_area import DropArea
from ui.pages.inbox_lines import Missing, lines_of, missing_of, stamp
from ui.pages.lines_table import LinesTable
from ui.pages.package_card import PackageCard
from ui.pages.page import empty_state
from ui.pages.paper_reader import PaperReader
from ui.pages.places import GUIDANCE_VIEW, INBOX, KEYS_VIEW, REMINDER, REPLIES_VIEW, SETTINGS
from ui.pages.receipt_making import make_receipts
from ui.pages.review import Review
from ui.pages.verdict_list import VerdictList, counted
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES
from ui.typed import whole_day
from ui.words import words

LIST, REVIEW = 0, 1
ABOVE = "Nhận phiếu trả lời, hướng dẫn của cấp trên: chọn tệp, hoặc kéo thả tệp vào trang này."
BELOW = (
    "Nhận báo cáo của cấp dưới, phiếu và hướng dẫn của cấp trên: chọn tệp hay cả thư mục, hoặc kéo thả vào trang này."
)


class InboxPage:
    """The list with one package's card beside it; a package opened for review takes the whole page."""

    title = "Nhận"
    icon = "inbox"

    def __init__(self, session: Session) -> None:
        self._session = session
        theme = session.theme
        self.files = button("Chọn tệp để nhận…", self._on_files, theme, "inbox", "primary")
        self.folder = button("Chọn thư mục…", self._on_folder, theme, "open")
        self.remind = button("Công văn đôn đốc…", self._on_remind, theme, "print")
        self.remind.setToolTip("Soạn công văn nhắc các đơn vị chưa gửi báo cáo, rồi in hoặc lưu")
        self.remind.hide()
        self.receipts = button("Làm phiếu nhận cho các đơn vị…", self._on_receipts, theme, "document")
        self.receipts.setToolTip("Báo cho các đơn vị rằng báo cáo đã được chấp nhận, kèm số so với các đơn vị cùng cấp")
        self.receipts.hide()
        self.hint = words(BELOW if session.office.has_units_below else ABOVE, role="quiet")
        self.stamp = words(role="strong")
        self.look = button("Xem, in công văn", self._on_look, theme, "print")
        self._letter: Entry | None = None  # the one that the banner speaks of
        self.result = Banner(theme, self.look)
        self._offer(None)
        self.table = LinesTable(("Đơn vị", "Gói", "Tình trạng", "Hạn"), (30, 26, 28, 16), theme)
        self.table.setAccessibleName("Gói đã nhận và đơn vị chưa gửi")
        self.card = PackageCard(session)
        self.verdicts = VerdictList(theme)
        self._review: Review | None = None
        self.right = QStackedWidget()
        self.right.addWidget(sheet(self.card))
        self.right.addWidget(sheet(self.verdicts))
        self.nothing = empty_state("Chưa nhận gói nào", BELOW if session.office.has_units_below else ABOVE)
        self.stack = Room()
        self.stack.addWidget(self._list())
        drop = DropArea(self.receive)
        self.papers = PaperReader(session, self.stack)
        column(drop, 0).addWidget(self.papers.widget)
        self.widget: QWidget = drop
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._open())
        self.card.open_wanted.connect(self._open)
        self.card.decided.connect(self._on_decided)
        for told in (self.card.passphrase_told, self.verdicts.passphrase_told):
            told.connect(self._on_told)
        self.verdicts.compare_wanted.connect(lambda: self._session.go_to(INBOX, KEYS_VIEW))
        session.jobs.idle.connect(self._on_idle)

    @property
    def review(self) -> Review:
        """The page of one package, made when one is first opened."""
        if self._review is None:
            self._review = Review(self._session, self.papers.read, self.stack)
            self._review.left.connect(lambda: self.stack.setCurrentIndex(LIST))
            self._review.decided.connect(self._on_decided)
            self._review.sealed.connect(lambda sent: self._offer(sent.entry))
            self.stack.addWidget(self._review)
        return self._review

    def refresh(self) -> None:
        """Show the register as it is now."""
        office, period = self._session.office, self._session.period
        lines = lines_of(office, period)
        self.stamp.setText(stamp(office, period))
        self.stamp.setVisible(office.has_units_below)
        self.remind.setVisible(bool(missing_of(office, period)))
        self.receipts.setVisible(not office.read_only and office.receipts.can_make(period))
        self.table.show_lines(lines)
        self.nothing.setVisible(not lines)
        self._split.setVisible(bool(lines))
        self.hint.setVisible(bool(lines))
        if lines and self.table.subject() is None:
            self.table.choose(0)
        self.card.refresh()
        if self._review is not None:
            self._review.refresh()

    def flush(self) -> None:
        """What is typed here is not kept before it is sealed."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here; `field` may be the hash of a package, of whatever period."""
        self.papers.leave()
        if field == REMINDER:
            self._on_remind()
            return
        wanted = next((entry for entry in self._session.office.inbox().entries if entry.package == field), None)
        if wanted is None:
            return
        if wanted.period and wanted.period != self._session.period.code:
            self._session.choose_period(self._session.office.period(wanted.period))
            self.refresh()
        self.stack.setCurrentIndex(LIST)
        for row, line in enumerate(self.table.lines.lines):
            if isinstance(line.subject, Entry) and line.subject.package == field:
                self.table.choose(row)

    def receive(self, paths: list[Path], passphrase: str | None = None) -> None:
        """Receive files and folders, beside the window; `passphrase` is the one under which they were sent."""
        if not paths or self._session.office.read_only:
            return
        self.files.setEnabled(False)

        def work(office: Office, progress: Progress) -> list[Received]:
            return office.receive(paths, passphrase, progress)

        self._session.run("Nhận gói", work, self._on_received, self._on_failed)

    def _list(self) -> QWidget:
        page = QWidget()
        rows = column(page, SPACES["near"])
        rows.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], SPACES["near"])
        rows.addWidget(in_line(self.files, self.folder, self.remind, self.receipts))
        for part in (self.hint, self.stamp, self.result):
            rows.addWidget(part)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.right)
        self._split.setStretchFactor(0, 4)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([600, 520])
        rows.addWidget(self._split, 1)
        rows.addWidget(self.nothing, 1)
        return page

    def _on_files(self) -> None:
        self.receive(self._session.messages.choose_files("Chọn tệp để nhận", [PACKAGES]))

    def _on_folder(self) -> None:
        chosen = self._session.messages.choose_folder("Nhận mọi gói trong thư mục nào?")
        if chosen is not None:
            self.receive([chosen])

    def _on_remind(self) -> None:
        """Ask by when the units are to send, then show the letter; an empty answer leaves the day to the pen."""
        period, messages = self._session.period, self._session.messages
        proposed = write_date(self._session.office.papers.proposed_day(period).isoformat())
        typed = messages.ask_text(
            "Công văn đôn đốc",
            f"Đề nghị các đơn vị gửi báo cáo chậm nhất vào ngày nào? Gợi ý: {proposed} (sau {DAYS} ngày làm việc). "
            "Để trống thì chừa chỗ ghi tay.",
        )
        if typed is None:
            return
        try:
            day = whole_day(typed, "Hạn gửi")
        except UserError as fault:
            messages.fail(fault)
            return
        until = date.fromisoformat(day) if day else None
        name = f"cong-van-don-doc_{period.code}.pdf"
        self.papers.read("Soạn công văn đôn đốc", name, lambda office: office.papers.reminder(period, until))

    def _on_receipts(self) -> None:
        if self.receipts.isEnabled():
            make_receipts(self._session, self._on_receipts_made, self._on_failed)

    def _on_receipts_made(self, sentence: str, more: str) -> None:
        self._offer(None)
        self.result.say(sentence, more, "done")
        self._session.news.changed.emit("inbox")

    def _offer(self, letter: Entry | None) -> None:
        """The banner speaks of a letter that was sealed, or of something else."""
        self._letter = letter
        self.look.setVisible(letter is not None)

    def _on_look(self) -> None:
        letter = self._letter
        if letter is not None:
            name = f"tra-lai_{letter.addressee}_{letter.period}.pdf"
            self.papers.read("Mở công văn trả lại", name, lambda office: office.outbox.pages(letter))

    def _on_received(self, received: list[Received]) -> None:
        self._offer(None)
        self._session.office.read_anew()
        if not received:
            self.result.say("Thư mục này không có tệp nào để nhận.", level="warning")
            return
        self.result.say("")
        self.verdicts.show_received(received)
        self._session.news.changed.emit("inbox")
        self.refresh()
        self.right.setCurrentIndex(1)
        self._open_what_asks(received)
        if not self.table.lines.lines:
            self.result.say(counted(received), received[0].verdict.sentence, "warning")

    def _open_what_asks(self, received: list[Received]) -> None:
        """What came from above asks for something to be done: go there; that all is well is told quietly.

        Who has gone on to another page meanwhile, and may be typing there, stays there; the banner here says where.
        """
        here = self.widget.isVisible()
        new = [one.entry for one in received if one.imported and one.entry is not None]
        guided = next((entry for entry in new if entry.kind == "guidance" and entry.state == "received"), None)
        came_back = next((entry for entry in new if entry.kind == "reply"), None)
        returned = self._session.office.replies.returned(came_back.period) if came_back else None
        if came_back is not None and returned is not None and returned.reply.source == came_back.source:
            if here:
                self._session.go_to(INBOX, REPLIES_VIEW, came_back.package)
            else:
                period = in_sentence(self._session.office.period(came_back.period))
                self.result.say(
                    f"Cấp trên trả lại báo cáo {period}. Xem nhận xét ở trang Cấp trên trả lời.", level="warning"
                )
        elif came_back is not None:
            period = in_sentence(self._session.office.period(came_back.period))
            more = "Xem số của đơn vị so với các đơn vị cùng cấp ở mục Cấp trên trả lời."
            self.result.say(f"Cấp trên đã chấp nhận báo cáo {period}.", more, "done")
        elif guided is not None:
            self._session.news.changed.emit("guidance")
            if here:
                self._session.go_to(SETTINGS, GUIDANCE_VIEW, guided.package)
            else:
                self.result.say(
                    "Đã nhận hướng dẫn mới của cấp trên.",
                    "Xem chỗ thay đổi ở Cài đặt, trang Hướng dẫn hiện dùng.",
                    "done",
                )

    def _on_told(self, path: Path, passphrase: str) -> None:
        self.receive([path], passphrase)

    def _on_chosen(self, subject: Entry | Missing | None) -> None:
        self.right.setCurrentIndex(0)
        self.card.show_subject(subject)

    def _open(self) -> None:
        subject = self.table.subject()
        if isinstance(subject, Entry) and self.card.can_open(subject):
            self.review.open(subject)
            self.stack.setCurrentIndex(REVIEW)

    def _on_decided(self, sentence: str) -> None:
        self._offer(None)
        self.stack.setCurrentIndex(LIST)
        self._session.office.read_anew()
        self.result.say(sentence, level="done")
        self._session.news.changed.emit("inbox")
        self.refresh()

    def _on_failed(self, fault: UserError) -> None:
        self._offer(None)
        self.result.say(fault.sentence, level="error")

    def _on_idle(self) -> None:
        self.files.setEnabled(not self._session.office.read_only)
