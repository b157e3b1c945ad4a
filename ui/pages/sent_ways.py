"""A sealed package taken out of the office: to a stick, by e-mail, into a folder, as often as wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.desks.outbox import Copied, Drives, Stick, drives, let_go_steps
from app.errors import UserError
from app.office import Entry, Office
from app.progress import Progress
from app.text.sizes import size_words
from ui.package_words import called
from ui.pages.blocks import Banner, Card, button, in_line, labelled
from ui.pages.confidential_fields import ConfidentialFields
from ui.pages.seal_fields import show_folder
from ui.pages.sent_sticks import StickList
from ui.session import Session
from ui.words import words

T = TypeVar("T")

WHOLE = "Gửi nguyên tệp; đừng in lại hay lưu lại bằng chương trình khác, niêm phong sẽ mất."
FOR_ZALO = "Mở Zalo, chọn người nhận rồi bấm Ctrl+V để dán tệp; hoặc kéo tệp từ thư mục vừa mở."
NO_MAIL_PROGRAM = (
    "Máy này chưa có chương trình thư. Hãy mở trang thư trên mạng, soạn thư rồi đính kèm tệp trong thư mục vừa mở; "
    "nhiều tệp thì mỗi thư một tệp."
)
BESIDE = "Kèm tệp Excel có chữ ký bên cạnh (USB, thư mục; chỉ để xem, không thay cho gói)"
TELL = "Tệp này được gửi kín: hãy gọi điện đọc mật khẩu của tệp cho cấp trên, đừng ghi vào thư hay tin nhắn."


class WaysOut(Card):
    """The ways out of the office for one package."""

    carried = Signal()

    def __init__(self, session: Session, found: Drives | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Gửi đi", parent)
        self._session = session
        self._drives = found or drives()
        self._stick: Stick | None = None
        self.entry: Entry | None = None
        theme = session.theme
        self.told = words(role="quiet")
        self.confidential = ConfidentialFields(theme)
        self.beside = QCheckBox(BESIDE)
        self.sticks = StickList(self._drives, theme)
        self.address = QLineEdit()
        self.address.setFixedWidth(theme.pixels(260))
        self.address.setPlaceholderText("ví dụ: mattran@quan.gov.vn")
        self.mail = button("Soạn thư có kèm gói", self._on_mail, theme, "mail")
        self.too_big = words(level="warning")
        self.too_big.hide()
        self.zalo = button("Mở thư mục có tệp", self._on_zalo, theme, "open")
        self.folder = button("Chép vào thư mục khác…", self._on_folder, theme)
        self.let_go = button("Rút USB an toàn", self._on_let_go, theme, "usb")
        self.result = Banner(theme, self.let_go)
        parts: tuple[QWidget, ...] = (
            self.told,
            self.confidential,
            self.beside,
            words("Chép vào USB", role="strong"),
            self.sticks,
            words("Gửi bằng thư điện tử", role="strong"),
            labelled("Gửi tới", self.address, theme=theme),
            in_line(self.mail),
            self.too_big,
            words("Gửi qua Zalo, hoặc chép vào thư mục", role="strong"),
            in_line(self.zalo, self.folder),
            self.result,
        )
        for part in parts:
            self.rows.addWidget(part)
        self.let_go.hide()
        self.confidential.wanted.toggled.connect(self._on_confidential)
        self.sticks.wanted.connect(self._on_stick)
        self.address.returnPressed.connect(self._on_mail)

    def show_entry(self, entry: Entry | None) -> None:
        """Take this package out from now on; None: nothing is to be sent."""
        if entry != self.entry:
            self.result.say("")
            self.let_go.hide()
            self.confidential.clear()
            self.beside.setChecked(False)
        self.entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        office = self._session.office
        outbox = office.outbox
        size = outbox.size(entry)
        self.title.setText(f"Gửi đi: {called(office, entry)}, lần gửi {entry.revision}")
        self.told.setText(f"Một tệp {size_words(size)}, tên {entry.file_name}. {WHOLE}")
        if not self.address.isModified():
            self.address.setText(outbox.address_of(entry.addressee))
        parts = outbox.parts_for_mail(entry)
        self.too_big.setVisible(parts > 1)
        self.too_big.setText(
            f"Gói lớn hơn mức một thư chở được ({size_words(outbox.most_by_mail)}), nên sẽ được chia thành khoảng "
            f"{parts} phần, mỗi phần một thư; cấp trên nhận đủ các phần thì chương trình tự ghép lại. Muốn gửi trong "
            "một thư, hãy đánh dấu “Thu nhỏ ảnh” ở trên rồi niêm phong lại."
        )
        self.allow()

    def allow(self) -> None:
        """Switch the buttons on or off, as the worker is free or not."""
        free = not self._session.jobs.busy and not self._session.office.read_only and self.entry is not None
        self.sticks.allow(free)
        for part in (self.mail, self.zalo, self.folder, self.let_go):
            part.setEnabled(free)

    def flush(self) -> None:
        """A passphrase is never kept."""
        self.confidential.clear()

    def _on_confidential(self, wanted: bool) -> None:
        """What goes under a passphrase is not laid open beside itself."""
        self.beside.setChecked(self.beside.isChecked() and not wanted)
        self.beside.setEnabled(not wanted)

    def _on_stick(self, stick: Stick) -> None:
        entry, phrase, beside = self.entry, self.confidential.chosen(), self.beside.isChecked()
        if entry is None or not self.confidential.is_ready():
            return

        def work(office: Office, progress: Progress) -> Copied:
            return office.outbox.copy_to_stick(
                entry, stick, confidential=phrase, with_workbook=beside, progress=progress
            )

        def done(copied: Copied) -> None:
            self._stick = stick
            self.let_go.show()
            self._said("Đã chép và đọc lại đúng.", f"{copied.first.name} nằm trong USB {stick.name}.", phrase)

        self._run("Chép vào USB", work, done)

    def _on_mail(self) -> None:
        entry, phrase, to = self.entry, self.confidential.chosen(), self.address.text().strip()
        if entry is None or not self.mail.isEnabled() or not self.confidential.is_ready():
            return

        def work(office: Office, progress: Progress) -> Copied:
            return office.outbox.mail_drafts(entry, to, confidential=phrase, progress=progress)

        def done(copied: Copied) -> None:
            opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))) for file in copied.files]
            self.address.setModified(False)
            many = f"{len(copied.files)} thư, mỗi thư một phần" if len(copied.files) > 1 else "Thư"
            if all(opened):
                self._said(f"{many} đã soạn xong, mở trong chương trình thư.", "Hãy xem lại rồi bấm gửi.", phrase)
            else:
                self._to_folder(None, NO_MAIL_PROGRAM, in_parts=True)

        self._run("Soạn thư điện tử", work, done)

    def _on_zalo(self) -> None:
        self._to_folder(None, FOR_ZALO)

    def _on_folder(self) -> None:
        chosen = self._session.messages.choose_folder("Chép gói vào thư mục nào?")
        if chosen is not None:
            self._to_folder(chosen)

    def _to_folder(self, folder: Path | None, more: str = "", *, in_parts: bool = False) -> None:
        """Copy to a folder; to the office's own, which is then opened with the file ready to be pasted, for None."""
        entry, phrase = self.entry, self.confidential.chosen()
        beside = self.beside.isChecked() and not in_parts  # in parts it stands in for the mail, which carries no more
        if entry is None or not self.confidential.is_ready():
            return

        def work(office: Office, progress: Progress) -> Copied:
            return office.outbox.copy_to_folder(
                entry, folder, confidential=phrase, in_parts=in_parts, with_workbook=beside, progress=progress
            )

        def done(copied: Copied) -> None:
            where = str(copied.first)
            if folder is not None:
                self._said("Đã chép và đọc lại đúng.", where, phrase)
                return
            carried = QMimeData()
            carried.setUrls([QUrl.fromLocalFile(str(file)) for file in copied.files])
            QGuiApplication.clipboard().setMimeData(carried)
            show_folder(self._session, copied.first.parent)
            self._said("Tệp đã sẵn sàng để gửi.", f"{more} {where}", phrase)

        self._run("Chép gói", work, done)

    def _on_let_go(self) -> None:
        stick = self._stick
        if stick is None:
            return
        found = self._drives

        def done(gone: bool) -> None:
            self.let_go.hide()
            if gone:
                self.result.say(f"Đã có thể rút USB {stick.name}.", level="done")
            else:
                self.result.say("Tệp đã nằm trong USB. Trước khi rút:", let_go_steps([stick]), "done")
            self.sticks.watch.look()

        self._run("Nhả USB", lambda office, progress: found.let_go(stick), done)

    def _run(self, what: str, work: Callable[[Office, Progress], T], done: Callable[[T], None]) -> None:
        self.result.say("")
        self.let_go.hide()
        self._session.run(what, work, done, self._on_failed)
        self.allow()

    def _said(self, sentence: str, more: str, phrase: str | None) -> None:
        self.result.say(sentence, f"{more}\n{TELL}" if phrase else more, "done")
        self.carried.emit()

    def _on_failed(self, fault: UserError) -> None:
        kept = " Gói vẫn được giữ trong sổ; chép lại lúc nào cũng được." if fault.reason in _MEDIUM else ""
        self.result.say(fault.sentence, kept.strip(), "error")
        self.sticks.watch.look()


_MEDIUM = frozenset(["unplugged", "disk-full", "read-only", "write", "copy"])
