"""A power cut at any moment of any job: everything that was committed is there, nothing is half done or doubled."""

import random
import shutil
import signal
from pathlib import Path

import pytest

from app.packages.opening import open_sealed
from app.packages.parts import look
from app.packages.parts_joining import join, sources_of
from app.packages.refusals import Refusal
from tests.faulty import World, apart, between, made_in, picture, run


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made_in(tmp_path_factory.mktemp("world"))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("export", "hoa"),
        ("receive", "quan"),
        ("receive folder", "quan"),
        ("accept", "da-nhan"),
        ("return", "da-nhan"),
        ("restore", "da-duyet"),
    ],
)
def test_a_power_cut_leaves_all_or_nothing_and_the_job_can_be_done_again(
    world: World, tmp_path: Path, name: str, start: str
) -> None:
    folder, out = tmp_path / "so", tmp_path / "stick"
    before = picture(world.copy(start, folder))
    run(world, folder, name, out)
    after = picture(folder)
    chance = random.Random(name)
    cut = 0
    took = 0.6
    for _ in range(5):
        world.copy(start, folder)
        shutil.rmtree(out, ignore_errors=True)
        moment = chance.uniform(0.001, took)

        def job(moment: float = moment) -> None:
            signal.setitimer(signal.ITIMER_REAL, moment)  # its signal ends the process on the spot
            run(world, folder, name, out)

        code, _ = apart(job)
        assert code in (0, -signal.SIGALRM)
        cut += code != 0
        took = moment if code == 0 else took  # it was through by then: cut earlier
        found = picture(folder)
        assert between(found, before, after)
        assert all(open_sealed(path.read_bytes()).package for path in out.glob("*.pdf"))
        run(world, folder, name, out)
        again = picture(folder)
        assert (again.own, again.came) == (after.own, after.came)
        assert len(set(again.sent)) == len(again.sent)
    assert cut


def test_a_power_cut_while_parts_are_written_leaves_no_half_part_and_no_half_set_that_joins(
    world: World, tmp_path: Path
) -> None:
    folder, out = tmp_path / "so", tmp_path / "stick"
    before = picture(world.copy("hoa", folder))
    run(world, folder, "export in parts", out)
    after = picture(folder)
    files = list(out.glob("*.pdf"))
    assert len(files) > 1
    chance, cut, took = random.Random(5), 0, 1.0
    for _ in range(2):
        world.copy("hoa", folder)
        shutil.rmtree(out, ignore_errors=True)
        moment = chance.uniform(took / 2, took)  # the parts are written at the end of the job

        def job(moment: float = moment) -> None:
            signal.setitimer(signal.ITIMER_REAL, moment)
            run(world, folder, "export in parts", out)

        code, _ = apart(job)
        cut += code != 0
        took = moment if code == 0 else took * 1.1
        found = picture(folder)
        assert between(found, before, after)
        parts = [look(path) for path in sorted(out.glob("*.pdf"))]
        assert all(part is not None and part.read() is not None for part in parts), "every part that is there is whole"
        for source in sources_of(part.path for part in parts if part is not None):
            assert isinstance(source, tuple)
            if len(source) < len(files):
                with pytest.raises(Refusal) as told:
                    join(source)
                assert told.value.reason == "part-missing"
            else:
                assert open_sealed(join(source)[1]).package
        run(world, folder, "export in parts", out)
        newest = max(revision for _, revision in picture(folder).sent)
        sets = [source for source in sources_of(sorted(out.glob("*.pdf"))) if isinstance(source, tuple)]
        whole = [join(source)[1] for source in sets if len(source) == len(files)]
        assert newest in {open_sealed(data).letter.revision for data in whole}
    assert cut
