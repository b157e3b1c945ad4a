"""A file that was examined becomes rows of the ledger, waits, or goes to quarantine.

Everything of one package happens in one transaction. A refused file stays visible with its
reason; a package whose sealer is not known yet is kept and waits for a person; nothing is dropped silently.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.correspondence import Decision
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.periods import Period
from app.errors import UserError
from app.packages import unsealed
from app.packages.books import Books
from app.packages.bundle import open_inner, totals_differ, unsealed_rows
from app.packages.examine import Examined, remarked, turned_down
from app.packages.issued import IssuedGuidance
from app.packages.letter import Letter
from app.packages.pdf_shape import LIMITS
from app.packages.refusals import Refusal
from app.packages.settling import IN_LEDGER, settle
from app.packages.succession import Arrival, Known, Standing, has_gap, standing
from app.packages.verdict import Outcome, Verdict
from app.safewrite import make_folder, write_beside, written_name
from app.storage.ledger import importing
from app.storage.mailbox import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of one file. `imported`: its rows are new in the ledger; `already`: they were there before."""

    file: str
    verdict: Verdict
    entry: Entry | None = None
    imported: bool = False
    already: bool = False


def take_in(books: Books, examined: Examined) -> Received:
    """Carry out what the verdict says, and what only the ledger can tell: succession, whom a reply answers."""
    if not examined.sealed:
        signed = examined.letter is not None
        return _signed_workbook(books, examined) if signed else _form(books, unsealed.read(books, examined))
    verdict, letter = examined.verdict, examined.letter
    if letter is None or verdict.outcome is Outcome.REFUSED:
        return _quarantine(books, examined, verdict)
    _leave_quarantine(books, examined)
    held = [entry for entry in books.mailbox.by_package(verdict.package, "in") if entry.state != "undone"]
    known = next((entry for entry in held if entry.state in IN_LEDGER), None)
    if known is not None:
        said = replace(verdict, reason="already", sentence=f"Gói này đã nhận từ trước. {verdict.sentence}")
        return Received(file=examined.file, verdict=said, entry=known, already=True)
    if verdict.outcome is Outcome.UNKNOWN:
        return _wait(books, examined, verdict, letter, held)
    return _enter(books, examined, verdict, letter)


def _enter(books: Books, examined: Examined, verdict: Verdict, letter: Letter) -> Received:
    if letter.kind == "card":  # it brings nothing but a key, and that one is known by now
        for waiting in books.mailbox.by_package(verdict.package, "in"):
            books.mailbox.remove(waiting.source)
        return Received(file=examined.file, verdict=verdict, already=True)
    try:
        return _ENTER[letter.kind](books, examined, verdict, letter)
    except Refusal as refusal:
        return _quarantine(books, examined, turned_down(verdict, refusal.reason, refusal.sentence))


def _period(books: Books, letter: Letter) -> Period:
    try:
        return books.guidance.period(letter.period)
    except UserError as fault:
        raise Refusal("period", letter.period) from fault


def _report(books: Books, examined: Examined, verdict: Verdict, letter: Letter) -> Received:
    period = _period(books, letter)
    guidance = books.guidance_of(period)
    arrival = Arrival(verdict.package, letter.package, letter.revision, letter.answers)
    known = _known(books, letter)
    place = standing(arrival, known)
    if place is Standing.REPLAY:
        raise Refusal("replay", letter.package)
    if place is Standing.FORK:
        return _quarantine(books, examined, turned_down(verdict, "fork"), state="fork")
    if place is Standing.OLDER:
        verdict = remarked(
            verdict, "older", "Đây là bản cũ: đã có bản gửi sau. Bản này được giữ lại nhưng không có hiệu lực."
        )
    elif has_gap(arrival, known) and known:
        verdict = remarked(verdict, "gap", "Hợp lệ, có lưu ý: còn thiếu một lần gửi trước lần này.")
    if examined.inner or letter.kind == "bundle":
        verdict = _check_sums(examined, verdict, letter, guidance)
    late = _days_late(books, guidance, period, letter)
    return _import_among(books, examined, verdict, letter, older=place is Standing.OLDER, days_late=late)


def _form(books: Books, examined: Examined) -> Received:
    """A filled form replaces what its unit sent before it and says everywhere that it has no seal.

    It bears no revision (0): what it stands after follows from its arrival (`settling`).
    """
    verdict = examined.verdict
    if verdict.outcome is Outcome.REFUSED:
        return _quarantine(books, examined, verdict)
    held = [entry for entry in books.mailbox.by_package(verdict.package, "in") if entry.state in IN_LEDGER]
    if held:
        return Received(file=examined.file, verdict=replace(verdict, reason="already"), entry=held[0], already=True)
    period = books.guidance.period(verdict.period)
    letter = Letter(
        kind="report",
        package="",
        sender=verdict.unit,
        sender_name=verdict.unit_name,
        addressee=books.unit,
        period=verdict.period,
        revision=verdict.revision,
    )
    late = _days_late(books, books.guidance_of(period), period, letter)
    return _import_among(books, examined, verdict, letter, older=False, days_late=late)


def _signed_workbook(books: Books, examined: Examined) -> Received:
    """A workbook that its unit signed, without its package. It enters as a form does, and only while no package of the
    same or a later revision has come: the package holds all that it holds, and the seal besides."""
    verdict, letter = examined.verdict, examined.letter
    if letter is None:
        raise ValueError("a workbook that nobody signed")
    try:
        period = _period(books, letter)
    except Refusal as refusal:
        return _quarantine(books, examined, turned_down(verdict, refusal.reason, refusal.sentence))
    below = {unit.code for unit in books.units_below(books.guidance_of(period), period)}
    if letter.sender not in below:
        sentence = f"Tệp Excel của đơn vị mã {letter.sender}, không phải cấp dưới của mình."
        return _quarantine(books, examined, turned_down(verdict, "wrong-unit", sentence))
    held = books.mailbox.entries(direction="in", unit=letter.sender, period=letter.period, states=IN_LEDGER)
    better = next((one for one in held if one.is_report and _stands_over(one, letter)), None)
    if better is not None and better.package != verdict.package:
        sentence = "Đã có báo cáo niêm phong, hoặc tệp Excel mới hơn, của đơn vị này; không cần nhận tệp này nữa."
        said = replace(verdict, reason="already", sentence=sentence)
        return Received(file=examined.file, verdict=said, entry=better, already=True)
    return _form(books, examined)


def _stands_over(entry: Entry, letter: Letter) -> bool:
    if entry.sealed:
        return entry.revision >= letter.revision
    return bool(entry.digits) and entry.made_at >= letter.made_at  # a form bears no key


def _import_among(
    books: Books, examined: Examined, verdict: Verdict, letter: Letter, *, older: bool, days_late: int | None
) -> Received:
    """Take a report in beside what its unit sent already, and let every one of them be in the state that follows."""
    before = books.mailbox.entries(direction="in", unit=letter.sender, period=letter.period, states=IN_LEDGER)
    with books.store.atomic():
        state = "older" if older else "received"
        received = _import(books, examined, verdict, letter, state=state, days_late=days_late)
        if not before or received.entry is None:
            return received
        settle(books, received.entry)
        return replace(received, entry=books.mailbox.entry(received.entry.source))


def _days_late(books: Books, guidance: Guidance, period: Period, letter: Letter) -> int | None:
    due = guidance.deadline(period, books.level_of(letter.sender, guidance, period.end))
    return None if due is None else max((books.today() - due).days, 0)


def _known(books: Books, letter: Letter) -> list[Known]:
    entries = books.mailbox.entries(direction="in", unit=letter.sender, period=letter.period, states=IN_LEDGER)
    return [Known(one.package, one.uuid, one.revision) for one in entries if one.is_report and one.sealed]


def _check_sums(examined: Examined, verdict: Verdict, letter: Letter, guidance: Guidance) -> Verdict:
    if examined.contents is None:
        return verdict
    contents = examined.contents.snapshot()
    inner = open_inner(letter, contents, examined.inner)
    unsealed_units = [row.unit_name or row.unit for row in unsealed_rows(letter, contents)]
    if unsealed_units:
        return remarked(
            verdict,
            "unsealed-inside",
            f"Hợp lệ, có lưu ý: trong số cộng có biểu không niêm phong của {', '.join(map(str, unsealed_units))}, "
            "nên không cộng lại được để kiểm tra.",
        )
    differing = totals_differ(letter, contents, inner, guidance.period(letter.period), guidance)
    if not differing or not any(figure.scope == "area" for figure in contents.all(IndicatorFigure)):
        return verdict
    codes = ", ".join(one.indicator for one in differing[:5])
    return remarked(
        verdict,
        "totals",
        f"Hợp lệ, có lưu ý: cộng lại các gói kèm bên trong thì {len(differing)} chỉ tiêu khác số đơn vị gửi ({codes}).",
    )


def _reply(books: Books, examined: Examined, verdict: Verdict, letter: Letter) -> Received:
    answered = [entry for entry in books.mailbox.by_package(letter.answers, "out") if entry.addressee == letter.sender]
    decision = next(iter(examined.contents.snapshot().all(Decision)), None) if examined.contents else None
    if not answered or decision is None or decision.package != letter.answers:
        raise Refusal("orphan-reply", letter.answers)
    _refuse_withdrawn(verdict)
    with books.store.atomic():
        received = _import(books, examined, verdict, letter, state="received")
        if received.entry is not None:
            settle(books, received.entry)
    return received


def _guidance(books: Books, examined: Examined, verdict: Verdict, letter: Letter) -> Received:
    today = books.today()
    above = {unit.code for unit in books.guidance.units.superiors(books.unit, today)} | {books.superior}
    if letter.sender not in above:
        raise Refusal("not-superior", letter.sender)
    _refuse_withdrawn(verdict)
    # Read anew: an earlier file of the same folder may have been guidance, too, and the two must agree.
    issued = IssuedGuidance(books.store).newest
    try:
        if examined.contents is not None:
            brought = Guidance.of(examined.contents.snapshot())
            if brought.issuer != letter.sender:
                raise Refusal("workbook", f"issued by {brought.issuer!r}, sealed by {letter.sender!r}")
            Guidance.of(issued.superseded_by(brought).snapshot())
    except Refusal:
        raise
    except UserError as fault:
        raise Refusal("workbook", fault.reason, fault.sentence) from fault
    before = books.mailbox.entries(direction="in", kind="guidance", unit=letter.sender, states=["received", "older"])
    arrival = Arrival(verdict.package, letter.package, letter.revision, letter.answers)
    place = standing(arrival, [Known(entry.package, entry.uuid, entry.revision) for entry in before])
    if place in (Standing.REPLAY, Standing.FORK):
        return _quarantine(books, examined, turned_down(verdict, place.value))
    state = "older" if place is Standing.OLDER else "received"
    return _import(books, examined, verdict, letter, state=state)


def _refuse_withdrawn(verdict: Verdict) -> None:
    """A report waits for a person to accept it; what takes effect by itself is not believed to be from before."""
    if verdict.reason == "key-withdrawn-later":
        raise Refusal("key-withdrawn", verdict.unit)


_ENTER: dict[str, Callable[[Books, Examined, Verdict, Letter], Received]] = {
    "report": _report,
    "bundle": _report,
    "reply": _reply,
    "guidance": _guidance,
}


def _entry(
    books: Books, examined: Examined, verdict: Verdict, letter: Letter | None, *, state: str, kept: str
) -> Entry:
    return Entry(
        handled_at=books.now(),
        direction="in",
        package=verdict.package or examined.digest,
        kind=verdict.kind,
        unit=verdict.unit,
        unit_name=verdict.unit_name,
        addressee=letter.addressee if letter else "",
        period=verdict.period,
        revision=verdict.revision,
        uuid=letter.package if letter else "",
        answers=verdict.answers,
        made_at=verdict.made_at,
        digits=verdict.digits,
        outcome=verdict.outcome.value,
        reason=verdict.reason,
        sentence=verdict.sentence,
        state=state,
        file_name=written_name(examined.file),
        kept=kept,
        sealed=examined.sealed,
    )


def _import(
    books: Books, examined: Examined, verdict: Verdict, letter: Letter, *, state: str, days_late: int | None = None
) -> Received:
    """All rows or none. The original is kept first: a power cut leaves at most a file that the next start sweeps."""
    contents = examined.contents
    if contents is None:
        raise ValueError("nothing to import")
    kept = books.keep(verdict.package, examined.data, sealed=examined.sealed)
    with books.store.atomic():
        entry = replace(_entry(books, examined, verdict, letter, state=state, kept=kept), days_late=days_late)
        for waiting in books.mailbox.by_package(verdict.package, "in"):
            if waiting.state in ("waiting", "refused", "fork"):
                books.mailbox.remove(waiting.source)
            if waiting.state == "waiting":  # it may be read from what we kept, which is named by its digest
                entry = replace(entry, file_name=waiting.file_name)
        entry = books.mailbox.add(entry)
        with importing(books.store, entry.source) as ledger:
            contents.enter(ledger)
    return Received(file=examined.file, verdict=verdict, entry=entry, imported=True)


def _wait(books: Books, examined: Examined, verdict: Verdict, letter: Letter, held: Sequence[Entry]) -> Received:
    """Keep an intact package until a person has compared the sealer's digits."""
    waiting = next((entry for entry in held if entry.state == "waiting"), None)
    if waiting is None:
        kept = books.keep(verdict.package, examined.data)
        waiting = books.mailbox.add(_entry(books, examined, verdict, letter, state="waiting", kept=kept))
    return Received(file=examined.file, verdict=verdict, entry=waiting)


def _leave_quarantine(books: Books, examined: Examined) -> None:
    """A file that was sent under a passphrase is open now: the line that said it could not be opened goes."""
    for entry in books.mailbox.by_package(examined.digest, "in"):
        if entry.reason in ("passphrase-needed", "passphrase"):
            books.mailbox.remove(entry.source)


def _set_apart(books: Books, examined: Examined) -> str:
    folder = make_folder(books.paths.quarantine)
    target = folder / f"{examined.digest[:16]}.bin"  # never opened by a double click
    if not target.exists():
        write_beside(target, examined.data)
    return target.relative_to(books.paths.root).as_posix()


def _quarantine(books: Books, examined: Examined, verdict: Verdict, state: str = "refused") -> Received:
    """Keep a refused file out of the way, once, with its reason.

    What it was kept as before goes at the next start (`recovery`): the register may yet be rolled back to it.
    """
    if not examined.digest:  # nothing could be read, so there is nothing to keep
        return Received(file=examined.file, verdict=verdict)
    name = verdict.package or examined.digest
    seen = [entry for entry in books.mailbox.by_package(name, "in") if entry.state in ("refused", "fork", "waiting")]
    kept = _set_apart(books, examined) if len(examined.data) <= LIMITS.file else ""  # a part of a file is no evidence
    entry = _entry(books, examined, verdict, examined.letter, state=state, kept=kept)
    with books.store.atomic():
        for old in seen:
            books.mailbox.remove(old.source)
        entry = books.mailbox.add(entry)
    return Received(file=examined.file, verdict=verdict, entry=entry)
