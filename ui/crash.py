"""A bug of the program: logged, shown once for each place it happens, and easily copied.

What was typed is already in the ledger by then, and the dialog says so.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import __version__

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class CrashDialog(QDialog):
    """Says what a bug means for the officer; the technical part can be copied for whoever helps."""

    def __init__(self, report: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chương trình gặp lỗi")
        words = QLabel(
            "Chương trình gặp một lỗi của chính nó. Những gì đã gõ vẫn được lưu.\n"
            "Có thể làm tiếp; nếu thấy lạ, hãy đóng rồi mở lại chương trình.\n"
            f"Lỗi đã ghi vào tệp {log}. Xin gửi phần dưới đây cho người hỗ trợ."
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        buttons = QDialogButtonBox()
        copy = QPushButton("Chép nội dung lỗi")
        go_on = QPushButton("Làm tiếp")
        go_on.setDefault(True)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        copy.clicked.connect(self.copy)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        for part in (words, self.text, buttons):
            layout.addWidget(part)
        self.resize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 22)

    def copy(self) -> None:
        """Put the technical part on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class CrashHook:
    """An exception hook that logs every bug and shows each distinct one once."""

    def __init__(self, log: Path, show: Callable[[str, Path], None]) -> None:
        self._log = log
        self._show = show
        self._seen: set[str] = set()

    def __call__(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        report = "".join(traceback.format_exception(kind, fault, trace))
        stamped = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z} · Sổ Mặt trận {__version__}\n{report}\n"
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as file:
                file.write(stamped)
        except OSError:
            sys.__excepthook__(kind, fault, trace)  # a full disk must not hide the bug itself
        place = f"{kind.__name__}{traceback.format_tb(trace)[-1:]}"
        if place not in self._seen:
            self._seen.add(place)
            self._show(stamped, self._log)


def show(report: str, log: Path) -> None:
    """Show the dialog above whatever window is there."""
    CrashDialog(report, log).exec()


def watch(log: Path, shown: Callable[[str, Path], None] = show) -> None:
    """Send every bug from now on to the log and to the person."""
    sys.excepthook = CrashHook(log, shown)
