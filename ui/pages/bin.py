"""What was removed: who removed it, when, with how many rows, and the way back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.desks.past import InBin
from app.errors import UserError
from app.text.keys import holds_words, search_key
from ui.forms.editor import QuietCombo
from ui.models.lines import Line
from ui.pages.blocks import Banner, button, in_line
from ui.pages.lines_table import LinesTable
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

PURPOSE = "Mục và dòng đã xóa vẫn được giữ ở đây, không tự mất đi. Chọn một mục rồi bấm “Lấy lại”."
NOTHING = "Chưa xóa mục nào."
NOT_FOUND = "Không có mục đã xóa nào như vậy."
EVERY_KIND = "Mọi loại"
NOBODY = "(chưa ghi tên)"


class BinPage:
    """A list of what was removed, newest first. A row is listed while the record that it belongs to is there."""

    title = "Đã xóa"
    icon = "trash"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._items: Sequence[InBin] = ()
        theme = session.theme
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Lọc mục đã xóa")
        self.find_box.setAccessibleName("Lọc mục đã xóa")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setFixedWidth(theme.pixels(240))
        self.kinds = QuietCombo()
        self.kinds.setAccessibleName("Loại")
        self.kinds.setMinimumWidth(theme.pixels(200))
        self.table = LinesTable(("Tên", "Loại", "Ai xóa", "Lúc nào"), (46, 20, 18, 16), theme)
        self.table.setAccessibleName("Mục đã xóa")
        self.said = words(role="quiet")
        self.result = Banner(theme)
        self.back: QPushButton = button("Lấy lại", self._on_back, theme, "undo", "primary")
        self.widget = QWidget()
        mark(self.widget, role="page")
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], SPACES["block"])
        column.setSpacing(SPACES["apart"])
        column.addWidget(words(PURPOSE, role="quiet"))
        column.addWidget(in_line(self.find_box, self.kinds, self.back))
        column.addWidget(self.result)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addStretch(0)  # takes the room while there is no list
        self.find_box.textChanged.connect(self._show_lines)
        self.kinds.activated.connect(self._show_lines)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_back)

    def refresh(self) -> None:
        """Show the bin as it is now."""
        self._items = self._session.office.past.bin()
        chosen = self.kinds.currentData()
        self.kinds.clear()
        self.kinds.addItem(EVERY_KIND, "")
        for kind, label in sorted({(item.kind, item.label) for item in self._items}, key=lambda pair: pair[1]):
            self.kinds.addItem(label, kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))
        self._show_lines()

    def flush(self) -> None:
        """Nothing is typed here that could be saved."""

    def show_record(self, uid: str, field: str = "") -> None:
        """Choose a removed record; `field` may name a kind, and only that kind is shown."""
        self.kinds.setCurrentIndex(max(self.kinds.findData(field), 0))
        self._show_lines()
        row = next((at for at, line in enumerate(self.table.lines.lines) if line.subject.uid == uid), None)
        if row is not None:
            self.table.choose(row)

    def _show_lines(self) -> None:
        kind, typed = self.kinds.currentData() or "", search_key(self.find_box.text()).split()
        shown = [
            item
            for item in self._items
            if kind in ("", item.kind) and holds_words(search_key(f"{item.title} {item.owner}"), typed)
        ]
        self.table.show_lines([_line(item) for item in shown])
        self.table.setVisible(bool(shown))
        self.said.setText("" if shown else NOT_FOUND if self._items else NOTHING)
        self.said.setVisible(not shown)
        self._on_chosen(self.table.subject())

    def _on_chosen(self, item: InBin | None) -> None:
        self.back.setEnabled(item is not None and not self._session.office.read_only)

    def _on_back(self) -> None:
        item = self.table.subject()
        if item is None or self._session.office.read_only:
            return
        try:
            act = self._session.office.past.bring_back(item.kind, item.uid)
        except UserError as fault:
            self.result.say(fault.sentence, level="warning")
            return
        self.result.say(act.sentence, level="done")
        for kind in sorted(act.kinds):
            self._session.news.changed.emit(kind)
        self._session.go_to(act.kind, act.uid)


def _line(item: InBin) -> Line:
    rows = f" · cùng {item.rows} dòng" if item.rows else ""
    owner = f" · của “{item.owner}”" if item.owner else ""
    return Line((f"{item.title}{owner}{rows}", item.label, item.who or NOBODY, item.when), "trash", subject=item)
