"""What lies in the register, as people look at it: who sent, who has not, and the verdict as it was given."""

from dataclasses import dataclass

from app.domain.guidance_items import UnitItem
from app.packages.books import Books
from app.packages.refusals import changed_of
from app.packages.verdict import Outcome, Verdict
from app.storage.mailbox import Entry

HERE = ("received", "returned", "accepted")
"""States of packages by which a unit has sent its report."""


@dataclass(frozen=True, slots=True)
class InboxView:
    """What came in for a period, and who owes a report and has not sent one."""

    entries: tuple[Entry, ...]
    missing: tuple[UnitItem, ...]


def inbox_of(books: Books, period: str = "") -> InboxView:
    """What came in, newest first; nobody is missing where no period is named."""
    entries = books.mailbox.entries(direction="in", period=period)
    if not period:
        return InboxView(tuple(entries), ())
    wanted = books.guidance.period(period)
    here = {entry.unit for entry in entries if entry.state in HERE}
    below = books.units_below(books.guidance_of(wanted), wanted)
    return InboxView(tuple(entries), tuple(unit for unit in below if unit.code not in here))


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit that owes a report and has not sent one."""

    code: str
    name: str
    due: str  # ISO; "" where no rule says so


def missing_of(books: Books, period: str) -> list[Missing]:
    """Who has not sent; not those whose package lies here and waits for its key."""
    view, wanted = inbox_of(books, period), books.guidance.period(period)
    guidance = books.guidance_of(wanted)
    waiting = {entry.unit for entry in view.entries if entry.state in ("waiting", "fork")}
    found: list[Missing] = []
    for unit in view.missing:
        code = unit.code or unit.uid
        due = guidance.deadline(wanted, unit.level or "ward")
        if code not in waiting:
            found.append(Missing(code, unit.name or code, due.isoformat() if due else ""))
    return found


def kept_verdict(entry: Entry) -> Verdict:
    """The verdict that was given when the package came; it is kept and never judged again."""
    outcome = Outcome(entry.outcome) if entry.outcome else Outcome.REFUSED
    changed = changed_of(entry.reason) if outcome is Outcome.REFUSED else False
    return Verdict(
        outcome=outcome,
        reason=entry.reason,
        sentence=entry.sentence,
        changed=changed if entry.sealed else None,
        kind=entry.kind,
        unit=entry.unit,
        unit_name=entry.unit_name,
        period=entry.period,
        revision=entry.revision,
        package=entry.package,
        answers=entry.answers,
        digits=entry.digits,
        made_at=entry.made_at,
    )
