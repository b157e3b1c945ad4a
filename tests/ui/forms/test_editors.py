from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.domain.fields import NOT_ARISEN, PYTHON_TYPES, Choice, Field, Kind, Section, Width
from ui.context import Context, Option
from ui.forms.choice_editors import ChoiceEditor, ChoicesEditor, YesNoEditor
from ui.forms.editor import Editor
from ui.forms.editors import EDITORS, editor_for
from ui.forms.file_editor import FileEditor
from ui.forms.flow import Flow
from ui.forms.line_editors import FigureEditor, LineEditor, NoteEditor
from ui.forms.link_editors import LinkEditor, LinksEditor
from ui.forms.record_form import RecordForm
from ui.theme import Theme

WHERE = Section("where", "Đâu")
FRUIT = (Choice("apple", "Táo"), Choice("pear", "Lê"))
UNITS = [Option("u1", "Phường Hoa Mẫu"), Option("u2", "Phường Bến Mẫu")]
SAMPLES = {
    Kind.TEXT: "Tiếng Việt",
    Kind.NOTE: "một\nhai",
    Kind.COUNT: 91,
    Kind.AMOUNT: Decimal("12.5"),
    Kind.FIGURE: NOT_ARISEN,
    Kind.DATE: "2024-11",
    Kind.TIME: "08:30",
    Kind.CHOICE: "pear",
    Kind.CHOICES: ("apple", "pear"),
    Kind.YESNO: False,
    Kind.LINK: "u2",
    Kind.LINKS: ("u2", "u1"),
    Kind.FILE: "a" * 64,
}


def made(qtbot: QtBot, kind: Kind, **rules: object) -> Editor:
    choices = FRUIT if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    places = 2 if kind in (Kind.AMOUNT, Kind.FIGURE) else 0
    field = Field(key="x", kind=kind, section=WHERE, label="Nhãn", choices=choices, target="unit", places=places)
    for key, value in rules.items():
        object.__setattr__(field, key, value)
    editor = editor_for(field, Context(options=lambda target: UNITS))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def heard(editor: Editor) -> list[object]:
    told: list[object] = []
    editor.edited.connect(lambda: told.append(editor.value()))
    return told


def test_every_kind_has_an_editor_and_nothing_else() -> None:
    assert set(EDITORS) == set(Kind) == set(SAMPLES)


@pytest.mark.parametrize("kind", list(Kind))
def test_setting_a_value_tells_nobody_and_gives_it_back(qtbot: QtBot, kind: Kind) -> None:
    editor = made(qtbot, kind)
    told = heard(editor)
    empty = () if kind in (Kind.CHOICES, Kind.LINKS) else None
    assert editor.value() == empty
    editor.set_value(SAMPLES[kind])
    assert editor.value() == SAMPLES[kind]
    assert isinstance(editor.value(), PYTHON_TYPES[kind])
    editor.set_value(empty)
    assert editor.value() == empty
    assert told == []
    assert editor.problem() == ""


@pytest.mark.parametrize("kind", list(Kind))
def test_an_editor_is_known_to_a_screen_reader(qtbot: QtBot, kind: Kind) -> None:
    assert made(qtbot, kind).accessibleName() == "Nhãn"


def test_an_amount_is_typed_the_vietnamese_way_and_written_back(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.AMOUNT)
    assert isinstance(editor, LineEditor)
    told = heard(editor)
    qtbot.keyClicks(editor.box, "1234567,5")
    assert told[-1] == Decimal("1234567.5")
    assert editor.box.text() == "1234567,5", "nothing moves while one types"
    editor.on_left()
    assert editor.box.text() == "1.234.567,5"


def test_what_cannot_be_read_stays_and_the_last_value_holds(typing, qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.COUNT)
    assert isinstance(editor, LineEditor)
    editor.set_value(91)
    editor.box.selectAll()
    typing(editor.box, "chín mốt")
    editor.on_left()
    assert editor.box.text() == "chín mốt"
    assert editor.value() == 91
    assert "chín mốt" in editor.problem()
    assert editor.box.property("state") == "wrong"
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "92")
    assert editor.value() == 92
    assert editor.problem() == ""


def test_an_ambiguous_number_is_said_as_it_was_understood(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.AMOUNT)
    assert isinstance(editor, LineEditor)
    qtbot.keyClicks(editor.box, "1,234.5")
    assert editor.value() == Decimal("1234.5")
    assert "1.234,5" in editor.remark()


def test_a_figure_has_three_blank_states(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.FIGURE)
    assert isinstance(editor, FigureEditor)
    assert editor.box.placeholderText() == "chưa nhập"
    qtbot.mouseClick(editor.nothing, Qt.MouseButton.LeftButton)
    assert editor.value() is NOT_ARISEN
    assert editor.box.isReadOnly()
    qtbot.mouseClick(editor.nothing, Qt.MouseButton.LeftButton)
    assert editor.value() is None
    qtbot.keyClicks(editor.box, "0")
    assert editor.value() == Decimal(0)
    assert not editor.nothing.isChecked()


def test_a_date_may_be_partial(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.DATE)
    assert isinstance(editor, LineEditor)
    for typed, value, shown in (
        ("5/9/2024", "2024-09-05", "05/09/2024"),
        ("9/2024", "2024-09", "9/2024"),
        ("18-12", "--12-18", "18/12"),
    ):
        editor.box.selectAll()
        qtbot.keyClicks(editor.box, typed)
        editor.on_left()
        assert (editor.value(), editor.box.text()) == (value, shown)


def test_a_note_grows_with_its_text_and_tab_leaves_it(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.NOTE)
    assert isinstance(editor, NoteEditor)
    editor.resize(400, 100)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.set_value("một dòng")
    low = editor.box.height()
    editor.set_value("\n".join(f"dòng {n}" for n in range(12)))
    assert editor.box.height() > low * 2
    editor.set_value(None)
    qtbot.waitUntil(lambda: editor.box.height() == low)
    assert editor.box.tabChangesFocus()


def test_a_long_title_wraps_but_takes_no_lines_of_its_own(typing, qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.TEXT, width=Width.FULL)
    assert isinstance(editor, NoteEditor)
    typing(editor.box, "một")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.box, " hai")
    assert editor.value() == "một hai"


def test_ten_million_letters_are_not_pasted_and_that_is_said(typing, qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.NOTE)
    assert isinstance(editor, NoteEditor)
    typing(editor.box, "một")
    book = QMimeData()
    book.setText("Chữ quý " * 1_250_000)
    editor.box.insertFromMimeData(book)
    assert editor.value() == "một"
    assert "Chưa dán" in editor.remark()
    qtbot.keyClicks(editor.box, " hai")
    assert editor.value() == "một hai"
    assert editor.remark() == ""


def test_a_line_says_when_it_holds_no_more(qtbot: QtBot) -> None:
    """Qt cuts off what is pasted into a full line without a word."""
    editor = made(qtbot, Kind.TEXT)
    assert isinstance(editor, LineEditor)
    QApplication.clipboard().setText("Chữ quý " * 5_000)
    editor.box.paste()
    assert "chỉ giữ được 32767 chữ cái" in editor.remark()
    editor.box.undo()
    assert editor.remark() == ""


def test_letters_still_being_composed_are_left_to_the_input_method(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.TEXT)
    assert isinstance(editor, LineEditor)
    told = heard(editor)
    QApplication.sendEvent(editor.box, QInputMethodEvent("tieengs", []))
    assert editor.value() is None
    done = QInputMethodEvent()
    done.setCommitString("tiếng")
    QApplication.sendEvent(editor.box, done)
    assert told == ["tiếng"]


def test_a_choice_is_picked_and_the_wheel_does_not_change_it(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.CHOICE)
    assert isinstance(editor, ChoiceEditor)
    told = heard(editor)
    editor.box.setCurrentIndex(2)
    assert told == ["pear"]


def test_an_open_choice_takes_free_words_and_known_labels(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.CHOICE, open_choices=True)
    assert isinstance(editor, ChoiceEditor)
    line = editor.box.lineEdit()
    qtbot.keyClicks(line, "Man")
    assert editor.value() == "Man"
    line.selectAll()
    qtbot.keyClicks(line, "tao")
    assert editor.value() == "apple"
    editor.set_value("Ổi")
    assert editor.value() == "Ổi"


def test_codes_of_a_newer_list_are_never_dropped(qtbot: QtBot) -> None:
    one, several = made(qtbot, Kind.CHOICE), made(qtbot, Kind.CHOICES)
    one.set_value("durian")
    several.set_value(("apple", "durian"))
    assert one.value() == "durian"
    assert several.value() == ("apple", "durian")


def test_chips_are_pressed(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.CHOICES)
    assert isinstance(editor, ChoicesEditor)
    told = heard(editor)
    for chip in editor.chips.values():
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told == [("apple",), ("apple", "pear")]


def test_yes_no_and_not_said(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.YESNO)
    assert isinstance(editor, YesNoEditor)
    for value in (True, False, None):
        qtbot.mouseClick(editor.chips[value], Qt.MouseButton.LeftButton)
        assert editor.value() is value


def test_a_link_is_found_without_marks_and_picked_with_enter(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.LINK)
    assert isinstance(editor, LinkEditor)
    told = heard(editor)
    qtbot.keyClicks(editor.box, "ben")
    assert editor.value() is None
    assert "danh mục" in editor.problem()
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert editor.value() == "u2"
    assert editor.box.text() == "Phường Bến Mẫu"
    assert editor.problem() == ""
    assert told[-1] == "u2"


def test_links_are_added_and_taken_away(qtbot: QtBot) -> None:
    editor = made(qtbot, Kind.LINKS)
    assert isinstance(editor, LinksEditor)
    for word in ("hoa", "ben"):
        qtbot.keyClicks(editor.box, word)
        qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert editor.value() == ("u1", "u2")
    told = heard(editor)
    chip = next(chip for chip in editor.findChildren(QPushButton) if "Hoa" in chip.accessibleName())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told == [("u2",)]


class Shelf:
    """Files that are named and opened without a dialog."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def name(self, digest: str) -> str:
        return f"{digest[:2]}.pdf"

    def show(self, digest: str) -> None:
        self.opened.append(digest)


def test_a_file_is_opened_and_taken_away(qtbot: QtBot) -> None:
    shelf = Shelf()
    field = Field(key="x", kind=Kind.FILE, section=WHERE, label="Tệp", target="attachment")
    editor = editor_for(field, Context(files=shelf))
    assert isinstance(editor, FileEditor)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value("b" * 64)
    assert editor.name.text() == "bb.pdf"
    qtbot.mouseClick(editor.open, Qt.MouseButton.LeftButton)
    assert shelf.opened == ["b" * 64]
    qtbot.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert editor.value() is None


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.COUNT, Kind.DATE, Kind.FIGURE])
def test_read_only_takes_no_keys(qtbot: QtBot, kind: Kind) -> None:
    editor = made(qtbot, kind)
    editor.set_value(SAMPLES[kind])
    editor.set_read_only(True)
    box = editor.findChild(QLineEdit)
    qtbot.keyClicks(box, "9")
    assert editor.value() == SAMPLES[kind]


def test_chips_are_one_stop_for_tab_and_arrows_go_among_them(qtbot: QtBot, theme: Theme) -> None:
    form = RecordForm(Conference.description, theme)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    editor = form.rows["purposes"].editor
    assert isinstance(editor, ChoicesEditor)
    first, second, *others = editor.chips.values()
    assert all(chip.focusPolicy() is Qt.FocusPolicy.ClickFocus for chip in (second, *others))
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert editor.value() == ("final_review",)
    qtbot.keyClick(second, Qt.Key.Key_Left)
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert others[-1].hasFocus(), "round and round"


def test_what_is_hidden_takes_no_room_in_a_flow(qtbot: QtBot) -> None:
    box = QWidget()
    flow = Flow(box, 8)
    hidden, shown = QPushButton("ẩn"), QPushButton("hiện")
    for button in (hidden, shown):
        flow.addWidget(button)
    hidden.hide()
    qtbot.addWidget(box)
    box.resize(400, 60)
    with qtbot.waitExposed(box):
        box.show()
    assert shown.x() == 0
