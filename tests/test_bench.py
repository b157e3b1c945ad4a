import io
import json
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app import bench, bench_mutations, bench_packages
from app.bench_measured import Measured, in_turns
from app.domain.guidance import load_default
from app.packages import workbook
from app.packages.examine import examine
from app.packages.opening import open_sealed
from app.packages.verdict import Outcome

_TODAY = date(2024, 12, 20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bench_packages.Made:
    return bench_packages.make(tmp_path_factory.mktemp("goi"), 3, 200, load_default())


def test_a_tiny_run_measures_every_job_beside_its_floor() -> None:
    steps: list[tuple[int, int]] = []
    results = bench.run(
        packages=13,
        rows=20,
        mutations=30,
        conferences=30,
        progress=lambda done, total, what="": steps.append((done, total)),
    )
    by_name = {line.name: line for line in results}
    beside_a_floor = {"start-up", "start-ready", "export", "verify", "receive", "receive-folder", "consolidate"}
    beside_a_floor |= {"search", "search-key"}
    on_widgets = {f"window-{job}" for job in ("open-first", "open-again", "choose", "type", "save", "filter-key")}
    alone = {"window-memory", "memory", "index", "mutations"}
    alone |= {f"window-{job}" for job in ("add-row", "search-key", "period", "check", "ahead")}
    beside_a_floor |= on_widgets
    assert set(by_name) == beside_a_floor | alone
    assert {name for name, line in by_name.items() if line.ratio} == beside_a_floor, by_name["start-up"]
    assert by_name["receive-folder"].extra["received"] == 13
    assert (by_name["mutations"].extra["tried"], by_name["mutations"].extra["accepted"]) == (30, 0)
    assert json.loads(json.dumps([line.to_json() for line in results]))[0]["name"] == "start-up"
    assert all(line.sentence().startswith(line.title) for line in results)
    assert steps[-1][0] == steps[-1][1]


def test_generated_packages_are_real_ones_of_units_that_differ(made: bench_packages.Made) -> None:
    letters, books = [], []
    for path in made.files:
        looked = examine(path, unit=bench_packages.ADDRESSEE, keys=made.keys, today=_TODAY)
        assert looked.verdict.outcome is Outcome.KNOWN
        opened = open_sealed(path.read_bytes())
        letters.append(opened.letter)
        books.append(workbook.read(opened.workbook).snapshot)
        assert zipfile.ZipFile(io.BytesIO(opened.workbook)).testzip() is None
    assert len({letter.sender for letter in letters}) == len({letter.package for letter in letters}) == 3
    assert all(len(letter.sender) == 7 for letter in letters)
    assert [len(book.records()) for book in books] == [200] * 3
    assert books[0] != books[1] != books[2]
    assert not any("@" in str(record) for book in books for record in book.records())


def test_the_same_package_is_made_again(made: bench_packages.Made, tmp_path: Path) -> None:
    again = bench_packages.make(tmp_path, 1, 200, load_default())
    pair = [workbook.read(open_sealed(path.read_bytes()).workbook) for path in (made.files[0], again.files[0])]
    assert pair[0].snapshot == pair[1].snapshot


def test_a_measure_says_its_ratio_in_vietnamese() -> None:
    line = Measured("receive", "Nhận một gói", 30.0, 20.0, note="thử", extra={"rows": 150})
    assert line.sentence() == "Nhận một gói: 30,0 ms, mức sàn 20,0 ms, gấp 1,50 lần (thử)"
    assert line.to_json() == {"name": "receive", "ours_ms": 30.0, "floor_ms": 20.0, "ratio": 1.5, "rows": 150}
    alone = Measured("memory", "Bộ nhớ", None, note="120 MB")
    assert (alone.ratio, alone.sentence()) == (None, "Bộ nhớ: (120 MB)")


def test_both_sides_take_turns() -> None:
    order: list[str] = []
    medians = in_turns(3, lambda: order.append("ours"), lambda: order.append("floor"))
    assert order == ["ours", "floor"] * 3
    assert len(medians) == 2


def test_damaged_copies_differ_and_come_again_by_their_seed() -> None:
    whole = random.Random(1).randbytes(500)
    first, second = list(bench_mutations.mutations(whole, 40, 7)), list(bench_mutations.mutations(whole, 40, 7))
    assert first == second
    assert whole not in first
