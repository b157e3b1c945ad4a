"""One criterion of the self-assessment: the question, what the numbers say, the points, their reason, the evidence."""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.assessment import CriterionScore, Evidence
from app.domain.guidance_items import CriterionItem
from app.domain.scores import why_reason
from app.text.numbers import write_number
from ui.context import Context
from ui.forms.editor import Editor
from ui.forms.field_row import FieldRow
from ui.forms.record_form import PAUSE
from ui.forms.section_box import rule
from ui.pages.task_evidence import EvidenceChips
from ui.pages.task_line import bare
from ui.pages.task_past import PastText, append
from ui.pages.task_phrases import serve
from ui.pages.task_score_box import ScoreBox
from ui.plain_tips import plain_tip
from ui.theme import SPACES, Theme, mark
from ui.words import words

ADD_REASON = "+ Thuyết minh"


class CriterionRow(QWidget):
    """Tells the score of its criterion as it now is. The box for the reason is made when there is need of one."""

    edited = Signal(object)  # the CriterionScore, while it is typed
    acted = Signal(object)  # the CriterionScore, after an act of its own

    def __init__(self, item: CriterionItem, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._context = context
        self._score = CriterionScore()
        self._read_only = False
        self._past: CriterionScore | None = None
        self._past_words, self._past_shown = "", False
        self._reason: FieldRow | None = None
        self.facts = words(role="quiet")
        self.box = ScoreBox(item.maximum or Decimal(0), theme)
        self.box.setAccessibleName(f"Điểm tiêu chí {item.code}, tối đa {write_number(item.maximum or 0)}")
        self.box.setAccessibleDescription(item.question or "")
        self.before = QLabel()
        mark(self.before, role="help")
        self.before.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.add_reason = QPushButton(ADD_REASON)
        self.add_reason.setAccessibleName(f"Thuyết minh điểm tiêu chí {item.code}")
        mark(self.add_reason, role="link")
        self.add_reason.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.needed = words(level="warning")
        self.appraised = words(level="warning")
        self.remark = words(level="warning")
        self.proofs = EvidenceChips(theme, f"Thêm minh chứng cho tiêu chí {item.code}")
        self.hint = words(f"Nên có: {item.evidence}", role="help")
        self.proofs.add.setToolTip(plain_tip(f"{self.proofs.add.toolTip()}. Nên có: {item.evidence or '…'}"))
        self.past = PastText()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self._lay_out()
        self.box.lineEdit().textEdited.connect(lambda _typed: self._pause.start())
        self.box.scored.connect(self._on_scored)
        self.add_reason.clicked.connect(self.write_reason)
        self.past.copied.connect(self._on_copied)

    @property
    def reason(self) -> Editor:
        """The box for the reason; made now if it was not yet."""
        if self._reason is None:
            field = CriterionScore.description.by_key["reason"]
            self._reason = bare(field, self._context, self)
            self._reason.editor.edited.connect(self._pause.start)
            self._reason.editor.left.connect(self.flush)
            self._reason.editor.set_read_only(self._read_only)
            serve(self._reason.editor.focusProxy(), "reason", self.item.task or "")
            self._lines.insertWidget(self._lines.indexOf(self.needed), self._reason)
        return self._reason.editor

    def load(
        self, score: CriterionScore, facts: Sequence[str], before: CriterionScore | None = None, period: str = ""
    ) -> None:
        """Show the score, what the linked indicators say, and the score of an earlier period."""
        if self._score.uid != score.uid:
            self.flush()
        typing = self._typed() != self._score.reason and self._score.uid == score.uid
        self._score = score
        if not self.box.is_being_typed():
            self.box.show_points(score.score)
        if not typing and (score.reason or self._reason is not None) and self.reason.value() != score.reason:
            self.reason.set_value(score.reason)
        self.facts.setText(" · ".join(facts))
        self.facts.setVisible(bool(facts))
        self._past, self._past_words = before, period
        told = before is not None and before.score is not None
        self.before.setText(f"kỳ trước {write_number(before.score)}" if before and before.score is not None else "")
        reason = f"{period}: {before.reason}" if before and before.reason else period if told else ""
        self.before.setToolTip(plain_tip(reason))
        self.before.setVisible(told)
        self.show_past(self._past_shown)
        self._say()

    def show_past(self, shown: bool) -> None:
        """Whether the reason of the earlier period stands under the box."""
        self._past_shown = shown
        said = self._past.reason or "" if shown and self._past else ""
        self.past.say(self._past_words, said, can_copy=not self._read_only)

    def show_evidence(self, rows: Sequence[Evidence]) -> None:
        """The evidence of this criterion; what it should be is told while there is none."""
        self.proofs.show_rows(rows)
        self.hint.setVisible(bool(self.item.evidence) and not rows)

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """What the office above remarked."""
        self.remark.setText("\n".join(f"Cấp trên: {said}" for said in remarks))
        self.remark.setVisible(bool(remarks))

    def write_reason(self) -> None:
        """Open the box for the reason and go there."""
        self.reason.setVisible(True)
        if self._reason is not None:
            self._reason.show()
        self.add_reason.hide()
        self.reason.setFocus()

    def flush(self) -> None:
        """Tell what was typed and not yet told, the points too when their box was not left yet."""
        self._pause.stop()
        self.box.tell_typed()
        if self._typed() != self._score.reason and self._reason is not None and not self._reason.editor.problem():
            self._tell(dataclasses.replace(self._score, reason=self._typed()))

    def set_read_only(self, read_only: bool) -> None:
        """Whether the score may only be read."""
        self._read_only = read_only
        self.box.setEnabled(not read_only)
        self.proofs.set_read_only(read_only)
        if self._reason is not None:
            self._reason.editor.set_read_only(read_only)
        self._say()

    def _typed(self) -> str | None:
        if self._reason is None:
            return self._score.reason
        value = self._reason.editor.value()
        return None if value is None else str(value)

    def _on_scored(self, points: Decimal | None) -> None:
        self._tell(dataclasses.replace(self._score, score=points, reason=self._typed()))

    def _on_copied(self, said: str) -> None:
        self.flush()
        self.write_reason()
        box = self.reason.focusProxy()
        if isinstance(box, QPlainTextEdit):
            append(box, said)
        self._score = dataclasses.replace(self._score, reason=self._typed())
        self._say()
        self.acted.emit(self._score)

    def _tell(self, score: CriterionScore) -> None:
        if score != self._score:
            self._score = score
            self._say()
            self.edited.emit(score)

    def _say(self) -> None:
        why = why_reason(self.item, self._score.score)
        reason = self._typed()
        if why and self._reason is None:
            self.reason.set_value(self._score.reason)  # makes the box
        if self._reason is not None:
            focus = self._reason.editor.focusProxy()
            self._reason.setVisible(bool(why or reason or (focus is not None and focus.hasFocus())))
        shown = self._reason is not None and not self._reason.isHidden()
        self.add_reason.setVisible(not shown and not self._read_only)
        self.needed.setText(f"Điểm {why} nên cần một lời thuyết minh." if why and not reason else "")
        self.needed.setVisible(bool(self.needed.text()))
        said = ""
        if self._score.appraised is not None:
            said = (
                f"Cấp trên thẩm định: {write_number(self._score.appraised)} điểm. {self._score.appraised_reason or ''}"
            )
        self.appraised.setText(said.strip())
        self.appraised.setVisible(bool(said))

    def _lay_out(self) -> None:
        item = self.item
        question = words(f"{item.code}. {item.question}")
        for label in (self.facts, self.needed, self.appraised, self.remark, self.before):
            label.hide()
        more = QHBoxLayout()
        more.setSpacing(SPACES["apart"])
        more.addWidget(self.proofs, 0)
        more.addWidget(self.hint, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACES["hair"])
        for line in (question, self.facts):
            self._lines.addWidget(line)
        self._lines.addLayout(more)
        for line in (self.needed, self.past, self.appraised, self.remark):
            self._lines.addWidget(line)
        of = QLabel(f"/ {write_number(item.maximum or 0)}")
        mark(of, role="unit")
        points = QHBoxLayout()
        points.addWidget(self.box)
        points.addWidget(of)
        side = QVBoxLayout()
        side.setSpacing(SPACES["hair"])
        side.addLayout(points)
        side.addWidget(self.before)
        side.addWidget(self.add_reason, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setDirection(QHBoxLayout.Direction.RightToLeft)  # the points stand right, but Tab comes to them first
        row.setSpacing(SPACES["block"])
        row.addLayout(side)
        row.addLayout(self._lines, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addLayout(row)
        column.addWidget(rule())
