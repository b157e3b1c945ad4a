"""The power goes while the officer is typing into the real window: what was typed before the last second is there."""

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.conference import Conference, Speech
from app.office import Office
from ui.opening import window_for
from ui.pages.records import RecordsPage

ROOT = Path(__file__).parents[2]

OFFICER = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from app.office import Office
from tests.ui.conftest import Answers
from ui.opening import window_for
from ui.theme import Theme

application = QApplication(sys.argv[:1])
office = Office.open(Path(sys.argv[1]))
window = window_for(office, Theme(), Answers())
window.show()
window.activateWindow()
window.open(1)
page = window.page()
page.open("c")

def type_into(box, words):
    for letter in words:
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

def go_on(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

rows = page.pane.form.rows
go_on(0.3)
for key, words in (("ordinal", "Lần thứ ba"), ("held_on", "31/2")):
    box = rows[key].editor.focusProxy()
    box.setFocus()
    type_into(box, words)
    go_on(1)
table = page.pane.table("speech")
column = [field.key for field in table.fields].index(sys.argv[2])
table.view.setFocus()
table.view.setCurrentIndex(table.model.index(0, column))
table.view.edit(table.model.index(0, column))
cell = table.view.indexWidget(table.model.index(0, column)) or application.focusWidget()
type_into(cell, "Đề nghị sửa đường")
print("a second ago", flush=True)
go_on(1)
print("now", flush=True)
type_into(cell, " và cầu")
print("typed", flush=True)
while True:
    application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
"""


def test_a_power_cut_in_mid_typing_takes_at_most_the_last_second(qtbot: QtBot, tmp_path: Path, answers, theme) -> None:
    folder = tmp_path / "so"
    with Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward") as office:
        office.ledger.put(Conference(uid="c", title="Sơ kết"))
    with subprocess.Popen(
        [sys.executable, "-c", OFFICER, folder, "topic"],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    ) as officer:
        assert officer.stdout is not None
        told = [officer.stdout.readline().strip() for _ in range(3)]
        officer.kill()  # in mid-typing: what came last is not a second old
    assert told == ["a second ago", "now", "typed"]
    with Office.open(folder) as office:
        assert not office.read_only
        kept = office.ledger.get(Conference, "c")
        assert kept is not None
        assert kept.ordinal == "Lần thứ ba"
        assert [(row.topic or "")[:17] for row in office.ledger.parts(Speech, "c")] == ["Đề nghị sửa đường"]
        window = window_for(office, theme, answers)
        qtbot.addWidget(window)
        window.open(1)
        page = window.page()
        assert isinstance(page, RecordsPage)
        page.open("c")
        held = page.pane.form.rows["held_on"]
        assert held.editor.raw() == "31/2", "what could not be read is in its box again"
        assert held.problem.text()
        window.close()
