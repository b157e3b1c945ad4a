"""From starting the program to a window that is drawn, beside an empty window shown the same way."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from app import sample_folder
from app.bench_floors import EMPTY_WINDOW
from app.bench_measured import Measured, in_turns
from app.errors import UserError

ROUNDS = 3
_SECONDS = 120
_ROOT = Path(__file__).resolve().parent.parent


def start_up(scratch: Path) -> Measured:
    """The window on the sample ward's office. Without what Qt needs on this computer, the note says so."""
    folder = scratch / "cua-so"
    sample_folder.create(folder, "hoa-mau").close()
    ours = [sys.executable, "-m", "ui.main", "--data", str(folder), "--time-start"]
    empty = [sys.executable, "-c", EMPTY_WINDOW]
    compiled = scratch / "bien-dich"
    title = "Khởi động đến khi dùng được cửa sổ"
    try:
        for command in (ours, empty):  # once unmeasured: files come from the disk, modules are compiled
            _run(command, compiled)
        timed, floor = in_turns(ROUNDS, lambda: _run(ours, compiled), lambda: _run(empty, compiled))
    except UserError as fault:
        return Measured("start-up", title, None, note=fault.sentence, extra={"detail": fault.detail})
    return Measured("start-up", title, timed, floor)


def _run(command: Sequence[str], compiled: Path) -> None:
    """Run a program with compiled modules, as an installed one has them, also where Python is told to keep none."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    around = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    try:
        done = subprocess.run(command, env=around, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise UserError(_NO_WINDOW, reason="no-window", detail=str(fault)) from fault
    if done.returncode:
        raise UserError(_NO_WINDOW, reason="no-window", detail=done.stderr.decode("utf-8", "replace")[-400:])


_NO_WINDOW = "không mở được cửa sổ trên máy này"
