"""The ledger of a period as a sealed report, registered here and written where it is to be taken from."""

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.records import KINDS
from app.errors import UserError
from app.packages.books import Books
from app.packages.cms_hole import Signer
from app.packages.compose import draft, refuse_unready
from app.packages.enclose import SealedPackage, enclose
from app.packages.letter import Letter
from app.packages.refusals import Refusal
from app.packages.seal import package_hash
from app.packages.small_photos import with_small_photos
from app.packages.travelling import AS_IT_IS, Travel, files_of
from app.packages.went import note_waiting, note_went
from app.progress import Progress, silent
from app.safewrite import in_words, write_beside
from app.storage.carrying import carry, place_for
from app.storage.facts import sealed_after, set_fact
from app.storage.history import last_batch
from app.storage.ledger import importing
from app.storage.mailbox import Entry

_PREFIX = {"report": "BC", "bundle": "TH", "guidance": "HD", "reply": "TL", "card": "PDK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A package that was sealed, registered and written; `files` are more than one when it went in parts."""

    file: Path
    files: tuple[Path, ...]
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
    travel: Travel = AS_IT_IS,
    progress: Progress = silent,
) -> Sent:
    """Seal the report of a period and write it, or nothing at all.

    With `bundle` the accepted packages go along whole. However it travels, the register keeps the sealed document
    itself. Raises what `compose_and_seal` and `files_of` raise, and what the disk says.
    """
    package, _ = compose_and_seal(books, period, signer, bundle=bundle, progress=progress)
    progress(3, 4, "Ghi tệp")
    files = files_of(books, package.letter, package.data, file_name(package), travel)
    sent = register_and_write(books, package, out, files=files)
    note_went(books, sent.entry, "folder", str(sent.file.parent))
    progress(4, 4, "Xong")
    return sent


def seal_report(
    books: Books,
    period: Period,
    signer: Signer,
    *,
    bundle: bool = False,
    small_photos: bool = False,
    progress: Progress = silent,
) -> Entry:
    """Seal the report of a period and keep it in the office, to be carried wherever it is wanted.

    Raises what `compose_and_seal` raises.
    """
    package, originals = compose_and_seal(
        books, period, signer, bundle=bundle, small_photos=small_photos, progress=progress
    )
    progress(3, 4, "Cất vào sổ")
    with books.store.atomic():
        entry = register(books, package)
        note_waiting(books, entry)
        if originals:
            set_fact(books.store, photos_of(entry), json.dumps(originals))
    progress(4, 4, "Xong")
    return entry


def compose_and_seal(
    books: Books,
    period: Period,
    signer: Signer,
    *,
    bundle: bool = False,
    small_photos: bool = False,
    progress: Progress = silent,
) -> tuple[SealedPackage, dict[str, str]]:
    """The sealed report of a period, known to nobody yet; and which small photos stand for which of ours.

    Raises `UserError`: "check" while something blocks sealing, "no-superior" for an office without one.
    """
    addressee = books.superior_on(books.guidance_of(period), period.end)
    if not addressee:
        raise UserError(
            "Đơn vị chưa có cấp trên trực tiếp nên không có nơi để gửi. Hãy ghi mã cấp trên ở phần Đơn vị.",
            reason="no-superior",
        )
    progress(0, 4, "Kiểm tra báo cáo")
    refuse_unready(books, period)
    made = draft(books, period, bundle=bundle)
    originals: dict[str, str] = {}
    if small_photos:
        contents, originals = with_small_photos(made.contents, progress)
        made = replace(made, contents=contents)
    progress(1, 4, "Soạn báo cáo")
    revision, answers = next_revision(books, period, addressee)
    kind = "bundle" if bundle else "report"
    letter = books.letter(kind, addressee=addressee, period=period.code, revision=revision, answers=answers)
    inner = [(entry.package, original(books, entry)) for entry in made.total.entries if bundle and entry.sealed]
    package = enclose(
        letter,
        made.contents,
        made.pages,
        signer,
        kinds=KINDS,
        guidance=made.guidance,
        blobs=made.contents.blobs,
        inner=inner,
    )
    return package, originals


def original(books: Books, entry: Entry) -> bytes:
    """The kept package, which must still be the very one that was registered. Raises `UserError` ("kept")."""
    try:
        data = books.kept(entry.kept).read_bytes()
        if package_hash(data) == entry.package:
            return data
    except (OSError, Refusal):
        pass
    what = (
        "Hãy niêm phong lại báo cáo thành lần gửi mới."
        if entry.direction == "out"
        else "Hãy tìm lại tệp gói đó, bỏ việc nhận rồi nhận lại."
    )
    raise UserError(
        f"Bản gốc của gói {entry.package[:12]} ({entry.unit_name}) không còn nguyên nên không gửi được. {what}",
        reason="kept",
    )


def next_revision(books: Books, period: Period, addressee: str) -> tuple[int, str]:
    """The number of the next report of a period, and the hash it replaces or answers ("" for the first).

    A reply of the superior to the newest package is answered by its own hash; without one the package itself.
    """
    newest = books.mailbox.newest_report(period.code)
    if newest is None:
        return 1, ""
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
    books: Books,
    package: SealedPackage,
    out: Path,
    *,
    rows: Snapshot | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Sent:
    """Keep, register and write a package; `out` is a folder, or the file itself when it ends in .pdf.

    All or nothing: when the stick is full or pulled out, the register knows nothing of the package. Every file is
    read back and compared before it counts as written. `rows` are kept beside the entry, to be shown again;
    `files` is in what it travels when that is not the sealed document as it is.
    """
    files = files or {file_name(package): package.data}
    alone = out.suffix.lower() == ".pdf" and len(files) == 1
    folder = None if alone else place_for(out.parent if out.suffix.lower() == ".pdf" else out)
    targets = {out if folder is None else folder / name: data for name, data in files.items()}
    before = {target: _before(target) for target in targets}

    def write() -> None:
        for target, data in targets.items():
            carry(data, target)

    first = next(iter(targets))
    try:
        entry = register(books, package, rows=rows, name=first.name if len(targets) == 1 else "", beside=write)
    except BaseException:
        for target, there in before.items():
            with contextlib.suppress(OSError, UserError):
                _put_back(target, there)
        raise
    return Sent(
        file=first, files=tuple(targets), package=package.package, revision=package.letter.revision, entry=entry
    )


def register(
    books: Books,
    package: SealedPackage,
    *,
    rows: Snapshot | None = None,
    name: str = "",
    beside: Callable[[], object] = lambda: None,
) -> Entry:
    """Keep a package and note it in the register, or neither: also when `beside`, done in the same breath, fails."""
    kept = books.keep(package.package, package.data)
    entry = outgoing(package.letter, package.package, kept)
    entry = replace(entry, handled_at=books.now(), file_name=name or file_name(package))
    try:
        with books.store.atomic():
            entry = books.mailbox.add(entry)
            set_fact(books.store, sealed_after(entry.source), str(last_batch(books.store)))
            if rows is not None:
                _keep_rows(books, entry, rows)
            beside()
    except BaseException:
        with contextlib.suppress(OSError):
            books.kept(kept).unlink(missing_ok=True)
        raise
    return entry


def photos_of(entry: Entry) -> str:
    """The fact that keeps which of our photos a package carries as smaller copies."""
    return f"photos.{entry.source}"


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
