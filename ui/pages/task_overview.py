"""All six tasks at once: the points by criterion, the level, the period before; a press goes to the criterion."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.standings import CriterionStanding, TaskStanding
from app.text.numbers import write_number
from ui.forms.section_box import in_lines, rule
from ui.forms.sheet import Sheet
from ui.pages.task_row import points_words
from ui.plain_tips import plain_caption, plain_tip
from ui.theme import SPACES, Theme, mark
from ui.words import Words, words

NAME_LETTERS, CELL_LETTERS, TOTAL_LETTERS = 30, 9, 13
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def signed(points: Decimal) -> str:
    """ "+3", "-1,5", "0"."""
    return f"+{write_number(points)}" if points > 0 else write_number(points)


def past_words(standing: TaskStanding) -> str:
    """The points of the period before, and how many more or fewer they are now: "88 (+3)"."""
    if standing.past is None:
        return ""
    difference = standing.difference
    return write_number(standing.past) + (f" ({signed(difference)})" if difference is not None else "")


class Cell(QPushButton):
    """One criterion of the matrix."""

    left = Signal(int, int)  # rows down, columns to the right

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.pixels(44))
        mark(self, role="cell")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.left.emit(*step)

    def show_standing(self, one: CriterionStanding) -> None:
        """Show the points of a criterion, and what is missing."""
        maximum = write_number(one.item.maximum or Decimal(0))
        score = "–" if one.score is None else write_number(one.score)
        self.setText(plain_caption(f"{one.code}\n{score}/{maximum}"))
        level, said = "done", f"{score} trên {maximum} điểm"
        if one.score is None:
            level, said = "empty", "chưa chấm"
        elif one.owes:
            level, said = "warning", f"{said}, {one.owes} nên cần thuyết minh"
        before = f"\nKỳ trước: {write_number(one.past)}" if one.past is not None else ""
        self.setToolTip(plain_tip(f"{one.item.question}\n{said[0].upper()}{said[1:]}.{before}"))
        self.setAccessibleName(f"Tiêu chí {one.code}, {said}")
        if self.property("level") != level:
            mark(self, level=level)


class TaskOverview(QWidget):
    """The matrix. Where it is narrow, names stand over their cells."""

    chosen = Signal(str, str)  # task, criterion ("": the task)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stacked: bool | None = None
        self._shape: list[tuple[str, ...]] = []
        self.cells: dict[str, Cell] = {}
        self.names: dict[str, QPushButton] = {}
        self.totals: dict[str, list[Words]] = {}
        self.lines: dict[str, Words] = {}
        self._titles: dict[str, str] = {}
        self._order: list[list[str]] = []
        self._heads: list[Words] = []
        self._rules: list[QWidget] = []
        self.area = Sheet(self)
        self.lead = words(role="quiet")
        self.area.column.addWidget(self.lead)
        self._paper = QWidget()
        self.grid = QGridLayout(self._paper)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(SPACES["hair"])
        self.grid.setVerticalSpacing(SPACES["near"])
        self.area.column.addWidget(self._paper)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_standings(self, standings: Sequence[TaskStanding], past: str) -> None:
        """Show the tasks as they stand beside those of the period `past` ("" when there is none)."""
        shape = [(one.code, *(criterion.code for criterion in one.criteria)) for one in standings]
        if shape != self._shape:
            self._shape = shape
            self._make(standings)
        for one in standings:
            for criterion in one.criteria:
                self.cells[criterion.code].show_standing(criterion)
            level = one.level.name or "" if one.level else ""
            said = (points_words(one), level, past_words(one))
            for label, text in zip(self.totals[one.code], said, strict=True):
                label.setText(text)
            before = f"kỳ trước {said[2]}" if said[2] else ""
            self.lines[one.code].setText(" · ".join(part for part in (said[0], level, before) if part))
        self._heads[-1].setText("Kỳ trước" if past else "") if self._heads else None
        beside = f" Kỳ trước là {past.lower()}." if past else ""
        self.lead.setText(f"Bấm vào một ô để tới tiêu chí ấy; ô có dấu – là chưa chấm.{beside}")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _walk(self, code: str, down: int, right: int) -> None:
        """Go from a cell to its neighbour."""
        row = next(number for number, codes in enumerate(self._order) if code in codes)
        at = self._order[row].index(code) + right
        line = self._order[min(max(row + down, 0), len(self._order) - 1)]
        self.cells[line[min(max(at, 0), len(line) - 1)]].setFocus()

    def _make(self, standings: Sequence[TaskStanding]) -> None:
        for old in self._paper.findChildren(QWidget):
            old.deleteLater()
        self._order = [[criterion.code for criterion in one.criteria] for one in standings]
        self._heads = [words(text, role="help") for text in ("Điểm", "Mức", "Kỳ trước")]
        self._rules = [rule() for _ in standings]
        self.cells, self.names, self.totals, self.lines = {}, {}, {}, {}
        for one in standings:
            name = QPushButton(self._paper)
            name.setToolTip(plain_tip(one.task.wording or ""))
            name.setAccessibleName(f"{one.code}, {one.task.short_name or one.task.wording or ''}")
            name.setMinimumWidth(1)
            mark(name, role="link")
            name.clicked.connect(lambda _checked=False, code=one.code: self.chosen.emit(code, ""))
            self.names[one.code] = name
            self._titles[one.code] = f"{one.code} · {one.task.short_name or one.task.wording or ''}"
            self.totals[one.code] = [words(role=role) for role in ("strong", "", "quiet")]
            self.lines[one.code] = words(role="quiet")
            self.lines[one.code].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for criterion in one.criteria:
                cell = Cell(self._theme, self._paper)
                task, code = one.code, criterion.code
                cell.clicked.connect(lambda _checked=False, task=task, code=code: self.chosen.emit(task, code))
                cell.left.connect(partial(self._walk, code))
                self.cells[code] = cell
        inside = (
            *self._heads,
            *self._rules,
            *self.lines.values(),
            *(one for row in self.totals.values() for one in row),
        )
        for part in inside:
            part.setParent(self._paper)  # what is shown without a parent is a window
        self._stacked = None

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        most = max((len(codes) for codes in self._order), default=0)
        name_room = letter * NAME_LETTERS
        stacked = self.width() < name_room + letter * (CELL_LETTERS * most + TOTAL_LETTERS * 3)
        if stacked is self._stacked:
            return
        self._stacked = stacked
        while self.grid.takeAt(0) is not None:
            pass
        for label in (*self._heads, *(label for row in self.totals.values() for label in row)):
            label.setVisible(not stacked)
        for label in self.lines.values():
            label.setVisible(stacked)
        first = 0 if stacked else 1
        for column in range(most + 4):
            cell = first <= column < first + most
            self.grid.setColumnStretch(column, 2 if cell else int(not stacked))
            self.grid.setColumnMinimumWidth(column, 0 if stacked or cell else letter * TOTAL_LETTERS)
        self.grid.setColumnMinimumWidth(0, 0 if stacked else name_room)
        if not stacked:
            for at, head in enumerate(self._heads):
                self.grid.addWidget(head, 0, most + 1 + at)
        for number, (task, codes) in enumerate(zip(self.names, self._order, strict=True)):
            top = 1 + number * 4
            name = self.names[task]
            room = self.width() // 2 - SPACES["group"] if stacked else name_room
            name.setText(plain_caption(in_lines(self._titles[task], self.fontMetrics(), room - 2 * SPACES["near"])))
            if stacked:
                half = most // 2
                self.grid.addWidget(name, top, 0, 1, half)
                self.grid.addWidget(self.lines[task], top, half, 1, most - half)
            else:
                self.grid.addWidget(name, top + 1, 0)
                for at, label in enumerate(self.totals[task]):
                    self.grid.addWidget(label, top + 1, most + 1 + at)
            for at, code in enumerate(codes):
                self.grid.addWidget(self.cells[code], top + 1, first + at)
            self.grid.addWidget(self._rules[number], top + 3, 0, 1, most + (0 if stacked else 4))
        self._paper.show()
