"""The guidance in force: tasks, criteria, indicators, catalogue, periods, deadlines and units, looked up by code.

Guidance is data. The program ships a default (`resources/guidance`), an office above issues newer
guidance as a sealed file, and `superseded_by` lays the newer over the older so that nothing that was
ever reported loses its meaning: a dropped item stays readable as retired, and a code is never given
another meaning.
"""

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from app import paths
from app.domain import plain
from app.domain.fields import Record
from app.domain.guidance_items import (
    GUIDANCE_KINDS,
    LEVELS,
    BandItem,
    BodyItem,
    CatalogueItem,
    CriterionItem,
    DeadlineItem,
    GuidanceHeader,
    IndicatorItem,
    PeriodItem,
    PhraseItem,
    SentenceItem,
    TaskItem,
    UnitItem,
)
from app.domain.indicators import check_formulas
from app.domain.ledger import Ledger, Snapshot
from app.domain.periods import Period, due_day, opened_by, parse_period, span
from app.domain.units import UnitTree
from app.errors import UserError

__all__ = [
    "GUIDANCE_KINDS",
    "LEVELS",
    "BandItem",
    "BodyItem",
    "CatalogueItem",
    "CriterionItem",
    "DeadlineItem",
    "Guidance",
    "GuidanceHeader",
    "IndicatorItem",
    "PeriodItem",
    "PhraseItem",
    "SentenceItem",
    "TaskItem",
    "UnitItem",
    "in_force",
    "laid_over",
    "load",
    "load_default",
]

Item = TypeVar("Item", bound=Record)

_ONLY_GROW = (PeriodItem, UnitItem)
"""Kinds whose items a newer guidance never retires by leaving them out."""

_MOST_PLACES = 9
_MEANING = ("unit", "nature", "unit_rule", "time_rule", "formula", "weight_by")
"""What an indicator's code stands for: never changed under the same code."""


_FILES: dict[type[Record], str] = {
    GuidanceHeader: "guidance",
    TaskItem: "tasks",
    CriterionItem: "criteria",
    IndicatorItem: "indicators",
    CatalogueItem: "catalogue",
    PeriodItem: "periods",
    DeadlineItem: "deadlines",
    BandItem: "bands",
    PhraseItem: "phrases",
    SentenceItem: "sentences",
    BodyItem: "bodies",
    UnitItem: "units",
}
"""The file of `resources/guidance` that holds a kind."""


class Guidance:
    """One guidance, whole. Lists hold the items in use; look-ups by code also find the retired ones."""

    def __init__(self, snapshot: Ledger) -> None:
        self._ledger = snapshot
        headers = snapshot.all(GuidanceHeader)
        self.header = headers[0] if headers else GuidanceHeader(uid="guidance")
        self.units = UnitTree(snapshot.all(UnitItem))

    @classmethod
    def of(cls, received: Ledger) -> "Guidance":
        """A guidance that came from elsewhere. Raises `UserError` ("guidance", "formula") if it contradicts itself."""
        guidance = cls(received)
        _check(guidance)
        return guidance

    @property
    def version(self) -> int:
        return self.header.version or 0

    @property
    def issuer(self) -> str:
        """The code of the unit that issued it."""
        return self.header.issuer or ""

    @property
    def issued_on(self) -> str | None:
        return self.header.issued_on

    def snapshot(self) -> Snapshot:
        """All its items, for a guidance package."""
        return Snapshot(item for kind in GUIDANCE_KINDS.values() for item in self._ledger.all(kind))

    @cached_property
    def tasks(self) -> list[TaskItem]:
        """The tasks in use, in their order."""
        return sorted(_in_order(self._ledger.all(TaskItem)), key=lambda task: task.number or 0)

    @cached_property
    def indicators(self) -> list[IndicatorItem]:
        """The indicators in use, in their order."""
        return _in_order(self._ledger.all(IndicatorItem))

    @cached_property
    def catalogue(self) -> list[CatalogueItem]:
        """The campaigns and movements in use, in their order."""
        return _in_order(self._ledger.all(CatalogueItem))

    @cached_property
    def periods(self) -> list[PeriodItem]:
        """The periods that guidance documents have opened."""
        return _in_order(self._ledger.all(PeriodItem))

    @cached_property
    def bands(self) -> list[BandItem]:
        """The bands of both scales."""
        return _in_order(self._ledger.all(BandItem))

    @cached_property
    def deadlines(self) -> list[DeadlineItem]:
        """The rules by which deadlines are computed."""
        return _in_order(self._ledger.all(DeadlineItem))

    @cached_property
    def bodies(self) -> list[BodyItem]:
        """Bodies and posts to offer while typing."""
        return _in_order(self._ledger.all(BodyItem))

    @cached_property
    def _criteria(self) -> list[CriterionItem]:
        return _in_order(self._ledger.all(CriterionItem))

    @cached_property
    def _phrases(self) -> list[PhraseItem]:
        return _in_order(self._ledger.all(PhraseItem))

    @cached_property
    def sentences(self) -> list[SentenceItem]:
        """The wordings of sentences that tell figures, in their order."""
        return _in_order(self._ledger.all(SentenceItem))

    @cached_property
    def _indicators_by_code(self) -> dict[str, IndicatorItem]:
        return {item.code or item.uid: item for item in self._ledger.all(IndicatorItem)}

    @cached_property
    def formula_indicators(self) -> dict[str, IndicatorItem]:
        """The indicators in use by code: what `app.domain.indicators` computes with."""
        return {item.code or item.uid: item for item in self.indicators}

    def criteria(self, task: str | None = None) -> list[CriterionItem]:
        """The criteria in use of one task, or of all."""
        return [item for item in self._criteria if task is None or item.task == task]

    def phrases(self, place: str, task: str | None = None) -> list[str]:
        """The sentences offered for a place (`PHRASE_PLACES`): those of the task first, then those for every task."""
        fitting = [item for item in self._phrases if item.place == place and item.text]
        of_task = [item for item in fitting if item.task and item.task == task]
        return [item.text or "" for item in (*of_task, *(item for item in fitting if not item.task))]

    def task(self, code: str) -> TaskItem | None:
        """A task by its code, retired or not."""
        return self._ledger.get(TaskItem, code)

    def criterion(self, code: str) -> CriterionItem | None:
        """A criterion by its code, retired or not."""
        return self._ledger.get(CriterionItem, code)

    def indicator(self, code: str) -> IndicatorItem | None:
        """An indicator by its code, retired or not; None for a unit's own indicator."""
        return self._indicators_by_code.get(code)

    def catalogue_item(self, code: str) -> CatalogueItem | None:
        """A campaign by its code, retired or not."""
        return self._ledger.get(CatalogueItem, code)

    def indicators_of(self, period: Period) -> list[IndicatorItem]:
        """The indicators that hold at the end of a period."""
        return [item for item in self.indicators if _holds(item.valid_from, item.valid_to, period.end)]

    def catalogue_of(self, period: Period) -> list[CatalogueItem]:
        """The campaigns that run at the end of a period."""
        return [item for item in self.catalogue if _holds(item.valid_from, item.valid_to, period.end)]

    def period_item(self, code: str) -> PeriodItem | None:
        """What a guidance document says of a period it opened."""
        return self._ledger.get(PeriodItem, code)

    def period(self, code: str) -> Period:
        """A period by its code. Raises `UserError` ("period") for a code that names none."""
        item = self.period_item(code)
        return opened_by(item) if item else parse_period(code)

    def deadline(self, period: Period | str, level: str) -> datetime.date | None:
        """The working day by which a level sends its report up; None where no rule says so."""
        period = self.period(period) if isinstance(period, str) else period
        rule = next((rule for rule in self.deadlines if rule.period_kind == period.kind and rule.level == level), None)
        item = self.period_item(period.code)
        top = span(item.due) if item else None
        if rule is None or (item and item.levels and level not in item.levels):
            return None
        return due_day(period, rule, top[1] if top else None)

    def days_late(self, period: Period | str, level: str, received: datetime.date) -> int:
        """Days past the deadline; 0 when on time or when there is no deadline."""
        due = self.deadline(period, level)
        return max((received - due).days, 0) if due else 0

    def expected(self, period: Period | str, unit: str) -> list[UnitItem]:
        """The units that owe this unit a report of the period, by the tree on the period's last day."""
        period = self.period(period) if isinstance(period, str) else period
        below = self.units.children(unit, period.end)
        item = self.period_item(period.code)
        if item is None:
            return below
        return [
            child
            for child in below
            if (not item.units or child.code in item.units) and (not item.levels or child.level in item.levels)
        ]

    def superseded_by(self, newer: "Guidance", *, binding: bool = True) -> "Guidance":
        """The newer guidance laid over this one.

        A kind that the newer one does not bring at all stays as it is; of a kind that it brings, what it
        leaves out is retired and stays readable. Raises `UserError` ("guidance") when an indicator's code
        would get another meaning; where this one is not `binding`, the newer meaning holds.
        """
        items: dict[tuple[str, str], Record] = {}
        above = newer.snapshot()
        for kind in GUIDANCE_KINDS.values():
            name = kind.description.name
            brought = {item.uid: item for item in above.all(kind)}
            for item in self._ledger.all(kind):
                dropped = bool(brought) and item.uid not in brought
                if dropped and kind is GuidanceHeader:
                    continue
                items[name, item.uid] = _retired(item) if dropped and kind not in _ONLY_GROW else item
            items.update({(name, uid): item for uid, item in brought.items()})
        for old in self._ledger.all(IndicatorItem) if binding else ():
            _same_meaning(old, items["indicator", old.uid])
        return Guidance(Snapshot(items.values()))


def laid_over(shipped: Guidance, issued: Sequence[Guidance]) -> Guidance:
    """What was issued, oldest first, over what the program ships.

    Where the two give a code different meanings, what was issued holds: it binds, and figures were reported by it.
    What the program ships only fills in for what nobody issued, and a later program may ship something else.
    """
    if not issued:
        return shipped
    first, *newer = issued
    for one in newer:
        first = first.superseded_by(one)
    return shipped.superseded_by(first, binding=False)


def in_force(known: Sequence[Guidance], period: Period) -> Guidance:
    """The guidance of a period out of all that were received, oldest first.

    A guidance binds the periods that end on or after its `applies_from`, so a report of an earlier period keeps
    the weights and criteria it was written by. The first one, which the program ships, always holds.
    """
    shipped, *issued = known
    begun = ((one, span(one.header.applies_from)) for one in issued)
    return laid_over(shipped, [one for one, begins in begun if begins is None or begins[0] <= period.end])


def load(folder: Path) -> Guidance:
    """The guidance in a folder of JSON files, one a kind. Rows stand in the order in which they are shown."""
    items: list[Record] = []
    for kind, name in _FILES.items():
        path = folder / f"{name}.json"
        rows: list[dict[str, Any]] = plain.load(path) if path.exists() else []
        for sequence, row in enumerate(rows, 1):
            named = row if "uid" in row else {**row, "uid": row.get("code", "guidance")}
            ordered = {**named, "sequence": sequence} if "sequence" in kind.description.by_key else named
            items.append(plain.from_plain(kind, ordered))
    return Guidance.of(Snapshot(items))


def load_default() -> Guidance:
    """The guidance that the program ships."""
    return load(paths.resource("guidance"))


def _in_order(items: Iterable[Item]) -> list[Item]:
    in_use = [item for item in items if not getattr(item, "retired", None)]
    return sorted(in_use, key=lambda item: getattr(item, "sequence", None) or 0)


def _holds(first: str | None, last: str | None, on: datetime.date) -> bool:
    begins, ends = span(first), span(last)
    return (begins is None or begins[0] <= on) and (ends is None or on <= ends[1])


def _retired(item: Record) -> Record:
    return dataclasses.replace(item, **{"retired": True})


def _same_meaning(old: IndicatorItem, new: Record) -> None:
    changed = [key for key in _MEANING if (getattr(old, key) or None) != (getattr(new, key) or None)]
    if changed:
        labels = ", ".join(f"“{old.description.by_key[key].label}”" for key in changed)
        raise UserError(
            f"Bộ biểu mẫu mới dùng lại mã chỉ tiêu {old.code} nhưng đổi {labels}. "
            "Số liệu cũ sẽ sai nghĩa; đơn vị ban hành cần đặt mã mới cho chỉ tiêu này.",
            reason="guidance",
        )


def _check(guidance: Guidance) -> None:
    check_formulas(guidance.formula_indicators)
    weights = sum((task.weight or Decimal(0) for task in guidance.tasks), Decimal(0))
    if guidance.tasks and weights != 100:
        raise UserError(f"Tổng trọng số các nhiệm vụ là {weights}, phải bằng 100.", reason="guidance")
    for task in guidance.tasks:
        points = sum((c.maximum or Decimal(0) for c in guidance.criteria(task.code)), Decimal(0))
        if points != 100:
            raise UserError(f"Tổng điểm tối đa của {task.code} là {points}, phải bằng 100.", reason="guidance")
    for item in guidance.periods:
        opened_by(item)
    _check_codes(guidance)
    _check_bounds(guidance)


def _check_codes(guidance: Guidance) -> None:
    """An item is found by its code, so a second item of that code would give every old figure another meaning."""
    for item in guidance.snapshot().records():
        code: str | None = getattr(item, "code", item.uid)
        dated = isinstance(item, UnitItem) and item.uid == f"{code}@{item.valid_from}"
        if code != item.uid and not dated:
            raise UserError(
                f"Bộ biểu mẫu có hai mã cho một mục: {item.uid} và {code or 'mã để trống'}. "
                "Hãy xin đơn vị ban hành gửi lại.",
                reason="guidance",
            )


def _check_bounds(guidance: Guidance) -> None:
    """Days and decimals that the calendar and a document can hold."""
    for rule in guidance.deadlines:
        bounded = ((rule.months_after, 24), (rule.days_before, 366))
        if any(value is not None and not 0 <= value <= most for value, most in bounded):
            raise UserError(f"Hạn nộp {rule.code} nằm ngoài hai năm sau kỳ báo cáo.", reason="guidance")
    for item in guidance.indicators:
        if item.places is not None and not 0 <= item.places <= _MOST_PLACES:
            raise UserError(f"Chỉ tiêu {item.code} có {item.places} chữ số thập phân.", reason="guidance")
