"""The self-assessment of the six tasks: an overview, one sheet a task, the total and its level always in view."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.assessment import Assessment, CriterionScore, assessment_uid
from app.domain.correspondence import Remark
from app.domain.fields import Part, Record
from app.domain.guidance import Guidance
from app.domain.periods import Period
from app.domain.records import parts_of
from app.domain.scores import PLACES, Scores, band, next_band, rating, scores_of
from app.domain.sentences import Sentences
from app.domain.standings import TaskStanding, standings
from app.text.numbers import write_number
from ui.forms.section_box import rule
from ui.pages.blocks import Room, button
from ui.pages.figure_sentences import FigureSentences
from ui.pages.paper_reader import PaperReader
from ui.pages.task_overview import TaskOverview
from ui.pages.task_phrases import KEYS, PhraseBank
from ui.pages.task_place import go_back, place_in
from ui.pages.task_row import OVERVIEW, TaskRow
from ui.pages.task_sheet import TaskSheet
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

NO_TASKS = "Bộ biểu mẫu của kỳ này không có nhiệm vụ nào."


class TasksPage:
    """Sheets are made when they are first opened, and anew when the guidance of the period is another."""

    title = "Sáu nhiệm vụ"
    icon = "tasks"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._guidance: Guidance | None = None
        self._period = session.period  # of the sheets in view
        self._past: Period | None = None
        self._remarks: list[Remark] = []
        self._writing = False
        self._code = OVERVIEW
        self.sheets: dict[str, TaskSheet] = {}
        self.widget: QWidget = QWidget()
        self.row = TaskRow(session.theme)
        self.overview = TaskOverview(session.theme)
        self.total = words(role="strong")
        self.past = QPushButton("Xem kỳ trước")
        self.bank = PhraseBank(session, self.widget)
        self.phrases = button(f"Câu mẫu  {KEYS}", self.bank.open, session.theme, role="chip")
        self.figures = FigureSentences(session, self.widget, lambda: self._sentences)
        self._sentences = Sentences(())
        self.print = button("In bảng tự chấm điểm…", self._print, session.theme, "print", "link")
        self.print.setToolTip("Xem, in hoặc lưu bảng điểm; chưa chấm thì in bảng trống để chấm trên giấy")
        self._stack = Room()
        self._stack.addWidget(self.overview)
        self._lay_out()
        self.papers = PaperReader(session, self.widget)
        self.widget = self.papers.widget
        self.row.chosen.connect(self.open)
        self.overview.chosen.connect(self._on_cell)
        self.past.toggled.connect(self._on_past)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self.widget)
            shortcut.activated.connect(lambda step=step: self.row.step(step))

    def refresh(self) -> None:
        """Show the period's self-assessment as it is now."""
        if self._writing:
            return
        office, period = self._session.office, self._session.period
        if period != self._period:
            self.flush()  # what was typed belongs to the period in view
            self._period = period
        guidance = office.guidance_of(period)
        before = self._guidance
        if before is None or (before.tasks, before.criteria()) != (guidance.tasks, guidance.criteria()):
            self._rebuild(guidance)
        self._past = office.assessing.assessed_before(period)
        self._remarks = [one.remark for one in office.replies.open_remarks(period)]
        self.past.setEnabled(self._past is not None)
        self.past.setToolTip(
            f"Hiện lời văn của {self._past.label.lower()} dưới từng ô"
            if self._past
            else "Chưa có kỳ trước nào trong sổ"
        )
        if self._code in self.sheets:
            self._load(self.sheets[self._code])
        self._show_scores()
        self._session.look_up(
            "figures of the tasks", lambda office, _: office.narratives.of_report(period).sentences, self._show_figures
        )

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        if self._code in self.sheets:
            self.sheets[self._code].flush()

    def open(self, code: str) -> None:
        """Go to a task, or to the overview."""
        if code not in self.row.buttons:
            return
        self.flush()
        self._code = code
        self.row.choose(code)
        if code == OVERVIEW:
            self._stack.setCurrentWidget(self.overview)
        else:
            if code not in self.sheets:
                self._make(code)
            self._load(self.sheets[code])
            self._stack.setCurrentWidget(self.sheets[code])
        self.past.setVisible(code != OVERVIEW)
        self.print.setVisible(code == OVERVIEW and bool(self._guidance and self._guidance.tasks))
        for offer in (self.phrases, self.figures.button):
            offer.setVisible(code != OVERVIEW and not self._session.office.read_only)
        self._show_scores()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a task by its code, or to a score, a narrative or a row of any period."""
        self.papers.leave()
        if uid in self.row.buttons:
            self.open(uid)
            return
        ledger = self._session.office.ledger
        found = [part for kind in parts_of("assessment") if (part := ledger.get(kind, uid)) is not None]
        if not found:
            return
        assessment = ledger.get(Assessment, found[0].parent)
        if assessment is not None and assessment.period:
            self._session.choose_period(self._session.office.period(assessment.period))
        self.refresh()
        code, criterion = self._task_of(found[0])
        if code in self.row.buttons and code != OVERVIEW:
            self.open(code)
            sheet = self.sheets[code]
            name = found[0].description.name
            QTimer.singleShot(0, sheet, lambda: sheet.focus(name, uid, field, criterion))

    def _show_figures(self, sentences: Sentences) -> None:
        self._sentences = sentences
        for sheet in self.sheets.values():
            sheet.show_figures(sentences)

    def _print(self) -> None:
        period = self._session.period
        name = f"bang-tu-cham-diem_{period.code}.pdf"
        self.papers.read("Soạn bảng tự chấm điểm", name, lambda office: office.papers.scores(period))

    def _on_cell(self, code: str, criterion: str) -> None:
        self.open(code)
        if criterion:
            sheet = self.sheets[code]
            QTimer.singleShot(0, sheet, lambda: sheet.focus("criterion_score", "", "", criterion))

    def _on_past(self, shown: bool) -> None:
        for sheet in self.sheets.values():
            sheet.show_past(shown)

    def _task_of(self, part: Part) -> tuple[str, str]:
        """The task a row belongs to, and its criterion where it has one."""
        if isinstance(part, CriterionScore):
            item = self._guidance.criterion(part.criterion or "") if self._guidance else None
            return (item.task or "" if item else "", part.criterion or "")
        return str(getattr(part, "task", None) or self._code), ""

    def _rebuild(self, guidance: Guidance) -> None:
        """Begin anew under another guidance; who is typing goes on where they were, if there still is such a box."""
        self.flush()
        self._guidance = guidance
        shown = self.sheets.get(self._code)
        place = place_in(shown) if shown is not None else None
        if place is not None:
            self._stack.setFocus()  # else Qt gives the cursor to a button, and the next key may press it
        for sheet in self.sheets.values():
            self._stack.removeWidget(sheet)
            sheet.deleteLater()
        self.sheets = {}
        self.row.show_tasks(self._standings())
        wanted = self._code if self._code in self.row.buttons else OVERVIEW
        self.open(wanted)
        if place is not None and wanted in self.sheets:
            go_back(self.sheets[wanted], place)

    def _make(self, code: str) -> None:
        task = self._guidance.task(code) if self._guidance else None
        if self._guidance is None or task is None:
            return
        sheet = TaskSheet(task, self._guidance, self._session)
        sheet.set_read_only(self._session.office.read_only)
        sheet.show_past(self.past.isChecked())
        sheet.show_figures(self._sentences)
        sheet.edited.connect(self._on_edited)
        sheet.acted.connect(self._on_acted)
        sheet.rows_edited.connect(self._on_rows)
        self.sheets[code] = sheet
        self._stack.addWidget(sheet)

    def _load(self, sheet: TaskSheet) -> None:
        sheet.load(self._session.period.code, self._past, self._remarks)

    def _on_edited(self, part: Record) -> None:
        self._write(lambda: self._session.put(part, typing=True))

    def _on_acted(self, part: Record) -> None:
        self._write(lambda: self._session.put(part))

    def _on_rows(self, before: list[Part], now: list[Part]) -> None:
        self._write(lambda: self._session.replace_parts(before, now))

    def _write(self, write: Callable[[], bool]) -> None:
        """Save; the self-assessment itself comes into being with its first row."""
        period = self._period.code
        self._writing = True
        try:
            if self._session.ledger.get(Assessment, assessment_uid(period)) is None:
                self._session.put(Assessment(uid=assessment_uid(period), period=period), typing=True)
            write()
        finally:
            self._writing = False
        self._show_scores()

    def _standings(self) -> list[TaskStanding]:
        if self._guidance is None:
            return []
        past = self._past.code if self._past else ""
        return standings(self._session.ledger, self._guidance, self._session.period.code, past)

    def _show_scores(self) -> None:
        if self._guidance is None:
            return
        scores = scores_of(self._session.office.ledger, self._session.period.code, self._guidance)
        standing = self._standings()
        self.row.show_tasks(standing, self._remarked())
        self.row.choose(self._code)
        if self._code == OVERVIEW:
            self.overview.show_standings(standing, self._past.label if self._past else "")
        elif self._code in self.sheets:
            self.sheets[self._code].say_score(self._task_words(scores))
        self.total.setText(self._total_words(scores) if self._guidance.tasks else NO_TASKS)

    def _remarked(self) -> set[str]:
        """The tasks that have a remark from above."""
        if self._guidance is None or not self._remarks:
            return set()
        ledger = self._session.office.ledger
        rows = [
            ledger.get(kind, remark.record_uid or "") for remark in self._remarks for kind in parts_of("assessment")
        ]
        return {self._task_of(row)[0] for row in rows if row is not None}

    def _task_words(self, scores: Scores) -> str:
        task = scores.tasks[self._code]
        if task.score is None or self._guidance is None:
            return f"Chưa chấm tiêu chí nào trong {task.criteria} tiêu chí."
        if task.scored < task.criteria:
            return f"Điểm nhiệm vụ: {write_number(task.score)}/100 · đã chấm {task.scored}/{task.criteria} tiêu chí"
        reached = band(self._guidance, "task", task.score)
        level = f" · {reached.name}" if reached else ""
        return f"Điểm nhiệm vụ: {write_number(task.score)}/100{level}{self._to_next('task', scores)}"

    def _total_words(self, scores: Scores) -> str:
        if scores.total is None or self._guidance is None:
            return "Chưa có điểm tổng."
        reached = rating(self._guidance, scores) if scores.complete else None
        level = f" · {reached.name}" if reached else " · tạm tính, còn tiêu chí chưa chấm"
        more = self._to_next("overall", scores) if reached else ""
        return f"Điểm tổng: {write_number(scores.total, PLACES)}/100{level}{more}"

    def _to_next(self, scale: str, scores: Scores) -> str:
        """How far the next better level is, in words."""
        score = scores.total if scale == "overall" else scores.tasks[self._code].score
        found = next_band(self._guidance, scale, score) if self._guidance else None
        return f" · còn {write_number(found[1])} điểm đến {found[0].name}" if found else ""

    def _lay_out(self) -> None:
        self.past.setCheckable(True)
        mark(self.past, role="chip")
        self.phrases.setToolTip("Chèn một câu mẫu vào ô đang viết")
        line = QHBoxLayout()
        line.setSpacing(SPACES["near"])
        line.addWidget(self.total, 1)
        line.addWidget(self.print)
        line.addWidget(self.past)
        line.addWidget(self.figures.button)
        line.addWidget(self.phrases)
        head = QVBoxLayout()
        head.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], 0)
        head.setSpacing(SPACES["near"])
        head.addWidget(self.row)
        head.addLayout(line)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(SPACES["near"])
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
