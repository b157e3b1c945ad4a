import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.domain.office import Officer
from app.domain.records import KINDS
from ui.models.record_table import RecordRole, RecordTable, Sorted, SortRole

HELD = [
    Conference(uid="1", title="Hội nghị tổ 10", held_on="2024-11-22", present=9),
    Conference(uid="2", title="Hội nghị tổ 2", held_on="2023", present=100),
    Conference(uid="3", title="Ân tình", held_on=None, present=None),
    Conference(uid="4", title="Ăn chung", held_on="--12-18", present=0),
]


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
def test_any_kind_of_record_is_a_table(qtbot: QtBot, qtmodeltester: ModelTester, kind) -> None:
    table = RecordTable(kind.description, [kind(), kind()])
    assert table.columnCount() >= 1
    qtmodeltester.check(table)


def column(table: RecordTable, key: str) -> int:
    return next(at for at, field in enumerate(table.fields) if field.key == key)


def test_words_are_those_of_paper_and_search(qtbot: QtBot) -> None:
    table = RecordTable(Conference.description, HELD)
    assert table.index(0, column(table, "held_on")).data() == "22/11/2024"
    assert table.index(0, 0).data(RecordRole) is HELD[0]
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Tên hội nghị"


def order(table: RecordTable, key: str) -> list[str]:
    rows = Sorted(table)
    rows.sort(column(table, key))
    return [rows.index(row, 0).data(RecordRole).uid for row in range(rows.rowCount())]


def test_order_is_by_value_and_in_vietnamese(qtbot: QtBot) -> None:
    table = RecordTable(Conference.description, HELD)
    assert order(table, "title") == ["4", "3", "2", "1"], "Ă before Â, tổ 2 before tổ 10"
    assert order(table, "present")[1:] == ["4", "1", "2"]
    assert table.index(1, column(table, "present")).data(SortRole) == 100.0


def test_dates_are_ordered_by_the_calendar(qtbot: QtBot) -> None:
    table = RecordTable(Conference.description, HELD)
    dated = [uid for uid in order(table, "held_on") if uid in ("1", "2")]
    assert dated == ["2", "1"]


def test_rows_are_found_without_marks(qtbot: QtBot) -> None:
    rows = Sorted(RecordTable(Conference.description, HELD))
    rows.search("hoi to nghi")
    assert rows.rowCount() == 2
    rows.search("")
    assert rows.rowCount() == 4


def test_rows_follow_their_records(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    table = RecordTable(Conference.description, HELD)
    qtmodeltester.check(table)
    table.replace(dataclasses.replace(HELD[0], title="Khác"))
    assert table.index(0, 0).data() == "Khác"
    table.replace(Conference(uid="5", title="Mới"))
    assert table.rowCount() == 5
    table.remove("2")
    assert table.row_of("2") is None
    assert table.row_of("5") == 3
    table.show([])
    assert table.rowCount() == 0


def test_people_are_ordered_by_their_given_names() -> None:
    names = ["Bùi Văn Bá", "Lê Ái Ân", "Tô Thị Ba", "Đặng Thị Ánh Nguyệt", "Đỗ Thị Đào", "Dương Văn Dậu"]
    table = RecordTable(Officer.description, [Officer(name=name) for name in names])
    keys = [table.data(table.index(row, 0), SortRole) for row in range(len(names))]
    ordered = [name for _, name in sorted(zip(keys, names, strict=True))]
    assert ordered == ["Lê Ái Ân", "Tô Thị Ba", "Bùi Văn Bá", "Dương Văn Dậu", "Đỗ Thị Đào", "Đặng Thị Ánh Nguyệt"]
