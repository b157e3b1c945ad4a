import inspect
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.loading_ahead import LoadingAhead
from ui.pages import on_visit


def test_every_page_is_loaded_ahead_by_a_name_that_there_is() -> None:
    visited = set(re.findall(r"^    from (\S+) import", inspect.getsource(on_visit), re.MULTILINE))
    assert visited <= set(on_visit.AHEAD)
    assert all(find_spec(name) for name in on_visit.AHEAD)


def test_modules_are_loaded_one_by_one_while_nobody_works(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["trang_mot", "trang_hai"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    asked: list[bool] = []

    def is_busy() -> bool:
        asked.append(len(asked) < 2)
        return asked[-1]

    holder = QObject()
    ahead = LoadingAhead(names, is_busy, holder)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert not set(names) & set(sys.modules)
    qtbot.waitUntil(lambda: ahead.done)
    assert set(names) <= set(sys.modules)
    for name in names:
        monkeypatch.delitem(sys.modules, name)
