"""What a newer guidance brings: items that are new, reworded, changed or dropped, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.fields import Field, Record
from app.domain.guidance import Guidance
from app.domain.guidance_items import (
    GUIDANCE_KINDS,
    BandItem,
    CatalogueItem,
    CriterionItem,
    DeadlineItem,
    GuidanceHeader,
    IndicatorItem,
    PeriodItem,
    TaskItem,
    UnitItem,
)
from app.domain.words import name_in_guidance, say, title

ADDED, RENAMED, CHANGED, DROPPED = "added", "renamed", "changed", "dropped"

_ORDER: tuple[type[Record], ...] = (
    PeriodItem,
    DeadlineItem,
    TaskItem,
    CriterionItem,
    IndicatorItem,
    CatalogueItem,
    BandItem,
    UnitItem,
)
"""What matters most to who fills in a report comes first; the other kinds follow."""

_SILENT = ("retired", "sequence")
"""Fields whose change is told by the kind of novelty, or means nothing to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that reads otherwise now; "" for empty."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """One item that is not what it was. `successors` are the codes that a dropped one is replaced by."""

    what: str
    kind: str
    code: str
    title: str
    changes: tuple[FieldChange, ...] = ()
    successors: tuple[str, ...] = ()


def novelties(old: Guidance, new: Guidance) -> list[Novelty]:
    """What changed from one guidance to the other, the most important kinds first."""
    others = [kind for kind in GUIDANCE_KINDS.values() if kind not in (*_ORDER, GuidanceHeader)]
    return [novelty for kind in (*_ORDER, *others) for novelty in _of_kind(kind, old, new)]


def called(item: Record, guidance: Guidance) -> str:
    """What a person calls an item."""
    if isinstance(item, DeadlineItem):
        by_key = item.description.by_key
        return f"{say(by_key['period_kind'], item.period_kind)}, cấp {say(by_key['level'], item.level).lower()}"
    if isinstance(item, CriterionItem):
        return f"{item.code}. {item.question}"
    return title(item, lambda kind, code: name_in_guidance(guidance, kind, code))


def successors_of(kind: type[Record], code: str, guidance: Guidance) -> list[Record]:
    """The items in use that stand in for a code that is asked no more."""
    lists: Mapping[type[Record], Sequence[Record]] = {
        TaskItem: guidance.tasks,
        CriterionItem: guidance.criteria(),
        IndicatorItem: guidance.indicators,
        CatalogueItem: guidance.catalogue,
    }
    dropped = guidance.catalogue_item(code) if kind is CatalogueItem else None
    heir = dropped.successor if dropped else None
    return [item for item in lists.get(kind, ()) if code in (getattr(item, "replaces", None) or ()) or item.uid == heir]


def in_use(item: Record) -> bool:
    """Whether an item is still asked for."""
    return not getattr(item, "retired", None)


def _of_kind(kind: type[Record], old: Guidance, new: Guidance) -> Iterator[Novelty]:
    before = {item.uid: item for item in old.snapshot().all(kind) if in_use(item)}
    after = {item.uid: item for item in new.snapshot().all(kind) if in_use(item)}
    name = kind.description.name
    for uid, item in after.items():
        if uid not in before:
            yield Novelty(what=ADDED, kind=name, code=uid, title=called(item, new))
        elif changes := _changes(before[uid], item, old, new):
            named = kind.description.by_key[kind.description.title].label
            what = RENAMED if any(change.label == named for change in changes) else CHANGED
            yield Novelty(what=what, kind=name, code=uid, title=called(item, new), changes=changes)
    for uid, item in before.items():
        if uid not in after:
            replaced = tuple(one.uid for one in successors_of(kind, uid, new))
            yield Novelty(what=DROPPED, kind=name, code=uid, title=called(item, old), successors=replaced)


def _changes(old: Record, new: Record, before: Guidance, after: Guidance) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(label=field.label, old=_said(field, old, before), new=_said(field, new, after))
        for field in new.description.fields
        if field.key not in _SILENT and getattr(old, field.key) != getattr(new, field.key)
    )


def _said(field: Field, item: Record, guidance: Guidance) -> str:
    return say(field, getattr(item, field.key), lambda kind, code: name_in_guidance(guidance, kind, code))
