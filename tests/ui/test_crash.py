from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.crash import CrashDialog, CrashHook


def raise_one() -> Exception:
    try:
        raise ValueError("một")
    except ValueError as fault:
        return fault


def test_every_bug_is_logged_and_each_place_shown_once(tmp_path: Path) -> None:
    log = tmp_path / "nhật ký" / "loi.log"
    shown: list[str] = []
    hook = CrashHook(log, lambda report, _log: shown.append(report))
    for _ in range(3):
        fault = raise_one()
        hook(type(fault), fault, fault.__traceback__)
    assert len(shown) == 1
    assert "ValueError: một" in shown[0]
    assert log.read_text(encoding="utf-8").count("ValueError: một") == 3


def test_a_log_that_cannot_be_written_hides_nothing(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_text("")
    shown: list[str] = []
    fault = raise_one()
    CrashHook(tmp_path / "file" / "loi.log", lambda report, _log: shown.append(report))(
        type(fault), fault, fault.__traceback__
    )
    assert len(shown) == 1
    assert "ValueError" in capsys.readouterr().err


def test_the_report_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CrashDialog("dấu vết của lỗi", tmp_path / "loi.log")
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "dấu vết của lỗi"
