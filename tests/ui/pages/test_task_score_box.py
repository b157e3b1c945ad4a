from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.task_score_box import NOT_SCORED, ScoreBox
from ui.theme import Theme


def test_points_go_in_halves_and_not_scored_is_not_zero(qtbot: QtBot, theme: Theme) -> None:
    box = ScoreBox(Decimal(20), theme)
    qtbot.addWidget(box)
    told: list[Decimal | None] = []
    box.scored.connect(told.append)
    assert (box.points(), box.text()) == (None, NOT_SCORED)
    box.stepUp()
    box.stepUp()
    box.setValue(7.3)
    box.setValue(99)
    box.setValue(-0.5)
    assert told == [Decimal(0), Decimal("0.5"), Decimal("7.5"), Decimal(20), None]


@pytest.mark.parametrize(("typed", "points"), [("7,5", "7.5"), ("7.5", "7.5"), ("15", "15"), ("0", "0")])
def test_points_are_typed_with_comma_or_point(qtbot: QtBot, theme: Theme, typed: str, points: str) -> None:
    box = ScoreBox(Decimal(20), theme)
    qtbot.addWidget(box)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.points() == Decimal(points)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.points(), box.text()) == (None, NOT_SCORED)
