"""What a row belongs to: people name a conference, a campaign or a limitation by its number or its name."""

import re
from dataclasses import dataclass, field

from app.packages.cells import Cell
from app.packages.form_places import Places
from app.packages.form_plan import OWNER, FormSheet, sheet_of
from app.packages.tables import Table
from app.packages.typed import is_blank, plain
from app.text.keys import search_key

_NUMBERED = re.compile(
    r"(?:(?:stt|so|dong|hn|hoi nghi|phong trao|cuoc van dong|han che)\b[ .:]*)*0*([1-9]\d{0,3})[.)]?"
)


@dataclass(slots=True)
class Owners:
    """The rows of a sheet that others name: their uids by number and by name, as `search_key` folds it."""

    numbers: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    names: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    shown: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, uid: str, counter: Cell, name: str) -> None:
        """A row that holds something, with what stands in its column of numbers."""
        number = _number(counter)
        if number:
            self.numbers.setdefault(number, []).append(uid)
        if folded := search_key(plain(name)):
            self.names.setdefault(folded, []).append(uid)
        self.shown[uid] = f"số {number}" if number else f"“{name[:40]}”"


def title(plan: FormSheet) -> str:
    """The title of the sheet whose rows are named; "" for a sheet whose rows belong to nothing."""
    return sheet_of(plan.owner).title if plan.owner is not None else ""


def named(known: Owners, plan: FormSheet, cell: Cell) -> list[str]:
    """The uids that a cell names; raises ValueError for what names none, or more than one at a time."""
    if is_blank(cell):
        return []
    whole = search_key(plain(str(cell))) if isinstance(cell, str) else ""
    if whole in known.names:
        return [_only(known.names[whole], plan, f"tên “{plain(str(cell))[:40]}”")]
    pieces = re.split(r"[;,\n]| và ", cell) if isinstance(cell, str) and plan.ties else [cell]
    return list(dict.fromkeys(_one(known, plan, piece) for piece in pieces if not is_blank(piece)))


def above(table: Table, places: Places, number: int, known: Owners, plan: FormSheet) -> tuple[str, str] | None:
    """What an empty cell probably means, and how to call it: the row above's owner, else the only one there is."""
    if len(known.shown) == 1:
        uid, shown = next(iter(known.shown.items()))
        return uid, _called(plan, shown)
    for row in reversed(table[places.start : number]):
        try:
            found = named(known, plan, row[places.keys[OWNER]])
        except ValueError:
            return None
        if found:
            return found[0], _called(plan, known.shown[found[0]])
        if all(
            is_blank(cell)
            for column, cell in enumerate(row)
            if column in places.keys.values() and not _is_uid(places, column)
        ):
            return None
    return None


def _is_uid(places: Places, column: int) -> bool:
    return places.keys.get("uid") == column


def _called(plan: FormSheet, shown: str) -> str:
    return f"{title(plan)} {shown}"


def _one(known: Owners, plan: FormSheet, piece: Cell) -> str:
    number = _number(piece)
    if number in known.numbers:
        return _only(known.numbers[number], plan, f"số {number}")
    folded = search_key(plain(str(piece)))
    if folded in known.names:
        return _only(known.names[folded], plan, f"tên “{plain(str(piece))[:40]}”")
    if number:
        raise ValueError(f"ghi số {number}, nhưng trang “{title(plan)}” chưa ghi gì ở dòng số {number}")
    raise ValueError(f"ghi “{plain(str(piece))[:40]}”, không khớp số hay tên nào ở trang “{title(plan)}”")


def _only(uids: list[str], plan: FormSheet, said: str) -> str:
    if len(uids) > 1:
        raise ValueError(f"ghi {said}, mà trang “{title(plan)}” có {len(uids)} dòng như thế; hãy đánh số khác nhau")
    return uids[0]


def _number(cell: Cell) -> str:
    """The number that a cell means: 3, 3.0, "03", "số 3", "Hội nghị 3"; "" for none."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return ""
    if not isinstance(cell, str):
        return str(int(cell)) if cell == int(cell) and cell > 0 else ""
    found = _NUMBERED.fullmatch(search_key(plain(cell)))
    return found[1] if found else ""
