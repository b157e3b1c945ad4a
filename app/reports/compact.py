"""Any record set small, to be looked up rather than read: facts side by side, dense tables, one row in one sentence.

Like `app.reports.sections`, it knows no record but reads descriptions: a field that is added appears by itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from app.domain.fields import Field, Kind, Record
from app.domain.ledger import Ledger
from app.domain.records import parts_of
from app.domain.words import Lookup
from app.reports.fonts import ITALIC, REGULAR
from app.reports.page import TEXT_WIDTH
from app.reports.sections import parts_table, said, with_aside, with_unit
from app.reports.style import DETAIL, led, readable
from app.reports.tables import BARE

_HALF = TEXT_WIDTH / 2
_GAP = 4 * mm


class Fact(Flowable):
    """ "Địa điểm: Hội trường" on one line, its label slanted."""

    style = DETAIL

    def __init__(self, label: str, words: str) -> None:
        super().__init__()
        self.label, self.words = label, words
        self.needed = _width(label, ITALIC) + _width(words, REGULAR)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, DETAIL.leading
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        base = self.height - DETAIL.fontSize
        canvas.setFont(ITALIC, DETAIL.fontSize)
        canvas.drawString(0, base, self.label)
        canvas.setFont(REGULAR, DETAIL.fontSize)
        canvas.drawString(_width(self.label, ITALIC), base, self.words)


def compact_record(
    record: Record,
    ledger: Ledger,
    lookup: Lookup,
    *,
    skip: Iterable[str] = (),
    without: Iterable[type[Record]] = (),
    period: str = "",
) -> list[Flowable]:
    """A record with its parts. `skip` names fields, `without` kinds of parts that are printed elsewhere, `period` the
    period that is not said again with every row."""
    flow = compact_facts(said(record, lookup, skip))
    left_out = set(without)
    for kind in parts_of(record.description.name):
        if kind not in left_out:
            flow += compact_rows(ledger.parts(kind, record.uid), lookup, period=period)
    return flow


def compact_facts(told: Sequence[tuple[Field, str]]) -> list[Flowable]:
    """Fields and their words: short ones two on a line, then the long ones as paragraphs."""
    cells: list[list[Any]] = []
    waiting: Fact | None = None
    long: list[Flowable] = []
    for field, words in told:
        text = readable(with_unit(field, words)).strip()
        fact = Fact(f"{field.label}: ", text)
        if "\n" in text or fact.needed > TEXT_WIDTH:
            long += led(f"{field.label}:", text, DETAIL)
        elif field.kind is Kind.NOTE:  # narratives keep their order: a cause stands behind its shortcoming
            cells += [[waiting, []]] if waiting is not None else []
            cells.append([fact, []])
            waiting = None
        elif fact.needed > _HALF - _GAP:
            cells.append([fact, []])
        elif waiting is None:
            waiting = fact
        else:
            cells.append([waiting, fact])
            waiting = None
    if waiting is not None:
        cells.append([waiting, []])
    return [*([Table(cells, colWidths=[_HALF, _HALF], style=BARE, spaceAfter=2)] if cells else []), *long]


def compact_rows(
    rows: Sequence[Record], lookup: Lookup, *, skip: Iterable[str] = (), label: str = "", period: str = ""
) -> list[Flowable]:
    """Rows of one kind: a small table, or a sentence when there is only one."""
    if not rows or rows[0].description.local:
        return []
    kind = rows[0].description
    left_out = set(skip)
    if all(getattr(row, "period", None) in (None, period) for row in rows):
        left_out.add("period")
    if len(rows) > 1:
        return parts_table(rows, lookup, skip=left_out, label=label, small=True)
    told = said(rows[0], lookup, left_out)
    named = next((words for field, words in told if field.key == kind.title), "")
    short, long = with_aside(named, [(field, words) for field, words in told if field.key != kind.title])
    flow = led(f"{label or kind.plural}:", short or "…", DETAIL) if told else []
    for head, words in long:
        flow += led(f"{head}:", words, DETAIL)
    return flow


def _width(words: str, font: str) -> float:
    return stringWidth(words, font, DETAIL.fontSize)
