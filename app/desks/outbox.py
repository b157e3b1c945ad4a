"""What leaves the office: a look before sealing, the seal, the ways out, and what became of every package."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app import packages
from app.domain.compare import Difference
from app.domain.problems import Problem
from app.errors import UserError
from app.open_office import OpenOffice
from app.packages.went import Went, recalled, where_went
from app.progress import Progress, silent
from app.reports.mark import NOT_SEALED
from app.safewrite import in_words
from app.storage.carrying import carry
from app.storage.facts import fact, set_fact
from app.storage.mailbox import Entry
from app.storage.sticks import Drives, Stick, drives, let_go_steps

if TYPE_CHECKING:
    from app.packages.travelling import Travel

__all__ = ["Copied", "Difference", "Drives", "Outbox", "Stick", "Went", "drives", "let_go_steps", "save"]


_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")
"""RFC 5322 without quotes and comments: nothing that could end a header or begin another."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A package that was copied and read back."""

    files: tuple[Path, ...]
    where: str

    @property
    def first(self) -> Path:
        """The only file, or the first part."""
        return self.files[0]


def save(data: bytes, target: Path) -> None:
    """Write a document where a person wants it. Raises `UserError` as the disk says."""
    carry(data, target)


class Outbox:
    """Sending, from the first look to the answer."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    # before the seal

    def preview(self, period: str, *, bundle: bool = False) -> bytes:
        """The pages of a period's report as they would be sealed, each marked as a draft."""
        made = packages.compose.draft(self._office.books, self._office.period(period), bundle=bundle)
        return made.pages(across=NOT_SEALED)

    def seen(self, period: str) -> frozenset[str]:
        """The marks of warnings that a person looked at and left as they are."""
        return frozenset(cast(list[str], json.loads(fact(self._office.store, f"seen.{period}") or "[]")))

    def mark_seen(self, period: str, problems: Sequence[Problem], *, seen: bool = True) -> None:
        """Keep quiet about warnings of this period, or speak of them again; errors are never kept quiet."""
        marks = {self.mark(problem) for problem in problems if problem.level == "warning"}
        kept = self.seen(period) | marks if seen else self.seen(period) - marks
        set_fact(self._office.store, f"seen.{period}", json.dumps(sorted(kept)) if kept else "")

    @staticmethod
    def mark(problem: Problem) -> str:
        """What a problem is known again by: the same words about the same field."""
        told = "\n".join((problem.record_kind, problem.record_uid, problem.field, problem.sentence))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    # the seal

    def seal(
        self,
        period: str,
        passphrase: str,
        *,
        bundle: bool = False,
        small_photos: bool = False,
        progress: Progress = silent,
    ) -> Entry:
        """Seal the report of a period and keep it in the office; it is carried out afterwards, as often as wanted.

        Raises `UserError`: "check", "no-superior", "no-key", "passphrase".
        """
        signer = packages.identity.unlock(self._office.folder, passphrase)
        wanted = self._office.period(period)
        return packages.send.seal_report(
            self._office.books, wanted, signer, bundle=bundle, small_photos=small_photos, progress=progress
        )

    # the ways out

    def pages(self, entry: Entry) -> bytes:
        """A kept package, to be read. Raises `UserError` ("kept")."""
        return packages.send.original(self._office.books, entry)

    def size(self, entry: Entry) -> int:
        """Bytes of a kept package; 0 when it is not there any more."""
        try:
            return self._office.books.kept(entry.kept).stat().st_size if entry.kept else 0
        except OSError:
            return 0

    @property
    def most_by_mail(self) -> int:
        """The largest file, in bytes, that still goes into one e-mail, by the settings."""
        return self._office.settings.most_by_mail

    def parts_for_mail(self, entry: Entry) -> int:
        """About how many e-mails a package needs; 1 when it goes whole."""
        return -(-self.size(entry) // self.most_by_mail) if self.size(entry) > self.most_by_mail else 1

    def copy_to_stick(
        self,
        entry: Entry,
        stick: Stick,
        *,
        confidential: str | None = None,
        with_workbook: bool = False,
        progress: Progress = silent,
    ) -> Copied:
        """Copy a package to a stick and read it back, on request with its signed workbook beside it.

        Raises `UserError` ("unplugged" when it was pulled out).
        """
        if not stick.root.is_dir():
            raise in_words(FileNotFoundError(2, "no stick"), stick.root)
        travel = packages.travelling.Travel(confidential=confidential, with_workbook=with_workbook)
        return self._copy(entry, stick.root, "stick", f"USB {stick.name}", travel, progress)

    def copy_to_folder(
        self,
        entry: Entry,
        folder: Path | None = None,
        *,
        confidential: str | None = None,
        in_parts: bool = False,
        with_workbook: bool = False,
        progress: Progress = silent,
    ) -> Copied:
        """Copy a package to a folder, the office's own for outgoing files where none is named."""
        most = self.most_by_mail if in_parts else 0
        travel = packages.travelling.Travel(confidential=confidential, most=most, with_workbook=with_workbook)
        return self._copy(entry, folder or self._office.paths.exports, "folder", "", travel, progress)

    def mail_drafts(
        self, entry: Entry, to: str, *, confidential: str | None = None, progress: Progress = silent
    ) -> Copied:
        """E-mails ready to be sent, in the office's own folder for outgoing files; more than one when it is too big."""
        books = self._office.books
        self.remember_address(entry.addressee, to)
        files = packages.deliver.mail_drafts(
            books,
            entry,
            to,
            self._office.paths.exports,
            travel=packages.travelling.Travel(confidential=confidential, most=self.most_by_mail),
            progress=progress,
        )
        return Copied(files, to)

    def address_of(self, unit: str) -> str:
        """The e-mail address that was used for a unit the last time."""
        return fact(self._office.store, f"mail.{unit}")

    def remember_address(self, unit: str, address: str) -> None:
        """Keep the address of a unit for the next time. Raises `UserError` ("address") for what is none."""
        if address and not all(map(_ADDRESS.fullmatch, address.split(","))):
            raise UserError(f"“{address}” không phải là địa chỉ thư điện tử. Hãy xem lại.", reason="address")
        if address != self.address_of(unit):
            set_fact(self._office.store, f"mail.{unit}", address)

    # what became of it

    def went(self, entry: Entry) -> list[Went]:
        """Where a package was carried, newest first."""
        return where_went(self._office.books, entry)

    def code(self, entry: Entry) -> str:
        """The 12 digits that two people compare on the telephone. Raises `UserError` ("kept")."""
        return packages.deliver.code_of(self._office.books, entry)

    def changes(self, entry: Entry) -> list[Difference]:
        """What is otherwise in the ledger now than in a report that we sent."""
        return packages.deliver.changes_since(self._office.books, entry)

    def changes_over_the_one_before(self, entry: Entry) -> list[Difference]:
        """What a revision changed over the one before it; nothing for a first one."""
        before = self.the_one_before(entry)
        return packages.deliver.changes_between(self._office.books, before, entry) if before else []

    def the_one_before(self, entry: Entry) -> Entry | None:
        """The revision that we sent before this one."""
        sent = self._office.books.mailbox.entries(direction="out", period=entry.period)
        older = [one for one in sent if one.is_report and one.revision < entry.revision]
        return max(older, key=lambda one: one.revision, default=None)

    def recall(self, entry: Entry, reason: str) -> Entry:
        """Take a report back. Raises `UserError` ("recall")."""
        return packages.deliver.recall(self._office.books, entry, reason)

    def why_recalled(self, entry: Entry) -> str:
        """The reason that was given; "" for a package that stands."""
        return recalled(self._office.books, entry)

    def _copy(self, entry: Entry, folder: Path, how: str, where: str, travel: "Travel", progress: Progress) -> Copied:
        books = self._office.books
        files = packages.deliver.deliver(books, entry, folder, how, where, travel=travel, progress=progress)
        return Copied(files, where or str(folder))
