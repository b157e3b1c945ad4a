"""The history of a record, beside the window: who changed what, when, from what to what, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desks.past import Act, Step
from app.desks.past_words import called, difference, shortened
from app.domain.records import KINDS
from app.errors import UserError
from ui.forms.editor import QuietCombo
from ui.models.lines import Line
from ui.pages.blocks import Banner, button, heading
from ui.pages.lines_table import LinesTable
from ui.pages.spots import Spot
from ui.plain_tips import plain_caption
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

EVERYTHING = "Mọi thay đổi"
NOBODY = "(chưa ghi tên)"
BY = {"undo": "hoàn tác", "redo": "làm lại"}
EMPTY = "(để trống)"
WHAT = "Chọn một dòng để xem trọn nội dung và lấy lại. Việc lấy lại cũng được ghi vào lịch sử và hoàn tác được."


class HistoryWindow(QWidget):
    """Stands beside the office's window; nothing waits for it to be closed."""

    def __init__(self, session: Session, show_act: Callable[[Act], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        mark(self, role="page")
        self._session = session
        self._show_act = show_act
        self._spot: Spot | None = None
        self._steps: Sequence[Step] = ()
        theme = session.theme
        self.heading = heading("")
        self.filter = QuietCombo()
        self.filter.setAccessibleName("Lọc theo ô")
        self.table = LinesTable(("Lúc nào", "Ai", "Ô, dòng", "Từ", "Thành"), (17, 17, 22, 22, 22), theme)
        self.table.setAccessibleName("Các thay đổi, mới nhất ở trên")
        self.result = Banner(theme)
        self.whole = words(WHAT, role="quiet")
        self.back = button("Lấy lại giá trị cũ", self._on_back, theme, "undo", "primary")
        self.back_whole = button("Đưa cả mục về như lúc này", self._on_back_whole, theme, "history")
        self._lay_out()
        self.filter.activated.connect(self._show_lines)
        self.table.chosen.connect(self._on_chosen)
        session.news.changed.connect(self._on_changed)
        room = parent.size() * 0.92  # never larger than the window it stands beside
        self.resize(QSize(theme.pixels(820), theme.pixels(560)).boundedTo(room))

    def open(self, spot: Spot) -> None:
        """Show the history of a record, or of the one field that is named."""
        self._spot = spot
        self.result.say("")
        self._read()
        self.filter.setCurrentIndex(
            max(self.filter.findData(_key(spot.record.uid, spot.field)), 0) if spot.field else 0
        )
        self._show_lines()
        self.show()
        self.raise_()
        self.activateWindow()

    def _read(self) -> None:
        """Ask anew; the filter keeps its choice as far as there is something to choose."""
        if self._spot is None:
            return
        kind, uid = self._spot.record.description.name, self._spot.record.uid
        office, chosen = self._session.office, self.filter.currentData()
        self._steps = office.past.history_of(kind, uid)
        record = office.ledger.get(KINDS[kind], uid)
        name = called(record, self._session.lookups.name) if record else "mục đã xóa"
        self.setWindowTitle(f"Lịch sử: {name}")
        self.heading.setText(f"{name[:1].upper()}{name[1:]}")
        self.filter.clear()
        self.filter.addItem(EVERYTHING, "")
        for step in self._steps:
            if step.label and self.filter.findData(_key(step.uid, step.field)) < 0:
                self.filter.addItem(_where(step), _key(step.uid, step.field))
        self.filter.setCurrentIndex(max(self.filter.findData(chosen), 0))

    def _show_lines(self) -> None:
        wanted = self.filter.currentData()
        shown = [step for step in self._steps if wanted in ("", _key(step.uid, step.field))]
        self.table.show_lines([_line(step) for step in shown])
        self._on_chosen(self.table.subject())

    def _on_chosen(self, step: Step | None) -> None:
        writable = not self._session.office.read_only
        gone = step is not None and step.what == "removed" and not self._is_there(step.kind, step.uid)
        changed = step is not None and step.what == "changed" and bool(step.label)
        self.back.setVisible(writable and (changed or gone))
        self.back_whole.setVisible(writable and step is not None and self._stands)
        if step is None:
            self.whole.setText(WHAT if self._steps else "Mục này chưa có thay đổi nào được ghi.")
        elif step.what == "changed":
            self.whole.setText(f"Từ: {step.old or EMPTY}\n\nThành: {step.new or EMPTY}")
            back = f"Lấy lại “{shortened(step.old, 30)}”" if step.old else "Để trống lại như trước"
            self.back.setText(plain_caption(back))
        else:
            self.back.setText("Lấy lại dòng đã xóa" if step.title else "Lấy lại mục đã xóa")
            self.whole.setText(f"{_where(step)} · {step.when}\n\n{step.old or step.new}".strip())

    @property
    def _stands(self) -> bool:
        """Whether the record is in the ledger: what is removed comes back from the bin."""
        about = self._spot.record if self._spot is not None else None
        return about is not None and self._is_there(about.description.name, about.uid)

    def _is_there(self, kind: str, uid: str) -> bool:
        return self._session.office.ledger.get(KINDS[kind], uid) is not None

    def _on_back(self) -> None:
        step, past = self.table.subject(), self._session.office.past
        if step is not None and step.what == "removed":
            self._do(lambda: past.bring_back(step.kind, step.uid))
        elif step is not None:
            self._do(lambda: past.put_back(step.number))

    def _on_back_whole(self) -> None:
        step, spot = self.table.subject(), self._spot
        if step is not None and spot is not None:
            kind, uid = spot.record.description.name, spot.record.uid
            self._do(lambda: self._session.office.past.put_back_whole(kind, uid, step.batch))

    def _do(self, work: Callable[[], Act]) -> None:
        try:
            act = work()
        except UserError as fault:
            self.result.say(fault.sentence, level="warning")
            return
        self._show_act(act)
        self.result.say(act.sentence, "Ctrl+Z trong sổ để bỏ việc lấy lại này.", "done")

    def _on_changed(self) -> None:
        if self.isVisible():
            self._read()
            self._show_lines()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACES["near"])
        head.addWidget(self.heading, 1)
        label = QLabel("Xem")
        label.setBuddy(self.filter)
        head.addWidget(label)
        self.filter.setMinimumWidth(self._session.theme.pixels(240))
        head.addWidget(self.filter)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["block"])
        column.setSpacing(SPACES["apart"])
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        foot = QHBoxLayout()
        foot.setSpacing(SPACES["near"])
        foot.addWidget(self.back)
        foot.addWidget(self.back_whole)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(self.result)


def _key(uid: str, field: str) -> str:
    """How the filter names a field of a record or row."""
    return f"{uid} {field}"


def _line(step: Step) -> Line:
    who = step.who or NOBODY
    by = f"{who} · {BY[step.role]}" if step.role in BY else who
    old, new = difference(step.old, step.new)
    if step.what == "changed":
        old, new = old or EMPTY, new or EMPTY
    else:
        old, new = shortened(old), shortened(new)
    return Line((step.when, by, _where(step), old, new), subject=step)


def _where(step: Step) -> str:
    """The field, the row and what became of it: "Đại biểu “Bà Mẫu”: Chức vụ", "Thêm đại biểu “Bà Mẫu”"."""
    kind = KINDS[step.kind].description.label
    row = f"{kind} “{shortened(step.title, 40)}”" if step.title else ""
    if step.what == "changed":
        return f"{row}: {step.label}" if row else step.label
    verb = {"added": "Thêm", "removed": "Xóa", "moved": "Đổi chỗ"}[step.what]
    return f"{verb} {row[:1].lower()}{row[1:]}" if row else f"{'Lập' if step.what == 'added' else verb} mục này"
