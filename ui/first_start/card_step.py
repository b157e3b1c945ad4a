"""The slip that registers the key above, and a copy of the key on a stick."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.office import PublicKey
from ui.first_start.step import Step
from ui.pages.blocks import Banner, button, heading, in_line
from ui.pages.digits import Digits
from ui.theme import Theme
from ui.words import words


class CardStep(Step):
    """Tells what was asked for; the dialog does it."""

    name = "Phiếu và bản sao"
    heading = "Đăng ký khóa và giữ một bản sao"
    purpose = "Cấp trên chỉ nhận ra niêm phong của đơn vị sau khi so 40 chữ số này với phiếu đăng ký."

    card_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digits = Digits(theme)
        self.card = button("Làm phiếu đăng ký và mở để in", self.card_wanted.emit, theme, "document")
        self.card_made = Banner(theme)
        self.copy = button("Chép khóa ra USB…", self.copy_wanted.emit, theme, "save")
        self.copied = Banner(theme)
        self.rows.addWidget(self.digits)
        self.rows.addWidget(heading("1. Phiếu đăng ký"))
        self.rows.addWidget(words("In ra, đóng dấu, gửi cấp trên. Khi cấp trên gọi điện, đọc từng nhóm năm số."))
        self.rows.addWidget(in_line(self.card))
        self.rows.addWidget(self.card_made)
        self.rows.addWidget(heading("2. Bản sao của khóa"))
        self.rows.addWidget(
            words("Máy hỏng thì còn khóa ở USB. Bản sao vẫn cần mật khẩu mới dùng được; cất ở chỗ khác.")
        )
        self.rows.addWidget(in_line(self.copy))
        self.rows.addWidget(self.copied)
        self.rows.addStretch(1)

    def show_key(self, key: PublicKey) -> None:
        """Show the digits of the key that was made."""
        self.digits.show_digits(key.digits)

    def enter(self) -> None:
        self.card.setFocus()
