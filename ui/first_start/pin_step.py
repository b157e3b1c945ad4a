"""An optional PIN for a computer that several people use."""

from PySide6.QtWidgets import QWidget

from app.pin import SHORTEST, is_pin
from ui.first_start.step import Step
from ui.lock import pin_box
from ui.pages.blocks import labelled
from ui.theme import Theme
from ui.words import words

HONEST = (
    "Mã PIN chỉ để người dùng chung máy không mở nhầm sổ. Nó không che được dữ liệu trước người rành máy tính; "
    "khi cần kín hơn, hãy đặt mật khẩu cho tài khoản của máy."
)


class PinStep(Step):
    """Left empty, there is none."""

    name = "Mã PIN"
    heading = "Máy này có nhiều người dùng không?"
    purpose = (
        "Nếu có, đặt một mã PIN: chương trình hỏi mã khi mở, và khi bấm Ctrl+L để tạm khóa. Không cần thì để trống."
    )
    next_words = "Bắt đầu làm việc"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = pin_box(theme), pin_box(theme)
        self.problem = words(level="warning")
        self.problem.hide()
        for box in (self.first, self.second):
            box.textChanged.connect(self._on_typed)
            box.returnPressed.connect(self.wanted)
        self.rows.addWidget(labelled("Mã PIN", self.first, theme=theme, help_text=f"Từ {SHORTEST} chữ số."))
        self.rows.addWidget(labelled("Gõ lại", self.second, theme=theme))
        self.rows.addWidget(self.problem)
        self.rows.addWidget(words(HONEST, role="help"))
        self.rows.addStretch(1)

    def ready(self) -> bool:
        return not self.first.text() or (is_pin(self.first.text()) and self.first.text() == self.second.text())

    def enter(self) -> None:
        self.first.setFocus()

    def answer(self) -> str:
        """The PIN; "" for none."""
        return self.first.text()

    def _on_typed(self) -> None:
        typed, again = self.first.text(), self.second.text()
        sentence = ""
        if typed and not is_pin(typed):
            sentence = f"Mã PIN gồm {SHORTEST} chữ số trở lên."
        elif again and typed != again:
            sentence = "Hai lần gõ chưa giống nhau."
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.changed.emit()
