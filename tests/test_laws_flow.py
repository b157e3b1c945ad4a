"""Laws of receiving: an import that is taken back was never there, and the order of the post changes no sum."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.office import Office, Remarked
from app.packages import decide
from app.packages.examine import Examined, examine
from app.packages.receive import take_in
from app.packages.settling import IN_LEDGER
from app.storage.mailbox import Entry
from tests.filling import filled, year
from tests.offices import PERIOD, Desk, Offices, on, whole

Act = tuple[str, str]
NAMES = ("hoa1", "ben1", "ben2", "ben3", "bieu")
NEWEST = {"99001": "hoa1", "99002": "ben3"}
LAWS = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True, repr=False)
class Parcels:
    """Sealed reports and a filled form, looked at once; and the district's folder before any of them came."""

    folder: Path
    district: Desk
    examined: dict[str, Examined]

    def desk(self, at: Path) -> Office:
        """The district's office, as it was before the first package."""
        shutil.rmtree(at, ignore_errors=True)
        shutil.copytree(self.folder / "quan", at)
        return Office.open(at, clock=on(13))


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parcels]:
    folder = tmp_path_factory.mktemp("wards")
    with Offices() as offices:
        hoa, ben = offices.sampled(folder / "hoa", "hoa-mau"), offices.sampled(folder / "ben", "ben-mau", on(7), 1)
        district = offices.sampled(folder / "quan", "song-mau", on(13))
        files = {"hoa1": hoa.export(folder / "1").file, "ben1": ben.export(folder / "2").file}
        ben = offices.again(ben, on(11))
        files |= {"ben2": ben.export(folder / "3").file, "ben3": ben.export(folder / "4").file}
        files["bieu"] = filled(ben, year)
        for ward in (hoa, ben):
            district.trust(ward)
        keys, today = district.office.trust_list(), district.office.books.today()
        examined = {name: examine(file, unit="990", keys=keys, today=today) for name, file in files.items()}
        district.office.close()
        yield Parcels(folder, district, examined)


def entry_of(office: Office, examined: Examined) -> Entry:
    """The package as it lies in the ledger. Raises `UserError` when it does not."""
    name = examined.verdict.package or examined.digest
    for entry in office.books.mailbox.by_package(name, "in"):
        if entry.state in IN_LEDGER:
            return entry
    raise UserError("không có", reason="not-received")


def act(parcels: Parcels, office: Office, doing: Act) -> bool:
    """Do one thing; False when the office refuses it."""
    verb, name = doing
    examined = parcels.examined[name]
    try:
        if verb == "receive":
            return take_in(office.books, examined).imported
        entry = entry_of(office, examined)
        if verb == "accept":
            decide.accept(office.books, entry)
        elif verb == "undo":
            decide.undo(office.books, entry)
        else:
            out, signer = office.folder.parent / "tra-lai", parcels.district.signer
            decide.return_with_remarks(office.books, entry, [Remarked(text="Sửa lại.")], out, signer)
    except UserError:
        return False
    return True


def picture(office: Office) -> object:
    """All that the office knows of what came: state and rows by package, sums, and one accepted report a unit."""
    entries = [entry for entry in office.books.mailbox.entries(direction="in") if entry.state != "undone"]
    accepted = [entry.unit for entry in entries if entry.state == "accepted"]
    assert len(accepted) == len(set(accepted)), "counted twice"
    totals = office.consolidate(PERIOD)
    assert sorted(totals.accepted) == sorted(accepted)
    states = {entry.package: (entry.state, entry.revision, entry.sealed) for entry in entries}
    rows = {entry.package: whole(office.ledger_of(entry.source)) for entry in entries}
    blobs = sorted(row[0] for row in office.store.conn.execute("SELECT digest FROM blob"))
    return states, rows, blobs, {code: total.total for code, total in totals.indicators.items()}, totals.conferences


acts = st.lists(
    st.tuples(st.sampled_from(["receive", "receive", "accept", "accept", "undo"]), st.sampled_from(NAMES)),
    min_size=3,
    max_size=14,
)


def redone(parcels: Parcels, at: Path, done: Sequence[Act]) -> object:
    with parcels.desk(at) as office:
        for doing in done:
            act(parcels, office, doing)
        return picture(office)


@LAWS
@given(done=acts, victim=st.sampled_from(NAMES))
def test_an_import_that_is_taken_back_was_never_there(
    parcels: Parcels, tmp_path: Path, done: list[Act], victim: str
) -> None:
    told: list[Act] = []
    with parcels.desk(tmp_path / "quan") as office:
        for doing in [*done, ("undo", victim)]:
            if act(parcels, office, doing):
                told.append(doing)
        found = picture(office)
    without = [doing for doing in told if doing[1] != victim]
    assert found == redone(parcels, tmp_path / "lai", without)


@LAWS
@given(order=st.permutations([name for name in NAMES if name != "bieu"]), at_once=st.booleans())
def test_the_order_of_the_post_changes_no_sum(
    parcels: Parcels, tmp_path: Path, order: list[str], at_once: bool
) -> None:
    with parcels.desk(tmp_path / "quan") as office:
        for name in order:
            assert act(parcels, office, ("receive", name))
            if at_once:
                act(parcels, office, ("accept", name))
        for name in NEWEST.values():
            assert act(parcels, office, ("accept", name))
        found = office.consolidate(PERIOD)
    assert found.accepted == ("99001", "99002")
    assert found.conferences == 3
    assert {c: t.total for c, t in found.indicators.items()} == expected_sum(parcels, tmp_path)


def expected_sum(parcels: Parcels, at: Path) -> dict[str, object]:
    """What comes out when only the newest packages ever came."""
    with parcels.desk(at / "chuan") as office:
        for name in NEWEST.values():
            act(parcels, office, ("receive", name))
            act(parcels, office, ("accept", name))
        return {code: total.total for code, total in office.consolidate(PERIOD).indicators.items()}


@pytest.mark.parametrize(
    "story",
    [
        # the replaced one is taken back first, then the one that replaced it: never two in force
        "receive ben1, accept ben1, receive ben2, accept ben2, receive ben3, accept ben3, undo ben2",
        # an older one that came late is in force once the newer one is taken back
        "receive ben2, receive ben1, undo ben2, accept ben1",
        # a returned one stays returned
        "receive ben1, return ben1, receive ben2, accept ben2, undo ben2",
        # a form without a seal gives way to a sealed report, and comes back
        "receive bieu, accept bieu, receive ben1, accept ben1, undo ben1",
        # and takes the place of a sealed one that came before it
        "receive ben1, accept ben1, receive bieu, accept bieu, receive ben2, undo bieu",
    ],
)
def test_stories_that_went_wrong_once(parcels: Parcels, tmp_path: Path, story: str) -> None:
    told: list[Act] = []
    for step in story.split(", "):
        verb, name = step.split()
        told.append((verb, name))
    with parcels.desk(tmp_path / "quan") as office:
        assert all(act(parcels, office, doing) for doing in told)
        found = picture(office)
    undone = {name for verb, name in told if verb == "undo"}
    assert found == redone(parcels, tmp_path / "lai", [doing for doing in told if doing[1] not in undone])


def test_nothing_is_left_when_everything_is_taken_back(parcels: Parcels, tmp_path: Path) -> None:
    with parcels.desk(tmp_path / "quan") as office:
        before = picture(office)
        for name in NAMES:
            assert act(parcels, office, ("receive", name))
        act(parcels, office, ("accept", "ben3"))
        assert picture(office) != before
        for name in ("ben3", "bieu", "hoa1", "ben1", "ben2"):
            assert act(parcels, office, ("undo", name))
        assert picture(office) == before
        for kind in office.store.kinds:
            assert office.store.conn.execute(f'SELECT count(*) FROM "{kind}" WHERE source <> 0').fetchone() == (0,)
        assert office.store.conn.execute("SELECT count(*) FROM blob_use WHERE source <> 0").fetchone() == (0,)
