"""What became of the files that were just received: one entry a file, the two lines always."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from app.office import Received
from app.packages.verdict import Outcome, Verdict
from ui.package_words import UNDER_PASSPHRASE
from ui.pages.blocks import button, clear, column, in_line
from ui.theme import SPACES, Theme, mark
from ui.verdict_words import BOTTOM, CHANGED, SEALER, changed_words, sealer_words
from ui.words import words

MOST = 60  # files told one by one; a folder of hundreds is summed up, the rest stands in the list below


def counted(received: Sequence[Received]) -> str:
    """The sum of it in a sentence."""
    new = sum(one.imported for one in received)
    waiting = sum(one.verdict.outcome is Outcome.UNKNOWN for one in received)
    refused = sum(one.verdict.outcome is Outcome.REFUSED for one in received)
    already = sum(one.already for one in received) - sum(one.verdict.kind == "card" and one.already for one in received)
    parts = [
        f"nhận mới {new}" if new else "",
        f"đã có từ trước {already}" if already else "",
        f"chờ đối chiếu khóa {waiting}" if waiting else "",
        f"không nhận {refused}" if refused else "",
    ]
    return f"Đã xem {len(received)} tệp: {', '.join(part for part in parts if part) or 'không có gì mới'}."


class VerdictView(QFrame):
    """One file's verdict: the bottom line, its sentence, and the two answers.

    For a file sent under a passphrase also the box for what the sender tells by phone.
    """

    passphrase_told = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.icon = QLabel()
        self.title = words(role="strong")
        self.sentence = words()
        self.changed = words(role="strong")
        self.sealer = words(role="strong")
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACES["apart"], SPACES["near"], SPACES["apart"], SPACES["near"])
        grid.setHorizontalSpacing(SPACES["apart"])
        grid.setVerticalSpacing(2)
        grid.addWidget(self.icon, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.sentence, 1, 1)
        for row, (question, answer) in enumerate(((CHANGED, self.changed), (SEALER, self.sealer)), 1):
            asked = words(question, role="quiet")
            asked.setContentsMargins(0, SPACES["hair"], 0, 0)
            grid.addWidget(asked, 2 * row + 1, 1)
            grid.addWidget(answer, 2 * row + 2, 1)
        self.passphrase = QLineEdit()
        self.passphrase.setPlaceholderText("mật khẩu nghe qua điện thoại")
        self.passphrase.setAccessibleName("Mật khẩu của gói")
        self.passphrase.setFixedWidth(theme.pixels(240))
        self.try_again = button("Mở bằng mật khẩu này", self._on_told, theme, "key")
        self.ask = in_line(self.passphrase, self.try_again)
        grid.addWidget(self.ask, 2, 1)
        grid.setColumnStretch(1, 1)
        self.passphrase.returnPressed.connect(self._on_told)

    def show_verdict(self, verdict: Verdict, name: str = "") -> None:
        """Show this verdict; `name` is the file's."""
        word, icon, level = BOTTOM[verdict.outcome]
        size = self._theme.pixels(20)
        role = {"done": "done", "warning": "warning", "error": "danger"}[level]
        self.icon.setPixmap(self._theme.icon(icon, role).pixmap(size, size))
        self.title.setText(f"{word} · {name}" if name else word)
        self.sentence.setText(verdict.sentence)
        self.sentence.setVisible(verdict.outcome is not Outcome.KNOWN)  # the two answers below say the same
        self.changed.setText(changed_words(verdict))
        self.sealer.setText(sealer_words(verdict))
        self.passphrase.clear()
        self.ask.setVisible(verdict.reason in UNDER_PASSPHRASE)
        mark(self, role="banner", level=level)

    def _on_told(self) -> None:
        if self.passphrase.text():
            self.passphrase_told.emit(self.passphrase.text())


class VerdictList(QWidget):
    """The verdicts of one act of receiving."""

    passphrase_told = Signal(object, str)  # the path of the file, what the sender told
    compare_wanted = Signal()  # a file waits for its key

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.views: list[VerdictView] = []
        self._rows = column(self, SPACES["near"])

    def show_received(self, received: Sequence[Received]) -> None:
        """Show what became of these files, the refused and waiting ones first."""
        clear(self._rows)
        self.views = []
        self._rows.addWidget(words(counted(received), role="strong"))
        order = (Outcome.REFUSED, Outcome.UNKNOWN, Outcome.REMARK, Outcome.KNOWN)
        for one in sorted(received, key=lambda one: order.index(one.verdict.outcome))[:MOST]:
            view = VerdictView(self._theme)
            view.show_verdict(one.verdict, PurePath(one.file).name)
            view.passphrase_told.connect(partial(self.passphrase_told.emit, Path(one.file)))
            self.views.append(view)
            self._rows.addWidget(view)
            if one.verdict.outcome is Outcome.UNKNOWN:
                compare = button("Đối chiếu khóa", self.compare_wanted.emit, self._theme, "key")
                self._rows.addWidget(compare)
        if len(received) > MOST:
            self._rows.addWidget(words(f"Còn {len(received) - MOST} tệp nữa, xem ở danh sách.", role="quiet"))
