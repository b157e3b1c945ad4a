import pytest
from pytestqt.qtbot import QtBot

from ui.models.lines import Line
from ui.pages.lines_table import EDGES, LinesTable
from ui.theme import Theme

SAID = "Chưa biết người niêm phong, hãy đối chiếu bốn mươi chữ số qua điện thoại"


@pytest.mark.parametrize("width", [1100, 600, 420])
def test_no_word_is_cut_off(qtbot: QtBot, dressed: Theme, width: int) -> None:
    table = LinesTable(("Ngày", "Tình trạng", "Mã"), (1, 90, 1), dressed)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    table.show_lines([Line(("09/12/2024", SAID, "99001"), "key", "warning"), Line(("", "ngắn", ""))])
    letters = table.fontMetrics()
    for column, word in enumerate(("09/12/2024", "phong,", "99001")):
        assert table.columnWidth(column) >= letters.horizontalAdvance(word) + EDGES
    assert sum(table.columnWidth(column) for column in range(3)) <= table.viewport().width()
    lines = -(-letters.horizontalAdvance(SAID) // (table.columnWidth(1) - EDGES))
    assert table.rowHeight(0) >= lines * letters.height()


def test_the_chosen_line_stays_chosen(qtbot: QtBot, theme: Theme) -> None:
    table = LinesTable(("A",), (1,), theme)
    qtbot.addWidget(table)
    table.show_lines([Line(("a",), subject="a"), Line(("b",), subject="b")])
    table.choose(1)
    table.show_lines([Line(("b",), subject="b")])
    assert table.subject() == "b"
    table.show_lines([])
    assert table.subject() is None


def test_the_model_keeps_qts_promises(qtmodeltester, theme: Theme) -> None:
    table = LinesTable(("A", "B"), (1, 1), theme)
    table.show_lines([Line(("a", "b"), "check", "done"), Line(("c", "d"))])
    qtmodeltester.check(table.lines)
