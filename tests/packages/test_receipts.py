"""A period of one district: six wards, their accepted reports, receipts for all, and the wards that read them."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.correspondence import Decision, PeerFigure
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.records import KINDS
from app.errors import UserError
from app.packages import decide, names, slips, workbook
from app.packages.answering import accepted
from app.packages.opening import open_sealed
from app.packages.receipts import Receipt, receipt, receipts
from app.packages.verdict import Outcome
from app.storage.mailbox import Entry
from tests.offices import PERIOD, Desk, Offices, on

TOLD = (Decimal(10), Decimal(20), Decimal("30.5"), Decimal(1000), Decimal(7), None)
"""What each ward tells of one indicator; the last tells nothing."""


@dataclass(frozen=True)
class World:
    """The district, the wards in the order of `TOLD`, and their accepted reports."""

    district: Desk
    wards: list[Desk]
    entries: list[Entry]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    at = tmp_path_factory.mktemp("ky")
    with Offices() as offices:
        district = offices.empty(at / "quan", "990", "district", clock=on(13))
        code = next(item.code or "" for item in district.office.guidance.indicators if item.unit_rule == "SUM")
        wards: list[Desk] = []
        for number, value in enumerate(TOLD, 1):
            unit = f"9900{number}"
            ward = offices.empty(at / unit, unit, "ward", clock=on(4), superior="990")
            ward.head_report()
            if value is not None:
                ward.office.ledger.put(
                    IndicatorFigure(
                        uid=figure_uid(PERIOD, code), period=PERIOD, indicator=code, scope="own", actual=value
                    )
                )
            district.trust(ward)
            ward.trust(district)
            wards.append(ward)
        entries = district.take(*(ward.export(at / "len").file for ward in wards))
        yield World(district, wards, entries)


def make(world: World, out: Path) -> list[Receipt]:
    office = world.district.office
    return receipts(office.books, office.period(PERIOD), out, world.district.signer)


def test_every_accepted_unit_gets_its_file_and_sees_where_it_stands(world: World, tmp_path: Path) -> None:
    told: list[int] = []
    office = world.district.office
    made = receipts(
        office.books, office.period(PERIOD), tmp_path, world.district.signer, lambda done, of, what: told.append(done)
    )
    assert told == list(range(len(TOLD) + 1))
    assert [one.answered.unit for one in made] == [ward.office.unit for ward in world.wards]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(one.sent.file.name for one in made)
    assert made[0].sent.file.name == "Chap-nhan_2024-NAM_99001_phuong-hoa-mau_v1.pdf"
    numbers = [value for value in TOLD if value is not None]
    for ward, one, value in zip(world.wards, made, TOLD, strict=True):
        assert accepted(ward.office.books, PERIOD) is None
        (received,) = ward.office.receive([one.sent.file])
        assert received.imported, received.verdict
        assert [entry.state for entry in ward.office.sent(PERIOD)] == ["answered-accepted"]
        found = ward.office.replies.accepted(PERIOD)
        assert found is not None
        assert (found.decision.decided_on, found.decision.outcome) == ("2024-12-13", "accepted")
        if value is None:
            assert found.peers == ()
            continue
        (row,) = found.peers
        assert (row.value, row.units) == (value, len(numbers))
        assert row.median == statistics.median(numbers)
        (again,) = ward.office.receive([one.sent.file])
        assert again.already
        assert len(ward.office.inbox(PERIOD).entries) == 1
    ward, one = world.wards[0].office, made[0]
    ward.undo(one.sent.package)
    assert [entry.state for entry in ward.sent(PERIOD)] == ["sent"]
    assert ward.replies.accepted(PERIOD) is None
    (back,) = ward.receive([one.sent.file])
    assert back.imported
    assert ward.replies.accepted(PERIOD) is not None


def test_a_program_that_knows_no_peers_passes_them_over(world: World, tmp_path: Path) -> None:
    opened = open_sealed(make(world, tmp_path)[0].sent.file.read_bytes())
    older = {name: kind for name, kind in KINDS.items() if name != "peer_figure"}
    read = workbook.read(opened.files[names.WORKBOOK], older)
    assert [row.outcome for row in read.snapshot.all(Decision)] == ["accepted"]
    assert any("So với các đơn vị cùng cấp" in remark and "được bỏ qua" in remark for remark in read.remarks)


def test_made_again_nothing_new_is_sealed_until_the_median_moves(world: World, tmp_path: Path) -> None:
    first = make(world, tmp_path / "mot")
    again = make(world, tmp_path / "hai")
    assert not any(one.sealed_now for one in again)
    for one, other in zip(first, again, strict=True):
        assert one.sent.package == other.sent.package
        assert one.sent.file.read_bytes() == other.sent.file.read_bytes()
    office, last = world.district.office, world.entries[3]
    decide.undo(office.books, last)
    moved = make(world, tmp_path / "ba")
    assert [one.sealed_now for one in moved] == [True, True, True, True, False]  # fewer than five told: no median
    assert {one.sent.revision for one in moved if one.sealed_now} == {again[0].sent.revision + 1}
    for one in moved:
        assert office.ledger_of(one.sent.entry.source).all(PeerFigure) == []
    world.district.take(office.books.kept(last.kept))
    back = make(world, tmp_path / "bon")
    assert [one.sealed_now for one in back] == [True, True, True, False, True, False]  # the fourth had been told so
    assert back[3].sent.package == again[3].sent.package


def test_a_receipt_for_another_unit_or_another_report_is_refused_with_a_sentence(world: World, tmp_path: Path) -> None:
    made = make(world, tmp_path)
    (received,) = world.wards[1].office.receive([made[0].sent.file])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REFUSED, "wrong-addressee")
    assert received.verdict.sentence
    books, entry = world.district.office.books, world.entries[1]
    strange = replace(entry, package="ab" * 32)
    said = Decision(package="ab" * 32, period=PERIOD, outcome="accepted")
    sealed, _ = slips.reply(books, strange, said, [], world.district.signer)
    file = tmp_path / "la.pdf"
    file.write_bytes(sealed.data)
    before = [one.state for one in world.wards[1].office.sent(PERIOD)]
    (received,) = world.wards[1].office.receive([file])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REFUSED, "orphan-reply")
    assert received.verdict.sentence
    assert [one.state for one in world.wards[1].office.sent(PERIOD)] == before


def test_what_is_not_accepted_gets_none(world: World, tmp_path: Path) -> None:
    office, signer = world.district.office, world.district.signer
    with pytest.raises(UserError) as refused:
        receipts(office.books, office.period("2023-NAM"), tmp_path, signer)
    assert refused.value.reason == "none-accepted"
    waiting = replace(world.entries[0], state="received")
    with pytest.raises(UserError) as refused:
        receipt(office.books, waiting, tmp_path, signer)
    assert refused.value.reason == "not-accepted"
    assert list(tmp_path.iterdir()) == []


def test_one_receipt_may_be_written_under_a_name_of_its_own(world: World, tmp_path: Path) -> None:
    office = world.district.office
    entry = office.books.mailbox.by_package(world.entries[0].package, "in")[0]
    sent = receipt(office.books, entry, tmp_path / "moi" / "phieu.pdf", world.district.signer)
    assert sent.file == tmp_path / "moi" / "phieu.pdf"
    assert sent.file.read_bytes().startswith(b"%PDF")
