"""Ctrl+Z and Ctrl+Y through the real window, over boxes, tables and pages; and the law that they are exact."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.conference import BodyPresent, Conference
from app.domain.fields import Record
from app.domain.records import KINDS
from app.office import Office
from tests.ui.conftest import Answers, session_over
from ui.models.indicator_lines import ACTUAL
from ui.opening import window_for
from ui.pages.indicators import IndicatorsPage
from ui.pages.records import RecordsPage
from ui.theme import Theme
from ui.window import Window

CONFERENCES, DIRECTIVES = 1, 5


def press(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    """Press Ctrl with a key wherever the focus is."""
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus if focus is not None else window, key, Qt.KeyboardModifier.ControlModifier)


def records_page(window: Window, number: int = CONFERENCES) -> RecordsPage:
    window.open(number)
    page = window.page()
    assert isinstance(page, RecordsPage)
    return page


def everything(office: Office) -> dict[str, list[Record]]:
    return {name: list(office.ledger.all(kind)) for name, kind in KINDS.items()}


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers, theme: Theme) -> Window:
    office.ledger.put(Conference(uid="c", title="Sơ kết quý I", ordinal="Lan mot"))
    window = window_for(office, theme, answers)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_box_takes_back_its_own_letters_first_and_then_the_ledger_its_acts(
    qtbot: QtBot, window: Window, office: Office
) -> None:
    page = records_page(window)
    page.open("c")
    box = page.pane.form.rows["ordinal"].editor.focusProxy()
    box.setFocus()
    box.selectAll()  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.keyClicks(box, "Nha van hoa")
    page.flush()
    press(qtbot, window, Qt.Key.Key_Z)
    assert QApplication.focusWidget() is box, "the box did it by itself"
    while box.isUndoAvailable():  # pyright: ignore[reportAttributeAccessIssue]
        press(qtbot, window, Qt.Key.Key_Z)
    assert box.text() == "Lan mot"  # pyright: ignore[reportAttributeAccessIssue]
    press(qtbot, window, Qt.Key.Key_Z)
    assert office.ledger.get(Conference, "c") is None, "what the box has taken back is not brought back"
    assert window.status.words.text() == "Đã hoàn tác: thêm hội nghị “Sơ kết quý I”."
    press(qtbot, window, Qt.Key.Key_Z)
    assert "Chưa có gì để hoàn tác" in window.status.words.text()
    press(qtbot, window, Qt.Key.Key_Y)
    assert office.ledger.get(Conference, "c") == Conference(uid="c", title="Sơ kết quý I", ordinal="Lan mot")


def test_undo_goes_through_boxes_tables_and_pages_in_the_order_of_what_was_done(
    qtbot: QtBot, window: Window, office: Office, typing
) -> None:
    states = [everything(office)]

    def step() -> None:
        window.flush()
        states.append(everything(office))

    page = records_page(window)
    page.open("c")
    box = page.pane.form.rows["ordinal"].editor.focusProxy()
    box.setFocus()
    box.selectAll()  # pyright: ignore[reportAttributeAccessIssue]
    typing(box, "Hai")
    step()
    bodies = page.pane.table("body_present").model
    bodies.setData(bodies.index(0, 0), "Đảng ủy")
    step()
    bodies.setData(bodies.index(1, 0), "Ủy ban nhân dân")
    step()
    bodies.move(1, 0)
    step()
    other = records_page(window, DIRECTIVES)
    other.add()
    title = other.pane.form.rows["number"].editor.focusProxy()
    typing(title, "12/KH")
    step()
    page = records_page(window)
    page.open("c")
    page.remove()
    step()
    assert office.ledger.get(Conference, "c") is None
    assert office.ledger.all(BodyPresent) == []
    page.widget.setFocus()
    shown: list[str] = []
    for before in reversed(states[:-1]):
        window.undoing.undo()
        assert everything(office) == before
        shown.append(window.title.text())
    assert shown[:3] == ["Hội nghị", "Văn bản", "Hội nghị"], "the window goes to the place"
    assert window.status.words.text() == "Đã hoàn tác: sửa “Lần thứ” của hội nghị “Sơ kết quý I”."
    page = records_page(window)
    assert page.pane.form.rows["ordinal"].editor.value() == "Lan mot"
    assert QApplication.focusWidget() is page.pane.form.rows["ordinal"].editor.focusProxy()
    for after in states[1:]:
        window.undoing.redo()
        assert everything(office) == after
    assert not window.undoing.redo_button.isEnabled()


def test_what_can_not_be_read_in_a_cell_outlives_an_undo(window: Window, office: Office) -> None:
    page = records_page(window)
    page.open("c")
    table = page.pane.table("body_present")
    invited = [field.key for field in table.fields].index("invited")
    table.model.setData(table.model.index(0, 0), "Đảng ủy")
    table.model.setData(table.model.index(0, invited), "muoi hai")
    table.model.setData(table.model.index(1, 0), "Công an")
    window.undoing.undo()
    assert [part.body for part in office.ledger.all(BodyPresent)] == ["Đảng ủy"]
    assert table.model.index(0, invited).data() == "muoi hai"
    assert table.model.problem(0, invited)


def test_a_step_that_others_have_gone_on_from_is_refused_in_words(
    window: Window, office: Office, answers: Answers
) -> None:
    office.ledger.put(Conference(uid="c", title="Sơ kết quý I", ordinal="Lan hai"))
    office.ledger.who = "Ông Mẫu"
    other = type(office.ledger)(office.store, who="Ông Mẫu")
    other.put(Conference(uid="c", title="Sơ kết quý I", ordinal="Lan ba"))
    window.undoing.undo()
    assert "đã được sửa tiếp" in answers.told[0]
    stored = office.ledger.get(Conference, "c")
    assert stored is not None
    assert stored.ordinal == "Lan ba"


def test_a_window_that_only_reads_undoes_nothing(qtbot: QtBot, office: Office, answers, theme: Theme) -> None:
    with Office.open(office.folder) as second:
        window = window_for(second, theme, answers)
        qtbot.addWidget(window)
        assert not window.undoing.undo_button.isEnabled()
        window.undoing.undo()
        assert "Chưa có gì" in window.status.words.text()


ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("field"), st.sampled_from(["title", "ordinal", "secretaries"]), st.sampled_from(["A", "B", "Cờ đỏ"])
        ),
        st.tuples(st.just("row"), st.integers(0, 2), st.sampled_from(["Đảng ủy", "Công an"])),
        st.tuples(st.just("gone"), st.integers(0, 2), st.just("")),
        st.tuples(st.just("move"), st.integers(0, 2), st.just("")),
        st.tuples(st.just("delete"), st.just(0), st.just("")),
    ),
    max_size=7,
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_all_undone_is_before_and_all_redone_is_after(qtbot: QtBot, tmp_path_factory, theme: Theme, acts) -> None:
    folder: Path = tmp_path_factory.mktemp("law") / "so"
    with Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward") as office:
        ledger = office.ledger
        with ledger.batch():
            ledger.put(Conference(uid="c", title="Một"))
            ledger.put(Conference(uid="d", title="Hai"))
        window = window_for(office, theme, Answers())
        page = records_page(window)
        before = everything(office)
        first = office.past.moment
        for what, where, words in acts:
            act(page, what, where, words)
        window.flush()
        after = everything(office)
        count = 0
        while office.past.can_undo and count < 40:
            window.undoing.undo()
            count += 1
        assert office.ledger.all(Conference) == []
        for _ in range(count):
            window.undoing.redo()
        assert everything(office) == after
        assert before["conference"] or first
        window.close()
        window.deleteLater()


def act(page: RecordsPage, what: str, where, words: str) -> None:
    """Do one thing to whatever record is shown."""
    if page._shown() is None:
        page.add()
    if what == "field":
        page.pane.form.rows[where].editor.set_raw(words)
        page.flush()
        return
    if what == "delete":
        page.remove()
        return
    model = page.pane.table("body_present").model
    if what == "row":
        model.setData(model.index(min(where, model.rowCount() - 1), 0), words)
    elif what == "gone":
        model.remove([where])
    else:
        model.move(where, where + 1)


def test_a_figure_that_can_not_be_read_is_there_again_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, answers: Answers, theme: Theme
) -> None:
    folder = tmp_path / "kps"
    Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward").close()
    for typed in ("muoi hai", ""):
        with Office.open(folder) as office:
            page = IndicatorsPage(session_over(office, answers, theme))
            qtbot.addWidget(page.widget)
            page.refresh()
            row = page.grid.rows.row_of("DC_HO")
            assert row is not None
            index = page.grid.rows.index(row, ACTUAL)
            if typed:
                page.grid.rows.setData(index, typed)
            assert index.data() == "muoi hai"
            assert page.grid.rows.problem(index)
    assert not answers.told
