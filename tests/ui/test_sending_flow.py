"""The real window, from the check list to the stick: what an officer does on the last day."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.desks.outbox import Stick
from app.domain.report import Report, report_uid
from app.office import Office
from tests.ui.conftest import Answers
from ui.opening import window_for
from ui.pages.checks import ChecksPage
from ui.pages.places import CHECKS_VIEW, SEAL_VIEW, SEND
from ui.pages.send import SendPage
from ui.pages.tabs import TabsPage
from ui.theme import Theme
from ui.window import Window

PASSPHRASE = "ba cây chụm lại nên hòn núi cao"


@dataclass
class OneStick:
    root: Path

    def sticks(self) -> list[Stick]:
        return [Stick(self.root, "KINGSTON", 1 << 30)] if self.root.is_dir() else []

    def let_go(self, stick: Stick) -> bool:
        return True


def view(window: Window) -> object:
    page = window.page()
    assert isinstance(page, TabsPage)
    return page.page()


def test_check_mend_seal_and_carry(
    qtbot: QtBot, sample_office: Office, answers: Answers, theme: Theme, tmp_path: Path, finish
) -> None:
    sample_office.create_key(PASSPHRASE)
    report = sample_office.ledger.get(Report, report_uid("2024-NAM"))
    assert report is not None
    sample_office.ledger.put(replace(report, signer_name=None))
    window = window_for(sample_office, theme, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    session = window.session

    session.go_to(SEND, CHECKS_VIEW)
    finish(session)
    checks = view(window)
    assert isinstance(checks, ChecksPage)
    assert "1 chỗ phải sửa" in checks.banner.sentence.text()
    checks.go.click()
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Trang Thi Hoa")
    window.page().flush()

    session.go_to(SEND, CHECKS_VIEW)
    finish(session)
    assert checks.banner.sentence.text() == "Báo cáo năm 2024 đã đủ để niêm phong."
    session.go_to(SEND, SEAL_VIEW)
    finish(session)
    sending = view(window)
    assert isinstance(sending, SendPage)
    stick = OneStick(tmp_path / "KINGSTON")
    sending.ways.sticks.watch._drives = stick
    sending.fields.passphrase.setText(PASSPHRASE)
    sending.seal.click()
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
    assert sending.ways.isVisible()

    stick.root.mkdir()
    sending.ways.sticks.watch.look()
    qtbot.waitUntil(lambda: bool(sending.ways.sticks.sticks))
    shutil.rmtree(stick.root)  # pulled out just as the button is pressed
    sending.ways.sticks.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
    assert "vẫn được giữ trong sổ" in sending.ways.result.more.text()
    assert not stick.root.exists()

    stick.root.mkdir()
    qtbot.waitUntil(lambda: not sending.ways.sticks.sticks or sending.ways.sticks.sticks[0].root.exists())
    sending.ways.sticks.watch.look()
    qtbot.waitUntil(lambda: bool(sending.ways.sticks.findChildren(QPushButton)))
    sending.ways.sticks.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
    (file,) = stick.root.iterdir()
    (entry,) = sample_office.sent()
    assert file.read_bytes() == sample_office.outbox.pages(entry)
    kept = sample_office.ledger.get(Report, report_uid("2024-NAM"))
    assert kept is not None
    assert kept.signer_name == "Trang Thi Hoa"
    window.close()
