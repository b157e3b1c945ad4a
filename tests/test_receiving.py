"""What a superior's office does with everything that may come to it, with real packages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.conference import Conference
from app.errors import UserError
from app.office import Remarked
from app.packages import decide, send
from app.packages.examine import examine_bytes
from app.packages.travelling import Travel
from app.packages.verdict import Outcome
from tests.offices import PERIOD, Desk, Offices, on, pinned, state_of, whole

Parcels = tuple[Path, Desk, Desk]


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parcels]:
    """Two wards that have sealed their reports: Hoa Mẫu once, Bến Mẫu twice."""
    folder = tmp_path_factory.mktemp("wards")
    with Offices() as wards:
        hoa = wards.sampled(folder / "hoa", "hoa-mau")
        ben = wards.sampled(folder / "ben", "ben-mau", on(7), version=1)
        hoa.export(folder / "hoa1")
        ben.export(folder / "ben1")
        ben = wards.again(ben, on(11))
        ben.export(folder / "ben2")
        yield folder, hoa, ben


@pytest.fixture
def desk(offices: Offices, tmp_path: Path, parcels: Parcels) -> Desk:
    """The district, which knows both wards' keys."""
    _, hoa, ben = parcels
    district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
    district.trust(hoa)
    district.trust(ben)
    return district


def one(folder: Path) -> Path:
    (found,) = folder.glob("*.pdf")
    return found


def test_a_known_package_becomes_rows_and_is_kept_byte_for_byte(desk: Desk, parcels: Parcels) -> None:
    folder, hoa, _ = parcels
    (received,) = desk.office.receive([folder / "hoa1"])
    assert received.imported
    assert received.verdict.outcome is Outcome.KNOWN
    entry = received.entry
    assert entry is not None
    assert (desk.office.folder / entry.kept).read_bytes() == one(folder / "hoa1").read_bytes()
    assert entry.days_late == 8  # received on the 13th, due on the 5th
    sent = hoa.office.ledger.all(Conference)
    assert list(desk.office.ledger_of(entry.source).all(Conference)) == list(sent)


def test_the_same_package_again_changes_nothing(desk: Desk, parcels: Parcels) -> None:
    folder, _, _ = parcels
    desk.office.receive([folder / "hoa1"])
    before = state_of(desk.office)
    (received,) = desk.office.receive([folder / "hoa1"])
    assert received.already
    assert not received.imported
    assert state_of(desk.office) == before


def test_an_unknown_sealer_waits_until_a_person_compared_the_digits(
    offices: Offices, tmp_path: Path, parcels: Parcels
) -> None:
    folder, hoa, _ = parcels
    district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
    (received,) = district.office.receive([folder / "hoa1"])
    assert received.verdict.outcome is Outcome.UNKNOWN
    assert district.office.consolidate(PERIOD).accepted == ()
    assert len(whole(district.office.ledger_of(received.entry.source if received.entry else -1)).records()) == 0
    with pytest.raises(UserError) as refused:
        district.office.trust_add(one(folder / "hoa1"), "12345 " * 8)
    assert refused.value.reason == "digits"
    district.office.trust_add(one(folder / "hoa1"), pinned(hoa).digits)
    (again_,) = district.office.receive_waiting("99001")
    assert again_.imported
    (entry,) = district.office.inbox(PERIOD).entries
    assert (entry.state, entry.file_name) == ("received", one(folder / "hoa1").name)


def test_a_package_for_another_office_is_refused(offices: Offices, tmp_path: Path, parcels: Parcels) -> None:
    folder, hoa, _ = parcels
    province = offices.empty(tmp_path / "tp", "97", "province")
    province.trust(hoa)
    (received,) = province.office.receive([folder / "hoa1"])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REFUSED, "wrong-addressee")


def test_another_key_for_a_known_unit_is_refused(offices: Offices, desk: Desk, tmp_path: Path) -> None:
    impostor = offices.sampled(tmp_path / "gia", "hoa-mau", on(5))
    impostor.export(tmp_path / "gia-gui")
    (received,) = desk.office.receive([tmp_path / "gia-gui"])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REFUSED, "key-mismatch")
    with pytest.raises(UserError) as refused:
        desk.office.trust_add(one(tmp_path / "gia-gui"), pinned(impostor).digits)
    assert refused.value.reason == "other-key"


def test_the_right_key_for_the_wrong_unit_is_refused(offices: Offices, tmp_path: Path, parcels: Parcels) -> None:
    folder, hoa, ben = parcels
    books = offices.sampled(tmp_path / "quan", "song-mau", on(13)).office.books
    data = one(folder / "hoa1").read_bytes()
    key = pinned(hoa)
    swapped = type(key)(**{**{name: getattr(key, name) for name in key.__slots__}, "unit": "99002"})
    examined = examine_bytes(data, "x.pdf", unit="990", keys=[swapped, pinned(ben)], today=books.today())
    assert (examined.verdict.outcome, examined.verdict.reason) == (Outcome.REFUSED, "wrong-unit")


def test_a_withdrawn_key_speaks_no_more(desk: Desk, parcels: Parcels) -> None:
    folder, _, _ = parcels
    desk.office.trust_withdraw("99001", "01/12/2024")
    (received,) = desk.office.receive([folder / "hoa1"])
    assert received.verdict.reason == "key-withdrawn"


def test_an_older_revision_is_kept_but_not_in_force(desk: Desk, parcels: Parcels) -> None:
    folder, _, _ = parcels
    desk.office.receive([folder / "ben2"])
    (received,) = desk.office.receive([folder / "ben1"])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REMARK, "older")
    assert {(e.revision, e.state) for e in desk.office.inbox(PERIOD).entries} == {(2, "received"), (1, "older")}
    with pytest.raises(UserError, match="bản cũ"):
        desk.office.accept(received.verdict.package)


def test_two_files_with_one_revision_stop_and_ask(
    offices: Offices, desk: Desk, tmp_path: Path, parcels: Parcels
) -> None:
    folder, hoa, _ = parcels
    desk.office.receive([folder / "hoa1"])
    twin = Desk(offices.sampled(tmp_path / "hai", "hoa-mau", on(5)).office, hoa.signer)
    twin.export(tmp_path / "hai-gui")
    (received,) = desk.office.receive([tmp_path / "hai-gui"])
    assert (received.verdict.outcome, received.verdict.reason) == (Outcome.REFUSED, "fork")
    assert sorted(entry.state for entry in desk.office.inbox(PERIOD).entries) == ["fork", "received"]


def test_what_is_refused_stays_visible_once(desk: Desk, tmp_path: Path, parcels: Parcels) -> None:
    folder, _, _ = parcels
    data = one(folder / "hoa1").read_bytes()
    bad = tmp_path / "hong"
    bad.mkdir()
    (bad / "cut.pdf").write_bytes(data[: len(data) // 2])
    (bad / "longer.pdf").write_bytes(data + b"\n%%EOF\n")
    (bad / "changed.pdf").write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
    (bad / "letter.txt").write_text("không phải gói", encoding="utf-8")
    (bad / "empty.pdf").write_bytes(b"")
    for _ in range(2):
        received = desk.office.receive([bad])
        assert [one_.verdict.outcome for one_ in received] == [Outcome.REFUSED] * 5
        assert all(one_.verdict.sentence for one_ in received)
    entries = desk.office.inbox().entries
    assert len(entries) == 5
    assert {entry.state for entry in entries} == {"refused"}
    assert all((desk.office.folder / entry.kept).exists() for entry in entries)
    assert desk.office.consolidate(PERIOD).accepted == ()


def test_a_returned_report_comes_back_and_replaces_the_first(offices: Offices, desk: Desk, tmp_path: Path) -> None:
    ward = offices.sampled(tmp_path / "ben", "ben-mau", on(7), version=1)
    district = Desk(desk.office, desk.signer)
    desk.office.books.keyring.withdraw("99002", "2024-12-01")
    desk.trust(ward)
    ward.trust(district)
    first = ward.export(tmp_path / "v1")
    (received,) = desk.office.receive([first.file])
    entry, slip = decide.return_with_remarks(
        desk.office.books,
        decide.find(desk.office.books, received.verdict.package),
        [Remarked(text="Dư cuối kỳ không khớp.", record_kind="fund_account", field="closing")],
        tmp_path / "xuong",
        desk.signer,
        deadline="2024-12-12",
    )
    assert entry.state == "returned"
    (answer,) = ward.office.receive([slip.file])
    assert answer.imported
    assert [e.state for e in ward.office.sent(PERIOD)] == ["answered-returned"]
    second = ward.export(tmp_path / "v2")
    assert second.revision == 2
    assert second.entry.answers == slip.package
    desk.office.receive([second.file])
    desk.office.accept(second.package)
    states = {(e.revision, e.state) for e in desk.office.inbox(PERIOD).entries if e.unit == "99002"}
    assert states == {(1, "superseded"), (2, "accepted")}


def test_undo_of_an_import_puts_everything_back(desk: Desk, parcels: Parcels) -> None:
    folder, _, _ = parcels
    desk.office.receive([folder / "hoa1", folder / "ben1"])
    for entry in desk.office.inbox(PERIOD).entries:
        desk.office.accept(entry.package)
    before = state_of(desk.office)
    (newer,) = desk.office.receive([folder / "ben2"])
    desk.office.accept(newer.verdict.package)
    assert state_of(desk.office) != before
    desk.office.undo(newer.verdict.package)
    assert state_of(desk.office) == before
    (again_,) = desk.office.receive([folder / "ben2"])
    assert again_.imported


def test_rebuild_from_the_kept_packages_gives_the_same_rows(desk: Desk, parcels: Parcels) -> None:
    folder, _, _ = parcels
    desk.office.receive([folder / "hoa1", folder / "ben1", folder / "ben2"])
    before = state_of(desk.office)
    assert desk.office.rebuild() == 3
    assert state_of(desk.office) == before
    kept = desk.office.folder / desk.office.inbox(PERIOD).entries[0].kept
    kept.write_bytes(b"%PDF-1.7 hong")
    with pytest.raises(UserError) as refused:
        desk.office.rebuild()
    assert refused.value.reason == "kept"
    assert state_of(desk.office) == before


def test_a_confidential_package_opens_with_its_passphrase_only(
    offices: Offices, desk: Desk, tmp_path: Path, parcels: Parcels
) -> None:
    _, hoa, _ = parcels
    ward = Desk(offices.sampled(tmp_path / "kin", "hoa-mau", on(5)).office, hoa.signer)
    office = ward.office
    sent = send.export_report(
        office.books,
        office.period(PERIOD),
        tmp_path / "gui",
        ward.signer,
        travel=Travel(confidential="con trâu đi trước"),
    )
    assert b"Hoa M" not in sent.file.read_bytes()
    for passphrase, reason in ((None, "passphrase-needed"), ("con trâu đi sau 12", "passphrase")):
        (refused,) = desk.office.receive([sent.file], passphrase)
        assert refused.verdict.reason == reason
    (received,) = desk.office.receive([sent.file], "con trâu đi trước")
    assert received.imported
    assert received.verdict.package == sent.package
    before = state_of(desk.office)
    desk.office.rebuild()  # the kept original is the sealed document, not its cover
    assert state_of(desk.office) == before


def test_a_card_waits_only_until_its_key_is_bound(offices: Offices, tmp_path: Path) -> None:
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau")
    district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
    ward.office.create_key("con trâu đi trước")
    card = ward.office.make_card(tmp_path / "phieu.pdf", "con trâu đi trước")
    (received,) = district.office.receive([card.file])
    assert received.verdict.outcome is Outcome.UNKNOWN
    assert [entry.kind for entry in district.office.inbox().entries] == ["card"]
    district.office.trust_add(card.file, ward.office.public_key().digits)
    assert district.office.inbox().entries == ()
    (again,) = district.office.receive([card.file])
    assert again.already
