"""Which of the packages that one unit sent counts, worked out from what does not change: arrival, revision, decision.

A state is never put back from a note of what it was before: imports may be taken back in any order, and a note
of one that is itself taken back would bring a replaced report into the sums a second time. What was decided
about a package is kept beside it; every state follows from that (docs/package-format.md, "Succession").
"""

from collections.abc import Sequence

from app.domain.correspondence import Decision
from app.packages.books import Books
from app.packages.went import recalled, recalled_fact
from app.storage.facts import fact, set_fact
from app.storage.mailbox import REPORTS, Entry

IN_LEDGER = ("received", "returned", "accepted", "superseded", "older")
"""States of packages whose rows are in the ledger."""

_AGAIN = "Bản gửi sau đã được rút lại, nên gói này có hiệu lực trở lại."


def decided(books: Books, entry: Entry, decision: str) -> None:
    """Note what a person decided: "accepted" or "returned". Once accepted, it has taken its predecessors' place."""
    set_fact(books.store, f"decided.{entry.source}", decision)
    if decision == "accepted":
        set_fact(books.store, f"took-over.{entry.source}", "1")


def forgotten(books: Books, entry: Entry) -> None:
    """Nothing is decided about a package that was taken back."""
    set_fact(books.store, f"decided.{entry.source}", "")
    set_fact(books.store, f"took-over.{entry.source}", "")


def settle(books: Books, entry: Entry) -> None:
    """Bring every package of the same unit, period and road into the state that follows from what is known."""
    if entry.kind == "reply":
        _settle_answered(books, entry)
        return
    known = _same_road(books, entry)
    for one in known:
        state = _state(books, one, known)
        if state == one.state:
            continue
        if one.state == "older":
            books.mailbox.set_state(one.source, state, reason="in-force-again", sentence=_AGAIN)
        else:
            books.mailbox.set_state(one.source, state)


def _same_road(books: Books, entry: Entry) -> list[Entry]:
    found = books.mailbox.entries(direction="in", unit=entry.unit, period=entry.period, states=IN_LEDGER)
    kinds = REPORTS if entry.is_report else (entry.kind,)
    return [one for one in found if one.kind in kinds]


def _state(books: Books, one: Entry, known: Sequence[Entry]) -> str:
    rank = _rank(one, known)
    newer = [other for other in known if _rank(other, known) > rank]
    if any(other.source < one.source for other in newer):
        return "older"  # it came after the one that replaces it
    if any(fact(books.store, f"took-over.{other.source}") for other in newer):
        return "superseded"
    return fact(books.store, f"decided.{one.source}") or "received"


def _rank(entry: Entry, known: Sequence[Entry]) -> tuple[int, bool, int]:
    """Sealed packages by revision. A form has none: it stands behind the newest sealed one that was here before it."""
    if entry.sealed:
        return entry.revision, False, entry.source
    before = (other.revision for other in known if other.sealed and other.source < entry.source)
    return max(before, default=0), True, entry.source


def _settle_answered(books: Books, reply: Entry) -> None:
    """Our report is in the state that the newest reply gives it; without one it is just sent."""
    sent = [one for one in books.mailbox.by_package(reply.answers, "out") if one.addressee == reply.unit]
    replies = [
        one
        for one in books.mailbox.answers_to(reply.answers)
        if one.kind == "reply" and one.unit == reply.unit and one.state == "received"
    ]
    newest = max(replies, key=lambda one: one.revision, default=None)  # the post may turn their order round
    state = "recalled" if any(recalled(books, one) for one in sent[:1]) else "sent"
    for decision in books.received(newest.source).all(Decision) if newest else ():
        state = "answered-accepted" if decision.outcome == "accepted" else "answered-returned"
    for one in sent[:1]:
        if one.state != state:
            books.mailbox.set_state(one.source, state)


def settle_recalled(books: Books, entry: Entry, reason: str) -> Entry:
    """Note that we took a report back. What the office above says to it all the same speaks louder."""
    with books.store.atomic():
        set_fact(books.store, recalled_fact(entry), reason)
        return books.mailbox.set_state(entry.source, "recalled")
