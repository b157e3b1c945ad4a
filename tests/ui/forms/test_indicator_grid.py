from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.fields import NOT_ARISEN
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicators import formula_of, percent
from ui.forms.indicator_grid import IndicatorGrid
from ui.models.indicator_lines import ACTUAL, LAST_YEAR, NAME, NOTE, PERCENT, PLAN, Heading, rows_of
from ui.theme import Theme

GUIDANCE = load_default()
TASKS = {task.code or "": f"{task.code} · {task.short_name}" for task in GUIDANCE.tasks}
PERIOD = "2024-NAM"
RATIO = next(item for item in GUIDANCE.indicators if item.formula)


def figure(code: str, **values: object) -> IndicatorFigure:
    return IndicatorFigure(uid=figure_uid(PERIOD, code), period=PERIOD, indicator=code, scope="own", **values)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> IndicatorGrid:
    grid = IndicatorGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(1100, 600)
    grid.show()
    grid.load(
        rows_of(GUIDANCE.indicators, TASKS, []), PERIOD, [figure("DC_HO", plan=Decimal(200), actual=Decimal(150))]
    )
    return grid


def at(grid: IndicatorGrid, code: str, column: int):
    row = grid.rows.row_of(code)
    assert row is not None
    return grid.rows.index(row, column)


def test_the_model_keeps_qts_rules(grid: IndicatorGrid, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(grid.rows)


def test_every_indicator_stands_under_its_task(grid: IndicatorGrid) -> None:
    lines = [grid.rows.line(row) for row in range(grid.rows.rowCount())]
    headings = [line.title for line in lines if isinstance(line, Heading)]
    assert len(lines) - len(headings) == len(GUIDANCE.indicators) == 106
    assert headings[1:] == list(TASKS.values())


def test_three_blank_states_look_different(grid: IndicatorGrid) -> None:
    cell = at(grid, "DC_KDC", ACTUAL)
    seen = [cell.data()]
    for typed in ("0", "k"):
        grid.rows.setData(cell, typed)
        seen.append(cell.data())
    assert seen == ["chưa nhập", "0", "không phát sinh"]
    grid.rows.setData(cell, "")
    assert cell.data() == "chưa nhập"


def test_what_is_typed_is_told_as_a_figure(grid: IndicatorGrid) -> None:
    told: list[IndicatorFigure] = []
    grid.edited.connect(told.extend)
    grid.rows.setData(at(grid, "DC_HO", LAST_YEAR), "1.234")
    grid.rows.setData(at(grid, "DC_KDC", ACTUAL), "k")
    assert told[0] == figure("DC_HO", plan=Decimal(200), actual=Decimal(150), last_year=Decimal(1234))
    assert told[1] == figure("DC_KDC", actual=NOT_ARISEN)


def test_ratios_are_computed_and_not_typed(grid: IndicatorGrid) -> None:
    formula = formula_of(RATIO)
    assert formula is not None
    code = RATIO.code or ""
    assert at(grid, code, ACTUAL).data() == "chưa đủ số"
    for needed in formula.codes:
        grid.rows.setData(at(grid, needed, ACTUAL), "50")
    assert at(grid, code, ACTUAL).data() not in ("chưa đủ số", "")
    assert not at(grid, code, ACTUAL).flags() & Qt.ItemFlag.ItemIsEditable
    assert at(grid, code, NOTE).flags() & Qt.ItemFlag.ItemIsEditable


def test_per_cent_of_the_plan(grid: IndicatorGrid) -> None:
    assert at(grid, "DC_HO", PERCENT).data() == "75%"
    assert percent(Decimal(1), Decimal(0)) is None
    assert percent(NOT_ARISEN, Decimal(5)) is None


def test_what_cannot_be_read_stays_in_its_cell(grid: IndicatorGrid) -> None:
    cell = at(grid, "DC_KDC", ACTUAL)
    grid.rows.setData(cell, "hai mươi")
    assert cell.data() == "hai mươi"
    assert "hai mươi" in grid.rows.problem(cell)
    grid.rows.setData(cell, "12,5")
    assert "số nguyên" in grid.rows.problem(cell)
    grid.rows.setData(cell, "12")
    assert grid.rows.problem(cell) == ""


def test_enter_goes_down_past_headings_and_ratios(qtbot: QtBot, grid: IndicatorGrid) -> None:
    grid.view.setCurrentIndex(at(grid, "DC_HO", ACTUAL))
    grid.view.edit(at(grid, "DC_HO", ACTUAL))
    codes = [item.code for item in GUIDANCE.indicators if not item.formula][:6]
    for _ in codes:
        box = next(box for box in grid.view.viewport().findChildren(QLineEdit) if box.isVisible())
        box.setText("7")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [at(grid, code or "", ACTUAL).data() for code in codes] == ["7"] * len(codes)


def test_a_block_of_a_spreadsheet_is_pasted(qtbot: QtBot, grid: IndicatorGrid) -> None:
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n5\t6\n7\t8")
    grid.view.setCurrentIndex(at(grid, "DC_HO", PLAN))
    qtbot.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    codes = [item.code or "" for item in GUIDANCE.indicators[:3]]
    assert [(at(grid, code, PLAN).data(), at(grid, code, ACTUAL).data()) for code in codes] == [
        ("1", "2"),
        ("3", "4"),
        ("5", "6"),
    ]
    assert at(grid, GUIDANCE.indicators[3].code or "", PLAN).data() == "7", "the heading between was passed over"


def test_search_keeps_headings_of_what_is_found(grid: IndicatorGrid) -> None:
    grid.rows.look_for("to dan pho")
    lines = [grid.rows.line(row) for row in range(grid.rows.rowCount())]
    assert isinstance(lines[0], Heading)
    assert all(isinstance(line, Heading) or "tổ dân phố" in line.name for line in lines)
    grid.rows.look_for("")
    assert grid.rows.rowCount() > 106


def test_read_only_grid_takes_nothing(grid: IndicatorGrid) -> None:
    grid.load(rows_of(GUIDANCE.indicators, TASKS, []), PERIOD, [], read_only=True)
    assert not grid.rows.setData(at(grid, "DC_HO", ACTUAL), "1")
    assert at(grid, "DC_HO", ACTUAL).data() == ""


def test_a_units_own_indicators_stand_at_the_end(grid: IndicatorGrid) -> None:
    own = figure("R_1", own_name="Số tủ sách", own_unit="tủ")
    grid.load(rows_of(GUIDANCE.indicators, TASKS, [own]), PERIOD, [own])
    last = grid.rows.index(grid.rows.rowCount() - 1, NAME)
    assert last.data() == "Số tủ sách"
    told: list[IndicatorFigure] = []
    grid.edited.connect(told.extend)
    grid.rows.setData(last.siblingAtColumn(ACTUAL), "3")
    assert (told[0].own_name, told[0].actual) == ("Số tủ sách", Decimal(3))


def test_counts_what_is_filled_in(grid: IndicatorGrid) -> None:
    filled, typed = grid.rows.filled()
    assert filled == 1
    assert typed == sum(not item.formula for item in GUIDANCE.indicators)


def test_a_yes_or_no_is_typed_and_shown_in_words(grid: IndicatorGrid) -> None:
    cell = at(grid, "QCPH_CO", ACTUAL)
    seen: list[tuple[str, str]] = []
    for typed in ("có", "Không", "1", "k"):
        assert grid.rows.setData(cell, typed)
        seen.append((cell.data(), cell.data(Qt.ItemDataRole.EditRole)))
    assert seen[:3] == [("Có", "Có"), ("Không", "Không"), ("Có", "Có")]
    assert seen[3][0] == "không phát sinh"


def test_of_a_whole_area_a_yes_or_no_says_how_many_units_have_it(grid: IndicatorGrid) -> None:
    counted = figure("QCPH_CO", actual=Decimal(3), numerator=Decimal(3), denominator=Decimal(4))
    grid.load(rows_of(GUIDANCE.indicators, TASKS, []), PERIOD, [counted], scope="area", read_only=True)
    assert at(grid, "QCPH_CO", ACTUAL).data() == "3/4 đơn vị có"
