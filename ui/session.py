"""All that a page is given: the office, the worker, the messages, the look, and the news between pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.fields import Record
from app.domain.periods import Period
from app.errors import UserError
from app.office import Office
from app.progress import Progress
from app.settings import Settings
from ui.context import Context, Files, NoFiles
from ui.jobs import Jobs
from ui.kept_unread import KeptUnread
from ui.lookups import Lookups
from ui.messages import Messages
from ui.reading import Reader
from ui.recalled import Recalled
from ui.theme import Theme
from ui.waiting_writes import PASSING, AsLeft, WaitingWrites, Write

if TYPE_CHECKING:
    from ui.photos.shelf import Shelf

T = TypeVar("T")

OfficeWork = Callable[[Progress], str]
"""What is done while no office is open, in the worker's thread; what it returns is said afterwards."""


def nothing_between(_progress: Progress) -> str:
    """For going to another office when nothing is to be done in between."""
    return ""


class News(QObject):
    """What pages tell each other."""

    changed = Signal(str)  # the name of a record kind, or of what else changed: "inbox", "guidance"
    period_changed = Signal()
    saved = Signal(object)  # the datetime
    unsaved = Signal(str)  # the sentence that says why
    wanted = Signal(str, str, str)  # go to: kind, uid, field
    office_wanted = Signal(object, str, object)  # another office in this one's place: folder, what is done, the work


@dataclass
class Session:
    """One office in one window."""

    office: Office
    jobs: Jobs
    messages: Messages
    settings: Settings
    theme: Theme
    period: Period
    files: Files = field(default_factory=NoFiles)
    news: News = field(default_factory=News)
    _apart: bool = field(default=False, init=False)
    reader: Reader = field(default_factory=Reader)
    _waiting: WaitingWrites = field(default_factory=WaitingWrites, init=False)

    def __post_init__(self) -> None:
        self.office.answer_soon()

    @property
    def ledger(self) -> AsLeft:
        """Our records as the person left them: also what waits for a disk that can be written again."""
        return self._waiting.over(self.office.ledger)

    @property
    def written(self) -> object:
        """Another value as soon as `ledger` may answer otherwise than before."""
        return self.office.written if not self._waiting else object()

    def choose_period(self, period: Period) -> None:
        """Work on another period from now on."""
        if period != self.period:
            self.period = period
            self.news.period_changed.emit()

    def keep(self, settings: Settings) -> None:
        """Keep settings, and tell who looks different by them."""
        before = self.office.settings
        try:
            self.office.save_settings(settings)
        except UserError as fault:
            self.messages.fail(fault)
            return
        self.settings = settings
        if (before.text_size, before.theme) != (settings.text_size, settings.theme):
            self.news.changed.emit("look")

    def put(self, *records: Record, typing: bool = False) -> bool:
        """Save records; whether they are saved. Why not is said in the status line, and nothing typed is lost."""

        def write() -> None:
            if typing and len(records) == 1:
                self.office.ledger.put(records[0], typing=True)
            else:
                self.office.ledger.put_many(records)

        return self._write(Write(write, records), typed=typing)

    def remove(self, *records: Record) -> bool:
        """Put records into the bin, with their parts; whether that is done."""

        def write() -> None:
            with self.office.ledger.batch():
                for record in records:
                    self.office.ledger.remove(type(record), record.uid)

        return self._write(Write(write, gone=records))

    def replace_parts(self, before: Sequence[Record], now: Sequence[Record]) -> bool:
        """Save how the rows of a record are now, as one act: the changed ones, the new ones, and who is gone."""
        old = {record.uid: record for record in before}
        kept = {record.uid for record in now}
        changed = [record for record in now if old.get(record.uid) != record]
        gone = [record for record in before if record.uid not in kept]

        typing, self._apart = not self._apart, False

        def write() -> None:
            if typing and len(changed) == 1 and not gone:  # a cell being typed in: half a minute of it is one act
                self.office.ledger.put(changed[0], typing=True)
                return
            with self.office.ledger.batch():
                for record in gone:
                    self.office.ledger.remove(type(record), record.uid)
                for record in changed:
                    self.office.ledger.put(record)

        return self._write(Write(write, changed, gone), typed=True) if changed or gone else True

    def new_act(self) -> None:
        """Rows that change next are an act of their own, even if one was just typing in them."""
        self._apart = True

    def go_to(self, kind: str, uid: str, field: str = "") -> None:
        """Ask the window for the page that shows a record."""
        self.news.wanted.emit(kind, uid, field)

    def change_office(self, folder: Path, what: str, work: OfficeWork = nothing_between) -> None:
        """Ask for the office in a folder in this one's place; `work` runs between the closing and the opening.

        The window and its pages are gone afterwards, so nothing may follow this call.
        """
        self.news.office_wanted.emit(folder, what, work)

    @cached_property
    def lookups(self) -> Lookups:
        """What links may point to, kept until something changes."""
        lookups = Lookups(self.office)
        self.news.changed.connect(lookups.forget)
        return lookups

    @cached_property
    def recalled(self) -> Recalled:
        """What was written before, kept until something changes."""
        recalled = Recalled(self.office)
        self.news.changed.connect(recalled.forget)
        return recalled

    @cached_property
    def shelf(self) -> "Shelf":
        """Where photos and files come in."""
        from ui.photos.shelf import Shelf  # loaded when first needed: with the first form

        return Shelf(self)

    @property
    def context(self) -> Context:
        """What forms ask back, over this office's records, guidance and files."""
        lookups = self.lookups
        return Context(
            lookups.options,
            self.files,
            lookups.name,
            self.recalled.used,
            shelf=self.shelf,
            unread=KeptUnread(self.office, self.news.unsaved.emit),
            new_act=self.new_act,
        )

    def look_up(self, name: str, read: Callable[[Office, Progress], T], told: Callable[[T], None]) -> None:
        """What takes longer to read than a key may wait, read beside the window on a connection of its own.

        Of several askings under one name only the last is told.
        """
        office = self.office

        def beside(progress: Progress) -> T:
            with office.another() as other:
                return read(other, progress)

        self.reader.ask(name, beside, told)

    def run(
        self,
        what: str,
        work: Callable[[Office, Progress], T],
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Long work on the office, off the window's thread, on a connection of its own."""
        office = self.office

        def beside(progress: Progress) -> T:
            with office.another() as other:
                return work(other, progress)

        self.jobs.run(what, beside, done, failed)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being read or done beside the window."""
        return self.reader.busy or self.jobs.busy

    @property
    def is_all_saved(self) -> bool:
        """Whether nothing that was typed waits for a disk that can be written again."""
        return not self._waiting and self.office.unread.is_kept

    def write_waiting(self) -> bool:
        """Try again to save what could not be saved when it was typed; whether nothing waits any more."""
        return self.is_all_saved or self._write(Write(lambda: None))

    def _write(self, write: Write, *, typed: bool = False) -> bool:
        """What waits comes first. What a person `typed` then waits itself; what a button does is done again."""
        refused: list[UserError] = []
        try:
            kinds = write.kinds | self._waiting.write(refused.append)
            self.office.unread.keep_waiting()
            write.do()
        except UserError as fault:
            if typed and fault.reason in PASSING and not self.office.read_only:
                self._waiting.keep(write)
            self.news.unsaved.emit(fault.sentence)
            return False
        finally:
            for lost in refused:  # typed, and nothing will ever write it: that must not pass unseen
                self.messages.fail(lost)
        self.news.saved.emit(datetime.now().astimezone())
        for kind in sorted(kinds):
            self.news.changed.emit(kind)
        return True
