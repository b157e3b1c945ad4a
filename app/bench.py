"""Each job measured beside its floor in one run: what the hardware costs and what we add (``somattran bench``).

Both sides take turns on the same packages, so whatever else the computer does meets both alike. Nothing asserts
a time; the ratios are for people who change the program.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app import bench_decade, bench_mutations, bench_packages
from app import bench_floors as floors
from app.bench_export import export
from app.bench_measured import Measured, decimals, in_turns
from app.bench_packages import Made
from app.bench_receiving import one_package, using, whole_folder
from app.bench_start import start_up
from app.bench_window import ten_years
from app.domain.guidance import load_default
from app.packages.opening import open_sealed
from app.packages.refusals import Refusal
from app.packages.trust import judge
from app.progress import Progress, silent

__all__ = ["Measured", "run"]

_CHECKS = 25


def run(
    *,
    packages: int = 20,
    rows: int = 150,
    mutations: int = 2000,
    conferences: int = bench_decade.CONFERENCES,
    progress: Progress = silent,
) -> list[Measured]:
    """Measure every job, on `packages` generated packages of about `rows` rows each, `mutations` damaged ones, and
    ten years with so many `conferences`.

    Everything lies in a temporary folder and is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="so-mat-tran-") as name:
        scratch = Path(name)
        folder = scratch / "goi-thu"
        folder.mkdir()
        made = bench_packages.make(folder, max(packages, 1), rows, load_default(), progress)
        steps: Sequence[tuple[str, Callable[[], Sequence[Measured]]]] = (
            ("Đo khởi động", lambda: start_up(scratch)),
            ("Đo cửa sổ trên mười năm số liệu", lambda: ten_years(scratch, conferences)),
            ("Đo niêm phong báo cáo", lambda: [export(scratch)]),
            ("Đo kiểm tra gói", lambda: [_verify(made)]),
            ("Đo nhận một gói", lambda: [one_package(scratch, made)]),
            ("Đo nhận cả thư mục", lambda: whole_folder(scratch, made)),
            ("Đo tổng hợp và tìm kiếm", lambda: using(scratch, made)),
            ("Thử các gói bị sửa", lambda: [_mutations(made, mutations)]),
        )
        results: list[Measured] = []
        for done, (what, measure) in enumerate(steps):
            progress(done, len(steps), what)
            results += measure()
        progress(len(steps), len(steps), "Xong")
    return results


def _verify(made: Made) -> Measured:
    """A package in memory: whole, and by whom?"""
    data = made.files[0].read_bytes()
    today = datetime.now(UTC).date()
    key = floors.new_key()
    public, signature = key.public_key(), floors.sign(key, data)
    ours, least = in_turns(
        _CHECKS,
        lambda: judge(open_sealed(data), made.keys[:1], today),
        lambda: floors.check(public, signature, data),
    )
    return Measured("verify", "Kiểm tra niêm phong một gói", ours, least, extra={"bytes": len(data)})


def _mutations(made: Made, count: int) -> Measured:
    """Damaged copies of a package: none may be opened."""
    begun = time.perf_counter()
    answers = bench_mutations.run(made.files[0].read_bytes(), count, _answer)
    seconds = time.perf_counter() - begun
    let_in = bench_mutations.accepted(answers)
    rate = count / seconds if count else 0.0
    return Measured(
        "mutations",
        f"Mở {count} gói bị sửa, một gói",
        seconds * 1000 / count if count else None,
        note=f"được nhận: {let_in}; {decimals(rate, 0)} gói/giây",
        extra={
            "tried": count,
            "accepted": let_in,
            "per_second": round(rate, 1),
            "refusals": dict(sorted(answers.items())),
        },
    )


def _answer(data: bytes) -> str:
    try:
        open_sealed(data)
    except Refusal as refusal:
        return refusal.reason
    return "accepted"
