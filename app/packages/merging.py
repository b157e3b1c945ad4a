"""Ledgers of the units that a merged unit came from, taken in beside its own: to read, to search, to compare with.

The records of a predecessor keep its name. They come as a source of their own, read only like a received package, so
they are in no sum of ours and no period counts twice; taking them back is the undo of every import. What its office had
received itself does not come along: its own records are what it answered for.
"""

import contextlib
import hashlib
import re
import sqlite3
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.consolidation import CONVERTED, Contribution, Total, add_up, contribution_of, converted
from app.domain.extract import attachments_of, of_period
from app.domain.fields import Figure, Record
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.office import OFFICE_UID, Office
from app.domain.periods import Period, year_before
from app.domain.records import KINDS
from app.errors import UserError
from app.packages import moving
from app.packages.books import Books
from app.packages.scratch import scratch_in
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.safewrite import make_folder, write_beside
from app.storage import backup
from app.storage.ledger import SourceLedger, importing
from app.storage.mailbox import Entry
from app.storage.store import Store
from app.text.clean import single_line

_UNIT = re.compile(r"[0-9A-Za-z-]{1,20}")
_LONGEST, _LONGEST_UID = 32_767, 200  # letters: what a cell of a workbook holds, and what names a row
_BROKEN = "Sổ của đơn vị cũ có chỗ không đọc được nên không nhập; chưa có gì thay đổi. Hãy chọn bản sao khác của sổ ấy."

KIND, STATE = "ledger", "merged"
"""How the register calls a predecessor's ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor:
    """What a ledger would bring. `known`: the tree of units names it among those that we came from."""

    unit: str
    unit_name: str
    conferences: int
    campaigns: int
    records: int
    periods: tuple[str, ...]
    known: bool
    taken_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Last year's figure of one indicator, added up from the predecessors by the indicator's own rule."""

    indicator: str
    name: str
    value: Figure
    by_unit: Mapping[str, Figure | None]


def look(books: Books, source: Path, passphrase: str = "") -> Predecessor:
    """What would be taken in; writes nothing. `source` is an office's folder, a safety copy or a file of `moving`.

    Raises `UserError`: "own-ledger", and what opening a ledger or a locked file says.
    """
    with scratch_in(books.paths.root) as scratch:
        path = _copied(source, Path(scratch), passphrase)
        with _opened(path) as theirs:
            return _about(books, theirs, _records(theirs))


def merge(books: Books, source: Path, passphrase: str = "", progress: Progress = silent) -> Entry:
    """Take a predecessor's own records in, all or none; its ledger is kept whole beside the packages.

    Raises as `look` does, and "already-merged".
    """
    with scratch_in(books.paths.root) as scratch:
        progress(0, 3, "Mở sổ của đơn vị cũ")
        path = _copied(source, Path(scratch), passphrase)
        data = path.read_bytes()
        with _opened(path) as theirs:
            records = _records(theirs)
            about = _about(books, theirs, records)
            if about.taken_in:
                raise UserError(
                    f"Sổ của {about.unit_name} đã nhập rồi. Muốn nhập bản khác, hãy rút lại lần nhập trước đã.",
                    reason="already-merged",
                )
            blobs = [blob for digest in attachments_of(records) if (blob := theirs.blob(digest)) is not None]
    progress(1, 3, f"Nhập sổ của {about.unit_name}")
    entry = _entry(books, about, hashlib.sha256(data).hexdigest(), source)
    kept = make_folder(books.paths.packages) / f"{entry.package}.db"
    write_beside(kept, data)
    with books.store.atomic():
        entry = books.mailbox.add(replace(entry, kept=kept.relative_to(books.paths.root).as_posix()))
        with importing(books.store, entry.source) as ledger:
            for blob in blobs:
                ledger.put_blob(blob)
            ledger.put_many(records)
    progress(3, 3, "Xong")
    return entry


def merged(books: Books) -> list[Entry]:
    """The ledgers that were taken in, newest first."""
    return books.mailbox.entries(direction="in", kind=KIND, states=[STATE])


def last_year(books: Books, period: Period) -> list[Suggestion]:
    """The same period of last year, added up from those we came from; empty where one of them is missing.

    A partial sum would mislead, and so would the whole of a unit that was split: see `consolidation.converted`.
    """
    before = year_before(period)
    entries = {entry.unit: entry for entry in merged(books)}
    if before is None or not entries:
        return []
    guidance = books.guidance_of(before)

    def contribution(unit: str) -> Contribution | None:
        entry = entries.get(unit)
        if entry is None:
            return None
        made = contribution_of(books.received(entry.source), before, unit, entry.unit_name, guidance, area=False)
        return made if made.figures else None

    if guidance.units.predecessors(books.unit):
        if converted(books.unit, guidance, contribution) is None:
            return []
        units = [item.code or item.uid for item in guidance.units.predecessors(books.unit)]
    else:
        units = list(entries)  # the tree of units does not tell: those that a person took in
    parts = [part for unit in units if (part := contribution(unit)) is not None]
    totals = add_up(parts, guidance)
    asked = {item.code for item in books.guidance_of(period).indicators_of(period)}
    return [_suggestion(code, total) for code, total in totals.items() if code in asked and total.total is not None]


def fill_last_year(books: Books, period: Period, suggestions: Sequence[Suggestion]) -> int:
    """Put suggested figures where nothing is typed, as one act; returns how many."""
    wanted: list[Record] = []
    for one in suggestions:
        uid = figure_uid(period.code, one.indicator)
        figure = books.own.get(IndicatorFigure, uid)
        begun = figure or IndicatorFigure(uid=uid, period=period.code, indicator=one.indicator, scope="own")
        if begun.last_year is None:
            wanted.append(replace(begun, last_year=one.value, note=begun.note or f"Cùng kỳ: {CONVERTED}."))
    with books.own.batch("lấy số cùng kỳ của đơn vị cũ"):
        return books.own.put_many(wanted)


def old_report(books: Books, entry: Entry, period: Period) -> bytes:
    """The report of a period as the old unit wrote it, under its own name (PDF, not sealed)."""
    from app.reports import unit_report  # loaded when first needed: reportlab

    books.choose_face()
    guidance = books.guidance_of(period)
    return unit_report.render(of_period(books.received(entry.source), period, guidance), guidance, period)


def periods_of(books: Books, entry: Entry) -> list[Period]:
    """The periods for which a predecessor recorded figures, newest first."""
    codes = {figure.period for figure in books.received(entry.source).all(IndicatorFigure) if figure.period}
    found: list[Period] = []
    for code in codes:
        with contextlib.suppress(UserError):  # a period of its own guidance, or none at all
            found.append(books.guidance.period(code))
    return sorted(found, key=lambda period: period.end, reverse=True)


def _copied(source: Path, scratch: Path, passphrase: str) -> Path:
    """A checked copy of the ledger to work on: the source is never written to."""
    target = scratch / "so.db"
    if source.is_dir():
        source = OfficePaths(source).ledger
    if source.suffix == moving.ENDING:
        source = moving.ledger_in(source, scratch, passphrase)
    backup.restore(source, target)
    return target


@contextlib.contextmanager
def _opened(path: Path) -> Generator[SourceLedger]:
    """A predecessor's ledger, to be read. Anybody may have written it: whatever can't be read is the file's fault."""
    try:
        with Store.open(path, backups=path.parent) as store:
            yield SourceLedger(store)
    except (sqlite3.Error, ArithmeticError, LookupError, TypeError, ValueError) as fault:
        raise UserError(_BROKEN, reason="corrupt", detail=f"{type(fault).__name__}: {fault}"[:300]) from fault


def _about(books: Books, theirs: SourceLedger, records: Sequence[Record]) -> Predecessor:
    office = theirs.get(Office, OFFICE_UID) or Office(uid=OFFICE_UID)
    unit = office.code or ""
    if unit and not _UNIT.fullmatch(unit):
        raise ValueError("no code of a unit")
    if not unit or unit == books.unit:
        raise UserError(
            "Đây là sổ của chính đơn vị mình, không phải của đơn vị cũ. Hãy chọn sổ của đơn vị đã sáp nhập vào.",
            reason="own-ledger",
        )
    periods = {figure.period for figure in theirs.all(IndicatorFigure) if figure.period}
    return Predecessor(
        unit=unit,
        unit_name=single_line(office.name or "")[:_LONGEST_UID] or unit,
        conferences=len(theirs.all(Conference)),
        campaigns=len(theirs.all(Campaign)),
        records=len(records),
        periods=tuple(sorted(periods, reverse=True)),
        known=unit in {item.code for item in books.guidance.units.predecessors(books.unit)},
        taken_in=any(entry.unit == unit for entry in merged(books)),
    )


def _records(theirs: SourceLedger) -> list[Record]:
    """Its own records. Raises `ValueError` for one that no program of ours has written."""
    records = [record for kind in KINDS.values() for record in theirs.all(kind)]
    for record in records:
        values = (getattr(record, column.name) for column in fields(record))
        if any(isinstance(value, str) and len(value) > _LONGEST for value in values) or len(record.uid) > _LONGEST_UID:
            raise ValueError(f"{record.description.name} {record.uid[:40]}: too long")
    return records


def _entry(books: Books, about: Predecessor, digest: str, source: Path) -> Entry:
    return Entry(
        direction="in",
        package=digest,
        kind=KIND,
        unit=about.unit,
        unit_name=about.unit_name,
        handled_at=books.now(),
        outcome="known",
        sentence="Sổ của đơn vị cũ, nhập để xem, tìm và so sánh; không cộng vào số liệu của đơn vị mình.",
        state=STATE,
        file_name=source.name,
        sealed=False,
    )


def _suggestion(code: str, total: Total) -> Suggestion:
    value = total.shown(total.total)
    if value is None:
        raise ValueError(code)
    return Suggestion(indicator=code, name=total.item.name or code, value=value, by_unit=total.by_unit)
