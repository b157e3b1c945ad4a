from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.office import Office
from ui.closing import keep_safe
from ui.dressing import Dressing
from ui.main import window_for
from ui.theme import DARK, LIGHT


def test_other_looks_come_at_once_and_at_the_same_place(qtbot: QtBot, qapp, sample_office: Office, answers) -> None:
    def make(office, theme):
        return window_for(office, theme, answers)

    dressing = Dressing(qapp, sample_office, make, LIGHT)
    first = dressing.show()
    assert first.session.theme.palette is LIGHT
    first.open(2)
    first.session.choose_period(sample_office.period("2023-NAM"))
    first.session.keep(replace(sample_office.settings, theme="dark", text_size=125))
    qtbot.waitUntil(lambda: dressing.window is not first)
    second = dressing.window
    assert second is not None
    assert (second.session.theme.palette, second.session.theme.percent) == (DARK, 125)
    assert second.current == 2
    assert second.session.period.code == "2023-NAM"
    second.session.keep(replace(sample_office.settings, theme="auto", text_size=100))
    qtbot.waitUntil(lambda: dressing.window is not second)
    assert dressing.window is not None
    assert dressing.window.session.theme.palette is LIGHT
    qtbot.addWidget(dressing.window)


def test_closing_leaves_a_safety_copy(sample_office: Office, answers) -> None:
    keep_safe(sample_office, answers)
    assert len(sample_office.backups()) == 1
    assert answers.told == []
    with Office.open(sample_office.folder) as second:
        keep_safe(second, answers)
    assert len(sample_office.backups()) == 1
