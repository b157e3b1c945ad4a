import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.assessment import (
    Assessment,
    Cause,
    Limitation,
    Solution,
    assessment_uid,
)
from app.office import Office
from tests.ui.pages.opened_tasks import NOW, inner, opened, shown
from ui.pages.tasks import TasksPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TasksPage:
    return shown(qtbot, session)


def test_a_limitation_with_its_cause_and_solution(typing, qtbot: QtBot, page: TasksPage, office: Office) -> None:
    block = opened(qtbot, page, "NV2").shortcomings
    assert block is not None
    qtbot.keyClick(block.add, Qt.Key.Key_Space)
    (card,) = block.begun.values()
    typing(inner(card.head.boxes["content"]), "Chưa đều")
    qtbot.keyClick(card.add_cause, Qt.Key.Key_Space)
    (line,) = card.lines.values()
    typing(inner(line.boxes["content"]), "Thiếu kinh phí")
    line.flush()
    qtbot.keyClick(inner(line.boxes["content"]), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    second = list(card.lines.values())[-1]
    typing(inner(second.boxes["content"]), "Ít người")
    second.flush()
    qtbot.keyClick(card.add_solution, Qt.Key.Key_Space)
    typing(inner(list(card.lines.values())[-1].boxes["content"]), "Vận động thêm")
    page.flush()
    (limitation,) = office.ledger.all(Limitation)
    causes = {row.uid: row.content for row in office.ledger.all(Cause)}
    assert [causes[uid] for uid in limitation.causes] == ["Thiếu kinh phí", "Ít người"]
    (solution,) = office.ledger.all(Solution)
    assert (limitation.content, limitation.solutions, solution.task) == ("Chưa đều", (solution.uid,), "NV2")
    card.lines[limitation.causes[0]].drop.click()
    (limitation,) = office.ledger.all(Limitation)
    assert [row.content for row in office.ledger.all(Cause)] == ["Ít người"]
    assert len(limitation.causes) == 1
    other = opened(qtbot, page, "NV1").shortcomings
    assert other is not None
    assert other.cards == {}


def test_what_is_tied_to_nothing_can_be_tied_and_order_can_change(
    qtbot: QtBot, page: TasksPage, office: Office
) -> None:
    owner = assessment_uid(NOW)
    office.ledger.put_many(
        [
            Assessment(uid=owner, period=NOW),
            Cause(uid="c", parent=owner, task="NV1", content="Ít người", position=1),
            Limitation(uid="a", parent=owner, task="NV1", content="Một", position=1),
            Limitation(uid="b", parent=owner, task="NV1", content="Hai", position=2),
        ]
    )
    block = opened(qtbot, page, "NV1").shortcomings
    assert block is not None
    assert list(block.loose) == ["c"]
    block.tie("c", "b")
    assert block.loose == {}
    tied = office.ledger.get(Limitation, "b")
    assert tied is not None
    assert tied.causes == ("c",)
    block.cards["b"].up.click()
    assert [row.uid for row in office.ledger.parts(Limitation, owner)] == ["b", "a"]
    block.cards["b"].head.drop.click()
    assert [row.uid for row in office.ledger.all(Limitation)] == ["a"]
    assert office.ledger.all(Cause) == []
    office.past.undo()
    page.refresh()
    assert list(block.cards["b"].lines) == ["c"]


def test_a_row_that_goes_takes_its_last_letters_along_and_stays_gone(
    typing, qtbot: QtBot, page: TasksPage, office: Office
) -> None:
    owner = assessment_uid(NOW)
    cause = Cause(uid="c", parent=owner, task="NV1", content="Ít người")
    limitation = Limitation(uid="a", parent=owner, task="NV1", content="Một", causes=("c",))
    office.ledger.put_many([Assessment(uid=owner, period=NOW), cause, limitation])
    block = opened(qtbot, page, "NV1").shortcomings
    assert block is not None
    line = block.cards["a"].lines["c"]
    line.focus()
    qtbot.keyClick(inner(line.boxes["content"]), Qt.Key.Key_End)
    typing(inner(line.boxes["content"]), " quá")
    line.drop.click()
    qtbot.waitUntil(lambda: not inner(line.boxes["content"]).hasFocus())
    assert office.ledger.all(Cause) == []
    assert office.past.undo() is not None
    assert [row.content for row in office.ledger.all(Cause)] == ["Ít người quá"]
