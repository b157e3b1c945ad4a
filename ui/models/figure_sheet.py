"""The figures of one period as they are being filled in: what each cell holds, may hold, and how it is seen.

Three blank states stay apart: nothing yet, 0, and "không phát sinh". Ratios follow from the other figures and
can't be typed. What earlier periods tell is offered beside an empty cell and never written by itself.
"""

import dataclasses
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from app.domain.fields import NOT_ARISEN, Blank, Field, Figure, Kind, Value
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicator_past import EarlierFigures
from app.domain.indicators import percent as percent_of
from app.domain.indicators import ratio, rounded
from app.domain.problems import Problem
from app.text.keys import search_key
from app.text.numbers import write_number
from ui.context import Context, UnreadBoxes, UnreadHere
from ui.models import yes_or_no
from ui.models.indicator_lines import ACTUAL, CUMULATIVE, FIGURES, KEYS, LAST_YEAR, NAME, NOTE, PERCENT, PLAN, UNIT, Row
from ui.typed import Unread, read, write

BLANK = "chưa nhập"
NOT_COMPUTED = "chưa đủ số"
KIND = IndicatorFigure.description.name


class State(Enum):
    """How a cell is to be seen, besides its words."""

    HEADING = "heading"
    FULL = "full"  # a heading under which nothing is missing
    SLOT = "slot"  # waits for an answer
    OFFERED = "offered"  # empty, and an earlier period tells what it may be
    NOT_ARISEN = "not_arisen"
    PLAIN = "plain"


def answers_of(line: Row) -> list[str]:
    """The words that may stand in place of a number."""
    return ["Có", "Không", NOT_ARISEN.value] if line.yes_or_no else [NOT_ARISEN.value]


class FigureSheet:
    """The figures of a period and scope by indicator, what was typed and can't be read, and what wants a look."""

    def __init__(self) -> None:
        self.read_only = False
        self.period = ""
        self.scope = "own"
        self.unit_in_name = False  # where the column of the units had to give way
        self.figures: dict[str, IndicatorFigure] = {}
        self.unread: dict[tuple[str, int], tuple[str, str]] = {}  # what was typed, and why it can't be read
        self._doubts: dict[tuple[str, str], Problem] = {}
        self.earlier: EarlierFigures | None = None
        self._context = Context()
        self.kept: UnreadBoxes = UnreadHere()  # where what can't be read outlives the window

    def show(
        self, period: str, figures: Iterable[IndicatorFigure], scope: str, earlier: EarlierFigures | None = None
    ) -> None:
        """Hold these figures from now on; of the same period and scope, what can't be read stays."""
        if (period, scope) != (self.period, self.scope):
            self.unread.clear()
            self._doubts.clear()
        self.period, self.scope, self.earlier = period, scope, earlier
        self.figures = {figure.indicator or "": figure for figure in figures}

    def recall(self, lines: Iterable[Row]) -> None:
        """What could not be read when the program was last closed stands in its cells again."""
        for line in lines:
            for column, key in KEYS.items():
                typed = self.kept.typed(KIND, figure_uid(self.period, line.code, self.scope), key)
                if not typed:
                    continue
                try:
                    read(self.field(line, column), typed, self._context)
                except Unread as fault:
                    self.unread[line.code, column] = (typed, str(fault))

    def doubt(self, problems: Iterable[Problem]) -> None:
        """Remember what the checks will say of these figures."""
        codes = {figure.uid: code for code, figure in self.figures.items()}
        known = [problem for problem in problems if problem.record_uid in codes]
        self._doubts = {(codes[problem.record_uid], problem.field): problem for problem in known}

    def doubted(self, code: str, column: int) -> Problem | None:
        """What the checks say of a cell; that a number wants a note is said of the number."""
        told = self._doubts.get((code, KEYS[column])) if column in FIGURES else None
        return told or (self._doubts.get((code, KEYS[NOTE])) if column == ACTUAL else None)

    def doubts_of(self, code: str) -> list[Problem]:
        """What the checks say of an indicator."""
        return [problem for (about, _), problem in self._doubts.items() if about == code]

    def doubted_codes(self) -> frozenset[str]:
        """The indicators that want a look."""
        return frozenset(code for code, _ in (*self._doubts, *self.unread))

    def typed_into(self, line: Row, column: int) -> bool:
        """Whether a cell can be typed into."""
        return not self.read_only and (column == NOTE or (column in FIGURES and not line.computed))

    def value(self, line: Row, column: int) -> Figure | None:
        """The figure in a cell; of a ratio, the computed one, or the typed one while parts are missing."""
        if line.item is not None and line.item.formula:
            key = KEYS[column]
            computed = ratio(line.item, {code: getattr(figure, key) for code, figure in self.figures.items()})
            if computed is not None:
                return rounded(computed, line.item.places) if isinstance(computed, Decimal) else computed
        figure = self.figures.get(line.code)
        return getattr(figure, KEYS[column]) if figure else None

    def offered(self, line: Row, column: int) -> Figure | None:
        """What earlier periods tell for a cell that is empty; None for a filled one, and where nothing is known."""
        if self.earlier is None or self.read_only or line.computed or column not in (LAST_YEAR, CUMULATIVE):
            return None
        if self.value(line, column) is not None or (line.code, column) in self.unread:
            return None
        if column == LAST_YEAR:
            return self.earlier.last_year(line.code)
        return self.earlier.since_january(line.item, self.value(line, ACTUAL)) if line.item else None

    def understand(self, line: Row, column: int, typed: str) -> IndicatorFigure | None:
        """Take what was typed; the figure with it, or None where it can't be read: then it stays in its cell."""
        if line.yes_or_no and column in FIGURES:
            typed = yes_or_no.TYPED.get(search_key(typed), typed)
        uid = figure_uid(self.period, line.code, self.scope)
        try:
            value = read(self.field(line, column), typed, self._context)
        except Unread as fault:
            self.unread[line.code, column] = (typed, str(fault))
            self.kept.keep(KIND, uid, KEYS[column], typed)
            return None
        self.unread.pop((line.code, column), None)
        self.kept.keep(KIND, uid, KEYS[column], "")
        figure = self.figures.get(line.code) or IndicatorFigure(
            uid=uid,
            period=self.period,
            indicator=line.code,
            scope=self.scope,
            own_name=None if line.item else line.name,
            own_unit=None if line.item else line.unit or None,
        )
        self.figures[line.code] = dataclasses.replace(figure, **{KEYS[column]: value})
        return self.figures[line.code]

    def field(self, line: Row | None, column: int) -> Field:
        """The description of a cell: as many decimals as the indicator has."""
        field = IndicatorFigure.description.by_key[KEYS[column]]
        if field.kind is Kind.FIGURE and line is not None and line.item is not None:
            return dataclasses.replace(field, places=line.item.places or 0)
        return field

    def shown(self, line: Row, column: int) -> str:
        """The words in a cell."""
        if column in KEYS and (line.code, column) in self.unread:
            return self.unread[line.code, column][0]
        if column in FIGURES:
            return self._figure_shown(line, column)
        if column == PERCENT:
            part = percent_of(self.value(line, ACTUAL), self.value(line, PLAN))
            return "" if part is None or line.computed or line.yes_or_no else f"{write_number(part)}%"
        name = f"{line.name} ({line.unit})" if self.unit_in_name and line.unit else line.name
        return {NAME: name, UNIT: line.unit, NOTE: self.written(line, NOTE)}[column]

    def _figure_shown(self, line: Row, column: int) -> str:
        value = self.value(line, column)
        if value is not None:
            return self.said(line, value)
        if column != ACTUAL:
            return ""
        return NOT_COMPUTED if line.computed else "" if self.read_only else BLANK

    def said(self, line: Row, value: Figure) -> str:
        """A figure of this indicator as people read it."""
        if isinstance(value, Blank):
            return value.value
        if line.yes_or_no:
            return self._answer(line, value)
        return write_number(value, line.item.places or 0 if line.item and line.computed else None)

    def said_offered(self, line: Row, column: int) -> str:
        """What is offered for an empty cell, in words; "" where nothing is."""
        value = self.offered(line, column)
        return "" if value is None else self.said(line, value)

    def written(self, line: Row, column: int) -> str:
        """What stands in a cell to be typed on."""
        if (line.code, column) in self.unread:
            return self.unread[line.code, column][0]
        figure = self.figures.get(line.code)
        return self.as_typed(line, column, getattr(figure, KEYS[column]) if figure and column in KEYS else None)

    def as_typed(self, line: Row, column: int, value: Value) -> str:
        """A value as one would type it."""
        if column not in KEYS:
            return ""
        if line.yes_or_no and isinstance(value, Decimal):
            return self._answer(line, value)
        return write(self.field(line, column), value, self._context)

    def heard(self, line: Row, column: int) -> str:
        """What a screen reader says of a cell: an empty one is told to be empty."""
        shown = self.shown(line, column)
        if column not in FIGURES or shown:
            return shown
        offered = self.said_offered(line, column)
        return f"{BLANK}, gợi ý {offered}" if offered else BLANK

    def state(self, line: Row, column: int) -> State:
        """How a cell is to be seen."""
        if column not in FIGURES or (line.code, column) in self.unread:
            return State.PLAIN
        value = self.value(line, column)
        if isinstance(value, Blank):
            return State.NOT_ARISEN
        if value is not None or line.computed:
            return State.PLAIN
        if self.offered(line, column) is not None:
            return State.OFFERED
        return State.SLOT if column == ACTUAL and not self.read_only else State.PLAIN

    def _answer(self, line: Row, value: Decimal) -> str:
        if self.scope != "area":
            return yes_or_no.answer(value)
        figure = self.figures.get(line.code)
        return yes_or_no.units_with(value, figure.denominator if figure and figure.actual == value else None)
