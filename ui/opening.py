"""From a folder to the office's window: the parts put together, after the window's frame has been drawn."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.errors import UserError
from app.office import Office
from ui.closing import keep_place, keep_safe
from ui.frame import Frame
from ui.house import House
from ui.jobs import Jobs
from ui.kept_files import KeptFiles
from ui.loading_ahead import LoadingAhead
from ui.messages import Messages, WindowMessages
from ui.pages.entries import entries_for
from ui.pages.on_visit import AHEAD
from ui.session import Session
from ui.start import open_office, sample_office
from ui.sweeping import Sweeping
from ui.theme import Palette, Theme
from ui.window import Window


def run(
    application: QApplication,
    frame: Frame,
    folder: Path,
    theme: Theme,
    system: Palette,
    *,
    sample: bool = False,
    opened: Callable[[Window], None] = lambda _: None,
) -> int:
    """Open the office of a folder in the frame and stay until it is closed; returns the exit code.

    `system` is the palette of a person who leaves the choice to the system; `opened` is told the window once the
    first page is there.
    """
    messages = WindowMessages()
    try:
        office = sample_office(folder) if sample else open_office(folder, theme, messages)
    except UserError as fault:
        messages.fail(fault)
        return 1
    if office is None:
        return 0
    if not may_open(office, theme, messages):
        office.close()
        return 0

    def make(office: Office, theme: Theme) -> Window:
        window = window_for(office, theme, messages)
        messages.parent = window
        return window

    house = House(application, office, make, system, messages, frame)
    with closing(house):
        opened(house.show())
        Sweeping(application, lambda: house.is_busy)
        LoadingAhead(AHEAD, lambda: house.is_busy or not frame.isVisible(), house)  # not for who is leaving
        code = application.exec()
        keep_place(house.office, frame.place, messages)
        keep_safe(house.office, messages)
        return code


def may_open(office: Office, theme: Theme, messages: Messages) -> bool:
    """Whether the person may see the ledger: at once where it has no PIN."""
    if not office.settings.pin:
        return True
    from ui.lock import Lock  # loaded when first needed: most offices have no PIN

    return Lock(office, theme, messages).exec() == Lock.DialogCode.Accepted


def window_for(office: Office, theme: Theme, messages: Messages) -> Window:
    """The window of an open office."""
    files = KeptFiles(office, messages)
    session = Session(office, Jobs(), messages, office.settings, theme, office.current_period, files)
    return Window(session, entries_for(office))
