"""The window's program. It shows the frame first; what fills it is loaded behind it (`ui.opening`).

So this module, and what it imports, is the start path: it knows Qt, the look and the settings, no office and no page
(tests/ui/test_start_path.py holds it to that).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.paths import OfficePaths, default_folder
from app.settings import Settings, load
from ui.frame import Frame
from ui.sweeping import hold_back
from ui.theme import sign, theme_of, wear
from ui.vietnamese import Vietnamese

if TYPE_CHECKING:
    from ui.window import Window

DRAWN, READY = "drawn", "ready"
"""What ``--time-start`` writes: the window is on the screen; its first page is whole and can be worked with."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code."""
    hold_back()
    asked = _arguments(arguments)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Sổ Mặt trận")
    application.installTranslator(Vietnamese(application))
    folder: Path = asked.data or default_folder()
    paths = OfficePaths(folder)
    system = theme_of(application, Settings()).palette
    settings = load(paths.settings)
    theme = theme_of(application, settings)
    wear(application, theme)
    application.setWindowIcon(sign())
    frame = Frame(theme, settings.window)
    if paths.ledger.exists():  # else there is something to ask first
        frame.show()
        frame.wait_until_drawn(application)
        if asked.time_start:
            _say(DRAWN)
    from ui import crash  # loaded when first needed: the frame is on the screen by now

    crash.watch(paths.log)
    from ui.opening import run  # loaded when first needed, and watched: a fault on the way is told

    opened = _say_ready if asked.time_start else _go_on
    return run(application, frame, folder, theme, system, sample=asked.sample, opened=opened)


def _go_on(_window: "Window") -> None:
    """Nobody measures."""


def _say_ready(window: "Window") -> None:
    """Say when the first page is whole, and close the window."""

    def ready() -> None:
        _say(READY)
        window.window().close()

    reader = window.session.reader
    if reader.busy:
        reader.settled.connect(lambda: QTimer.singleShot(0, ready))
    else:
        QTimer.singleShot(0, ready)


def _say(moment: str) -> None:
    sys.stdout.write(f"{moment}\n")
    sys.stdout.flush()


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="somattran-window", description="Sổ Mặt trận")
    parser.add_argument("--data", type=Path, help="thư mục của sổ")
    parser.add_argument("--sample", action="store_true", help="xem thử với dữ liệu mẫu khi thư mục chưa có sổ")
    parser.add_argument("--time-start", action="store_true", help="nói khi nào vẽ xong, dùng được, rồi thoát")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
