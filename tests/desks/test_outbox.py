"""What leaves the office: sealed once, kept, carried as often as wanted, taken back, compared."""

import dataclasses
import email
import io
import shutil
from collections.abc import Iterator
from email.policy import default
from pathlib import Path

import pytest
from PIL import Image

from app.desks.outbox import Outbox, Stick
from app.desks.paper import Paper
from app.domain.conference import Conference
from app.domain.enclosures import Photo
from app.domain.problems import Problem
from app.domain.report import Report, report_uid
from app.errors import UserError
from app.office import Office
from app.packages.opening import open_sealed
from app.storage.mailbox import Entry
from tests.command_line import PASSPHRASE
from tests.offices import PERIOD, Offices, on, pinned


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ward with a key, whose report of the year was sealed once."""
    folder = tmp_path_factory.mktemp("outbox") / "hoa"
    with Offices() as offices:
        ward = offices.sampled(folder, "hoa-mau")
        ward.office.create_key(PASSPHRASE)
        ward.office.outbox.seal(PERIOD, PASSPHRASE)
    return folder


@pytest.fixture
def office(folder: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(folder, tmp_path / "so")
    with Office.open(tmp_path / "so", clock=on(5)) as office:
        yield office


@pytest.fixture
def outbox(office: Office) -> Outbox:
    return office.outbox


@pytest.fixture
def sent(office: Office) -> Entry:
    return office.sent(PERIOD)[0]


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    (tmp_path / "KINGSTON").mkdir()
    return Stick(tmp_path / "KINGSTON", "KINGSTON", 1 << 30)


def test_a_sealed_report_is_in_the_register_and_nowhere_else(office: Office, outbox: Outbox, sent: Entry) -> None:
    assert (sent.state, sent.revision, sent.file_name) == ("sent", 1, f"BC_99001_{PERIOD}_v1.pdf")
    assert open_sealed(outbox.pages(sent)).package == sent.package
    assert outbox.went(sent) == []
    assert office.waits(sent)
    assert not office.paths.exports.exists()


def test_a_package_is_copied_again_and_again_byte_for_byte(
    office: Office, outbox: Outbox, sent: Entry, stick: Stick
) -> None:
    for _ in range(2):
        copied = outbox.copy_to_stick(sent, stick)
        assert copied.files == (stick.root / sent.file_name,)
        assert copied.files[0].read_bytes() == outbox.pages(sent)
    assert not office.waits(sent)
    assert [(went.how, went.where) for went in outbox.went(sent)] == [("stick", "USB KINGSTON")] * 2


def test_a_stick_pulled_in_mid_copy_loses_nothing(office: Office, outbox: Outbox, sent: Entry, stick: Stick) -> None:
    def pulled(done: int, total: int, what: str = "") -> None:
        if what.startswith("Chép") and stick.root.exists():
            shutil.rmtree(stick.root)

    with pytest.raises(UserError) as told:
        outbox.copy_to_stick(sent, stick, progress=pulled)
    assert told.value.reason == "unplugged"
    assert not stick.root.exists(), "the stick is not made anew on the local disk"
    assert office.sent(PERIOD) == [sent]
    assert outbox.went(sent) == []
    with pytest.raises(UserError):
        outbox.copy_to_stick(sent, stick)
    stick.root.mkdir()
    assert outbox.copy_to_stick(sent, stick).files[0].read_bytes() == outbox.pages(sent)


def test_a_package_travels_under_a_passphrase_and_is_kept_open(
    outbox: Outbox, office: Office, sent: Entry, stick: Stick
) -> None:
    (file,) = outbox.copy_to_stick(sent, stick, confidential="sông mẫu chiều thu").files
    assert office.verify(file).reason == "passphrase-needed"
    assert office.verify(file, "sông mẫu chiều thu").package == sent.package
    assert open_sealed(outbox.pages(sent)).package == sent.package


def test_an_email_is_ready_to_be_sent(office: Office, outbox: Outbox, sent: Entry) -> None:
    copied = outbox.mail_drafts(sent, "bandanvan@quan.example")
    (draft,) = copied.files
    message = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "bandanvan@quan.example"
    assert "Năm 2024" in message["Subject"]
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == sent.file_name
    assert attached.get_content() == outbox.pages(sent)
    body = message.get_body()
    assert body is not None
    words = body.get_content()
    assert "Kính gửi Quận Sông Mẫu" in words
    assert outbox.code(sent) in words
    assert "gọi điện" in words
    assert outbox.address_of(sent.addressee) == "bandanvan@quan.example"
    assert outbox.went(sent)[0].how == "mail"
    with pytest.raises(UserError):
        outbox.mail_drafts(sent, "không phải địa chỉ")


def test_what_is_too_big_goes_in_several_emails_that_are_joined_above(
    office: Office, outbox: Outbox, sent: Entry, tmp_path: Path
) -> None:
    office.save_settings(dataclasses.replace(office.settings, email_limit=1))
    office.ledger.put(Photo(parent=office.ledger.all(Conference)[0].uid, file=heavy(office), caption="Ảnh"))
    entry = outbox.seal(PERIOD, PASSPHRASE)
    assert outbox.parts_for_mail(entry) > 1
    drafts = outbox.mail_drafts(entry, "").files
    assert len(drafts) > 1
    assert len(outbox.copy_to_folder(entry, in_parts=True).files) == len(drafts), "for a mail service on the web"
    arrived = tmp_path / "tai-ve"
    arrived.mkdir()
    for draft in drafts:
        message = email.message_from_bytes(draft.read_bytes(), policy=default)
        assert message["To"] is None
        assert draft.stat().st_size <= 1024 * 1024
        (attached,) = message.iter_attachments()
        (arrived / str(attached.get_filename())).write_bytes(attached.get_content())
    with Offices() as offices:
        district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
        (received,) = district.office.receive([arrived])
        assert received.verdict.package == entry.package


def heavy(office: Office) -> str:
    """A picture that no saving makes small."""
    noise = io.BytesIO()
    Image.effect_noise((3000, 2200), 90).convert("RGB").save(noise, "JPEG", quality=95)
    return office.attach(noise.getvalue(), "hoi-nghi.jpg")


def test_smaller_photos_travel_and_the_originals_stay(office: Office, outbox: Outbox) -> None:
    digest = heavy(office)
    before = office.ledger.blob(digest)
    office.ledger.put(Photo(parent=office.ledger.all(Conference)[0].uid, file=digest, caption="Ảnh"))
    whole = outbox.seal(PERIOD, PASSPHRASE)
    small = outbox.seal(PERIOD, PASSPHRASE, small_photos=True)
    assert outbox.size(small) < outbox.size(whole)
    assert office.ledger.blob(digest) == before
    opened = open_sealed(outbox.pages(small))
    pictures = [data for data in opened.attachments.values() if data[:2] == b"\xff\xd8"]
    assert all(max(Image.open(io.BytesIO(data)).size) <= 1000 or len(data) < 120 << 10 for data in pictures)
    assert max(map(len, pictures)) < len(before or b"")
    assert outbox.changes(small) == [], "a smaller copy is no change of the report"
    assert outbox.changes_over_the_one_before(small) == []


def test_what_changed_since_is_told_by_field(office: Office, outbox: Outbox, sent: Entry) -> None:
    assert outbox.changes(sent) == []
    report = office.ledger.get(Report, report_uid(PERIOD))
    assert report is not None
    office.ledger.put(dataclasses.replace(report, strengths="Ưu điểm viết lại."))
    (change,) = outbox.changes(sent)
    assert (change.record_kind, change.uid, change.field) == ("report", report.uid, "strengths")
    assert change.new == "Ưu điểm viết lại."
    newer = outbox.seal(PERIOD, PASSPHRASE)
    assert outbox.changes(newer) == []
    assert outbox.the_one_before(newer) == sent
    assert outbox.changes_over_the_one_before(newer) == [change]
    assert outbox.changes_over_the_one_before(sent) == []


def test_a_report_is_recalled_with_a_reason_and_a_new_one_follows(office: Office, outbox: Outbox, sent: Entry) -> None:
    with pytest.raises(UserError):
        outbox.recall(sent, " ")
    assert outbox.recall(sent, "Nhầm số hội nghị").state == "recalled"
    assert outbox.why_recalled(sent) == "Nhầm số hội nghị"
    newer = outbox.seal(PERIOD, PASSPHRASE)
    assert (newer.revision, newer.state, newer.answers) == (2, "sent", sent.package)
    office.books.mailbox.set_state(newer.source, "answered-accepted")
    with pytest.raises(UserError) as told:
        outbox.recall(office.books.mailbox.entry(newer.source), "muộn rồi")
    assert told.value.reason == "recall"


def test_a_recalled_report_that_is_answered_all_the_same(
    office: Office, outbox: Outbox, sent: Entry, tmp_path: Path
) -> None:
    outbox.recall(sent, "Nhầm")
    with Offices() as offices:
        district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
        (tmp_path / "usb").mkdir()
        file = outbox.copy_to_folder(sent, tmp_path / "usb").files[0]
        district.office.trust_add(file, office.public_key().digits)
        district.office.receive([file])
        district.office.create_key(PASSPHRASE)
        district.office.accept(sent.package)
        receipt = district.office.receipt(sent.package, tmp_path / "usb", PASSPHRASE)
        office.books.keyring.add(
            dataclasses.replace(
                pinned(district),
                certificate=district.office.public_key().certificate_der,
                digits=district.office.public_key().digits,
            )
        )
        (answer,) = office.receive([receipt.file])
        assert answer.imported
        assert office.sent(PERIOD)[0].state == "answered-accepted"
        office.undo(answer.verdict.package)
        assert office.sent(PERIOD)[0].state == "recalled"


def test_the_look_beforehand_is_the_report_marked_as_a_draft(outbox: Outbox, office: Office) -> None:
    paper = Paper(outbox.preview(PERIOD))
    try:
        assert paper.pages > 3
        drawn = paper.draw(0, 400)
        assert (drawn.width, len(drawn.pixels)) == (400, drawn.width * drawn.height * 4)
        assert len(set(drawn.pixels)) > 10
    finally:
        paper.close()
    assert office.sent(PERIOD)[0].revision == 1
    with pytest.raises(UserError):
        Paper(b"rac")


def test_a_page_can_be_looked_at_however_unready_the_report_is(tmp_path: Path) -> None:
    with Office.create(tmp_path / "moi", unit="99003", name="Phường Đồi Mẫu", level="ward") as office:
        paper = Paper(office.outbox.preview(PERIOD))
        assert paper.pages >= 1
        paper.close()


def test_a_kept_package_that_is_gone_is_told(office: Office, outbox: Outbox, sent: Entry, stick: Stick) -> None:
    office.books.kept(sent.kept).write_bytes(b"rac")
    with pytest.raises(UserError) as told:
        outbox.copy_to_stick(sent, stick)
    assert told.value.reason == "kept"
    assert list(stick.root.iterdir()) == []


def test_warnings_that_were_looked_at_are_quiet_and_errors_never(outbox: Outbox) -> None:
    warning, error = Problem("warning", "Nên xem.", "report", "a", "b"), Problem("error", "Phải sửa.")
    outbox.mark_seen(PERIOD, [warning, error])
    assert len(outbox.seen(PERIOD)) == 1
    assert outbox.seen("2023-NAM") == frozenset()
    outbox.mark_seen(PERIOD, [warning], seen=False)
    assert outbox.seen(PERIOD) == frozenset()


@pytest.mark.parametrize("address", ["a@b\r\nBcc:x@y", "a@b\x00", "a@[b", "<a@b", '"x@"y', "@@", "a@"])
def test_an_address_is_an_address(outbox: Outbox, address: str) -> None:
    with pytest.raises(UserError) as told:
        outbox.remember_address("990", address)
    assert told.value.reason == "address"
