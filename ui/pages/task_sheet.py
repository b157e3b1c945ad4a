"""One task of the self-assessment on one sheet: its official words, points, narrative, shortcomings, evidence."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.assessment import (
    Cause,
    CriterionScore,
    Evidence,
    Limitation,
    Solution,
    TaskReview,
    assessment_uid,
    review_uid,
    score_uid,
)
from app.domain.fields import Blank, Part
from app.domain.guidance import Guidance
from app.domain.guidance_items import CriterionItem, TaskItem
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicators import ratio, rounded
from app.domain.ledger import Ledger
from app.text.numbers import write_number
from ui.context import Context, Option
from ui.forms.field_row import words
from ui.forms.parts_table import PartsTable
from ui.forms.record_form import RecordForm
from ui.forms.section_box import SectionBox
from ui.forms.sheet import Sheet
from ui.pages.criterion_row import CriterionRow
from ui.theme import Theme

ROWS: Sequence[type[Part]] = (Limitation, Cause, Solution, Evidence)

PURPOSES = {
    "limitation": "Mỗi hạn chế gắn với nguyên nhân và giải pháp: ghi nguyên nhân, giải pháp ở hai bảng dưới rồi chọn.",
    "evidence": "Hội nghị, cuộc vận động, văn bản hoặc tệp chứng minh cho điểm đã chấm.",
}


class TaskSheet(QWidget):
    """Everything about one task and one period."""

    edited = Signal(object)  # a CriterionScore or the TaskReview
    rows_edited = Signal(list, list)  # the rows of one kind before and now

    def __init__(
        self, task: TaskItem, guidance: Guidance, theme: Theme, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._task = task
        self._code = task.code or ""
        self._guidance = guidance
        self._owner = ""
        self._ledger: Ledger | None = None
        self._loaded: dict[str, list[Part]] = {}
        context = Context(self._options_over(context.options), context.files, context.names)
        self.score = words(role="strong")
        self.criteria = {item.code or "": CriterionRow(item, theme, context) for item in guidance.criteria(self._code)}
        self.review = RecordForm(TaskReview.description, theme, context, hidden={"task"}, headings=False)
        self.tables = {kind.description.name: PartsTable(kind, theme, context, hidden={"task"}) for kind in ROWS}
        self._boxes: dict[str, SectionBox] = {}
        self._lay_out(theme)
        self.review.edited.connect(self.edited)

    def load(self, period: str, ledger: Ledger) -> None:
        """Show the task as the ledger has it."""
        self._ledger, self._owner = ledger, assessment_uid(period)
        figures = {figure.uid: figure for figure in ledger.all(IndicatorFigure) if figure.period == period}
        for number, (code, row) in enumerate(self.criteria.items(), 1):
            uid = score_uid(period, code)
            empty = CriterionScore(uid=uid, parent=self._owner, position=number, criterion=code)
            item = self._guidance.criterion(code)
            row.load(ledger.get(CriterionScore, uid) or empty, self._facts(item, period, figures) if item else [])
        uid = review_uid(period, self._code)
        empty_review = TaskReview(uid=uid, parent=self._owner, position=self._task.number or 0, task=self._code)
        self.review.refresh(ledger.get(TaskReview, uid) or empty_review)
        for kind in ROWS:
            name = kind.description.name
            rows = [part for part in ledger.parts(kind, self._owner) if getattr(part, "task", None) == self._code]
            if rows != self._loaded.get(name) or not rows:
                self._loaded[name] = rows
                self.tables[name].load(self._owner, rows, task=self._code)
            self._boxes[name].say(f"{len(rows)} dòng" if rows else "")

    def say_score(self, sentence: str) -> None:
        """Say the points of the task and its level."""
        self.score.setText(sentence)

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self.review.flush()
        for row in self.criteria.values():
            row.flush()
        for table in self.tables.values():
            table.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether everything may only be read."""
        self.review.set_read_only(read_only)
        for part in (*self.criteria.values(), *self.tables.values()):
            part.set_read_only(read_only)

    def focus(self, kind: str, uid: str, field: str, criterion: str = "") -> None:
        """Go to a score, a field of the narrative, or a row."""
        if kind == "criterion_score" and criterion in self.criteria:
            row = self.criteria[criterion]
            (row.reason if field == "reason" else row.box).setFocus()
            self.area.ensureWidgetVisible(row)
        elif kind in self.tables:
            self._boxes[kind].fold(False)
            self.tables[kind].focus_part(uid, field)
            self.area.ensureWidgetVisible(self.tables[kind])
        else:
            self.review.focus_field(field or "results")

    def _options_over(self, options: Callable[[str], Sequence[Option]]) -> Callable[[str], Sequence[Option]]:
        """Causes and solutions are those of this task; everything else is as everywhere."""

        def own(target: str) -> Sequence[Option]:
            kind = {"cause": Cause, "solution": Solution}.get(target)
            if kind is None or self._ledger is None:
                return options(target)
            rows = self._ledger.parts(kind, self._owner)
            return [Option(row.uid, row.content or "") for row in rows if row.task == self._code and row.content]

        return own

    def _facts(self, item: CriterionItem, period: str, figures: dict[str, IndicatorFigure]) -> list[str]:
        """What the indicators tied to a criterion say: "Số hội nghị: 12 hội nghị"."""
        actual = {figure.indicator or "": figure.actual for figure in figures.values() if figure.scope != "area"}
        facts: list[str] = []
        for code in item.indicators:
            indicator = self._guidance.indicator(code)
            if indicator is None:
                continue
            figure = figures.get(figure_uid(period, code))
            value = ratio(indicator, actual) if indicator.formula else None
            value = value if value is not None else figure.actual if figure else None
            if isinstance(value, Decimal) and indicator.unit == "có/không":
                said = "có" if value else "không"
            elif isinstance(value, Decimal):
                shown = rounded(value, indicator.places) if indicator.formula else value
                said = f"{write_number(shown)} {indicator.unit or ''}".strip()
            else:
                said = value.value if isinstance(value, Blank) else "chưa nhập"
            facts.append(f"{indicator.name}: {said}")
        return facts

    def _lay_out(self, theme: Theme) -> None:
        self.area = Sheet(self)
        column = self.area.column
        column.addWidget(words(f"{self._code} · {self._task.wording or ''}", role="heading"))
        column.addWidget(self.score)
        points = SectionBox("Tự chấm điểm", theme)
        for row in self.criteria.values():
            row.edited.connect(self.edited)
            points.rows.addWidget(row)
        column.addWidget(points)
        narrative = SectionBox("Đánh giá bằng lời", theme)
        narrative.rows.addWidget(self.review)
        column.addWidget(narrative)
        for name, table in self.tables.items():
            box = SectionBox(table.kind.description.plural, theme)
            if name in PURPOSES:
                box.rows.addWidget(words(PURPOSES[name], role="help"))
            box.rows.addWidget(table)
            table.changed.connect(lambda rows, name=name: self._on_rows(name, rows))
            self._boxes[name] = box
            column.addWidget(box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _on_rows(self, name: str, rows: list[Part]) -> None:
        before, self._loaded[name] = self._loaded[name], rows
        self._boxes[name].say(f"{len(rows)} dòng" if rows else "")
        self.rows_edited.emit(before, rows)
