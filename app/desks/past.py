"""What was done in the office's own ledger, and taking it back: undo, the history of a record, the bin.

Whatever this desk does is itself an act with a history. Nothing that was ever saved is lost by it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from app.desks.past_words import act_words, called, owner_of, shortened
from app.domain.fields import Record, RecordKind, Value
from app.domain.words import Lookup, names_in, say, title
from app.errors import UserError
from app.open_office import OpenOffice
from app.storage import earlier, history, undo
from app.storage.history import Change
from app.text.dates import moment_words

MOST_STEPS = 500
"""Lines of a history that are shown: years of work on one record."""

MOST_SAID = 4
"""Fields by which a row that came or left is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was just taken back, done again or restored: in words, where it is, and what pages have to look at anew.

    `uid` is "" where nothing is left to go to; `field` is "" for a whole record.
    """

    sentence: str
    kinds: frozenset[str]
    kind: str = ""
    uid: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a history: who changed what, when, from what to what, in words.

    `field` is "" for a whole record or row that came ("added") or left ("removed"); `new` or `old` then sum it up.
    """

    number: int
    batch: int
    at: datetime  # of this computer, in its own time
    when: str
    who: str
    kind: str
    uid: str
    title: str  # of the row; "" for the record itself
    what: str  # "added", "removed", "changed" or "moved"
    field: str = ""
    label: str = ""
    old: str = ""
    new: str = ""
    role: str = "do"  # "undo" and "redo": by taking back and doing again


@dataclass(frozen=True, slots=True, kw_only=True)
class InBin:
    """A record that was removed, or a row whose record is still there."""

    kind: str
    label: str  # of the kind
    uid: str
    title: str
    owner: str  # the name of the record that a row belongs to
    rows: int  # how many rows left with it
    who: str
    at: datetime
    when: str


class Past:
    """Undo over everything the person did since the ledger was opened, and the way back to anything before."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    # taking back

    @property
    def can_undo(self) -> bool:
        """Whether there is anything of this person and this session to take back."""
        return not self._office.read_only and undo.can_undo(self._office.ledger)

    @property
    def can_redo(self) -> bool:
        """Whether what was taken back last can be done again."""
        return not self._office.read_only and undo.can_redo(self._office.ledger)

    @property
    def moment(self) -> int:
        """A mark of the present: what is done later comes after it."""
        return history.last_batch(self._office.store)

    def begin_here(self) -> None:
        """Undo goes back to here and no further: what came before was asked elsewhere, such as in the first start."""
        self._office.store.begin_session()

    def undo(self, stay: int | None = None) -> Act | None:
        """Take back the last act; None when there is none. Raises `UserError` ("overtaken").

        `stay` is the `moment` at which the person came to the box being typed in: what the box has taken back by
        itself since then is not brought back.
        """
        if self._office.read_only:
            return None
        if stay is not None:
            undo.settle(self._office.ledger, stay)
        batch = undo.undo(self._office.ledger)
        return None if batch is None else self._act("Đã hoàn tác", batch)

    def redo(self) -> Act | None:
        """Do again what was taken back last; None when there is nothing. Raises `UserError` ("overtaken")."""
        if self._office.read_only:
            return None
        batch = undo.redo(self._office.ledger)
        if batch is None:
            return None
        # What is done again is the taking back of a taking back: the words are those of the first act.
        return self._act("Đã làm lại", batch, again=True)

    # history

    def history_of(self, kind: str, uid: str, field: str = "", *, limit: int = MOST_STEPS) -> list[Step]:
        """What became of a record and its rows, newest first; with `field` only of that field of the record itself."""
        cls = self._office.store.kinds[kind]
        names = self._names
        if field:
            changes = [c for c in history.changes_of(self._office.store, cls, uid) if c.field in ("", field)]
        else:
            changes = history.changes_of_whole(self._office.store, cls, uid, limit)
        titles = self._titles(changes, names)
        return [self._step(change, uid, titles, names) for change in changes[:limit] if change.field != "parent"]

    def put_back(self, number: int) -> Act:
        """Give a field the value that it had before a change. Raises `UserError` ("nothing")."""
        change = history.change_of(self._office.store, number)
        if change is None or not earlier.put_back_field(self._office.ledger, number):
            raise UserError(
                "Ô này đang có đúng giá trị đó, hoặc mục đã bị xóa; không có gì để lấy lại.", reason="nothing"
            )
        return self._last_act("Đã lấy lại giá trị cũ", change)

    def put_back_whole(self, kind: str, uid: str, batch: int) -> Act:
        """Make a record and its rows what they were right after an act. Raises `UserError` ("nothing")."""
        if not earlier.put_back_whole(self._office.ledger, self._office.store.kinds[kind], uid, batch):
            raise UserError("Mục này đang đúng như lúc đó; không có gì để lấy lại.", reason="nothing")
        kinds = frozenset(change.kind for change in history.changes_in(self._office.store, self.moment))
        return Act(sentence="Đã đưa cả mục về như lúc đó.", kinds=kinds, kind=kind, uid=uid)

    # bin

    def bin(self) -> list[InBin]:
        """What was removed and is not back, newest first."""
        found: list[InBin] = []
        for item in undo.bin_of(self._office.ledger):
            about = self._office.store.kinds[item.kind].description
            at = datetime.fromisoformat(item.at).astimezone()
            found.append(
                InBin(
                    kind=item.kind,
                    label=about.label,
                    uid=item.uid,
                    title=item.title,
                    owner=self._owner(about, item.parent),
                    rows=item.parts,
                    who=item.who,
                    at=at,
                    when=self._when(at),
                )
            )
        return found

    def bring_back(self, kind: str, uid: str) -> Act:
        """Put a removed record back with its rows. Raises `UserError` ("nothing") when it is back already."""
        if not undo.bring_back(self._office.ledger, self._office.store.kinds[kind], uid):
            raise UserError("Mục này đã có lại trong sổ.", reason="nothing")
        kinds = frozenset(change.kind for change in history.changes_in(self._office.store, self.moment))
        record = self._office.ledger.get(self._office.store.kinds[kind], uid)
        name = called(record, self._names) if record else "mục đã xóa"
        return Act(sentence=f"Đã lấy lại {name}.", kinds=kinds, kind=kind, uid=uid)

    # words and places

    @property
    def _names(self) -> Lookup:
        return names_in(self._office.ledger, self._office.guidance)

    @cached_property
    def _kinds(self) -> dict[str, RecordKind]:
        return {name: kind.description for name, kind in self._office.store.kinds.items()}

    def _act(self, verb: str, batch: int, *, again: bool = False) -> Act:
        changes = history.changes_in(self._office.store, batch)
        if not changes:
            return Act(sentence=f"{verb}.", kinds=frozenset())
        names = self._names
        told = [_turned(change) for change in changes] if again else changes
        kind, uid, field = self._place(changes)
        where = self._where(kind, uid, told[0].field, names) if told[0].field else ""
        said = act_words(told, self._kinds, names)
        return Act(
            sentence=f"{verb}: {said}{where}.",
            kinds=frozenset(change.kind for change in changes),
            kind=kind,
            uid=uid,
            field=field,
        )

    def _last_act(self, sentence: str, change: Change) -> Act:
        field = self._kinds[change.kind].by_key.get(change.field)
        label = f": “{field.label}”" if field else ""
        return Act(
            sentence=f"{sentence}{label}.",
            kinds=frozenset({change.kind}),
            kind=change.kind,
            uid=change.uid,
            field=change.field,
        )

    def _where(self, kind: str, uid: str, field: str, names: Lookup) -> str:
        """Of which record a field is; of which record the rows are whose order has changed."""
        record = self._office.ledger.get(self._office.store.kinds[kind], uid) if uid else None
        if record is not None and field in ("position", "parent"):
            return f" của “{shortened(self._owner(record.description, owner_of(record)))}”"
        return f" của {called(record, names)}" if record else ""

    def _place(self, changes: list[Change]) -> tuple[str, str, str]:
        """The record to show: the first that is there, a whole one before a row; else the owner of one that left."""
        for change in sorted(changes, key=lambda change: self._kinds[change.kind].is_part):
            if self._office.ledger.get(self._office.store.kinds[change.kind], change.uid) is not None:
                return change.kind, change.uid, "" if change.field in ("position", "parent") else change.field
        record = next((r for c in changes for r in (c.old, c.new) if isinstance(r, Record)), None)
        parents = record.description.parents if record else ()
        for parent in parents:
            owner = owner_of(record) if record else ""
            if owner and self._office.ledger.get(self._office.store.kinds[parent], owner) is not None:
                return parent, owner, ""
        return changes[0].kind, "", ""

    def _owner(self, about: RecordKind, uid: str) -> str:
        for parent in about.parents if uid else ():
            record = self._office.ledger.get(self._office.store.kinds[parent], uid)
            if record is not None:
                return title(record, self._names)
        return ""

    def _titles(self, changes: list[Change], names: Lookup) -> dict[str, str]:
        """What the records of these changes are called: as they are now, or as they were when they left."""
        titles: dict[str, str] = {}
        for change in changes:
            if change.uid not in titles:
                record = self._office.ledger.get(self._office.store.kinds[change.kind], change.uid)
                if record is None:
                    record = next(
                        (r for c in changes if c.uid == change.uid for r in (c.old, c.new) if isinstance(r, Record)),
                        None,
                    )
                titles[change.uid] = title(record, names) if record else ""
        return titles

    def _step(self, change: Change, owner: str, titles: dict[str, str], names: Lookup) -> Step:
        at = datetime.fromisoformat(change.at).astimezone()
        field = self._kinds[change.kind].by_key.get(change.field)
        what = "changed" if field else "moved"
        old = new = ""
        if change.field == "":
            what = "removed" if change.new is None else "added"
            old, new = _summary(change.old, names), _summary(change.new, names)
        elif field and not isinstance(change.old, Record) and not isinstance(change.new, Record):
            old, new = say(field, change.old, names, unit=True), say(field, change.new, names, unit=True)
        return Step(
            number=change.number,
            batch=change.batch,
            at=at,
            when=self._when(at),
            who=change.who,
            kind=change.kind,
            uid=change.uid,
            title=titles[change.uid] if change.uid != owner else "",
            what=what,
            field=change.field,
            label=field.label if field else "",
            old=old,
            new=new,
            role=change.role,
        )

    def _when(self, at: datetime) -> str:
        return moment_words(at, self._office.clock().astimezone().date())


def _summary(record: Value | Record, names: Lookup) -> str:
    """The first things that a record said: "Họ và tên: Bà Mẫu; Chức vụ: Chủ tịch"."""
    if not isinstance(record, Record):
        return ""
    said = (
        (field.label, say(field, getattr(record, field.key), names, unit=True)) for field in record.description.fields
    )
    return "; ".join([f"{label}: {shortened(words)}" for label, words in said if words][:MOST_SAID])


def _turned(change: Change) -> Change:
    """A change the other way round."""
    return replace(change, old=change.new, new=change.old)
