import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.conference import BodyPresent, Delegate, TaskGiven
from app.domain.fields import Part
from app.domain.records import KINDS
from ui.forms.field_row import Notice
from ui.forms.grid import shares
from ui.forms.parts_table import PartsTable, columns_of
from ui.forms.pasted_rows import cells_of
from ui.forms.recall_box import RecallBox
from ui.theme import Theme

PARTS = [kind for kind in KINDS.values() if issubclass(kind, Part)]


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> PartsTable:
    table = PartsTable(BodyPresent, theme)
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    table.load("hn", [BodyPresent(uid="b1", parent="hn", position=1, body="Đảng ủy", invited=12, present=10)])
    return table


def cell(table: PartsTable, row: int, key: str):
    column = next(at for at, field in enumerate(table.fields) if field.key == key)
    return table.model.index(row, column)


def edited_cell(table: PartsTable) -> QLineEdit:
    boxes = [box for box in table.view.viewport().findChildren(QLineEdit) if box.isVisible()]
    assert len(boxes) == 1
    return boxes[0]


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.description.name)
def test_every_kind_of_part_has_its_table(
    qtbot: QtBot, theme: Theme, kind: type[Part], qtmodeltester: ModelTester
) -> None:
    table = PartsTable(kind, theme)
    qtbot.addWidget(table)
    table.load("p", [kind(parent="p", position=1)])
    qtmodeltester.check(table.model)
    shown = {field.key for field in table.fields} | set(table.detail.rows)
    assert shown == {field.key for field in (*kind.description.fields, *kind.derived)}


def test_the_last_row_is_always_an_empty_one(table: PartsTable) -> None:
    assert table.model.rowCount() == 2
    told: list[list[BodyPresent]] = []
    table.changed.connect(told.append)
    assert table.model.setData(cell(table, 1, "body"), "Hội Nông dân")
    assert table.model.rowCount() == 3
    assert [(part.body, part.parent, part.position) for part in told[-1]] == [
        ("Đảng ủy", "hn", 1),
        ("Hội Nông dân", "hn", 2),
    ]


def test_enter_goes_through_the_cells_and_makes_rows(qtbot: QtBot, table: PartsTable) -> None:
    table.view.setFocus()
    table.view.setCurrentIndex(cell(table, 1, "body"))
    table.view.edit(cell(table, 1, "body"))
    for typed in ("Hoi Nong dan", "mat tran to quoc", "Chu tich", "12", "11"):
        box = edited_cell(table)
        qtbot.keyClicks(box, typed)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    part = table.model.part(1)
    assert isinstance(part, BodyPresent)
    assert (part.body, part.block, part.represented_by, part.invited, part.present) == (
        "Hoi Nong dan",
        "front",
        "Chu tich",
        12,
        11,
    )
    assert table.view.currentIndex().row() == 2, "the next row is waiting"


def test_rows_from_a_spreadsheet_are_pasted_by_kind(qtbot: QtBot, table: PartsTable) -> None:
    QGuiApplication.clipboard().setText('Hội Phụ nữ\tTổ chức thành viên\t\t20\t1.020\n"Công\nan"\tĐảng\t\t3\tba\n')
    table.view.setCurrentIndex(cell(table, 1, "body"))
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    first, second = table.model.part(1), table.model.part(2)
    assert isinstance(first, BodyPresent)
    assert isinstance(second, BodyPresent)
    assert (first.body, first.block, first.invited, first.present) == ("Hội Phụ nữ", "member", 20, 1020)
    assert second.body == "Công an"
    assert second.present is None
    wrong = cell(table, 2, "present")
    assert wrong.data() == "ba", "what can't be read is not lost"
    assert "ba" in wrong.data(Qt.ItemDataRole.ToolTipRole)
    assert "2 dòng" in table.note.text()


def test_a_line_of_headings_says_which_column_is_which(table: PartsTable) -> None:
    table.model.paste(1, 0, cells_of("Có mặt\tCơ quan, tổ chức\n7\tQuân sự phường\n"))
    part = table.model.part(1)
    assert isinstance(part, BodyPresent)
    assert (part.body, part.present) == ("Quân sự phường", 7)
    assert table.model.rowCount() == 3


def test_pasting_over_rows_writes_over_them(table: PartsTable) -> None:
    table.model.paste(0, 0, [["Khác"], ["Mới"]])
    assert [part.body for part in table.model.parts] == ["Khác", "Mới"]
    assert table.model.parts[0].uid == "b1"


def test_rows_move_and_are_renumbered(qtbot: QtBot, table: PartsTable) -> None:
    table.model.setData(cell(table, 1, "body"), "Hai")
    table.view.setCurrentIndex(cell(table, 1, "body"))
    qtbot.keyClick(table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [(part.body, part.position) for part in table.model.parts] == [("Hai", 1), ("Đảng ủy", 2)]
    assert table.view.currentIndex().row() == 0
    qtbot.keyClick(table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [part.body for part in table.model.parts] == ["Đảng ủy", "Hai"]


def test_delete_takes_rows_away_and_says_how_they_come_back(qtbot: QtBot, table: PartsTable) -> None:
    told: list[list[BodyPresent]] = []
    table.changed.connect(told.append)
    table.view.setCurrentIndex(cell(table, 0, "body"))
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert told[-1] == []
    assert "Ctrl+Z" in table.note.text()


def test_sums_are_live(table: PartsTable) -> None:
    table.model.paste(1, 0, [["B", "", "", "8", "7"]])
    assert "Số mời: 20 người" in table.sums.text()
    assert "Có mặt: 17 người" in table.sums.text()


def test_the_rest_of_a_row_is_typed_under_the_table(qtbot: QtBot, theme: Theme) -> None:
    table = PartsTable(TaskGiven, theme)
    qtbot.addWidget(table)
    table.show()
    table.load("hn", [TaskGiven(uid="t", parent="hn", position=1, content="Báo cáo quý")])
    assert "partners" in table.detail.rows
    assert not table.detail.isVisibleTo(table)
    table.view.setCurrentIndex(table.model.index(0, 0))
    assert table.detail.isVisibleTo(table)
    told: list[list[TaskGiven]] = []
    table.changed.connect(told.append)
    box = table.detail.rows["partners"].editor.focusProxy()
    assert isinstance(box, QLineEdit)
    qtbot.keyClicks(box, "Ban Dan van")
    table.flush()
    assert told[-1][0].partners == "Ban Dan van"


def test_several_choices_are_ticked(qtbot: QtBot, theme: Theme) -> None:
    table = PartsTable(Delegate, theme)
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    table.load("hn", [Delegate(uid="d", parent="hn", position=1, name="Trần Văn Mẫu")])
    at = cell(table, 0, "roles")
    table.view.setCurrentIndex(at)
    table.view.edit(at)
    ticks = table.view.viewport().findChild(QListWidget)
    for row in (0, 4):
        ticks.item(row).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(ticks, Qt.Key.Key_Return)
    part = table.model.part(0)
    assert isinstance(part, Delegate)
    assert part.roles == ("chair", "direct")


def test_tab_leaves_the_table_behind_its_last_cell(qtbot: QtBot, table: PartsTable) -> None:
    last = table.model.index(table.model.rowCount() - 1, table.model.columnCount() - 1)
    table.activateWindow()
    table.view.setFocus()
    qtbot.waitUntil(table.view.hasFocus)
    table.view.setCurrentIndex(last)
    qtbot.keyClick(table.view, Qt.Key.Key_Tab)
    assert not table.view.hasFocus()


def test_a_row_is_inserted_and_dragged_between_others(qtbot: QtBot, table: PartsTable) -> None:
    table.model.setData(cell(table, 1, "body"), "Hai")
    table.view.setCurrentIndex(cell(table, 1, "body"))
    qtbot.keyClick(table.view, Qt.Key.Key_Insert)
    box = edited_cell(table)
    qtbot.keyClicks(box, "Giua")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [(part.body, part.position) for part in table.model.parts] == [("Đảng ủy", 1), ("Giua", 2), ("Hai", 3)]
    header = table.view.verticalHeader()
    header.moveSection(2, 0)
    qtbot.waitUntil(lambda: [part.body for part in table.model.parts] == ["Hai", "Đảng ủy", "Giua"])
    assert [header.visualIndex(row) for row in range(4)] == [0, 1, 2, 3]


def test_what_is_said_of_a_row_stands_under_the_table_and_marks_it(qtbot: QtBot, table: PartsTable) -> None:
    table.show_notices({"b1": {"present": [Notice("Nhiều hơn số mời.")]}, "khác": {"": [Notice("Không ở đây.")]}})
    assert table.model.headerData(0, Qt.Orientation.Vertical) == "1!"
    assert table.model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole) == "Nhiều hơn số mời."
    said = next(label for label in table.findChildren(QLabel) if label.text() == "Dòng 1, Có mặt: Nhiều hơn số mời.")
    qtbot.waitUntil(said.isVisible)
    table.show_notices({})
    assert table.model.headerData(0, Qt.Orientation.Vertical) == "1"


def test_enter_in_the_empty_row_goes_on_behind_the_table(qtbot: QtBot, table: PartsTable) -> None:
    table.activateWindow()
    table.view.setFocus()
    qtbot.waitUntil(table.view.hasFocus)
    table.view.setCurrentIndex(cell(table, 1, "body"))
    table.view.edit(cell(table, 1, "body"))
    qtbot.keyClick(edited_cell(table), Qt.Key.Key_Return)
    assert not table.view.hasFocus()
    assert table.model.rowCount() == 2


def test_a_choice_is_found_by_a_few_letters_without_marks(qtbot: QtBot, table: PartsTable) -> None:
    table.view.setCurrentIndex(cell(table, 0, "block"))
    table.view.edit(cell(table, 0, "block"))
    box = edited_cell(table)
    assert isinstance(box, RecallBox)
    qtbot.keyClicks(box, "vu trang")
    assert box.popup.isVisible()
    qtbot.keyClick(box.popup, Qt.Key.Key_Return)
    part = table.model.part(0)
    assert isinstance(part, BodyPresent)
    assert part.block == "forces"


def test_read_only_rows_have_no_empty_one(table: PartsTable) -> None:
    table.set_read_only(True)
    assert table.model.rowCount() == 1
    assert not table.model.setData(cell(table, 0, "body"), "x")
    assert table.model.remove([0]) == 0


def test_new_rows_begin_with_what_the_page_says(theme: Theme, qtbot: QtBot) -> None:
    table = PartsTable(TaskGiven, theme, hidden={"task"})
    qtbot.addWidget(table)
    table.load("hn", [], task="NV2")
    table.model.setData(cell(table, 0, "lead"), "Ban")
    part = table.model.part(0)
    assert isinstance(part, TaskGiven)
    assert part.task == "NV2"
    assert "task" not in {field.key for field in columns_of(TaskGiven, {"task"})}


@given(
    room=st.integers(min_value=300, max_value=2000),
    wanted=st.lists(st.integers(min_value=4, max_value=42), min_size=1, max_size=9),
)
@settings(max_examples=80, deadline=None)
def test_columns_fill_the_room_and_none_is_starved(room: int, wanted: list[int]) -> None:
    widths = shares(room, 7, wanted)
    assert room - len(wanted) <= sum(widths) <= room
    asked = [7 * letters + 14 for letters in wanted]
    fair = room // len(wanted)
    assert all(width >= min(want, fair) - 1 for width, want in zip(widths, asked, strict=True))


def test_far_too_much_is_not_pasted_into_a_narrative_cell(qtbot: QtBot, theme: Theme) -> None:
    """Fifty million letters once held up the window for a minute."""
    table = PartsTable(TaskGiven, theme)
    qtbot.addWidget(table)
    table.show()
    table.load("hn", [])
    table.view.setCurrentIndex(cell(table, 0, "content"))
    table.view.edit(cell(table, 0, "content"))
    (box,) = table.view.viewport().findChildren(QPlainTextEdit)
    QGuiApplication.clipboard().setText("Chữ " * 30_000)
    box.paste()
    assert box.toPlainText() == ""
    assert "Chưa dán" in table.note.text()
    QGuiApplication.clipboard().setText("Chữ vừa phải")
    box.paste()
    assert box.toPlainText() == "Chữ vừa phải"


def test_a_cell_that_is_full_says_so(qtbot: QtBot, table: PartsTable) -> None:
    """A box of one line drops what comes after its last letter without a word."""
    at = cell(table, 1, "body")
    table.view.setCurrentIndex(at)
    table.view.edit(at)
    box = edited_cell(table)
    box.setText("x" * (box.maxLength() - 1))
    box.setCursorPosition(0)
    qtbot.keyClicks(box, "y")
    assert "chỉ giữ được 32767 chữ cái" in table.note.text()
    qtbot.keyClicks(box, "z")
    assert len(box.text()) == box.maxLength()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert table.note.text() == ""
