"""What charts are drawn of: small values, already chosen and named by whoever asks for a chart.

They hold no record and know no ledger. A figure keeps its three answers: a number, "không phát sinh", or None for
what nobody has told yet.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.fields import Figure


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One indicator against its plan. `places` are the decimals its numbers are written with; None: those they have."""

    label: str
    unit: str  # what is counted: "người", "triệu đồng"
    plan: Figure | None
    actual: Figure | None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """What one period told."""

    label: str  # of the period: "2023", "Quý I/2024"
    value: Figure | None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over periods, earliest first; the last point is the period that is worked on."""

    label: str
    unit: str
    points: tuple[Point, ...]
    places: int | None = None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The points of a task, of the whole, or of a unit, from 0 to 100."""

    label: str
    score: Decimal | None
    appraised: Decimal | None = None  # by the office above
    before: Decimal | None = None  # in the period before
    level: str = ""  # what the points are called: "Tốt"
    whole: bool = False  # the total, set apart from the rows it sums up


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of the axis that means something: from where on a level is reached."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a group are in each class; `counts` follow the names of the classes."""

    label: str  # of the group: "Cấp xã", "Toàn địa bàn"
    counts: tuple[int, ...]
