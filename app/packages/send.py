"""The ledger of a period as a sealed report, registered here and written where it is to be taken from."""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.checks import check, errors_of
from app.domain.extract import of_period
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.records import KINDS
from app.domain.report import Report, report_uid
from app.domain.report_rows import IncludedPackage
from app.errors import UserError
from app.packages import confidential as covers
from app.packages.books import Books
from app.packages.cms_hole import Signer
from app.packages.enclose import SealedPackage, enclose
from app.packages.letter import Letter
from app.packages.refusals import Refusal
from app.packages.seal import package_hash
from app.packages.sums import REPORTS, Sum, add_up, passed_up
from app.packages.workbook import shareable
from app.progress import Progress, silent
from app.reports.mark import PackageMark
from app.safewrite import in_words, make_folder, write_beside
from app.storage.facts import set_fact
from app.storage.history import last_batch
from app.storage.ledger import importing
from app.storage.mailbox import Entry

_PREFIX = {"report": "BC", "bundle": "TH", "guidance": "HD", "reply": "TL", "card": "PDK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A package that was sealed, registered and written."""

    file: Path
    package: str
    revision: int
    entry: Entry


def export_report(
    books: Books,
    period: Period,
    out: Path,
    signer: Signer,
    *,
    bundle: bool = False,
    confidential: str | None = None,
    progress: Progress = silent,
) -> Sent:
    """Seal the report of a period. An office with units below passes its sum up with it.

    With `bundle` the accepted packages go along whole; `confidential` is the passphrase under which the file
    travels (package format §5), while the register keeps the sealed document itself. Raises `UserError`: "check"
    while something blocks sealing, "no-superior" for an office without one, and what the disk says.
    """
    guidance = books.guidance_of(period)
    addressee = books.superior_on(guidance, period.end)
    if not addressee:
        raise UserError(
            "Đơn vị chưa có cấp trên trực tiếp nên không có nơi để gửi. Hãy ghi mã cấp trên ở phần Đơn vị.",
            reason="no-superior",
        )
    progress(0, 4, "Kiểm tra báo cáo")
    _refuse_unready(books, period)
    own = of_period(books.own, period, guidance)
    total = add_up(books, period, guidance)
    contents = with_sum(own, total, period, books) if total.entries or books.units_below(guidance, period) else own
    contents = _without_local(contents)
    kind = "bundle" if bundle else "report"
    progress(1, 4, "Soạn báo cáo")
    revision, answers = next_revision(books, period, addressee)
    letter = books.letter(kind, addressee=addressee, period=period.code, revision=revision, answers=answers)
    inner = [(entry.package, _original(books, entry)) for entry in total.entries if bundle and entry.sealed]
    package = enclose(
        letter,
        contents,
        lambda mark: _pages(mark, contents, guidance, period, total),
        signer,
        kinds=KINDS,
        guidance=guidance,
        blobs=contents.blobs,
        inner=inner,
    )
    progress(3, 4, "Ghi tệp")
    wrapped = _under_cover(books, guidance, period, addressee, package, confidential) if confidential else None
    sent = register_and_write(books, package, out, written=wrapped)
    progress(4, 4, "Xong")
    return sent


def _original(books: Books, entry: Entry) -> bytes:
    """The kept package, which must still be the very one that was accepted. Raises `UserError` ("kept")."""
    try:
        data = books.kept(entry.kept).read_bytes()
        if package_hash(data) == entry.package:
            return data
    except (OSError, Refusal):
        pass
    raise UserError(
        f"Bản gốc của gói {entry.package[:12]} ({entry.unit_name}) không còn nguyên nên không gửi kèm được. "
        "Hãy tìm lại tệp gói đó, bỏ việc nhận rồi nhận lại.",
        reason="kept",
    )


def _pages(mark: PackageMark, contents: Snapshot, guidance: Guidance, period: Period, total: Sum) -> bytes:
    """A bundle shows the sum and where it came from; a report our own work, the area's figures beside ours."""
    from app.reports import consolidated, review  # loaded when first needed: reportlab

    if mark.kind == "bundle":
        packages = contents.parts(IncludedPackage, report_uid(period.code))
        return consolidated.render(total.totals, packages, contents, guidance, mark)
    return review.render(contents, guidance, period, mark)


def _under_cover(
    books: Books, guidance: Guidance, period: Period, addressee: str, package: SealedPackage, passphrase: str
) -> bytes:
    """The file as it travels when only the addressee shall read it."""
    from app.reports.cover import cover  # loaded when first needed: reportlab

    to = guidance.units.name(addressee, period.end) or addressee
    return covers.wrap(package.data, passphrase, cover(books.office, period, to))


def with_sum(own: Snapshot, total: Sum, period: Period, books: Books) -> Snapshot:
    """The report's rows with what the office adds up; a report header is made when there is none to hang it on."""
    guidance = books.guidance_of(period)
    names = {unit.code or "": unit.name or "" for unit in books.units_below(guidance, period)}
    rows: list[Record] = [*own.records(), *passed_up(total, period, names)]
    if own.get(Report, report_uid(period.code)) is None:
        rows.append(Report(uid=report_uid(period.code), period=period.code))
    return Snapshot(rows, own.blobs)


def _without_local(contents: Snapshot) -> Snapshot:
    """What the pages may show is what the workbook may carry: personal data stays at home in both."""
    return Snapshot(shareable(contents).records(), contents.blobs)


def _refuse_unready(books: Books, period: Period) -> None:
    blocking = errors_of(check(books.own, period, books.guidance_of(period)))
    if blocking:
        listed = "\n".join(f"– {problem.sentence}" for problem in blocking[:5])
        raise UserError(
            f"Chưa niêm phong được: còn {len(blocking)} chỗ phải sửa.\n{listed}\nHãy sửa rồi làm lại.", reason="check"
        )


def next_revision(books: Books, period: Period, addressee: str) -> tuple[int, str]:
    """The number of the next report of a period, and the hash it replaces or answers ("" for the first).

    A reply of the superior to the newest package is answered by its own hash; without one the package itself.
    """
    sent = [e for e in books.mailbox.entries(direction="out", period=period.code) if e.kind in REPORTS]
    if not sent:
        return 1, ""
    newest = max(sent, key=lambda entry: entry.revision)
    replies = [
        reply
        for reply in books.mailbox.answers_to(newest.package)
        if reply.kind == "reply" and reply.unit == addressee and reply.state == "received"
    ]
    reply = max(replies, key=lambda one: one.revision, default=newest)
    return newest.revision + 1, reply.package


def file_name(package: SealedPackage) -> str:
    """BC_99001_2024-NAM_v1.pdf: readable on a stick, plain on every file system."""
    letter = package.letter
    parts = [_PREFIX[letter.kind], letter.sender, letter.period]
    if letter.kind == "reply":
        parts.append(letter.addressee)
    if letter.kind != "card":
        parts.append(f"v{letter.revision}")
    safe = ("".join(c if c.isalnum() or c in "-." else "-" for c in part) for part in parts if part)
    return "_".join(safe) + ".pdf"


def register_and_write(
    books: Books, package: SealedPackage, out: Path, *, rows: Snapshot | None = None, written: bytes | None = None
) -> Sent:
    """Keep, register and write a package; `out` is a folder, or the file itself when it ends in .pdf.

    All or nothing: when the stick is full or pulled out, the register knows nothing of the package. The file is
    read back and compared before it counts as written. `rows` are kept beside the entry, to be shown again;
    `written` is what the file holds when it is not the sealed document as it is.
    """
    target = out if out.suffix.lower() == ".pdf" else make_folder(out) / file_name(package)
    before = _before(target)
    kept = books.keep(package.package, package.data)
    entry = outgoing(package.letter, package.package, kept)
    entry = replace(entry, handled_at=books.now(), file_name=target.name)
    try:
        with books.store.atomic():
            entry = books.mailbox.add(entry)
            set_fact(books.store, sealed_after(entry), str(last_batch(books.store)))
            if rows is not None:
                _keep_rows(books, entry, rows)
            write_checked(target, package.data if written is None else written)
    except BaseException:
        with contextlib.suppress(OSError):
            books.kept(kept).unlink(missing_ok=True)
        with contextlib.suppress(OSError, UserError):
            _put_back(target, before)
        raise
    return Sent(file=target, package=package.package, revision=package.letter.revision, entry=entry)


def sealed_after(entry: Entry) -> str:
    """The fact that keeps the last act of the ledger before a package was registered: clocks of office PCs jump."""
    return f"sealed-after.{entry.source}"


def _before(target: Path) -> bytes | None:
    """What stands where the package will be written: an officer may name a file that is there already."""
    try:
        return target.read_bytes() if target.is_file() else None
    except OSError as fault:
        raise in_words(fault, target) from fault


def _put_back(target: Path, before: bytes | None) -> None:
    if before is None:
        target.unlink(missing_ok=True)
    elif not target.exists() or target.read_bytes() != before:
        write_beside(target, before)


def write_checked(target: Path, data: bytes) -> None:
    """Write a file and read it back. Raises `UserError` ("copy") when the medium gives back something else."""
    write_beside(target, data)
    try:
        same = target.read_bytes() == data
    except OSError as fault:
        raise in_words(fault, target) from fault
    if not same:
        raise UserError(f"Tệp {target} đọc lại không giống bản gốc. Hãy thử một USB hoặc ổ đĩa khác.", reason="copy")


def _keep_rows(books: Books, entry: Entry, rows: Snapshot) -> None:
    with importing(books.store, entry.source) as ledger:
        ledger.put_many(rows.records())


def outgoing(letter: Letter, package: str, kept: str) -> Entry:
    """What the register notes of a package that we sealed; `package` is its hash, `kept` where it lies."""
    return Entry(
        direction="out",
        package=package,
        kind=letter.kind,
        unit=letter.sender,
        unit_name=letter.sender_name,
        addressee=letter.addressee,
        period=letter.period,
        revision=letter.revision,
        uuid=letter.package,
        answers=letter.answers,
        made_at=letter.made_at,
        outcome="known",
        state="sent",
        kept=kept,
    )
