"""The window's lock: asks for the PIN before anything of the ledger is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from app.errors import UserError
from app.office import Office
from app.pin import fits
from ui.messages import Messages
from ui.pages.blocks import in_line
from ui.secret_box import SecretBox
from ui.theme import SPACES, Theme, mark
from ui.words import words

TRIES = 5
PAUSE = 30  # seconds to wait after so many wrong ones


def pin_box(theme: Theme) -> SecretBox:
    """A box for a PIN; nobody reads it over the shoulder."""
    box = SecretBox()
    box.setFixedWidth(theme.pixels(160))
    box.setMaxLength(32)
    return box


class Lock(QDialog):
    """Accepted by the PIN, or by the passphrase of the key when the PIN is forgotten; closed, nothing is shown."""

    def __init__(self, office: Office, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._office, self._messages = office, messages
        self._wrong = 0
        self.setWindowTitle("Sổ Mặt trận · đang khóa")
        self.box = pin_box(theme)
        self.box.setAccessibleName("Mã PIN")
        self.problem = words(level="error")
        self.problem.hide()
        self.enter = QPushButton("Mở")
        mark(self.enter, role="primary")
        self.enter.setAutoDefault(False)
        self.forgotten = QPushButton("Quên mã PIN")
        mark(self.forgotten, role="link")
        self.forgotten.setAutoDefault(False)
        self.forgotten.setVisible(office.has_key())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["page"], SPACES["group"], SPACES["page"], SPACES["group"])
        column.setSpacing(SPACES["apart"])
        column.addWidget(words(office.unit_name, role="title"))
        column.addWidget(words("Gõ mã PIN để mở sổ."))
        column.addWidget(self.box)
        column.addWidget(self.problem)
        column.addWidget(in_line(self.enter, self.forgotten))
        self.setMinimumWidth(theme.pixels(360))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE * 1000)
        self._pause.timeout.connect(self._let_try)
        self.enter.clicked.connect(self._on_enter)
        self.box.returnPressed.connect(self._on_enter)
        self.forgotten.clicked.connect(self._on_forgotten)
        self.box.setFocus()

    def _on_enter(self) -> None:
        if fits(self.box.text(), self._office.settings.pin):
            self.accept()
            return
        self._wrong += 1
        self.box.clear()
        self.box.setFocus()
        self._complain("Mã PIN không đúng.")
        if self._wrong % TRIES == 0:
            self._complain(f"Đã gõ sai {self._wrong} lần. Đợi {PAUSE} giây rồi thử lại.")
            self.box.setEnabled(False)
            self.enter.setEnabled(False)
            self._pause.start()

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _let_try(self) -> None:
        self._complain("")
        self.box.setEnabled(True)
        self.enter.setEnabled(True)
        self.box.setFocus()

    def _on_forgotten(self) -> None:
        passphrase = self._messages.ask_passphrase("Quên mã PIN", "Gõ mật khẩu niêm phong để mở sổ.")
        if passphrase is None:
            return
        try:
            self._office.unlock(passphrase)
        except UserError as fault:
            self._complain(fault.sentence)
            return
        self.accept()
