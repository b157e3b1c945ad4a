"""The packages that are no report: a key's card, the reply of a superior, guidance."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.fields import Record
from app.domain.guidance import GUIDANCE_KINDS, Guidance
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.domain.words import names_in
from app.errors import UserError
from app.packages.books import Books
from app.packages.cms_hole import Signer
from app.packages.enclose import SealedPackage, enclose
from app.packages.identity import PublicKey
from app.reports.mark import PackageMark
from app.storage.mailbox import Entry


def card(books: Books, public: PublicKey, signer: Signer) -> SealedPackage:
    """The slip that registers our key above: its 40 digits, to be stamped, and the key itself in the seal."""
    return enclose(
        books.letter("card"),
        Snapshot([books.office]),
        lambda mark: card_pages(books, public, mark),
        signer,
        kinds=KINDS,
    )


def card_pages(books: Books, public: PublicKey, mark: PackageMark | None = None, across: str = "") -> bytes:
    """The pages of that slip; without a mark before it is sealed, with pale words `across` them."""
    from app.reports import slip  # loaded when first needed: reportlab

    books.choose_face()
    return slip.card(
        books.office,
        unit=books.unit,
        unit_name=books.unit_name,
        digits=public.digits,
        not_before=public.not_before,
        not_after=public.not_after,
        mark=mark,
        across=across,
    )


def reply(
    books: Books,
    entry: Entry,
    decision: Decision,
    remarks: Sequence[Remark],
    signer: Signer,
    *,
    peers: Sequence[PeerFigure] = (),
) -> tuple[SealedPackage, Snapshot]:
    """The sealed answer to a report: accepted, or returned with remarks. Also gives its rows, to be kept here.

    `peers` tell an accepted unit how it stands among those of its level.
    """
    rows = Snapshot([decision, *remarks, *peers])
    replies = books.mailbox.entries(direction="out", period=entry.period, kind="reply")
    letter = books.letter(
        "reply",
        addressee=entry.unit,
        period=entry.period,
        revision=max((sent.revision for sent in replies if sent.addressee == entry.unit), default=0) + 1,
        answers=entry.package,
    )

    def pages(mark: PackageMark) -> bytes:
        return reply_pages(books, entry, decision, remarks, mark, peers=peers)

    return enclose(letter, rows, pages, signer, kinds=KINDS, guidance=books.guidance), rows


def reply_pages(
    books: Books,
    entry: Entry,
    decision: Decision,
    remarks: Sequence[Remark],
    mark: PackageMark | None = None,
    across: str = "",
    *,
    peers: Sequence[PeerFigure] = (),
) -> bytes:
    """The pages of an answer; without a mark before it is sealed."""
    from app.reports import slip  # loaded when first needed: reportlab

    books.choose_face()
    period = books.guidance.period(entry.period)
    answered = slip.Answered(
        unit=entry.unit,
        unit_name=entry.unit_name,
        period=period,
        revision=entry.revision,
        package=entry.package,
        received_on=entry.handled_at[:10],
        days_late=entry.days_late,
    )
    words, made_on = decision.text or "", decision.decided_on or ""
    lookup = names_in(books.received(entry.source), books.guidance_of(period))
    if decision.outcome == "accepted":
        return slip.acceptance_slip(
            books.office,
            answered,
            decision,
            peers=peers,
            remarks=remarks,
            made_on=books.today().isoformat(),
            lookup=lookup,
            mark=mark,
        )
    return slip.return_slip(
        books.office,
        answered,
        remarks,
        reason=words,
        deadline=decision.deadline or "",
        made_on=made_on,
        lookup=lookup,
        mark=mark,
        across=across,
    )


def guidance_package(books: Books, signer: Signer) -> SealedPackage:
    """The guidance in force here, for every unit below. Its revision counts what this office issued."""
    rows, revision, answers = _issued(books)
    return enclose(
        books.letter("guidance", revision=revision, answers=answers),
        rows,
        lambda mark: guidance_pages(books, rows, mark),
        signer,
        kinds=GUIDANCE_KINDS,
    )


def guidance_pages(
    books: Books, rows: Snapshot | None = None, mark: PackageMark | None = None, across: str = ""
) -> bytes:
    """The document of a guidance; without rows, of the one that this office would issue now."""
    from app.reports import slip  # loaded when first needed: reportlab

    books.choose_face()
    issued = Guidance(rows if rows is not None else _issued(books)[0])
    return slip.guidance_document(issued, books.office, mark=mark, across=across)


def _issued(books: Books) -> tuple[Snapshot, int, str]:
    """The guidance as it would be issued now, which issue that is, and the package it follows.

    Raises `UserError` ("no-units-below").
    """
    below = books.guidance.units.children(books.unit, books.today())
    if books.level == "ward" and not below:
        raise UserError(
            "Đơn vị không có cấp dưới nên không ban hành hướng dẫn. Hãy dùng hướng dẫn do cấp trên gửi xuống.",
            reason="no-units-below",
        )
    issued = books.mailbox.entries(direction="out", kind="guidance")
    revision = max((entry.revision for entry in issued), default=0) + 1
    header = replace(
        books.guidance.header,
        version=max(books.guidance.version, revision),
        issuer=books.unit,
        issuer_name=books.unit_name,
        issued_on=books.today().isoformat(),
    )
    items: list[Record] = [
        header if record.description.name == header.description.name else record
        for record in books.guidance.snapshot().records()
    ]
    answers = max(issued, key=lambda entry: entry.revision).package if issued else ""
    return Snapshot(items), revision, answers
