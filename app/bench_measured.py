"""One measured job: our time beside the floor of the hardware, from rounds that take turns."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.text.numbers import write_number


@dataclass(frozen=True, slots=True)
class Measured:
    """A job beside its floor, in milliseconds (medians); `floor_ms` is None where nothing simpler does the job.

    `title` is said to people, `note` is put behind; `extra` goes into the JSON as it is.
    """

    name: str
    title: str
    ours_ms: float | None
    floor_ms: float | None = None
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def ratio(self) -> float | None:
        """Ours by the floor."""
        return self.ours_ms / self.floor_ms if self.ours_ms is not None and self.floor_ms else None

    def sentence(self) -> str:
        """One Vietnamese line."""
        said = f"{self.title}:" if self.ours_ms is None else f"{self.title}: {milliseconds(self.ours_ms)}"
        if self.floor_ms is not None:
            said += f", mức sàn {milliseconds(self.floor_ms)}"
        if self.ratio is not None:
            said += f", gấp {decimals(self.ratio)} lần"
        return f"{said} ({self.note})" if self.note else said

    def to_json(self) -> dict[str, Any]:
        """What the command line prints with ``--json``."""
        shown = {"ours_ms": self.ours_ms, "floor_ms": self.floor_ms, "ratio": self.ratio}
        return {"name": self.name, **{key: value and round(value, 3) for key, value in shown.items()}, **self.extra}


def in_turns(rounds: int, *jobs: Callable[[], object]) -> list[float]:
    """The median time of each job in milliseconds. They take turns, so that whatever else the computer does meets
    all of them alike."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, taken in zip(jobs, times, strict=True):
            begun = time.perf_counter()
            job()
            taken.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(taken) for taken in times]


def milliseconds(value: float) -> str:
    """Three digits that matter: "0,412 ms", "34,2 ms", "1.250 ms"."""
    places = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{decimals(value, places)} ms"


def decimals(value: float, places: int = 2) -> str:
    """A number in Vietnamese writing."""
    return write_number(Decimal(repr(value)), places)
