"""The lines of the grid of indicators: under which task each stands, what is filled in, what is looked for."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.guidance_items import IndicatorItem
from app.domain.indicator_figure import IndicatorFigure
from app.text.keys import holds_words, search_key

NAME, UNIT, PLAN, ACTUAL, LAST_YEAR, PERCENT, CUMULATIVE, NOTE = range(8)
HEADINGS = ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Cùng kỳ", "% kế hoạch", "Lũy kế", "Ghi chú")
KEYS = {PLAN: "plan", ACTUAL: "actual", LAST_YEAR: "last_year", CUMULATIVE: "cumulative", NOTE: "note"}
FIGURES = (PLAN, ACTUAL, LAST_YEAR, CUMULATIVE)

OTHERS = "Thông tin chung của địa bàn"
OWN = "Chỉ tiêu riêng của đơn vị"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names the task its indicators belong to."""

    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: of the guidance, or a unit's own (`item` is None). `formula` speaks in names, not in codes."""

    code: str
    name: str
    unit: str
    item: IndicatorItem | None = None
    formula: str = ""

    @property
    def computed(self) -> bool:
        """Whether it follows from others and is not typed."""
        return bool(self.item and self.item.formula)

    @property
    def yes_or_no(self) -> bool:
        """Answered "có" or "không", which is kept as 1 or 0."""
        return self.item is not None and self.item.nature == "yesno"


Line = Heading | Row
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")


def rows_of(
    items: Iterable[IndicatorItem], tasks: Mapping[str, str], own: Iterable[IndicatorFigure]
) -> list[Heading | Row]:
    """The indicators under the names of their tasks, in their order; a unit's own ones at the end."""
    items = list(items)
    names = {item.code or item.uid: item.name or item.uid for item in items}
    groups: dict[str, list[Heading | Row]] = {}
    for item in items:
        formula = _in_names(item.formula or "", names)
        row = Row(item.code or item.uid, item.name or item.uid, item.unit or "", item, formula)
        groups.setdefault(tasks.get(item.task or "", OTHERS), []).append(row)
    for figure in own:
        row = Row(figure.indicator or figure.uid, figure.own_name or figure.indicator or "", figure.own_unit or "")
        groups.setdefault(OWN, []).append(row)
    order = [title for title in (OTHERS, *tasks.values(), OWN) if title in groups]
    return [line for title in order for line in (Heading(title), *groups[title])]


def _in_names(formula: str, names: Mapping[str, str]) -> str:
    """A formula as people read it: "(“Số tốt” + “Số khá”) : “Tổng số” × 100"."""
    named = _CODE.sub(lambda code: f"“{names.get(code[0], code[0])}”", formula)
    return named.replace("+", " + ").replace("/", " : ").replace("*", " × ")


def how_many_filled(lines: Iterable[Line], figures: Mapping[str, IndicatorFigure]) -> tuple[int, int]:
    """How many of the indicators that are typed in say what was done, and how many there are; no computed ones."""
    typed = [line.code for line in lines if isinstance(line, Row) and not line.computed]
    return sum(code in figures and figures[code].actual is not None for code in typed), len(typed)


def filled_by_heading(lines: Iterable[Line], figures: Mapping[str, IndicatorFigure]) -> dict[str, tuple[int, int]]:
    """The same, of the lines under each heading."""
    groups: dict[str, list[Line]] = {}
    title = ""
    for line in lines:
        if isinstance(line, Heading):
            title = line.title
        groups.setdefault(title, []).append(line)
    return {title: how_many_filled(group, figures) for title, group in groups.items()}


def looked_for(
    lines: Iterable[Line], typed: str, heading: str = "", only: Collection[str] | None = None
) -> Sequence[Line]:
    """The lines in which every typed word is found without regard to marks, under a heading, of these codes."""
    words = search_key(typed).split()
    found: list[Line] = []
    above: Heading | None = None
    under = ""
    for line in lines:
        if isinstance(line, Heading):
            above, under = line, line.title
            continue
        key = search_key(f"{line.name} {line.code}")
        wanted = holds_words(key, words) and heading in ("", under) and (only is None or line.code in only)
        if wanted:
            found += [above, line] if above else [line]
            above = None
    return found
