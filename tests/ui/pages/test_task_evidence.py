from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.assessment import (
    Evidence,
)
from app.domain.conference import Conference
from app.office import Office
from tests.ui.pages.opened_tasks import opened, shown
from ui.pages.task_evidence import NEW_FILE
from ui.pages.tasks import TasksPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TasksPage:
    return shown(qtbot, session)


def test_evidence_is_picked_by_keyboard_without_marks(
    qtbot: QtBot, page: TasksPage, session: Session, office: Office
) -> None:
    office.ledger.put_many(
        [
            Conference(uid="h1", title="Hội nghị quán triệt", held_on="2024-03-05", tasks=("NV1",)),
            Conference(uid="h2", title="Đối thoại với thanh niên", held_on="2024-05-06"),
        ]
    )
    sheet = opened(qtbot, page, "NV1")
    row = sheet.criteria["1.1"]
    went: list[tuple[str, str]] = []
    session.news.wanted.connect(lambda kind, uid, field: went.append((kind, uid)))
    qtbot.keyClick(row.proofs.add, Qt.Key.Key_Space)
    assert sheet.picker.lines.item(0).text() == "Gợi ý cho nhiệm vụ này"
    qtbot.keyClick(sheet.picker.box, Qt.Key.Key_Return)
    qtbot.keyClick(row.proofs.add, Qt.Key.Key_Space)
    qtbot.keyClicks(sheet.picker.box, "doi thoai")
    qtbot.keyClick(sheet.picker.box, Qt.Key.Key_Return)
    rows = office.ledger.all(Evidence)
    assert [(one.criterion, one.conference) for one in rows] == [("1.1", "h1"), ("1.1", "h2")]
    chips = list(row.proofs.chips.values())
    assert chips[1].text() == "Đối thoại với thanh niên (06/05/2024)"
    chips[1].click()
    assert went == [("conference", "h2")]
    row.proofs.dropped.emit(rows[0])
    assert [one.conference for one in office.ledger.all(Evidence)] == ["h2"]


def test_evidence_in_words_and_as_a_new_file(
    qtbot: QtBot, page: TasksPage, session: Session, answers, tmp_path: Path
) -> None:
    proof = tmp_path / "biên bản.pdf"
    proof.write_bytes(b"%PDF-1.4")
    answers.paths = [proof]
    sheet = opened(qtbot, page, "NV1")
    assert sheet.proofs is not None
    qtbot.keyClick(sheet.proofs.add, Qt.Key.Key_Space)
    qtbot.keyClicks(sheet.picker.box, "So tay")
    qtbot.keyClick(sheet.picker.box, Qt.Key.Key_Return)
    sheet.proofs.wanted.emit()
    sheet.picker.close()
    sheet.picker.picked.emit(NEW_FILE)
    qtbot.waitUntil(lambda: len(session.office.ledger.all(Evidence)) == 2, timeout=10_000)
    said = [(row.title, bool(row.file)) for row in session.office.ledger.all(Evidence)]
    assert said == [("So tay", False), ("biên bản.pdf", True)]
