"""One package beside the list: its verdict, its state, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.office import Entry, Office, Sent
from app.progress import Progress
from app.text.dates import write_date
from ui.pages.blocks import Facts, button, column, heading, in_line
from ui.pages.inbox_lines import Missing, kind_words, late_words, state_words
from ui.pages.places import INBOX, KEYS_VIEW
from ui.pages.verdict_list import VerdictView
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

OPEN_STATES = ("received", "returned", "accepted", "superseded", "older", "merged")
TAKES_AWAY = {
    "report": "Số liệu của gói này sẽ rút khỏi sổ và khỏi tổng hợp; bản trước của đơn vị, nếu có, sẽ có hiệu lực lại.",
    "bundle": "Số liệu của gói này và các gói kèm bên trong sẽ rút khỏi sổ và khỏi tổng hợp.",
    "reply": "Nhận xét của cấp trên trong phiếu này sẽ không còn hiện ở các mục.",
    "ledger": "Hội nghị, phong trào và số liệu của đơn vị cũ sẽ rút khỏi sổ này.",
    "guidance": "Kỳ, tiêu chí, chỉ tiêu trong hướng dẫn này sẽ không còn áp dụng.",
}


class PackageCard(QWidget):
    """Shows a package, or a unit that has not sent one."""

    open_wanted = Signal()
    decided = Signal(str)  # what was done, in a sentence
    passphrase_told = Signal(object, str)  # the path of the kept file, what its sender told

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject: Entry | Missing | None = None
        theme = session.theme
        self.title = heading("")
        self.verdict = VerdictView(theme)
        self.facts = Facts(theme)
        self.words = words()
        self.open = button("Mở để xem và xét", self.open_wanted.emit, theme, "open", "primary")
        self.compare = button("Đối chiếu khóa", self._to_keys, theme, "key", "primary")
        self.take_back = button("Rút lại việc nhận…", self._on_take_back, theme, "undo")
        self.receipt = button("Làm phiếu nhận…", self._on_receipt, theme, "document")
        self._actions = in_line(self.open, self.compare, self.receipt, self.take_back)
        rows = column(self, SPACES["apart"])
        for part in (self.title, self._actions, self.verdict, self.words, self.facts):
            rows.addWidget(part)
        self.verdict.passphrase_told.connect(self._on_told)
        self.show_subject(None)

    def can_open(self, entry: Entry) -> bool:
        """Whether its rows are in the ledger."""
        return entry.state in OPEN_STATES

    def show_subject(self, subject: Entry | Missing | None) -> None:
        """Show this; nothing for None."""
        self._subject = subject
        entry = subject if isinstance(subject, Entry) else None
        self.setVisible(subject is not None)
        self.verdict.setVisible(entry is not None)
        self.facts.setVisible(entry is not None)
        can_open = entry is not None and self.can_open(entry)
        reviewed = entry is not None and entry.is_report and entry.state in ("received", "returned")
        self.open.setText("Mở để xem và xét" if reviewed else "Mở để xem")
        self.open.setVisible(can_open)
        self.compare.setVisible(entry is not None and entry.state == "waiting")
        self.take_back.setVisible(can_open and not self._session.office.read_only)
        accepted = entry is not None and entry.is_report and entry.state == "accepted"
        self.receipt.setVisible(accepted and not self._session.office.read_only)
        self.words.setVisible(isinstance(subject, Missing))
        if isinstance(subject, Missing):
            self.title.setText(subject.name)
            due = f" Hạn gửi là {write_date(subject.due)}." if subject.due else ""
            self.words.setText(
                f"Chưa nhận được báo cáo {in_sentence(self._session.period)} của đơn vị này.{due}\n"
                "Hãy gọi điện nhắc đơn vị. Khi có tệp, bấm “Chọn tệp để nhận…” hoặc kéo thả tệp vào trang này."
            )
        elif entry is not None:
            self.title.setText(f"{entry.unit_name or entry.file_name} · {kind_words(entry)}")
            self.verdict.show_verdict(self._session.office.verdict_of(entry))
            self.facts.show_facts(self._facts(entry))

    def refresh(self) -> None:
        """Show the same as it is now."""
        self.show_subject(self._subject)

    def _facts(self, entry: Entry) -> list[tuple[str, str]]:
        facts = [("Tình trạng", state_words(entry)), ("Nhận ngày", write_date(entry.handled_at[:10]))]
        if entry.days_late is not None:
            facts.append(("So với hạn", late_words(entry.days_late)))
        if entry.period:
            facts.insert(0, ("Kỳ báo cáo", self._session.office.period(entry.period).label))
        return [*facts, ("Tệp", entry.file_name), ("Mã gói", entry.package[:12])]

    def _on_told(self, passphrase: str) -> None:
        if isinstance(self._subject, Entry) and self._subject.kept:
            self.passphrase_told.emit(self._session.office.books.kept(self._subject.kept), passphrase)

    def _to_keys(self) -> None:
        self._session.go_to(INBOX, KEYS_VIEW)

    def _on_receipt(self) -> None:
        entry = self._subject
        if not isinstance(entry, Entry):
            return
        messages = self._session.messages
        if not self._session.office.has_key():
            messages.tell("Đơn vị chưa có khóa niêm phong.", "Hãy tạo khóa ở trang Báo cáo, gửi rồi làm lại.")
            return
        passphrase = messages.ask_passphrase("Phiếu nhận", "Gõ mật khẩu niêm phong để niêm phong phiếu.")
        folder = messages.choose_folder("Ghi phiếu nhận vào thư mục nào?") if passphrase else None
        if passphrase is None or folder is None:
            return
        package, name = entry.package, entry.unit_name

        def work(office: Office, progress: Progress) -> Sent:
            return office.receipt(package, folder, passphrase)

        def done(sent: Sent) -> None:
            self.decided.emit(f"Đã làm phiếu nhận. Hãy gửi {name} tệp này: {sent.file}")

        self._session.run("Niêm phong phiếu nhận", work, done)

    def _on_take_back(self) -> None:
        entry = self._subject
        if not isinstance(entry, Entry):
            return
        sure = self._session.messages.ask(
            f"Rút lại việc nhận gói của {entry.unit_name}?",
            "Rút lại",
            more=f"{TAKES_AWAY.get(entry.kind, '')} Tệp gốc vẫn được giữ; có thể nhận lại bất cứ lúc nào.",
            danger=True,
        )
        if not sure:
            return
        try:
            self._session.office.undo(entry.package)
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        self.decided.emit(f"Đã rút lại việc nhận gói của {entry.unit_name}.")
