"""The tree of units by date: who existed, under which name, and who reported to whom.

Levels are data. Until 30 June 2025 a ward reports to a district, from 1 July 2025 to the province
(domain notes §7.2), and names, types and superiors keep changing after that, so every question takes
a day. Codes are text: leading zeros live.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from app.domain.guidance_items import UnitItem
from app.domain.periods import span
from app.text.keys import holds_words, search_key


def in_force(unit: UnitItem, on: datetime.date) -> bool:
    """Whether this item of a unit holds on a day; an empty bound is open."""
    first, last = span(unit.valid_from), span(unit.valid_to)
    return (first is None or first[0] <= on) and (last is None or on <= last[1])


class UnitTree:
    """Units looked up by code and day."""

    def __init__(self, items: Iterable[UnitItem]) -> None:
        self._key = cache(search_key)  # a tree has thousands of names, and people type letter by letter
        self._by_code: dict[str, list[UnitItem]] = defaultdict(list)
        self._by_superior: dict[str, list[UnitItem]] = defaultdict(list)
        for item in items:
            self._by_code[item.code or item.uid].append(item)
        for entries in self._by_code.values():
            entries.sort(key=lambda item: item.valid_from or "")
        for code in sorted(self._by_code):
            for item in self._by_code[code]:
                self._by_superior[item.superior or ""].append(item)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def all(self) -> list[UnitItem]:
        """Every item of every unit, by code and then by date."""
        return [item for code in sorted(self._by_code) for item in self._by_code[code]]

    def on(self, day: datetime.date) -> list[UnitItem]:
        """The units that exist on a day, by code."""
        return [item for item in self.all() if in_force(item, day)]

    def unit(self, code: str, on: datetime.date | None = None) -> UnitItem | None:
        """The unit as it is on a day; without a day, or outside its life, the item nearest to that day."""
        entries = self._by_code.get(code, [])
        if not entries:
            return None
        if on is None:
            return entries[-1]
        for item in entries:
            if in_force(item, on):
                return item
        begun = [item for item in entries if (days := span(item.valid_from)) is None or days[0] <= on]
        return begun[-1] if begun else entries[0]

    def exists(self, code: str, on: datetime.date) -> bool:
        """Whether a unit of this code exists on a day."""
        return any(in_force(item, on) for item in self._by_code.get(code, ()))

    def name(self, code: str, on: datetime.date | None = None) -> str:
        """The unit's name on a day; the code itself while nobody has told the name."""
        unit = self.unit(code, on)
        return (unit.name if unit else None) or code

    def superior(self, code: str, on: datetime.date) -> UnitItem | None:
        """Whom the unit reports to on a day; None for the central office and for units not existing then."""
        for item in self._by_code.get(code, ()):
            if in_force(item, on) and item.superior:
                return self.unit(item.superior, on)
        return None

    def superiors(self, code: str, on: datetime.date) -> list[UnitItem]:
        """Everyone above, from the direct superior to the top."""
        above: list[UnitItem] = []
        seen = {code}
        unit = self.superior(code, on)
        while unit is not None and unit.code and unit.code not in seen:
            above.append(unit)
            seen.add(unit.code)
            unit = self.superior(unit.code, on)
        return above

    def children(self, code: str, on: datetime.date) -> list[UnitItem]:
        """The units that report to this one on a day, by code."""
        return [item for item in self._by_superior.get(code, ()) if in_force(item, on)]

    def predecessors(self, code: str) -> list[UnitItem]:
        """The units that were merged into this one."""
        codes = dict.fromkeys(old for item in self._by_code.get(code, ()) for old in item.predecessors)
        return [unit for old in codes if (unit := self.unit(old)) is not None]

    def successors(self, code: str) -> list[UnitItem]:
        """The units that name this one among their predecessors; several where it was split."""
        return [item for item in self.all() if code in item.predecessors]

    def find(self, text: str, on: datetime.date | None = None) -> list[UnitItem]:
        """Units whose code begins with the text or whose name holds all its words, tone and marks not minded."""
        words = search_key(text).split()
        if not words:
            return []
        found: list[UnitItem] = []
        for item in self.all() if on is None else self.on(on):
            name = self._key(item.name or "")
            if (item.code or "").startswith(text.strip()) or holds_words(name, words):
                found.append(item)
        return found
