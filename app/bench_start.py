"""From starting the program to a window that is drawn and to a first page that is whole, beside an empty window.

All of them tell each moment themselves, the memory at the end, too. Qt lives only in these other processes.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from app import sample_folder
from app.bench_floors import EMPTY_WINDOW
from app.bench_measured import Measured, decimals
from app.errors import UserError

ROUNDS = 5
_SECONDS = 240
_ROOT = Path(__file__).resolve().parent.parent
_MEMORY = """
from pathlib import Path
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print("memory", next((line.split()[1] for line in lines if line.startswith("VmHWM")), ""))
"""
_OURS = f"from ui.main import main\nmain(['--data', FOLDER, '--time-start'])\n{_MEMORY}"
_EMPTY = f"{EMPTY_WINDOW}\nprint('drawn', flush=True)\n{_MEMORY}"

Moments = Mapping[str, float]
"""Milliseconds since the start by what was reached, and under "memory" the most that was taken, in MB."""


def start_up(scratch: Path) -> list[Measured]:
    """The window on the sample ward's office. Without what Qt needs on this computer, the notes say so."""
    folder = scratch / "cua-so"
    sample_folder.create(folder, "hoa-mau").close()
    ours, empty = _OURS.replace("FOLDER", repr(str(folder))), _EMPTY
    compiled = scratch / "bien-dich"
    drawn, ready = "Khởi động đến khi thấy cửa sổ", "Khởi động đến khi trang đầu đủ và dùng được"
    try:
        for program in (ours, empty):  # once unmeasured: files come from the disk, modules are compiled
            _moments(program, compiled)
        rounds = [(_moments(ours, compiled), _moments(empty, compiled)) for _ in range(ROUNDS)]
    except UserError as fault:
        return [Measured("start-up", drawn, None, note=fault.sentence, extra={"detail": fault.detail})]

    def median(which: int, moment: str) -> float | None:
        known = [round_[which][moment] for round_ in rounds if moment in round_[which]]
        return statistics.median(known) if known else None

    floor = median(1, "drawn")
    return [
        Measured("start-up", drawn, median(0, "drawn"), floor),
        Measured("start-ready", ready, median(0, "ready"), floor),
        _memory(median(0, "memory"), median(1, "memory")),
    ]


def _memory(ours: float | None, empty: float | None) -> Measured:
    title = "Bộ nhớ cao nhất của cửa sổ"
    if ours is None or empty is None:
        return Measured("window-memory", title, None, note="máy này không cho biết")
    said = f"{decimals(ours, 0)} MB, cửa sổ trống {decimals(empty, 0)} MB, gấp {decimals(ours / empty)} lần"
    extra = {"window_mb": round(ours, 1), "empty_mb": round(empty, 1), "memory_ratio": round(ours / empty, 2)}
    return Measured("window-memory", title, None, note=said, extra=extra)


def _moments(program: str, compiled: Path) -> Moments:
    begun = time.perf_counter()
    reached: dict[str, float] = {}
    for said, at in lines_of([sys.executable, "-c", program], compiled):
        what, _, value = said.partition(" ")
        if what == "memory":
            reached |= {"memory": int(value) / 1024} if value else {}
        else:
            reached[what] = (at - begun) * 1000
    return reached


def lines_of(command: Sequence[str], compiled: Path) -> Iterator[tuple[str, float]]:
    """The lines that a program of ours with a window writes, each with the moment when it came.

    The modules are compiled, as in an installed program, also where Python is told to keep none. Raises `UserError`
    ("no-window") when the program can't show a window here.
    """
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    around = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONIOENCODING": "utf-8",
    }
    with (compiled.with_suffix(".log")).open("w+", encoding="utf-8", errors="replace") as faults:
        try:
            running = subprocess.Popen(command, env=around, stdout=subprocess.PIPE, stderr=faults, encoding="utf-8")
        except OSError as fault:
            raise UserError(_NO_WINDOW, reason="no-window", detail=str(fault)) from fault
        with running:
            for line in running.stdout or ():
                yield line.rstrip("\n"), time.perf_counter()
            try:
                code = running.wait(_SECONDS)
            except subprocess.TimeoutExpired as fault:
                running.kill()
                raise UserError(_NO_WINDOW, reason="no-window", detail=str(fault)) from fault
        if code:
            faults.seek(0)
            raise UserError(_NO_WINDOW, reason="no-window", detail=faults.read()[-400:])


_NO_WINDOW = "không mở được cửa sổ trên máy này"
