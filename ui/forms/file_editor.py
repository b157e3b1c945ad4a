"""The editor of an attachment: choose, open, take away."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.fields import Field, Value
from ui.context import Context
from ui.forms.editor import Editor, grows
from ui.theme import mark


class FileEditor(Editor):
    """One attachment, by its digest; the file itself is kept by the office."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._digest: str | None = None
        self._read_only = False
        self.name = QLabel()
        mark(self.name, role="quiet")
        self.choose = QPushButton("Chọn tệp…")
        self.open = QPushButton("Mở")
        self.remove = QPushButton("Bỏ")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.choose, self.open, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        self.choose.clicked.connect(self._on_choose)
        self.open.clicked.connect(self._on_open)
        self.remove.clicked.connect(self._on_remove)
        self.setFocusProxy(self.choose)
        self.watch_leaving(self.choose)
        grows(self)
        self._show()

    def value(self) -> Value:
        return self._digest

    def set_value(self, value: Value) -> None:
        self._digest = str(value) if value else None
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show()

    def _on_choose(self) -> None:
        digest = self.context.files.choose(self.field.label)
        if digest is not None:
            self.set_value(digest)
            self.edited.emit()

    def _on_open(self) -> None:
        if self._digest:
            self.context.files.show(self._digest)

    def _on_remove(self) -> None:
        self.set_value(None)
        self.edited.emit()

    def _show(self) -> None:
        self.name.setText(self.context.files.name(self._digest) if self._digest else "Chưa có tệp")
        self.choose.setText("Đổi tệp…" if self._digest else "Chọn tệp…")
        self.choose.setVisible(not self._read_only)
        self.open.setVisible(self._digest is not None)
        self.remove.setVisible(self._digest is not None and not self._read_only)
