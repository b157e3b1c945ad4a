"""The office's key on its panel: made, copied, lost and taken back, locked anew."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.packages.identity import unlock
from tests.ui.conftest import Answers
from ui.pages.key_panel import KeyPanel
from ui.session import Session

OLD, NEW = "noi chao dua bat", "ban ghe tu giuong"


def settled(qtbot: QtBot, panel: KeyPanel, sentence: str) -> None:
    qtbot.waitUntil(lambda: sentence in panel.result.sentence.text(), timeout=20_000)
    qtbot.waitUntil(panel.buttons.isEnabled, timeout=5_000)


def test_a_key_is_made_copied_lost_taken_back_and_locked_anew(
    qtbot: QtBot, session: Session, answers: Answers, tmp_path: Path
) -> None:
    office = session.office
    panel = KeyPanel(session)
    qtbot.addWidget(panel)
    answers.texts = [OLD]
    panel.make.click()
    settled(qtbot, panel, "Đã tạo khóa")
    digits = office.public_key().digits
    stick = tmp_path / "usb"
    stick.mkdir()
    answers.paths = [stick]
    panel.copy.click()
    settled(qtbot, panel, "Đã chép khóa")
    (copy,) = stick.iterdir()

    office.paths.key.unlink()
    panel.refresh()
    assert panel.bring.isVisibleTo(panel)
    answers.paths = [copy]
    panel.bring.click()
    settled(qtbot, panel, "Đã lấy lại khóa")
    assert office.public_key().digits == digits

    answers.texts = ["sai mat khau", NEW]
    panel.change.click()
    settled(qtbot, panel, "không đúng")
    answers.texts = [OLD, NEW]
    panel.change.click()
    settled(qtbot, panel, "Đã đổi mật khẩu")
    assert unlock(office.folder, NEW).certificate == office.public_key().certificate_der
