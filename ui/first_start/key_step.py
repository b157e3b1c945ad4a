"""The key of the seal and its passphrase, explained in plain words."""

from PySide6.QtWidgets import QWidget

from ui.first_start.step import Step
from ui.messages import PassphraseDialog
from ui.pages.blocks import labelled
from ui.secret_box import SecretBox
from ui.theme import Theme
from ui.words import words


class KeyStep(Step):
    """A passphrase typed twice; too short or different is said at once."""

    name = "Khóa niêm phong"
    heading = "Đặt mật khẩu niêm phong"
    purpose = (
        "Khóa niêm phong giống như con dấu của dữ liệu: nhờ nó cấp trên biết báo cáo đúng là của đơn vị và không bị "
        "sửa trên đường. Mật khẩu giữ cho người khác không dùng được khóa."
    )
    next_words = "Tạo khóa"
    may_wait = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = SecretBox(), SecretBox()
        self.problem = words(level="warning")
        for box in (self.first, self.second):
            box.setFixedWidth(theme.pixels(300))
            box.textChanged.connect(self._on_typed)
            box.returnPressed.connect(self.wanted)
        self.rows.addWidget(labelled("Mật khẩu", self.first, theme=theme))
        self.rows.addWidget(labelled("Gõ lại lần nữa", self.second, theme=theme))
        self.rows.addWidget(self.problem)
        self.rows.addWidget(
            words("Chọn bốn, năm từ dễ nhớ mà người khác khó đoán, ví dụ tên bốn thứ trong bếp nhà mình.")
        )
        self.rows.addWidget(
            words(
                "Viết ra giấy và cất kín. Chương trình không giữ mật khẩu này và không ai lấy lại giúp được; "
                "quên thì tạo khóa mới và đăng ký lại, số liệu trong sổ không mất."
            )
        )
        self.rows.addStretch(1)
        self._on_typed()

    def ready(self) -> bool:
        return len(self.first.text().strip()) >= PassphraseDialog.SHORTEST and self.first.text() == self.second.text()

    def enter(self) -> None:
        self.first.setFocus()

    def take(self) -> str:
        """The passphrase, which then no longer stands in the boxes."""
        passphrase = self.first.text()
        self.first.clear()
        self.second.clear()
        return passphrase

    def _on_typed(self) -> None:
        typed, again = self.first.text(), self.second.text()
        sentence = ""
        if typed and len(typed.strip()) < PassphraseDialog.SHORTEST:
            sentence = f"Cần ít nhất {PassphraseDialog.SHORTEST} ký tự."
        elif again and typed != again:
            sentence = "Hai lần gõ chưa giống nhau."
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.changed.emit()
