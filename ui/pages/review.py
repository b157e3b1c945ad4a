"""A received package opened: its records read only, and for a report the decision about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from app.errors import UserError
from app.office import Entry, Sent
from ui.forms.section_box import rule
from ui.pages.blocks import Banner, button, column
from ui.pages.inbox_lines import kind_words, state_words
from ui.pages.paper_reader import Read
from ui.pages.received_view import ReceivedView
from ui.pages.return_sheet import ReturnSheet
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

THREE_ABREAST = 1100
"""The width at 100 % text from which the list, the record and the remarks stand beside each other."""


class Review(QWidget):
    """The head line with what can be decided; the package; the sheet of remarks when it goes back."""

    left = Signal()
    decided = Signal(str)
    sealed = Signal(object)  # the letter that went back, after it was told (`Sent`)

    def __init__(self, session: Session, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry: Entry | None = None
        theme = session.theme
        self.back = button("Danh sách", self.left.emit, theme, "back", "link")
        self.title = words(role="strong")
        self.state = words(role="quiet")
        self.accept = button("Chấp nhận", self._on_accept, theme, "check", "primary")
        self.return_ = button("Trả lại để sửa…", self._on_return, theme, "undo")
        self.unsealed = Banner(theme)
        self.contents = ReceivedView(session)
        self.sheet = ReturnSheet(session, read)
        self.sheet.setMinimumWidth(theme.pixels(320))
        self.sheet.hide()
        head = QHBoxLayout()
        head.setContentsMargins(SPACES["block"], SPACES["near"], SPACES["block"], SPACES["near"])
        head.setSpacing(SPACES["apart"])
        head.addWidget(self.back)
        said = column(space=0)
        said.addWidget(self.title)
        said.addWidget(self.state)
        head.addLayout(said, 1)
        head.addWidget(self.return_)
        head.addWidget(self.accept)
        self._split = split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.contents)
        split.addWidget(self.sheet)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([700, 460])
        rows = column(self, 0)
        rows.addLayout(head)
        rows.addWidget(self.unsealed)
        rows.addWidget(rule())
        rows.addWidget(split, 1)
        self.contents.looked_at.connect(self.sheet.look_at)
        self.sheet.left.connect(lambda: self._show_sheet(False))
        self.sheet.returned.connect(self._on_returned)

    def open(self, entry: Entry) -> None:
        """Show a package."""
        office = self._session.office
        self._entry = entry
        self._show_sheet(False)
        period = office.period(entry.period) if entry.period else None
        self.title.setText(f"{entry.unit_name} · {kind_words(entry)}" + (f" · {period.label}" if period else ""))
        report = entry.is_report
        may_decide = report and not office.read_only
        self.accept.setVisible(may_decide and entry.state in ("received", "returned"))
        self.return_.setVisible(may_decide and entry.state in ("received", "returned", "accepted"))
        self.state.setText(f"{state_words(entry)} · chỉ xem, không sửa được số liệu của đơn vị gửi")
        self.unsealed.say("" if entry.sealed else entry.sentence, level="warning")
        answers = office.replies.answers_to(entry) if report else ()
        self.contents.load(office.ledger_of(entry.source), period, answers)

    def refresh(self) -> None:
        """Nothing here changes by itself: the rows of a package are read only."""

    def _show_sheet(self, shown: bool) -> None:
        """The sheet beside the package; where there is room for two only, the list of contents gives way."""
        three = self.width() >= self._session.theme.pixels(THREE_ABREAST)
        self.sheet.setVisible(shown)
        self.contents.list.setVisible(not shown or three)
        beside = self.width() * 2 // 5 if three else self.sheet.minimumWidth()
        self._split.setSizes([self.width() - beside, beside])

    def _on_accept(self) -> None:
        if self._entry is None:
            return
        try:
            accepted = self._session.office.accept(self._entry.package)
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        self.decided.emit(f"Đã chấp nhận báo cáo của {accepted.unit_name}. Số liệu được đưa vào tổng hợp.")

    def _on_return(self) -> None:
        if self._entry is not None:
            self.sheet.begin(self._entry)
            self._show_sheet(True)

    def _on_returned(self, sent: Sent) -> None:
        name = self._entry.unit_name if self._entry else ""
        self._show_sheet(False)
        self.decided.emit(f"Đã trả lại báo cáo của {name}. Hãy gửi đơn vị phiếu này: {sent.file}")
        self.sealed.emit(sent)
