"""The page of the conferences: the list and the form, beginning from an earlier one, and the tasks they gave."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from app.domain.attendance import attendance_line
from app.domain.conference import BodyPresent, Conference
from app.domain.fields import Record
from ui.pages.begin_from import BeginFrom
from ui.pages.blocks import button, in_line
from ui.pages.follow_up import FollowUpView, today
from ui.pages.paper_reader import PaperReader
from ui.pages.places import FOLLOW_UP
from ui.pages.record_figures import OF_CONFERENCE, RecordFigures
from ui.pages.record_pane import RecordPane
from ui.pages.records import RecordsPage
from ui.session import Session
from ui.theme import mark


class ConferencesPage(RecordsPage):
    """Conferences; a new one is our own, of our level, and gets its code with the first letter typed."""

    def __init__(self, session: Session, purpose: str) -> None:
        super().__init__(
            session,
            Conference,
            icon="conference",
            purpose=purpose,
            fresh=fresh,
            prepare=with_code,
            summary=_attendance,
        )
        self._begin_from: BeginFrom | None = None
        self._follow_up: FollowUpView | None = None
        theme = session.theme
        self.begin_button = button("Bắt đầu từ hội nghị trước…", self.offer_earlier, theme, role="link")
        self.begin_button.setToolTip("Chép những gì lặp lại từ một hội nghị đã ghi (Ctrl+Shift+N)")
        self.begin_button.setEnabled(not session.office.read_only)
        self.tasks_button = QPushButton("Việc được giao")
        self.tasks_button.setCheckable(True)
        self.tasks_button.setIcon(theme.icon("checklist"))
        self.tasks_button.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
        mark(self.tasks_button, role="chip")
        self.tasks_button.clicked.connect(self._on_tasks)
        self.list.put_above(self.tasks_button)
        self.list.put_below(self.begin_button)
        self._right.currentChanged.connect(self._on_right)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self.widget, self.offer_earlier)
        self.minutes = button("In biên bản…", self._print_minutes, theme, "print", "link")
        self.one_page = button("Tóm tắt một trang…", self._print_summary, theme, "print", "link")
        self.minutes.setToolTip("Xem biên bản soạn từ những gì đã ghi, rồi in hoặc lưu")
        self.one_page.setToolTip("Xem bản tóm tắt gọn trong một trang, rồi in hoặc lưu")
        self.figures: RecordFigures | None = None
        self.papers = PaperReader(session, self.widget)
        self.widget = self.papers.widget

    def new_pane(self) -> RecordPane:
        """The form; over it stand the papers that are printed of a conference."""
        pane = super().new_pane()
        self.figures = RecordFigures(self._session, self.widget, pane, OF_CONFERENCE)
        pane.area.column.insertWidget(0, in_line(self.minutes, self.one_page, self.figures.bank.button))
        return pane

    @property
    def follow_up(self) -> FollowUpView:
        """The tasks given, made when they are first looked at."""
        if self._follow_up is None:
            self._follow_up = FollowUpView(self._session, self._right)
            self._right.addWidget(self._follow_up)
        return self._follow_up

    @property
    def help(self) -> str:
        """The topic of help on what is looked at."""
        beside = self._follow_up is not None and self._right.currentWidget() is self._follow_up
        return "viec-duoc-giao" if beside else "hoi-nghi"

    @property
    def begin_from(self) -> BeginFrom:
        """The earlier conferences to begin from, made when they are first asked for."""
        if self._begin_from is None:
            self._begin_from = BeginFrom(self._session.theme, self._session.context, self._right)
            self._begin_from.wanted.connect(self._on_begin)
            self._begin_from.given_up.connect(self.refresh_right)
            self._right.addWidget(self._begin_from)
        return self._begin_from

    def refresh(self) -> None:
        looked_at = self._right.currentWidget()
        beside = looked_at is not None and looked_at in (self._follow_up, self._begin_from)
        super().refresh()
        if beside and looked_at is not None and not self._writing:
            self._right.setCurrentWidget(looked_at)
        if self._follow_up is not None:
            self._follow_up.refresh()
        self._count_tasks()
        self._offer_beginning()

    def look(self) -> None:
        super().look()
        self._offer_beginning()
        if self.figures is not None:
            self.figures.show(self._shown())

    def show_record(self, uid: str, field: str = "") -> None:
        self.papers.leave()
        if uid == FOLLOW_UP:
            self.show_tasks()
        else:
            super().show_record(uid, field)

    def show_tasks(self) -> None:
        """Go to the tasks given."""
        self.flush()
        self.follow_up.refresh()
        self._right.setCurrentWidget(self.follow_up)
        self.follow_up.table.setFocus()

    def offer_earlier(self) -> None:
        """Offer the earlier conferences to begin from; where there are none, simply begin."""
        if self._session.office.read_only:
            return
        self.flush()
        earlier = self._session.office.conferences.earlier()
        if not earlier:
            self.add()
            return
        self._right.setCurrentWidget(self.begin_from)
        self.begin_from.offer(earlier)

    def refresh_right(self) -> None:
        """Back to the form of the chosen conference."""
        current = self.list.current()
        if current is not None:
            self.open(current.uid)
        else:
            self._show_first()

    def _print_minutes(self) -> None:
        uid = self._kept()
        if uid:
            self.papers.read("Soạn biên bản", f"bien-ban_{uid}.pdf", lambda office: office.papers.minutes(uid))

    def _print_summary(self) -> None:
        uid = self._kept()
        if uid:
            self.papers.read("Soạn bản tóm tắt", f"tom-tat_{uid}.pdf", lambda office: office.papers.summary(uid))

    def _kept(self) -> str:
        """The conference that is shown, when there is anything of it to print."""
        self.flush()
        record = self._shown()
        if record is not None and self._new is None:
            return record.uid
        self._say("Hãy gõ tên hội nghị trước, rồi mới in được.")
        return ""

    def _on_begin(self, earlier: Conference, with_delegates: bool) -> None:
        begun = self._session.office.conferences.begun_from(earlier, with_delegates=with_delegates)
        new = with_code(self._session, begun.conference)
        if self._write(lambda: self._session.put(new, *begun.rows)):
            self.list.replace(new)
            self.open(new.uid)
            self.pane.form.focus_first()
            self._say(begun.said)

    def _on_tasks(self, wanted: bool) -> None:
        if wanted:
            self.show_tasks()
        else:
            self.refresh_right()

    def _on_right(self) -> None:
        self.tasks_button.setChecked(self._follow_up is not None and self._right.currentWidget() is self._follow_up)

    def _offer_beginning(self) -> None:
        """Only where there is another conference to begin from."""
        kept = self._shown() is not None and self._new is None
        self.begin_button.setVisible(self.list.rows.total > int(kept))

    def _count_tasks(self) -> None:
        late = self._session.office.follow_up.overdue(today())
        self.tasks_button.setText(f"Việc được giao · {late} quá hạn" if late else "Việc được giao")


def fresh(_session: Session) -> Record:
    """A new conference: most are our own."""
    return Conference(own_role="host", form="in_person", organiser="front", state="draft")


def with_code(session: Session, record: Record) -> Record:
    """The conference with its code: that of the year in which it was held, or else of the period at hand."""
    if not isinstance(record, Conference) or record.code:
        return record
    held = (record.held_on or "")[:4]
    year = int(held) if held.isdigit() else session.period.year or datetime.now().astimezone().year
    return replace(record, code=session.office.conferences.next_code(year))


def _attendance(record: Record, pane: RecordPane) -> str:
    if not isinstance(record, Conference):
        return ""
    rows = [row for row in pane.rows_of(BodyPresent.description.name) if isinstance(row, BodyPresent)]
    return attendance_line(record, rows)
