from decimal import Decimal

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.fields import NOT_ARISEN
from ui.models.matrix import Matrix, MatrixRow
from ui.models.record_table import RecordRole, SortRole

UNITS = [("990", "Quận Sông Mẫu"), ("99001", "Phường Hoa Mẫu")]
ROWS = [
    MatrixRow("A", "Số hộ", "hộ", Decimal(1300), {"990": NOT_ARISEN, "99001": Decimal(1300)}),
    MatrixRow("B", "Tỷ lệ", "%", Decimal("90.9"), {"99001": None}, places=2),
]


def test_figures_stand_under_their_units(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    matrix = Matrix(ROWS, UNITS)
    qtmodeltester.check(matrix)
    shown = [[matrix.index(row, column).data() for column in range(matrix.columnCount())] for row in range(2)]
    assert shown == [
        ["Số hộ", "hộ", "1.300", "không phát sinh", "1.300"],
        ["Tỷ lệ", "%", "90,90", "–", "–"],
    ]
    assert matrix.index(0, 2).data(SortRole) == 1300.0
    assert matrix.index(0, 2).data(RecordRole) is ROWS[0]


def test_other_figures_replace_them(qtbot: QtBot) -> None:
    matrix = Matrix()
    matrix.show(ROWS[:1], UNITS[:1])
    assert (matrix.rowCount(), matrix.columnCount()) == (1, 4)
