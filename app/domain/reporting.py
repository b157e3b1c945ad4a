"""Who reported in a period, counted from the rows that a superior's sum carries (domain notes §5.4, §6).

The words for a unit's state stand in `IncludedPackage.state` and travel; they are compared here and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.report_rows import IncludedPackage

ACCEPTED = "Đã chấp nhận"
ACCEPTED_UNSEALED = "Đã chấp nhận, không niêm phong"
WAITING = "Đã nộp, chờ xét"
RETURNED = "Trả lại"
TO_MEND = "Trả lại để sửa"
"""What is shown for `RETURNED`: the state travels in the words that older packages know."""

MISSING = "Chưa nộp"
INSIDE = "Trong gói của "
"""Begins the state of a unit further below, whose figures are already in the package of the unit named behind it."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """The units that owe a report, sorted by what they did. Each is one row; `expected` holds them all."""

    expected: tuple[IncludedPackage, ...]
    accepted: tuple[IncludedPackage, ...]
    waiting: tuple[IncludedPackage, ...]
    returned: tuple[IncludedPackage, ...]
    missing: tuple[IncludedPackage, ...]
    inside: tuple[IncludedPackage, ...] = ()  # further below: they owe their report to somebody else

    @property
    def handed_in(self) -> tuple[IncludedPackage, ...]:
        """Everyone whose report came, whatever was decided about it."""
        return (*self.accepted, *self.waiting, *self.returned)

    @property
    def on_time(self) -> tuple[IncludedPackage, ...]:
        """Those that came by the deadline; without a deadline nobody is on time or late."""
        return tuple(row for row in self.handed_in if row.days_late == 0)

    @property
    def late(self) -> tuple[IncludedPackage, ...]:
        """Those that came after the deadline."""
        return tuple(row for row in self.handed_in if row.days_late)


def reporting(rows: Sequence[IncludedPackage]) -> Reporting:
    """The rows of a sum by the state they tell; a state that is not known (of an older package) counts as accepted."""
    inside = tuple(row for row in rows if (row.state or "").startswith(INSIDE))
    owed = tuple(row for row in rows if row not in inside)
    by_state = {state: tuple(row for row in owed if row.state == state) for state in (WAITING, RETURNED, MISSING)}
    told = {row.uid for some in by_state.values() for row in some}
    return Reporting(
        expected=owed,
        accepted=tuple(row for row in owed if row.uid not in told),
        waiting=by_state[WAITING],
        returned=by_state[RETURNED],
        missing=by_state[MISSING],
        inside=inside,
    )
