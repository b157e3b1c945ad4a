"""What is loaded until the window is on the screen, and until its first page is whole: the rest waits for its visit."""

import json
import subprocess
import sys
from pathlib import Path

from app import sample_folder

ROOT = Path(__file__).resolve().parent.parent.parent

FIRST = """
import json, sys
import ui.main
print(json.dumps(sorted(sys.modules)))
"""
FRAMED = """
import sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from ui.frame import Frame
from ui.main import sign
from ui.theme import Theme, wear
application = QApplication(sys.argv)
wear(application, Theme())
application.setWindowIcon(sign())
frame = Frame(Theme(), "AdnQywADAAA=")
frame.show()
frame.wait_until_drawn(application)
print("Qt" in vars(QtCore))
"""
WHOLE = """
import json, sys
from ui.main import main
main(["--data", sys.argv[1], "--time-start"])
print(json.dumps(sorted(sys.modules)))
"""
BEHIND_THE_FRAME = ("app.office", "app.domain", "app.storage", "app.packages", "sqlite3", "ui.window", "ui.pages")
NEVER_AT_START = (
    *("sqlite_utils", "openpyxl", "reportlab", "pyhanko", "cryptography", "PIL", "multiprocessing"),
    *("hashlib", "html", "difflib", "ctypes"),
    *("app.desks.outbox", "app.desks.pictures", "app.packages.identity"),
    *("app.packages.send", "app.packages.intake", "app.packages.workbook", "app.packages.seal"),
    *("ui.pages.records", "ui.pages.send", "ui.pages.tasks", "ui.pages.indicators", "ui.pages.settings"),
)


def lines(program: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()


def loaded(modules: list[str], *names: str) -> list[str]:
    return [module for module in modules for name in names if module == name or module.startswith(f"{name}.")]


def test_the_frame_is_drawn_before_the_office_is_loaded() -> None:
    assert loaded(json.loads(lines(FIRST)[-1]), *BEHIND_THE_FRAME) == []


def test_the_frame_is_drawn_without_the_enumerations_of_qt() -> None:
    assert lines(FRAMED) == ["False"]  # PySide makes them all when it is first asked for one: 10 ms


def test_the_first_page_loads_no_other_page_and_no_flow(tmp_path: Path) -> None:
    sample_folder.create(tmp_path / "so", "hoa-mau").close()
    *said, modules = lines(WHOLE, str(tmp_path / "so"))
    assert said == ["drawn", "ready"]
    assert loaded(json.loads(modules), *NEVER_AT_START) == []
