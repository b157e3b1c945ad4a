"""The editor of an attachment: chosen or dropped here, opened, called differently, taken away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from shiboken6 import isValid

from app.desks.pictures import TakenIn
from app.domain.fields import Field, Value
from app.text.sizes import size_words
from ui.context import Context
from ui.forms.editor import Editor
from ui.forms.flow import Flow, grows
from ui.plain_tips import plain_tip
from ui.theme import SPACES, drawn, mark

HEAVY = 5 * 1024 * 1024
"""Bytes from which a single file is worth a word: a quarter of what an e-mail carries (our own proposal)."""
NOTHING = "Chưa có tệp. Chọn tệp hoặc kéo thả vào đây."


class FileEditor(Editor):
    """One attachment, by its digest; the file itself is kept by the office."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._digest: str | None = None
        self._read_only = False
        self._problem = ""
        self._shown = 0  # how often a value was shown: a file that comes later is for what was in view then
        self.picture = QLabel()
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)  # a file that was received may be called anything
        mark(self.name, role="quiet")
        self.choose = self._button("Chọn tệp…", self._on_choose)
        self.open = self._button("Mở", self._on_open)
        self.rename = self._button("Đổi tên…", self._on_rename)
        self.remove = self._button("Bỏ", self._on_remove)
        row = Flow(self, SPACES["near"])
        for part in (self.picture, self.name, self.choose, self.open, self.rename, self.remove):
            row.addWidget(part)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.choose)
        self.watch_leaving(self.choose)
        grows(self)
        self._show()

    def value(self) -> Value:
        return self._digest

    def set_value(self, value: Value) -> None:
        self._digest = str(value) if value else None
        self._problem = ""
        self._shown += 1
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.setAcceptDrops(not read_only)
        self._show()

    def problem(self) -> str:
        return ""

    def remark(self) -> str:
        if self._problem:
            return self._problem
        size = self.context.shelf.size(self._digest) if self.context.shelf is not None and self._digest else 0
        if size <= HEAVY:
            return ""
        return f"Tệp nặng {size_words(size)}: gói báo cáo có thể quá mức một thư điện tử chở được."

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._read_only and self.context.shelf is not None and _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.take_in(paths[0])

    def take_in(self, path: Path) -> None:
        """Keep this file beside the window, for the record that is in view now."""
        shelf = self.context.shelf
        shown = self._shown
        if shelf is None:
            return
        self.name.setText("Đang thêm tệp…")
        self.name.setToolTip(plain_tip(self.name.text()))

        def done(taken: TakenIn) -> None:
            if not isValid(self) or self._shown != shown:  # another record came into view, or another file was chosen
                return
            if taken.kept:
                self.set_value(taken.kept[0].attachment.uid)
                self.edited.emit()
            self._problem = " ".join(taken.faults)
            self._show()
            self.left.emit()

        shelf.take_in_files([path], done)

    def _on_choose(self) -> None:
        chosen = self.context.shelf.choose_files(self.field.label) if self.context.shelf is not None else []
        if chosen:
            self.take_in(chosen[0])

    def _on_open(self) -> None:
        if self._digest:
            self.context.files.show(self._digest)

    def _on_rename(self) -> None:
        if self._digest and self.context.shelf is not None and self.context.shelf.rename(self._digest):
            self._show()

    def _on_remove(self) -> None:
        self.set_value(None)
        self.edited.emit()

    def _button(self, label: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(label)
        button.clicked.connect(act)
        return button

    def _show(self) -> None:
        kept = self._digest is not None
        self.name.setText(self.context.files.name(self._digest) if self._digest else NOTHING)
        self.name.setToolTip(plain_tip(self.name.text()))
        side = self.fontMetrics().height() + 4
        ratio = self.devicePixelRatio()
        self.picture.setPixmap(drawn(icon_of(self.name.text()), self.palette().text().color().name(), side, ratio))
        self.picture.setFixedSize(QSize(side, side))
        self.picture.setVisible(kept)
        self.choose.setText("Đổi tệp…" if kept else "Chọn tệp…")
        self.choose.setVisible(not self._read_only and self.context.shelf is not None)
        self.open.setVisible(kept)
        self.rename.setVisible(kept and not self._read_only and self.context.shelf is not None)
        self.remove.setVisible(kept and not self._read_only)
        self.updateGeometry()


def icon_of(name: str) -> str:
    """The icon for a file, by the end of its name (which may be followed by " · 12 KB")."""
    ending = Path(name.split(" · ", maxsplit=1)[0]).suffix.lower()
    if ending in (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif"):
        return "picture"
    if ending in (".xls", ".xlsx", ".xlsm", ".ods", ".csv"):
        return "sheet"
    if ending in (".zip", ".rar", ".7z"):
        return "archive"
    return "document"


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
