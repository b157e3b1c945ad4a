"""What a superior decides about a received package: accept, return with remarks, take the import back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.correspondence import Decision, Remark
from app.domain.fields import new_uid
from app.errors import UserError
from app.packages import slips
from app.packages.books import Books
from app.packages.cms_hole import Signer
from app.packages.send import Sent, register_and_write
from app.packages.settling import IN_LEDGER, decided, forgotten, settle
from app.storage.ledger import forget
from app.storage.mailbox import Entry
from app.text.dates import read_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """One remark to one place of a report; a place that is left open means the report as a whole."""

    text: str
    record_kind: str = ""
    record_uid: str = ""
    field: str = ""
    place: str = ""


def find(books: Books, prefix: str) -> Entry:
    """A received report by the first digits of its hash. Raises `UserError` when there is none."""
    entry = books.mailbox.find(prefix)
    received = [one for one in books.mailbox.by_package(entry.package, "in") if one.state in (*IN_LEDGER, "merged")]
    if not received:
        raise UserError(
            f"Gói {entry.package[:12]} không có trong sổ nên không xét được. Hãy chọn một gói ở mục Nhận.",
            reason="not-received",
        )
    return received[0]


def accept(books: Books, entry: Entry) -> Entry:
    """Take a package into the sums, in the place of what the unit sent before."""
    _must_be_report(entry)
    if entry.state == "accepted":
        return entry
    if entry.state in ("older", "superseded"):
        raise UserError("Đây là bản cũ, đã có bản gửi sau. Hãy xét bản mới nhất.", reason="older")
    with books.store.atomic():
        decided(books, entry, "accepted")
        settle(books, entry)
        return books.mailbox.entry(entry.source)


def return_with_remarks(
    books: Books, entry: Entry, remarks: Sequence[Remarked], out: Path, signer: Signer, *, deadline: str = ""
) -> tuple[Entry, Sent]:
    """Send a report back: a sealed slip with every remark tied to its record and field.

    Raises `UserError`: "no-remarks", "older", "date" for a deadline that is no date, and what the disk says.
    """
    decision, rows = _returning(books, entry, remarks, deadline)
    sealed, kept = slips.reply(books, entry, decision, rows, signer)
    with books.store.atomic():
        sent = register_and_write(books, sealed, out, rows=kept)
        decided(books, entry, "returned")
        settle(books, entry)
        return books.mailbox.entry(entry.source), sent


def return_pages(
    books: Books, entry: Entry, remarks: Sequence[Remarked], *, deadline: str = "", across: str = ""
) -> bytes:
    """The letter that would go back with a report, before it is sealed. Raises `UserError` as returning does."""
    decision, rows = _returning(books, entry, remarks, deadline)
    return slips.reply_pages(books, entry, decision, rows, across=across)


def _returning(books: Books, entry: Entry, remarks: Sequence[Remarked], deadline: str) -> tuple[Decision, list[Remark]]:
    _must_be_report(entry)
    if not remarks:
        raise UserError("Trả lại cần ít nhất một nhận xét, để đơn vị biết phải sửa chỗ nào.", reason="no-remarks")
    if entry.state in ("older", "superseded"):
        raise UserError("Đây là bản cũ, đã có bản gửi sau. Hãy xét bản mới nhất.", reason="older")
    decision = _decision(books, entry, "returned", deadline)
    rows = [
        Remark(
            uid=new_uid(),
            period=entry.period,
            record_kind=one.record_kind or None,
            record_uid=one.record_uid or None,
            field=one.field or None,
            place=one.place or None,
            text=one.text,
        )
        for one in remarks
    ]
    return decision, rows


def undo(books: Books, entry: Entry) -> Entry:
    """Take an import back: its rows go, and whatever it had replaced or answered is as if it had never come."""
    with books.store.atomic():
        forget(books.store, entry.source)
        forgotten(books, entry)
        undone = books.mailbox.set_state(entry.source, "undone")
        settle(books, entry)
        return undone


def _decision(books: Books, entry: Entry, outcome: str, deadline: str) -> Decision:
    return Decision(
        package=entry.package,
        period=entry.period,
        revision=entry.revision,
        outcome=outcome,
        deadline=read_date(deadline) if deadline else None,
        decided_on=books.today().isoformat(),
        decided_by=books.who or None,
    )


def _must_be_report(entry: Entry) -> None:
    if not entry.is_report:
        raise UserError("Chỉ xét được gói báo cáo; gói này là loại khác. Hãy chọn gói báo cáo.", reason="not-a-report")
