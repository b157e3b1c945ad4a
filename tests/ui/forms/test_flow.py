"""Widgets laid out like words."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.forms.flow import Flow


def test_what_is_low_stands_in_the_middle_of_its_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, gap=4)
    parts = [QWidget(holder) for _ in range(4)]
    for part, (width, height) in zip(parts, ((100, 30), (60, 10), (80, 20), (180, 12)), strict=True):
        part.setFixedSize(width, height)
        flow.addWidget(part)
    holder.resize(200, flow.heightForWidth(200))
    holder.show()
    places = [(part.x(), part.y()) for part in parts]
    assert places == [(0, 0), (104, 10), (0, 34), (0, 58)]
    assert flow.heightForWidth(200) == 58 + 12
