"""What the tests of the window share: a theme, and messages that answer from a list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import sample_folder
from app.errors import UserError
from app.office import Office
from ui.jobs import Jobs
from ui.session import Session
from ui.theme import Theme, wear


@dataclass
class Answers:
    """Messages that keep what was told and give the answers prepared for them; with none left, the careful one."""

    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    yes: list[bool] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    def tell(self, sentence: str, more: str = "", detail: str = "") -> None:
        self.told.append(sentence)

    def fail(self, error: UserError) -> None:
        self.told.append(error.sentence)

    def ask(self, question: str, yes: str, no: str = "Thôi", more: str = "", danger: bool = False) -> bool:
        self.asked.append(question)
        return self.yes.pop(0) if self.yes else False

    def ask_text(self, title: str, sentence: str, value: str = "") -> str | None:
        self.asked.append(title)
        return self.texts.pop(0) if self.texts else None

    def ask_passphrase(self, title: str, sentence: str, new: bool = False) -> str | None:
        self.asked.append(title)
        return self.texts.pop(0) if self.texts else None

    def choose_files(self, title: str, filters: Sequence[str], start: Path | None = None) -> list[Path]:
        chosen, self.paths = self.paths, []
        return chosen

    def choose_target(self, title: str, name: str, filters: Sequence[str]) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def choose_folder(self, title: str) -> Path | None:
        return self.paths.pop(0) if self.paths else None


@pytest.hookimpl(hookwrapper=True, trylast=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """The widgets of a test go with it: else they wait for the next event loop, and every change of dress for them."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def typing() -> Callable[[QWidget, str], None]:
    """Types any letters, as a Vietnamese input method hands them over; QTest knows only Latin ones."""

    def type_into(widget: QWidget, words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    return type_into


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    """The theme of the tests; needs the application, whose fonts it measures."""
    return Theme()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A ward's office with nothing in it yet."""
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward", superior="990") as made:
        yield made


@pytest.fixture
def sample_office(tmp_path: Path) -> Iterator[Office]:
    """The sample ward with its whole year."""
    with sample_folder.create(tmp_path / "mau", "hoa-mau") as made:
        yield made


def session_over(office: Office, answers: Answers, theme: Theme) -> Session:
    return Session(office, Jobs(), answers, office.settings, theme, office.period("2024-NAM"))


@pytest.fixture
def session(office: Office, answers: Answers, theme: Theme) -> Iterator[Session]:
    made = session_over(office, answers, theme)
    yield made
    made.reader.end()


@pytest.fixture
def sample_session(sample_office: Office, answers: Answers, theme: Theme) -> Iterator[Session]:
    made = session_over(sample_office, answers, theme)
    yield made
    made.reader.end()


@pytest.fixture
def dressed(qapp, theme: Theme) -> Theme:
    """The whole application dressed as people see it."""
    wear(qapp, theme)
    return theme


@pytest.fixture
def finish(qtbot: QtBot) -> Callable[[Session], None]:
    """Waits until a session's long work is done and told, and what its pages look up."""

    def wait(session: Session) -> None:
        qtbot.waitUntil(lambda: not session.jobs.busy and not session.reader.busy, timeout=20_000)

    return wait
