"""The office's window in the dress that the settings ask for, and anew when they ask for another."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.office import Office
from app.settings import Settings
from ui.theme import DARK, LIGHT, Theme, wear
from ui.window import Window

MakeWindow = Callable[[Office, Theme], Window]


def theme_of(settings: Settings, *, system_is_dark: bool) -> Theme:
    """The theme that the settings ask for; "auto" follows the system."""
    dark = system_is_dark if settings.theme == "auto" else settings.theme == "dark"
    return Theme(DARK if dark else LIGHT, settings.text_size)


def is_dark(application: QApplication) -> bool:
    """Whether the system shows light letters on a dark ground; to be asked before our own colours are worn."""
    return application.palette().window().color().lightness() < 128


class Dressing(QObject):
    """Holds the one window of an office. What was typed is saved before a window gives way to the next."""

    def __init__(self, application: QApplication, office: Office, make: MakeWindow, *, system_is_dark: bool) -> None:
        super().__init__(application)
        self._application = application
        self._office = office
        self._make = make
        self._system_is_dark = system_is_dark
        self.window: Window | None = None

    def show(self) -> Window:
        """Show the window, at the page and place where the one before it was."""
        before = self.window
        theme = theme_of(self._office.settings, system_is_dark=self._system_is_dark)
        wear(self._application, theme)
        self.window = self._make(self._office, theme)
        self.window.session.news.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        if before is not None:
            self.window.session.choose_period(before.session.period)
            self.window.open(before.current)
            self.window.setGeometry(before.geometry())
        self.window.show()
        if before is not None:
            before.hide()
            before.deleteLater()
        return self.window

    def _on_changed(self, what: str) -> None:
        window = self.window
        if what == "look" and window is not None and not window.session.jobs.busy:
            window.page().flush()
            self.show()
