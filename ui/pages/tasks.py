"""The self-assessment of the six tasks: one sheet a task, the total and its level always in view."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.assessment import Assessment, CriterionScore, assessment_uid
from app.domain.fields import Part, Record
from app.domain.guidance import Guidance
from app.domain.records import parts_of
from app.domain.scores import PLACES, Scores, band, rating, scores_of
from app.text.numbers import write_number
from ui.forms.editor import Flow
from ui.forms.field_row import words
from ui.pages.task_sheet import TaskSheet
from ui.session import Session
from ui.theme import SPACES, mark


class TasksPage:
    """Sheets are made when they are first opened, and anew when the guidance of the period is another."""

    title = "Sáu nhiệm vụ"
    icon = "tasks"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._guidance: Guidance | None = None
        self._writing = False
        self._code = ""
        self.sheets: dict[str, TaskSheet] = {}
        self.chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup()
        self._stack = QStackedWidget()
        self.total = words(role="strong")
        self._chip_row = QWidget()
        self._flow = Flow(self._chip_row, SPACES["near"])
        self.widget: QWidget = QWidget()
        head = QVBoxLayout()
        head.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], 0)
        head.setSpacing(SPACES["near"])
        head.addWidget(self._chip_row)
        head.addWidget(self.total)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Show the period's self-assessment as it is now."""
        if self._writing:
            return
        guidance = self._session.office.guidance_of(self._session.period)
        before = self._guidance
        if before is None or (before.tasks, before.criteria()) != (guidance.tasks, guidance.criteria()):
            self._rebuild(guidance)
        if self._code:
            self.sheets[self._code].load(self._session.period.code, self._session.office.ledger)
        self._show_scores()

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        if self._code:
            self.sheets[self._code].flush()

    def open(self, code: str) -> None:
        """Go to a task."""
        if code not in self.chips:
            return
        self.flush()
        self._code = code
        self.chips[code].setChecked(True)
        if code not in self.sheets:
            self._make(code)
        self._stack.setCurrentWidget(self.sheets[code])
        self.sheets[code].load(self._session.period.code, self._session.office.ledger)
        self._show_scores()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a score, a narrative or a row of any period."""
        ledger = self._session.office.ledger
        found = [part for kind in parts_of("assessment") if (part := ledger.get(kind, uid)) is not None]
        if not found:
            return
        assessment = ledger.get(Assessment, found[0].parent)
        if assessment is not None and assessment.period:
            self._session.choose_period(self._session.office.period(assessment.period))
        self.refresh()
        code, criterion = self._task_of(found[0])
        if code in self.chips:
            self.open(code)
            sheet = self.sheets[code]
            name = found[0].description.name
            QTimer.singleShot(0, sheet, lambda: sheet.focus(name, uid, field, criterion))

    def _task_of(self, part: Part) -> tuple[str, str]:
        """The task a row belongs to, and its criterion where it has one."""
        if isinstance(part, CriterionScore):
            item = self._guidance.criterion(part.criterion or "") if self._guidance else None
            return (item.task or "" if item else "", part.criterion or "")
        return str(getattr(part, "task", None) or self._code), ""

    def _rebuild(self, guidance: Guidance) -> None:
        """Begin anew under another guidance."""
        self.flush()
        self._guidance = guidance
        for sheet in self.sheets.values():
            self._stack.removeWidget(sheet)
            sheet.deleteLater()
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.sheets, self.chips = {}, {}
        for task in guidance.tasks:
            code = task.code or ""
            chip = QPushButton(code)
            chip.setCheckable(True)
            chip.setToolTip(task.wording or "")
            mark(chip, role="chip")
            chip.clicked.connect(lambda _checked=False, code=code: self.open(code))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self.chips[code] = chip
        wanted = self._code if self._code in self.chips else next(iter(self.chips), "")
        self._code = ""
        if wanted:
            self.open(wanted)
        else:
            self._stack.addWidget(QLabel("Bộ biểu mẫu của kỳ này không có nhiệm vụ nào."))

    def _make(self, code: str) -> None:
        guidance = self._guidance
        task = guidance.task(code) if guidance else None
        if guidance is None or task is None:
            return
        sheet = TaskSheet(task, guidance, self._session.theme, self._session.context)
        sheet.set_read_only(self._session.office.read_only)
        sheet.edited.connect(self._on_edited)
        sheet.rows_edited.connect(self._on_rows)
        self.sheets[code] = sheet
        self._stack.addWidget(sheet)

    def _on_edited(self, part: Record) -> None:
        self._write(lambda: self._session.put(part, typing=True))

    def _on_rows(self, before: list[Part], now: list[Part]) -> None:
        self._write(lambda: self._session.replace_parts(before, now))

    def _write(self, write: Callable[[], bool]) -> None:
        """Save; the self-assessment itself comes into being with its first row."""
        period = self._session.period.code
        self._writing = True
        try:
            if self._session.office.ledger.get(Assessment, assessment_uid(period)) is None:
                self._session.put(Assessment(uid=assessment_uid(period), period=period))
            write()
        finally:
            self._writing = False
        self._show_scores()

    def _show_scores(self) -> None:
        if self._guidance is None:
            return
        scores = scores_of(self._session.office.ledger, self._session.period.code, self._guidance)
        for code, chip in self.chips.items():
            points = scores.tasks[code].score
            short = self._guidance.task(code)
            name = f"{code} · {short.short_name}" if short and short.short_name else code
            chip.setText(name if points is None else f"{name} · {write_number(points)}")
        if self._code in self.sheets:
            self.sheets[self._code].say_score(self._task_words(scores))
        self.total.setText(self._total_words(scores))

    def _task_words(self, scores: Scores) -> str:
        task = scores.tasks[self._code]
        if task.score is None or self._guidance is None:
            return f"Chưa chấm tiêu chí nào trong {task.criteria} tiêu chí."
        reached = band(self._guidance, "task", task.score)
        level = f" · {reached.name}" if reached and task.scored == task.criteria else ""
        return f"Điểm nhiệm vụ: {write_number(task.score)}/100{level} · đã chấm {task.scored}/{task.criteria} tiêu chí"

    def _total_words(self, scores: Scores) -> str:
        if scores.total is None or self._guidance is None:
            return "Chưa có điểm tổng."
        reached = rating(self._guidance, scores) if scores.complete else None
        level = f" · xếp loại {reached.name}" if reached else " · tạm tính, còn tiêu chí chưa chấm"
        return f"Điểm tổng: {write_number(scores.total, PLACES)}/100{level}"
