"""The window on ten years of data: the longest that its thread is busy at one go, in a process of its own.

Widgets are measured beside plain ones of Qt by `ui.bench_window`, which this module runs; searching is measured here
beside the plainest question to the database.
"""

import json
import sqlite3
import statistics
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app import bench_decade
from app.bench_measured import Measured, decimals, in_turns
from app.bench_start import lines_of
from app.errors import UserError
from app.office import Office
from app.progress import Progress, silent

MARK = 50.0
"""Milliseconds: what nobody feels while typing (our own proposal)."""

_TITLES: Mapping[str, str] = {
    "ahead": "Nạp trước các trang, mỗi bước",
    "open-first": "Mở một trang lần đầu",
    "open-again": "Mở lại một trang",
    "choose": "Chọn một hội nghị",
    "type": "Gõ một chữ vào ô",
    "save": "Gõ và tự lưu",
    "add-row": "Thêm một dòng vào bảng",
    "filter-key": "Lọc danh sách, mỗi phím",
    "search-key": "Tìm khắp sổ, mỗi phím",
    "period": "Đổi kỳ",
    "check": "Kiểm tra báo cáo",
}
_ROUNDS = 5
_LETTERS = "hoi nghi giam sat"


@dataclass(frozen=True, slots=True)
class _Told:
    ours: Mapping[str, Mapping[str, float]]
    floors: Mapping[str, float]


def ten_years(scratch: Path, conferences: int, progress: Progress = silent) -> list[Measured]:
    """Every job of the day on so many conferences of ten rows each. The longest of its kind counts, not the median."""
    folder = scratch / "muoi-nam"
    bench_decade.make(folder, conferences, progress)
    searched = _search(folder)
    try:
        told = _told(folder, scratch)
    except UserError as fault:
        return [searched, Measured("window", "Cửa sổ", None, note=fault.sentence, extra={"detail": fault.detail})]
    return [searched, *(_measured(name, told) for name in _TITLES if name in told.ours)]


def _told(folder: Path, scratch: Path) -> _Told:
    command = [sys.executable, "-m", "ui.bench_window", "--data", str(folder)]
    lines = [line for line, _ in lines_of(command, scratch / "bien-dich")]
    read = json.loads(lines[-1])
    return _Told(read["ours"], read["floors"])


def _measured(name: str, told: _Told) -> Measured:
    stretches = told.ours[name]
    worst = max(stretches, key=lambda what: stretches[what])
    over = sum(taken > MARK for taken in stretches.values())
    note = f"lâu nhất: {worst}" + (f"; {over}/{len(stretches)} việc quá {decimals(MARK, 0)} ms" if over else "")
    each = {what: round(taken, 1) for what, taken in stretches.items()}
    extra = {"each_ms": each, "median_ms": round(statistics.median(stretches.values()), 1)}
    return Measured(f"window-{name}", _TITLES[name], stretches[worst], told.floors.get(name), note=note, extra=extra)


def _search(folder: Path) -> Measured:
    """Each key of a question, beside LIKE over the titles of the conferences alone."""
    with Office.open(folder) as office, closing(sqlite3.connect(office.paths.ledger)) as bare:
        asked = [_LETTERS[: at + 1] for at in range(len(_LETTERS))]
        like = "SELECT uid FROM conference WHERE source = 0 AND title LIKE ? LIMIT 50"

        def plainly(letters: str) -> Callable[[], object]:
            return lambda: bare.execute(like, (f"%{letters}%",)).fetchall()

        def searched(letters: str) -> Callable[[], object]:
            return lambda: office.search(letters)

        pairs = [in_turns(_ROUNDS, searched(letters), plainly(letters)) for letters in asked]
    longest, floor = max(pairs)
    return Measured("search-key", "Tìm trong mười năm, phím lâu nhất", longest, floor)
