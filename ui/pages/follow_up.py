"""Tasks that conferences and guidance documents gave: what is late, what comes next, and what became of each."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.conference import TaskGiven
from app.domain.conference_lists import TASK_STATES
from app.domain.fields import Choice, Field, Kind, Section, Width
from app.domain.follow_ups import FollowUp, Standing, reported, time_left
from app.text.dates import date_words
from app.text.keys import search_key
from ui.forms.choice_editors import ChoiceEditor
from ui.forms.date_editor import DateEditor
from ui.forms.line_editors import NoteEditor
from ui.forms.sheet import Sheet
from ui.models.lines import Line
from ui.pages.blocks import Card, Chips, button, column, heading, in_line, labelled
from ui.pages.lines_table import LinesTable
from ui.pages.page import empty_state
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

COLUMNS = ("Việc được giao", "Chủ trì", "Hạn", "Giao từ")
WEIGHTS = (44, 24, 22, 34)
ONLY_OPEN = 2  # so many views, the first ones, show what still has to be done: the others read every task
MOST_SHOWN = 200  # tasks; ten years of them are found by typing
MOST_LINES = 8  # shown before the list scrolls by itself
ICON = {
    Standing.OVERDUE: ("refused", "error"),
    Standing.DUE: ("warning", "warning"),
    Standing.OPEN: ("right", ""),
    Standing.NO_DEADLINE: ("right", ""),
    Standing.DONE: ("check", "done"),
    Standing.STOPPED: ("stop", ""),
}
VIEWS: Sequence[tuple[str, Callable[[FollowUp], bool]]] = (
    ("Cần làm", lambda one: one.is_open),
    ("Quá hạn", lambda one: one.standing is Standing.OVERDUE),
    ("Đã xong", lambda one: one.standing is Standing.DONE),
    ("Tất cả", lambda one: True),
)

REPORT = Section("report", "Báo việc")
STATE = Field("state", Kind.CHOICE, REPORT, "Tình trạng", choices=tuple(Choice(c.code, c.label) for c in TASK_STATES))
ON = Field("on", Kind.DATE, REPORT, "Ngày", width=Width.SHORT)
SAID = Field("said", Kind.NOTE, REPORT, "Đã làm gì", width=Width.FULL)


class FollowUpView(QWidget):
    """The list, and under it the place to say what became of the chosen task."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme, context = session.theme, session.context
        self._all: list[FollowUp] = []
        self._view = 0
        self.chips = Chips([label for label, _ in VIEWS])
        self.chips.choose(0)
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Tìm theo nội dung, người chủ trì, hội nghị")
        self.find_box.setAccessibleName("Tìm việc được giao")
        self.table = LinesTable(COLUMNS, WEIGHTS, theme)
        self.table.setAccessibleName("Việc được giao")
        self.nothing = empty_state(
            "Không có việc nào ở đây",
            "Việc được giao ghi ở bảng “Kết luận và nhiệm vụ giao” của hội nghị, hoặc của văn bản hướng dẫn. "
            "Ghi hạn thì chương trình nhắc khi gần đến hạn và khi quá hạn.",
        )
        self.table.be_as_high_as_its_lines(MOST_LINES)
        self.more = words(role="help")
        self.card = Card("")
        self.before = words(role="quiet")
        self.state = ChoiceEditor(STATE, context)
        self.on = DateEditor(ON, context)
        self.said = NoteEditor(SAID, context)
        self.save = button("Ghi lại", self._on_save, theme, "save", "primary")
        self.go = button("Đến nơi giao việc", self._on_go, theme, "right")
        self.go.setToolTip("Mở hội nghị hoặc văn bản đã giao việc này (Enter)")
        self._lay_out()
        self.chips.chosen.connect(self._on_view)
        self.find_box.textChanged.connect(self._show)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_go)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_save, context=here)

    def refresh(self) -> None:
        """Show the ledger as it is now."""
        desk = self._session.office.follow_up
        open_ones = desk.open_tasks(today())
        for chip, (label, wanted) in zip(self.chips.buttons[:ONLY_OPEN], VIEWS, strict=False):
            chip.setText(f"{label} ({sum(map(wanted, open_ones))})")
        if self._view < ONLY_OPEN:
            self._show_these(open_ones)
        else:  # thousands in ten years
            day = today()
            self._session.look_up("tasks-given", lambda office, _: office.follow_up.all_tasks(day), self._on_all)

    def _on_all(self, tasks: list[FollowUp]) -> None:
        if isValid(self) and self._view >= ONLY_OPEN:
            self._show_these(tasks)

    def _show_these(self, tasks: list[FollowUp]) -> None:
        self._all = tasks
        self._show()

    def _lay_out(self) -> None:
        area = Sheet(self)
        column(self).addWidget(area)
        rows = area.column
        rows.setSpacing(SPACES["apart"])
        rows.addWidget(heading("Việc được giao"))
        rows.addWidget(self.chips)
        rows.addWidget(self.find_box)
        rows.addWidget(self.table)
        rows.addWidget(self.more)
        rows.addWidget(self.nothing)
        theme = self._session.theme
        self.card.rows.addWidget(self.before)
        self.card.rows.addWidget(labelled(STATE.label, self.state, theme=theme))
        self.card.rows.addWidget(labelled(ON.label, self.on, theme=theme))
        self.card.rows.addWidget(labelled(SAID.label, self.said, theme=theme))
        self.card.rows.addWidget(in_line(self.save, self.go))
        rows.addWidget(self.card)

    def _on_view(self, number: int) -> None:
        self._view = number
        self.refresh()

    def _show(self) -> None:
        wanted = VIEWS[self._view][1]
        pieces = search_key(self.find_box.text()).split()
        shown = [one for one in self._all if wanted(one) and all(piece in _found_by(one) for piece in pieces)]
        self.more.setText(f"Còn {len(shown) - MOST_SHOWN} việc nữa: xin tìm để thu hẹp." if shown[MOST_SHOWN:] else "")
        self.more.setVisible(bool(shown[MOST_SHOWN:]))
        del shown[MOST_SHOWN:]
        chosen = self.table.subject()
        self.table.show_lines([_line(one) for one in shown])
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        at = next((row for row, one in enumerate(shown) if chosen and one.task.uid == chosen.task.uid), 0)
        if shown:
            self.table.choose(at)
        self._on_chosen(self.table.subject())

    def _on_chosen(self, one: FollowUp | None) -> None:
        self.card.setVisible(one is not None)
        if one is None:
            return
        self.card.title.setText(one.task.content or "(chưa ghi nội dung)")
        self.before.setText(one.task.result or "")
        self.before.setVisible(bool(one.task.result))
        self.state.set_value(one.task.state or ("in_progress" if one.is_open else None))
        self.on.set_value(today().isoformat())
        self.said.set_value(None)
        writing = not self._session.office.read_only
        for part in (self.state, self.on, self.said, self.save):
            part.setEnabled(writing)

    def _on_save(self) -> None:
        one: FollowUp | None = self.table.subject()
        state, on, said = self.state.value(), self.on.value(), self.said.value()
        if one is None or self.on.problem() or self._session.office.read_only:
            return
        kept = reported(one.task, str(state or "in_progress"), str(on or today().isoformat()), str(said or ""))
        if self._session.put(kept):
            self.refresh()

    def _on_go(self) -> None:
        one: FollowUp | None = self.table.subject()
        if one is not None:
            self._session.go_to(TaskGiven.description.name if one.kind == "conference" else one.kind, _place(one))


def today() -> datetime.date:
    """The day on this computer's calendar."""
    return datetime.datetime.now().astimezone().date()


def _place(one: FollowUp) -> str:
    return one.task.uid if one.kind == "conference" else one.task.parent


def _line(one: FollowUp) -> Line:
    task = one.task
    icon, level = ICON[one.standing]
    deadline = date_words(task.deadline) or task.deadline_remark or ""
    given = f"{one.given_by} ({date_words(one.given_on)})" if date_words(one.given_on) else one.given_by
    done = date_words(task.done_on) if one.standing is Standing.DONE else ""
    left = f"xong {done}" if done else time_left(one)
    until = "\n".join(part for part in (deadline, left) if part)
    return Line((task.content or "", task.lead or "", until, given), icon, level, one)


def _found_by(one: FollowUp) -> str:
    return search_key(" ".join((one.task.content or "", one.task.lead or "", one.task.partners or "", one.given_by)))
