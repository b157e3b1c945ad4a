"""What many received packages give to one sum, read in a few sweeps instead of record by record.

The meaning is `app.domain.consolidation.contribution_of`: this asks it for everything but the figures of ordinary
units, which come by the million in a national period and are read straight into their columns.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

from app.domain.assessment import Assessment, CriterionScore, assessment_uid
from app.domain.conference import Conference
from app.domain.consolidation import COLUMNS, Contribution, contribution_of
from app.domain.fields import NOT_ARISEN, Figure, Part, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.indicators import Figures
from app.domain.periods import Period
from app.progress import Progress, silent
from app.storage.ledger import SourceLedger
from app.storage.mailbox import Entry
from app.storage.rows import NOT_ARISEN_TEXT, READERS, read_decimal
from app.storage.store import Store

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)


def contributions(
    store: Store, entries: Iterable[Entry], period: Period, guidance: Guidance, progress: Progress = silent
) -> list[Contribution]:
    """The contribution of each accepted package, in the order of the entries. May be stopped by `progress`."""
    wanted = list(entries)
    with store.reading():
        sweep = _Sweep(store, [entry.source for entry in wanted], period, guidance)
        made: list[Contribution] = []
        for done, entry in enumerate(wanted):
            if done % 100 == 0:
                progress(done, len(wanted), "Đang cộng số liệu")
            made.append(_contribution(sweep, entry, period, guidance))
    return made


class _Figures(dict[str, Figure | None]):
    """Stored figure → figure, "" for none; each distinct one is made once."""

    def __missing__(self, stored: str) -> Figure | None:
        value = None if not stored else NOT_ARISEN if stored == NOT_ARISEN_TEXT else read_decimal(stored)
        self[stored] = value
        return value


class _Names(dict[str, tuple[list[str], Figures]]):
    """Codes as JSON → the codes, and figures that are all empty. Most units report the same ones in the same order."""

    def __missing__(self, listed: str) -> tuple[list[str], Figures]:
        codes = [code or "" for code in json.loads(listed)]
        self[listed] = codes, dict.fromkeys(codes)
        return self[listed]


class _Sweep:
    """The rows of all wanted sources that count in a period, by source."""

    def __init__(self, store: Store, sources: Sequence[int], period: Period, guidance: Guidance) -> None:
        self.store = store
        self._listed = json.dumps(sources)
        known = {item.code or item.uid for item in guidance.indicators}
        self.columns: dict[int, dict[str, Figures]] = {}
        self.areas: set[int] = set()
        self.strange: dict[int, list[Record]] = {}
        read, named = _Figures().__getitem__, _Names()
        # One row a source: a stored figure holds no comma. SQLite steps all of these through the same rows at once.
        keys = ", ".join(f"group_concat(ifnull({key}, ''))" for key in COLUMNS)
        found = f"source, total(scope = 'area'), json_group_array(indicator), {keys}"
        query = f"SELECT {found} FROM indicator_figure WHERE period = ?"
        for source, area, listed, *stored in self._rows(query, period.code, grouped=True):
            if area:
                self.areas.add(source)
                continue
            names, empty = named[listed]
            self.columns[source] = {
                column: dict(zip(names, map(read, texts.split(",")), strict=True)) if texts.strip(",") else empty
                for column, texts in zip(COLUMNS, stored, strict=True)
            }
            if not known.issuperset(names):
                self.strange[source] = [
                    row
                    for row in SourceLedger(store, source).all(IndicatorFigure)
                    if row.period == period.code and row.indicator not in known
                ]
        self.scores = self._slim(
            CriterionScore, ("criterion", "score", "appraised"), "parent = ?", assessment_uid(period.code)
        )
        self.assessments = self._slim(Assessment, ("bonus",), "uid = ?", assessment_uid(period.code))
        self.conferences = self._slim(Conference, ("own_role", "period", "held_on"), "? IS NOT NULL", "")

    def _rows(self, query: str, value: str, *, grouped: bool = False) -> Iterator[Any]:
        """By source, as the rows are clustered; `grouped` for one row a source."""
        order = "GROUP BY source ORDER BY source" if grouped else "ORDER BY source"
        return self.store.conn.execute(
            f"{query} AND source IN (SELECT value FROM json_each(?)) {order}", (value, self._listed)
        )

    def _slim(self, kind: type[R], keys: tuple[str, ...], condition: str, value: str) -> dict[int, list[R]]:
        """Records with nothing in them but these fields; equal ones are one record, with the uid of the first."""
        readers = [(field.key, read) for field in kind.description.fields if (read := READERS[field.kind])]
        readers = [(key, read) for key, read in readers if key in keys]
        found: dict[int, list[R]] = {}
        query = f'SELECT source, uid, {", ".join(keys)} FROM "{kind.description.name}" WHERE {condition}'
        made: dict[tuple[Any, ...], R] = {}
        for source, uid, *stored in self._rows(query, value):
            row = made.get(values := tuple(stored))
            if row is None:
                filled: dict[str, Any] = dict(zip(keys, values, strict=True))
                for key, read in readers:
                    filled[key] = read(filled[key])
                row = made[values] = kind(uid=uid, **filled)
            found.setdefault(source, []).append(row)
        return found


class _SlimLedger:
    """What `contribution_of` reads of an ordinary unit, and no more."""

    def __init__(self, sweep: _Sweep, source: int) -> None:
        self._rows: dict[type[Record], Sequence[Record]] = {
            IndicatorFigure: sweep.strange.get(source, ()),
            CriterionScore: sweep.scores.get(source, ()),
            Assessment: sweep.assessments.get(source, ()),
            Conference: sweep.conferences.get(source, ()),
        }

    def all(self, kind: type[R]) -> Sequence[R]:
        return cast(Sequence[R], self._rows[kind])

    def parts(self, kind: type[P], parent: str) -> Sequence[P]:
        return self.all(kind)

    def get(self, kind: type[R], uid: str) -> R | None:
        return next((row for row in self.all(kind) if row.uid == uid), None)

    def blob(self, digest: str) -> bytes | None:
        raise KeyError(digest)


def _contribution(sweep: _Sweep, entry: Entry, period: Period, guidance: Guidance) -> Contribution:
    late = entry.days_late or 0
    if entry.source in sweep.areas:
        ledger = SourceLedger(sweep.store, entry.source)
        return contribution_of(ledger, period, entry.unit, entry.unit_name, guidance, area=True, days_late=late)
    slim = _SlimLedger(sweep, entry.source)
    made = contribution_of(slim, period, entry.unit, entry.unit_name, guidance, area=True, days_late=late)
    columns = sweep.columns.get(entry.source)
    return made if columns is None else dataclasses.replace(made, columns=columns)
