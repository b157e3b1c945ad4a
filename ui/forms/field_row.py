"""One line of a form: the label in the shared column, the editor, its unit, and words under it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.fields import Field
from ui.context import Context
from ui.forms.editors import editor_for
from ui.forms.pasting import Offer, PasteLine
from ui.theme import SPACES, mark
from ui.words import words

ANY_WIDTH = 16_777_215  # what Qt calls no limit


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence to stand under a field: from the checks, or from the office above."""

    sentence: str
    level: str = "warning"  # "error", "warning", "done" or "" for quiet words


def label_of(field: Field) -> str:
    """What stands beside the box of a field: its label, with a star where it has to be filled in."""
    return f"{field.label} *" if field.required else field.label


class FieldRow(QWidget):
    """A field on a form."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor_for(field, context, self)
        self.label = words(label_of(field))
        if field.required:
            self.label.setToolTip("Cần điền trước khi niêm phong báo cáo; khi còn soạn có thể để trống.")
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.label.setBuddy(self.editor.focusProxy() or self.editor)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(SPACES["near"])
        self._beside.addWidget(self.editor, 1000)
        if field.unit:
            unit = QLabel(field.unit)
            mark(unit, role="unit")
            self._beside.addWidget(unit)
        self._beside.addStretch(1)
        self._under = QVBoxLayout()
        self._under.setSpacing(2)
        if field.help:
            self._under.addWidget(words(field.help, role="help"))
        self.problem = words(level="error")
        self.remark = words(level="warning")
        for label in (self.problem, self.remark):
            label.hide()
            self._under.addWidget(label)
        self.paste_line: PasteLine | None = None
        self._notices: list[QLabel] = []
        self._said: list[Notice] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACES["apart"])
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._stacked: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.editor.edited.connect(self.say)
        self.editor.left.connect(self.say)
        self.editor.offered.connect(self._on_offered)

    def arrange(self, label_width: int, *, stacked: bool) -> None:
        """Put the label beside the editor in the shared column, or above it where the form is narrow."""
        # Above its box a label must be free, or the form could never become narrower again.
        self.label.setMinimumWidth(0 if stacked else label_width)
        self.label.setMaximumWidth(ANY_WIDTH if stacked else label_width)
        if stacked is self._stacked:
            return
        self._stacked = stacked
        for item in (self._beside, self._under):
            self._grid.removeItem(item)
        self._grid.removeWidget(self.label)
        row = 1 if stacked else 0
        self.label.setContentsMargins(0, 0 if stacked else 5, 0, 0)
        self._grid.addWidget(self.label, 0, 0, 1, 2 if stacked else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._beside, row, 0 if stacked else 1, 1, 2 if stacked else 1)
        self._grid.addLayout(self._under, row + 1, 0 if stacked else 1, 1, 2 if stacked else 1)

    def say(self) -> None:
        """Show why the value can't be read, or what is worth saying of it."""
        for label, sentence in ((self.problem, self.editor.problem()), (self.remark, self.editor.remark())):
            label.setText(sentence)
            label.setVisible(bool(sentence))

    def _on_offered(self, offer: Offer | None) -> None:
        if self.paste_line is None:  # few fields are ever pasted into
            self.paste_line = PasteLine()
            self.paste_line.taken.connect(self.editor.take)
            self._under.insertWidget(0, self.paste_line)
        self.paste_line.show_offer(offer)

    def put_under(self, widget: QWidget) -> None:
        """Let something stand under the box, behind the help."""
        self._under.addWidget(widget)

    def set_notices(self, notices: list[Notice]) -> None:
        """Show these sentences under the field, and no others from outside."""
        if notices == self._said:
            return
        self._said = list(notices)
        for label in self._notices:
            label.hide()
            label.deleteLater()
        self._notices = [words(notice.sentence, level=notice.level) for notice in notices]
        for label in self._notices:
            self._under.addWidget(label)

    @property
    def notices(self) -> list[Notice]:
        """What stands under the field from outside."""
        return list(self._said)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in yet."""
        return self.editor.value() in (None, ())
