"""The list of what came and of who has not sent, in words."""

from collections.abc import Sequence

from app.desks.papers import Missing
from app.domain.periods import Period
from app.office import Entry, Office
from app.text.dates import write_date
from ui.models.lines import Line
from ui.package_words import KINDS, UNDER_PASSPHRASE

MARKS = {
    "received": ("inbox", "warning"),
    "returned": ("undo", "warning"),
    "accepted": ("check", "done"),
    "waiting": ("key", "warning"),
    "refused": ("refused", "error"),
    "fork": ("refused", "error"),
}
"""State → icon and level; the others are quiet."""

NOBODY = "danh mục đơn vị không có đơn vị nào trực thuộc trong kỳ này; gói vẫn được nhận, và được cộng khi chấp nhận"

_ORDER = ("received", "waiting", "fork", "returned", "accepted", "refused", "merged", "superseded", "older", "undone")


def entries_of(office: Office, period: Period) -> list[Entry]:
    """What came for a period, and what belongs to none; a slip of a key that is known by now waits no more."""
    known = {key.digits for key in office.trust_list()}
    entries = [entry for entry in office.inbox().entries if entry.period in (period.code, "")]
    return [entry for entry in entries if not (entry.kind == "card" and entry.digits in known)]


def missing_of(office: Office, period: Period) -> list[Missing]:
    """Who has not sent; not those whose package lies here and waits for its key."""
    return office.papers.missing(period)


def lines_of(office: Office, period: Period) -> list[Line]:
    """What needs a person first, then the rest, then who has not sent."""
    entries = sorted(entries_of(office, period), key=lambda e: (_ORDER.index(e.state), e.unit, -e.revision))
    return [*map(_line, entries), *map(_missing, missing_of(office, period))]


def stamp(office: Office, period: Period) -> str:
    """How many of those who owe a report are in: "đã chấp nhận 2/3 đơn vị · chờ xem 0 · chưa gửi 1"."""
    entries: Sequence[Entry] = office.inbox(period.code).entries
    states = {state: {e.unit for e in entries if e.state == state} for state in ("accepted", "received", "returned")}
    missing = missing_of(office, period)
    everyone = {unit.code for unit in office.guidance_of(period).expected(period, office.unit)} | states["accepted"]
    accepted = f"đã chấp nhận {len(states['accepted'])}/{len(everyone)} đơn vị" if everyone else NOBODY
    parts = [f"{period.label}: {accepted}"]
    parts += [f"chờ xem {len(states['received'])}"] if states["received"] else []
    parts += [f"đã trả lại {len(states['returned'])}"] if states["returned"] else []
    parts += [f"chưa gửi {len(missing)}: {', '.join(one.name for one in missing[:3])}"] if missing else []
    return " · ".join(parts) + ("…" if len(missing) > 3 else "")


def state_words(entry: Entry) -> str:
    """The state of an entry, and whether it has a seal."""
    if entry.reason in UNDER_PASSPHRASE:
        return "Gửi kín, chờ mật khẩu"
    unsealed = not entry.sealed and entry.kind != "ledger"  # a ledger never has a seal
    return Office.state_words(entry) + (", KHÔNG NIÊM PHONG" if unsealed else "")


def late_words(days_late: int | None) -> str:
    """On time, or how late."""
    if days_late is None:
        return "–"
    return f"trễ {days_late} ngày" if days_late else "đúng hạn"


def kind_words(entry: Entry) -> str:
    """What sort of package it is, and which of several."""
    kind = KINDS.get(entry.kind, "Gói gửi kín" if entry.reason in UNDER_PASSPHRASE else "Tệp lạ")
    return f"{kind}, lần {entry.revision}" if entry.revision and entry.kind != "card" else kind


def _line(entry: Entry) -> Line:
    secret = entry.reason in UNDER_PASSPHRASE
    icon, level = ("key", "warning") if secret else MARKS.get(entry.state, ("document", ""))
    who = entry.unit_name or entry.unit or entry.file_name
    late = late_words(entry.days_late) if entry.is_report else ""
    return Line((who, kind_words(entry), state_words(entry), late), icon, level, entry)


def _missing(unit: Missing) -> Line:
    due = f"hạn {write_date(unit.due)}" if unit.due else ""
    return Line((unit.name, "Báo cáo", "Chưa gửi", due), "help", "", unit)
