"""Sentences made of the figures: Ctrl+Shift+J offers what fits the box one writes in, with the figures of now."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from app.domain.sentences import Sentences
from app.text.keys import holds_words, search_key
from ui.forms.record_form import RecordForm
from ui.pages.blocks import button
from ui.pages.pick_list import Pick, PickList, on_screen
from ui.pages.written_box import WrittenBox, insert
from ui.session import Session

KEYS = "Ctrl+Shift+J"
HINT = "Enter: chèn vào chỗ đang viết · số lấy từ bảng, chèn rồi vẫn sửa được · Esc: thôi"
TITLE = "Tìm câu, không cần dấu"
NOTHING = "Chưa có số liệu nào cho ô này: hãy nhập số trước."
PROPERTY = "figures"

Place = tuple[str, str]


def serve(form: RecordForm, places: Mapping[str, Sequence[Place]]) -> None:
    """Let the sentences of these places be offered in the narratives of a form."""

    def serve_row(key: str) -> None:
        box = form.rows_made[key].editor.focusProxy()
        if key in places and isinstance(box, QPlainTextEdit):
            box.setProperty(PROPERTY, " ".join(f"{place}/{task}" for place, task in places[key]))

    for key in form.rows_made:
        serve_row(key)
    form.row_made.connect(serve_row)


class FigureSentences(QObject):
    """One for a page; `sentences` tells those of what the page shows now."""

    def __init__(self, session: Session, page: QWidget, sentences: Callable[[], Sentences]) -> None:
        super().__init__(page)
        self._sentences = sentences
        self._written = WrittenBox(page, PROPERTY)
        self.list = PickList(session.theme, page)
        self.list.picked.connect(self._on_picked)
        self.button: QPushButton = button("Câu từ số liệu", self.open, session.theme, role="chip")
        self.button.setToolTip(f"Chèn câu có sẵn số đã nhập vào ô đang viết ({KEYS})")
        if session.office.read_only:
            self.button.hide()
        shortcut = QShortcut(QKeySequence(KEYS), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open)

    def open(self) -> None:
        """Offer sentences where the person writes."""
        box = self._written.enter()
        if box is not None:
            self.list.ask(on_screen(box.viewport(), box.cursorRect()), TITLE, HINT, self._find)

    def _find(self, typed: str) -> list[Pick]:
        named = (one.partition("/") for one in self._written.told().split())
        places = [(place, task) for place, _, task in named]
        known = self._sentences().at(*places)
        asked = [f" {word}" for word in search_key(typed).split()]
        fitting = [one for one in known if holds_words(f" {search_key(one)}", asked)]
        lines = [Pick(one, one) for one in fitting]
        if len(fitting) > 1:
            lines.append(Pick(f"+ Chèn cả {len(fitting)} câu, mỗi câu một dòng", "\n".join(fitting)))
        return lines or [Pick(NOTHING if not known else "Không có câu nào chứa những chữ này.")]

    def _on_picked(self, words: str) -> None:
        box = self._written.now()
        if box is not None:
            insert(box, words)
            box.setFocus()
