"""Receiving beside its floor: one package, a whole folder, and what can be done with the ledger that results.

The floor reads each file, takes its SHA-256, checks one signature, reads every sheet and inserts as many rows
into bare tables; it is told where the workbook lies and keeps no original.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from app import bench_floors as floors
from app.bench_measured import Measured, decimals, in_turns
from app.bench_packages import ADDRESSEE, Made
from app.office import Office
from app.packages import intake
from app.packages.contents import Contents
from app.packages.examine import read_contents
from app.packages.opening import open_sealed
from app.sample import PERIOD
from app.storage.rows import Row
from app.storage.search import catch_up
from app.text.keys import search_key

ONE_BY_ONE = 7
"""Packages that are received one after the other, each as if it had come alone."""

_HANDFUL = 8
_AT_ONCE = 32
_QUESTIONS = ("nguyen van an", "Phạm Quang Giang", "hội nghị", "dai doan ket", "tran thi m")


@dataclass(frozen=True, slots=True)
class Folder:
    """What receiving a folder took, as the process that did it tells; memory in MB, None where it can't be read."""

    seconds: float
    received: int
    floor_seconds: float
    own_mb: float | None
    worker_mb: float | None


def office_for(folder: Path, made: Made) -> None:
    """Make an empty office that knows the keys of all packages."""
    with (
        Office.create(folder, unit=ADDRESSEE, name="Quận Sông Mẫu", level="district", superior="97") as office,
        office.store.atomic(),
    ):
        for key in made.keys:
            office.books.keyring.add(key)


class Floor:
    """The floor's own key, signatures and rows for some packages."""

    def __init__(self, files: Sequence[Path]) -> None:
        # loaded when first needed: cryptography
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        key = floors.new_key()
        self.key = key.public_key()
        self.key_bytes = self.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        first = open_sealed(files[0].read_bytes())
        self.rows: Mapping[str, Sequence[Row]] = Contents.of(read_contents(first)).rows
        self.told: list[floors.Told] = []
        for path in files:
            data = path.read_bytes()
            start = data.find(b"PK\x03\x04")
            end = data.find(b"\nendstream", data.rfind(b"PK\x05\x06"))
            self.told.append(floors.Told(path, floors.sign(key, data), start, end))


def one_package(scratch: Path, made: Made) -> Measured:
    """One package, from the file to its rows."""
    files = made.files[:ONE_BY_ONE]
    office_for(scratch / "mot", made)
    floor = Floor(files)
    ahead, told = iter(files), iter(floor.told)
    numbers = iter(range(1, len(files) + 1))
    with (
        Office.open(scratch / "mot") as office,
        closing(floors.database(scratch / "mot.db", floor.rows)) as bare,
    ):
        ours, least = in_turns(
            len(files),
            lambda: intake.receive_all(office.books, [next(ahead)]),
            lambda: (floors.look(floor.key, next(told)), floors.insert(bare, floor.rows, [next(numbers)])),
        )
    rows = sum(map(len, floor.rows.values()))
    return Measured("receive", f"Nhận một gói {rows} dòng", ours, least, extra={"rows": rows})


def whole_folder(scratch: Path, made: Made) -> tuple[Measured, Measured]:
    """All packages as one folder on all cores, and the memory that it took. Leaves the office in `nhieu`."""
    office_for(scratch / "nhieu", made)
    # a process of its own, so that nothing that was measured before counts as its memory
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        told = pool.submit(_receive_folder, scratch, made.files).result()
    count = len(made.files)
    rate = count / told.seconds
    extra = {"packages": count, "received": told.received, "per_second": round(rate, 1), "cores": os.cpu_count()}
    timed = Measured(
        "receive-folder",
        f"Nhận cả thư mục {count} gói, tính cho một gói",
        told.seconds / count * 1000,
        told.floor_seconds / count * 1000,
        note=f"{decimals(rate, 1)} gói/giây trên {os.cpu_count()} nhân",
        extra=extra,
    )
    return timed, _memory(told)


def _memory(told: Folder) -> Measured:
    if told.own_mb is None:
        return Measured("memory", "Bộ nhớ cao nhất khi nhận cả thư mục", None, note="máy này không cho biết")
    workers = min(os.cpu_count() or 1, intake.MOST_WORKERS) if told.worker_mb else 0
    whole = told.own_mb + workers * (told.worker_mb or 0)
    said = f"{decimals(whole, 0)} MB: {decimals(told.own_mb, 0)} MB và {workers} tiến trình phụ"
    extra = {"peak_mb": round(whole, 1), "own_mb": told.own_mb, "worker_mb": told.worker_mb}
    return Measured("memory", "Bộ nhớ cao nhất khi nhận cả thư mục", None, note=said, extra=extra)


def _receive_folder(scratch: Path, files: Sequence[Path]) -> Folder:
    with Office.open(scratch / "nhieu") as office:
        begun = time.perf_counter()
        received = intake.receive_all(office.books, files)
        seconds = time.perf_counter() - begun
    own, worker = peak_mb(children=False), peak_mb(children=True)
    floor = Floor(files)
    begun = time.perf_counter()
    _floor_folder(scratch / "nhieu.db", floor)
    return Folder(seconds, sum(one.imported for one in received), time.perf_counter() - begun, own, worker)


def _floor_folder(path: Path, floor: Floor) -> None:
    handfuls = [floor.told[first : first + _HANDFUL] for first in range(0, len(floor.told), _HANDFUL)]
    waiting = done = 0
    with (
        closing(floors.database(path, floor.rows)) as bare,
        ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool,
    ):
        for count in pool.map(floors.look_at, [floor.key_bytes] * len(handfuls), handfuls):
            waiting += count
            if waiting >= _AT_ONCE:
                floors.insert(bare, floor.rows, range(done + 1, done + waiting + 1))
                done, waiting = done + waiting, 0
        floors.insert(bare, floor.rows, range(done + 1, done + waiting + 1))


def peak_mb(*, children: bool) -> float | None:
    """The most memory that this process, or the largest of its ended children, has taken so far, in MB."""
    if sys.platform == "win32":
        return None
    import resource  # not on Windows

    status = Path("/proc/self/status")
    if not children and status.exists():  # the other counter still knows the parent's size before this program began
        line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return round(int(line.split()[1]) / 1024, 1)
    most = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)


def using(scratch: Path, made: Made) -> list[Measured]:
    """Making the received packages searchable, adding them up, and finding something in them."""
    count = len(made.files)
    with (
        Office.open(scratch / "nhieu") as office,
        closing(sqlite3.connect(office.paths.ledger)) as bare,
    ):
        begun = time.perf_counter()
        catch_up(office.store)
        index = (time.perf_counter() - begun) * 1000 / count
        with office.store.atomic():
            for entry in office.books.mailbox.entries(direction="in", states=["received"]):
                office.books.mailbox.set_state(entry.source, "accepted")
        added, plainly = in_turns(3, lambda: office.consolidate(PERIOD), lambda: floors.add_up(bare, PERIOD))
        folded = [" AND ".join(f'"{word}" *' for word in search_key(said).split()) for said in _QUESTIONS]
        found, bare_found = in_turns(
            5,
            lambda: [office.search(said) for said in _QUESTIONS],
            lambda: [floors.find(bare, said) for said in folded],
        )
    return [
        Measured("index", "Lập danh mục tìm kiếm, một gói", index, extra={"packages": count}),
        Measured("consolidate", f"Tổng hợp {count} gói", added, plainly, extra={"packages": count}),
        Measured("search", f"Tìm một câu trong {count} gói", found / len(folded), bare_found / len(folded)),
    ]
