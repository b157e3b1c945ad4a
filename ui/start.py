"""Where there is no ledger yet: begin one, bring one from the old computer, or look around in the sample."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.office import Office
from app.paths import OfficePaths
from app.settings import load
from ui.jobs import Jobs
from ui.messages import MOVING, Messages
from ui.theme import SPACES, Theme, mark
from ui.words import words

SAMPLE = "hoa-mau"
NO_OFFICE = "no-office"
"""How `Office.open` refuses a folder without an office."""


class Wish(Enum):
    """What the person wants where there is no ledger."""

    NOTHING = "nothing"
    NEW = "new"
    SAMPLE = "sample"
    MOVED = "moved"


def open_office(folder: Path, theme: Theme, messages: Messages) -> Office | None:
    """The office in a folder; where there is none, the one the person makes, or the sample. None: thought better."""
    found = _office_in(folder)
    if found is not None:
        return found
    welcome = Welcome(folder, theme, messages)
    welcome.exec()
    if welcome.wish is Wish.MOVED:
        return Office.open(folder, load(OfficePaths(folder).settings).who)
    if welcome.wish is Wish.SAMPLE:
        return sample_office(folder.with_name(f"{folder.name}-mau"))  # the office's own folder stays free for it
    if welcome.wish is Wish.NEW:
        from ui.first_start.first_start import FirstStart  # loaded when first needed: once in the life of an office

        steps = FirstStart(folder, theme, messages)
        steps.exec()
        return steps.office
    return None


def sample_office(folder: Path) -> Office:
    """The sample ward in this folder, made there the first time."""
    found = _office_in(folder)
    if found is not None:
        return found
    from app import sample_folder  # loaded when first needed: only the first look around reads the samples

    return sample_folder.create(folder, SAMPLE)


def _office_in(folder: Path) -> Office | None:
    """The office of a folder; None where there is none, or a ledger into which nobody has written whose it is.

    A power cut between the making of the file and its first word leaves such a one: it is begun anew like a missing
    one. Raises what else opening says.
    """
    if not OfficePaths(folder).ledger.exists():
        return None
    try:
        return Office.open(folder, load(OfficePaths(folder).settings).who)
    except UserError as fault:
        if fault.reason != NO_OFFICE:
            raise
        return None


class Welcome(QDialog):
    """The ways to begin, each with a sentence on what comes of it. A ledger that moves in does so from here."""

    def __init__(self, folder: Path, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ Mặt trận")
        self._folder, self._messages = folder, messages
        self._jobs = Jobs(self)
        self.wish = Wish.NOTHING
        self.new = QPushButton("Lập sổ mới cho đơn vị")
        mark(self.new, role="primary")
        self.new.setDefault(True)
        self.move_in = QPushButton("Chuyển sổ từ máy cũ sang")
        self.sample = QPushButton("Xem thử với dữ liệu mẫu")
        self.said = words(level="error")
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["page"], SPACES["group"], SPACES["page"], SPACES["group"])
        column.setSpacing(SPACES["near"])
        column.addWidget(words("Chào mừng đến với Sổ Mặt trận", role="title"))
        column.addWidget(words("Máy này chưa có sổ. Bắt đầu thế nào?"))
        for made, sentence in (
            (self.new, "Vài câu hỏi: đơn vị nào, ai làm việc ở đây, mật khẩu niêm phong. Mất chừng năm phút."),
            (self.move_in, "Đã đóng gói cả sổ trên máy cũ thành một tệp: chọn tệp ấy, gõ mật khẩu của nó."),
            (self.sample, "Một phường không có thật với đủ số liệu một năm. Bấm gì cũng không hỏng gì."),
        ):
            column.addSpacing(SPACES["near"])
            column.addWidget(made)
            column.addWidget(words(sentence, role="help"))
        column.addWidget(self.said)
        column.addSpacing(SPACES["near"])
        column.addWidget(words(f"Sổ được giữ trên máy này, tại {folder}. Không cần mạng.", role="help"))
        self.setMinimumWidth(theme.pixels(520))
        self.new.clicked.connect(lambda: self._on_wish(Wish.NEW))
        self.move_in.clicked.connect(self._on_move_in)
        self.sample.clicked.connect(lambda: self._on_wish(Wish.SAMPLE))

    def reject(self) -> None:
        """Nothing is left half moved in."""
        if not self._jobs.busy:
            super().reject()

    def _on_move_in(self) -> None:
        chosen = self._messages.choose_files("Chọn tệp chuyển máy", [MOVING])
        if not chosen:
            return
        passphrase = self._messages.ask_passphrase("Chuyển sổ từ máy cũ", "Gõ mật khẩu của tệp chuyển máy.")
        if passphrase is None:
            return
        file, folder = chosen[0], self._folder
        self._show("Đang chuyển sổ sang máy này…", "")
        self._jobs.run(
            "Chuyển sổ từ máy cũ",
            lambda progress: Office.unpack(file, folder, passphrase, progress=progress),
            lambda _: self._on_wish(Wish.MOVED),
            lambda fault: self._show(fault.sentence, "error"),
        )

    def _show(self, sentence: str, level: str) -> None:
        self.said.setText(sentence)
        mark(self.said, level=level)
        self.said.show()
        for made in (self.new, self.move_in, self.sample):
            made.setEnabled(bool(level))

    def _on_wish(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()
