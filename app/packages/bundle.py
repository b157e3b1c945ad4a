"""The packages inside a bundle, checked against what the sender vouches for.

The receiver of a bundle knows the sender's key, not the keys of the units below it. So the
sender vouches: its sealed rows name each package by its hash. Each package inside must still be whole in its own
right, be one of those named, be addressed to the sender, and be of the unit and revision that the row
says. What the packages hold is then added up again and compared with the sums that the sender passed up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.consolidation import COLUMNS, area_figures, consolidate, contribution_of
from app.domain.fields import Figure
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.errors import UserError
from app.packages.examine import read_contents
from app.packages.letter import Letter
from app.packages.opening import Opened, open_sealed
from app.packages.refusals import Refusal
from app.storage.mailbox import REPORTS

DEEPEST = 3
"""How many bundles may lie in one another: district in province in centre."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A package of a bundle: its opened form, its rows, and the packages it carries in turn."""

    opened: Opened
    contents: Snapshot
    inner: tuple["Inner", ...] = ()


@dataclass(frozen=True, slots=True)
class TotalDiffers:
    """An indicator whose sum, as passed up, is not the sum of the packages inside."""

    indicator: str
    passed_up: Figure | None
    added_up: Figure | None


def open_inner(letter: Letter, contents: Snapshot, packages: Sequence[bytes], depth: int = 1) -> tuple[Inner, ...]:
    """Open what a bundle carries. Raises `Refusal` ("inner") at the first package that is not as vouched for."""
    vouched = {row.package: row for row in contents.parts(IncludedPackage, report_uid(letter.period)) if row.package}
    if packages and depth > DEEPEST:
        raise Refusal("inner", "bundles in bundles too deep")
    found: dict[str, Inner] = {}
    units: set[str] = set()
    for data in packages:
        opened = _open(data)
        row = vouched.get(opened.package)
        told = opened.letter
        if row is None or opened.package in found:
            raise Refusal("inner", f"not vouched for: {opened.package}")
        if (told.addressee, told.sender, told.period, told.revision) != (
            letter.sender,
            row.unit,
            letter.period,
            row.revision,
        ):
            raise Refusal("inner", f"not what its row says: {opened.package}")
        if told.kind not in REPORTS or told.sender == letter.sender or told.sender in units:
            raise Refusal("inner", f"counted twice or no report: {opened.package}")
        units.add(told.sender)
        rows = _rows(opened)
        found[opened.package] = Inner(opened, rows, open_inner(told, rows, opened.inner, depth + 1))
    if letter.kind == "bundle" and set(vouched) != set(found):
        raise Refusal("inner", "packages missing")
    return tuple(found.values())


def unsealed_rows(letter: Letter, contents: Snapshot) -> list[IncludedPackage]:
    """Units whose figures came by a form without a seal: they are in the sums and in no package."""
    rows = contents.parts(IncludedPackage, report_uid(letter.period))
    return [row for row in rows if row.received_on and not row.package]


def _rows(opened: Opened) -> Snapshot:
    try:
        return read_contents(opened)
    except UserError as fault:  # a Refusal, or what is wrong with its workbook
        raise Refusal("inner", fault.reason) from fault


def _open(data: bytes) -> Opened:
    try:
        return open_sealed(data)
    except Refusal as refusal:
        raise Refusal("inner", refusal.reason) from refusal


def totals_differ(
    letter: Letter, contents: Snapshot, inner: Sequence[Inner], period: Period, guidance: Guidance
) -> list[TotalDiffers]:
    """Every sum that the sender passed up and that its own rows and the packages inside do not give."""
    units = [contribution_of(contents, period, letter.sender, letter.sender_name, guidance, area=False)]
    units += [
        contribution_of(
            one.contents, period, one.opened.letter.sender, one.opened.letter.sender_name, guidance, area=True
        )
        for one in inner
    ]
    passed = _area(contents.all(IndicatorFigure), period)
    added = _area(area_figures(consolidate(units[0], units[1:], [], guidance, period)), period)
    nothing = IndicatorFigure()
    return [
        TotalDiffers(code, old.actual, new.actual)
        for code in sorted(passed.keys() | added.keys())
        for old, new in [(passed.get(code, nothing), added.get(code, nothing))]
        if not all(_same(getattr(old, key), getattr(new, key)) for key in _SUMMED)
    ]


_SUMMED = (*COLUMNS, "numerator", "denominator")
"""Everything of a sum that the office above goes on with: an average with a false weight would bend its own."""


def _area(rows: Iterable[IndicatorFigure], period: Period) -> dict[str, IndicatorFigure]:
    return {row.indicator or "": row for row in rows if row.scope == "area" and row.period == period.code}


def _same(one: Figure | None, other: Figure | None) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one == other
    return one is other
