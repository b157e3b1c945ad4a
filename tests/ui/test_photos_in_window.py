"""Photos through the real window: dropped, captioned, taken back with Ctrl+Z, missed by the checks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.domain.enclosures import Photo
from app.office import Office
from tests.photographing import photo
from tests.ui.conftest import Answers
from tests.ui.dropping import drop, urls
from ui.opening import window_for
from ui.pages.records import RecordsPage
from ui.photos.strip import PhotoStrip
from ui.theme import Theme
from ui.window import Window

CONFERENCES = 1


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers, theme: Theme) -> Window:
    office.ledger.put(Conference(uid="c", title="Sơ kết", held_on="2024-05-06", state="complete"))
    window = window_for(office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open(CONFERENCES)
    return window


@pytest.fixture
def strip(window: Window) -> PhotoStrip:
    page = window.page()
    assert isinstance(page, RecordsPage)
    page.open("c")
    strip = page.pane.photos
    assert strip is not None
    return strip


def test_from_the_stick_to_the_checks_and_back(
    window: Window,
    strip: PhotoStrip,
    office: Office,
    qtbot: QtBot,
    tmp_path: Path,
    finish: Callable[..., None],
    typing: Callable[[QWidget, str], None],
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    for number in range(2):
        (stick / f"{number}.jpg").write_bytes(photo(seed=number, turned=6))
    drop(strip, urls(stick))
    finish(window.session)
    first, second = office.ledger.parts(Photo, "c")
    missing = [each for each in office.check("2024-NAM") if each.record_kind == "photo"]
    assert {(each.level, each.record_uid, each.field) for each in missing} == {
        ("error", first.uid, "caption"),
        ("error", second.uid, "caption"),
    }
    window.session.go_to("photo", second.uid, "caption")
    box = strip.form.rows["caption"].editor.focusProxy()
    assert box is not None
    assert window.focusWidget() is box
    typing(box, "Trao quà")
    strip.flush()
    assert [one.caption for one in office.ledger.parts(Photo, "c")] == [None, "Trao quà"]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    strip.tiles.setFocus()
    qtbot.keyClick(strip.tiles, Qt.Key.Key_Delete)
    assert [one.uid for one in office.ledger.parts(Photo, "c")] == [first.uid]
    qtbot.keyClick(strip.tiles, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.uid for one in strip.rows.photos] == [first.uid, second.uid]
