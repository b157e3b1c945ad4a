"""What a small picture of a few periods is drawn from."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its short name, its number where it has one, and how that is written."""

    label: str
    value: Decimal | None
    said: str
