"""The window's composition root: the only place of ui/ that puts the parts together."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.errors import UserError
from app.office import Office
from app.paths import OfficePaths, default_folder
from app.settings import Settings, load
from ui import crash
from ui.closing import keep_safe
from ui.house import House
from ui.jobs import Jobs
from ui.kept_files import KeptFiles
from ui.messages import Messages, WindowMessages
from ui.pages.entries import entries_for
from ui.session import Session
from ui.start import open_office, sample_office
from ui.theme import Theme, theme_of, wear
from ui.vietnamese import Vietnamese
from ui.window import Window


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code."""
    asked = _arguments(arguments)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Sổ Mặt trận")
    application.installTranslator(Vietnamese(application))
    folder: Path = asked.data or default_folder()
    crash.watch(OfficePaths(folder).log)
    system = theme_of(application, Settings()).palette
    theme = theme_of(application, load(OfficePaths(folder).settings))
    wear(application, theme)
    messages = WindowMessages()
    try:
        office = sample_office(folder) if asked.sample else open_office(folder, theme)
    except UserError as fault:
        messages.fail(fault)
        return 1
    if office is None:
        return 0

    def make(office: Office, theme: Theme) -> Window:
        window = window_for(office, theme, messages)
        messages.parent = window
        return window

    house = House(application, office, make, system, messages)
    with closing(house):
        window = house.show()
        if asked.time_start:
            QTimer.singleShot(0, window.close)  # after the first drawing
            return application.exec()
        code = application.exec()
        keep_safe(house.office, messages)
        return code


def window_for(office: Office, theme: Theme, messages: Messages) -> Window:
    """The window of an open office."""
    files = KeptFiles(office, messages)
    session = Session(office, Jobs(), messages, office.settings, theme, office.current_period, files)
    return Window(session, entries_for(office))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="somattran-window", description="Sổ Mặt trận")
    parser.add_argument("--data", type=Path, help="thư mục của sổ")
    parser.add_argument("--sample", action="store_true", help="xem thử với dữ liệu mẫu khi thư mục chưa có sổ")
    parser.add_argument("--time-start", action="store_true", help="vẽ cửa sổ một lần rồi thoát, để đo khởi động")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
