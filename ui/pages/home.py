"""What to do now: the next step, what is asked of us, how far each part has come, how things look beside last year."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.desks.replies import Asked
from app.domain.follow_ups import FollowUp, Standing, time_left
from app.domain.problems import Problem
from ui.forms.sheet import sheet
from ui.glance import Glance, Part, look
from ui.models.lines import Line
from ui.next_step import Step
from ui.pages.bars import Bars
from ui.pages.blocks import Banner, Card, button, clear, column, in_line
from ui.pages.columns import Columns
from ui.pages.lines_table import LinesTable
from ui.pages.places import (
    CHECKS_VIEW,
    INBOX,
    OFFICE_VIEW,
    RECEIVED_VIEW,
    REMINDER,
    REPLIES_VIEW,
    SEAL_VIEW,
    SEND,
    SETTINGS,
    TOTALS,
)
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

STEPS = ("Ghi số liệu", "Kiểm tra", "Niêm phong và gửi", "Cấp trên xem xét")
MOST_LINES = 6


class HomePage:
    """One step large; everything else in cards that are there only when they have something to say."""

    title = "Việc cần làm"
    icon = "home"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._step = Step("")
        theme = session.theme
        self.act = button("", self._on_act, theme, role="primary")
        self.banner = Banner(theme, self.act)
        self.report, self._path = _grid_card("Báo cáo")
        self.parts, self._parts = _grid_card("Đã ghi đến đâu")
        self.asked = Card("Cấp trên yêu cầu sửa")
        self.remarks = _lines(("Chỗ cần sửa", "Nhận xét", ""), (26, 50, 18), "Nhận xét của cấp trên", session)
        self.asked.rows.addWidget(self.remarks)
        self.asked.rows.addWidget(in_line(self._link("Xem tất cả và trả lời", (INBOX, REPLIES_VIEW))))
        self.given = Card("Việc được giao")
        self.tasks = _lines(("Việc", "Hạn"), (60, 24), "Việc được giao đến hạn hoặc quá hạn", session)
        self.given.rows.addWidget(self.tasks)
        self.below = Card("Cấp dưới gửi lên")
        self.stamp = words()
        self.below.rows.addWidget(self.stamp)
        self.remind = self._link("Công văn đôn đốc…", (INBOX, RECEIVED_VIEW, REMINDER))
        links = (self._link("Xem gói đã nhận", (INBOX, RECEIVED_VIEW)), self._link("Xem tổng hợp", (TOTALS, "")))
        self.below.rows.addWidget(in_line(*links, self.remind))
        self.scored = Card("Điểm sáu nhiệm vụ")
        self.rated = words(role="quiet")
        self.scores = Bars(theme, session.go_to)
        self.planned = Card("So với kế hoạch")
        self.plan_said = words(role="quiet")
        self.plans = Bars(theme, session.go_to)
        for card, said, bars in ((self.scored, self.rated, self.scores), (self.planned, self.plan_said, self.plans)):
            card.rows.addWidget(said)
            card.rows.addWidget(bars)
        self.safety = words(role="quiet")
        self.copies = self._link("Sao lưu…", (SETTINGS, OFFICE_VIEW))
        cards = (self.report, self.parts, self.asked, self.given, self.below, self.scored, self.planned)
        self.cards = Columns(cards, theme)
        content = QWidget()
        rows = column(content, SPACES["block"])
        for part in (self.banner, self.cards, self.safety, in_line(self.copies)):
            rows.addWidget(part)
        self.widget = sheet(content)
        for card in (*cards, self.copies):
            card.hide()
        self.remarks.opened.connect(self._on_remark)
        self.tasks.opened.connect(self._on_task)

    def refresh(self) -> None:
        """Show how things stand; they are read beside the window, and what was shown before stays until then."""
        period, now = self._session.period, datetime.now().astimezone()
        self._session.look_up("home", lambda office, _progress: look(office, period, now), self.show_glance)

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def show_glance(self, glance: Glance) -> None:
        """Show how things stand."""
        read_only = self._session.office.read_only
        self._step = glance.step
        self.banner.say(glance.step.sentence, glance.step.more, glance.step.level)
        self.act.setText(glance.step.action)
        self.act.setVisible(bool(glance.step.action) and not read_only)
        self.report.title.setText(f"Báo cáo {in_sentence(self._session.period)}")
        self._show_path(glance)
        self._show_parts(glance.parts)
        self.remarks.show_lines([_remark_line(one) for one in glance.remarks])
        self.tasks.show_lines([_task_line(one) for one in glance.tasks])
        self.stamp.setText(glance.below)
        self.remind.setVisible(glance.owing > 0)
        self.rated.setText(glance.rated)
        self.scores.show_bars(glance.scores)
        self.plan_said.setText(glance.planned)
        self.plans.show_bars(glance.plans)
        self.safety.setText(glance.copy.said)
        mark(self.safety, level="warning" if glance.copy.old else "")
        for card, shown in (
            (self.report, True),
            (self.parts, True),
            (self.asked, bool(glance.remarks)),
            (self.given, bool(glance.tasks)),
            (self.below, bool(glance.below)),
            (self.scored, bool(glance.rated)),
            (self.planned, bool(glance.plans)),
            (self.copies, not read_only),
        ):
            card.setVisible(shown)
        self.cards.arrange()

    def _show_path(self, glance: Glance) -> None:
        office, sent = self._session.office, glance.sent
        ready = not any(problem.level == "error" for problem in glance.problems)
        answered = {"answered-accepted": "đã chấp nhận", "answered-returned": "đã trả lại để sửa"}
        typing = "chỉ xem được" if office.read_only else "Gõ đến đâu lưu đến đó"
        states = (
            (ready, typing, ("conference", "")),
            (ready, _found(glance.problems), (SEND, CHECKS_VIEW)),
            (
                sent is not None,
                f"lần {sent.revision}, {office.state_words(sent).lower()}" if sent else glance.due,
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
            self._path.addWidget(self._mark(done), row, 0)
            self._path.addWidget(self._link(f"{row + 1}. {name}", place), row, 1)
            self._path.addWidget(words(said, role="quiet"), row, 2)

    def _show_parts(self, parts: Sequence[Part]) -> None:
        clear(self._parts)
        for row, part in enumerate(parts):
            done = not part.blocking and part.done == part.of
            said = f"{part.said} · còn {part.blocking} chỗ phải sửa" if part.blocking else part.said
            self._parts.addWidget(self._mark(done), row, 0)
            self._parts.addWidget(self._link(part.name, (part.kind, part.uid)), row, 1)
            self._parts.addWidget(words(said, role="quiet"), row, 2)

    def _mark(self, done: bool) -> QLabel:
        theme, size = self._session.theme, self._session.theme.pixels(20)
        label = QLabel()
        name, role = ("check", "done") if done else ("right", "quiet")
        label.setPixmap(theme.icon(name, role).pixmap(size, size))
        label.setAccessibleName("xong" if done else "chưa xong")
        return label

    def _link(self, text: str, place: tuple[str, ...]) -> QPushButton:
        return button(text, lambda: self._session.go_to(*place), self._session.theme, role="link")

    def _on_act(self) -> None:
        if self._step.kind:
            self._session.go_to(self._step.kind, self._step.uid, self._step.field)

    def _on_remark(self, asked: Asked | None) -> None:
        """To the field it speaks of; one to the whole report is answered on its own page."""
        if asked is not None:
            place = (asked.kind, asked.uid, asked.field) if asked.kind else (INBOX, REPLIES_VIEW, "")
            self._session.go_to(*place)

    def _on_task(self, given: FollowUp | None) -> None:
        if given is not None:
            self._session.go_to(given.task.description.name, given.task.uid)


def inbox_badge(session: Session) -> int:
    """How many packages wait for a person."""
    entries = session.office.inbox().entries
    return sum(e.state == "waiting" or (e.state == "received" and e.is_report) for e in entries)


def _grid_card(title: str) -> tuple[Card, QGridLayout]:
    """A card with lines of a mark, a link and words."""
    card, inside = Card(title), QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACES["block"])
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(2, 1)
    card.rows.addWidget(inside)
    return card, grid


def _lines(columns: Sequence[str], weights: Sequence[int], name: str, session: Session) -> LinesTable:
    table = LinesTable(columns, weights, session.theme)
    table.setAccessibleName(name)
    table.setToolTip("Bấm đúp, hoặc chọn dòng rồi bấm Enter, để đến đúng chỗ.")
    table.be_as_high_as_its_lines(MOST_LINES)
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return table


def _found(problems: Sequence[Problem]) -> str:
    blocking = sum(problem.level == "error" for problem in problems)
    other = len(problems) - blocking
    if blocking:
        return f"còn {blocking} chỗ phải sửa"
    return f"không còn chỗ phải sửa, {other} chỗ nên xem" if other else "không còn chỗ phải sửa"


def _remark_line(asked: Asked) -> Line:
    icon = ("warning", "warning") if asked.is_open else ("check", "done")
    return Line((asked.remark.place or "Cả báo cáo", asked.remark.text or "", asked.state.value), *icon, asked)


def _task_line(given: FollowUp) -> Line:
    level = "error" if given.standing is Standing.OVERDUE else "warning"
    said = f"{given.task.description.title_of(given.task)} ({given.given_by})"
    return Line((said, time_left(given)), "warning", level, given)
