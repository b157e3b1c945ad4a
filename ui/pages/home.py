"""What to do now: the next step, what the office above asks for, what is recorded, who has sent."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.domain.correspondence import Remark
from app.domain.problems import Problem
from ui.forms.field_row import words
from ui.forms.sheet import sheet
from ui.models.lines import Line
from ui.next_step import REPORTS, Step, counts, due_words, last_sent, next_step, remarks_of
from ui.pages.blocks import Banner, Card, button, clear, column, in_line
from ui.pages.inbox_lines import stamp
from ui.pages.lines_table import LinesTable
from ui.pages.places import CHECKS_VIEW, INBOX, RECEIVED_VIEW, SEAL_VIEW, SEND, TOTALS
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES

STEPS = ("Ghi số liệu", "Kiểm tra", "Niêm phong và gửi", "Cấp trên xem xét")


class HomePage:
    """One step large; below it how far the report has come and what is in it."""

    title = "Việc cần làm"
    icon = "home"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._step = Step("")
        theme = session.theme
        self.act = button("", self._on_act, theme, role="primary")
        self.banner = Banner(theme, self.act)
        self.path = QWidget()
        self._path = QGridLayout(self.path)
        self._path.setContentsMargins(0, SPACES["near"], 0, 0)
        self._path.setHorizontalSpacing(SPACES["block"])
        self._path.setVerticalSpacing(0)
        self._path.setColumnStretch(1, 1)
        self.report = Card("Báo cáo")
        self.report.rows.addWidget(self.path)
        self.remarks = LinesTable(("Chỗ cần sửa", "Nhận xét của cấp trên", ""), (30, 60, 14), theme)
        self.remarks.setAccessibleName("Nhận xét của cấp trên")
        self.remarks.be_as_high_as_its_lines(8)
        self.asked = Card("Cấp trên yêu cầu sửa")
        self.asked.rows.addWidget(words("Bấm đúp vào một dòng để đến đúng chỗ.", role="quiet"))
        self.asked.rows.addWidget(self.remarks)
        self.recorded = Card("Đã ghi trong kỳ")
        self._numbers = QWidget()
        self._counted = QGridLayout(self._numbers)
        self._counted.setContentsMargins(0, 0, 0, 0)
        self._counted.setHorizontalSpacing(SPACES["page"])
        self._counted.setVerticalSpacing(SPACES["apart"])
        self.recorded.rows.addWidget(self._numbers)
        self.below = Card("Cấp dưới gửi lên")
        self.stamp = words()
        self.below.rows.addWidget(self.stamp)
        self.below.rows.addWidget(
            in_line(
                button("Xem gói đã nhận", self._to_inbox, theme, "inbox"),
                button("Xem tổng hợp", self._to_totals, theme, "totals"),
            )
        )
        content = QWidget()
        rows = column(content, SPACES["block"])
        for part in (self.banner, self.asked, self.report, self.below, self.recorded):
            rows.addWidget(part)
        self.widget = sheet(content)
        self.remarks.opened.connect(self._on_remark)

    def refresh(self) -> None:
        """Show how things stand."""
        office, period = self._session.office, self._session.period
        today = datetime.now().astimezone().date()
        problems = office.check(period.code)
        self._step = next_step(office, period, today, problems)
        self.banner.say(self._step.sentence, self._step.more, self._step.level)
        self.act.setText(self._step.action)
        self.act.setVisible(bool(self._step.action) and not office.read_only)
        remarks = remarks_of(office, period)
        self.asked.setVisible(bool(remarks))
        self.remarks.show_lines([_remark_line(remark) for remark in remarks])
        self.report.title.setText(f"Báo cáo {in_sentence(period)}")
        self._show_path(problems, due_words(office, period, today))
        self._show_counts()
        self.below.setVisible(office.has_units_below)
        if office.has_units_below:
            self.stamp.setText(stamp(office, period))

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _show_path(self, problems: Sequence[Problem], due: str) -> None:
        office, period = self._session.office, self._session.period
        blocking = sum(problem.level == "error" for problem in problems)
        sent = last_sent(office, period)
        answered = {"answered-accepted": "đã chấp nhận", "answered-returned": "đã trả lại để sửa"}
        other = len(problems) - blocking
        typing = "chỉ xem được" if office.read_only else "Gõ đến đâu lưu đến đó"
        states = (
            (not blocking, typing, ("conference", "")),
            (not blocking, _found(blocking, other), (SEND, CHECKS_VIEW)),
            (
                sent is not None,
                f"lần {sent.revision}, {office.state_words(sent).lower()}" if sent else due,
                (SEND, SEAL_VIEW),
            ),
            (
                sent is not None and sent.state == "answered-accepted",
                answered.get(sent.state, "chưa có trả lời") if sent else "sau khi gửi",
                (INBOX, RECEIVED_VIEW),
            ),
        )
        clear(self._path)
        for row, (name, (done, said, place)) in enumerate(zip(STEPS, states, strict=True)):
            self._path.addWidget(self._mark(row, done), row, 0)
            self._path.addWidget(self._link(f"{row + 1}. {name}", place), row, 1)
            told = words(said, role="quiet")
            self._path.addWidget(told, row, 2)
        self._path.setColumnStretch(2, 2)

    def _mark(self, row: int, done: bool) -> QLabel:
        theme, size = self._session.theme, self._session.theme.pixels(20)
        label = QLabel()
        name, role = ("check", "done") if done else ("right", "quiet")
        label.setPixmap(theme.icon(name, role).pixmap(size, size))
        label.setAccessibleName("xong" if done else "chưa xong")
        return label

    def _link(self, text: str, place: tuple[str, str]) -> QPushButton:
        return button(text, lambda: self._session.go_to(*place), self._session.theme, role="link")

    def _show_counts(self) -> None:
        clear(self._counted)
        for at, (label, said) in enumerate(counts(self._session.office, self._session.period)):
            both = QWidget()
            rows = column(both, 0)
            rows.addWidget(words(said, role="heading"))
            rows.addWidget(words(label, role="quiet"))
            self._counted.addWidget(both, at // 2, at % 2)

    def _on_act(self) -> None:
        if self._step.kind:
            self._session.go_to(self._step.kind, self._step.uid, self._step.field)

    def _on_remark(self, remark: Remark | None) -> None:
        if remark is not None and remark.record_kind:
            self._session.go_to(remark.record_kind, remark.record_uid or "", remark.field or "")

    def _to_inbox(self) -> None:
        self._session.go_to(INBOX, RECEIVED_VIEW)

    def _to_totals(self) -> None:
        self._session.go_to(TOTALS, "")


def inbox_badge(session: Session) -> int:
    """How many packages wait for a person."""
    entries = session.office.inbox().entries
    return sum(e.state == "waiting" or (e.state == "received" and e.kind in REPORTS) for e in entries)


def _found(blocking: int, other: int) -> str:
    if blocking:
        return f"còn {blocking} chỗ phải sửa"
    return f"không còn chỗ phải sửa, {other} chỗ nên xem" if other else "không còn chỗ phải sửa"


def _remark_line(remark: Remark) -> Line:
    tied = "Đến chỗ này" if remark.record_kind else ""
    return Line((remark.place or "Cả báo cáo", remark.text or "", tied), "warning", "warning", remark)
