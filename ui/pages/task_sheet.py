"""One task of the self-assessment on one sheet: its official words, points, narrative, shortcomings, evidence."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.desks.assessing import Proof
from app.desks.pictures import TakenIn
from app.domain.assessment import CriterionScore, Evidence, TaskReview, assessment_uid, review_uid, score_uid
from app.domain.correspondence import Remark
from app.domain.guidance import Guidance
from app.domain.guidance_items import TaskItem
from app.domain.linked_figures import linked_figures
from app.domain.periods import Period
from app.domain.sentences import Sentences
from app.domain.shortcomings import shortcomings_of
from ui.forms.reading_order import tab_as_read
from ui.forms.record_form import RecordForm
from ui.forms.section_box import SectionBox
from ui.forms.sheet import Sheet
from ui.pages.criterion_row import CriterionRow
from ui.pages.pick_list import PickList, on_screen
from ui.pages.task_evidence import HINT, LINKS, NEW_FILE, TITLE, EvidenceChips, evidence_of, picks_for
from ui.pages.task_narrative import TaskNarrative
from ui.pages.task_shortcomings import ShortcomingsBlock
from ui.session import Session
from ui.words import words

SHORTCOMINGS = ("limitation", "cause", "solution")


class TaskSheet(QWidget):
    """Everything about one task and one period. Its parts are made one at a time, so that it is there at once."""

    edited = Signal(object)  # a row that is being typed in
    acted = Signal(object)  # a row after an act of its own, which typing before and after is no part of
    rows_edited = Signal(list, list)  # rows before and now, one act

    def __init__(self, task: TaskItem, guidance: Guidance, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._code = task.code or ""
        self._guidance = guidance
        self._session = session
        self._period = ""
        self._past: Period | None = None
        self._past_shown = False
        self._read_only = False
        self._remarks: Sequence[Remark] = ()
        self._wanted_for = ""
        self.criteria: dict[str, CriterionRow] = {}
        self.review: RecordForm | None = None
        self.shortcomings: ShortcomingsBlock | None = None
        self.proofs: EvidenceChips | None = None
        self.narrative: TaskNarrative | None = None
        self._sentences = Sentences(())
        self.picker = PickList(session.theme, self)
        self.picker.picked.connect(self._on_picked)
        self.score = words(role="strong")
        self._boxes: dict[str, SectionBox] = {}
        self._lay_out()
        self._to_make: deque[Callable[[], None]] = deque(self._steps())
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._make_one)
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)
        self._order.timeout.connect(lambda: tab_as_read(self.area.paper))
        for told in (self.edited, self.rows_edited):  # boxes for reasons, rows and chips may have come with it
            told.connect(self._reorder)

    def load(self, period: str, past: Period | None, remarks: Sequence[Remark] = ()) -> None:
        """Show the task as the ledger has it, beside an earlier period."""
        if period != self._period:
            self.flush()
        self._period, self._past, self._remarks = period, past, remarks
        for code in self.criteria:
            self._load_criterion(code)
        self._load_review()
        self._load_shortcomings()
        self._load_evidence()
        self._order.start()

    def say_score(self, sentence: str) -> None:
        """Say the points of the task and its level."""
        self.score.setText(sentence)

    def show_past(self, shown: bool) -> None:
        """Whether the words of the earlier period stand under the boxes."""
        self._past_shown = shown
        for row in self.criteria.values():
            row.show_past(shown)
        self._show_past_review()
        self._show_past_shortcomings()

    def show_figures(self, sentences: Sentences) -> None:
        """Compare the narrative with these figures from now on."""
        self._sentences = sentences
        if self.narrative is not None:
            self.narrative.show_figures(sentences, read_only=self._read_only)

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        for row in self.criteria.values():
            row.flush()
        if self.review is not None:
            self.review.flush()
        if self.shortcomings is not None:
            self.shortcomings.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether everything may only be read."""
        self._read_only = read_only
        parts = (*self.criteria.values(), self.review, self.shortcomings, self.proofs)
        for part in parts:
            if part is not None:
                part.set_read_only(read_only)

    def finish(self) -> None:
        """Make everything that was not made yet: somebody wants to go there now."""
        while self._to_make:
            self._make_one()

    def focus(self, kind: str, uid: str = "", field: str = "", criterion: str = "") -> None:
        """Go to a score, a field of the narrative, a row of the shortcomings, or the evidence."""
        self.finish()
        for name in ("criterion_score", "task_review", "limitation", "evidence"):
            if name == kind or (kind in SHORTCOMINGS and name == "limitation"):
                self._boxes[name].fold(False)
        # What was only just made is shown with the next turn of events, and only what is shown can have the cursor.
        QTimer.singleShot(0, self, lambda: self._go(kind, uid, field, criterion))

    def _go(self, kind: str, uid: str, field: str, criterion: str) -> None:
        target: QWidget | None = None
        if kind == "criterion_score" and criterion in self.criteria:
            row = self.criteria[criterion]
            row.write_reason() if field == "reason" else row.box.setFocus()
            target = row
        elif kind in SHORTCOMINGS and self.shortcomings is not None:
            target = self.shortcomings.focus(uid, field) or self.shortcomings
        elif kind == "evidence":
            target = self._chip(uid)
            target.setFocus()
        elif self.review is not None:
            self.review.focus_field(field or "results")
        if target is not None:
            shown = target
            QTimer.singleShot(0, shown, lambda: self.area.ensureWidgetVisible(shown, 0, 60))

    def showEvent(self, event: QShowEvent) -> None:
        """Go on making parts."""
        super().showEvent(event)
        self._next.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits here now."""
        self._next.stop()
        super().hideEvent(event)

    def _reorder(self) -> None:
        self._order.start()

    # Making

    def _steps(self) -> list[Callable[[], None]]:
        rows = [self._row_maker(item.code or "") for item in self._guidance.criteria(self._code)]
        return [*rows, self._make_review, self._make_shortcomings, self._make_evidence]

    def _make_one(self) -> None:
        if self._to_make:
            self._to_make.popleft()()
        if not self._to_make:
            self._next.stop()
            self._order.start()

    def _row_maker(self, code: str) -> Callable[[], None]:
        def make() -> None:
            item = self._guidance.criterion(code)
            if item is None:
                return
            row = CriterionRow(item, self._session.theme, self._session.context, self._boxes["criterion_score"].body)
            row.edited.connect(self.edited)
            row.acted.connect(self.acted)
            row.box.done.connect(lambda: self._after(code))
            self._serve_chips(row.proofs, code)
            row.set_read_only(self._read_only)
            self.criteria[code] = row
            self._boxes["criterion_score"].rows.addWidget(row)
            row.show_past(self._past_shown)
            self._load_criterion(code)

        return make

    def _make_review(self) -> None:
        box = self._boxes["task_review"]
        self.narrative = TaskNarrative(self._code, self._session, box.body)
        self.narrative.edited.connect(self.edited)
        self.narrative.acted.connect(self.acted)
        self.review = self.narrative.form
        self.review.set_read_only(self._read_only)
        box.rows.addWidget(self.review)
        self._load_review()

    def _make_shortcomings(self) -> None:
        box = self._boxes["limitation"]
        self.shortcomings = ShortcomingsBlock(self._code, self._session.theme, self._session.context, box.body)
        self.shortcomings.set_read_only(self._read_only)
        self.shortcomings.edited.connect(self.edited)
        self.shortcomings.changed.connect(self._on_shortcomings)
        box.rows.addWidget(self.shortcomings)
        self._load_shortcomings()

    def _make_evidence(self) -> None:
        box = self._boxes["evidence"]
        self.proofs = EvidenceChips(self._session.theme, "Thêm minh chứng cho cả nhiệm vụ", box.body)
        self._serve_chips(self.proofs, "")
        self.proofs.set_read_only(self._read_only)
        box.rows.addWidget(
            words("Minh chứng chung của nhiệm vụ; minh chứng của tiêu chí thì thêm ngay ở tiêu chí.", role="help")
        )
        box.rows.addWidget(self.proofs)
        self._load_evidence()

    # Showing

    @property
    def _owner(self) -> str:
        return assessment_uid(self._period)

    def _load_criterion(self, code: str) -> None:
        if not self._period:
            return
        row, ledger = self.criteria[code], self._session.ledger
        uid = score_uid(self._period, code)
        number = list(self.criteria).index(code) + 1
        score = ledger.get(CriterionScore, uid)
        score = score or CriterionScore(uid=uid, parent=self._owner, position=number, criterion=code)
        past = ledger.get(CriterionScore, score_uid(self._past.code, code)) if self._past else None
        facts = [one.words for one in linked_figures(ledger, self._guidance, self._period, row.item)]
        row.load(score, facts, past, self._past.label if self._past else "")
        row.show_evidence([one for one in self._evidence() if one.criterion == code])
        row.show_remarks([remark.text or "" for remark in self._remarks if remark.record_uid == uid])

    def _load_review(self) -> None:
        if self.narrative is None or not self._period:
            return
        uid = review_uid(self._period, self._code)
        empty = TaskReview(uid=uid, parent=self._owner, position=self._task.number or 0, task=self._code)
        self.narrative.load(self._session.ledger.get(TaskReview, uid) or empty, self._remarks)
        self.show_figures(self._sentences)
        self._show_past_review()

    def _load_shortcomings(self) -> None:
        if self.shortcomings is not None and self._period:
            self.shortcomings.load(self._owner, self._session.ledger)
            self._count_shortcomings()
            rows = {row.uid for row in self.shortcomings.whole.rows}
            self.shortcomings.show_remarks([one.text or "" for one in self._remarks if one.record_uid in rows])
            self._show_past_shortcomings()

    def _load_evidence(self) -> None:
        rows = self._evidence()
        for code, row in self.criteria.items():
            row.show_evidence([one for one in rows if one.criterion == code])
        if self.proofs is not None:
            self.proofs.show_rows([one for one in rows if one.criterion not in self.criteria])

    def _show_past_review(self) -> None:
        if self.narrative is None:
            return
        shown = self._past if self._past_shown else None
        ledger = self._session.office.ledger
        record = ledger.get(TaskReview, review_uid(shown.code, self._code)) if shown else None
        self.narrative.under.show(shown.label if shown else "", record, can_copy=not self._read_only)

    def _show_past_shortcomings(self) -> None:
        if self.shortcomings is None:
            return
        shown = self._past if self._past_shown else None
        ledger = self._session.office.ledger
        whole = shortcomings_of(ledger, assessment_uid(shown.code), self._code) if shown else None
        self.shortcomings.show_past(shown.label if shown else "", whole)

    def _count_shortcomings(self) -> None:
        cards = self.shortcomings.whole.cards if self.shortcomings else ()
        self._boxes["limitation"].say(f"{len(cards)} hạn chế" if cards else "")

    def _evidence(self) -> list[Evidence]:
        if not self._period:
            return []
        rows = self._session.ledger.parts(Evidence, self._owner)
        return [row for row in rows if row.task == self._code]

    def _chip(self, uid: str) -> QPushButton:
        for chips in (*(row.proofs for row in self.criteria.values()), self.proofs):
            if chips is not None and uid in chips.chips:
                return chips.chips[uid]
        return self.proofs.add if self.proofs else QPushButton(self)

    # What people do

    def _after(self, code: str) -> None:
        """Enter in a score goes on to the next one."""
        codes = list(self.criteria)
        at = codes.index(code) + 1
        if at < len(codes):
            row = self.criteria[codes[at]]
            row.box.setFocus()
            self.area.ensureWidgetVisible(row, 0, 60)

    def _on_shortcomings(self, before: list[object], now: list[object]) -> None:
        self.rows_edited.emit(before, now)
        QTimer.singleShot(0, self, self._count_shortcomings)

    def _serve_chips(self, chips: EvidenceChips, criterion: str) -> None:
        chips.wanted.connect(lambda: self._pick(criterion, chips.add))
        chips.opened.connect(self._open)
        chips.dropped.connect(self._drop)

    def _pick(self, criterion: str, button: QPushButton) -> None:
        self._wanted_for = criterion

        def proofs(typed: str) -> list[Proof]:
            return self._session.office.assessing.proofs(typed, self._session.period, self._code)

        self.picker.ask(on_screen(button), TITLE, HINT, lambda typed: picks_for(proofs, typed))

    def _on_picked(self, value: object) -> None:
        if value == NEW_FILE:
            self._take_in_file()
        elif isinstance(value, Proof):
            self._add_evidence(value, self._wanted_for)

    def _take_in_file(self) -> None:
        """Keep a new file beside the window; it proves what was asked for when it was chosen."""
        shelf, owner, wanted_for = self._session.shelf, self._owner, self._wanted_for
        chosen = shelf.choose_files("Chọn tệp minh chứng")

        def done(taken: TakenIn) -> None:
            for fault in taken.faults:
                self._session.messages.tell(fault)
            if isValid(self) and self._owner == owner:
                for one in taken.kept:
                    self._add_evidence(Proof("attachment", one.attachment.uid, one.attachment.name or ""), wanted_for)

        if chosen:
            shelf.take_in_files(chosen, done)

    def _add_evidence(self, proof: Proof, wanted_for: str) -> None:
        rows = self._session.ledger.parts(Evidence, self._owner)
        position = 1 + max((row.position for row in rows), default=0)
        self.rows_edited.emit([], [evidence_of(proof, self._owner, self._code, wanted_for, position)])
        self._load_evidence()
        chips = self.criteria[wanted_for].proofs if wanted_for in self.criteria else self.proofs
        if chips is not None:
            chips.add.setFocus()

    def _open(self, row: Evidence) -> None:
        kind = next((key for key in LINKS if getattr(row, key)), "")
        if kind == "file":
            self._session.files.show(row.file or "")
        elif kind:
            self._session.go_to(kind, getattr(row, kind))

    def _drop(self, row: Evidence) -> None:
        self.rows_edited.emit([row], [])
        self._load_evidence()

    def _lay_out(self) -> None:
        self.area = Sheet(self)
        column = self.area.column
        column.addWidget(words(f"{self._code} · {self._task.wording or ''}", role="heading"))
        column.addWidget(self.score)
        sections = {
            "criterion_score": "Tự chấm điểm",
            "task_review": "Đánh giá bằng lời",
            "limitation": "Hạn chế, nguyên nhân, giải pháp",
            "evidence": "Minh chứng chung",
        }
        for name, title in sections.items():
            self._boxes[name] = SectionBox(title, self._session.theme, self.area.paper)
            column.addWidget(self._boxes[name])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
