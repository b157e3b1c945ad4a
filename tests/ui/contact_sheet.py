"""Pictures of every page and dialog for a person to look at.

Drawn by python -m tests.ui.contact_sheet OUT [--percent 150] [--theme dark] [--only hop] [--whole].
They are never compared by a program. A display is needed for real fonts (or a virtual one).
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from app import sample_folder
from app.office import Office
from tests.ui.conftest import Answers
from tests.ui.contact_scenes import scenes
from ui.opening import window_for
from ui.pages.blocks import Chips
from ui.pages.page import Page
from ui.pages.tabs import TabsPage
from ui.theme import PALETTES, Theme, wear
from ui.vietnamese import Vietnamese
from ui.window import Window

SETTLE = 700  # milliseconds for layouts, icons and sums


def main() -> int:
    """Draw every page of the sample district, of the sample ward, of an office with nothing in it, and every dialog."""
    asked = _arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    words = Vietnamese(application)
    application.installTranslator(words)
    theme = Theme(PALETTES["dark" if asked.dark else asked.theme], asked.percent)
    wear(application, theme)
    with tempfile.TemporaryDirectory() as scratch:
        folders = Path(scratch)
        offices = {
            "quan": lambda: sample_folder.create(folders / "quan", "song-mau", with_packages=True),
            "phuong": lambda: sample_folder.create(folders / "phuong", "hoa-mau"),
            "moi": lambda: Office.create(
                folders / "moi", unit="99003", name="Phường Đồi Mẫu", level="ward", superior="990"
            ),
        }
        for name, opened in offices.items():
            if asked.only in ("", name):
                with opened() as office:
                    place = f"{name}-{asked.percent}-{theme.palette.name}"
                    _draw_all(office, theme, asked.out, place, whole=asked.whole)
        if asked.only in ("", "hop"):
            with sample_folder.create(folders / "hop", "hoa-mau") as office:
                for name, shown in scenes(office, theme, _settle):
                    shown.grab().save(str(asked.out / f"hop-{asked.percent}-{theme.palette.name}-{name}.png"))
    for left in QApplication.topLevelWidgets():
        left.deleteLater()
    _settle()
    return 0


def _draw_all(office: Office, theme: Theme, out: Path, name: str, *, whole: bool) -> None:
    window = window_for(office, theme, Answers())
    window.resize(1366, 768)
    window.show()
    for number in range(len(window.navigation.buttons)):
        window.open(number)
        page = window.page()
        views = len(page.chips.buttons) if isinstance(page, TabsPage) else 1
        for view in range(views):
            if isinstance(page, TabsPage):
                page.open(view)
            place = f"{name}-{number:02}-{view}"
            _picture(window, out / f"{place}.png")
            for inner, chip in enumerate(_inner_chips(page), 1):
                chip.click()
                _picture(window, out / f"{place}-{inner}.png")
            if whole:
                _screenfuls(window, page, out / f"{place}-xuong.png")
    window.close()
    window.deleteLater()


def _inner_chips(page: Page) -> list[QAbstractButton]:
    """The other views that the shown one offers within itself; the first of them is shown already."""
    outer = page.chips if isinstance(page, TabsPage) else None
    offered = [chips for chips in page.widget.findChildren(Chips) if chips is not outer and chips.isVisible()]
    return list(offered[0].buttons[1:]) if offered else []


def _screenfuls(window: Window, page: Page, path: Path) -> None:
    """What has to be scrolled to, a screenful at a time."""
    for at, area in enumerate(page.widget.findChildren(QScrollArea)):
        bar = area.verticalScrollBar()
        while area.isVisible() and bar.value() < bar.maximum():
            bar.setValue(bar.value() + bar.pageStep())
            _picture(window, path.with_stem(f"{path.stem}-{at}-{bar.value():05}"))


def _picture(window: Window, path: Path) -> None:
    _settle()
    while window.session.jobs.busy or window.session.reader.busy:
        _settle()
    _settle()  # what was read is drawn after that: the pages of a document
    window.grab().save(str(path))


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--percent", type=int, default=100)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--theme", choices=PALETTES, default="light")
    parser.add_argument("--only", default="")
    parser.add_argument("--whole", action="store_true", help="also what has to be scrolled to")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
