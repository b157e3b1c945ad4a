"""A sealed package on its way, as often as wanted: to a stick, into an e-mail, into a folder; and what became of it.

The register keeps every sent package whole, so nothing that happens on the way loses it. Where it went, and that it
was recalled, are facts beside its entry: the package format knows no letter that takes another one back.
"""

import json
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import cast

from app.domain.compare import Difference, differences
from app.domain.correspondence import Attachment
from app.domain.records import KINDS
from app.errors import UserError
from app.packages import letter as letters
from app.packages.books import Books
from app.packages.compose import draft
from app.packages.enclose import check_code
from app.packages.examine import read_contents
from app.packages.opening import Opened, open_sealed
from app.packages.send import original, photos_of
from app.packages.settling import settle_recalled
from app.packages.small_photos import with_originals
from app.packages.travelling import AS_IT_IS, Travel, files_of
from app.packages.went import note_went
from app.progress import Progress, silent
from app.storage.carrying import carry, place_for
from app.storage.facts import fact
from app.storage.mailbox import Entry
from app.text.clean import single_line


def deliver(
    books: Books,
    entry: Entry,
    folder: Path,
    how: str,
    where: str = "",
    *,
    travel: Travel = AS_IT_IS,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Copy a sent package into a folder; each file is read back. All files or none.

    Raises `UserError`: "kept", "copy", what `files_of` raises, and what the disk says.
    """
    folder = place_for(folder)
    files = _files(books, entry, travel)
    written: list[Path] = []
    try:
        for name, data in files.items():
            written.append(folder / name)
            carry(data, folder / name, progress)
    except BaseException:
        _take_away(written[:-1])
        raise
    note_went(books, entry, how, where or str(folder))
    return tuple(written)


def _take_away(files: list[Path]) -> None:
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            return  # the stick is gone, and they with it


def _files(books: Books, entry: Entry, travel: Travel) -> dict[str, bytes]:
    sealed = original(books, entry)
    name = entry.file_name or f"{entry.package[:12]}.pdf"
    return files_of(books, open_sealed(sealed).letter, sealed, name, travel)


def mail_drafts(
    books: Books,
    entry: Entry,
    to: str,
    folder: Path,
    *,
    travel: Travel = AS_IT_IS,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """One e-mail ready to be sent for each file, as .eml files in a folder.

    X-Unsent lets mail programs open them as drafts. Raises as `deliver` does.
    """
    folder = place_for(folder)
    files = _files(books, entry, travel)
    written: list[Path] = []
    for number, (name, data) in enumerate(files.items(), 1):
        told = f" ({number}/{len(files)})" if len(files) > 1 else ""
        message = _message(books, entry, told, to, kept_in_the_dark=travel.confidential is not None)
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
        target = folder / f"{Path(name).stem}.eml"
        carry(message.as_bytes(policy=SMTP), target, progress)
        written.append(target)
    note_went(books, entry, "mail", to)
    return tuple(written)


def _message(books: Books, entry: Entry, told: str, to: str, *, kept_in_the_dark: bool) -> EmailMessage:
    period = books.guidance.period(entry.period) if entry.period else None
    guidance = books.guidance_of(period) if period else books.guidance
    addressee = (guidance.units.name(entry.addressee, period.end if period else None) or "") if entry.addressee else ""
    about = f"{period.label}, lần gửi {entry.revision}" if period else f"lần gửi {entry.revision}"
    code = code_of(books, entry)
    lines = [
        f"Kính gửi {addressee or 'quý cơ quan'},",
        "",
        f"{books.unit_name} xin gửi báo cáo: {about}.",
        "Tệp kèm theo đã được niêm phong dữ liệu. Đề nghị nhận bằng chương trình Sổ Mặt trận (mục Nhận), "
        "không in lại hay lưu lại bằng chương trình khác trước khi nhận.",
    ]
    if told:
        lines.append(f"Gói được chia thành nhiều phần{told}; chương trình tự ghép khi nhận đủ các phần.")
    if kept_in_the_dark:
        lines.append("Tệp được gửi kín; mật khẩu sẽ báo qua điện thoại, không gửi trong thư.")
    lines.append(f"Mã kiểm tra: {code}. Đề nghị gọi điện nếu cần đối chiếu.")
    phone = books.office.phone
    lines += [
        "",
        "Trân trọng,",
        books.office.full_name or books.unit_name,
        *([f"Điện thoại: {phone}"] if phone else []),
    ]
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if to:
        message["To"] = to
    message["Subject"] = single_line(f"Báo cáo {about} – {books.unit_name}{told}")  # a header is one line
    message.set_content("\n".join(lines) + "\n")
    return message


def code_of(books: Books, entry: Entry) -> str:
    """The 12 digits on the last page of a kept package, in three groups."""
    code = check_code(opened(books, entry).files[letters.NAME])
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def opened(books: Books, entry: Entry) -> Opened:
    """A kept package, opened again. Raises `UserError` ("kept")."""
    return open_sealed(original(books, entry))


def recall(books: Books, entry: Entry, reason: str) -> Entry:
    """Take a sent report back, for ourselves: the office above is told by telephone, and by the next revision.

    Raises `UserError` ("recall") for what is no report of ours or what the office above has accepted, and without a
    reason.
    """
    if entry.direction != "out" or not entry.is_report:
        raise UserError("Chỉ thu hồi được báo cáo do đơn vị mình gửi.", reason="recall")
    if entry.state == "answered-accepted":
        raise UserError(
            "Cấp trên đã chấp nhận báo cáo này nên không thu hồi được. Muốn sửa, hãy niêm phong và gửi bản mới.",
            reason="recall",
        )
    if not reason.strip():
        raise UserError("Hãy ghi lý do thu hồi, một dòng ngắn.", reason="recall")
    return settle_recalled(books, entry, reason.strip())


def changes_since(books: Books, entry: Entry) -> list[Difference]:
    """What is otherwise in the ledger now than in a report that we sent. Raises `UserError` ("kept")."""
    period = books.guidance.period(entry.period)
    now = draft(books, period, bundle=entry.kind == "bundle")
    before = with_originals(read_contents(opened(books, entry)), _photos(books, entry), KINDS)
    found = differences(before, now.contents, now.guidance)
    return [one for one in found if one.record_kind != Attachment.description.name]  # told by the field that names it


def changes_between(books: Books, older: Entry, newer: Entry) -> list[Difference]:
    """What one revision changed over another. Raises `UserError` ("kept")."""
    guidance = books.guidance_of(books.guidance.period(newer.period))
    rows = [
        with_originals(read_contents(opened(books, entry)), _photos(books, entry), KINDS) for entry in (older, newer)
    ]
    found = differences(rows[0], rows[1], guidance)
    return [one for one in found if one.record_kind != Attachment.description.name]


def _photos(books: Books, entry: Entry) -> dict[str, str]:
    return cast(dict[str, str], json.loads(fact(books.store, photos_of(entry)) or "{}"))
