"""Sending under a passphrase: whether, and which one, with its meaning in plain words."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.office import SHORTEST_PASSPHRASE
from ui.pages.blocks import column, labelled
from ui.theme import SPACES, Theme
from ui.words import words

MEANING = (
    "Ai nhặt được tệp cũng không đọc được nếu không có mật khẩu này. Gọi điện đọc mật khẩu cho nơi nhận; "
    "đừng ghi vào thư, tin nhắn gửi kèm tệp. Mỗi lần gửi nên đặt một mật khẩu khác; không dùng mật khẩu niêm phong."
)


class ConfidentialFields(QWidget):
    """A choice, then a box for the passphrase of this one file. Its letters are shown: it is read out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = QCheckBox("Gửi kín bằng mật khẩu")
        self.passphrase = QLineEdit()
        self.passphrase.setPlaceholderText(f"ít nhất {SHORTEST_PASSPHRASE} ký tự")
        self.passphrase.setFixedWidth(theme.pixels(260))
        self.line = labelled("Mật khẩu của tệp", self.passphrase, theme=theme, help_text=MEANING)
        self.problem = words(level="error")
        rows = column(self, SPACES["near"])
        for part in (self.wanted, self.line, self.problem):
            rows.addWidget(part)
        self.line.hide()
        self.problem.hide()
        self.wanted.toggled.connect(self._on_wanted)
        self.passphrase.textEdited.connect(lambda: self._complain(""))

    def is_ready(self) -> bool:
        """Whether nothing is asked for, or a passphrase that is long enough; what is missing is said."""
        ready = not self.wanted.isChecked() or len(self.passphrase.text().strip()) >= SHORTEST_PASSPHRASE
        if not ready:
            self._complain(
                f"Mật khẩu của tệp phải có ít nhất {SHORTEST_PASSPHRASE} ký tự, ví dụ bốn từ dễ đọc qua điện thoại."
            )
            self.passphrase.setFocus()
        return ready

    def chosen(self) -> str | None:
        """The passphrase for the file; None when it goes open."""
        return self.passphrase.text() if self.wanted.isChecked() else None

    def clear(self) -> None:
        """Keep no passphrase, and send openly again."""
        self.passphrase.clear()
        self.wanted.setChecked(False)

    def _on_wanted(self, wanted: bool) -> None:
        self.line.setVisible(wanted)
        self._complain("")
        if wanted:
            self.passphrase.setFocus()

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
