"""A page for the records of any kind: the list at the left, the chosen one at the right."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.fields import Part, Record
from app.domain.record_check import problems_of
from app.domain.words import title as name_of
from app.errors import UserError
from ui.forms.field_row import Notice
from ui.pages.page import empty_state
from ui.pages.places import BIN_VIEW, NEW, SETTINGS
from ui.pages.record_list import RecordList
from ui.pages.record_pane import RecordPane
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

LIST_WIDTH = 330
WIDEST_LIST = 390
LOOK_PAUSE = 1200  # milliseconds without a change before the sentences under the fields are worked out anew


def asked_of(session: Session) -> dict[str, dict[str, list[Notice]]]:
    """What the office above asks in its reply to the report of the period, by record and field."""
    asked: dict[str, dict[str, list[Notice]]] = {}
    for one in session.office.replies.open_remarks(session.period):
        said = f"Cấp trên: {one.remark.text or ''}"
        asked.setdefault(one.uid, {}).setdefault(one.field, []).append(Notice(said, "warning"))
    return asked


class Seen(QWidget):
    """A page that says when it comes into view."""

    seen = Signal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()


class RecordsPage:
    """The list and the form. A new record is saved with its first letter, so nothing empty is left behind."""

    def __init__(
        self,
        session: Session,
        kind: type[Record],
        *,
        icon: str,
        purpose: str,
        fresh: Callable[[Session], Record] | None = None,
        prepare: Callable[[Session, Record], Record] = lambda _session, record: record,
        summary: Callable[[Record, RecordPane], str] = lambda _record, _pane: "",
    ) -> None:
        self.title = kind.description.plural
        self.icon = icon
        self._session = session
        self._kind = kind
        self._fresh = fresh or (lambda _session: kind())
        self._prepare = prepare
        self._summary = summary
        self._writing = False
        self._new: Record | None = None
        self._removed = ""
        self._listed: object = None  # what `Session.written` was when the list was read
        self.list = RecordList(kind.description, session.theme, session.context, lambda: session.period)
        self._asked: dict[str, dict[str, list[Notice]]] = {}  # remarks from above, by record and field
        self._look = QTimer(self.list)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_PAUSE)
        self._look.timeout.connect(self.look)
        self._pane: RecordPane | None = None
        self._first = QTimer(self.list)
        self._first.setSingleShot(True)
        self._first.setInterval(0)
        self._first.timeout.connect(self._show_late)
        self._first_later = False
        first_step = QPushButton(f"Thêm {kind.description.label.lower()}")
        mark(first_step, role="primary")
        if session.office.read_only:
            first_step.hide()
        first_step.clicked.connect(self.add)
        self.empty = empty_state(f"Chưa có {kind.description.label.lower()} nào", purpose, first_step)
        self._right = QStackedWidget()
        self._nothing_yet = QWidget()
        self._right.addWidget(self._nothing_yet)
        self._right.addWidget(self.empty)
        self._banner, self._removed_words = self._removed_banner()
        self.widget: QWidget = self._laid_out()
        self.list.add.setEnabled(not session.office.read_only)
        self.list.remove.setEnabled(not session.office.read_only)
        self.list.chosen.connect(self.open)
        self.list.add_wanted.connect(self.add)
        self.list.remove_wanted.connect(self.remove)
        self.list.entered.connect(self._enter)
        QShortcut(
            QKeySequence.StandardKey.New, self.widget, self.add, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    @property
    def pane(self) -> RecordPane:
        """The form with its tables, made when a record is first shown."""
        if self._first_later:
            self._show_first()
        if self._pane is None:
            self._pane = self.new_pane()
        return self._pane

    def new_pane(self) -> RecordPane:
        """The form with its tables, empty."""
        pane = RecordPane(self._kind, self._session.theme, self._session.context, parent=self._right)
        pane.set_read_only(self._session.office.read_only)
        pane.edited.connect(self._on_edited)
        pane.parts_edited.connect(self._on_parts)
        pane.folded.connect(self._keep_folded)
        pane.fold(self._session.settings.folded)
        self._right.addWidget(pane)
        self._lay_out_first()
        return pane

    def refresh(self) -> None:
        """Show the ledger as it is now; what is being typed stays."""
        if self._writing:
            return
        shown = self._shown()
        self._show_list()
        self._asked = asked_of(self._session)
        if shown is not None and shown.uid == (self._new.uid if self._new else ""):
            return
        stored = self._session.ledger.get(self._kind, shown.uid) if shown else None
        if stored is not None:
            self.list.choose(stored.uid)
            self.pane.refresh(stored, self._session.ledger)
            self.look()
        elif self._pane is None and self.widget.isVisible():
            self._first_later = True  # the list is seen before the form is made
            self._first.start()
        else:
            self._show_first()

    def _show_list(self) -> None:
        """Two thousand records are not read again because another period was chosen."""
        written = self._session.written
        if written == self._listed:
            self.list.show_again()
        else:
            self.list.show_records(list(self._session.ledger.all(self._kind)))
            self._listed = written

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        if self._pane is not None:
            self._pane.flush()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a record, or to the record that a row belongs to, and to a field; `NEW` begins one."""
        if uid == NEW:
            self.add()
            return
        ledger = self._session.ledger
        if ledger.get(self._kind, uid) is not None:
            self.open(uid)
            self.pane.focus(field)
            return
        for kind in self.pane.part_kinds:
            part = ledger.get(kind, uid)
            if part is not None:
                self.open(part.parent)
                self.pane.focus(field, part)
                return

    def open(self, uid: str) -> None:
        """Show a record; what was typed in the one before is saved first."""
        self.flush()
        record = self._session.ledger.get(self._kind, uid)
        if record is not None:
            self._first_later = False
            self._new = None
            self.pane.load(record, self._session.ledger)
            self._right.setCurrentWidget(self.pane)
            self.list.choose(uid)
            self.look()

    def add(self) -> None:
        """Begin a new record."""
        if self._session.office.read_only:
            return
        self.begin(self._fresh(self._session))

    def begin(self, record: Record) -> None:
        """Show a record that is kept with the first thing typed into it."""
        self.flush()
        self._first_later = False
        self._new = record
        self.list.choose("")
        self.pane.load(self._new, self._session.office.ledger)
        self._right.setCurrentWidget(self.pane)
        self.pane.form.focus_first()
        self.look()

    def remove(self) -> None:
        """Put the chosen record into the bin; a line offers to take it back."""
        self.flush()
        record = self._shown()
        if record is None or self._new is not None:
            self._show_first()
            return
        if self._write(lambda: self._session.remove(record)):
            beside = self.list.neighbour(record.uid)
            self.list.take_away(record.uid)
            self._removed = record.uid
            self._say(f"Đã xóa “{name_of(record, self._session.lookups.name)}”.", take_back=True)
            if beside is not None:
                self.open(beside.uid)
            else:
                self._show_first()

    def take_back(self) -> None:
        """Bring back what was removed last."""
        self._banner.hide()
        try:
            act = self._session.office.past.bring_back(self._kind.description.name, self._removed)
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        for kind in sorted(act.kinds):
            self._session.news.changed.emit(kind)
        self.open(self._removed)

    def _shown(self) -> Record | None:
        pane = self._pane
        return pane.form.record() if pane is not None and self._right.currentWidget() is pane else None

    def _show_late(self) -> None:
        """The first record, when the page is still looked at: a window that gave way must not ask its office.

        The form is made, and filled a moment later: both at one go would take longer than a key may wait.
        """
        if not self._first_later or not self.widget.isVisible():
            return
        if self._pane is None and self.list.first() is not None:
            self._pane = self.new_pane()
            self._first.start()
        else:
            self._lay_out_first()
            self._show_first()

    def _show_first(self) -> None:
        self._first_later = False
        self._new = None
        first = self.list.first()
        if first is None:
            self._right.setCurrentWidget(self.empty)
        else:
            self.open(first.uid)

    def _on_edited(self, record: Record) -> None:
        if self._new is not None and record.uid == self._new.uid:
            self._new = None
            record = self._prepare(self._session, record)
        if self._write(lambda: self._session.put(record, typing=True)):
            self.list.replace(record)
            self.list.choose(record.uid)
            self.pane.form.refresh(record)
            self._look.start()

    def _on_parts(self, before: list[Part], now: list[Part]) -> None:
        if self._new is not None:
            self._on_edited(self._new)
        self._write(lambda: self._session.replace_parts(before, now))
        self._look.start()

    def look(self) -> None:
        """Say under fields and rows what contradicts itself and what the office above asks; never amid typing."""
        self._look.stop()
        record = self._shown()
        if record is None or self._pane is None or not self.widget.isVisible():
            return  # it is looked at again when it comes into view
        office, period = self._session.office, self._session.period
        said: dict[str, dict[str, list[Notice]]] = {}
        begun = self._new is None  # nothing is wrong with what is not begun yet
        for problem in problems_of(record, office.ledger, period, office.guidance_of(period)) if begun else ():
            level = "error" if problem.level == "error" else "warning"
            what = problem.what or problem.sentence
            sentence = what[:1].upper() + what[1:]
            said.setdefault(problem.record_uid, {}).setdefault(problem.field, []).append(Notice(sentence, level))
        for uid, fields in self._asked.items():
            for field, notices in fields.items():
                said.setdefault(uid, {}).setdefault(field, [])[:0] = notices
        self._pane.show_notices(said)
        self._pane.say(self._summary(record, self._pane))

    def _enter(self) -> None:
        if self._pane is not None:
            self._pane.form.focus_first()

    def _keep_folded(self, key: str, folded: bool) -> None:
        """Remember which sections are folded away, also after the program was closed."""
        kept = [each for each in self._session.settings.folded if each != key]
        self._session.keep(replace(self._session.settings, folded=(*kept, *([key] if folded else []))))

    def _lay_out_first(self) -> None:
        """A form is laid out before it is shown for the first time: rows must not jump into place."""
        self._right.setUpdatesEnabled(False)
        QTimer.singleShot(0, self._right, lambda: self._right.setUpdatesEnabled(True))

    def _write(self, write: Callable[[], bool]) -> bool:
        """Save without being shown anew: the page knows already."""
        self._writing = True
        try:
            return write()
        finally:
            self._writing = False

    def _say(self, sentence: str, *, take_back: bool = False) -> None:
        """A line over the page that stays until the next one; with `take_back` it offers just that."""
        self._removed_words.setText(sentence)
        self._take_back.setVisible(take_back)
        self._banner.show()

    def _removed_banner(self) -> tuple[QFrame, QLabel]:
        banner = QFrame()
        mark(banner, role="banner")
        row = QHBoxLayout(banner)
        row.setContentsMargins(SPACES["block"], SPACES["hair"], SPACES["near"], SPACES["hair"])
        said = words()
        back = QPushButton("Lấy lại")
        mark(back, role="link")
        back.clicked.connect(self.take_back)
        self._take_back = back
        close = QPushButton("Ẩn")
        mark(close, role="link")
        close.clicked.connect(banner.hide)
        row.addWidget(said, 1)
        row.addWidget(back)
        row.addWidget(close)
        bin_ = QPushButton("Xem mục đã xóa")
        mark(bin_, role="link")
        bin_.clicked.connect(lambda: self._session.go_to(SETTINGS, BIN_VIEW, self._kind.description.name))
        row.addWidget(bin_)
        banner.hide()
        return banner, said

    def _laid_out(self) -> QWidget:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setHandleWidth(1)
        width = min(self._session.theme.pixels(LIST_WIDTH), WIDEST_LIST)
        self.list.setMinimumWidth(LIST_WIDTH // 2)
        split.setSizes([width, 1000])
        whole = Seen()
        whole.seen.connect(self._first.start)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(split, 1)
        return whole
