import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.office import Office
from ui.help_topics import folder, holding, topics
from ui.help_window import HelpWindow
from ui.opening import window_for
from ui.pages.entries import entries_for
from ui.pages.tabs import TabsPage
from ui.theme import Theme
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


def help_of(window: Window) -> HelpWindow:
    assert window._help is not None
    return window._help


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
            wanted = page.help if isinstance(page, TabsPage) else entry.help
            assert help_of(window).topic() == wanted, f"{entry.title} has no topic of its own"
    assert not help_of(window).isModal()
    qtbot.keyClick(help_of(window), Qt.Key.Key_Escape)
    assert not help_of(window).isVisible()


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


@pytest.mark.parametrize("topic", TOPICS, ids=NAMES)
def test_a_topic_has_a_title_and_whole_links_and_pictures(topic) -> None:
    assert topic.text.startswith("# ")
    assert len(topic.text.split()) > 60, "too short to be of help"
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", topic.text):
        assert (folder() / picture).is_file(), picture
    for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", topic.text):
        assert link in NAMES, link


def test_the_keys_that_are_told_are_keys(window: Window) -> None:
    told = next(topic.text for topic in TOPICS if topic.name == "phim-tat")
    for action in window.offered:
        for keys in action.keys.split()[:1]:
            assert not QKeySequence(keys).isEmpty()
            if not re.fullmatch(r"Ctrl\+[1-9]", keys):
                assert keys in told, f"{action.title}: {keys} is not in the list of shortcuts"
