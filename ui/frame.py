"""The one window on the screen: it is there at once, before there is an office to show in it.

Whatever is shown in it may give way to something else (the office in another dress, another office, a word that
something is being done meanwhile); the window itself stays where the person put it.
"""

from PySide6.QtCore import QByteArray, QEventLoop, QSize
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import SPACES, Theme, begin_as

NAVIGATION_WIDTH = 176  # pixels at the usual text size
OPENING = "Đang mở sổ…"
USUAL = QSize(1280, 720)
SMALL_SCREEN = 800  # pixels high: there the window takes all there is


class Frame(QWidget):
    """Holds what is shown. Begins with the outline of the office's window."""

    def __init__(self, theme: Theme, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn = False
        self._held: QWidget = outline(theme)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._held)
        self.setWindowTitle("Sổ Mặt trận")
        self._stand(place)

    @property
    def place(self) -> str:
        """Where the window stands and how large it is, for the next start."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def _stand(self, place: str) -> None:
        """Stand where it stood last; the first time as large as a small screen, or at ease on a large one."""
        self.resize(USUAL)
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode("ascii", "replace")))
        elif self.screen().availableGeometry().height() < SMALL_SCREEN:
            from PySide6.QtCore import Qt  # loaded when first needed: its enumerations take 10 ms

            self.setWindowState(Qt.WindowState.WindowMaximized)

    def hold(self, shown: QWidget) -> None:
        """Show this from now on; what was shown before goes."""
        before, self._held = self._held, shown
        self._place.addWidget(shown)
        self._place.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.setWindowTitle(shown.windowTitle() or self.windowTitle())
        shown.show()

    def wait_until_drawn(self, application: QApplication) -> None:
        """Let the system put the window on the screen before anything else is done."""
        while self.isVisible() and not self.drawn:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.drawn = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever is shown may have something to save, or to ask."""
        event.setAccepted(self._held.close())


def outline(theme: Theme) -> QWidget:
    """Where everything will stand: the navigation, the head line, the page, the status line."""
    navigation, upright, head, foot = QWidget(), QFrame(), QWidget(), QWidget()
    for part, role in ((navigation, "navigation"), (upright, "upright"), (head, "header"), (foot, "status")):
        begin_as(part, role=role)
    navigation.setFixedWidth(theme.pixels(NAVIGATION_WIDTH))
    title = QLabel("Việc cần làm")
    begin_as(title, role="title")
    line = QHBoxLayout(head)
    line.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["block"], SPACES["near"])
    line.addWidget(title)
    line.addStretch(1)
    row = QHBoxLayout(foot)
    row.setContentsMargins(SPACES["block"], 2, SPACES["block"], 2)
    row.addWidget(QLabel(OPENING))
    foot.setFixedHeight(theme.pixels(34))
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(head)
    right.addStretch(1)
    right.addWidget(foot)
    whole = QWidget()
    begin_as(whole, role="page")
    columns = QHBoxLayout(whole)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(0)
    columns.addWidget(navigation)
    columns.addWidget(upright)
    columns.addLayout(right, 1)
    return whole
