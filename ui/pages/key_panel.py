"""The office's own key: made on first use, its 40 digits, the slip that registers it above."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.office import Office, PublicKey, Sent
from ui.messages import KEYS
from ui.pages.blocks import Banner, Card, button, in_line
from ui.pages.digits import Digits
from ui.session import Session
from ui.words import words

T = TypeVar("T")
Reading = Callable[[Callable[[Office], bytes]], None]

WHY = (
    "Khóa niêm phong giúp cấp trên biết chắc báo cáo do đơn vị mình gửi và không bị sửa trên đường. Tạo một lần, "
    "dùng nhiều năm. Khóa nằm trong máy này và được giữ kín bằng một mật khẩu do đơn vị đặt; quên mật khẩu thì "
    "phải tạo khóa mới và đăng ký lại."
)
NOT_A_SIGNATURE = "Niêm phong dữ liệu không thay cho văn bản ký, đóng dấu hay chữ ký số do Nhà nước cấp."
REGISTER = (
    "Cấp trên chỉ nhận ra niêm phong của đơn vị sau khi đối chiếu 40 chữ số này. Hãy làm phiếu đăng ký, in ra, "
    "đóng dấu rồi gửi cấp trên; khi cấp trên gọi điện, đọc từng nhóm năm số."
)


class KeyPanel(Card):
    """Says why a key is needed and makes it; afterwards shows what to register."""

    def __init__(self, session: Session, read: Reading | None = None, parent: QWidget | None = None) -> None:
        """`read` shows the slip where the page has room to read it."""
        super().__init__("Khóa niêm phong của đơn vị", parent)
        self._session = session
        self._read = read
        self._made: Sent | None = None
        theme = session.theme
        self.why = words(WHY)
        self.limits = words(NOT_A_SIGNATURE, role="help")
        self.make = button("Tạo khóa niêm phong…", self._on_create, theme, "key", "primary")
        self.digits = Digits(theme)
        self.until = words(role="quiet")
        self.register = words(REGISTER)
        self.card = button("Làm phiếu đăng ký khóa…", self._on_card, theme, "document")
        self.look = button("Xem, in phiếu", self._on_look, theme, "print")
        self.copy = button("Chép khóa ra USB…", self._on_copy, theme, "save")
        self.change = button("Đổi mật khẩu…", self._on_change, theme)
        self.bring = button("Lấy khóa từ bản sao…", self._on_bring, theme, "open")
        self.result = Banner(theme)
        self.buttons = in_line(self.make, self.bring, self.card, self.look, self.copy, self.change)
        for part in (self.why, self.digits, self.until, self.register, self.buttons, self.result, self.limits):
            self.rows.addWidget(part)
        session.jobs.idle.connect(self._on_idle)
        self.refresh()

    def refresh(self) -> None:
        """Show the key as it is now."""
        key = self._session.office.has_key()
        for part in (self.digits, self.until, self.register, self.card, self.copy, self.change):
            part.setVisible(key)
        self.look.setVisible(key and self._read is not None)
        for part in (self.why, self.make, self.bring):
            part.setVisible(not key)
        if not key:
            return
        try:
            public = self._session.office.public_key()
        except UserError as fault:
            self.result.say(fault.sentence, level="error")
            return
        self.digits.show_digits(public.digits)
        self.until.setText(f"{public.unit_name} ({public.unit}) · dùng đến {public.not_after:%d/%m/%Y}")

    def _on_create(self) -> None:
        passphrase = self._session.messages.ask_passphrase(
            "Đặt mật khẩu niêm phong",
            "Hãy chọn bốn, năm từ dễ nhớ mà người khác khó đoán. Viết ra giấy và cất nơi có khóa; "
            "chương trình không giữ mật khẩu này.",
            new=True,
        )
        if passphrase is None:
            return
        self._run("Tạo khóa niêm phong", lambda office: office.create_key(passphrase), self._on_made)

    def _on_made(self, public: PublicKey) -> None:
        self.result.say("Đã tạo khóa.", "Bước tiếp theo: làm phiếu đăng ký, đóng dấu và gửi cấp trên.", "done")
        self.refresh()
        self._session.news.changed.emit("key")

    def _on_card(self) -> None:
        passphrase = self._session.messages.ask_passphrase(
            "Phiếu đăng ký khóa", "Gõ mật khẩu niêm phong để niêm phong phiếu."
        )
        if passphrase is None:
            return
        folder = self._session.messages.choose_folder("Ghi phiếu đăng ký vào thư mục nào?")
        if folder is None:
            return
        self._run("Làm phiếu đăng ký khóa", lambda office: office.make_card(folder, passphrase), self._on_card_made)

    def _on_look(self) -> None:
        """The slip that was sealed here, to print it; before that, how it will look."""
        made = self._made
        if self._read is not None:
            self._read(lambda office: office.outbox.pages(made.entry) if made else office.papers.card())

    def _on_card_made(self, sent: Sent) -> None:
        self._made = sent
        self.result.say(
            "Đã làm phiếu đăng ký khóa.", f"{sent.file}\nHãy in ra, đóng dấu và gửi cấp trên kèm tệp này.", "done"
        )
        self._session.news.changed.emit("sent")

    def _on_copy(self) -> None:
        folder = self._session.messages.choose_folder("Chép khóa vào USB hoặc thư mục nào?")
        if folder is not None:
            self._run("Chép khóa", lambda office: office.own_key.copy_to(folder), self._on_copied)

    def _on_copied(self, copy: Path) -> None:
        more = f"{copy}\nBản sao vẫn cần mật khẩu mới dùng được. Hãy cất ở chỗ khác với máy này."
        self.result.say("Đã chép khóa và đọc lại đúng.", more, "done")

    def _on_change(self) -> None:
        ask = self._session.messages.ask_passphrase
        old = ask("Đổi mật khẩu niêm phong", "Gõ mật khẩu đang dùng.")
        new = ask("Đổi mật khẩu niêm phong", "Gõ mật khẩu mới: bốn, năm từ dễ nhớ.", new=True) if old else None
        if old and new:
            self._run("Đổi mật khẩu", lambda office: office.own_key.change_passphrase(old, new), self._on_changed)

    def _on_changed(self, _: None) -> None:
        more = "40 chữ số vẫn như cũ, không phải đăng ký lại. Bản sao đã chép trước đây vẫn mở bằng mật khẩu cũ."
        self.result.say("Đã đổi mật khẩu niêm phong.", more, "done")

    def _on_bring(self) -> None:
        chosen = self._session.messages.choose_files("Chọn bản sao của khóa", [KEYS])
        if chosen:
            self._run("Lấy khóa từ bản sao", lambda office: office.own_key.bring_back(chosen[0]), self._on_brought)

    def _on_brought(self, public: PublicKey) -> None:
        self.result.say("Đã lấy lại khóa của đơn vị.", "40 chữ số như cũ, không phải đăng ký lại.", "done")
        self.refresh()
        self._session.news.changed.emit("key")

    def _run(self, what: str, work: Callable[[Office], T], done: Callable[[T], None]) -> None:
        self.buttons.setEnabled(False)
        self._session.run(what, lambda office, _progress: work(office), done, self._on_failed)

    def _on_failed(self, fault: UserError) -> None:
        self.result.say(fault.sentence, level="error")

    def _on_idle(self) -> None:
        self.buttons.setEnabled(not self._session.office.read_only)
