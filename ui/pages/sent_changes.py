"""What is otherwise than in a report that was sent, or than in the one before it: in words, each line leads there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desks.outbox import Difference
from app.domain.records import KINDS
from app.errors import UserError
from app.office import Entry, Office
from app.progress import Progress
from ui.models.lines import Line
from ui.pages.blocks import Banner, Chips, button, column, in_line
from ui.pages.lines_table import LinesTable
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

LONGEST = 160  # letters of a value in the list; the whole stands in the field
EMPTY = "(trống)"
WHOLE = {"added": "mục mới", "removed": "đã bỏ mục này"}


class Changes(QWidget):
    """Two views: since this revision, and what this revision changed."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry: Entry | None = None
        theme = session.theme
        self.back = button("Quay lại", self.left.emit, theme, "back")
        self.views = Chips(("Từ lúc gửi đến bây giờ", "So với lần gửi trước"))
        self.told = Banner(theme)
        self.table = LinesTable(("Ở phần", "Mục", "Ô", "Trước", "Sau"), (14, 24, 16, 23, 23), theme)
        self.table.setAccessibleName("Những chỗ đã thay đổi")
        self.hint = words("Bấm đúp vào một dòng để đến đúng chỗ.", role="quiet")
        rows = column(self)
        rows.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], SPACES["apart"])
        for part in (in_line(self.back, self.views), self.told, self.hint):
            rows.addWidget(part)
        rows.addWidget(self.table, 1)
        rows.addStretch(0)
        self.views.chosen.connect(self._show)
        self.table.opened.connect(self._on_opened)

    def show_entry(self, entry: Entry) -> None:
        """Compare this package."""
        self._entry = entry
        before = self._session.office.outbox.the_one_before(entry)
        self.views.buttons[0].setText(f"Từ lần gửi {entry.revision} đến bây giờ")
        self.views.buttons[1].setText(f"Lần gửi {entry.revision} so với lần {before.revision}" if before else "")
        self.views.buttons[1].setVisible(before is not None)
        self.views.choose(0)
        self._show(0)

    def _show(self, view: int) -> None:
        entry = self._entry
        if entry is None:
            return
        self.told.say("Đang so…")
        self.table.show_lines([])

        def work(office: Office, progress: Progress) -> list[Difference]:
            outbox = office.outbox
            return outbox.changes_over_the_one_before(entry) if view else outbox.changes(entry)

        def done(found: list[Difference]) -> None:
            if entry == self._entry:
                self._tell(found, view)

        self._session.run("So với bản đã gửi", work, done, self._on_failed)

    def _tell(self, found: list[Difference], view: int) -> None:
        since = "Lần gửi này không khác lần trước." if view else "Từ lúc gửi đến giờ không có gì thay đổi."
        sentence = f"Có {len(found)} chỗ khác." if found else since
        more = "" if view or not found else "Muốn cấp trên có những thay đổi này, hãy niêm phong và gửi lần mới."
        self.told.say(sentence, more, "" if found else "done")
        self.hint.setVisible(bool(found))
        self.table.setVisible(bool(found))
        self.table.show_lines([_line(one) for one in found])

    def _on_failed(self, fault: UserError) -> None:
        self.told.say(fault.sentence, level="error")

    def _on_opened(self, subject: Difference | None) -> None:
        if subject is not None and subject.what != "removed":
            self._session.go_to(subject.record_kind, subject.uid, subject.field)


def _line(one: Difference) -> Line:
    kind = KINDS.get(one.record_kind)
    what = one.label or WHOLE.get(one.what, "")
    icon = {"added": "plus", "removed": "trash"}.get(one.what, "right")
    part = kind.description.label if kind else ""
    blank = EMPTY if one.what == "changed" else ""
    return Line((part, _brief(one.title, 60), what, _brief(one.old) or blank, _brief(one.new) or blank), icon, "", one)


def _brief(told: str, most: int = LONGEST) -> str:
    flat = " ".join(told.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
