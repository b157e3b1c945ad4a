"""The window's composition root: the only place of ui/ that puts the parts together."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from app.errors import UserError
from app.office import Office
from app.paths import OfficePaths, default_folder
from app.settings import Settings, load
from ui import crash
from ui.jobs import Jobs
from ui.kept_files import KeptFiles
from ui.messages import Messages, WindowMessages
from ui.pages.entries import entries_for
from ui.session import Session
from ui.start import StartDialog
from ui.theme import DARK, LIGHT, Theme, wear
from ui.vietnamese import Vietnamese
from ui.window import Window

SAMPLE = "hoa-mau"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code."""
    asked = _arguments(arguments)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Sổ Mặt trận")
    words = Vietnamese(application)
    application.installTranslator(words)
    folder: Path = asked.data or default_folder()
    crash.watch(OfficePaths(folder).log)
    settings = load(OfficePaths(folder).settings)
    theme = theme_of(application, settings)
    wear(application, theme)
    messages = WindowMessages()
    try:
        office = open_office(folder, SAMPLE if asked.sample else "", theme)
    except UserError as fault:
        messages.fail(fault)
        return 1
    if office is None:
        return 0
    with office:
        window = window_for(office, theme, messages)
        messages.parent = window
        window.show()
        if asked.time_start:
            application.processEvents()
            return 0
        return application.exec()


def window_for(office: Office, theme: Theme, messages: Messages) -> Window:
    """The window of an open office."""
    files = KeptFiles(office, messages)
    session = Session(office, Jobs(), messages, office.settings, theme, office.current_period, files)
    return Window(session, entries_for(office))


def open_office(folder: Path, sample: str, theme: Theme) -> Office | None:
    """The office in a folder; where there is none, the one the person creates, or a sample. None: thought better."""
    if OfficePaths(folder).ledger.exists():
        return Office.open(folder)
    if not sample:
        dialog = StartDialog(folder, theme)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        answer = dialog.answer()
        if not answer.sample:
            return Office.create(
                folder, unit=answer.unit, name=answer.name, level=answer.level, superior=answer.superior
            )
    return _sample_office(folder, sample or SAMPLE)


def theme_of(application: QApplication, settings: Settings) -> Theme:
    """The theme the settings ask for; "auto" follows the system."""
    dark = settings.theme == "dark"
    if settings.theme == "auto":
        dark = application.palette().window().color().lightness() < 128
    return Theme(DARK if dark else LIGHT, settings.text_size)


def _sample_office(folder: Path, name: str) -> Office:
    from app import sample_folder  # loaded when first needed: only the first look around reads the samples

    return sample_folder.create(folder, name)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="somattran-window", description="Sổ Mặt trận")
    parser.add_argument("--data", type=Path, help="thư mục của sổ")
    parser.add_argument("--sample", action="store_true", help="xem thử với dữ liệu mẫu khi thư mục chưa có sổ")
    parser.add_argument("--time-start", action="store_true", help="vẽ cửa sổ một lần rồi thoát, để đo khởi động")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
