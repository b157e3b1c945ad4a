import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.domain.office import Officer
from app.domain.periods import parse_period
from app.domain.records import KINDS
from ui.models.record_filters import filters_of
from ui.models.record_table import RecordRole, RecordRows, sort_value

HELD = [
    Conference(uid="1", title="Hội nghị tổ 10", held_on="2024-11-22", present=9, own_role="host", code="X-010"),
    Conference(uid="2", title="Hội nghị tổ 2", held_on="2023", present=100, own_role="attend", code="X-002"),
    Conference(uid="3", title="Ân tình", held_on=None, present=None, purposes=("regular", "honouring")),
    Conference(uid="4", title="Ăn chung", held_on="--12-18", present=0, state="draft", period="2024-NAM"),
]
YEAR = parse_period("2024-NAM")


def uids(rows: RecordRows) -> list[str]:
    return [rows.index(row).data(RecordRole).uid for row in range(rows.rowCount())]


def ordered(label: str) -> list[str]:
    rows = RecordRows(Conference.description, HELD)
    rows.order_by(next(order for order in rows.orders if order.label == label))
    return uids(rows)


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
def test_any_kind_of_record_is_a_list(qtbot: QtBot, qtmodeltester: ModelTester, kind) -> None:
    rows = RecordRows(kind.description, [kind(), kind()])
    assert rows.rowCount() == 2
    assert rows.cells(kind())
    qtmodeltester.check(rows)


def test_words_are_those_of_paper_and_search(qtbot: QtBot) -> None:
    rows = RecordRows(Conference.description, HELD)
    assert rows.cells(HELD[0])["Ngày tổ chức"] == "22/11/2024"
    assert uids(rows)[0] == "1", "the newest comes first"
    assert rows.index(0).data() == "Hội nghị tổ 10"


def test_the_orders_are_vietnamese_and_by_the_calendar(qtbot: QtBot) -> None:
    assert ordered("Theo tên") == ["4", "3", "2", "1"], "Ă before Â, tổ 2 before tổ 10"
    assert [uid for uid in ordered("Cũ nhất trước") if uid in ("1", "2")] == ["2", "1"]
    assert [uid for uid in ordered("Mới nhất trước") if uid in ("1", "2")] == ["1", "2"]
    assert ordered("Theo mã")[-2:] == ["2", "1"]


def test_rows_are_found_without_marks(qtbot: QtBot) -> None:
    rows = RecordRows(Conference.description, HELD)
    rows.search("hoi to nghi")
    assert rows.rowCount() == 2
    rows.search("x-002")
    assert uids(rows) == ["2"], "by the code too"
    rows.search("")
    assert (rows.rowCount(), rows.total) == (4, 4)


def test_what_is_narrowed_down_to(qtbot: QtBot) -> None:
    filters = {each.key: each for each in filters_of(Conference.description, HELD, YEAR)}
    entries = {entry.label: entry for entry in filters["held_on"].entries}
    assert list(entries) == ["Kỳ đang chọn: Năm 2024", "Năm 2024", "Năm 2023", "Không rõ năm"]
    kept = {label: [record.uid for record in HELD if entry.wanted(record)] for label, entry in entries.items()}
    assert kept["Kỳ đang chọn: Năm 2024"] == ["1", "4"], "what is filed under the period belongs to it"
    assert kept["Không rõ năm"] == ["3", "4"]
    regular = next(entry for entry in filters["purposes"].entries if entry.label == "Thường kỳ Ủy ban")
    assert [record.uid for record in HELD if regular.wanted(record)] == ["3"]
    assert {"purposes", "own_role", "state", "form"} <= set(filters)


def test_rows_follow_their_records(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    rows = RecordRows(Conference.description, HELD)
    qtmodeltester.check(rows)
    rows.replace(dataclasses.replace(HELD[0], title="Khác"))
    assert rows.index(0).data() == "Khác"
    rows.replace(dataclasses.replace(HELD[0], held_on="2020"))
    assert uids(rows).index("1") > uids(rows).index("2"), "a new date, a new place"
    rows.replace(Conference(uid="5", title="Mới", held_on="2025"))
    assert uids(rows)[0] == "5"
    rows.remove("2")
    assert rows.row_of("2") is None
    rows.keep(lambda record: record.uid == "5")
    rows.replace(Conference(uid="6", title="Không hiện"))
    assert (uids(rows), rows.total) == (["5"], 5)
    rows.show([])
    assert rows.rowCount() == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["2023", "2024", "2024-05", None])), max_size=12))
@settings(max_examples=40, deadline=None)
def test_one_by_one_is_as_all_at_once(changes: list[tuple[int, str | None]]) -> None:
    rows = RecordRows(Conference.description, HELD)
    for number, held in changes:
        rows.replace(Conference(uid=str(number), title=f"Hội nghị {number}", held_on=held))
    assert uids(rows) == uids(RecordRows(Conference.description, rows.records))


def test_people_are_ordered_by_their_given_names() -> None:
    names = ["Bùi Văn Bá", "Lê Ái Ân", "Tô Thị Ba", "Đặng Thị Ánh Nguyệt", "Đỗ Thị Đào", "Dương Văn Dậu"]
    field = Officer.description.by_key["name"]
    ordered = sorted(names, key=lambda name: sort_value(field, name, name))
    assert ordered == ["Lê Ái Ân", "Tô Thị Ba", "Bùi Văn Bá", "Dương Văn Dậu", "Đỗ Thị Đào", "Đặng Thị Ánh Nguyệt"]
