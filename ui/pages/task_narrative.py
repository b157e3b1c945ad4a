"""What is said of one task in words: its form, with what is offered beside it and what stands under its boxes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.assessment import TaskReview
from app.domain.correspondence import Remark
from app.domain.sentences import Sentences
from ui.forms.field_row import Notice
from ui.forms.record_form import RecordForm
from ui.pages.figure_notes import FigureNotes
from ui.pages.figure_sentences import serve as serve_figures
from ui.pages.task_past import PastUnder
from ui.pages.task_phrases import PLACES_OF_REVIEW, serve_form
from ui.session import Session


class TaskNarrative(QObject):
    """The narrative of a task."""

    edited = Signal(object)  # the review while it is typed
    acted = Signal(object)  # the review after an act of its own, which typing before and after is no part of

    def __init__(self, code: str, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = RecordForm(
            TaskReview.description, session.theme, session.context, hidden={"task"}, headings=False, parent=parent
        )
        serve_form(self.form, PLACES_OF_REVIEW, code)
        of_task = (("result", code),)
        serve_figures(self.form, {"results": of_task, "strengths": of_task})
        self.notes = FigureNotes(self.form)
        self.under = PastUnder(self.form)
        self.form.edited.connect(self._on_edited)

    def load(self, review: TaskReview, remarks: Sequence[Remark]) -> None:
        """Show the review as it is now, with what the office above says of it."""
        self.form.refresh(review)
        notices: dict[str, list[Notice]] = {}
        for remark in remarks:
            if remark.record_uid == review.uid:
                notices.setdefault(remark.field or "results", []).append(Notice(f"Cấp trên: {remark.text}"))
        self.form.show_notices(notices)

    def show_figures(self, sentences: Sentences, *, read_only: bool) -> None:
        """Compare the words with these figures from now on."""
        self.notes.show(sentences, read_only=read_only)

    def _on_edited(self, review: TaskReview) -> None:
        (self.acted if self.under.copying or self.notes.mending else self.edited).emit(review)
