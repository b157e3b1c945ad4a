import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.campaign import Campaign
from app.domain.conference import BodyPresent, Conference, TaskGiven
from app.domain.correspondence import Directive
from app.domain.office import Officer
from app.domain.records import top_kinds
from app.office import Office
from ui.pages.entries import conferences
from ui.pages.records import RecordsPage
from ui.session import Session


def shown(qtbot: QtBot, page: RecordsPage) -> RecordsPage:
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 620)
    page.widget.show()
    page.refresh()
    return page


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> RecordsPage:
    return shown(qtbot, conferences(session))


def title_box(page: RecordsPage) -> QPlainTextEdit:
    box = page.pane.form.rows["title"].editor.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    return box


def test_an_empty_list_says_what_it_is_for(page: RecordsPage) -> None:
    assert page.empty.isVisible()
    assert page.list.rows.rowCount() == 0


def test_a_new_record_is_saved_with_its_first_letters_and_gets_its_code(
    typing, qtbot: QtBot, page: RecordsPage, office: Office
) -> None:
    page.add()
    page.flush()
    assert office.ledger.all(Conference) == [], "nothing empty is left behind"
    typing(title_box(page), "Hội nghị sơ kết")
    page.flush()
    (stored,) = office.ledger.all(Conference)
    assert (stored.title, stored.own_role, stored.code) == ("Hội nghị sơ kết", "host", "99001-HN-2024-001")
    assert page.list.rows.rowCount() == 1
    current = page.list.current()
    assert current is not None
    assert current.uid == stored.uid
    typing(title_box(page), " lần hai")
    page.flush()
    assert len(office.ledger.all(Conference)) == 1


def test_rows_of_a_new_record_bring_it_into_being(page: RecordsPage, office: Office) -> None:
    page.add()
    table = page.pane.table("body_present")
    table.model.setData(table.model.index(0, 0), "Đảng ủy")
    (stored,) = office.ledger.all(Conference)
    assert [part.body for part in office.ledger.parts(BodyPresent, stored.uid)] == ["Đảng ủy"]
    table.model.setData(table.model.index(1, 0), "Công an")
    table.model.remove([0])
    assert [(part.body, part.position) for part in office.ledger.parts(BodyPresent, stored.uid)] == [("Công an", 1)]


def test_removed_and_taken_back_whole(qtbot: QtBot, page: RecordsPage, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một"))
    office.ledger.put(BodyPresent(uid="b", parent="a", position=1, body="Đảng ủy"))
    page.refresh()
    page.open("a")
    page.remove()
    assert office.ledger.all(Conference) == []
    assert page.empty.isVisible()
    page.take_back()
    page.refresh()
    assert [c.title for c in office.ledger.all(Conference)] == ["Một"]
    assert [part.body for part in office.ledger.parts(BodyPresent, "a")] == ["Đảng ủy"]


def test_going_to_a_field_of_a_record_or_of_its_row(qtbot: QtBot, page: RecordsPage, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một"))
    office.ledger.put(Conference(uid="z", title="Hai"))
    office.ledger.put(TaskGiven(uid="t", parent="z", position=1, content="Báo cáo", partners="Ban Dân vận"))
    page.refresh()
    page.show_record("a", "venue")
    record = page.pane.form.record()
    assert record is not None
    assert record.uid == "a"
    page.show_record("t", "lead")
    record = page.pane.form.record()
    assert record is not None
    assert record.uid == "z"
    assert page.pane.table("task_given").view.currentIndex().row() == 0


def test_newest_first_and_found_without_marks(qtbot: QtBot, page: RecordsPage, office: Office) -> None:
    for uid, title, held in (("a", "Sơ kết", "2022"), ("b", "Tổng kết", "2024-11-22"), ("c", "Quán triệt", "2023-05")):
        office.ledger.put(Conference(uid=uid, title=title, held_on=held))
    page.refresh()
    rows = page.list.rows
    assert [rows.index(row, 0).data() for row in range(3)] == ["Tổng kết", "Quán triệt", "Sơ kết"]
    page.list.find_box.setText("so ket")
    assert rows.rowCount() == 1


def test_choosing_in_the_list_saves_what_was_typed_before(typing, page: RecordsPage, office: Office) -> None:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024"))
    office.ledger.put(Conference(uid="b", title="Hai", held_on="2023"))
    page.refresh()
    page.open("a")
    typing(title_box(page), "X")
    page.list.view.setCurrentIndex(page.list.rows.index(1, 0))
    stored = office.ledger.get(Conference, "a")
    assert stored is not None
    assert stored.title == "XMột"
    record = page.pane.form.record()
    assert record is not None
    assert record.uid == "b"


@pytest.mark.parametrize("kind", [Campaign, Directive, Officer, *top_kinds()], ids=lambda kind: kind.description.name)
def test_any_kind_has_its_page(qtbot: QtBot, session: Session, kind) -> None:
    page = shown(qtbot, RecordsPage(session, kind, icon="document", purpose="…"))
    page.add()
    for part in page.pane.part_kinds:
        page.pane.table(part.description.name)
    area = page.pane.area
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())


def test_read_only_offices_take_nothing(qtbot: QtBot, session: Session, tmp_path, answers, theme) -> None:
    session.office.ledger.put(Conference(uid="a", title="Một"))
    with Office.open(tmp_path / "so", read_only=True) as other:
        again = Session(other, session.jobs, answers, other.settings, theme, session.period)
        page = shown(qtbot, conferences(again))
        page.add()
        assert not page.list.add.isEnabled()
        qtbot.keyClicks(title_box(page), "x", Qt.KeyboardModifier.NoModifier)
        page.flush()
        assert [c.title for c in other.ledger.all(Conference)] == ["Một"]
