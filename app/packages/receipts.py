"""Receipts: the sealed answer that a report was accepted, and where its figures stand among the units of its level.

Nobody has to send them. A receipt that would say nothing new is not sealed again: the one that is kept is written
once more, so making them all a second time costs no revision and changes nothing below.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.consolidation import Contribution
from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.peers import placed
from app.domain.periods import Period
from app.errors import UserError
from app.packages import slips
from app.packages.books import Books
from app.packages.cms_hole import Signer
from app.packages.send import Sent, original, register_and_write
from app.packages.sums import accepted
from app.progress import Progress, silent
from app.storage.carrying import carry, place_for
from app.storage.contributions import contributions
from app.storage.mailbox import Entry
from app.text.keys import search_key

LONGEST_NAME = 60
"""Letters of a unit's name that stand in the name of its file."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of one accepted report. `sealed_now` is False for one that was kept and only written again."""

    answered: Entry
    sent: Sent
    sealed_now: bool


def receipt(books: Books, entry: Entry, out: Path, signer: Signer) -> Sent:
    """The receipt of one report. Raises `UserError` ("not-accepted", what the disk says)."""
    if entry.state != "accepted" or not entry.is_report:
        raise UserError(
            f"Báo cáo của {entry.unit_name} chưa được chấp nhận nên chưa làm phiếu nhận được. Hãy chấp nhận trước.",
            reason="not-accepted",
        )
    period = books.guidance.period(entry.period)
    return _written(books, entry, _rows(books, period)[entry.source], out, signer).sent


def receipts(books: Books, period: Period, out: Path, signer: Signer, progress: Progress = silent) -> list[Receipt]:
    """A receipt for every accepted report of a period, one file a unit. May be stopped by `progress` between units.

    Raises `UserError` ("none-accepted", what the disk says).
    """
    entries = accepted(books, period)
    if not entries:
        raise UserError(
            f"Chưa chấp nhận báo cáo nào kỳ {period.label} nên chưa có phiếu nhận để làm.", reason="none-accepted"
        )
    rows = _rows(books, period)
    made: list[Receipt] = []
    for done, entry in enumerate(entries):
        progress(done, len(entries), f"Phiếu nhận của {entry.unit_name}")
        made.append(_written(books, entry, rows[entry.source], out, signer))
    progress(len(entries), len(entries), "Xong")
    return made


@dataclass(frozen=True, slots=True)
class _Rows:
    decision: Decision
    peers: list[PeerFigure]


def _rows(books: Books, period: Period) -> dict[int, _Rows]:
    """What is told to every unit that was accepted, by the source of its report."""
    guidance = books.guidance_of(period)
    entries = accepted(books, period)
    given = contributions(books.store, entries, period, guidance)
    levels: dict[str, list[Contribution]] = {}
    for one in given:
        levels.setdefault(books.level_of(one.unit, guidance, period.end), []).append(one)
    peers: dict[str, list[PeerFigure]] = {}
    for same_level in levels.values():
        peers |= placed(same_level, guidance, period.code)
    return {
        entry.source: _Rows(_decision(books, entry, one), peers[one.unit])
        for entry, one in zip(entries, given, strict=True)
    }


def _decision(books: Books, entry: Entry, given: Contribution) -> Decision:
    decided = datetime.datetime.fromisoformat(entry.state_at).astimezone(books.clock().tzinfo)
    return Decision(
        package=entry.package,
        period=entry.period,
        revision=entry.revision,
        outcome="accepted",
        decided_on=decided.date().isoformat(),
        decided_by=books.who or None,
        score=given.score,
        appraised=given.appraised,
    )


def _written(books: Books, entry: Entry, rows: _Rows, out: Path, signer: Signer) -> Receipt:
    kept = _said_before(books, entry, rows)
    if kept is not None:
        data = original(books, kept)
        file = _place(out, entry, kept.revision)
        carry(data, file)
        sent = Sent(file=file, files=(file,), package=kept.package, revision=kept.revision, entry=kept)
        return Receipt(entry, sent, sealed_now=False)
    package, kept_rows = slips.reply(books, entry, rows.decision, [], signer, peers=rows.peers)
    file = _place(out, entry, package.letter.revision)
    sent = register_and_write(books, package, file, rows=kept_rows)
    return Receipt(entry, sent, sealed_now=True)


def _said_before(books: Books, entry: Entry, rows: _Rows) -> Entry | None:
    """Our newest answer to this report, when it says the same already, whoever gave it."""
    answers = [one for one in books.mailbox.answers_to(entry.package, "out") if one.kind == "reply"]
    newest = max(answers, key=lambda one: one.revision, default=None)
    if newest is None:
        return None
    before = books.received(newest.source)
    decision = next(iter(before.all(Decision)), None)
    if decision is None or before.all(Remark) or _by_uid(before.all(PeerFigure)) != _by_uid(rows.peers):
        return None
    same = replace(decision, uid=rows.decision.uid, decided_by=rows.decision.decided_by)
    return newest if same == rows.decision else None


def _by_uid(rows: Iterable[PeerFigure]) -> Mapping[str, PeerFigure]:
    return {row.uid: row for row in rows}


def _place(out: Path, entry: Entry, revision: int) -> Path:
    """Chap-nhan_2024-NAM_99001_phuong-hoa-mau_v1.pdf in the folder, or the file itself when `out` names one."""
    if out.suffix.lower() == ".pdf":
        return place_for(out.parent) / out.name
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in search_key(entry.unit_name))
    name = "-".join(words.split())[:LONGEST_NAME].strip("-")
    return place_for(out) / "_".join(
        part for part in ("Chap-nhan", entry.period, entry.unit, name, f"v{revision}.pdf") if part
    )
