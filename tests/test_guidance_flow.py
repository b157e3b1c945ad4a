"""Guidance goes down: from a superior only, newer over older, and nothing that was reported loses its meaning."""

import dataclasses
import itertools
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.fields import Record
from app.domain.guidance import GUIDANCE_KINDS, Guidance
from app.domain.guidance_items import CatalogueItem, CriterionItem, GuidanceHeader, IndicatorItem, PeriodItem, TaskItem
from app.domain.ledger import Snapshot
from app.office import Received
from app.packages.verdict import Outcome
from tests.forging import forged, letter_of
from tests.offices import PERIOD, Desk, Offices, on

Change = Callable[[Record], Record | None]


@pytest.fixture
def ward(offices: Offices, tmp_path: Path, above: dict[str, Desk]) -> Desk:
    desk = offices.empty(tmp_path / "phuong", "99001", "ward", clock=on(20))
    for superior in above.values():
        desk.trust(superior)
    return desk


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Iterable[dict[str, Desk]]:
    """Two superiors of the ward, and a neighbour that is none."""
    at = tmp_path_factory.mktemp("above")
    levels = {"990": "district", "97": "province", "99002": "ward"}
    with Offices() as offices:
        yield {unit: offices.empty(at / unit, unit, level, clock=on(20)) for unit, level in levels.items()}


_files = itertools.count()


def issued(
    desk: Desk, folder: Path, change: Change = lambda item: item, more: Iterable[Record] = (), **letter: object
) -> Path:
    """A sealed guidance: the one in force with every item changed or left out."""
    header = desk.office.guidance.header
    issuing = with_values(GuidanceHeader, header.uid, issuer=letter.pop("issuer", desk.office.unit))
    items = [new for item in desk.office.guidance.snapshot().records() if (new := change(item)) is not None]
    items = [new for item in items if (new := issuing(item)) is not None]
    told = letter_of(desk, **{"kind": "guidance", "addressee": "", "period": "", **letter})
    file = folder / f"huong-dan-{next(_files)}.pdf"
    file.write_bytes(forged(desk, Snapshot([*items, *more]), told, kinds=GUIDANCE_KINDS))
    return file


def receive(desk: Desk, file: Path) -> Received:
    (received,) = desk.office.receive([file])
    return received


def refused_as(desk: Desk, file: Path) -> str:
    """The reason of a refusal, after which the guidance in force is what it was."""
    before = desk.office.guidance.snapshot()
    received = receive(desk, file)
    assert received.verdict.outcome is Outcome.REFUSED, received.verdict
    assert received.verdict.sentence
    assert desk.office.guidance.snapshot() == before
    return received.verdict.reason


def without(code: str) -> Change:
    return lambda item: None if item.uid == code else item


def with_values(kind: type[Record], uid: str, **values: object) -> Change:
    return lambda item: dataclasses.replace(item, **values) if isinstance(item, kind) and item.uid == uid else item


def names(guidance: Guidance) -> list[str | None]:
    return [item.name for item in guidance.catalogue]


def test_what_the_program_ships_goes_down_and_is_in_force(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    before = ward.office.guidance.snapshot()
    received = receive(ward, above["990"].issue(tmp_path / "xuong"))
    assert received.imported
    assert (received.verdict.kind, received.verdict.outcome) == ("guidance", Outcome.KNOWN)
    assert ward.office.guidance.issuer == "990"
    without_header = [item for item in before.records() if not isinstance(item, GuidanceHeader)]
    now = ward.office.guidance.snapshot().records()
    assert Snapshot(item for item in now if not isinstance(item, GuidanceHeader)) == Snapshot(without_header)


def test_a_period_that_was_opened_and_a_campaign_that_was_renamed_are_known_below(
    ward: Desk, above: dict[str, Desk], tmp_path: Path
) -> None:
    days = {"start": "2024-09-07", "end": "2024-10-31", "kind": "CD"}
    opened = PeriodItem(uid="CD-2024-01", code="CD-2024-01", label="Chuyên đề bão số 3", **days)
    renamed = with_values(CatalogueItem, "CVD_VNN", name="Quỹ “Vì người nghèo” (tên mới)")
    assert receive(ward, issued(above["97"], tmp_path, renamed, [opened])).imported
    assert "Quỹ “Vì người nghèo” (tên mới)" in names(ward.office.guidance)
    assert ward.office.period("CD-2024-01").code == "CD-2024-01"
    assert "CD-2024-01" in {period.code for period in ward.office.periods()}


def test_a_dropped_item_is_offered_no_more_and_stays_readable(
    ward: Desk, above: dict[str, Desk], tmp_path: Path
) -> None:
    assert receive(ward, issued(above["990"], tmp_path, without("HVN_PHIEN"))).imported
    guidance = ward.office.guidance
    assert "HVN_PHIEN" not in {item.code for item in guidance.indicators}
    item = guidance.indicator("HVN_PHIEN")
    assert item is not None
    assert (item.retired, item.name) == (True, "Số phiên chợ, hội chợ, điểm bán hàng Việt")


def test_newer_older_twin_and_twice(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    district = above["990"]
    second = issued(district, tmp_path, with_values(CatalogueItem, "CVD_VNN", name="Bản hai"), revision=2)
    first = issued(district, tmp_path, with_values(CatalogueItem, "CVD_VNN", name="Bản một"), revision=1)
    twin = issued(district, tmp_path, with_values(CatalogueItem, "CVD_VNN", name="Bản hai khác"), revision=2)
    assert receive(ward, second).imported
    assert receive(ward, second).already
    assert "Bản hai" in names(ward.office.guidance)
    older = receive(ward, first)
    assert older.entry is not None
    assert older.entry.state == "older"
    assert "Bản hai" in names(ward.office.guidance)
    assert refused_as(ward, twin) == "fork"
    ward.office.undo(receive(ward, second).verdict.package)
    assert "Bản một" in names(ward.office.guidance)
    assert receive(ward, second).imported
    assert "Bản hai" in names(ward.office.guidance)


def test_a_replayed_name_is_refused(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    name = "7d0c4c62-0d5e-4f0e-9d55-6a5e58b0b0aa"
    assert receive(ward, issued(above["990"], tmp_path, package=name)).imported
    assert refused_as(ward, issued(above["990"], tmp_path, without("HVN_PHIEN"), package=name, revision=2)) == "replay"


def test_taking_guidance_back_restores_what_held_before(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    before = ward.office.guidance.snapshot()
    received = receive(ward, issued(above["990"], tmp_path, without("HVN_PHIEN")))
    assert ward.office.guidance.snapshot() != before
    ward.office.undo(received.verdict.package)
    assert ward.office.guidance.snapshot() == before
    assert ward.office.guidance_of(ward.office.period(PERIOD)).snapshot() == before


def test_guidance_binds_the_periods_from_its_day_on(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    header = above["990"].office.guidance.header
    later = with_values(GuidanceHeader, header.uid, applies_from="2025-01-01")

    def change(item: Record) -> Record | None:
        return None if item.uid == "HVN_PHIEN" else later(item)

    assert receive(ward, issued(above["990"], tmp_path, change)).imported
    for period, asked in ((PERIOD, True), ("2025-NAM", False)):
        guidance = ward.office.guidance_of(ward.office.period(period))
        assert ("HVN_PHIEN" in {item.code for item in guidance.indicators}) == asked, period


def test_only_a_superior_may_guide(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    assert refused_as(ward, issued(above["99002"], tmp_path)) == "not-superior"
    addressed = issued(above["990"], tmp_path, addressee="99002")
    assert refused_as(ward, addressed) == "wrong-addressee"
    borrowed = issued(above["990"], tmp_path, issuer="00")
    assert refused_as(ward, borrowed) == "workbook"
    assert receive(ward, issued(above["97"], tmp_path, addressee="99001")).imported


@pytest.mark.parametrize(
    "change",
    [
        with_values(TaskItem, "NV1", weight=Decimal(20)),
        with_values(CriterionItem, "1.1", maximum=Decimal(25)),
        with_values(IndicatorItem, "DC_HO", unit_rule="NONE"),
        with_values(IndicatorItem, "HAILONG", weight_by="DC_HO"),
        with_values(IndicatorItem, "GDVH_TL", formula="GDVH_DAT / KHONG_CO * 100"),
        with_values(IndicatorItem, "VNN_THU", unit="nghìn đồng"),
        lambda item: None if isinstance(item, CriterionItem) and item.task == "NV1" else item,
        lambda item: item if isinstance(item, CriterionItem | GuidanceHeader) and item.uid != "1.1" else None,
    ],
)
def test_guidance_that_contradicts_itself_or_what_was_reported_is_refused(
    ward: Desk, above: dict[str, Desk], tmp_path: Path, change: Change
) -> None:
    assert refused_as(ward, issued(above["990"], tmp_path, change)) == "workbook"


def test_a_guidance_package_brings_no_records(ward: Desk, above: dict[str, Desk], tmp_path: Path) -> None:
    """What is no guidance has no table for it: the sheet is passed over, our own ledger untouched."""
    from app.domain.conference import Conference
    from app.domain.records import KINDS

    told = letter_of(above["990"], kind="guidance", addressee="", period="")
    items = above["990"].office.guidance.snapshot().records()
    file = tmp_path / "la.pdf"
    kinds = {**GUIDANCE_KINDS, **KINDS}
    file.write_bytes(forged(above["990"], Snapshot([*items, Conference(title="Lạ")]), told, kinds=kinds))
    received = receive(ward, file)
    assert received.entry is not None
    assert ward.office.ledger_of(received.entry.source).all(Conference) == []
