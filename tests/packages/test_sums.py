"""What an office passes up with its sum: who is in it, who sent and is not, and what the units say."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.report_rows import Excerpt, IncludedPackage
from app.domain.reporting import ACCEPTED, MISSING, RETURNED, WAITING, reporting
from app.domain.voices import brief
from app.packages.compose import draft
from app.packages.examine import read_contents
from app.packages.gathering import asked_below, gathered
from app.packages.opening import open_sealed
from app.packages.sums import add_up
from tests.offices import PERIOD, Desk, Offices, on


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Path, Path]]:
    """A district that knows both wards, and their reports."""
    at = tmp_path_factory.mktemp("sums")
    with Offices() as offices:
        wards = (offices.sampled(at / "hoa", "hoa-mau"), offices.sampled(at / "ben", "ben-mau", on(5)))
        district = offices.sampled(at / "quan", "song-mau", on(13))
        reports = [ward.export(at / "len").file for ward in wards]
        for ward in wards:
            district.trust(ward)
        yield district, reports[0], reports[1]


@pytest.fixture
def rows(sent: tuple[Desk, Path, Path]) -> Callable[[], dict[str, IncludedPackage]]:
    office = sent[0].office

    def read() -> dict[str, IncludedPackage]:
        made = draft(office.books, office.period(PERIOD), bundle=True)
        return {row.unit or "": row for row in made.contents.all(IncludedPackage)}

    return read


def test_every_unit_is_told_with_what_became_of_its_report(
    sent: tuple[Desk, Path, Path], rows: Callable[[], dict[str, IncludedPackage]]
) -> None:
    district, hoa, ben = sent
    books, period = district.office.books, district.office.period(PERIOD)
    district.take(hoa)
    (received,) = district.office.receive([ben])
    assert {unit: row.state for unit, row in rows().items()} == {
        "99001": ACCEPTED,
        "99002": WAITING,
        "99003": MISSING,
    }
    waiting = rows()["99002"]
    assert (waiting.package, waiting.received_on) == (None, None)  # nothing of it is in the sum
    (entry,) = add_up(books, period, district.office.guidance).entries
    assert rows()["99001"].received_at == entry.handled_at[11:16]  # by this computer's own clock
    assert received.entry is not None
    books.mailbox.set_state(received.entry.source, "returned")
    assert rows()["99002"].state == RETURNED
    told = reporting(list(rows().values()))
    assert [len(some) for some in (told.expected, told.handed_in, told.missing)] == [3, 2, 1]
    assert add_up(books, period, district.office.guidance).totals.missing == ("99002", "99003")

    words = gathered(books, period, district.office.guidance)
    assert {voice.unit for voice in words.voices} == {"99001"}
    assert words.names == {"99001": "Phường Hoa Mẫu"}
    total = add_up(books, period, district.office.guidance)
    asked = asked_below(books, total, period)
    assert {unit for one in asked for unit in one.units} == {"99001"}


def test_a_quote_travels_in_the_bundle_and_is_printed_in_it(sent: tuple[Desk, Path, Path], tmp_path: Path) -> None:
    district, hoa, _ = sent
    office, period = district.office, district.office.period(PERIOD)
    if not office.consolidate(PERIOD).accepted:
        district.take(hoa)
    voice = gathered(office.books, period, office.guidance).voices[0]
    office.ledger.put(office.synthesis.quote(period, voice, "Phường Hoa Mẫu"))
    opened = open_sealed(district.export(tmp_path, bundle=True).file.read_bytes())
    (row,) = read_contents(opened).all(Excerpt)
    assert (row.heading, row.units, row.content) == (voice.heading, ("99001",), brief(voice.words))
