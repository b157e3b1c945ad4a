"""What sealing needs from a person: the passphrase of the key, and the folder to write to."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.settings import with_recent
from ui.pages.blocks import Banner, button, column, labelled
from ui.pages.places import SEAL_VIEW, SEND
from ui.secret_box import SecretBox
from ui.session import Session
from ui.theme import SPACES
from ui.words import words


class SealFields(QWidget):
    """A passphrase box and, unless told otherwise, a folder. Without a key the way to it stands instead."""

    entered = Signal()  # Enter in the passphrase box

    def __init__(
        self, session: Session, *, stacked: bool = False, asks_folder: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asks_folder = asks_folder
        self._session = session
        self._folder: Path | None = None
        theme = session.theme
        self.passphrase = SecretBox()
        self.passphrase.setFixedWidth(theme.pixels(260))
        self.folder_words = words(role="quiet")
        self.choose = button("Chọn thư mục…", self._on_choose, theme, "open")
        self.no_key = Banner(theme, button("Tạo khóa niêm phong…", self._go_to_key, theme, "key"))
        self.passphrase_line = labelled("Mật khẩu niêm phong", self.passphrase, theme=theme, stacked=stacked)
        self.folder_line = labelled("Ghi vào", self.choose, self.folder_words, theme=theme, stacked=stacked)
        rows = column(self, SPACES["near"])
        self.problem = words(level="error")
        self.problem.hide()
        for part in (self.no_key, self.passphrase_line, self.problem, self.folder_line):
            rows.addWidget(part)
        self.folder_line.setVisible(asks_folder)
        self.passphrase.returnPressed.connect(self.entered)
        self.passphrase.textEdited.connect(lambda: self.complain(""))
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is a key, and where files go."""
        key = self._session.office.has_key()
        self.passphrase_line.setVisible(key)
        self.no_key.say("" if key else "Đơn vị chưa có khóa niêm phong.", "Hãy tạo khóa một lần, rồi quay lại đây.")
        self.folder_words.setText(str(self.folder))

    @property
    def folder(self) -> Path:
        """Where to write: what was chosen, else what was used last and is still there, else the office's own."""
        recent = [Path(used) for used in self._session.office.settings.recent]
        used = next((path for path in recent if path.is_dir()), None)
        return self._folder or used or self._session.office.paths.exports

    def take_passphrase(self) -> str | None:
        """The passphrase; None, with the reason said, where it is missing. It is forgotten when it has served.

        The cursor goes to the box, so that a button that is switched off meanwhile sends it nowhere else.
        """
        if not self._session.office.has_key():
            self.complain("Cần có khóa niêm phong trước.")
            return None
        self.passphrase.setFocus()
        typed = self.passphrase.text()
        self.complain("" if typed else "Hãy gõ mật khẩu niêm phong.")
        return typed or None

    def ask_again(self, fault: UserError) -> bool:
        """Whether the passphrase was wrong: then it is said beside the box, where it is typed over at once."""
        if fault.reason != "passphrase":
            return False
        self.complain(fault.sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()
        return True

    def complain(self, sentence: str) -> None:
        """Say under the box of the passphrase what is missing or wrong."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def written(self) -> None:
        """The passphrase has served; the folder is remembered for the next time."""
        self.passphrase.clear()
        if not self._asks_folder:
            return
        office = self._session.office
        office.save_settings(with_recent(office.settings, str(self.folder)))
        self._session.settings = office.settings

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # the page was left, not the window put away for a moment
            self.passphrase.clear()
            self.complain("")
        super().hideEvent(event)

    def _on_choose(self) -> None:
        chosen = self._session.messages.choose_folder("Ghi tệp vào thư mục nào?")
        if chosen is not None:
            self._folder = chosen
            self.refresh()

    def _go_to_key(self) -> None:
        self._session.go_to(SEND, SEAL_VIEW)


def show_folder(session: Session, folder: Path) -> None:
    """Open a folder in the computer's own file window."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        session.messages.tell(f"Không mở được thư mục {folder}.")
