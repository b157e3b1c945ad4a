"""The first start: whose ledger this is, who works here, the key of the seal, its slip and copy, a PIN.

Everything said here can be said again later in the settings. The ledger is made as soon as unit and people are known;
who closes the window after that has a ledger and does the rest another day.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError
from app.office import Office, PublicKey, Sent
from app.pin import locked
from ui.first_start.card_step import CardStep
from ui.first_start.key_step import KeyStep
from ui.first_start.people_step import PeopleStep
from ui.first_start.pin_step import PinStep
from ui.first_start.step import Step
from ui.first_start.unit_step import UnitStep
from ui.forms.section_box import rule
from ui.forms.sheet import Sheet
from ui.jobs import Jobs
from ui.messages import Messages
from ui.theme import SPACES, Theme, mark
from ui.words import words

T = TypeVar("T")
ON_SCREEN = 0.9  # of its screen the window takes at most: its frame and the task bar want the rest


class FirstStart(QDialog):
    """Walks through the steps; `office` is there as soon as it has been made."""

    def __init__(self, folder: Path, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ Mặt trận · lập sổ mới")
        self._folder, self._messages = folder, messages
        self.office: Office | None = None
        self._jobs = Jobs(self)
        self._passphrase = ""  # between making the key and leaving its slip: forgotten with this window
        self.unit = UnitStep(theme, date.today())
        self.people = PeopleStep(theme)
        self.key = KeyStep(theme)
        self.card = CardStep(theme)
        self.pin = PinStep(theme)
        self.steps: list[Step] = [self.unit, self.people, self.key, self.card, self.pin]
        self._at = 0
        self.problem = words(level="error")
        self.back = QPushButton("Quay lại")
        self.later = QPushButton("Để sau")
        self.next = QPushButton()
        mark(self.next, role="primary")
        self._names = [QLabel() for _ in self.steps]
        self.stack = QStackedWidget()
        self._lay_out(theme)
        self._connect()
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)  # Enter goes on; it presses nothing else
        self._go_to(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._jobs.busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Escape closes nothing while something is being made; a ledger that was made is opened all the same."""
        if not self._jobs.busy:
            self.done(self.DialogCode.Accepted if self.office is not None else self.DialogCode.Rejected)

    def _connect(self) -> None:
        for step in self.steps:
            step.changed.connect(self._refresh)
            step.wanted.connect(self._on_next)
        self.back.clicked.connect(lambda: self._go_to(self._at - 1))
        self.later.clicked.connect(self._on_later)
        self.next.clicked.connect(self._on_next)
        self.card.card_wanted.connect(self._on_card)
        self.card.copy_wanted.connect(self._on_copy)
        self._jobs.idle.connect(self._refresh)

    def _on_next(self) -> None:
        step = self.steps[self._at]
        if not step.ready() or self._jobs.busy:
            return
        if step is self.people:
            self._make_office()
        elif step is self.key:
            self._make_key()
        elif step is self.pin:
            self._finish()
        else:
            self._go_to(self._at + 1)

    def _on_later(self) -> None:
        """Without a key there is no slip and no copy to make."""
        self._go_to(self.steps.index(self.pin))

    def _make_office(self) -> None:
        said, people = self.unit.answer(), self.people.answer()
        try:
            office = Office.create(
                self._folder,
                unit=said.code,
                name=said.name,
                level=said.level,
                superior=said.superior,
                who=people[0].name or "",
            )
        except UserError as fault:
            self._complain(fault)
            return
        self.office = office
        try:
            office.save_settings(replace(office.settings, who=people[0].name or ""))
            office.ledger.put_many(people)
            office.past.begin_here()  # Ctrl+Z on the first page may not take the officer out of the ledger again
        except UserError as fault:  # the ledger is there: what is missing is written in the settings
            self._messages.fail(fault)
        self._go_to(self._at + 1)

    def _make_key(self) -> None:
        passphrase = self.key.take()

        def made(key: PublicKey) -> None:
            self._passphrase = passphrase
            self.card.show_key(key)
            self._go_to(self._at + 1)

        self._run("Tạo khóa niêm phong", lambda office: office.create_key(passphrase), made)

    def _on_card(self) -> None:
        passphrase = self._passphrase

        def made(sent: Sent) -> None:
            self.card.card_made.say("Đã làm phiếu đăng ký.", str(sent.file), "done")
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(sent.file))):
                self.card.card_made.say("Đã làm phiếu đăng ký. Hãy mở tệp này để in.", str(sent.file), "done")

        self._run("Làm phiếu đăng ký", lambda office: office.make_card(office.paths.exports, passphrase), made)

    def _on_copy(self) -> None:
        folder = self._messages.choose_folder("Chép khóa vào USB hoặc thư mục nào?")
        if folder is None:
            return

        def copied(copy: Path) -> None:
            self.card.copied.say("Đã chép khóa và đọc lại đúng.", str(copy), "done")

        self._run("Chép khóa", lambda office: office.own_key.copy_to(folder), copied)

    def _finish(self) -> None:
        pin = self.pin.answer()
        if pin and self.office is not None:
            try:
                self.office.save_settings(replace(self.office.settings, pin=locked(pin)))
            except UserError as fault:
                self._complain(fault)
                return
        self._passphrase = ""
        self.accept()

    def _run(self, what: str, work: Callable[[Office], T], done: Callable[[T], None]) -> None:
        """Work on the new office beside the window."""
        office = self.office
        if office is None:
            return

        def beside(_progress: object) -> T:
            with office.another() as other:
                return work(other)

        self.problem.setText(f"{what}…")
        mark(self.problem, level="")
        self._jobs.run(what, beside, done, self._complain)
        self._refresh()

    def _go_to(self, number: int) -> None:
        self._at = number
        step = self.steps[number]
        self.stack.setCurrentIndex(number)
        self.problem.setText("")
        for at, label in enumerate(self._names):
            label.setText(f"{'✓' if at < number else at + 1}.  {self.steps[at].name}".replace("✓.", "✓"))
            mark(label, role="strong" if at == number else "quiet")
        self.next.setText(step.next_words)
        self.later.setVisible(step.may_wait)
        self.back.setVisible(0 < number <= self.steps.index(self.people))  # what was made is not asked again
        step.enter()
        self._refresh()

    def _refresh(self) -> None:
        busy = self._jobs.busy
        if not busy and self.problem.text().endswith("…"):
            self.problem.setText("")
        self.next.setEnabled(self.steps[self._at].ready() and not busy)
        self.later.setEnabled(not busy)
        self.card.setEnabled(not busy)

    def _complain(self, fault: UserError) -> None:
        self.problem.setText(fault.sentence)
        mark(self.problem, level="error")
        self._refresh()

    def _lay_out(self, theme: Theme) -> None:
        left = QWidget()
        mark(left, role="navigation")
        left.setFixedWidth(theme.pixels(200))
        names = QVBoxLayout(left)
        names.setContentsMargins(SPACES["group"], SPACES["page"], SPACES["block"], SPACES["group"])
        names.setSpacing(SPACES["block"])
        for label in self._names:
            names.addWidget(label)
        names.addStretch(1)
        names.addWidget(words("Mọi điều đều sửa lại được sau này.", role="help"))
        for step in self.steps:
            page = Sheet()
            page.column.addWidget(step)
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], SPACES["block"])
        foot.setSpacing(SPACES["near"])
        foot.addWidget(self.problem, 1)
        for made in (self.back, self.later, self.next):
            foot.addWidget(made)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(rule())
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addLayout(right, 1)
        room = self.screen().availableSize() * ON_SCREEN
        self.resize(QSize(theme.pixels(860), theme.pixels(600)).boundedTo(room))
