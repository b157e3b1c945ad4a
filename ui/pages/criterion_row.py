"""One criterion of the self-assessment: the question, what the numbers say, the points and their reason."""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.assessment import CriterionScore
from app.domain.guidance_items import CriterionItem
from app.domain.scores import needs_reason
from app.text.numbers import write_number
from ui.context import Context
from ui.forms.editors import editor_for
from ui.forms.field_row import words
from ui.forms.section_box import rule
from ui.theme import SPACES, Theme, mark

STEP = Decimal("0.5")
NOT_SCORED = "chưa chấm"


class ScoreBox(QDoubleSpinBox):
    """Points in steps of a half; below zero stands "chưa chấm", which is not the same as 0."""

    scored = Signal(object)  # Decimal or None

    def __init__(self, maximum: Decimal, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(QLocale.Language.Vietnamese))
        self.setRange(float(-STEP), float(maximum))
        self.setSingleStep(float(STEP))
        self.setDecimals(1)
        self.setSpecialValueText(NOT_SCORED)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.pixels(118))
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_points(None)
        self.valueChanged.connect(self._on_changed)

    def points(self) -> Decimal | None:
        """The points, or None."""
        steps = round(self.value() / float(STEP))
        return None if steps < 0 else steps * STEP

    def show_points(self, points: Decimal | None) -> None:
        """Show points, telling nobody."""
        blocked = self.blockSignals(True)
        self.setValue(float(-STEP if points is None else points))
        self.blockSignals(blocked)

    def textFromValue(self, val: float) -> str:
        return write_number(Decimal(str(val)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_changed(self) -> None:
        points = self.points()
        self.show_points(points)
        self.scored.emit(points)


class CriterionRow(QWidget):
    """Tells the score of its criterion as it now is."""

    edited = Signal(object)  # the CriterionScore

    def __init__(self, item: CriterionItem, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._score = CriterionScore()
        maximum = item.maximum or Decimal(0)
        question = words(f"{item.code}. {item.question}")
        self.facts = words(role="quiet")
        evidence = words(f"Minh chứng: {item.evidence}" if item.evidence else "", role="help")
        evidence.setVisible(bool(item.evidence))
        self.box = ScoreBox(maximum, theme)
        self.box.setAccessibleName(f"Điểm tiêu chí {item.code}")
        self.reason = editor_for(CriterionScore.description.by_key["reason"], context)
        self.needed = words("Điểm này cần một lời thuyết minh.", level="warning")
        self.appraised = words(level="warning")
        self._lay_out(question, evidence, maximum)
        self.box.scored.connect(self._on_scored)
        self.reason.left.connect(self.flush)

    def load(self, score: CriterionScore, facts: Sequence[str]) -> None:
        """Show the score and what the linked indicators say."""
        self.flush()
        self._score = score
        self.box.show_points(score.score)
        self.reason.set_value(score.reason)
        self.facts.setText(" · ".join(facts))
        self.facts.setVisible(bool(facts))
        self._say()

    def flush(self) -> None:
        """Tell a reason that was typed and not yet told."""
        reason = self.reason.value()
        if reason != self._score.reason and not self.reason.problem():
            self._tell(dataclasses.replace(self._score, reason=None if reason is None else str(reason)))

    def set_read_only(self, read_only: bool) -> None:
        """Whether the score may only be read."""
        self.box.setEnabled(not read_only)
        self.reason.set_read_only(read_only)

    def _on_scored(self, points: Decimal | None) -> None:
        reason = self.reason.value()
        self._tell(dataclasses.replace(self._score, score=points, reason=None if reason is None else str(reason)))

    def _tell(self, score: CriterionScore) -> None:
        if score != self._score:
            self._score = score
            self._say()
            self.edited.emit(score)

    def _say(self) -> None:
        self.needed.setVisible(needs_reason(self._item, self._score.score) and not self._score.reason)
        said = ""
        if self._score.appraised is not None:
            said = (
                f"Cấp trên thẩm định: {write_number(self._score.appraised)} điểm. {self._score.appraised_reason or ''}"
            )
        self.appraised.setText(said.strip())
        self.appraised.setVisible(bool(said))

    def _lay_out(self, question: QLabel, evidence: QLabel, maximum: Decimal) -> None:
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACES["hair"])
        for line in (question, self.facts, evidence, self.reason, self.needed, self.appraised):
            self._lines.addWidget(line)
        of = QLabel(f"/ {write_number(maximum)}")
        mark(of, role="unit")
        row = QHBoxLayout()
        row.setSpacing(SPACES["block"])
        row.addLayout(self._lines, 1)
        points = QHBoxLayout()
        points.addWidget(self.box)
        points.addWidget(of)
        side = QVBoxLayout()
        side.addLayout(points)
        side.addStretch(1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addLayout(row)
        column.addWidget(rule())
