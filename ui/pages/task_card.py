"""One limitation with its causes and solutions inside: what is added in it is tied to it by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.assessment import Cause, Solution
from app.domain.fields import Part
from app.domain.shortcomings import Shortcoming, Tied
from ui.context import Context
from ui.pages.task_line import PartLine, tool
from ui.pages.task_phrases import serve
from ui.theme import SPACES, Theme, mark
from ui.words import words

CAUSE_FIELDS = ("cause_kind", "content")
SOLUTION_FIELDS = ("content", "responsible", "deadline")
NAMES = {Cause: "Nguyên nhân", Solution: "Giải pháp"}


def tied_line(part: Tied, theme: Theme, context: Context, parent: QWidget | None = None) -> PartLine:
    """The line of a cause or a solution, with the sentences that fit it."""
    fields = CAUSE_FIELDS if isinstance(part, Cause) else SOLUTION_FIELDS
    line = PartLine(part, fields, NAMES[type(part)], theme, context, parent)
    offer_sentences(line)
    line.edited.connect(lambda _part: offer_sentences(line))
    return line


def offer_sentences(line: PartLine) -> None:
    """Offer the sentences for this kind of row; those of a cause follow its kind."""
    part = line.part
    place = "solution" if isinstance(part, Solution) else getattr(part, "cause_kind", None) or "subjective"
    serve(line.boxes["content"].focusProxy(), place, str(getattr(part, "task", "") or ""))


class LimitationCard(QFrame):
    """Tells what a person does with one limitation; the block around it writes."""

    edited = Signal(object)  # the limitation, a cause or a solution as it now is
    added = Signal(str, type)  # the limitation's uid, and what to add: Cause or Solution
    dropped = Signal(str, str)  # the limitation's uid, and the uid of what shall go
    moved = Signal(str, int)  # its uid, and -1 up or 1 down

    def __init__(self, card: Shortcoming, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._context = theme, context
        self._read_only = False
        mark(self, role="card")
        self.uid = card.limitation.uid
        self.lines: dict[str, PartLine] = {}
        self.head = PartLine(card.limitation, ("content",), "Hạn chế", theme, context, self)
        mark(self.head.name, role="strong")
        serve(self.head.boxes["content"].focusProxy(), "limitation", card.limitation.task or "")
        self.up = tool("box-arrow-up", "Đưa lên (Alt+↑)", lambda: self.moved.emit(self.uid, -1), theme)
        self.down = tool("box-arrow", "Đưa xuống (Alt+↓)", lambda: self.moved.emit(self.uid, 1), theme)
        for button in (self.up, self.down):
            self.head.line.insertWidget(self.head.line.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        self.missing = words(level="warning")
        self.causes, self.solutions = QVBoxLayout(), QVBoxLayout()
        self.add_cause = self._adding("+ Nguyên nhân", Cause)
        self.add_solution = self._adding("+ Giải pháp", Solution)
        self._lay_out()
        self.head.edited.connect(self.edited)
        self.head.removed.connect(lambda uid: self.dropped.emit(self.uid, uid))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.moved.emit(self.uid, step))
        self.show_card(card)

    def show_card(self, card: Shortcoming) -> None:
        """Show the limitation as it now is; lines that were just begun stay."""
        self.head.refresh(card.limitation)
        wanted: Sequence[Tied] = (*card.causes, *card.solutions)
        for uid in [uid for uid in self.lines if uid not in {part.uid for part in wanted}]:
            if self.lines[uid].property("begun"):
                continue
            self._forget(uid)
        for part in wanted:
            if part.uid in self.lines:
                self.lines[part.uid].setProperty("begun", False)
                self.lines[part.uid].refresh(part)
            else:
                self.put(part)
        missing = " và ".join(card.missing)
        self.missing.setText(f"Hạn chế này chưa có {missing}." if card.limitation.content and missing else "")

    def begin(self, part: Tied) -> None:
        """An empty line to type into; it is kept with its first letter."""
        line = self.put(part)
        line.setProperty("begun", True)
        line.show()  # a layout would show it later, and only what is shown can have the cursor
        line.focus()

    def put(self, part: Tied) -> PartLine:
        """A line for a cause or solution."""
        line = tied_line(part, self._theme, self._context, self)
        line.set_read_only(self._read_only)
        line.edited.connect(self.edited)
        line.removed.connect(self._on_removed)
        line.more.connect(lambda: self.added.emit(self.uid, type(part)))
        self.lines[part.uid] = line
        (self.causes if isinstance(part, Cause) else self.solutions).addWidget(line)
        return line

    def set_read_only(self, read_only: bool) -> None:
        """Whether everything may only be read."""
        self._read_only = read_only
        for line in (self.head, *self.lines.values()):
            line.set_read_only(read_only)
        for button in (self.up, self.down, self.add_cause, self.add_solution):
            button.setVisible(not read_only)

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        for line in (self.head, *list(self.lines.values())):
            line.flush()

    def forget(self) -> None:
        """Go for good, and tell nothing on the way."""
        self.blockSignals(True)
        self.hide()
        self.deleteLater()

    def _on_removed(self, uid: str) -> None:
        if self.lines[uid].property("begun"):
            self._forget(uid)
        else:
            self.dropped.emit(self.uid, uid)

    def _forget(self, uid: str) -> None:
        self.lines.pop(uid).forget()

    def _adding(self, said: str, kind: type[Part]) -> QPushButton:
        button = QPushButton(said)
        button.setToolTip("Ctrl+Enter khi đang ở dòng cùng loại")
        mark(button, role="link")
        button.clicked.connect(lambda: self.added.emit(self.uid, kind))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["apart"], SPACES["near"], SPACES["apart"], SPACES["hair"])
        column.setSpacing(SPACES["hair"])
        column.addWidget(self.head)
        for layout in (self.causes, self.solutions):
            layout.setSpacing(SPACES["hair"])
            column.addLayout(layout)
        foot = QHBoxLayout()
        foot.setSpacing(SPACES["apart"])
        foot.addSpacing(self._theme.pixels(96) + SPACES["hair"])
        for button in (self.add_cause, self.add_solution):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            foot.addWidget(button)
        foot.addWidget(self.missing, 1)
        column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
