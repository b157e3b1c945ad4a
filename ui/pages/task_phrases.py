"""The bank of sentences: Ctrl+J offers what fits the box one writes in, and keeps sentences of one's own."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.phrases import Offered, OwnPhrase, place_name
from ui.forms.record_form import RecordForm
from ui.pages.pick_list import Pick, PickList, on_screen
from ui.pages.written_box import WrittenBox, insert
from ui.session import Session

KEYS = "Ctrl+J"
HINT = "Enter: chèn vào chỗ đang viết · Ctrl+Delete: bỏ câu mẫu của mình · Esc: thôi"
SHOWN = 70  # letters of a sentence that is about to be kept

PLACES_OF_REVIEW = {
    "results": "result",
    "strengths": "strength",
    "models": "model",
    "lessons": "lesson",
    "proposals": "proposal",
}
"""Which sentences belong into which narrative of a task."""

PLACES_OF_REPORT = {
    "basis": "situation",
    "situation": "situation",
    "advantages": "situation",
    "difficulties": "situation",
    "organisations": "situation",
    "leadership": "leadership",
    "dissemination": "leadership",
    "implementation": "leadership",
    "inspection": "leadership",
    "propaganda": "result",
    "emulation": "result",
    "democracy": "result",
    "foreign_relations": "result",
    "organisation": "result",
    "other_programmes": "result",
    "strengths": "strength",
    "limitations": "limitation",
    "causes_objective": "objective",
    "causes_subjective": "subjective",
    "lessons": "lesson",
    "directions_text": "ahead",
    "recommendations_text": "proposal",
    "spread_models": "model",
}
"""Which sentences belong into which narrative of a report."""


def serve(box: QWidget | None, place: str, task: str = "") -> None:
    """Let the bank offer the sentences of a place (`PHRASE_PLACES`) in a box."""
    if isinstance(box, QPlainTextEdit):
        box.setProperty("phrases", f"{place} {task}")
        box.setToolTip(f"{KEYS}: câu mẫu")


def serve_form(form: RecordForm, places: dict[str, str], task: str = "") -> None:
    """The same for the narratives of a form."""

    def serve_row(key: str) -> None:
        if key in places:
            serve(form.rows_made[key].editor.focusProxy(), places[key], task)

    for key in form.rows_made:
        serve_row(key)
    form.row_made.connect(serve_row)


class PhraseBank(QObject):
    """One for a page: it knows which box was written in last."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._written = WrittenBox(page, "phrases")
        self.list = PickList(session.theme, page)
        self.list.picked.connect(self._on_picked)
        self.list.dropped.connect(self._on_dropped)
        shortcut = QShortcut(QKeySequence(KEYS), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open)

    def open(self) -> None:
        """Offer sentences where the person writes."""
        box = self._written.enter()
        if box is not None:
            self.list.ask(on_screen(box.viewport(), box.cursorRect()), "Tìm câu mẫu, không cần dấu", HINT, self._find)

    def _find(self, typed: str) -> list[Pick]:
        place, _, task = self._written.told().partition(" ")
        found = self._session.office.assessing.phrases(place, task, self._session.period, typed)
        lines = [Pick(self._line(one, place), one) for one in found]
        keep = self._to_keep()
        if keep and not self._session.office.read_only:
            shown = f"{keep[:SHOWN]}…" if len(keep) > SHOWN else keep
            lines.append(Pick(f"+ Lưu thành câu mẫu: “{shown}”", OwnPhrase(place=place or None, text=keep)))
        return lines or [Pick("Không có câu nào chứa những chữ này.")]

    def _line(self, one: Offered, place: str) -> str:
        words = f"★ {one.text}" if one.own else one.text
        return words if one.place in (place, "") else f"{words}  ({place_name(one.place)})"

    def _to_keep(self) -> str:
        """What would become a sentence of one's own: what is selected, else the paragraph with the cursor."""
        box = self._written.now()
        if box is None:
            return ""
        cursor = box.textCursor()
        return (cursor.selectedText().replace("\u2029", "\n") or cursor.block().text()).strip()

    def _on_picked(self, value: Offered | OwnPhrase) -> None:
        box = self._written.now()
        if isinstance(value, OwnPhrase):
            self._session.put(value)
        elif box is not None:
            insert(box, value.text)
        if box is not None:
            box.setFocus()

    def _on_dropped(self, value: Offered | OwnPhrase | None) -> None:
        if isinstance(value, Offered) and value.own:
            own = self._session.office.ledger.get(OwnPhrase, value.own)
            if own is not None:
                self._session.remove(own)
