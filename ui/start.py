"""Where there is no ledger yet: begin one, bring one from the old computer, or look around in the sample."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.office import Office
from app.paths import OfficePaths
from app.settings import load
from ui.forms.field_row import words
from ui.messages import Messages
from ui.theme import SPACES, Theme, mark

SAMPLE = "hoa-mau"


class Wish(Enum):
    """What the person wants where there is no ledger."""

    NOTHING = "nothing"
    NEW = "new"
    SAMPLE = "sample"


def open_office(folder: Path, theme: Theme, messages: Messages) -> Office | None:
    """The office in a folder; where there is none, the one the person makes, or the sample. None: thought better."""
    if OfficePaths(folder).ledger.exists():
        return Office.open(folder, load(OfficePaths(folder).settings).who)
    welcome = Welcome(folder, theme)
    welcome.exec()
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
    if OfficePaths(folder).ledger.exists():
        return Office.open(folder, load(OfficePaths(folder).settings).who)
    from app import sample_folder  # loaded when first needed: only the first look around reads the samples

    return sample_folder.create(folder, SAMPLE)


class Welcome(QDialog):
    """The ways to begin, each with a sentence on what comes of it."""

    def __init__(self, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ Mặt trận")
        self.wish = Wish.NOTHING
        self.new = QPushButton("Lập sổ mới cho đơn vị")
        mark(self.new, role="primary")
        self.new.setDefault(True)
        self.sample = QPushButton("Xem thử với dữ liệu mẫu")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["page"], SPACES["group"], SPACES["page"], SPACES["group"])
        column.setSpacing(SPACES["near"])
        column.addWidget(words("Chào mừng đến với Sổ Mặt trận", role="title"))
        column.addWidget(words("Máy này chưa có sổ. Bắt đầu thế nào?"))
        for made, sentence, wish in (
            (
                self.new,
                "Vài câu hỏi: đơn vị nào, ai làm việc ở đây, mật khẩu niêm phong. Mất chừng năm phút.",
                Wish.NEW,
            ),
            (self.sample, "Một phường không có thật với đủ số liệu một năm. Bấm gì cũng không hỏng gì.", Wish.SAMPLE),
        ):
            column.addSpacing(SPACES["near"])
            column.addWidget(made)
            column.addWidget(words(sentence, role="help"))
            made.clicked.connect(lambda _checked=False, wish=wish: self._on_wish(wish))
        column.addSpacing(SPACES["near"])
        column.addWidget(words(f"Sổ được giữ trên máy này, tại {folder}. Không cần mạng.", role="help"))
        self.setMinimumWidth(theme.pixels(520))

    def _on_wish(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()
