"""The office's window in the dress that the settings ask for, and anew when they ask for another."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.office import Office
from ui.theme import Palette, Theme, theme_of, wear
from ui.window import Window

MakeWindow = Callable[[Office, Theme], Window]


class Dressing(QObject):
    """Holds the one window of an office. What was typed is saved before a window gives way to the next."""

    def __init__(self, application: QApplication, office: Office, make: MakeWindow, system: Palette) -> None:
        super().__init__(application)
        self._application = application
        self._office = office
        self._make = make
        self._system = system  # what "auto" means: asked before our own colours were worn
        self.window: Window | None = None

    def show(self) -> Window:
        """Show the window, at the page and place where the one before it was."""
        before = self.window
        settings = self._office.settings
        theme = theme_of(self._application, settings)
        if settings.theme == "auto":
            theme = Theme(self._system, settings.text_size)
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
