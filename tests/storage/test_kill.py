"""A power cut: whatever was saved is there at the next start, and nothing half done."""

import multiprocessing
import random
import signal
import subprocess
import sys
from pathlib import Path

from app.domain.conference import Conference
from app.storage.ledger import SourceLedger
from app.storage.search import search
from app.storage.store import Store
from tests.storage.test_schema import GOLDEN, OLD_KINDS, OldConference, shape

WRITER = """
import sys
from pathlib import Path
from app.domain.conference import Conference
from app.storage.ledger import SourceLedger, importing
from app.storage.store import Store
with Store.open(Path(sys.argv[1])) as store:
    first = int(sys.argv[2])
    for number in range(first, first + 100000):
        SourceLedger(store).put(Conference(uid=f"c{number}", title=f"Hội nghị {number}"))
        print(f"c{number}", flush=True)
        with importing(store, number + 1) as received:
            received.put_many(Conference(uid=f"r{n}", title="Nhận") for n in range(40))
        print(f"r{number + 1}", flush=True)
"""


def test_a_killed_program_keeps_every_change_that_it_told(tmp_path):
    path = tmp_path / "so.db"
    told: list[str] = []
    chance = random.Random(62)
    for round_ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, path, str(round_ * 1000)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            text=True,
        ) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(3, 60)):
                told.append(writer.stdout.readline().strip())
            writer.kill()
            told += writer.stdout.read().split("\n")[:-1]  # what was told before it died, whole lines only
        with Store.open(path) as store:
            assert not store.read_only
            assert store.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert store.conn.execute("SELECT count(*) FROM gate").fetchone()[0] == 0
            own = {row.uid for row in SourceLedger(store).all(Conference)}
            assert {name for name in told if name.startswith("c")} <= own
            counts = dict(
                store.conn.execute(
                    "SELECT source, count(*) FROM conference WHERE source <> 0 GROUP BY source"
                ).fetchall()
            )
            assert set(counts.values()) <= {40}
            assert {int(name[1:]) for name in told if name.startswith("r")} <= counts.keys()
            changed = {row[0] for row in store.conn.execute("SELECT uid FROM change")}
            assert changed == own
            assert len(search(store, "hội nghị", [0], limit=10_000)) == len(own)


def bring_up_to_date(path: Path, after: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, after)  # its signal ends the process on the spot, like a power cut
    with Store.open(path) as store:
        SourceLedger(store).put(Conference(uid="new"))


def test_a_program_killed_while_it_brings_a_file_up_to_date_loses_nothing(tmp_path):
    with Store.open(tmp_path / "old.db", kinds=OLD_KINDS) as old:
        SourceLedger(old).put_many(OldConference(uid=f"c{n}", title=f"Hội nghị {n}") for n in range(200))
    ended: list[int | None] = []
    for milliseconds in range(1, 40, 2):
        path = tmp_path / f"{milliseconds}" / "so.db"
        path.parent.mkdir()
        path.write_bytes((tmp_path / "old.db").read_bytes())
        child = multiprocessing.get_context("fork").Process(target=bring_up_to_date, args=(path, milliseconds / 1000))
        child.start()
        child.join()
        ended.append(child.exitcode)
        with Store.open(path) as store:
            assert shape(store) == GOLDEN.read_text("utf-8")
            found = {row.uid for row in SourceLedger(store).all(Conference)}
            assert found - {"new"} == {f"c{n}" for n in range(200)}
    assert -signal.SIGALRM in ended
