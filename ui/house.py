"""The open office and its one window: who holds both, and may put others in their place.

A window is dressed as the settings ask, and anew when they ask for another dress. An office is closed and another
opened in its place when a safety copy is put back, or when the person goes to another folder: `Session.change_office`
asks for it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.errors import UserError
from app.office import Office
from app.paths import OfficePaths
from app.settings import load
from ui.closing import keep_safe
from ui.frame import Frame
from ui.jobs import Jobs
from ui.messages import Messages
from ui.session import OfficeWork
from ui.theme import SPACES, Palette, Theme, mark, theme_of, wear
from ui.window import Window

MakeWindow = Callable[[Office, Theme], Window]


class House(QObject):
    """Holds the office and its window. What was typed is saved before a window gives way to the next."""

    def __init__(
        self,
        application: QApplication,
        office: Office,
        make: MakeWindow,
        system: Palette,
        messages: Messages,
        frame: Frame | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._make = make
        self._system = system  # what "auto" means: asked before our own colours were worn
        self._messages = messages
        self._jobs = Jobs(self)  # for what is done while no office is open
        self.frame = frame or Frame(theme_of(application, office.settings))
        self.office = office
        self.window: Window | None = None

    def show(self) -> Window:
        """Show the window, at the page and place where the one before it was."""
        before = self.window
        settings = self.office.settings
        theme = theme_of(self._application, settings)
        if settings.theme == "auto":
            theme = Theme(self._system, settings.text_size)
        wear(self._application, theme)
        self.window = self._make(self.office, theme)
        news = self.window.session.news
        news.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        news.office_wanted.connect(self.reopen, Qt.ConnectionType.QueuedConnection)  # its page is gone by then
        if before is not None:
            self.window.session.choose_period(before.session.period)
            self.window.open(before.current)
        self.frame.hold(self.window)
        self.frame.show()
        return self.window

    def reopen(self, folder: Path, what: str, work: OfficeWork) -> None:
        """Close the office, do what needs it closed, and open the office in `folder` in a window at the same place.

        `what` is said meanwhile; what `work` returns is said afterwards. When it fails, the office before is opened
        again and the fault is told. An office that is left for another folder gets its safety copy first.
        """
        before = self.window
        if before is None or before.session.jobs.busy:
            self._messages.tell("Đang làm dở một việc khác.", "Hãy đợi việc ấy xong hoặc dừng nó rồi làm lại.")
            return
        if not before.may_go("Còn chữ chưa lưu được. Vẫn làm tiếp?", "Bỏ phần chưa lưu, làm tiếp"):
            return
        old, current = self.office.folder, before.current
        if folder != old:
            keep_safe(self.office, self._messages)
        before.session.reader.end()
        self.frame.hold(Waiting(what, before.windowTitle()))
        self.window = None
        self.office.close()

        def done(said: str) -> None:
            self._open_again(folder, current if folder == old else 0, said)

        def failed(fault: UserError) -> None:
            self._open_again(old, current, "")
            self._messages.fail(fault)

        self._jobs.run(what, work, done, failed)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being read or done beside the window."""
        return self.window is None or self.window.session.is_busy

    def close(self) -> None:
        """Close the ledger of whatever office is open by now; no page on the screen may ask it any more."""
        self.frame.hide()
        self.office.close()

    def _open_again(self, folder: Path, current: int, said: str) -> None:
        try:
            self.office = Office.open(folder, load(OfficePaths(folder).settings).who)
        except UserError as fault:
            self._messages.fail(fault)
            self._application.quit()
            return
        window = self.show()
        window.open(current)
        if said:
            window.status.say(said)

    def _on_changed(self, what: str) -> None:
        window = self.window
        if what == "look" and window is not None and not window.session.jobs.busy:
            window.flush()
            if window.session.is_all_saved:  # else it keeps its dress: words that are not saved are in its boxes
                self.show()


class Waiting(QWidget):
    """What stands in the window's place while no office is open."""

    def __init__(self, what: str, title: str) -> None:
        super().__init__()
        mark(self, role="page")
        self.setWindowTitle(title)
        words = QLabel(f"{what}…")
        mark(words, role="title")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["page"], SPACES["page"], SPACES["page"], SPACES["page"])
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.WaitCursor)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being done is done in a moment, and there is no office to leave meanwhile."""
        event.ignore()
