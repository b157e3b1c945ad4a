import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.assessment import Assessment, TaskReview
from app.domain.report_rows import Excerpt
from app.domain.voices import SHARED
from tests.ui.pages.conftest import Road
from ui.forms.line_editors import NoteEditor
from ui.pages.voice_cards import AT_ONCE, Told, VoiceCards
from ui.pages.voices import VoicesView
from ui.session import Session
from ui.theme import Theme

RESULTS = "NV1.results"


@pytest.fixture
def district(session_of, road: Road) -> Session:
    session = session_of("quan")
    for received in session.office.receive([road.hoa_report]):
        session.office.accept(received.verdict.package)
    return session


@pytest.fixture
def view(qtbot: QtBot, district: Session) -> VoicesView:
    view = VoicesView(district)
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    view.refresh()
    qtbot.waitUntil(lambda: not district.reader.busy and view.heading.count() > 0)
    return view


def choose(view: VoicesView, key: str) -> None:
    at = view.heading.findData(key)
    view.heading.setCurrentIndex(at)
    view.heading.activated.emit(at)


def excerpts(session: Session) -> list[Excerpt]:
    return list(session.office.ledger.parts(Excerpt, "2024-NAM.report"))


def test_a_unit_is_quoted_by_a_tick_and_unquoted_by_taking_it_away(view: VoicesView, district: Session) -> None:
    choose(view, RESULTS)
    (card,) = view.cards.cards.values()
    assert card.text.text().startswith("Tổ chức 3 hội nghị quán triệt")
    card.tick.click()
    (row,) = excerpts(district)
    assert (row.heading, row.units, row.unit_names) == (RESULTS, ("99001",), "Phường Hoa Mẫu")
    assert view.heading.currentText().endswith("(1 đơn vị, đã trích 1)")
    choose(view, SHARED)
    choose(view, RESULTS)
    (card,) = view.cards.cards.values()
    assert card.tick.isChecked()
    card.tick.click()
    assert excerpts(district) == []


def test_the_synthesis_is_what_the_consolidator_types_and_nothing_else(view: VoicesView, district: Session) -> None:
    for kind, uid in ((TaskReview, "2024-NAM.NV1"), (Assessment, "2024-NAM.assessment")):
        gone = district.office.ledger.get(kind, uid)
        assert gone is not None
        district.remove(gone)
    choose(view, RESULTS)
    assert view.form is not None
    editor = view.form.rows["results"].editor
    assert isinstance(editor, NoteEditor)
    assert editor.value() is None
    editor.set_value("Toàn quận đã quán triệt.")
    view.flush()
    review = district.office.ledger.get(TaskReview, "2024-NAM.NV1")
    assert review is not None
    assert (review.results, review.task, review.parent) == ("Toàn quận đã quán triệt.", "NV1", "2024-NAM.assessment")
    assert district.office.ledger.get(Assessment, "2024-NAM.assessment") is not None


def test_what_is_marked_or_the_whole_is_copied(view: VoicesView) -> None:
    choose(view, RESULTS)
    (card,) = view.cards.cards.values()
    card.copy.click()
    assert QGuiApplication.clipboard().text() == card.text.text()
    card.text.setSelection(0, 7)
    card.copy.click()
    assert QGuiApplication.clipboard().text() == "Tổ chức"


def test_equal_passages_are_shown_and_noted_only_on_request(qtbot: QtBot, view: VoicesView, district: Session) -> None:
    """Our own words stand for the papers from above: the ward copied them."""
    choose(view, RESULTS)
    (card,) = view.cards.cards.values()
    said = card.text.text()
    review = district.office.ledger.get(TaskReview, "2024-NAM.NV1")
    assert review is not None
    assert view.form is not None
    view.form.rows["results"].editor.set_value(said)
    view.flush()
    view.refresh()
    qtbot.waitUntil(lambda: not district.reader.busy)
    choose(view, SHARED)
    assert view.form is None
    card = next(iter(view.cards.cards.values()))
    assert card.text.text() in said
    assert excerpts(district) == []
    card.tick.click()
    (row,) = excerpts(district)
    assert row.heading == SHARED


def test_many_units_are_shown_a_dozen_at_a_time(qtbot: QtBot, theme: Theme) -> None:
    cards = VoiceCards(theme, read_only=True)
    qtbot.addWidget(cards)
    cards.show()
    cards.show_told([Told(str(at), f"Đơn vị {at}", "Đã làm.") for at in range(30)], "Trích", "Không có.")
    assert len(cards.cards) == AT_ONCE
    assert not cards.cards["0"].tick.isEnabled()
    cards.more.click()
    cards.more.click()
    assert len(cards.cards) == 30
    assert not cards.more.isVisible()
    cards.show_told([], "Trích", "Không có.")
    assert cards.cards == {}
