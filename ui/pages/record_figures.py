"""Sentences made of a record's own figures, on the page of its kind: offered in its narratives, compared with them."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.fields import Record
from app.domain.sentences import Sentences
from ui.pages.figure_notes import FigureNotes
from ui.pages.figure_sentences import FigureSentences, Place, serve
from ui.pages.record_pane import RecordPane
from ui.session import Session

OF_CONFERENCE: Mapping[str, Sequence[Place]] = {
    "summary": (("conference", ""),),
    "overall": (("conference", ""),),
}
OF_CAMPAIGN: Mapping[str, Sequence[Place]] = {"summary": (("target", ""), ("campaign", ""))}


class RecordFigures:
    """What stands beside the narratives of a conference or a campaign."""

    def __init__(
        self, session: Session, page: QWidget, pane: RecordPane, places: Mapping[str, Sequence[Place]]
    ) -> None:  # fmt: skip
        self._session = session
        self._sentences = Sentences(())
        serve(pane.form, places)
        self.bank = FigureSentences(session, page, lambda: self._sentences)
        self.notes = FigureNotes(pane.form)

    def show(self, record: Record | None) -> None:
        """Offer and compare the figures of this record as it is kept now."""
        office = self._session.office
        if record is not None:
            self._sentences = office.narratives.of_record(record, self._session.period)
            self.notes.show(self._sentences, read_only=office.read_only)
