import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import sweeping
from ui.sweeping import FEW, SLOW, Sweeping


class Knot:
    """Holds itself, so that only a search ends it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def held_back(qtbot: QtBot) -> Iterator[None]:
    gc.collect()
    sweeping.hold_back()
    yield
    gc.unfreeze()
    gc.enable()


def knots(many: int = FEW) -> "weakref.ref[Knot]":
    """As many as are worth a search; what is told is whether the first is still there."""
    first = Knot()
    told = weakref.ref(first)
    for _ in range(many):
        Knot()
    return told


@pytest.mark.usefixtures("held_back")
class TestSweeping:
    def test_nothing_is_searched_while_somebody_works(self, qapp: QApplication) -> None:
        busy = [True]
        there = Sweeping(qapp, lambda: busy[0])
        knot = knots()
        there.sweep()
        assert knot() is not None
        busy[0] = False
        there.sweep()
        assert knot() is None

    def test_a_few_objects_are_not_worth_a_search(self, qapp: QApplication) -> None:
        there = Sweeping(qapp, lambda: False)
        gc.collect()
        knot = weakref.ref(Knot())
        there.sweep()
        assert knot() is not None

    def test_old_objects_are_searched_when_the_person_looks_elsewhere(self, qapp: QApplication) -> None:
        there = Sweeping(qapp, lambda: False)
        held = Knot()
        gc.collect()  # old by now
        knot = weakref.ref(held)
        del held
        there.on_state(Qt.ApplicationState.ApplicationActive)
        assert knot() is not None
        there.on_state(Qt.ApplicationState.ApplicationInactive)
        assert knot() is None

    def test_what_would_take_long_waits_until_the_person_looks_elsewhere(self, qapp: QApplication) -> None:
        there = Sweeping(qapp, lambda: False)
        gc.collect()
        knot = knots(SLOW)
        there.sweep()
        assert knot() is not None
        there.on_state(Qt.ApplicationState.ApplicationInactive)
        assert knot() is None
