"""A receipt with numbers of seven units, for pictures: the sample ward's own, and six that nobody has to make."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from app.domain.consolidation import COLUMNS, Contribution, contribution_of
from app.domain.correspondence import Decision
from app.domain.fields import Figure
from app.domain.peers import placed
from app.office import Office
from app.packages import decide, send, slips

SHARES = tuple(map(Decimal, ("0.6", "0.7", "0.85", "0.9", "1.2", "1.4")))
"""What the others did beside the ward."""


def send_receipt(district: Office, ward: Office, period: str, passphrase: str, out: Path) -> None:
    """Accept the ward's newest report at the district, and let the ward receive the receipt."""
    (sent, *_) = ward.sent(period)
    entry = district.accept(decide.find(district.books, sent.package).package)
    guidance = ward.guidance_of(ward.period(period))
    mine = contribution_of(ward.ledger, ward.period(period), ward.unit, ward.unit_name, guidance, area=False)
    units = [mine, *(_other(mine, share, at) for at, share in enumerate(SHARES))]
    decision = Decision(
        package=entry.package, period=period, revision=entry.revision, outcome="accepted", score=mine.score,
        decided_on=district.books.today().isoformat(), decided_by="Vũ Thị Ý",
    )  # fmt: skip
    peers = placed(units, guidance, period)[mine.unit]
    package, rows = slips.reply(district.books, entry, decision, [], district.unlock(passphrase), peers=peers)
    receipt = send.register_and_write(district.books, package, out, rows=rows)
    (received,) = ward.receive([receipt.file])
    assert received.imported, received.verdict


def _other(mine: Contribution, share: Decimal, at: int) -> Contribution:
    def scaled(value: Figure | None) -> Figure | None:
        return (value * share).quantize(Decimal(1)) if isinstance(value, Decimal) else value

    figures = {code: scaled(value) for code, value in mine.figures.items()}
    return replace(
        mine,
        unit=f"khac-{at}",
        columns={column: figures if column == "actual" else {} for column in COLUMNS},
        tasks={task: min(points * share, Decimal(100)) for task, points in mine.tasks.items()},
        score=None if mine.score is None else min(mine.score * share, Decimal(100)),
    )
