"""Telling and asking: the only message boxes and file dialogs of the program.

Pages are given a `Messages`; a test gives them one that answers from a list.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from ui.secret_box import SecretBox
from ui.theme import drawn, mark

PDF = "Tài liệu PDF (*.pdf)"
SHEETS = "Bảng tính Excel (*.xlsx)"
PACKAGES = "Báo cáo, phiếu và biểu mẫu (*.pdf *.xlsx)"
PHOTOS = "Ảnh (*.jpg *.jpeg *.png *.webp)"
MOVING = "Tệp chuyển máy (*.smtz)"
KEYS = "Bản sao của khóa (*.json)"
ANY = "Mọi tệp (*)"


class Messages(Protocol):
    """What a page may say to a person and ask of one."""

    def tell(self, sentence: str, more: str = "", detail: str = "") -> None:
        """What happened; `more` says what it means; `detail` is technical and folded away."""
        ...

    def fail(self, error: UserError) -> None:
        """A known fault: its sentence, with the technical part folded away."""
        ...

    def ask(self, question: str, yes: str, no: str = "Thôi", more: str = "", danger: bool = False) -> bool:
        """A decision, with verbs on its buttons; Enter is the safe one where there is danger."""
        ...

    def ask_text(self, title: str, sentence: str, value: str = "") -> str | None:
        """One line of text, or None."""
        ...

    def ask_passphrase(self, title: str, sentence: str, new: bool = False) -> str | None:
        """A passphrase, typed twice when it is a new one; None when the person thought better of it."""
        ...

    def choose_files(self, title: str, filters: Sequence[str], start: Path | None = None) -> list[Path]:
        """Files to open; none when the person thought better of it."""
        ...

    def choose_target(self, title: str, name: str, filters: Sequence[str]) -> Path | None:
        """Where to write a file that is offered under this name."""
        ...

    def choose_folder(self, title: str) -> Path | None:
        """A folder."""
        ...


def plain_words(text: str = "", level: str = "") -> QLabel:
    """Words that wrap and are shown as they are, whatever a name in them looks like."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("level", level)
    return label


class PassphraseDialog(QDialog):
    """Asks for a passphrase; a new one is asked twice and its shortness is said under the box."""

    SHORTEST = 10  # letters: four plain words are easily more (our own proposal)

    def __init__(self, title: str, sentence: str, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._new = new
        words = plain_words(sentence)
        self.first = SecretBox()
        self.second = SecretBox()
        self.problem = plain_words(level="warning")
        form = QFormLayout()
        form.addRow("Mật khẩu", self.first)
        if new:
            form.addRow("Gõ lại lần nữa", self.second)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        be_main(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (words, self.problem, self.buttons):
            layout.addWidget(part)
        layout.insertLayout(1, form)
        for box in (self.first, self.second):
            box.textChanged.connect(self._check)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._check()
        self.first.setFocus()

    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    def _check(self) -> None:
        sentence = ""
        if self._new and 0 < len(self.first.text()) < self.SHORTEST:
            sentence = f"Mật khẩu nên có ít nhất {self.SHORTEST} ký tự, ví dụ bốn từ dễ nhớ."
        elif self._new and self.second.text() and self.first.text() != self.second.text():
            sentence = "Hai lần gõ chưa giống nhau."
        self.problem.setText(sentence)
        enough = len(self.first.text()) >= self.SHORTEST if self._new else bool(self.first.text())
        same = not self._new or self.first.text() == self.second.text()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enough and same)


def be_main(buttons: QDialogButtonBox) -> None:
    """Enter means yes wherever the cursor is, even while yes is not possible yet; "Thôi" is never meant by it."""
    for button in buttons.buttons():
        yes = button is buttons.button(QDialogButtonBox.StandardButton.Ok)
        mark(button, role="primary" if yes else "")
        if isinstance(button, QPushButton):
            button.setAutoDefault(yes)
            button.setDefault(yes)


class TextDialog(QDialog):
    """Asks for one line of text."""

    def __init__(self, title: str, sentence: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        words = plain_words(sentence)
        self.box = QLineEdit(value)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        be_main(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (words, self.box, buttons):
            layout.addWidget(part)
        self.box.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)


class WindowMessages:
    """The real boxes and dialogs, above the window they belong to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._place = documents if documents.is_dir() else Path.home()
        """Where the next dialog opens: where the last one ended."""

    def tell(self, sentence: str, more: str = "", detail: str = "") -> None:
        self._box("check", sentence, more, detail).exec()

    def fail(self, error: UserError) -> None:
        self._box("warning", error.sentence, "", error.detail).exec()

    def ask(self, question: str, yes: str, no: str = "Thôi", more: str = "", danger: bool = False) -> bool:
        box = self.question(question, yes, no, more, danger)
        box.exec()
        return box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.AcceptRole

    def question(self, question: str, yes: str, no: str, more: str, danger: bool) -> QMessageBox:
        """The box that asks."""
        box = self._box("help", question, more, "")
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        reject = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        mark(accept, role="danger" if danger else "primary")
        box.setDefaultButton(reject if danger else accept)
        box.setEscapeButton(reject)
        return box

    def ask_text(self, title: str, sentence: str, value: str = "") -> str | None:
        dialog = TextDialog(title, sentence, value, self.parent)
        return dialog.box.text().strip() or None if dialog.exec() else None

    def ask_passphrase(self, title: str, sentence: str, new: bool = False) -> str | None:
        dialog = PassphraseDialog(title, sentence, new, self.parent)
        return dialog.passphrase() if dialog.exec() else None

    def choose_files(self, title: str, filters: Sequence[str], start: Path | None = None) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, str(start or self._place), ";;".join(filters))
        self._remember(names)
        return [Path(name) for name in names]

    def choose_target(self, title: str, name: str, filters: Sequence[str]) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, str(self._place / name), ";;".join(filters))
        self._remember([chosen])
        return Path(chosen) if chosen else None

    def choose_folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self.parent, title, str(self._place))
        self._remember([chosen], folder=True)
        return Path(chosen) if chosen else None

    def _remember(self, chosen: Sequence[str], *, folder: bool = False) -> None:
        if chosen and chosen[0]:
            self._place = Path(chosen[0]) if folder else Path(chosen[0]).parent

    def _box(self, icon: str, sentence: str, more: str, detail: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Sổ Mặt trận", sentence, parent=self.parent)
        colour = QApplication.palette().color(QPalette.ColorRole.Link)  # the accent of the theme that is worn
        box.setIconPixmap(drawn(icon, colour.name(), box.fontMetrics().height() * 2, box.devicePixelRatio()))
        box.setInformativeText(more)
        box.setDetailedText(detail)
        for label in box.findChildren(QLabel):  # names and files are told as they are, never as a page of the web
            label.setTextFormat(Qt.TextFormat.PlainText)
        return box
