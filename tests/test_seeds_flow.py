"""The five published texts, sealed by the office that each is about and received by the right one above it.

Every fact is looked for in the receiving ledger, in the workbook that another tool takes out of the sealed
document, and in what another tool reads from its pages.
"""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.correspondence import Directive
from app.domain.guidance_items import GUIDANCE_KINDS, TaskItem
from app.domain.ledger import Ledger, Snapshot
from app.domain.words import names_in, say
from app.office import Office
from app.packages import workbook
from app.packages.verdict import Outcome
from tests.offices import Desk, Offices, on, whole
from tests.seeds import SEEDS, Seed

ABOVE = {"long-bien": "97", "tinh-uy": "00", "can-duoc": "97", "hai-phong": "00", "centre": "00"}
"""Who receives a text's package. The centre's guidance goes down; the province that records it reports upward."""

_SENDER = {"97": "990", "00": "97"}


@dataclass(frozen=True)
class Delivered:
    """A text in the ledger of the office above, and the package in which it came."""

    seed: Seed
    office: Office
    source: int
    file: Path


@dataclass(frozen=True)
class World:
    """The offices of the five texts, everything delivered."""

    delivered: dict[str, Delivered]
    centre: Desk
    province: Desk
    guidance: Path


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    at = tmp_path_factory.mktemp("seeds")
    with Offices() as offices:
        clock = on(5, 1, 2025)
        desks = {
            "990": offices.empty(at / "quan", "990", "district", clock=clock),
            "97": offices.empty(at / "tp", "97", "province", clock=clock),
            "00": offices.empty(at / "tw", "00", "central", clock=clock),
        }
        desks["97"].trust(desks["990"])
        desks["00"].trust(desks["97"])
        desks["97"].trust(desks["00"])
        sent: dict[tuple[str, str], Path] = {}
        for seed in SEEDS:
            sender = desks[_SENDER[ABOVE[seed.name]]]
            sender.office.ledger.put_many(seed.records)
            sender.head_report(seed.period)
        for unit, period in sorted({(_SENDER[ABOVE[seed.name]], seed.period) for seed in SEEDS}):
            sent[unit, period] = desks[unit].export(at / "gui", period=period).file
        guidance = desks["00"].issue(at / "xuong")
        delivered: dict[str, Delivered] = {}
        for seed in SEEDS:
            above = desks[ABOVE[seed.name]]
            file = sent[_SENDER[ABOVE[seed.name]], seed.period]
            (received,) = above.office.receive([file])
            assert received.verdict.outcome is Outcome.KNOWN, received.verdict
            assert received.entry is not None
            delivered[seed.name] = Delivered(seed, above.office, received.entry.source, file)
        yield World(delivered, desks["00"], desks["97"], guidance)


def told(ledger: Ledger, office: Office) -> str:
    """Everything the ledger says, in words."""
    names = names_in(ledger, office.guidance)
    records = whole(ledger).records()
    return "\n".join(say(f, getattr(r, f.key), names) for r in records for f in r.description.fields)


def flowed(text: str) -> str:
    """Text without what setting it in lines does: no blanks, no hyphens at line ends, one kind of marks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).casefold()


def printed(file: Path) -> str:
    """What pdftotext reads from the pages, in the order in which they were drawn: cell by cell."""
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return flowed(done.stdout.decode())


def detached(file: Path, folder: Path) -> bytes:
    """The workbook as pdfdetach takes it out."""
    subprocess.run(["pdfdetach", "-saveall", "-o", str(folder), str(file)], check=True, capture_output=True)
    return (folder / "so-lieu.xlsx").read_bytes()


EVERY = pytest.mark.parametrize("name", list(ABOVE))


@EVERY
def test_every_fact_is_in_the_ledger_above(world: World, name: str) -> None:
    one = world.delivered[name]
    ledger = one.office.ledger_of(one.source)
    words = told(ledger, one.office)
    assert [fact for fact in one.seed.facts if fact not in words] == []
    for record in one.seed.records:
        assert ledger.get(type(record), record.uid) == record


@EVERY
def test_every_fact_is_in_the_workbook_that_another_tool_takes_out(world: World, name: str, tmp_path: Path) -> None:
    one = world.delivered[name]
    book = workbook.read(detached(one.file, tmp_path)).snapshot
    words = told(book, one.office)
    assert [fact for fact in one.seed.facts if fact not in words] == []
    assert book == whole(one.office.ledger_of(one.source))


@EVERY
def test_every_fact_is_printed(world: World, name: str) -> None:
    one = world.delivered[name]
    pages = printed(one.file)
    assert [fact for fact in one.seed.facts if flowed(fact) not in pages] == []


def test_the_centre_guides_all_below_by_the_same_road(world: World, tmp_path: Path) -> None:
    office = world.province.office
    (received,) = office.receive([world.guidance])
    assert received.imported, received.verdict
    assert received.entry is not None
    issued = office.ledger_of(received.entry.source)
    pages = printed(world.guidance)
    assert len(issued.all(TaskItem)) == 6
    for task in issued.all(TaskItem):
        assert task.wording
        assert flowed(task.wording) in pages
    book = workbook.read(detached(world.guidance, tmp_path), kinds=GUIDANCE_KINDS).snapshot
    assert Snapshot(book.all(TaskItem)) == Snapshot(issued.all(TaskItem))
    (directive,) = office.ledger.all(Directive)
    assert directive.tasks == tuple(task.uid for task in office.guidance.tasks)
