import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from app.office import Office
from ui.help_topics import Topic, folder, holding, topics
from ui.help_window import HelpWindow
from ui.opening import window_for
from ui.pages.entries import entries_for
from ui.pages.page import Explained
from ui.pages.places import FOLLOW_UP
from ui.pages.tabs import TabsPage
from ui.theme import Theme
from ui.undoing import REDO, UNDO
from ui.window import Window

TOPICS = topics()
NAMES = [topic.name for topic in TOPICS]


@pytest.fixture
def window(qtbot: QtBot, sample_office: Office, answers, theme: Theme) -> Iterator[Window]:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def is_quiet(window: Window) -> bool:
    return not window.session.jobs.busy and not window.session.reader.busy


def help_of(window: Window) -> HelpWindow:
    assert window.beside.help is not None
    return window.beside.help


def test_f1_opens_the_topic_of_the_view_that_is_looked_at(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert help_of(window).topic() == "viec-can-lam"
    for number, entry in enumerate(entries_for(window.session.office)):
        window.open(number)
        page = window.page()
        for view in range(len(page.chips.buttons) if isinstance(page, TabsPage) else 1):
            if isinstance(page, TabsPage):
                page.open(view)
            qtbot.keyClick(window, Qt.Key.Key_F1)
            wanted = page.help if isinstance(page, Explained) else entry.help
            assert wanted in NAMES
            assert help_of(window).topic() == wanted, f"{entry.title} has no topic of its own"
    window.session.go_to("conference", FOLLOW_UP)
    window.show_help()
    assert help_of(window).topic() == "viec-duoc-giao"
    assert not help_of(window).isModal()
    qtbot.keyClick(help_of(window), Qt.Key.Key_Escape)
    assert not help_of(window).isVisible()
    qtbot.waitUntil(lambda: is_quiet(window), timeout=20_000)


def test_the_open_topic_is_in_view_and_its_picture_is_no_wider_than_the_page(qtbot: QtBot, theme: Theme) -> None:
    window = HelpWindow(theme)
    qtbot.addWidget(window)
    window.open("phim-tat")
    window.show()
    shown = window.list.visualItemRect(window.list.currentItem())
    assert window.list.viewport().rect().contains(shown)
    window.open("chi-tieu")
    for width in (1100, 700):
        window.resize(width, 600)
        assert window.page.document().size().width() <= window.page.viewport().width()
    assert window.topic() == "chi-tieu"


def test_topics_are_found_without_marks_those_named_so_first(qtbot: QtBot, theme: Theme) -> None:
    assert holding(TOPICS, "phim tat")[0].name == "phim-tat"
    assert holding(TOPICS, "qwzx") == []
    window = HelpWindow(theme)
    qtbot.addWidget(window)
    qtbot.keyClicks(window.find_box, "qwzx")
    assert window.topic() == ""
    assert "Không có mục nào" in window.page.toPlainText()
    window.open("phim-tat")
    assert "Ctrl+K" in window.page.toPlainText()


PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
KEYS = re.compile(r"(?:Ctrl|Alt|Shift)\+[^\s,.;:)*]+|F1\b")
WITHOUT_PICTURE = {"phim-tat", "su-co"}
FEWEST, MOST = 150, 350  # words of a topic: enough to be of help, not more than one reads
PICTURES_TOGETHER = 1 << 20  # bytes
TYPED_IN_PLACES = {
    *("Tab", "Shift+Tab", "Enter", "Delete", "Insert", "Esc", "k"),
    *("Ctrl+C", "Ctrl+V", "Ctrl+P", "Ctrl+Delete", "Alt+↑", "Alt+↓", "Alt+←", "Alt+→"),
}
"""Keys that an editor, a table, a list or a viewer takes itself: no shortcut of Qt tells of them."""

ALIASES = {"Ctrl+="}
"""Told by its other name."""
BY_NUMBER = {"Ctrl+1", "Ctrl+9"}


def words_of(text: str) -> int:
    return len(re.sub(r"\]\([^)]*\)|[#|*-]", " ", text).split())


@pytest.mark.parametrize("topic", TOPICS, ids=NAMES)
def test_a_topic_is_of_a_length_to_be_read_and_shows_what_it_is_about(topic: Topic) -> None:
    assert topic.text.startswith("# ")
    assert FEWEST <= words_of(topic.text) <= (MOST if topic.name not in WITHOUT_PICTURE else 2 * MOST)
    pictures = PICTURE.findall(topic.text)
    assert len(pictures) == (0 if topic.name in WITHOUT_PICTURE else 1)
    for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", topic.text):
        assert link in NAMES, link
        assert link != topic.name


def test_every_picture_is_used_and_there_and_they_are_small_together() -> None:
    used = {picture for topic in TOPICS for picture in PICTURE.findall(topic.text)}
    kept = {f"hinh/{path.name}" for path in (folder() / "hinh").glob("*.png")}
    assert used == kept
    assert sum((folder() / picture).stat().st_size for picture in kept) < PICTURES_TOGETHER
    assert "CC0" in (folder() / "hinh" / "README.md").read_text(encoding="utf-8")


def test_topics_lead_to_each_other() -> None:
    linked = {link for topic in TOPICS for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", topic.text)}
    assert set(NAMES) - linked <= {"bat-dau", "phim-tat"}, "nothing leads there"


def test_the_list_of_shortcuts_and_the_shortcuts_of_the_window_are_the_same(qtbot: QtBot, window: Window) -> None:
    session = window.session
    for number in range(len(entries_for(session.office))):
        window.open(number)
        page = window.page()
        for view in range(len(page.chips.buttons) if isinstance(page, TabsPage) else 1):
            if isinstance(page, TabsPage):
                page.open(view)
            qtbot.waitUntil(lambda: is_quiet(window), timeout=20_000)
    session.go_to("conference", FOLLOW_UP)
    qtbot.waitUntil(lambda: is_quiet(window), timeout=20_000)
    real = {
        sequence.toString()
        for shortcut in window.findChildren(QShortcut)
        for sequence in QShortcut.keys(shortcut)
        if "+" in sequence.toString() or sequence.toString().startswith("F")
    }
    real |= {sequence.toString() for sequence in (*UNDO, *REDO)}
    text = next(topic.text for topic in TOPICS if topic.name == "phim-tat")
    told = {_as_qt(keys) for keys in KEYS.findall(text)}
    assert {_as_qt(keys) for keys in real} - told - ALIASES == set(), "shortcuts that are not in the list"
    assert told - {_as_qt(keys) for keys in real} - TYPED_IN_PLACES - BY_NUMBER == set(), "keys that do nothing"


def _as_qt(keys: str) -> str:
    """One way of writing a key: "Ctrl+Return" is "Ctrl+Enter", "Alt+Up" is "Alt+↑"."""
    for written, shown in (("Return", "Enter"), ("Up", "↑"), ("Down", "↓")):
        keys = re.sub(rf"\+{written}$", f"+{shown}", keys)
    return keys if not re.fullmatch(r"Ctrl\+[2-8]", keys) else "Ctrl+1"
