from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.office import Office
from ui.actions import Action, Actions
from ui.opening import window_for
from ui.pages.tabs import TabsPage
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, sample_office: Office, answers, theme: Theme) -> Iterator[Window]:
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def ask(qtbot: QtBot, window: Window, typed: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.find_box, typed)
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)


def test_an_action_is_found_by_the_beginnings_of_its_words_in_any_order() -> None:
    done: list[str] = []
    actions = Actions(
        [
            Action("seal", "Niêm phong và gửi", lambda: done.append("seal"), also="nộp báo cáo"),
            Action("check", "Kiểm tra báo cáo", lambda: done.append("check")),
        ]
    )
    assert [each.name for each in actions.matching("gui niem")] == ["seal"]
    assert [each.name for each in actions.matching("bao cao")] == ["seal", "check"]
    assert [each.name for each in actions.matching("kiem")] == ["check"]
    assert actions.matching("  ") == []
    actions.do("seal")
    actions.do("unknown")
    assert done == ["seal"]


def test_ctrl_k_goes_to_a_view_of_a_page(qtbot: QtBot, window: Window) -> None:
    ask(qtbot, window, "doi chieu 40")
    page = window.page()
    assert window.title.text() == "Nhận"
    assert isinstance(page, TabsPage)
    assert page.chips.buttons[-1].isChecked()


def test_ctrl_k_begins_a_conference(qtbot: QtBot, window: Window) -> None:
    ask(qtbot, window, "them hoi nghi")
    assert window.title.text() == "Hội nghị"
    record = window.page().pane.form.record()  # pyright: ignore[reportAttributeAccessIssue]
    assert record.title is None


def test_every_action_has_its_own_name_and_no_two_share_keys(window: Window) -> None:
    made = list(window.offered)
    keys = [key for each in made for key in each.keys.split()]
    assert len({each.name for each in made}) == len(made) > 15
    assert len(set(keys)) == len(keys)


def test_the_text_grows_and_shrinks_by_keys(qtbot: QtBot, window: Window, sample_office: Office) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert sample_office.settings.text_size == 110
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert sample_office.settings.text_size == 90
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sample_office.settings.text_size == 100


def test_a_window_that_only_reads_offers_nothing_new(qtbot: QtBot, sample_office: Office, answers, theme) -> None:
    with Office.open(sample_office.folder) as second:
        window = window_for(second, theme, answers)
        qtbot.addWidget(window)
        assert second.read_only
        assert not [each for each in window.offered if each.title.startswith("Thêm")]
