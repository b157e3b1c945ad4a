from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.pages.tabs import TabsPage, View
from ui.session import Session


class Leaf:
    title = icon = ""

    def __init__(self, session: Session) -> None:
        self.widget = QLabel()
        self.seen: list[tuple[str, str]] = []
        self.flushed = 0
        self.filled = 0

    def refresh(self) -> None:
        self.filled += 1

    def flush(self) -> None:
        self.flushed += 1

    def show_record(self, uid: str, field: str = "") -> None:
        self.seen.append((uid, field))


def test_views_are_found_by_name_by_record_or_else_the_first(qtbot: QtBot, session: Session) -> None:
    page = TabsPage(session, "", "", [View("a", "A", Leaf), View("b", "B", Leaf, lambda _, uid: uid == "known")])
    qtbot.addWidget(page.widget)
    first = page.page()
    page.show_record("b", "x")
    second = page.page()
    assert first.flushed == 1
    page.show_record("known", "field")
    page.show_record("elsewhere", "field")
    assert second.seen == [("", "x"), ("known", "field")]
    assert first.seen == [("elsewhere", "field")]


def test_a_view_just_made_is_filled_once_a_moment_later(qtbot: QtBot, session: Session) -> None:
    made: list[Leaf] = []

    def make(session: Session) -> Leaf:
        made.append(Leaf(session))
        return made[-1]

    page = TabsPage(session, "", "", [View("a", "A", make), View("b", "B", make)])
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    assert [leaf.filled for leaf in made] == [0]
    qtbot.waitUntil(lambda: made[0].filled == 1)
    page.open(1)
    assert page.page() is made[1]
    page.open(0)
    assert [leaf.filled for leaf in made] == [2, 1]
