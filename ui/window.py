"""The shell: navigation, the head line, the pages, the status line. It knows no rules."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.errors import UserError
from app.office import Office
from ui.actions import ACTION
from ui.find_box import FindBox, Found
from ui.finding import find, found_actions
from ui.forms.section_box import rule
from ui.glance import last_copy
from ui.navigation import Navigation
from ui.offered import actions_of
from ui.only_read import OnlyRead
from ui.pages.blocks import Room, icon_button
from ui.pages.page import Entry, Explained, Page
from ui.pages.places import owner_kind
from ui.period_box import PeriodBox
from ui.session import Session
from ui.side_windows import SideWindows
from ui.status_line import StatusLine
from ui.theme import SPACES, mark
from ui.undoing import Undoing

TRY_AGAIN = 10_000
"""Milliseconds until what could not be saved is tried again by itself."""

HISTORY_TIP = "Lịch sử của mục đang xem; Ctrl+H: của ô đang đứng"


class Window(QMainWindow):
    """One office's window. Pages are made when they are first visited."""

    def __init__(self, session: Session, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.session = session
        self._entries = list(entries)
        self._pages: dict[int, Page] = {}
        self._stale: set[int] = set()
        self.current = -1
        self._why_unsaved = ""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._fill)
        self._try_again = QTimer(self)
        self._try_again.setSingleShot(True)
        self._try_again.setInterval(TRY_AGAIN)
        self.setWindowTitle(f"Sổ Mặt trận · {session.office.unit_name}")
        self.title = QLabel()
        mark(self.title, role="title")
        self.find_box = FindBox(self._find, session.theme)
        self.periods = PeriodBox(session)
        self.stack = Room()
        self.status = StatusLine(session.jobs, session.theme, read_only=session.office.read_only)
        self.undoing = Undoing(session, self._flush_shown, self)
        self.beside = SideWindows(session, self._flush_shown, self.undoing.show, self)
        self.navigation = Navigation(session.office.unit_name, self._entries, session.theme)
        self._lay_out()
        self._connect()
        self.open(0)
        self.refresh_badges()
        self._index_received()
        self._say_copy()

    def open(self, number: int) -> None:
        """Go to a page; what was typed on the one before is saved first."""
        if number == self.current:
            return
        if self.current >= 0:
            self._pages[self.current].flush()
        new = number not in self._pages and self.current >= 0
        if number not in self._pages:
            self._pages[number] = self._entries[number].make(self.session)
            self.stack.addWidget(self._pages[number].widget)
            self._stale.add(number)
        self.current = number
        self.stack.setCurrentWidget(self._pages[number].widget)
        self.title.setText(self._entries[number].title)
        self.navigation.choose(number)
        if new:  # made now, filled a moment later: both at one go would take longer than a key may wait
            self._late.start()
        else:
            self._refresh_current()

    def page(self) -> Page:
        """The page in view, as things are now."""
        self._refresh_current()
        return self._pages[self.current]

    def show_help(self) -> None:
        """Open the help on what is in view, beside the window."""
        page = self.page()
        self.beside.show_help(page.help if isinstance(page, Explained) else self._entries[self.current].help)

    def lock(self) -> None:
        """Hide everything until the PIN is typed; closing the question closes the program."""
        from ui.lock import Lock  # loaded when first needed: most offices have no PIN

        session = self.session
        if not session.office.settings.pin:
            self.status.say("Chưa đặt mã PIN. Đặt ở trang Cài đặt, phần Mã PIN khi mở sổ.")
            return
        self.flush()
        whole = self.window()
        beside = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not whole]
        for shown in (whole, *beside):  # help, a history, a photo: windows of their own
            shown.hide()
        while Lock(session.office, session.theme, session.messages).exec() != Lock.DialogCode.Accepted:
            if whole.close():
                QApplication.quit()  # a hidden window is not the last one that was closed
                return
        for shown in filter(isValid, (whole, *beside)):
            shown.show()

    def show_history(self) -> None:
        """Open the history of the record in view, beside the window."""
        self.beside.show_history(self.page().widget)

    def show_history_here(self) -> None:
        """Open the history of the field that the cursor is in; of the record where it is in none."""
        self.beside.show_history_here(self.page().widget)

    def refresh_badges(self) -> None:
        """Count anew what waits on each page."""
        for number, entry in enumerate(self._entries):
            self.navigation.set_badge(number, entry.badge(self.session))

    def flush(self) -> None:
        """Save what was typed on any page and not yet saved, in an open cell too."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        for page in self._pages.values():
            page.flush()
        self.session.write_waiting()

    def may_go(self, question: str, yes: str) -> bool:
        """Save what was typed; where that can't be done, whether the person goes on without it."""
        self.flush()
        return not self._why_unsaved or self.session.messages.ask(question, yes, "Ở lại", self._why_unsaved, True)

    def _flush_shown(self) -> None:
        if self.current >= 0:
            self.page().flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_go("Còn chữ chưa lưu được. Vẫn đóng chương trình?", "Đóng và bỏ phần chưa lưu"):
            event.ignore()
        elif self.session.jobs.busy:
            event.ignore()
            self._ask_to_stop()
        else:
            self.session.reader.end()
            event.accept()

    def _ask_to_stop(self) -> None:
        """Long work is stopped cleanly first; the window closes by itself when it has ended."""
        jobs = self.session.jobs
        if self.session.messages.ask(f"{jobs.what}. Dừng việc này rồi đóng?", "Dừng và đóng", "Làm tiếp"):
            if jobs.busy:
                jobs.idle.connect(self.window().close, Qt.ConnectionType.QueuedConnection)
                jobs.stop()
            else:
                self.window().close()

    def _lay_out(self) -> None:
        head = QWidget()
        mark(head, role="header")
        line = QHBoxLayout(head)
        line.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["block"], SPACES["near"])
        line.setSpacing(SPACES["apart"])
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self.undoing.undo_button)
        line.addWidget(self.undoing.redo_button)
        line.addWidget(icon_button("history", "Lịch sử", HISTORY_TIP, self.show_history, self.session.theme))
        line.addWidget(self.find_box)
        line.addWidget(QLabel("Kỳ"))
        line.addWidget(self.periods)
        line.addWidget(icon_button("help", "Hướng dẫn", "Hướng dẫn trang này (F1)", self.show_help, self.session.theme))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(rule())
        if self.session.office.read_only:
            right.addWidget(OnlyRead(self.session))
        right.addWidget(self.stack, 1)
        right.addWidget(rule())
        right.addWidget(self.status)
        upright = QFrame()
        mark(upright, role="upright")
        whole = QWidget()
        mark(whole, role="page")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(upright)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.resize(1280, 700)

    def _connect(self) -> None:
        news = self.session.news
        self.navigation.chosen.connect(self.open)
        self.find_box.chosen.connect(self._go_to)
        QShortcut(QKeySequence("Ctrl+K"), self, self._focus_find)
        QShortcut(QKeySequence("Ctrl+H"), self, self.show_history_here)
        self.offered = actions_of(self.session, self._entries, self.open, self.show_help, self.lock)
        for action in self.offered:
            for keys in action.keys.split():
                QShortcut(QKeySequence(keys), self, action.do)
        self.periods.activated.connect(self._on_period)
        self.undoing.said.connect(self.status.say)
        self.beside.said.connect(self.status.say)
        news.saved.connect(self._on_saved)
        news.unsaved.connect(self._on_unsaved)
        news.changed.connect(self._on_changed)
        news.changed.connect(self._on_news)
        news.period_changed.connect(self._on_changed)
        news.wanted.connect(self._go_to)
        self._try_again.timeout.connect(self.session.write_waiting)
        self.session.jobs.failed.connect(self._on_failed)
        self.session.reader.failed.connect(self._on_failed)

    def _find(self, typed: str) -> list[Found]:
        """Actions first: they are few, and who types "niêm phong" rather wants to do it."""
        records = find(self.session.office, typed, {kind for entry in self._entries for kind in entry.kinds})
        return [*found_actions(self.offered, typed), *records]

    def _focus_find(self) -> None:
        self.find_box.setFocus()
        self.find_box.selectAll()

    def _go_to(self, kind: str, uid: str, field: str = "") -> None:
        if kind == ACTION:
            self.offered.do(uid)
            return
        owner = owner_kind(self.session.office.ledger, kind, uid)
        for number, entry in enumerate(self._entries):
            if owner in entry.kinds:
                self.open(number)
                self.page().show_record(uid, field)
                return

    def _on_period(self) -> None:
        self.page().flush()
        self.session.choose_period(self.session.office.guidance.period(self.periods.currentData()))

    def _on_saved(self, moment: datetime) -> None:
        self._why_unsaved = ""
        self.status.say_saved(moment)

    def _on_unsaved(self, sentence: str) -> None:
        self._why_unsaved = sentence
        self.status.say_unsaved(sentence)
        self._try_again.start()

    def _on_changed(self) -> None:
        self._stale.update(self._pages)
        self._refresh_current()
        self.refresh_badges()

    def _on_news(self, what: str) -> None:
        if what == "inbox":
            self._index_received()
        elif what == "copy":
            self._say_copy()

    def _say_copy(self) -> None:
        now = datetime.now().astimezone()
        self.session.look_up("copy", lambda office, _: last_copy(office, now), self.status.say_copy)

    def _index_received(self) -> None:
        """Make many received packages findable, beside the window; what is stopped goes on at the next start."""
        if self.session.office.many_to_index:
            self.session.run("Lập danh mục tìm kiếm", Office.index_received)

    def _fill(self) -> None:
        """Show how things are on a page just made: a window that gave way meanwhile must not ask its office."""
        if self.isVisible():
            self._refresh_current()

    def _refresh_current(self) -> None:
        if self.current in self._stale:
            self._stale.discard(self.current)
            self._pages[self.current].refresh()

    def _on_failed(self, fault: UserError) -> None:
        self.session.messages.fail(fault)
