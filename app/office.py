"""One office: every job that a window or a command may ask for. It wires and delegates; it holds no rules."""

from __future__ import annotations  # the types of the flows are known to a type checker only

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import packages
from app.domain.office import Office as OfficeRecord
from app.errors import UserError
from app.office_desks import OfficeDesks
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.storage.keyring import TrustedKey
from app.storage.mailbox import STATES, Entry
from app.storage.search import Hit, catch_up, pending, search
from app.storage.store import Clock, Store, now

if TYPE_CHECKING:
    from app.domain.consolidation import Consolidation
    from app.domain.periods import Period
    from app.domain.problems import Problem
    from app.packages.cms_hole import Signer
    from app.packages.confidential import SHORTEST as SHORTEST_PASSPHRASE
    from app.packages.decide import Remarked
    from app.packages.identity import SHORTEST as SHORTEST_KEY_PASSPHRASE
    from app.packages.identity import PublicKey
    from app.packages.inbox import InboxView
    from app.packages.pass_on import Done
    from app.packages.receive import Received
    from app.packages.send import Sent
    from app.packages.unsealed import Filled
    from app.packages.verdict import Verdict

__all__ = [
    "SHORTEST_KEY_PASSPHRASE",
    "SHORTEST_PASSPHRASE",
    "Entry",
    "Filled",
    "Hit",
    "InboxView",
    "Office",
    "PublicKey",
    "Received",
    "Remarked",
    "Sent",
    "TrustedKey",
]

_FLOW_OF = {
    "SHORTEST_KEY_PASSPHRASE": ("identity", "SHORTEST"),
    "SHORTEST_PASSPHRASE": ("confidential", "SHORTEST"),
    "Filled": ("unsealed", "Filled"),
    "InboxView": ("inbox", "InboxView"),
    "PublicKey": ("identity", "PublicKey"),
    "Received": ("receive", "Received"),
    "Remarked": ("decide", "Remarked"),
    "Sent": ("send", "Sent"),
}
"""What this door hands out and a flow of packages defines."""

MADE = "Đã làm, đưa cấp trên đối chiếu"
"""How the slip stands that registers our key: whether it was handed over, no program knows."""

FEW_TO_INDEX = 20
"""Packages that a search indexes before it answers: a tenth of a second."""


def __getattr__(name: str) -> Any:
    if name in _FLOW_OF:
        flow, defined = _FLOW_OF[name]
        return getattr(getattr(packages, flow), defined)
    raise AttributeError(f"app.office has no {name}")


def verify_file(folder: Path, file: Path, passphrase: str | None = None) -> Verdict:
    """The verdict on one file; writes nothing. Known keys come from the office in `folder`, if there is one."""
    return packages.verifying.verify(OfficePaths(folder), file, passphrase)


class Office(OfficeDesks):
    """An open office and its jobs."""

    # opening

    @classmethod
    def open(
        cls,
        folder: Path,
        who: str = "",
        *,
        read_only: bool = False,
        clock: Clock = now,
        progress: Progress = silent,
    ) -> Office:
        """Open an office folder. Raises `UserError` ("no-office") for a folder without one, and what the ledger says.

        A second opener gets a read-only office: see `read_only` and `why_read_only`.
        """
        paths = OfficePaths(folder)
        if not paths.ledger.exists():
            raise UserError(
                f"Chưa có sổ của đơn vị nào tại {folder}. Hãy lập sổ mới (lệnh init) hoặc chọn đúng thư mục (--data).",
                reason="no-office",
            )
        progress(0, 0, "Mở sổ")
        store = Store.open(paths.ledger, read_only, who=who, backups=paths.backups, clock=clock)
        try:
            office = cls(paths, store, clock)
            if not office.unit:
                raise UserError(f"Sổ tại {folder} chưa ghi là của đơn vị nào. Hãy lập lại sổ.", reason="no-office")
            packages.moved.mind(store)
            if not office.read_only:
                packages.recovery.recover(office.books)
        except BaseException:
            store.close()
            raise
        return office

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        unit: str,
        name: str,
        level: str,
        superior: str = "",
        who: str = "",
        clock: Clock = now,
    ) -> Office:
        """Make the folder of an office that has none yet. Raises `UserError` ("office-exists", "unit")."""
        packages.founding.found(
            OfficePaths(folder), OfficeRecord(code=unit, name=name, level=level, superior=superior), clock, who
        )
        return cls.open(folder, who, clock=clock)

    @staticmethod
    def unpack(file: Path, folder: Path, passphrase: str, *, clock: Clock = now, progress: Progress = silent) -> None:
        """Put the office of a locked file (`Moving.pack`) into a folder that holds none.

        Everything is read and checked first. Raises `UserError`: "office-exists", "not-moved", "passphrase",
        "moved-broken", "unreadable", and what the disk says.
        """
        packages.moving.unpack(file, OfficePaths(folder), passphrase, clock, progress)

    @staticmethod
    def restore(folder: Path, copy: Path) -> Path | None:
        """Put a safety copy in the ledger's place; returns where the replaced ledger is kept."""
        return packages.safekeeping.restore(OfficePaths(folder), copy)

    def another(self) -> Office:
        """The same office through a second connection, for a job in another thread; made and closed there."""
        return Office(self.paths, self.store.another(), self.clock)

    def attach(self, content: bytes | Path, name: str = "") -> str:
        """Keep a file with our records; returns the SHA-256 by which a field names it."""
        from app.storage import files  # loaded when first needed: with the first picture or document

        return files.attach(self.ledger, content, name).uid

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Records that hold every word, exact marks first. Of many packages that just came: what is indexed so far."""
        if not self.read_only and 0 < pending(self.store) <= FEW_TO_INDEX:
            catch_up(self.store)
        return search(self.store, text, limit=limit)

    @property
    def many_to_index(self) -> bool:
        """Whether so much was received that a search does not wait for its index: time for `index_received`."""
        return not self.read_only and pending(self.store) > FEW_TO_INDEX

    def index_received(self, progress: Progress = silent) -> int:
        """Make everything that was received findable; returns how many packages. Stopping keeps what is done."""
        return catch_up(self.store, progress)

    # key

    def create_key(self, passphrase: str) -> PublicKey:
        """Make the office's key. Raises `UserError` ("key-exists", "passphrase-weak")."""
        return packages.identity.create(self.folder, self.unit, self.unit_name, passphrase).public

    def public_key(self) -> PublicKey:
        """What anybody may know of our key. Raises `UserError` ("no-key")."""
        return packages.identity.load_public(self.folder)

    def has_key(self) -> bool:
        """Whether the office has a key."""
        return self.paths.key.exists()

    def unlock(self, passphrase: str) -> Signer:
        """Our key, ready to seal. Raises `UserError` ("no-key", "passphrase", "key-expired")."""
        return packages.identity.unlock(self.folder, passphrase)

    def make_card(self, out: Path, passphrase: str) -> Sent:
        """The sealed slip that registers our key above."""
        card = packages.slips.card(self.books, self.public_key(), self.unlock(passphrase))
        return packages.send.register_and_write(self.books, card, out)

    # check and send

    def check(self, period: str) -> list[Problem]:
        """What blocks sealing and what only needs a look."""
        from app.domain import checks  # loaded when first needed: after the window is drawn

        wanted = self.period(period)
        return checks.check(self.ledger, wanted, self.guidance_of(wanted))

    def export(
        self,
        period: str,
        out: Path,
        passphrase: str,
        *,
        bundle: bool = False,
        confidential: str | None = None,
        most: int = 0,
        with_workbook: bool = False,
        progress: Progress = silent,
    ) -> Sent:
        """Seal the report of a period and write it to a folder (a stick), on request under a passphrase of its own.

        `most` is the size in bytes above which the file is cut into parts; 0 never. `with_workbook` lays the
        signed workbook beside it.
        """
        return packages.send.export_report(
            self.books,
            self.period(period),
            out,
            self.unlock(passphrase),
            bundle=bundle,
            travel=packages.travelling.Travel(confidential=confidential, most=most, with_workbook=with_workbook),
            progress=progress,
        )

    def sent(self, period: str = "") -> list[Entry]:
        """What went out, newest first."""
        return self.books.mailbox.entries(direction="out", period=period)

    def newest_report(self, period: Period) -> Entry | None:
        """Our newest report of a period; None while none was sealed."""
        return self.books.mailbox.newest_report(period.code)

    def waits(self, entry: Entry) -> bool:
        """Whether a package was sealed and not carried anywhere yet."""
        return entry.state == "sent" and packages.went.waits(self.books, entry)

    # forms without the program

    def write_form(self, period: str, out: Path, unit: str = "") -> Path:
        """The blank workbook of a period, for ourselves or for a unit below."""
        return packages.unsealed.write_blank(self.books, self.period(period), out, unit)

    def write_forms_below(self, period: str, folder: Path, progress: Progress = silent) -> list[Path]:
        """The blank workbooks of all units below; what is in the folder already is not touched."""
        return packages.unsealed.write_blanks_below(self.books, self.period(period), folder, progress)

    def fill(self, file: Path, *, as_understood: bool = False) -> Filled:
        """Take a filled workbook into our own ledger, or nothing when a cell is bad or wants a person's yes."""
        return packages.unsealed.fill_own(self.books, file, as_understood=as_understood)

    # receive

    def verify(self, file: Path, passphrase: str | None = None) -> Verdict:
        """The verdict on one file; writes nothing."""
        return packages.verifying.verify(self.paths, file, passphrase)

    def receive(
        self, paths: Sequence[Path], passphrase: str | None = None, progress: Progress = silent
    ) -> list[Received]:
        """Receive files and folders; one answer a file. What came is indexed later, see `search`."""
        received = packages.intake.receive_all(self.books, paths, passphrase, progress)
        if any(one.imported for one in received):
            self._issued.forget()
        return received

    def receive_waiting(self, unit: str, progress: Progress = silent) -> list[Received]:
        """Look again at the packages that waited for a unit's key."""
        waiting = self.books.mailbox.entries(direction="in", unit=unit, states=["waiting"])
        return self.receive([self.books.kept(entry.kept) for entry in waiting], progress=progress)

    def trust_add(self, file: Path, digits: str, how: str = "") -> TrustedKey:
        """Bind the key in a package, card or certificate after a person compared its 40 digits."""
        return packages.trusting.add(self.books, file, digits, how)

    def trust_list(self) -> list[TrustedKey]:
        """Every compared key."""
        return self.books.keyring.all()

    def trust_withdraw(self, unit: str, since: str) -> TrustedKey:
        """Let the key of a unit speak no more from a day on."""
        return packages.trusting.withdraw(self.books, unit, since)

    def inbox(self, period: str = "") -> InboxView:
        """What came, and who has not sent."""
        return packages.inbox.inbox_of(self.books, period)

    @staticmethod
    def verdict_of(entry: Entry) -> Verdict:
        """The verdict as it was given when a package came."""
        return packages.inbox.kept_verdict(entry)

    @staticmethod
    def state_words(entry: Entry) -> str:
        """The state of an entry as a person reads it. A slip is made here, and handed over by people."""
        return MADE if entry.kind == "card" and entry.state == "sent" else STATES[entry.state]

    # review and totals

    def accept(self, package: str) -> Entry:
        """Accept a received report, by the first digits of its hash."""
        return packages.decide.accept(self.books, packages.decide.find(self.books, package))

    def return_(
        self, package: str, remarks: Sequence[Remarked], out: Path, passphrase: str, *, deadline: str = ""
    ) -> tuple[Entry, Sent]:
        """Return a report with remarks; writes the sealed slip to `out`."""
        entry = packages.decide.find(self.books, package)
        return packages.decide.return_with_remarks(
            self.books, entry, remarks, out, self.unlock(passphrase), deadline=deadline
        )

    def receipt(self, package: str, out: Path, passphrase: str) -> Sent:
        """A sealed slip that tells the sender that its report was accepted. Raises `UserError` ("not-accepted")."""
        return packages.receipts.receipt(
            self.books, packages.decide.find(self.books, package), out, self.unlock(passphrase)
        )

    def undo(self, package: str) -> Entry:
        """Take an import back."""
        entry = packages.decide.undo(self.books, packages.decide.find(self.books, package))
        self._issued.forget()
        return entry

    def consolidate(self, period: str) -> Consolidation:
        """The totals of a period, from our own activity and what we accepted."""
        wanted = self.period(period)
        return packages.sums.add_up(self.books, wanted, self.guidance_of(wanted)).totals

    def consolidate_to(
        self, period: str, out: Path, passphrase: str | None = None, progress: Progress = silent
    ) -> Done:
        """Totals as workbook and report in a folder; with a passphrase also the sealed bundle for the office above."""
        signer = self.unlock(passphrase) if passphrase is not None else None
        return packages.pass_on.consolidate_to(self.books, self.period(period), out, signer, progress)

    def export_guidance(self, out: Path, passphrase: str) -> Sent:
        """Seal the guidance in force for the units below."""
        return packages.send.register_and_write(
            self.books, packages.slips.guidance_package(self.books, self.unlock(passphrase)), out
        )

    # safety

    def back_up(self, out: Path | None = None) -> Path:
        """A checked copy of ledger, kept packages and key in a folder; where none is named, as on closing."""
        return (
            packages.safekeeping.back_up(self.books, out)
            if out
            else packages.safekeeping.back_up_usual(self.books, self._second)
        )

    def back_up_if_changed(self) -> Path | None:
        """The daily and closing copy, also in the second place; None when nothing has changed since the last one."""
        return packages.safekeeping.back_up_if_changed(self.books, self._second)

    @property
    def _second(self) -> Path | None:
        return Path(self.settings.backup_copy) if self.settings.backup_copy else None

    def backups(self) -> list[Path]:
        """The safety copies in the office's own folder, newest first."""
        from app.storage import backup  # loaded when first needed: on closing, and in the settings

        return backup.backups(self.paths.backups)

    def rebuild(self, progress: Progress = silent) -> int:
        """Rebuild every received row from the kept packages; returns how many packages there were."""
        return packages.rebuild.rebuild(self.books, progress)
