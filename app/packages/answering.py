"""What the office above asked to be mended in our report, how far we have come with it, and what we answer.

A received remark is never changed. Our answer is a record of our own with the uid of the remark, so it travels with
the next revision and is printed with it, and the office above finds it beside what it had asked.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import cast

from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.fields import Part, Record, Value
from app.domain.guidance import Guidance
from app.domain.peers import in_order
from app.domain.records import KINDS, parts_of
from app.domain.words import names_in, say
from app.packages.books import Books
from app.storage.facts import fact, sealed_after
from app.storage.history import Change, changes_since
from app.storage.ledger import SourceLedger
from app.storage.mailbox import Entry


class State(Enum):
    """How we stand to one remark. Open ones keep their mark."""

    OPEN = "chưa trả lời"
    CHANGED = "đã sửa"
    ANSWERED = "đã trả lời"
    AGAIN = "xem lại"  # changed and put back to what was sent, or not to be found


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One remark to our report. `before` and `now` are the field's words when it was sent and today, if they differ."""

    remark: Remark
    state: State
    answer: str = ""
    before: str = ""
    now: str = ""

    @property
    def kind(self) -> str:
        """The kind of the record it speaks of; "" for the report as a whole."""
        return self.remark.record_kind or ""

    @property
    def uid(self) -> str:
        """The record it speaks of."""
        return self.remark.record_uid or ""

    @property
    def field(self) -> str:
        """The field it speaks of; "" for the record as a whole."""
        return self.remark.field or ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for us."""
        return self.state in (State.OPEN, State.AGAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A report that came back: which one, by which slip, and what was asked. `resent` is a later one that we sent."""

    sent: Entry
    reply: Entry
    decision: Decision
    asked: tuple[Asked, ...]
    resent: Entry | None = None

    @property
    def done(self) -> int:
        """How many remarks wait no more."""
        return sum(not one.is_open for one in self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A report of ours that was accepted: by which slip, and how it stands among the units of our level."""

    sent: Entry
    reply: Entry
    decision: Decision
    peers: tuple[PeerFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A remark that we sent down, with what the unit's next revision says to it: its words, and the field's."""

    remark: Remark
    answer: str
    before: str
    now: str


def returned(books: Books, period: str) -> Returned | None:
    """The newest report of a period that came back to be mended; None when none did."""
    sent = [one for one in books.mailbox.entries(direction="out", period=period) if one.is_report]
    sent = sorted((one for one in sent if one.state != "recalled"), key=lambda one: one.revision, reverse=True)
    came_back = next((one for one in sent if one.state == "answered-returned"), None)
    reply = _newest_reply(books, came_back) if came_back else None
    decision = next(iter(books.received(reply.source).all(Decision)), None) if reply else None
    if came_back is None or reply is None or decision is None:
        return None
    guidance = books.guidance_of(books.guidance.period(period))
    changes = _since(books, came_back)
    remarks = books.received(reply.source).all(Remark)
    asked = tuple(_asked(books.own, remark, changes, guidance) for remark in remarks)
    resent = sent[0] if sent[0].source != came_back.source else None
    return Returned(sent=came_back, reply=reply, decision=decision, asked=asked, resent=resent)


def accepted(books: Books, period: str) -> Accepted | None:
    """The newest report of a period that we know to be accepted, as long as we have not sent another; else None."""
    sent = [one for one in books.mailbox.entries(direction="out", period=period) if one.is_report]
    newest = max(sent, key=lambda one: one.revision, default=None)
    reply = _newest_reply(books, newest) if newest and newest.state == "answered-accepted" else None
    if newest is None or reply is None:
        return None
    rows = books.received(reply.source)
    decision = next(iter(rows.all(Decision)), None)
    if decision is None:
        return None
    peers = [row for row in rows.all(PeerFigure) if row.period == period]
    guidance = books.guidance_of(books.guidance.period(period))
    return Accepted(sent=newest, reply=reply, decision=decision, peers=tuple(in_order(peers, guidance)))


def answered(books: Books, remark: Remark, text: str) -> Remark:
    """Our own record with the answer to a received remark, to be saved as any other record."""
    return replace(remark, answer=text.strip() or None, answered_on=books.today().isoformat() if text.strip() else None)


def answers_to(books: Books, entry: Entry) -> list[Answered]:
    """What a received report answers to the remarks with which its predecessor went back; empty for a first one."""
    earlier = [
        one
        for one in books.mailbox.entries(direction="in", unit=entry.unit, period=entry.period)
        if one.is_report and one.revision < entry.revision and one.source != entry.source
    ]
    slips = [
        (slip, one)
        for one in earlier
        for slip in books.mailbox.answers_to(one.package, "out")
        if slip.kind == "reply" and slip.addressee == entry.unit and books.received(slip.source).all(Remark)
    ]
    if not slips:
        return []
    slip, before = max(slips, key=lambda pair: pair[0].revision)
    guidance = books.guidance_of(books.guidance.period(entry.period))
    then, now = books.received(before.source), books.received(entry.source)
    return [
        Answered(
            remark=remark,
            answer=_answer_in(now, remark),
            before=_said(then, remark, guidance),
            now=_said(now, remark, guidance),
        )
        for remark in books.received(slip.source).all(Remark)
    ]


def _newest_reply(books: Books, sent: Entry) -> Entry | None:
    replies = [
        one
        for one in books.mailbox.answers_to(sent.package)
        if one.kind == "reply" and one.unit == sent.addressee and one.state == "received"
    ]
    return max(replies, key=lambda one: one.revision, default=None)


_Changes = Mapping[tuple[str, str], Sequence[Change]]


def _since(books: Books, sent: Entry) -> _Changes:
    """What was changed after a report was registered, by record, oldest first."""
    number = int(fact(books.store, sealed_after(sent.source)) or 0)
    sealed = datetime.datetime.fromisoformat(sent.handled_at).astimezone(datetime.UTC)
    moment = "" if number else sealed.isoformat(timespec="milliseconds")  # an older program kept the time alone
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes_since(books.store, batch=number, moment=moment):
        found.setdefault((change.kind, change.uid), []).append(change)
    return found


def _asked(own: SourceLedger, remark: Remark, changes: _Changes, guidance: Guidance) -> Asked:
    state, before, now = _look(own, remark, changes, guidance)
    answer = _answer_in(own, remark)
    return Asked(remark=remark, state=State.ANSWERED if answer else state, answer=answer, before=before, now=now)


def _answer_in(ledger: SourceLedger, remark: Remark) -> str:
    ours = ledger.get(Remark, remark.uid)
    return (ours.answer if ours else None) or ""


def _look(own: SourceLedger, remark: Remark, changes: _Changes, guidance: Guidance) -> tuple[State, str, str]:
    """State without an answer, and the words of the field then and now where they differ."""
    kind = KINDS.get(remark.record_kind or "")
    if kind is None:
        return State.OPEN, "", ""
    uid = remark.record_uid or ""
    record, since = own.get(kind, uid), changes.get((kind.description.name, uid), ())
    if record is None:
        return (State.CHANGED if since else State.AGAIN), "", ""
    field = kind.description.by_key.get(remark.field or "")
    if field is None:
        touched = bool(since) or _parts_touched(own, record, changes)
        return (State.CHANGED if touched else State.OPEN), "", ""
    first = next((change for change in since if change.field in (field.key, "")), None)
    if first is None:
        return State.OPEN, "", ""
    then = getattr(first.old, field.key, None) if first.field == "" else cast(Value, first.old)
    today = getattr(record, field.key)
    if _value(then) == _value(today):
        return State.AGAIN, "", ""
    names = names_in(own, guidance)
    return State.CHANGED, say(field, then, names), say(field, today, names)


def _value(value: object) -> object:
    """Nothing is nothing, however it is kept; 0 and "không phát sinh" are something."""
    return None if value in ((), "") else value


def _parts_touched(own: SourceLedger, record: Record, changes: _Changes) -> bool:
    """Whether a row of the record was changed, added or removed."""
    for kind in parts_of(record.description.name):
        rows = {part.uid for part in own.parts(kind, record.uid)}
        for (name, uid), since in changes.items():
            gone = (change.old for change in since if isinstance(change.old, Part))
            if name == kind.description.name and (uid in rows or any(part.parent == record.uid for part in gone)):
                return True
    return False


def _said(ledger: SourceLedger, remark: Remark, guidance: Guidance) -> str:
    kind = KINDS.get(remark.record_kind or "")
    record = ledger.get(kind, remark.record_uid or "") if kind else None
    field = kind.description.by_key.get(remark.field or "") if kind else None
    return say(field, getattr(record, field.key), names_in(ledger, guidance)) if record and field else ""
