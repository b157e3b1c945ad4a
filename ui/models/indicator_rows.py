"""The indicators of one period as rows that are typed into: plan, done, last year, cumulative.

Three blank states stay apart and are seen to be apart: "chưa nhập" in quiet words, 0, and
"không phát sinh". Ratios are computed from the other rows and can't be typed.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from app.domain.fields import Blank, Field, Figure, Kind, Value
from app.domain.guidance_items import IndicatorItem
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicators import ratio, rounded
from app.text.keys import search_key
from app.text.numbers import write_number
from ui.context import Context
from ui.models import yes_or_no
from ui.models.record_table import NOWHERE, Index, RecordRole
from ui.theme import Theme, font
from ui.typed import Unread, read, write

NAME, UNIT, PLAN, ACTUAL, LAST_YEAR, PERCENT, CUMULATIVE, NOTE = range(8)
HEADINGS = ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Cùng kỳ", "% kế hoạch", "Lũy kế", "Ghi chú")
KEYS = {PLAN: "plan", ACTUAL: "actual", LAST_YEAR: "last_year", CUMULATIVE: "cumulative", NOTE: "note"}
FIGURES = (PLAN, ACTUAL, LAST_YEAR, CUMULATIVE)
BLANK = "chưa nhập"
NOT_COMPUTED = "chưa đủ số"

OTHERS = "Thông tin chung của địa bàn"
OWN = "Chỉ tiêu riêng của đơn vị"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names the task its indicators belong to."""

    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: of the guidance, or a unit's own (`item` is None)."""

    code: str
    name: str
    unit: str
    item: IndicatorItem | None = None

    @property
    def computed(self) -> bool:
        return bool(self.item and self.item.formula)

    @property
    def yes_or_no(self) -> bool:
        """Answered "có" or "không", which is kept as 1 or 0."""
        return self.item is not None and self.item.nature == "yesno"


def rows_of(
    items: Iterable[IndicatorItem], tasks: Mapping[str, str], own: Iterable[IndicatorFigure]
) -> list[Heading | Row]:
    """The indicators under the names of their tasks, in their order; a unit's own ones at the end."""
    groups: dict[str, list[Heading | Row]] = {}
    for item in items:
        row = Row(item.code or item.uid, item.name or item.uid, item.unit or "", item)
        groups.setdefault(tasks.get(item.task or "", OTHERS), []).append(row)
    for figure in own:
        row = Row(figure.indicator or figure.uid, figure.own_name or figure.indicator or "", figure.own_unit or "")
        groups.setdefault(OWN, []).append(row)
    order = [title for title in (OTHERS, *tasks.values(), OWN) if title in groups]
    return [line for title in order for line in (Heading(title), *groups[title])]


def how_many_filled(lines: Iterable[Heading | Row], figures: Mapping[str, IndicatorFigure]) -> tuple[int, int]:
    """How many of the indicators that are typed in say what was done, and how many there are; no computed ones."""
    typed = [line.code for line in lines if isinstance(line, Row) and not line.computed]
    return sum(code in figures and figures[code].actual is not None for code in typed), len(typed)


def _side(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in (*FIGURES, PERCENT) else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


def percent(done: Figure | None, planned: Figure | None) -> Decimal | None:
    """What was done in per cent of the plan; None where that says nothing."""
    if isinstance(done, Decimal) and isinstance(planned, Decimal) and planned:
        return rounded(done * 100 / planned, 1)
    return None


class IndicatorRows(QAbstractTableModel):
    """The figures of one period and scope, by indicator."""

    edited = Signal(object)  # the IndicatorFigure as it now is

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read_only = False
        self._theme = theme
        self._context = Context()
        self._lines: Sequence[Heading | Row] = ()
        self._all: Sequence[Heading | Row] = ()
        self._period = ""
        self._scope = "own"
        self._figures: dict[str, IndicatorFigure] = {}
        self._unread: dict[tuple[str, int], tuple[str, str]] = {}
        self._searched = ""
        roles = Qt.ItemDataRole
        self._tellers: Mapping[int, Callable[[Row, int], Any]] = {
            roles.DisplayRole: self._shown,
            roles.EditRole: self._written,
            roles.TextAlignmentRole: self._side,
            roles.ForegroundRole: self._colour,
            roles.BackgroundRole: self._ground,
            roles.FontRole: self._face,
            roles.ToolTipRole: self._tip,
            RecordRole: lambda line, _column: self._figures.get(line.code),
        }

    def show(
        self, lines: Sequence[Heading | Row], period: str, figures: Iterable[IndicatorFigure], scope: str = "own"
    ) -> None:
        """Show the indicators of a period with these figures."""
        self.beginResetModel()
        if (period, scope) != (self._period, self._scope):
            self._unread.clear()
        self._all, self._period, self._scope = lines, period, scope
        self._figures = {figure.indicator or "": figure for figure in figures}
        self._lines = self._found()
        self.endResetModel()

    def search(self, typed: str) -> None:
        """Keep only the indicators in which every typed word is found, without regard to marks."""
        self.beginResetModel()
        self._searched = typed
        self._lines = self._found()
        self.endResetModel()

    def line(self, row: int) -> Heading | Row:
        """The heading or the indicator in a row."""
        return self._lines[row]

    def row_of(self, code: str) -> int | None:
        """Where an indicator stands, or None."""
        return next((at for at, line in enumerate(self._lines) if isinstance(line, Row) and line.code == code), None)

    def filled(self) -> tuple[int, int]:
        """How many of the indicators that are typed in say what was done, and how many there are."""
        return how_many_filled(self._all, self._figures)

    def value(self, line: Row, column: int) -> Figure | None:
        """The figure in a cell; of a ratio, the computed one, or the typed one while parts are missing."""
        if line.item is not None and line.item.formula:
            key = KEYS[column]
            computed = ratio(line.item, {code: getattr(figure, key) for code, figure in self._figures.items()})
            if computed is not None:
                return rounded(computed, line.item.places) if isinstance(computed, Decimal) else computed
        figure = self._figures.get(line.code)
        return getattr(figure, KEYS[column]) if figure else None

    def problem(self, index: Index) -> str:
        """Why a cell can't be read; empty when it can."""
        line = self._lines[index.row()]
        return self._unread.get((line.code, index.column()), ("", ""))[1] if isinstance(line, Row) else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self._lines[index.row()]
        if isinstance(line, Heading):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() == NOTE or (index.column() in FIGURES and not line.computed)
        return flags | Qt.ItemFlag.ItemIsEditable if typed and not self.read_only else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if isinstance(line, Heading):
            return self._heading(line, column, role)
        tell = self._tellers.get(role)
        return tell(line, column) if tell else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        line, column, typed = self._lines[index.row()], index.column(), str(value)
        if not isinstance(line, Row) or typed == self._written(line, column):
            return False
        if line.yes_or_no and column in FIGURES:
            typed = yes_or_no.TYPED.get(search_key(typed), typed)
        try:
            understood = read(self.field(line, column), typed, self._context)
        except Unread as fault:
            self._unread[line.code, column] = (typed, str(fault))
        else:
            self._unread.pop((line.code, column), None)
            self._keep(line, column, understood)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(HEADINGS) - 1))
        return True

    def paste(self, start: Index, cells: Sequence[Sequence[str]]) -> int:
        """Rows of a spreadsheet, laid over the indicators from this cell on; headings and ratios are passed over."""
        lines = [at for at in range(start.row(), len(self._lines)) if isinstance(self._lines[at], Row)]
        columns = [column for column in KEYS if column >= start.column()]
        for at, cells_of_line in zip(lines, cells, strict=False):
            for column, cell in zip(columns, cells_of_line, strict=False):
                if cell.strip():
                    self.setData(self.index(at, column), cell)
        return min(len(lines), len(cells))

    def field(self, line: Row | None, column: int) -> Field:
        """The description of a cell: as many decimals as the indicator has."""
        field = IndicatorFigure.description.by_key[KEYS[column]]
        if field.kind is Kind.FIGURE and line is not None and line.item is not None:
            return dataclasses.replace(field, places=line.item.places or 0)
        return field

    def _found(self) -> list[Heading | Row]:
        words = search_key(self._searched).split()
        if not words:
            return list(self._all)
        found: list[Heading | Row] = []
        heading: Heading | None = None
        for line in self._all:
            if isinstance(line, Heading):
                heading = line
            elif all(word in search_key(f"{line.name} {line.code}") for word in words):
                found += [heading, line] if heading else [line]
                heading = None
        return found

    def _keep(self, line: Row, column: int, value: Value) -> None:
        figure = self._figures.get(line.code) or IndicatorFigure(
            uid=figure_uid(self._period, line.code, self._scope),
            period=self._period,
            indicator=line.code,
            scope=self._scope,
            own_name=None if line.item else line.name,
            own_unit=None if line.item else line.unit or None,
        )
        changed = dataclasses.replace(figure, **{KEYS[column]: value})
        self._figures[line.code] = changed
        self.edited.emit(changed)

    def _heading(self, line: Heading, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and column == NAME:
            return line.title
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._theme.colour("raised")
        return None

    def _shown(self, line: Row, column: int) -> str:
        if column in KEYS and (line.code, column) in self._unread:
            return self._unread[line.code, column][0]
        if column in (NAME, UNIT):
            return line.name if column == NAME else line.unit
        if column == NOTE:
            return self._written(line, NOTE)
        if column == PERCENT:
            part = percent(self.value(line, ACTUAL), self.value(line, PLAN))
            return "" if part is None or line.computed or line.yes_or_no else f"{write_number(part)}%"
        return self._figure_shown(line, self.value(line, column))

    def _figure_shown(self, line: Row, value: Figure | None) -> str:
        if value is None:
            return NOT_COMPUTED if line.computed else "" if self.read_only else BLANK
        if isinstance(value, Blank):
            return value.value
        if line.yes_or_no:
            return self._answer(line, value)
        return write_number(value, line.item.places or 0 if line.item and line.computed else None)

    def _answer(self, line: Row, value: Decimal) -> str:
        if self._scope != "area":
            return yes_or_no.answer(value)
        figure = self._figures.get(line.code)
        return yes_or_no.units_with(value, figure.denominator if figure and figure.actual == value else None)

    def _written(self, line: Row, column: int) -> str:
        if (line.code, column) in self._unread:
            return self._unread[line.code, column][0]
        if column not in KEYS:
            return ""
        figure = self._figures.get(line.code)
        value: Value = getattr(figure, KEYS[column]) if figure else None
        if line.yes_or_no and isinstance(value, Decimal):
            return self._answer(line, value)
        return write(self.field(line, column), value, self._context)

    def _side(self, line: Row, column: int) -> Qt.AlignmentFlag:
        return _side(column)

    def _is_blank(self, line: Row, column: int) -> bool:
        return column in FIGURES and self.value(line, column) is None

    def _colour(self, line: Row, column: int) -> QColor:
        if (line.code, column) in self._unread:
            return self._theme.colour("danger")
        quiet = column in (UNIT, PERCENT) or self._is_blank(line, column)
        return self._theme.colour("quiet" if quiet else "ink")

    def _ground(self, line: Row, column: int) -> QColor | None:
        return self._theme.colour("paper") if line.computed or column == PERCENT else None

    def _face(self, line: Row, column: int) -> QFont | None:
        """What is not there is set in italics, so that it is never taken for an answer."""
        if not self._is_blank(line, column):
            return None
        face = font(self._theme)
        face.setItalic(True)
        return face

    def _tip(self, line: Row, column: int) -> str | None:
        problem = self._unread.get((line.code, column), ("", ""))[1]
        return problem or (self._explained(line) if column == NAME else None)

    def _explained(self, line: Row) -> str:
        if line.item is None:
            return "Chỉ tiêu riêng: được liệt kê trong báo cáo, cấp trên không cộng."
        return f"{line.code} · tự tính theo công thức {line.item.formula}" if line.item.formula else line.code
