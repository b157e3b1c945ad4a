"""What a careless stick, a hostile sender or a bad day tried, and what must hold all the same.

Nearly every case here once got through. The offices, keys and packages are real ones; a hostile package is sealed
by the key of a known unit, because that is the hardest to refuse.
"""

import dataclasses
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.correspondence import Decision
from app.domain.fields import Record
from app.domain.guidance_items import GUIDANCE_KINDS, DeadlineItem, GuidanceHeader, IndicatorItem
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.errors import UserError
from app.office import Office
from app.packages import letter as letters
from app.packages import names, seal, workbook
from app.packages.certificates import digits_of
from app.packages.cms_hole import Signer
from app.packages.identity import new_signer
from app.packages.letter import Enclosed, new_letter
from app.packages.receive import Received
from app.packages.verdict import Outcome
from app.storage.mailbox import Entry
from app.storage.store import Store
from tests.command_line import say
from tests.offices import PERIOD, Desk, Offices, on, pinned, state_of
from tests.packages.packing import MADE_AT, drawn

ROOT = Path(__file__).parents[1]
WARD, DISTRICT, PROVINCE = "99001", "990", "97"


def crafted(
    signer: Signer,
    rows: Sequence[Record] = (),
    *,
    told: dict[str, Any] | None = None,
    inner: Sequence[tuple[str, bytes]] = (),
    book: bytes | None = None,
    **fields: Any,
) -> bytes:
    """A package sealed without a look: `fields` of the letter, then `told` over its JSON as it is."""
    now = on(4)()
    plain = new_letter(kind="report", sender=WARD, sender_name="X", addressee=DISTRICT, period=PERIOD, now=now)
    letter = dataclasses.replace(plain, **fields)
    kinds = GUIDANCE_KINDS if letter.kind == "guidance" else KINDS
    book = book or workbook.write(Snapshot(rows), letter, None, kinds)
    parts = [(names.WORKBOOK, book), *((names.inner(package), data) for package, data in inner)]
    listed = tuple(Enclosed(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in parts)
    whole = {**json.loads(dataclasses.replace(letter, files=listed).to_bytes()), **(told or {})}
    files = [(letters.NAME, json.dumps(whole).encode()), *parts]
    return seal.assemble(drawn(), files, signer, made_at=MADE_AT, name="X", reason="")


def received(office: Office, folder: Path, *packages: bytes) -> list[Received]:
    """Put packages on a stick and receive the stick."""
    stick = folder / f"stick-{len(list(folder.iterdir()))}"
    stick.mkdir()
    for number, data in enumerate(packages):
        (stick / f"{number}.pdf").write_bytes(data)
    return office.receive([stick])


def entry_of(one: Received) -> Entry:
    """The register's entry of what was received."""
    assert one.entry is not None
    return one.entry


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Hoa Mẫu, with a report that it has sealed once."""
    with Offices() as made:
        yield made.sampled(tmp_path_factory.mktemp("ward") / "hoa", "hoa-mau")


@pytest.fixture(scope="module")
def report(ward: Desk, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An honest report of the ward."""
    return ward.export(tmp_path_factory.mktemp("out")).file.read_bytes()


@pytest.fixture
def desk(offices: Offices, tmp_path: Path, ward: Desk) -> Desk:
    """The district, which knows the ward's key."""
    district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
    district.trust(ward)
    return district


# One bad package among good ones

LETTERS: dict[str, dict[str, Any]] = {
    "a revision beyond the ledger": {"revision": 2**63},
    "a revision that shuts out all others": {"revision": 2**62},
    "a period with a space": {"period": "2024-NAM "},
    "a period in small letters": {"period": "2024-nam"},
    "a period in wide digits": {"period": "２０２４-NAM"},
    "a period at the end of the calendar": {"period": "9999-NAM"},
    "no period": {"period": ""},
    "no name of its own": {"package": ""},
    "a name with a turned reading direction": {"sender_name": "Phường \u202eMẫu"},
    "half a character as name": {"told": {"package": "\ud800"}},
    "half a character as time": {"told": {"made_at": "\ud800"}},
    "half a character as answer": {"told": {"answers": "\udfff"}},
    "an answer to nothing": {"answers": "x"},
    "yes as revision": {"told": {"revision": True}},
    "a fraction as revision": {"told": {"revision": 1.0}},
    "an unknown kind": {"told": {"kind": "letter"}},
}


@pytest.mark.parametrize("case", LETTERS)
def test_one_bad_letter_is_refused_and_the_stick_is_read_to_its_end(
    case: str, desk: Desk, ward: Desk, report: bytes, tmp_path: Path
) -> None:
    bad, good = received(desk.office, tmp_path, crafted(ward.signer, **LETTERS[case]), report)
    assert bad.verdict.outcome is Outcome.REFUSED
    assert bad.verdict.reason in ("letter", "period")
    assert good.imported
    assert [entry.state for entry in desk.office.inbox(PERIOD).entries if entry.kind == "report"][-1:] == ["received"]


@pytest.mark.parametrize("made_at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_at_the_edge_of_the_calendar_is_only_a_wrong_clock(
    made_at: str, desk: Desk, ward: Desk, tmp_path: Path
) -> None:
    (one,) = received(desk.office, tmp_path, crafted(ward.signer, made_at=made_at))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REMARK, "clock")


def test_a_key_that_stands_twice_in_the_letter_is_refused() -> None:
    told = b'{"format": 1, "kind": "report", "kind": "guidance"}'
    with pytest.raises(UserError) as refused:
        letters.read_letter(told)
    assert refused.value.reason == "letter"


def test_a_name_from_an_old_computer_does_not_stop_the_stick(desk: Desk, report: bytes, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / os.fsdecode(b"B\xb8o c\xb8o.pdf")).write_bytes(report)  # TCVN3
    (one,) = desk.office.receive([stick])
    assert one.imported
    assert entry_of(one).file_name == "B?o c?o.pdf"


@pytest.mark.parametrize(
    ("key", "typed"), [("format", "9" * 5000), ("format", "²"), ("period", "9999-NAM"), ("unit", "")]
)
def test_a_bad_form_does_not_stop_the_stick(
    key: str, typed: str, desk: Desk, ward: Desk, report: bytes, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    form = ward.office.write_form(PERIOD, stick / "a.xlsx")
    book = openpyxl.load_workbook(form)
    cover = book.worksheets[0]
    (row,) = [cells for cells in cover.iter_rows() if cells[0].value == key]
    row[2].value = typed
    book.save(form)
    (stick / "b.pdf").write_bytes(report)
    bad, good = desk.office.receive([stick])
    assert bad.verdict.outcome is Outcome.REFUSED
    assert good.imported


def test_a_number_that_no_ledger_holds_does_not_stop_the_stick(
    desk: Desk, ward: Desk, report: bytes, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    form = ward.office.write_form(PERIOD, stick / "a.xlsx")
    book = openpyxl.load_workbook(form)
    sheet = next(one for one in book.worksheets if "indicator_figure" in str(one["A1"].value))
    keys = [cell.value for cell in sheet[1]]
    code = ward.office.guidance.indicators[0].code
    row = next(cells for cells in sheet.iter_rows() if cells[keys.index("indicator")].value == code)
    row[keys.index("actual")].value = 1e308
    book.save(form)
    (stick / "b.pdf").write_bytes(report)
    bad, good = desk.office.receive([stick])
    assert (bad.verdict.outcome, bad.verdict.reason) == (Outcome.REFUSED, "form")
    assert good.imported


# Bundles


def included(number: int, data: bytes, unit: str, revision: int = 1) -> IncludedPackage:
    return IncludedPackage(
        uid=f"row{number}",
        parent=report_uid(PERIOD),
        position=number,
        unit=unit,
        period=PERIOD,
        revision=revision,
        package=seal.package_hash(data),
    )


@pytest.fixture
def province(offices: Offices, tmp_path: Path) -> tuple[Desk, Signer]:
    """The province, and the key of the district that it knows."""
    made = offices.empty(tmp_path / "tp", PROVINCE, "province")
    district = Desk(made.office, new_signer(DISTRICT, "Quận Sông Mẫu", now=on(1)()))
    made.office.books.keyring.add(dataclasses.replace(pinned(district), unit=DISTRICT, unit_name="Quận Sông Mẫu"))
    return made, district.signer


def bundled(signer: Signer, *packages: tuple[str, int, bytes]) -> bytes:
    rows = [included(number, data, unit, revision) for number, (unit, revision, data) in enumerate(packages)]
    inner = [(seal.package_hash(data), data) for _, _, data in packages]
    return crafted(signer, rows, inner=inner, kind="bundle", sender=DISTRICT, addressee=PROVINCE)


def test_a_bundle_with_a_broken_package_inside_is_refused_as_a_whole(
    province: tuple[Desk, Signer], ward: Desk, tmp_path: Path
) -> None:
    office, signer = province[0].office, province[1]
    broken = crafted(ward.signer, book=b"PK\x03\x04 no workbook")
    (one,) = received(office, tmp_path, bundled(signer, (WARD, 1, broken)))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REFUSED, "inner")


def test_a_bundle_does_not_count_one_unit_twice(province: tuple[Desk, Signer], ward: Desk, tmp_path: Path) -> None:
    office, signer = province[0].office, province[1]
    first, second = crafted(ward.signer), crafted(ward.signer, revision=2)
    (one,) = received(office, tmp_path, bundled(signer, (WARD, 1, first), (WARD, 2, second)))
    assert one.verdict.outcome is Outcome.REFUSED
    (one,) = received(office, tmp_path, bundled(signer, (WARD, 2, second)))
    assert one.imported


def test_a_bundle_holds_reports_of_others_only(province: tuple[Desk, Signer], ward: Desk, tmp_path: Path) -> None:
    office, signer = province[0].office, province[1]
    reply = crafted(ward.signer, kind="reply", addressee=DISTRICT)
    own = crafted(signer, sender=DISTRICT, addressee=DISTRICT)
    for unit, data in ((WARD, reply), (DISTRICT, own)):
        (one,) = received(office, tmp_path, bundled(signer, (unit, 1, data)))
        assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REFUSED, "inner")


# Guidance and replies take effect by themselves


@pytest.fixture
def below(offices: Offices, tmp_path: Path) -> tuple[Office, dict[str, Signer]]:
    """A ward that knows the keys of the district and of the province above it."""
    made = offices.empty(tmp_path / "phuong", WARD, "ward", superior=DISTRICT)
    signers: dict[str, Signer] = {}
    for unit in (DISTRICT, PROVINCE):
        above = Desk(made.office, new_signer(unit, unit, now=on(1)()))
        made.office.books.keyring.add(dataclasses.replace(pinned(above), unit=unit, unit_name=unit))
        signers[unit] = above.signer
    return made.office, signers


def guidance(signers: dict[str, Signer], unit: str, *items: Record, revision: int = 1, issuer: str = "") -> bytes:
    header = GuidanceHeader(uid="guidance", title="HD", version=2, issuer=issuer or unit, issued_on="2024-12-01")
    rows = [header, *items]
    return crafted(signers[unit], rows, kind="guidance", sender=unit, addressee="", period="", revision=revision)


def indicator(uid: str, measure: str, code: str = "") -> IndicatorItem:
    return IndicatorItem(
        uid=uid, code=code or uid, name="Thử", unit=measure, nature="flow", unit_rule="SUM", time_rule="SUM"
    )


def known_indicators(office: Office) -> list[IndicatorItem]:
    return [dataclasses.replace(item) for item in office.guidance.indicators]


def test_guidance_that_contradicts_guidance_of_the_same_stick_is_refused(
    below: tuple[Office, dict[str, Signer]], tmp_path: Path
) -> None:
    office, signers = below
    known = known_indicators(office)
    first, second = received(
        office,
        tmp_path,
        guidance(signers, DISTRICT, *known, indicator("ZZ1", "người")),
        guidance(signers, PROVINCE, *known, indicator("ZZ1", "hộ")),
    )
    assert first.imported
    assert (second.verdict.outcome, second.verdict.reason) == (Outcome.REFUSED, "workbook")
    office.close()
    with Office.open(office.folder, clock=on(14)) as again:  # or nobody could ever open the ledger again
        item = again.guidance.indicator("ZZ1")
        assert item is not None
        assert item.unit == "người"


@pytest.mark.parametrize(
    "item",
    [
        indicator("ZZ9", "tấn", code="A01"),
        dataclasses.replace(indicator("ZZ9", "tấn"), places=10**9),
        DeadlineItem(uid="H1", code="H1", period_kind="NAM", level="ward", months_after=10**6),
        DeadlineItem(uid="H1", code="H1", period_kind="NAM", level="ward", days_before=2**60),
    ],
    ids=["a second item of a known code", "a billion decimals", "a deadline past the calendar", "one before it"],
)
def test_guidance_cannot_turn_figures_or_the_calendar_round(
    item: Record, below: tuple[Office, dict[str, Signer]], tmp_path: Path
) -> None:
    office, signers = below
    code = office.guidance.indicators[0].code
    if isinstance(item, IndicatorItem) and item.code == "A01":
        item = dataclasses.replace(item, code=code)
    known = [one for one in known_indicators(office) if one.code != code] if isinstance(item, IndicatorItem) else []
    (one,) = received(office, tmp_path, guidance(signers, DISTRICT, *known, item))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REFUSED, "workbook")


def test_guidance_names_who_sealed_it_as_its_issuer(below: tuple[Office, dict[str, Signer]], tmp_path: Path) -> None:
    office, signers = below
    (one,) = received(office, tmp_path, guidance(signers, DISTRICT, issuer=PROVINCE))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REFUSED, "workbook")


def test_a_withdrawn_key_cannot_give_guidance_that_claims_to_be_from_before(
    below: tuple[Office, dict[str, Signer]], tmp_path: Path
) -> None:
    office, signers = below
    office.trust_withdraw(DISTRICT, "10/12/2024")  # the crafted letter says the 4th
    (one,) = received(office, tmp_path, guidance(signers, DISTRICT))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REFUSED, "key-withdrawn")


def test_the_day_of_a_withdrawal_begins_at_midnight_here(desk: Desk, ward: Desk, tmp_path: Path) -> None:
    desk.office.trust_withdraw(WARD, "02/12/2024")
    (one,) = received(desk.office, tmp_path, crafted(ward.signer, made_at="2024-12-02T03:00:00+07:00"))
    assert (one.verdict.outcome, one.verdict.reason) == (Outcome.REFUSED, "key-withdrawn")


def test_replies_count_by_their_number_and_not_by_the_post(
    offices: Offices, below: tuple[Office, dict[str, Signer]], tmp_path: Path, ward: Desk
) -> None:
    sender = Desk(offices.sampled(tmp_path / "hoa", "hoa-mau").office, ward.signer)
    office, (key,) = sender.office, [k for k in below[0].books.keyring.all() if k.unit == DISTRICT]
    office.books.keyring.add(key)
    sent = sender.export(tmp_path / "out")

    def reply(outcome: str, revision: int) -> bytes:
        decision = Decision(uid="d", package=sent.package, period=PERIOD, revision=1, outcome=outcome)
        told: dict[str, Any] = {"kind": "reply", "sender": DISTRICT, "addressee": WARD, "answers": sent.package}
        return crafted(below[1][DISTRICT], [decision], revision=revision, **told)

    received(office, tmp_path, reply("accepted", 2))
    received(office, tmp_path, reply("returned", 1))
    assert [entry.state for entry in office.sent(PERIOD)] == ["answered-accepted"]


# What is kept stays kept


def test_what_was_received_after_the_last_safety_copy_is_not_swept_away(
    desk: Desk, report: bytes, tmp_path: Path
) -> None:
    office = desk.office
    copy = office.back_up(tmp_path / "usb")
    entry = entry_of(received(office, tmp_path, report)[0])
    office.close()
    Office.restore(office.folder, copy)
    with Office.open(office.folder, clock=on(14)) as again:
        assert (again.folder / entry.kept).read_bytes() == report
        (found,) = again.inbox(PERIOD).entries
        assert (found.state, found.reason, found.package) == ("waiting", "found", entry.package)
        assert entry.kept in found.sentence
        (back,) = again.receive([again.folder / entry.kept])
        assert back.imported
        assert [one.state for one in again.inbox(PERIOD).entries] == ["received"]


def test_files_that_somebody_put_among_the_packages_stay(desk: Desk) -> None:
    office = desk.office
    mine = [
        office.paths.packages / "ghi chú.docx",
        office.paths.packages / "Báo cáo.pdf",
        office.paths.packages / f"{'a' * 64}.pdf",
        office.paths.quarantine / f"{'b' * 16}.bin",
    ]
    for path in mine:
        path.parent.mkdir(exist_ok=True)
        path.write_text("của tôi", encoding="utf-8")
    office.close()
    with Office.open(office.folder, clock=on(14)):
        assert all(path.read_text(encoding="utf-8") == "của tôi" for path in mine)


def test_a_failed_export_leaves_the_file_that_was_there(ward: Desk, tmp_path: Path) -> None:
    target = tmp_path / "cũ.pdf"
    target.write_bytes(b"of old")
    with Office.open(ward.office.folder, read_only=True, clock=on(5)) as office:
        before = sorted(office.paths.packages.iterdir())
        with pytest.raises(UserError) as refused:
            Desk(office, ward.signer).export(target)
        assert refused.value.reason == "read-only"
        assert sorted(office.paths.packages.iterdir()) == before
    assert target.read_bytes() == b"of old"


def test_restoring_twice_in_one_second_keeps_both_ledgers(desk: Desk, tmp_path: Path) -> None:
    office = desk.office
    copy = office.back_up(tmp_path / "usb")
    office.close()
    kept = {Office.restore(office.folder, copy) for _ in range(3)}
    assert len(kept) == 3
    assert all(path is not None and path.exists() for path in kept)


def test_rebuilding_takes_no_other_package_for_the_one_that_was_received(
    desk: Desk, ward: Desk, report: bytes, tmp_path: Path
) -> None:
    entry = entry_of(received(desk.office, tmp_path, report)[0])
    before = state_of(desk.office)
    (desk.office.folder / entry.kept).write_bytes(crafted(ward.signer))
    with pytest.raises(UserError) as refused:
        desk.office.rebuild()
    assert refused.value.reason == "kept"
    assert state_of(desk.office) == before


def test_a_damaged_original_is_healed_by_receiving_the_file_again(desk: Desk, report: bytes, tmp_path: Path) -> None:
    entry = entry_of(received(desk.office, tmp_path, report)[0])
    (desk.office.folder / entry.kept).write_bytes(report[:5000])
    desk.office.undo(entry.package)
    received(desk.office, tmp_path, report)
    assert (desk.office.folder / entry.kept).read_bytes() == report
    assert desk.office.rebuild() == 1


def test_a_bundle_carries_only_originals_that_are_whole(desk: Desk, report: bytes, tmp_path: Path) -> None:
    entry = entry_of(received(desk.office, tmp_path, report)[0])
    desk.office.accept(entry.package)
    (desk.office.folder / entry.kept).write_bytes(b"%PDF-1.7")
    with pytest.raises(UserError) as refused:
        desk.export(tmp_path / "out", bundle=True)
    assert refused.value.reason == "kept"


# Keys


def test_a_key_made_for_one_unit_is_not_bound_to_another(desk: Desk, tmp_path: Path) -> None:
    signer = new_signer("99003", "Phường Đồi Mẫu", now=on(1)())
    card = tmp_path / "card.pdf"
    card.write_bytes(crafted(signer, kind="card", sender="99002", addressee="", period=""))
    with pytest.raises(UserError) as refused:
        desk.office.trust_add(card, digits_of(signer.certificate))
    assert refused.value.reason == "wrong-unit"


def test_one_key_speaks_for_one_unit(desk: Desk, ward: Desk, tmp_path: Path) -> None:
    key = pinned(ward)
    desk.office.books.keyring.withdraw(WARD, "2020-01-01")
    desk.office.books.keyring.add(dataclasses.replace(key, unit="99002"))
    card = tmp_path / "card.pdf"
    card.write_bytes(crafted(ward.signer, kind="card", addressee="", period=""))
    with pytest.raises(UserError) as refused:
        desk.office.trust_add(card, key.digits)
    assert refused.value.reason == "bound-elsewhere"
    desk.office.trust_withdraw("99002", "01/12/2024")
    assert desk.office.trust_add(card, key.digits).unit == WARD


def test_a_card_waits_only_until_its_key_is_known(desk: Desk, tmp_path: Path) -> None:
    signer = new_signer("99002", "Phường Bến Mẫu", now=on(1)())
    card = tmp_path / "card.pdf"
    card.write_bytes(crafted(signer, kind="card", sender="99002", addressee="", period=""))
    (first,) = desk.office.receive([card])
    assert entry_of(first).state == "waiting"
    desk.office.trust_add(card, digits_of(signer.certificate))
    desk.office.receive_waiting("99002")
    assert desk.office.inbox().entries == ()
    desk.office.close()
    with Office.open(desk.office.folder, clock=on(14)) as again:
        assert again.inbox().entries == ()


# Paths that are no files


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe that nobody writes to: who opens it waits for ever."""
    made = tmp_path / "pipe.pdf"
    os.mkfifo(made)
    return made


@pytest.mark.parametrize("job", ["receive", "verify", "trust_add", "fill"])
def test_a_pipe_or_a_device_is_not_read(job: str, desk: Desk, pipe: Path) -> None:
    for path in (pipe, Path("/dev/zero")):
        given: dict[str, tuple[Any, ...]] = {"receive": ([path],), "trust_add": (path, "1")}
        with pytest.raises(UserError) as refused:
            getattr(desk.office, job)(*given.get(job, (path,)))
        assert refused.value.reason in ("no-file", "unreadable")


@pytest.mark.parametrize("name", ["x" * 300, os.fsdecode(b"th\xe1")], ids=["too long", "not Unicode"])
def test_a_name_that_cannot_be_used_is_told_in_words(name: str, desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / name
    assert say("inbox", "--data", place, "--json").code == 2
    for command in (("receive", place), ("verify", place), ("backup", "--out", place)):
        said = say(*command, "--data", desk.office.folder, "--json")
        assert said.code in (0, 1), said.err
        assert said.code == 0 or said.json["sentence"]


def test_words_that_nobody_takes_are_no_fault_of_the_program(desk: Desk) -> None:
    desk.office.close()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "app", "inbox", "--data", desk.office.folder, "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Không ghi được kết quả" in done.stderr


def test_an_office_whose_founding_was_cut_short_is_founded_again(tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    folder.mkdir()
    Store.open(folder / "so.db").close()
    with pytest.raises(UserError, match="lập lại"):
        Office.open(folder)
    with Office.create(folder, unit=WARD, name="Phường Hoa Mẫu", level="ward") as office:
        assert office.unit == WARD
    with pytest.raises(UserError) as refused:
        Office.create(folder, unit=WARD, name="Phường Hoa Mẫu", level="ward")
    assert refused.value.reason == "office-exists"


@pytest.mark.parametrize("unit", ["99 001", "99\n001", "９９００１", "-99001", "9" * 40])
def test_a_code_that_no_letter_may_bear_founds_no_office(unit: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        Office.create(tmp_path / "moi", unit=unit, name="X", level="ward")
    assert refused.value.reason == "unit"


# Stopping


STICK = 40


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopping_in_the_middle_leaves_whole_packages_and_no_process(
    how: signal.Signals, desk: Desk, ward: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    for number in range(STICK):
        month = f"{2000 + number}-NAM"
        (stick / f"{number:03}.pdf").write_bytes(crafted(ward.signer, period=month))
    desk.office.close()
    command = [sys.executable, "-m", "app", "receive", str(stick), "--data", str(desk.office.folder), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True, start_new_session=True
    ) as running:
        kept = desk.office.folder / "goi"
        while running.poll() is None and not (kept.is_dir() and any(kept.glob("*.pdf"))):
            pass  # until the first package is there
        if running.poll() is None:
            os.killpg(running.pid, how) if how is signal.SIGINT else running.send_signal(how)
        _, complaints = running.communicate()  # ends when the last process has let go of the pipe
    assert "Traceback" not in complaints
    if how is signal.SIGINT:
        assert running.returncode in (0, 130)
    with Office.open(desk.office.folder, clock=on(14)) as again:
        entries = again.inbox().entries
        assert {entry.state for entry in entries} <= {"received", "waiting"}
        assert {entry.kept for entry in entries} == {f"goi/{path.name}" for path in kept.iterdir()}
        assert all(one.verdict.outcome is Outcome.KNOWN for one in again.receive([stick]))
        assert len([entry for entry in again.inbox().entries if entry.state == "received"]) == STICK
        assert again.rebuild() == STICK
