"""Both trees: ward, district, province, centre until June 2025, then without districts; and what a bundle is worth."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from app import sample
from app.domain.consolidation import CONVERTED, Consolidation, Contribution, contribution_of, converted
from app.domain.fields import Record
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.report_rows import IncludedPackage
from app.office import Received
from app.packages.bundle import Inner, open_inner
from app.packages.examine import read_contents
from app.packages.opening import Opened, open_sealed
from app.packages.verdict import Outcome
from tests.forging import forged, letter_of
from tests.offices import PERIOD, Desk, Offices, on

AFTER = "2025-NAM"


@dataclass(frozen=True)
class Tree:
    """The offices of a tree from the wards up, and the bundle that each but the centre sent."""

    folder: Path
    wards: tuple[Desk, ...]
    above: tuple[Desk, ...]
    reports: tuple[Path, ...]
    bundles: tuple[Path, ...]

    def sums(self, period: str) -> list[Consolidation]:
        """The totals at every level, from below."""
        return [desk.office.consolidate(period) for desk in self.above]


def passed_through(desks: Sequence[Desk], reports: Sequence[Path], out: Path, period: str) -> Iterator[Path]:
    """Every level takes what the one below sent, and bundles it for the one above."""
    sent = list(reports)
    for desk, superior in zip(desks, [*desks[1:], None], strict=True):
        desk.take(*sent)
        if superior is not None:
            sent = [desk.export(out / desk.office.unit, bundle=True, period=period).file]
            yield sent[0]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    """2024: two wards, their district, the province, the centre."""
    at = tmp_path_factory.mktemp("2024")
    with Offices() as offices:
        wards = (offices.sampled(at / "hoa", "hoa-mau"), offices.sampled(at / "ben", "ben-mau", on(5)))
        district = offices.sampled(at / "quan", "song-mau", on(13))
        province = offices.empty(at / "tp", "97", "province", clock=on(16))
        centre = offices.empty(at / "tw", "00", "central", clock=on(20))
        for above, below in ((district, wards), (province, [district]), (centre, [province])):
            for desk in below:
                above.trust(desk)
        province.head_report()
        reports = tuple(ward.export(at / "len").file for ward in wards)
        bundles = tuple(passed_through([district, province, centre], reports, at / "goi", PERIOD))
        yield Tree(at, wards, (district, province, centre), reports, bundles)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    """2025: the merged ward and the one that stayed report to the province itself."""
    at = tmp_path_factory.mktemp("2025")
    clock = on(5, 1, 2026)
    with Offices() as offices:
        wards = tuple(offices.empty(at / code, code, "ward", clock=clock) for code in ("99003", "99101"))
        province = offices.empty(at / "tp", "97", "province", clock=clock)
        centre = offices.empty(at / "tw", "00", "central", clock=clock)
        for ward, name in zip(wards, ("ben-mau", "hoa-mau"), strict=True):
            ward.office.ledger.put_many(figures_of(name, ward))
            province.trust(ward)
        centre.trust(province)
        for desk in (*wards, province):
            desk.head_report(AFTER)
        reports = tuple(ward.export(at / "len", period=AFTER).file for ward in wards)
        bundles = tuple(passed_through([province, centre], reports, at / "goi", AFTER))
        yield Tree(at, wards, (province, centre), reports, bundles)


def figures_of(name: str, desk: Desk) -> list[Record]:
    """A sample's figures, as those of 2025."""
    rows = sample.contents(name, desk.office.guidance).all(IndicatorFigure)
    return [
        dataclasses.replace(row, uid=figure_uid(AFTER, row.indicator or ""), period=AFTER, last_year=None)
        for row in rows
    ]


def test_totals_are_equal_at_every_level(before: Tree) -> None:
    district, province, centre = before.sums(PERIOD)
    assert district.missing == ("99003",)
    assert (province.accepted, centre.accepted) == (("990",), ("97",))
    for code, total in district.indicators.items():
        for above in (province, centre):
            found = above.indicators[code]
            told = (found.total, found.numerator, found.denominator, found.plan, found.last_year, found.cumulative)
            assert told == (
                total.total,
                total.numerator,
                total.denominator,
                total.plan,
                total.last_year,
                total.cumulative,
            ), code
    assert [sums.conferences for sums in (district, province, centre)] == [3, 3, 3]
    assert province.ratings == {"Hoàn thành tốt nhiệm vụ": 2, "Hoàn thành nhiệm vụ": 1}
    assert centre.ratings == province.ratings  # units two levels down travel up with the package they lie in
    assert centre.ratings_by_level["ward"] == {"Hoàn thành tốt nhiệm vụ": 1, "Hoàn thành nhiệm vụ": 1}


def test_totals_are_equal_without_districts(after: Tree) -> None:
    province, centre = after.sums(AFTER)
    assert (province.expected, province.accepted) == (("99003", "99101"), ("99003", "99101"))
    assert (centre.expected, centre.accepted) == (("97",), ("97",))
    assert province.indicators["DC_HO"].total == centre.indicators["DC_HO"].total == 6975
    for code, total in province.indicators.items():
        assert centre.indicators[code].total == total.total, code


def test_the_same_wards_owe_nobody_a_report_of_another_tree(before: Tree, after: Tree) -> None:
    province = after.above[0].office
    assert [unit.code for unit in province.inbox(PERIOD).missing] == ["990"]
    assert province.inbox(AFTER).missing == ()
    assert [unit.code for unit in before.above[0].office.inbox(PERIOD).missing] == ["99003"]
    assert before.above[0].office.inbox(AFTER).missing == ()


def test_every_bundle_comes_without_a_remark(before: Tree, after: Tree) -> None:
    for tree in (before, after):
        for desk in tree.above:
            assert [(e.outcome, e.reason) for e in desk.office.inbox().entries] == [
                ("known", "") for _ in desk.office.inbox().entries
            ]


def whole_of(bundle: Path) -> tuple[Opened, Snapshot, tuple[Inner, ...]]:
    opened = open_sealed(bundle.read_bytes())
    contents = read_contents(opened)
    return opened, contents, open_inner(opened.letter, contents, opened.inner)


def test_a_bundle_of_bundles_carries_every_package_whole(before: Tree) -> None:
    _, _, (district,) = whole_of(before.bundles[-1])
    assert district.opened.letter.sender == "990"
    assert sorted(one.opened.letter.sender for one in district.inner) == ["99001", "99002"]  # they lie by hash
    sent = {path.read_bytes() for path in before.reports}
    assert set(district.opened.inner) == sent


def test_the_merged_ward_is_compared_with_both_that_it_came_from(before: Tree, after: Tree) -> None:
    office = after.above[0].office
    _, _, wards = whole_of(before.bundles[0])
    last_year: dict[str, Contribution] = {}
    for ward in wards:
        told = ward.opened.letter
        last_year[told.sender] = contribution_of(
            ward.contents, office.period(PERIOD), told.sender, told.sender_name, office.guidance, area=True
        )
    compared = converted("99101", office.guidance, last_year.get)
    assert compared is not None
    assert (compared.predecessors, compared.remark) == (("99001", "99002"), CONVERTED)
    now = office.consolidate(AFTER).indicators["DC_HO"].by_unit["99101"]
    assert (compared.figures["DC_HO"], now) == (Decimal(6975), Decimal(4215))


# what a bundle is worth when its sender does not tell the truth


@dataclass(frozen=True)
class Bundle:
    """The district's bundle taken apart, to be put together in another way by its own sender."""

    district: Desk
    contents: Snapshot
    inner: tuple[bytes, ...]

    def sealed(
        self, contents: Snapshot | None = None, inner: Sequence[bytes] | None = None, kind: str = "bundle"
    ) -> bytes:
        """The bundle with other contents or other packages inside, under a valid seal."""
        packages = self.inner if inner is None else inner
        named = [(f"{at:064x}", data) for at, data in enumerate(packages)]
        letter = letter_of(self.district, kind=kind)
        told = contents or self.contents
        return forged(self.district, told, letter, blobs=self.contents.blobs, inner=named)

    def changed(self, kind: type[Record], uid: str, **values: object) -> Snapshot:
        """The contents with one row told in another way."""
        row = self.contents.get(kind, uid)
        assert row is not None
        others = [one for one in self.contents.records() if one != row]
        return Snapshot([*others, dataclasses.replace(row, **values)], self.contents.blobs)


@pytest.fixture(scope="module")
def bundle(before: Tree) -> Bundle:
    opened, contents, _ = whole_of(before.bundles[0])
    return Bundle(before.above[0], contents, opened.inner)


@pytest.fixture
def province(offices: Offices, tmp_path: Path, before: Tree) -> Desk:
    desk = offices.empty(tmp_path / "tp", "97", "province", clock=on(16))
    desk.trust(before.above[0])
    return desk


def received(desk: Desk, folder: Path, data: bytes) -> Received:
    file = folder / "goi.pdf"
    file.write_bytes(data)
    (one,) = desk.office.receive([file])
    return one


def refused_as(desk: Desk, folder: Path, data: bytes) -> str:
    """The reason for which a file is refused; nothing of it may be in the ledger."""
    one = received(desk, folder, data)
    assert one.verdict.outcome is Outcome.REFUSED, one.verdict
    assert one.verdict.sentence
    assert one.entry is not None
    assert one.entry.state == "refused"
    assert not desk.office.ledger_of(one.entry.source).all(IndicatorFigure)
    return one.verdict.reason


def test_a_package_inside_may_not_be_exchanged_left_out_added_or_doubled(
    bundle: Bundle, before: Tree, province: Desk, tmp_path: Path
) -> None:
    hoa, ben = bundle.inner
    changed = ben[:8000] + bytes([ben[8000] ^ 1]) + ben[8001:]
    stranger = forged(before.wards[1], Snapshot(), letter_of(before.wards[1], revision=2))
    for inner in ([hoa], [], [hoa, changed], [hoa, stranger], [hoa, ben, stranger], [hoa, hoa], [hoa, ben, hoa]):
        assert refused_as(province, tmp_path, bundle.sealed(inner=inner)) == "inner"
    assert refused_as(province, tmp_path, bundle.sealed(inner=[hoa, b"%PDF-1.7 khong phai goi"])) in (
        "inner",
        "files",
    )


def test_the_order_of_the_packages_inside_does_not_matter(bundle: Bundle, province: Desk, tmp_path: Path) -> None:
    hoa, ben = bundle.inner
    one = received(province, tmp_path, bundle.sealed(inner=[ben, hoa]))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.KNOWN, "")
    assert province.office.accept(one.verdict.package).state == "accepted"
    assert province.office.consolidate(PERIOD).indicators["DC_HO"].total == 6975


def test_a_package_inside_must_be_what_its_row_says(
    bundle: Bundle, before: Tree, province: Desk, tmp_path: Path
) -> None:
    row = f"{PERIOD}.99002.package"
    for values in ({"unit": "99009"}, {"revision": 5}, {"package": "0" * 64}, {"package": None}):
        contents = bundle.changed(IncludedPackage, row, **values)
        assert refused_as(province, tmp_path, bundle.sealed(contents)) == "inner", values
    ward = before.wards[1]
    hoa = bundle.inner[0]
    for fields in ({"period": "2023-NAM"}, {"addressee": "97"}, {"sender": "99003"}):
        other = forged(ward, Snapshot(), letter_of(ward, **fields))
        contents = bundle.changed(IncludedPackage, row, package=open_sealed(other).package)
        assert refused_as(province, tmp_path, bundle.sealed(contents, [hoa, other])) == "inner", fields


def test_a_sum_that_the_packages_do_not_give_is_remarked(bundle: Bundle, province: Desk, tmp_path: Path) -> None:
    contents = bundle.changed(IndicatorFigure, figure_uid(PERIOD, "DC_HO", "area"), actual=Decimal(7975))
    one = received(province, tmp_path, bundle.sealed(contents))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REMARK, "totals")
    assert "DC_HO" in one.verdict.sentence
    left_out = Snapshot(r for r in bundle.contents.records() if r.uid != figure_uid(PERIOD, "DC_HO", "area"))
    province.office.undo(one.verdict.package)
    one = received(province, tmp_path, bundle.sealed(left_out))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REMARK, "totals")


def test_an_average_with_another_weight_is_remarked(bundle: Bundle, province: Desk, tmp_path: Path) -> None:
    """HAILONG stays 92,0, but would weigh a thousand times as much in the sum above."""
    uid = figure_uid(PERIOD, "HAILONG", "area")
    row = bundle.contents.get(IndicatorFigure, uid)
    assert row is not None
    assert row.numerator is not None
    assert row.denominator is not None
    contents = bundle.changed(IndicatorFigure, uid, numerator=row.numerator * 1000, denominator=row.denominator * 1000)
    one = received(province, tmp_path, bundle.sealed(contents))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REMARK, "totals")
